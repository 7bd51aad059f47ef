import Domain
import Ports
import Synchronization

/// One attempt at a reply while it is made: what grows is told and written, and a wish to stop is heard.
struct ReplyRun: Sendable {
  let store: any Store
  let time: any TimeSource
  let live: LiveReplies
  let job: Job
  let chat: ChatID

  /// What came of it.
  enum End: Sendable {
    case whole(InterviewTurn)
    /// Its reader stopped it: the text so far, and what it has cost.
    case stopped(String, JobError.Spent)
  }

  /// A draft is written at most this often, and a wish to stop is looked for as often.
  static let interval: Duration = .milliseconds(100)

  /// The text so far, and who is to look at it.
  private final class Growth: Sendable {
    private let state = Mutex("")
    let changes: AsyncStream<Void>
    let change: AsyncStream<Void>.Continuation

    init() {
      (changes, change) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    var text: String { state.withLock { $0 } }

    func become(_ text: String) {
      state.withLock { $0 = text }
      change.yield()
    }
  }

  private enum Event: Sendable {
    case turn(InterviewTurn)
    case failure(any Error)
    case stopRequested
    case watchEnded
  }

  /// Has an interviewer make its turn.
  ///
  /// A wish to stop that is seen before the turn is whole stops it, whatever the interviewer still makes of its end; one
  /// that comes later finds a whole reply.
  ///
  /// - Throws: what the interviewer throws, unless it was stopped; also where this task was cancelled.
  func turn(_ context: InterviewContext, by interviewer: any Interviewer) async throws -> End {
    let growth = Growth()
    let (job, chat, live) = (job, chat, live)
    return try await withThrowingTaskGroup(of: Event.self) { group in
      group.addTask {
        do {
          return .turn(
            try await interviewer.turn(context) { text in
              growth.become(text)
              live.tell(ReplyDraft(job: job.id, attempt: job.attempt, text: text), of: chat)
            })
        } catch { return .failure(error) }
      }
      group.addTask { await watch(growth) ? .stopRequested : .watchEnded }
      defer { group.cancelAll() }
      var isStopped = false
      while let event = try await group.next() {
        switch event {
        case .watchEnded: break
        case .stopRequested:
          isStopped = true
          group.cancelAll()
        case .turn(let turn):
          return isStopped ? .stopped(growth.text, .known(turn.spending)) : .whole(turn)
        case .failure(let error):
          // The end of the program is no reader's wish, whatever was wished before.
          guard isStopped, !Task.isCancelled else { throw error }
          return .stopped(growth.text, JobError.Spent(of: error))
        }
      }
      throw CancellationError()
    }
  }

  /// Writes what grows until its task is cancelled; true as soon as the reply is to stop.
  ///
  /// Nothing runs beside a turn but this: it sleeps until the text or the store changes, and then once more for the
  /// interval. What a reader is shown is a luxury: where it cannot be written, the reply goes on.
  private func watch(_ growth: Growth) async -> Bool {
    let changes = store.changes()
    let pump = Task { for await _ in changes { growth.change.yield() } }
    defer { pump.cancel() }
    var written = ""
    for await _ in growth.changes {
      let text = growth.text
      do {
        if try await look(text == written ? nil : text) { return true }
        written = text
      } catch {}
      do { try await time.sleep(until: time.now + Self.interval) } catch { return false }
    }
    return false
  }

  /// Writes a text, if there is a new one, and tells whether the reply is to stop.
  private func look(_ text: String?) async throws -> Bool {
    let (job, chat) = (job, chat)
    guard let text else { return try await store.read { try $0.drafts.isStopRequested(of: job.id) } }
    return try await store.write { tx in
      try tx.drafts.set(ReplyDraft(job: job.id, attempt: job.attempt, text: text), of: chat)
      return try tx.drafts.isStopRequested(of: job.id)
    }
  }
}
