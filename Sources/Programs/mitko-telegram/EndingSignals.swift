import Dispatch
import Glibc
import Synchronization

/// The signals that ask the program to end.
final class EndingSignals: Sendable {
  /// How many have come, and who waits for more.
  private final class Tally: Sendable {
    private let state = Mutex<(count: Int, listeners: [AsyncStream<Int>.Continuation])>((0, []))

    func add() {
      let (count, listeners) = state.withLock { state in
        state.count += 1
        return (state.count, state.listeners)
      }
      for listener in listeners { listener.yield(count) }
    }

    /// The count as it is, and whenever it rises.
    func counts() -> AsyncStream<Int> {
      let (counts, listener) = AsyncStream.makeStream(of: Int.self)
      let count = state.withLock { state in
        state.listeners.append(listener)
        return state.count
      }
      listener.yield(count)
      return counts
    }
  }

  private let tally: Tally
  /// Held, and never touched again.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// From now on they end nothing by themselves.
  init() {
    let tally = Tally()
    self.tally = tally
    sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { tally.add() }
      source.resume()
      return source
    }
  }

  /// Returns once so many have come since the start, and where the task is cancelled.
  func wait(for count: Int) async {
    for await come in tally.counts() where come >= count { return }
  }
}
