import Domain
import Testing

@Suite("The attempts of a job") struct JobAttemptTests {
  private func sheet(
    attempt: Int, _ steps: [(String, Timestamp)], failures: [JobFailure] = []
  ) -> JobSheet {
    let job = Job(
      id: .job(1), task: .reply(ChatID(high: 1, low: 1)), lane: .interactive, maker: .builtin, user: .user(1),
      epoch: 0, state: .queued, attempt: attempt, maximumAttempts: 5, queuedAt: .zero, notBefore: .zero)
    let row = JobRow(job: job, person: nil, boost: .none, failures: failures.count, lastError: nil)
    let events = steps.map {
      Event(subject: .job(.job(1)), actor: .program, kind: "job", from: nil, to: $0.0, at: $0.1)
    }
    return JobSheet(row: row, events: events, calls: [], failures: failures, recordings: [])
  }

  @Test func eachEndsWhereTheJobBecomesSomethingElse() {
    let sheet = sheet(
      attempt: 2,
      [
        ("queued", .at(0)), ("running", .at(1)), ("retrying", .at(13)), ("running", .at(30)),
        ("completed", .at(34)),
      ])
    #expect(
      sheet.attempts == [
        JobAttempt(number: 1, startedAt: .at(1), endedAt: .at(13), outcome: .retrying),
        JobAttempt(number: 2, startedAt: .at(30), endedAt: .at(34), outcome: .completed),
      ])
    #expect(sheet.attempts.map(\.duration) == [.seconds(12), .seconds(4)])
  }

  @Test func theOneThatRunsHasNoEndYet() {
    let attempts = sheet(attempt: 1, [("queued", .at(0)), ("running", .at(1))]).attempts
    #expect(attempts == [JobAttempt(number: 1, startedAt: .at(1), endedAt: nil, outcome: .running)])
    #expect(attempts.first?.duration == nil)
  }

  @Test func whyAJobIsHeldIsNoPartOfWhatBecameOfAnAttempt() {
    let attempts = sheet(attempt: 1, [("running", .at(1)), ("held:unknown_price", .at(3))]).attempts
    #expect(attempts.map(\.outcome) == [.held])
  }

  @Test func whereTheLogLostItsOldestLinesTheNewestKeepTheirNumbers() {
    let failures = [
      JobFailure(attempt: 1, error: "cut", at: .at(5)), JobFailure(attempt: 4, error: "cut", at: .at(45)),
    ]
    let sheet = sheet(attempt: 4, [("running", .at(40)), ("retrying", .at(45))], failures: failures)
    #expect(
      sheet.attempts == [
        JobAttempt(number: 1, startedAt: nil, endedAt: nil, outcome: nil),
        JobAttempt(number: 4, startedAt: .at(40), endedAt: .at(45), outcome: .retrying),
      ])
  }

  @Test func aJobThatNeverRanHasNone() {
    #expect(sheet(attempt: 0, [("queued", .at(0)), ("cancelled", .at(9))]).attempts.isEmpty)
  }
}
