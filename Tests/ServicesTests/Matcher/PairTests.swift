import Domain
import Matcher
import Ports
import TestSupport
import Testing

/// When a pair whose earlier proposal ended may be proposed again, through whole match steps.
struct PairTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let status: MatchStatus
    let change: Bool
    let wait: Duration
    let returns: Bool
    var isReversed = false

    var testDescription: String {
      "\(status.word), \(change ? "changed" : "unchanged"), after \(wait), reversed: \(isReversed)"
    }
  }

  @Test(arguments: [
    Case(status: .disqualified, change: false, wait: .days(400), returns: false),
    Case(status: .disqualified, change: true, wait: .days(1), returns: true),
    Case(status: .expired, change: false, wait: .days(400), returns: false),
    Case(status: .expired, change: true, wait: .days(1), returns: true),
    Case(status: .rejected(by: .seeker), change: false, wait: .days(400), returns: false),
    Case(status: .rejected(by: .provider), change: true, wait: .days(400), returns: false),
    Case(status: .rejected(by: .provider), change: true, wait: .days(1), returns: false, isReversed: true),
    Case(status: .disqualified, change: false, wait: .days(1), returns: false, isReversed: true),
    Case(status: .withdrawn(.paused), change: false, wait: .seconds(1), returns: true),
    Case(status: .withdrawn(.unreachable), change: false, wait: .seconds(1), returns: true),
    Case(status: .withdrawn(.byOperator), change: true, wait: .days(400), returns: false),
    Case(status: .withdrawn(.qualifyDiscarded), change: false, wait: .days(6), returns: false),
    Case(status: .withdrawn(.qualifyDiscarded), change: false, wait: .days(7), returns: true),
    Case(status: .withdrawn(.qualifyDiscarded), change: true, wait: .days(1), returns: true),
  ])
  func aPairReturnsWhenWhatEndedItsProposalHasEnded(_ test: Case) async throws {
    let house = try await TestHouse.open()
    let roles: [Role: Heading] = test.isReversed ? [.seeker: Heading(0), .provider: Heading(0)] : [:]
    let anna = try await house.join("anna", test.isReversed ? roles : [.seeker: Heading(0)])
    let boris = try await house.join("boris", test.isReversed ? roles : [.provider: Heading(0)])
    try await house.embed()
    try await house.pastMatch(anna, boris, test.status)
    house.time.advance(by: test.wait)
    if test.change { try await house.store(house.profile("annatwo", [.seeker: Heading(1)]), of: anna) }
    try await house.embed()
    for _ in 0..<4 { try await house.step() }
    #expect(try await house.matches(of: anna).count == (test.returns ? 2 : 1))
  }

  @Test func aConnectedPairIsNeverProposedAgain() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.accept(match, by: boris)
    house.time.advance(by: .days(400))
    try await house.store(house.profile("annatwo", [.seeker: Heading(1)]), of: anna)
    try await house.drain()
    for _ in 0..<4 { try await house.step() }
    #expect(try await house.matches(of: anna).map(\.status) == [.connected])
  }

  @Test func aPairWithdrawnByAnOperatorReturnsOnceItIsLifted() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    try await house.apply(.withdrawn(.byOperator), to: match.id, by: .operatorNamed("olga"))
    try await house.drain()
    #expect(try await house.matches(of: anna).count == 1)
    try await house.store.write { [making = house.making] tx in
      try tx.matches.lift(match.id)
      try making.wake(in: tx)
    }
    try await house.drain()
    #expect(try await house.matches(of: anna).map(\.status) == [.qualified, .withdrawn(.byOperator)])
  }

  @Test func whoStartsAnewMayBeProposedToTheSamePersonAgain() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, _) = try await house.introduced()
    try await house.send(.reset, by: anna)
    try await house.press(.confirmReset, by: anna)
    try await house.store(house.profile("annatwo", [.seeker: Heading(0)]), of: anna)
    try await house.activate(anna)
    try await house.drain()
    #expect(try await house.match(of: anna).provider.user == boris.user)
    #expect(try await house.match(of: anna).status == .qualified)
  }
}
