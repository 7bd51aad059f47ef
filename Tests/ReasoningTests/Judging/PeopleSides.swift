import Domain
import Ports
import Profiler

@testable import BuiltInReasoning

/// People of files as the judge and the writer get them: read by the interviewer's reader, masked as when stored.
struct PeopleSides {
  static let shared = PeopleSides()

  private let profiles: [String: Profile]

  private init() {
    profiles = LabelledPairs.shared.people.mapValues(Self.profile)
  }

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
    guard let profile = profiles[id], let person = LabelledPairs.shared.people[id] else { return nil }
    return Self.side(of: person, profile, role)
  }

  /// The ids of everybody of a role, in order.
  func ids(_ role: Role) -> [String] {
    profiles.filter { $0.value.facets[role] != nil }.keys.sorted()
  }

  func profile(_ id: String) -> Profile? { profiles[id] }
}
