import Domain
import Ports
import Profiler
import Synchronization

@testable import BuiltInReasoning

/// People of files as the judge and the writer get them: read by the interviewer's reader, masked as when stored.
///
/// Everybody is read and masked once, by the test that asks first; outside of the locks, which would hold up tests
/// that need others.
final class PeopleSides: Sendable {
  static let shared = PeopleSides()

  private struct Key: Hashable {
    let person: String
    let role: Role
  }

  private let profiles = Mutex<[String: Profile]>([:])
  private let sides = Mutex<[Key: JudgedSide]>([:])

  static func profile(of person: PeopleFile.Person) -> Profile {
    PersonReader(reader: FactReader()).profile(of: person) { _ in MessageID(high: 0, low: 0) }
  }

  /// `nil` where the person does not take `role`.
  static func side(of person: PeopleFile.Person, _ profile: Profile, _ role: Role) -> JudgedSide? {
    guard let facts = MatchFacts(profile, as: role),
      let facet = PublicViewMaker().publicView(of: profile, language: person.language).facets[role]
    else { return nil }
    return JudgedSide(publicFacet: facet, facts: facts, privateNotes: profile.privateNotes)
  }

  /// A person told in other words, read anew.
  static func side(of person: PeopleFile.Person, _ role: Role) -> JudgedSide? {
    side(of: person, profile(of: person), role)
  }

  func side(_ id: String, _ role: Role) -> JudgedSide? {
    let key = Key(person: id, role: role)
    if let side = sides.withLock({ $0[key] }) { return side }
    guard let profile = profile(id), let person = LabelledPairs.shared.people[id],
      let side = Self.side(of: person, profile, role)
    else { return nil }
    sides.withLock { $0[key] = side }
    return side
  }

  /// The ids of everybody of a role, in order.
  func ids(_ role: Role) -> [String] {
    LabelledPairs.shared.people.keys.filter { profile($0)?.facets[role] != nil }.sorted()
  }

  func profile(_ id: String) -> Profile? {
    if let profile = profiles.withLock({ $0[id] }) { return profile }
    guard let person = LabelledPairs.shared.people[id] else { return nil }
    let profile = Self.profile(of: person)
    profiles.withLock { $0[id] = profile }
    return profile
  }
}
