import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

/// What models were asked and answered is kept with the attempt that asked, and only there.
struct RecordingTests {
  private static func spending(_ answer: String?, failure: String? = nil) -> Outcome.Spending {
    let request = ModelRequest(
      instructions: [], question: [.plain("Who?")], promptVersion: "1", outputLimit: 10)
    return Outcome.Spending(
      cost: .cents(1), usage: .none, model: "small-1",
      recording: ModelRecording(request: request, answer: answer, failure: failure))
  }

  private func recordings(_ queue: TestQueue, _ job: Job) async throws -> [StoredRecording] {
    try await queue.store.read { try $0.recordings.recordings(of: job.id) }
  }

  @Test func everyCallOfAnAttemptIsKeptWhetherItEndedWellOrNot() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna)
    let first = try await queue.takeJob()
    try await queue.fail(
      first,
      JobError.failed("no", spent: .known([Self.spending(nil, failure: "cut"), Self.spending("?")])))
    queue.time.advance(by: .minutes(1))
    let second = try await queue.takeJob()
    try await queue.store.write { [completion = queue.completion] in
      _ = try completion.complete(second, Outcome(spending: [Self.spending("{}")]) { _ in }, in: $0)
    }
    let kept = try await recordings(queue, first)
    #expect(kept.map(\.attempt) == [1, 1, 2])
    #expect(kept.map(\.call) == [1, 2, 1])
    #expect(kept.map(\.recording.answer) == [nil, "?", "{}"])
    #expect(kept.map(\.user) == [anna, anna, anna])
    #expect(kept.allSatisfy { $0.model == "small-1" && $0.kind == .reply })
  }

  @Test func aLateResultLeavesNoWordsBehind() async throws {
    let queue = try await TestQueue.open(burst: 1)
    let anna = try await queue.user("anna")
    try await queue.reply(to: anna)
    let job = try await queue.takeJob()
    _ = try await queue.store.write { try $0.users.reset(anna) }
    let result = try await queue.store.write { [completion = queue.completion] in
      try completion.complete(job, Outcome(spending: [Self.spending("{}")]) { _ in }, in: $0)
    }
    #expect(result == .late)
    #expect(try await recordings(queue, job) == [])
    #expect(try await queue.entries().map(\.state) == [.settled(cost: .cents(1))])
  }
}
