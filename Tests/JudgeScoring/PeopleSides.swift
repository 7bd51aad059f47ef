import BuiltInReasoning
package import Domain
package import Ports
package import Profiler
import Synchronization

/// People of files as the judge and the writer get them: read by the interviewer's reader, masked as when stored.
///
/// Everybody is read and masked once, by whoever asks first; outside of the locks, which would hold up those who need
/// others.
package final class PeopleSides: Sendable {
  private struct Key: Hashable {
    let person: String
    let role: Role
  }

  private let people: [String: PeopleFile.Person]
  private let profiles = Mutex<[String: Profile]>([:])
  private let sides = Mutex<[Key: JudgedSide]>([:])

  /// - Parameter people: by id.
  package init(_ people: [String: PeopleFile.Person]) {
    self.people = people
  }

  /// What is stored of a person, read anew.
  package static func profile(of person: PeopleFile.Person) -> Profile {
    PersonReader(reader: FactReader()).profile(of: person) { _ in MessageID(high: 0, low: 0) }
  }

  /// A person told in other words, read anew; `nil` where the person does not take `role`.
  package static func side(of person: PeopleFile.Person, _ role: Role) -> JudgedSide? {
    side(of: person, profile(of: person), role)
  }

  private static func side(of person: PeopleFile.Person, _ profile: Profile, _ role: Role) -> JudgedSide? {
    guard let facts = MatchFacts(profile, as: role),
      let facet = PublicViewMaker().publicView(of: profile, language: person.language).facets[role]
    else { return nil }
    return JudgedSide(publicFacet: facet, facts: facts, privateNotes: profile.privateNotes)
  }

  /// `nil` where there is no such person or they do not take `role`.
  package func side(_ id: String, _ role: Role) -> JudgedSide? {
    let key = Key(person: id, role: role)
    if let side = sides.withLock({ $0[key] }) { return side }
    guard let profile = profile(id), let person = people[id], let side = Self.side(of: person, profile, role)
    else { return nil }
    sides.withLock { $0[key] = side }
    return side
  }

  /// The ids of everybody of a role, in order.
  package func ids(_ role: Role) -> [String] {
    people.filter { $0.value.roles.contains(role) }.keys.sorted()
  }

  /// `nil` where there is no such person.
  package func profile(_ id: String) -> Profile? {
    if let profile = profiles.withLock({ $0[id] }) { return profile }
    guard let person = people[id] else { return nil }
    let profile = Self.profile(of: person)
    profiles.withLock { $0[id] = profile }
    return profile
  }
}
