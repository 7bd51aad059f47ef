import Agent
import Domain
import Localization
import Matcher
import Ports
import Profiler
import Testing

/// Somebody in a test house.
struct Person: Hashable, Sendable {
  let name: String
  let user: UserID
  let chat: ChatID
}

/// Where somebody points in one role: their offers and their wants.
struct Heading: Sendable {
  let offers: Double
  let wants: Double

  init(_ both: Double) { (offers, wants) = (both, both) }
  init(offers: Double, wants: Double) { (self.offers, self.wants) = (offers, wants) }
}

extension TestHouse {
  /// Somebody new, greeted.
  func arrive(
    _ name: String, from kind: Identity.Kind = .demo, language: Language = .english
  ) async throws -> Person {
    let (user, chat) = try await conversation.arrive(
      as: Identity(kind: kind, value: name), language: language)
    return Person(name: name, user: user.id, chat: chat.id)
  }

  /// A valid profile whose texts point where `headings` say. Every text holds "<word>-<role>-<section>" joined.
  func profile(
    _ word: String, _ headings: [Role: Heading], practical: [FactValue] = [.workMode(.remote)],
    shared: [FactValue] = [], words: [String] = []
  ) -> Profile {
    func evidence(_ quote: String) -> Evidence { Evidence(message: MessageID(high: 0, low: 0), quote: quote) }
    var profile = Profile(shared: shared.map { Fact($0, source: evidence("said of \(word)")) })
    for (role, heading) in headings {
      let offers = "\(word)\(role)offers"
      let wants = "\(word)\(role)wants"
      embedder.point(offers, to: heading.offers)
      embedder.point(wants, to: heading.wants)
      profile.facets[role] = Facet(
        offers: FacetPart(words: (["I bring \(offers)"] + words).map(evidence)),
        wants: FacetPart(words: [evidence("I want \(wants)")]),
        practical: FacetPart(facts: practical.map { Fact($0, source: evidence("said of \(word)")) }))
    }
    return profile
  }

  /// Stores a profile as a reply would.
  @discardableResult
  func store(_ profile: Profile, of person: Person) async throws -> ProfileVersion {
    try await store.write { [storing] tx in
      let user = try #require(try tx.users.find(person.user))
      return try storing.store(profile, of: user, embedInLane: .interactive, in: tx)
    }
  }

  /// Somebody with a profile, a contact and matching on. Their vectors are queued.
  func join(
    _ name: String, _ headings: [Role: Heading], from kind: Identity.Kind = .demo, contact: String? = nil,
    profile: Profile? = nil
  ) async throws -> Person {
    let person = try await arrive(name, from: kind)
    try await store(profile ?? self.profile(name, headings), of: person)
    let contact = contact ?? "\(name)@example.org"
    try await store.write { tx in
      try tx.users.setContact(Contact(kind: .email, value: contact), of: person.user)
    }
    try await activate(person)
    return person
  }

  func seeker(_ name: String, at degrees: Double = 0) async throws -> Person {
    try await join(name, [.seeker: Heading(degrees)])
  }

  func provider(_ name: String, at degrees: Double = 0) async throws -> Person {
    try await join(name, [.provider: Heading(degrees)])
  }

  /// Turns matching on.
  func activate(_ person: Person) async throws {
    try await send(.showProfile, by: person)
    try await press(.activate, by: person)
  }

  func user(_ person: Person) async throws -> User {
    try await #require(store.read { try $0.users.find(person.user) })
  }

  // MARK: What is said

  @discardableResult
  func send(_ command: UserCommand, by person: Person) async throws -> Receipt {
    try await conversation.receive(command, from: person.user, in: person.chat)
  }

  /// The whole transcript.
  func messages(of person: Person) async throws -> [Message] {
    try await store.read { try $0.chats.messages(in: person.chat, before: nil, limit: 10_000) }
  }

  /// What the house said, by the keys of its phrases, oldest first.
  func tags(of person: Person) async throws -> [String] {
    try await store.read { try $0.chats.recentPhraseTags(in: person.chat, limit: 10_000) }.reversed()
  }

  /// What the user said.
  func said(by person: Person) async throws -> [String] {
    try await messages(of: person).filter { $0.author == .user }.map(\.text)
  }

  /// The newest button with this intent in somebody's chat.
  func button(_ intent: MessageAction.Intent, of person: Person) async throws -> MessageAction {
    let actions = try await messages(of: person).flatMap(\.actions)
    return try #require(actions.last { $0.intent == intent }, "no button \(intent) for \(person.name)")
  }

  @discardableResult
  func press(_ intent: MessageAction.Intent, by person: Person) async throws -> Receipt {
    try await send(.press(button(intent, of: person).id), by: person)
  }

  // MARK: Matches

  func matches(of person: Person) async throws -> [Match] {
    try await store.read { try $0.matches.all(of: person.user, limit: 1_000) }
  }

  func match(of person: Person) async throws -> Match {
    try await #require(matches(of: person).first, "no match of \(person.name)")
  }

  func find(_ match: Match) async throws -> Match {
    try await #require(store.read { try $0.matches.find(match.id) })
  }

  /// Two people who were introduced to each other and have not answered.
  func introduced(
    from kind: Identity.Kind = .demo, _ first: String = "anna", _ second: String = "boris"
  ) async throws -> (seeker: Person, provider: Person, match: Match) {
    let seeker = try await join(first, [.seeker: Heading(0)], from: kind)
    let provider = try await join(second, [.provider: Heading(0)], from: kind)
    try await drain()
    return (seeker, provider, try await match(of: seeker))
  }

  /// Says yes as people do: sees what is shared, and confirms.
  func accept(_ match: Match, by person: Person) async throws {
    try await press(.accept(match.id), by: person)
    try await press(.confirmAccept(match.id), by: person)
  }

  /// Delivers all that is due to channels outside the terminal.
  func sendEverything() async throws {
    try await store.write { tx in
      for delivery in try tx.deliveries.due(limit: 1_000) {
        try tx.deliveries.markSent(delivery.message, to: delivery.identity, externalID: "sent")
      }
    }
  }

  /// What happens to a match, as the desk carries it out.
  @discardableResult
  func apply(_ event: MatchEvent, to match: MatchID, by actor: Event.Actor = .program) async throws
    -> MatchAction
  {
    try await store.write { [making] in try making.apply(event, to: match, by: actor, in: $0) }
  }

  /// Something happened that may make people fit.
  func wake() async throws {
    try await store.write { [making] in try making.wake(in: $0) }
  }
}
