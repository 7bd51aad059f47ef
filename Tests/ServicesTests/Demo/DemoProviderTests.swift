import Agent
import Demo
import Domain
import Orchestrator
import Ports
import Storage
import TestSupport
import Testing

/// The provider that a demo plays: whose work it makes, and that nobody else waits for it.
@Suite(.timeLimit(.minutes(10))) struct DemoProviderTests {
  private static let maker = Maker.provider("demo")
  private static let pairs = 6
  private static let regulars = Set((0..<pairs).flatMap { ["s\($0)", "p\($0)"] })

  /// Pairs of regulars, each of them its own direction, with money for the first few.
  private func world() async throws -> (house: TestHouse, seekers: [Person], providers: [Person]) {
    let house = try await TestHouse.open(
      purpose: .demo, seeds: [.burst: 0.004], played: DemoProvider(people: Self.regulars))
    var (seekers, providers): ([Person], [Person]) = ([], [])
    for number in 0..<Self.pairs {
      seekers.append(try await house.demoPerson("s\(number)", as: .seeker, at: Double(number) * 60))
      providers.append(try await house.demoPerson("p\(number)", as: .provider, at: Double(number) * 60))
    }
    return (house, seekers, providers)
  }

  private func waiting(_ house: TestHouse) async throws -> [Job] {
    try await house.store.read { try $0.jobs.waiting(limit: 1_000).map(\.job) }
  }

  // MARK: Whose work

  @Test func workAboutTwoRegularsCostsIsBookedAndWaitsForMoney() async throws {
    let (house, _, _) = try await world()
    let done = try await house.drain()
    let played = done.filter { $0.maker == Self.maker }
    #expect(!played.isEmpty && played.allSatisfy { $0.task.kind == .qualify || $0.task.kind == .introduce })
    let left = try await waiting(house).filter { $0.task.kind == .qualify || $0.task.kind == .introduce }
    #expect(left.count >= 3 && left.allSatisfy { $0.maker == Self.maker })
    for job in played {
      let entries = try await house.store.read { try $0.ledger.entries(of: job.id) }
      #expect(
        entries.count == 1 && entries.allSatisfy { $0.model == "demo-small" && $0.state.amount > .zero })
    }
    // What waits has a planned start, and those behind it a later one.
    let plan = QueuePlan(claim: house.claim)
    let starts = try await house.store.read { tx in
      try plan.forecast(in: tx).startsAt.filter { start in left.contains { $0.id == start.key } }.map(\.value)
    }
    #expect(starts.count == left.count && starts.allSatisfy { $0 > house.time.now })
    #expect(Set(starts).count > 1)
  }

  @Test func whoeverPlaysIsServedAtOnceWhileTheWorldWaits() async throws {
    let (house, _, _) = try await world()
    try await house.drain()
    #expect(try await waiting(house).contains { $0.maker == Self.maker })
    let anna = try await house.seeker("anna", at: 30)
    let vera = try await house.demoPerson("vera", as: .provider, at: 30)
    let done = try await house.drain()
    let match = try await house.match(of: anna)
    #expect(match.provider.user == vera.user && match.status == .qualified)
    #expect(match.seeker.introducedAt == house.time.now && match.provider.introducedAt == house.time.now)
    #expect(done.allSatisfy { $0.maker == .builtin })
    // Her reply too.
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("Nothing yet.")]) }
    try await house.send(.say("Any news?"), by: anna)
    #expect(try await house.drain().map(\.maker).contains(.builtin))
    #expect(try await house.messages(of: anna).last?.text == "Nothing yet.")
    #expect(try await house.messages(of: anna).last?.mark == nil)
  }

  @Test func aRegularsQuestionWaitsInTheLineOfPeople() async throws {
    let (house, seekers, _) = try await world()
    try await house.drain()
    try await house.send(.say("Any news?"), by: seekers[0])
    let reply = try await waiting(house).filter { $0.task.kind == .reply }
    #expect(reply.count == 1 && reply.allSatisfy { $0.maker == Self.maker && $0.lane == .interactive })
  }

  @Test func whatWaitsForARegularWhomSomebodyPlaysIsMadeAtOnce() async throws {
    let (house, seekers, _) = try await world()
    try await house.drain()
    let all = try await waiting(house).filter { $0.maker == Self.maker }
    let first = try #require(all.first { $0.task.kind == .qualify })
    guard case .qualify(let id) = first.task else { return }
    let match = try await #require(house.store.read { try $0.matches.find(id) })
    // The one whose turn it was not: the job stands in the line of the other.
    let other = match.seeker.user == first.user ? match.provider.user : match.seeker.user
    let name = try await house.store.read { try #require(try $0.users.identities(of: other).first).value }
    _ = try await house.arrive(name)
    try await house.drain()
    let judged = try await #require(house.store.read { try $0.matches.find(id) })
    #expect(judged.status == .qualified)
    #expect(judged.seeker.introducedAt != nil && judged.provider.introducedAt != nil)
    // Nobody else's went with it.
    let left = try await waiting(house).filter { $0.maker == Self.maker }
    #expect(left.count == all.count - 1)
    #expect(seekers.count == Self.pairs)
  }

  @Test func whereARealProviderIsConfiguredNothingIsPlayed() async throws {
    let choice = MakerChoice(
      configured: .provider("openai"), played: DemoProvider(people: Self.regulars),
      price: { _ in .atMost(.cents(1)) })
    #expect(choice.makers == [.builtin, .provider("openai")] && choice.played == nil)
    let house = try await TestHouse.open(
      purpose: .demo, maker: .provider("openai"), prices: [.provider("openai"): .atMost(.cents(1))],
      played: DemoProvider(people: Self.regulars))
    _ = try await house.demoPerson("s0", as: .seeker)
    _ = try await house.demoPerson("p0", as: .provider)
    let done = try await house.drain()
    #expect(done.contains { $0.task.kind == .qualify && $0.maker == .provider("openai") })
  }

  @Test func anotherProvidersTurnFindsNothingLeftThatIsPlayed() async throws {
    let (house, _, _) = try await world()
    try await house.drain()
    let played = MakerChoice(played: DemoProvider(people: Self.regulars))
    let count = try await waiting(house).count { $0.maker == Self.maker }
    try await house.store.write { try ProviderDesk.begin(played, isAlone: true, in: $0) }
    #expect(try await waiting(house).count { $0.maker == Self.maker } == count)
    try await house.store.write { try ProviderDesk.begin(MakerChoice(), isAlone: true, in: $0) }
    #expect(try await waiting(house).count { $0.maker == Self.maker } == 0)
  }

  // MARK: Its calls

  @Test func aCallIsTheSameInEveryRunAndNeverDearerThanItsBound() throws {
    let provider = DemoProvider(people: [])
    let start = Timestamp(seconds: 1_772_355_600)
    var ends: [String: Int] = [:]
    for number in 0..<4_000 {
      let kind = [JobTask.Kind.reply, .qualify, .introduce][number % 3]
      let words = [String(repeating: "word ", count: number % 97 * 10), "\(number)"]
      let call = DemoCall(seed: 1, kind: kind, words: words, at: start + .minutes(number))
      #expect(call == DemoCall(seed: 1, kind: kind, words: words, at: start + .minutes(number)))
      #expect(try call.spending.cost <= #require(provider.bound(of: kind)) && call.spending.cost > .zero)
      #expect(call.duration <= (kind == .reply ? .milliseconds(1_250) : .seconds(3)))
      switch call.end {
      case .answered: ends["answered", default: 0] += 1
      case .overloaded(let wait):
        ends["overloaded", default: 0] += 1
        // The next one is another call.
        #expect(wait >= .minutes(4) && wait < .minutes(10))
      case .useless:
        ends["useless", default: 0] += 1
        #expect(kind != .reply)
      }
    }
    #expect((3_500...3_850).contains(ends["answered"] ?? 0), "\(ends)")
    #expect((120...350).contains(ends["overloaded"] ?? 0), "\(ends)")
    #expect((20...120).contains(ends["useless"] ?? 0), "\(ends)")
  }

  @Test func itMakesWhatTheRulesMakeAndNothingElse() throws {
    let provider = DemoProvider(people: [])
    for kind in JobTask.Kind.allCases {
      // Nobody of the world asks another one anything.
      #expect((provider.bound(of: kind) != nil) == (kind.hasStandIn && kind != .question), "\(kind)")
    }
  }
}
