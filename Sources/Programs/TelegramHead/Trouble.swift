import Domain
import Ports
import Synchronization

/// Tells of a trouble that goes on once, and once of its end: a day without Telegram is two lines of the log.
final class TroubleLog: Sendable {
  private struct State {
    var word: String?
    var since: Timestamp?
    var count: Int64 = 0
  }

  private let event: String
  private let log: any ProgramLog
  private let time: any TimeSource
  private let state = Mutex(State())

  /// - Parameter event: "telegram.poll".
  init(_ event: String, _ log: any ProgramLog, _ time: any TimeSource) {
    self.event = event
    self.log = log
    self.time = time
  }

  /// It failed, in the way that `word` says.
  func failed(_ word: String) {
    let now = time.now
    let isNew = state.withLock { state in
      state.count += 1
      guard state.word != word else { return false }
      state.word = word
      state.since = state.since ?? now
      return true
    }
    if isNew { log.record(.warning, event + ".failed", ["error": .text(word)]) }
  }

  /// It works.
  func succeeded() {
    let ended = state.withLock { state -> State? in
      guard state.word != nil else { return nil }
      defer { state = State() }
      return state
    }
    guard let ended, let since = ended.since else { return }
    log.record(
      .info, event + ".works_again",
      ["failures": .number(ended.count), "seconds": .number(Int64(time.now.since(since).inSeconds))])
  }
}
