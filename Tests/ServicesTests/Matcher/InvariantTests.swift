import Agent
import Domain
import Matcher
import Orchestrator
import Ports
import TestSupport
import Testing

/// The rules that hold always, after each of many random steps: talk, buttons of one's own and of others, commands,
/// edits, time, makers that fail, attempts that end late or never.
struct InvariantTests {
  /// One town that lives through random days.
  final class Town {
    let house: TestHouse
    let random: SeededRandom
    private var users: Set<UserID> = []
    /// What each user said since they last started anew, in order.
    private var said: [UserID: [String]] = [:]
    private var epochs: [UserID: Int] = [:]
    private var inFlight: [(job: Job, outcome: Result<Outcome, any Error>)] = []
    private var spoken = 0
    /// How often something of note happened, so that the test knows it tested it.
    var counts: [String: Int] = [:]

    init(seed: UInt64) async throws {
      house = try await TestHouse.open()
      random = SeededRandom(seed: seed)
      let (random, house) = (random, house)
      house.judge.script.always { _ in
        if random.chance(0.1) { throw Breakdown() }
        return random.chance(0.8) ? .qualified : .disqualified
      }
      house.interviewer.script.always { context in
        if random.chance(0.15) { throw Breakdown() }
        let word = "w\(random.int(in: 0...999_999))"
        let role: [Role: Heading] =
          random.chance(0.5)
          ? [.seeker: Heading(random.unit() * 60)] : [.provider: Heading(random.unit() * 60)]
        return InterviewTurn(
          // A profile that changes with every word never connects: each change asks for the other's yes once more.
          lines: [.init("Noted.")],
          profile: random.chance(context.profile == nil ? 0.5 : 0.05) ? house.profile(word, role) : nil,
          showsProfile: random.chance(0.5),
          contact: random.chance(0.3) ? Self.contact(of: context.user.id, random) : nil)
      }
    }

    /// Contacts that tell whose they are.
    static func contact(of user: UserID, _ random: SeededRandom) -> Contact {
      Contact(kind: .email, value: "c\(user.low & 0xffff_ffff)x\(random.int(in: 0...9))@example.org")
    }

    func step() async throws {
      let person = try await house.arrive(random.pick(["anna", "boris", "clara", "dora", "egor", "faina"]))
      users.insert(person.user)
      try await noteEpoch(of: person)
      switch random.int(in: 0...19) {
      case 0...3: try await say(person)
      case 4...7: try await press(person)
      case 8: try await command(person)
      case 9...11: try await begin()
      case 12...13: try await end()
      case 14...17: try await house.drain()
      case 18: house.time.advance(by: .seconds(random.pick([1, 20, 61, 3_600, 86_400, 3 * 86_400])))
      default: try await see(person)
      }
      try await rescue()
    }

    private func say(_ person: Person) async throws {
      spoken += 1
      let text = "words \(spoken)"
      if case .stored = try await house.send(.say(text), by: person) {
        said[person.user, default: []].append(text)
      }
    }

    private func press(_ person: Person) async throws {
      let whose =
        random.chance(0.9) ? person : try await house.arrive(random.pick(["anna", "boris", "clara"]))
      users.insert(whose.user)
      try await noteEpoch(of: whose)
      let actions = try await house.messages(of: whose).suffix(12).flatMap(\.actions)
      guard !actions.isEmpty else { return }
      let yeses = actions.filter { "\($0.intent)".lowercased().contains("accept") }
      // Who is asked answers most of the time; others press what they see last, or what they saw once.
      let likely =
        !yeses.isEmpty && random.chance(0.8) ? yeses : random.chance(0.5) ? actions.suffix(2) : actions
      let action = random.pick(likely)
      try await house.send(.press(action.id), by: person)
      counts["\(action.intent)".prefix { $0 != "(" }.description, default: 0] += 1
      try await noteEpoch(of: person)
    }

    private func command(_ person: Person) async throws {
      let commands: [UserCommand] = [
        .start, .showProfile, .showMatches, .pause, .resume, .resume, .reset, .erase, .help, .help, .export,
        .showProfile,
        .setLanguage(random.chance(0.5) ? .russian : .english),
        .setContact(Self.contact(of: person.user, random).value),
        .setPublicChoices(PublicChoices(hiddenWords: random.chance(0.5) ? ["bring"] : [])),
      ]
      try await house.send(random.pick(commands), by: person)
      // Some answer at once what a command asks.
      guard random.chance(0.25), let asked = try await house.messages(of: person).last?.actions.first else {
        return
      }
      try await house.send(.press(asked.id), by: person)
      try await noteEpoch(of: person)
    }

    /// Takes a job and runs it, without committing what came of it.
    private func begin() async throws {
      guard case .started(let job) = try await house.take() else { return }
      do { inFlight.append((job, .success(try await house.run(job)))) } catch {
        inFlight.append((job, .failure(error)))
      }
    }

