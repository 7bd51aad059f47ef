import Bootstrap
import Demo
import Domain
import Foundation
import Orchestrator
import Ports
import TestSupport
import Testing

/// What the house reserves and plans for each kind of work, by its whole configuration.
@Suite(.timeLimit(.minutes(10))) struct HouseMoneyTests {
  /// A dollar for a million tokens read, nothing for those written.
  private static let prices = """
    {"rows": [
      {"provider": "openai", "model": "m", "from": "2020-01-01",
       "input": 1000000, "cachedRead": 1000000, "cacheWrite": 1000000, "output": 0}
    ]}
    """

  private func configuration(
    in folder: TemporaryDirectory, _ environment: [String: String] = [:]
  ) throws -> Configuration {
    let prices = folder.path("prices.json")
    try Self.prices.write(toFile: prices, atomically: true, encoding: .utf8)
    let environment = [
      "HOME": folder.path, "MITKO_DATA_DIR": folder.path("data"), "LLM_PROVIDER": "openai",
      "OPENAI_API_KEY": "sk-test",
      // Nobody listens there.
      "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "MITKO_MODEL": "m", "MITKO_PRICES": prices,
    ].merging(environment) { $1 }
    return try Configuration(VariableValues(environment: environment), environment: environment)
  }

  @Test func everyKindReservesFourOfItsOwnLongestCallsWithWhatARepairReads() async throws {
    let folder = try TemporaryDirectory()
    let checkup = try #require(
      try await ModelCheckup.run(configuration(in: folder), asks: false, hasDatabase: false))
    let bounds = Dictionary(uniqueKeysWithValues: checkup.prices.map { ($0.kind, $0.estimate) })
    #expect(
      bounds == [
        // 20,000 and 2,000 tokens, four times.
        .reply: .atMost(Money(clamping: 88_000)),
        // 24,000 and 1,200.
        .qualify: .atMost(Money(clamping: 100_800)),
        // 22,000 and 900.
        .introduce: .atMost(Money(clamping: 91_600)),
        // 12,000 and 800.
        .summarise: .atMost(Money(clamping: 51_200)),
        // 12,000 and 600.
        .question: .atMost(Money(clamping: 50_400)),
      ])
  }

  @Test func aModelWithoutAPriceIsNotAskedWhereNoDatabaseIs() async throws {
    let folder = try TemporaryDirectory()
    let configuration = try configuration(in: folder, ["MITKO_MODEL": "nobody-knows"])
    let checkup = try #require(
      try await ModelCheckup.run(configuration, asks: true, hasDatabase: false))
    #expect(checkup.probes.count == 1)
    guard case .barred(.unknownPrice)? = checkup.probes.first?.probe else {
      Issue.record("it was asked: \(checkup.probes)")
      return
    }
  }

  @Test func onlyADemoWithoutAProviderPlaysOne() async throws {
    let folder = try TemporaryDirectory()
    let player = DemoProvider(people: ["vera"])
    func makers(_ configuration: Configuration, isDemo: Bool) async throws -> ([Maker], Double) {
      let house = try await House.open(
        configuration, program: "test", isDemo: isDemo, played: player, waiting: { _ in })
      let burst = try await house.store.read { try $0.settings.value(of: .burst) }
      await house.store.close()
      return (house.makers.makers, burst)
    }
    let environment = ["HOME": folder.path, "MITKO_DATA_DIR": folder.path("plain")]
    func plain(_ demoName: String?) throws -> Configuration {
      try Configuration(
        VariableValues(environment: environment), environment: environment, demoName: demoName)
    }
    let demo = try await makers(plain("demo"), isDemo: true)
    #expect(demo == ([.builtin, .provider("demo")], 0.03))
    let real = try await makers(plain(nil), isDemo: false)
    #expect(real == ([.builtin], -1))
    let configured = try await makers(configuration(in: folder), isDemo: true)
    #expect(configured == ([.builtin, .provider("openai")], -1))
  }

  @Test func whatADemoThatIsThereHadSetStaysAsItIs() async throws {
    let folder = try TemporaryDirectory()
    let environment = ["HOME": folder.path, "MITKO_DATA_DIR": folder.path("data")]
    let configuration = try Configuration(
      VariableValues(environment: environment), environment: environment, demoName: "demo")
    // As one was made before anything was played in it.
    let old = try await House.open(configuration, program: "test", isDemo: true, waiting: { _ in })
    await old.store.close()
    let house = try await House.open(
      configuration, program: "test", isDemo: true, played: DemoProvider(people: ["vera"]),
      waiting: { _ in })
    #expect(try await house.store.read { try $0.settings.value(of: .burst) } == -1)
    #expect(house.makers.makers == [.builtin, .provider("demo")])
    await house.store.close()
  }

  @Test func workInTheBackgroundThatCostsIsPlannedWhenThereIsMoneyForIt() async throws {
    let folder = try TemporaryDirectory()
    let configuration = try configuration(
      in: folder,
      ["MITKO_EMBEDDER": "openai", "MITKO_EMBEDDING_MODEL": "m", "MITKO_EMBEDDING_DIMENSION": "8"])
    let house = try await House.open(configuration, program: "test", isDemo: false, waiting: { _ in })
    let (ids, plan) = (house.ids, house.plan)
    let (planned, opens) = try await house.store.write { tx -> ([Timestamp?], Timestamp) in
      // Twice the day's share that may be saved up is owed: nothing that costs starts within a day.
      let opens = tx.now + .days(1)
      try tx.ledger.setBucket(BudgetBucket(fullAt: tx.now + .days(2)))
      let user = try tx.users.create(
        identity: Identity(kind: .demo, value: "anna"), language: .english, isDemo: false)
      let tasks: [(JobTask, Maker)] = [
        (.qualify(ids.next(Match.self)), .provider("openai")),
        (.introduce(ids.next(Match.self), .seeker), .provider("openai")),
        (.summarise(ids.next(Chat.self)), .provider("openai")),
        (.embed(ids.next(ProfileVersion.self)), .provider("openai.embeddings")),
        (.embed(ids.next(ProfileVersion.self)), .builtin), (.matchStep, .builtin),
      ]
      var jobs: [JobID] = []
      for (task, maker) in tasks {
        let job = try tx.jobs.enqueue(
          NewJob(task, maker: maker, user: task == .matchStep ? nil : user.id, epoch: 0, notBefore: tx.now))
        if let job { jobs.append(job.id) }
      }
      let starts = try plan.forecast(in: tx).startsAt
      return (jobs.map { starts[$0] }, opens)
    }
    await house.store.close()
    #expect(planned.count == 6)
    for start in planned.prefix(4) { #expect(try #require(start) >= opens) }
    // What is made on this machine waits for no money.
    for start in planned.suffix(2) { #expect(try #require(start) < opens) }
  }
}
