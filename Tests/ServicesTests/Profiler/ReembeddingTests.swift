import Domain
import Matcher
import Orchestrator
import Ports
import Profiler
import TestSupport
import Testing

/// One embedder takes another's place: everybody gets new vectors in the background, is found by the old ones until all
/// have them, and nobody drops out.
@Suite(.timeLimit(.minutes(10))) struct ReembeddingTests {
  private static let provider = Maker.provider("openai.embeddings")
  private static let price = CostEstimate.atMost(Money(clamping: 800))

  /// People who were embedded on this machine, and the house that comes after with a provider's embedder.
  private struct Move {
    let before: TestHouse
    let after: TestHouse
    let people: [Person]
    var queue: EmbeddingQueue

    init(
      _ headings: [(String, Role)], costing cost: CostEstimate = ReembeddingTests.price, keepsOld: Bool = true
    ) async throws {
      before = try await TestHouse.open()
      var people: [Person] = []
      for (name, role) in headings { people.append(try await before.join(name, [role: Heading(0)])) }
      try await before.embed()
      self.people = people
      after = try before.restarted(
        with: before.embedder.twin("cloud", by: ReembeddingTests.provider, costing: cost),
        formers: keepsOld ? [before.embedder] : [])
      queue = EmbeddingQueue(
        embedders: after.embedders, breaker: .init(name: "openai.embeddings", configuration: "a"))
    }

    /// Queues what is next and works off the embeddings; the jobs that were done.
    mutating func next() async throws -> [Job] {
      try await queue.fill(after.store)
      return try await ReembeddingTests.embed(after)
    }

    var searched: String { get async throws { try await after.follower.catchUp().space.model } }

    /// Who has vectors of their current version in the space of `house`, by name.
    func embedded(in house: TestHouse) async throws -> [String] {
      let people = people
      return try await house.store.read { [space = house.embedder.space] tx in
        try people.filter { person in
          guard let version = try tx.profiles.currentID(of: person.user) else { return false }
          return try tx.profiles.isEmbedded(version, in: space)
        }.map(\.name)
      }
    }
  }

  /// Works off the embeddings that may start, by whichever maker, and leaves all else.
  @discardableResult
  private static func embed(_ house: TestHouse) async throws -> [Job] {
    let claim = Claim(
      handlers: house.handlers.filter { $0.key == .embed }, makers: [.builtin, provider], lease: .seconds(60))
    var jobs: [Job] = []
    while true {
      let result = try await house.store.write { [process = house.process, ids = house.ids] in
        try claim.next(lanes: [.interactive, .background], process: process, ids: ids, in: $0)
      }
      guard case .started(let job) = result else { return jobs }
      jobs.append(job)
      try await house.work(on: job)
    }
  }

  private static func ledger(_ house: TestHouse) async throws -> [LedgerEntry] {
    try await house.store.read {
      try $0.ledger.entries(since: Timestamp(microseconds: 0), limit: 1_000)
    }
  }

  @Test func peopleAreFoundByTheOldVectorsUntilEverybodyHasNewOnes() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider), ("vera", .seeker)])
    #expect(try await move.searched == "compass")
    #expect(try await move.next().count == 1, "one at a time")
    #expect(try await move.embedded(in: move.after) == ["anna"])
    #expect(try await move.searched == "compass")
    // Boris, who has none yet, is found by Anna, who has.
    try await move.after.step()
    #expect(try await move.after.match(of: move.people[0]).provider.user == move.people[1].user)
    #expect(try await move.next().count == 1)
    #expect(try await move.searched == "compass")
    #expect(try await move.next().count == 1)
    #expect(try await move.searched == "cloud")
    #expect(try await move.embedded(in: move.after) == ["anna", "boris", "vera"])
    #expect(try await move.next() == [])
    #expect(try await move.searched == "cloud")
  }

  @Test func eachCallIsABackgroundGenerationOfTheProviderInTheLedger() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    _ = try await move.next()
    _ = try await move.next()
    let entries = try await Self.ledger(move.after)
    #expect(entries.map(\.kind) == [.embed, .embed])
    #expect(entries.map(\.lane) == [.background, .background])
    #expect(entries.map(\.maker) == [Self.provider, Self.provider])
    #expect(entries.map(\.model) == ["cloud", "cloud"])
    #expect(
      entries.map(\.state) == [.settled(cost: CompassEmbedder.price), .settled(cost: CompassEmbedder.price)])
    #expect(Set(entries.map(\.user)) == Set(move.people.map(\.user)))
  }

  @Test func aFailedCallIsInTheLedgerIsTriedAgainAndKeepsNobodyOut() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    let paid = Outcome.Spending(cost: Money(clamping: 3), usage: TokenUsage(input: 150), model: "cloud")
    move.after.embedder.fails(ModelFailure(.malformed, spent: .counted(paid)))
    #expect(try await move.next().count == 1)
    #expect(try await Self.ledger(move.after).map(\.state) == [.settled(cost: Money(clamping: 3))])
    #expect(try await move.searched == "compass")
    #expect(try await move.next() == [], "it waits for its next attempt, and nobody goes before it")
    move.after.time.advance(by: .minutes(10))
    #expect(try await move.next().map(\.attempt) == [2])
    _ = try await move.next()
    #expect(try await move.searched == "cloud")
    #expect(try await Self.ledger(move.after).count == 3)
  }

  @Test func withoutAPriceTheJobIsHeldAndTheOldVectorsServe() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)], costing: .unknown)
    #expect(try await move.next() == [])
    #expect(try await move.after.store.read { try $0.jobs.held(for: .unknownPrice, limit: 9).count } == 1)
    #expect(try await Self.ledger(move.after) == [])
    try await move.after.step()
    #expect(try await move.after.matches(of: move.people[0]).count == 1)
    // The next start knows the price.
    let priced = try move.before.restarted(
      with: move.before.embedder.twin("cloud", by: Self.provider, costing: Self.price),
      formers: [move.before.embedder])
    try await priced.store.write {
      try EmbeddingQueue.begin(priced.embedders, breaker: nil, isAlone: true, in: $0)
    }
    #expect(try await Self.embed(priced).count == 1)
  }

  @Test func whoeverChangesMeanwhileIsFoundByTheOldVectorsToo() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider), ("vera", .seeker)])
    let house = move.after
    try await house.store(house.profile("annaagain", [.seeker: Heading(90)]), of: move.people[0])
    let made = try await move.next()
    #expect(Set(made.map(\.maker)) == [.builtin, Self.provider])
    #expect(made.allSatisfy { $0.maker == .builtin || $0.lane == .background })
    #expect(try await move.embedded(in: move.before).contains("anna"))
    #expect(try await move.embedded(in: house).contains("anna"))
    #expect(try await move.searched == "compass")
  }

  @Test func whoeverChangesIsNotKeptOutOfTheOldSpaceByMoneyThatTheNewOneWaitsFor() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    try await move.after.store.write {
      try $0.settings.set(.weeklyBudget, to: 0, by: .operatorNamed("olga"))
    }
    let house = move.after
    try await house.store(house.profile("annaagain", [.seeker: Heading(0)]), of: move.people[0])
    #expect(try await move.next().map(\.maker) == [.builtin])
    #expect(try await move.embedded(in: move.before) == ["anna", "boris"])
    try await house.step()
    #expect(try await house.matches(of: move.people[0]).count == 1)
  }

  @Test func goingOverGivesEverybodyATurnOnceAndNobodyOneBefore() async throws {
    // Two seekers fit nobody: their turns are over.
    var move = try await Move([("anna", .seeker), ("vera", .seeker)])
    func due() async throws -> Int {
      try await move.after.store.read { tx in
        let round = try tx.matches.currentRound().number
        return try ["compass", "cloud"].reduce(0) { sum, model in
          let space = EmbeddingSpace(model: model, build: "1", dimension: 2)
          return try sum + tx.matches.due(in: space, proposalLimit: 9, round: round + 1, limit: 9).count
        }
      }
    }
    try await move.after.step()
    try await move.after.step()
    #expect(try await due() == 0)
    _ = try await move.next()
    #expect(try await due() == 0)
    _ = try await move.next()
    // Both, in the new space and, as long as it is there, in the old one.
    #expect(try await due() == 4)
  }

  @Test func whatAKilledProcessHadBegunIsPaidAtItsBoundAndTheNextGoesOn() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    _ = try await move.next()
    try await move.queue.fill(move.after.store)
    let job = try await move.after.takeJob(.embed)
    #expect(job.maker == Self.provider)
    // Nothing is heard of it again.
    move.after.time.advance(by: .minutes(2))
    let next = try move.before.restarted(
      with: move.before.embedder.twin("cloud", by: Self.provider, costing: Self.price),
      formers: [move.before.embedder])
    try await next.store.write { [completion = next.completion] in try completion.rescue(job, in: $0) }
    #expect(
      try await Self.ledger(next).map(\.state) == [
        .settled(cost: CompassEmbedder.price), .settledAtBound(Money(clamping: 800)),
      ])
    #expect(try await next.follower.catchUp().space.model == "compass")
    #expect(try await Self.embed(next).map(\.attempt) == [2])
    #expect(try await next.follower.catchUp().space.model == "cloud")
    #expect(!next.embedder.embedded.contains { $0.contains("anna") }, "what was done stays done")
  }

  @Test func whereNobodyCanMakeTheOldVectorsTheOthersAreFoundByThemAllTheSame() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)], keepsOld: false)
    let vera = try await move.after.join("vera", [.seeker: Heading(0)])
    _ = try await Self.embed(move.after)
    #expect(try await move.searched == "compass")
    try await move.after.step()
    #expect(try await move.after.matches(of: move.people[0]).count == 1)
    while try await !move.next().isEmpty {}
    #expect(try await move.searched == "cloud")
    #expect(try await move.after.matches(of: vera) == [])
  }

  @Test func backOnThisMachineWhatWaitsForTheProviderIsMadeHere() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    try await move.after.store.write {
      try $0.settings.set(.weeklyBudget, to: 0, by: .operatorNamed("olga"))
    }
    #expect(try await move.next() == [])
    #expect(try await move.after.openCount(.embed) == 1)
    let home = try move.before.restarted(with: move.before.embedder)
    try await home.store.write {
      try EmbeddingQueue.begin(home.embedders, breaker: nil, isAlone: true, in: $0)
    }
    let before = home.embedder.embedded.count
    #expect(try await Self.embed(home).map(\.maker) == [.builtin])
    #expect(try await home.openCount(.embed) == 0)
    #expect(try await home.follower.catchUp().space.model == "compass")
    #expect(home.embedder.embedded.count == before, "the vectors are still there")
  }

  @Test func aProviderThatIsLockedIsGivenNothing() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    var breaker = ProviderBreaker(configuration: "a")
    _ = breaker.ended(.needsCare(.wrongKey), at: move.after.time.now, jitter: 0)
    let locked = breaker
    try await move.after.store.write { try $0.providers.setBreaker(locked, of: "openai.embeddings") }
    #expect(try await move.next() == [])
    #expect(try await move.after.openCount(.embed) == 0)
    // Another configuration is another chance.
    try await move.after.store.write { [embedders = move.after.embedders] in
      try EmbeddingQueue.begin(
        embedders, breaker: .init(name: "openai.embeddings", configuration: "b"), isAlone: true, in: $0)
    }
    move.queue = EmbeddingQueue(
      embedders: move.after.embedders, breaker: .init(name: "openai.embeddings", configuration: "b"))
    #expect(try await move.next().count == 1)
  }

  @Test func theCleanUpTakesTheOldVectorsOnlyWhenNobodyIsSearchedByThem() async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    let house = move.after
    func clean() async throws {
      try await house.store.write {
        _ = try $0.jobs.enqueue(NewJob(.cleanUp, user: nil, epoch: 0, notBefore: $0.now))
      }
      try await house.work([.cleanUp])
    }
    func old() async throws -> Int {
      let (user, space) = (move.people[0].user, move.before.embedder.space)
      return try await house.store.read { try $0.profiles.latestVectors(of: user, in: space).count }
    }
    _ = try await move.next()
    try await clean()
    #expect(try await old() == 2)
    _ = try await move.next()
    try await clean()
    #expect(try await old() == 0)
    #expect(try await move.searched == "cloud")
    #expect(try await move.embedded(in: house) == ["anna", "boris"])
  }

  @Test(arguments: [true, false])
  func theCleanUpLeavesTheOldVectorsToOtherProgramsThatWorkAndNotToThoseThatLook(works: Bool) async throws {
    var move = try await Move([("anna", .seeker), ("boris", .provider)])
    let house = move.after
    for _ in 1...2 { _ = try await move.next() }
    let programs = [
      (house.process, [Maker.builtin]), (house.ids.next(ProgramProcess.self), works ? [.builtin] : nil),
    ]
    try await house.store.write { tx in
      for (id, makers) in programs {
        try tx.jobs.heartbeat(
          ProgramProcess(
            id: id, pid: 1, program: "test", startedAt: tx.now, heartbeatAt: tx.now, makers: makers))
      }
      _ = try tx.jobs.enqueue(NewJob(.cleanUp, user: nil, epoch: 0, notBefore: tx.now))
    }
    try await house.work([.cleanUp])
    let (user, space) = (move.people[0].user, move.before.embedder.space)
    let left = try await house.store.read { try $0.profiles.latestVectors(of: user, in: space).count }
    #expect(left == (works ? 2 : 0))
  }
}