    /// Commits something that was begun, unless its worker never comes back.
    private func end() async throws {
      guard !inFlight.isEmpty else { return }
      let (job, outcome) = inFlight.remove(at: random.int(in: 0...inFlight.count - 1))
      if random.chance(0.2) { return }
      let result: Completion.Result
      switch outcome {
      case .failure(let error): result = try await house.fail(job, error)
      case .success(let outcome):
        do { result = try await house.complete(job, outcome) } catch {
          result = try await house.fail(job, error)
        }
      }
      counts["\(result)", default: 0] += 1
    }

    private func rescue() async throws {
      try await house.store.write { [completion = house.completion] tx in
        for job in try tx.jobs.abandoned(limit: 100) { try completion.rescue(job, in: tx) }
      }
    }

    private func see(_ person: Person) async throws {
      guard let match = try await house.store.read({ try $0.matches.waiting(of: person.user) }) else {
        return
      }
      try await house.store.write { [making = house.making] in
        try making.seen(match.id, by: person.user, in: $0)
      }
    }

    /// A reset wipes what was said; an erased person is somebody else next time.
    private func noteEpoch(of person: Person) async throws {
      guard let user = try await house.store.read({ try $0.users.find(person.user) }) else { return }
      if let epoch = epochs[user.id], epoch != user.epoch {
        said[user.id] = []
        counts[user.stage == .erased ? "erased" : "reset", default: 0] += 1
      }
      epochs[user.id] = user.epoch
    }

    // MARK: The rules

    func check() async throws {
      let (users, house) = (users, house)
      let (matches, chats, yeses) = try await house.store.read { tx in
        let matches = try users.flatMap { try tx.matches.all(of: $0, limit: 10_000) }
        let chats = try Dictionary(
          uniqueKeysWithValues: users.map {
            ($0, try tx.chats.messages(in: tx.chats.main(of: $0).id, before: nil, limit: 10_000))
          })
        let yeses = try Self.yeses(to: matches, tx)
        return (
          Dictionary(matches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }), chats, yeses
        )
      }
      for match in matches.values where match.status == .connected {
        // Two different users each accepted this match.
        try #require(match.seeker.user != match.provider.user)
        let actors = yeses[match.id, default: []]
        // Newest first; one whose yes was for something else has said it once more.
        try #require(actors.count >= 2, "\(actors)")
        try #require(Set(actors.prefix(2)) == [.user(match.seeker.user), .user(match.provider.user)])
      }
      counts["connected"] = matches.values.count { $0.status == .connected }
      for user in users {
        let waiting = matches.values.filter { match in
          match.role(of: user).map { match.side($0).isWaiting } ?? false
        }
        try #require(waiting.count <= 1, "more than one pending or unanswered match")
        try #require(waiting.allSatisfy { !$0.status.hasEnded })
        let own = chats[user, default: []]
        try #require(
          own.filter { $0.author == .user }.map(\.text) == said[user, default: []], "words lost or doubled")
        try checkContacts(in: own, of: user, matches)
      }
    }

    /// Who said yes to what: by the history of the transitions, not by the match itself.
    private static func yeses(
      to matches: [Match], _ tx: any Transaction
    ) throws -> [MatchID: [Event.Actor]] {
      var yeses: [MatchID: [Event.Actor]] = [:]
      for match in matches where match.status == .connected {
        let events: [Event] = try tx.events.events(about: .match(match.id), limit: 100)
        yeses[match.id] = events.filter { isYes($0.to ?? "") }.map(\.actor)
      }
      return yeses
    }

    private static func isYes(_ state: String) -> Bool { state == "connected" || state.hasPrefix("accepted") }

    private func checkContacts(in messages: [Message], of user: UserID, _ matches: [MatchID: Match]) throws {
      for other in users where other != user {
        let mark = "c\(other.low & 0xffff_ffff)x"
        let revealing = messages.filter { $0.text.contains(mark) }
        for message in revealing {
          guard case .contact(let id) = message.kind, let match = matches[id] else {
            Issue.record("a contact in \(message.kind)")
            continue
          }
          try #require(match.status == .connected)
          try #require(match.role(of: user) != nil && match.role(of: other) != nil)
        }
        let told = revealing.map(\.kind)
        try #require(Set(told).count == told.count, "a contact sent twice")
      }
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func theRulesHoldAfterEveryStepOfRandomDays(seed: UInt64) async throws {
    let town = try await Town(seed: seed)
    for number in 0..<300 {
      try await town.step()
      if number.isMultiple(of: 3) { try await town.check() }
    }
    // It went through what it is about.
    #expect(town.counts["accept", default: 0] > 0)
    #expect(town.counts["committed", default: 0] > 0)
    try await town.house.drain()
    try await town.check()
  }

  @Test func theRandomDaysReachConnectionsResetsErasesAndLateResults() async throws {
    var counts: [String: Int] = [:]
    for seed in 101...106 as ClosedRange<UInt64> {
      let town = try await Town(seed: seed)
      for _ in 0..<300 { try await town.step() }
      try await town.check()
      counts.merge(town.counts) { $0 + $1 }
    }
    for note in ["connected", "reset", "erased", "late", "confirmAccept", "decline"] {
      #expect(counts[note, default: 0] > 0, "never: \(note)")
    }
  }
}
