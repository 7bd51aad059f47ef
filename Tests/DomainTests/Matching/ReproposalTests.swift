import Domain
import Testing

@Suite struct ReproposalTests {
  private func decide(
    _ status: MatchStatus, others: [MatchStatus] = [], isUnchanged: Bool = true,
    seeker: PairStanding = .init(),
    provider: PairStanding = .init()
  ) -> Reproposal {
    Reproposal(status, others: others, isUnchanged: isUnchanged, seeker: seeker, provider: provider)
  }

  @Test(
    arguments: [
      (.pending, .refuse(.isOpen), .refuse(.isOpen)), (.qualified, .refuse(.isOpen), .refuse(.isOpen)),
      (.accepted(by: .seeker), .refuse(.isOpen), .refuse(.isOpen)),
      (.connected, .refuse(.wasConnected), .refuse(.wasConnected)),
      (.rejected(by: .seeker), .refuse(.wasRejected), .refuse(.wasRejected)),
      (.rejected(by: .provider), .refuse(.wasRejected), .refuse(.wasRejected)),
      (.disqualified, .form(lifting: false), .makeTurnsDue(lifting: false)),
      (.expired, .form(lifting: false), .makeTurnsDue(lifting: false)),
      (.withdrawn(.paused), .form(lifting: false), .makeTurnsDue(lifting: false)),
      (.withdrawn(.reset), .form(lifting: false), .makeTurnsDue(lifting: false)),
      (.withdrawn(.unreachable), .form(lifting: false), .makeTurnsDue(lifting: false)),
      (.withdrawn(.qualifyDiscarded), .form(lifting: false), .makeTurnsDue(lifting: false)),
      (.withdrawn(.byOperator), .form(lifting: true), .makeTurnsDue(lifting: true)),
    ] as [(MatchStatus, Reproposal, Reproposal)])
  func aMatchIsQualifiedAgainAsItEnded(_ status: MatchStatus, _ unchanged: Reproposal, _ changed: Reproposal)
  {
    #expect(decide(status) == unchanged)
    #expect(decide(status, isUnchanged: false) == changed)
  }

  @Test(
    arguments: [
      (.init(stage: .erased), .isErased(.seeker)),
      (.init(stage: .active, isBlocked: true), .isBlocked(.seeker)),
      (.init(stage: .paused, isBlocked: true), .isBlocked(.seeker)),
      (.init(stage: .paused), .isAway(.seeker)),
      (.init(stage: .onboarding), .isAway(.seeker)), (.init(stage: .ready), .isAway(.seeker)),
      (.init(stage: .unreachable(before: .active)), .isAway(.seeker)),
      (.init(engagement: .isBeingJudged), .isBeingJudged(.seeker)),
      (.init(engagement: .owesAnswer), .owesAnswer(.seeker)),
    ] as [(PairStanding, Reproposal.Refusal)])
  func bothMustBeFree(_ standing: PairStanding, _ refusal: Reproposal.Refusal) {
    for isUnchanged in [true, false] {
      #expect(decide(.expired, isUnchanged: isUnchanged, seeker: standing) == .refuse(refusal))
    }
    // An erased other side is told before anything that might pass.
    #expect(decide(.expired, seeker: standing, provider: .init(stage: .erased)) != .form(lifting: false))
  }

  @Test func whatCannotChangeIsToldFirst() {
    #expect(
      decide(.expired, seeker: .init(stage: .paused), provider: .init(stage: .erased))
        == .refuse(.isErased(.provider)))
    #expect(
      decide(.expired, seeker: .init(engagement: .owesAnswer), provider: .init(isBlocked: true))
        == .refuse(.isBlocked(.provider)))
    #expect(decide(.connected, seeker: .init(stage: .erased)) == .refuse(.wasConnected))
  }

  @Test func allThatThePairWentThroughCounts() {
    #expect(decide(.expired, others: [.disqualified, .rejected(by: .seeker)]) == .refuse(.wasRejected))
    #expect(decide(.expired, others: [.pending, .connected]) == .refuse(.wasConnected))
    #expect(decide(.expired, others: [.qualified]) == .refuse(.isOpen))
    #expect(decide(.expired, others: [.withdrawn(.byOperator)]) == .form(lifting: true))
  }
}
