import Domain
import Testing

@Suite struct AnswerDeadlinesTests {
  private static let day: Int64 = 86_400

  private func due(seen: Int64?, reminded: Int64? = nil, now: Int64) -> AnswerDeadlines.Due {
    let side = MatchSide(
      user: .user(1), version: ProfileVersionID(high: 1, low: 1), isWaiting: true, introducedAt: .zero,
      seenAt: seen.map { .at($0) }, remindedAt: reminded.map { .at($0) })
    return AnswerDeadlines().due(for: side, introducedAt: .zero, now: .at(now))
  }

  @Test(
    arguments: [
      // Seen after a day: reminded three days, expired seven days later.
      (1 * day, nil, 1 * day, .nothing(until: .at(4 * day))),
      (1 * day, nil, 4 * day - 1, .nothing(until: .at(4 * day))),
      (1 * day, nil, 4 * day, .reminder),
      (1 * day, 4 * day, 4 * day, .nothing(until: .at(8 * day))),
      (1 * day, 4 * day, 8 * day - 1, .nothing(until: .at(8 * day))),
      (1 * day, 4 * day, 8 * day, .expiry),
      // Nobody ran for a week: the reminder would come too late.
      (1 * day, nil, 8 * day, .expiry),
      // Never seen: no reminder, and the end 14 days after it was sent.
      (nil, nil, 0, .nothing(until: .at(14 * day))),
      (nil, nil, 14 * day - 1, .nothing(until: .at(14 * day))),
      (nil, nil, 14 * day, .expiry),
      // Seen late: not longer than 14 days either, with a reminder as long as there is time.
      (10 * day, nil, 10 * day, .nothing(until: .at(13 * day))),
      (10 * day, nil, 13 * day, .reminder),
      (10 * day, 13 * day, 13 * day, .nothing(until: .at(14 * day))),
      (10 * day, 13 * day, 14 * day, .expiry),
      (12 * day, nil, 12 * day, .nothing(until: .at(14 * day))),
      (12 * day, nil, 14 * day, .expiry),
    ] as [(Int64?, Int64?, Int64, AnswerDeadlines.Due)])
  func aSideIsRemindedOnceAndThenTheProposalRunsOut(
    seen: Int64?, reminded: Int64?, now: Int64, expected: AnswerDeadlines.Due
  ) {
    #expect(due(seen: seen, reminded: reminded, now: now) == expected)
  }
}
