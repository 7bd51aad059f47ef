package import Domain
import Ports
import Synchronization

/// A clock that stands still until a test moves it.
///
/// Sleepers wake in the order of their instants, those of one instant in the order in which they fell asleep, and
/// `now` is a sleeper's own instant while it is being woken. Nothing in it waits for real time: a test lets the
/// code under test fall asleep with `sleepers(atLeast:)` and then moves the clock.
package final class ManualTime: TimeSource {
  private struct Sleeper {
    let number: Int
    let until: Timestamp
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct Watcher {
    let count: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var now: Timestamp
    var nextNumber = 0
    var sleepers: [Sleeper] = []
    /// Sleeps whose task was cancelled before they had begun.
    var cancelled: Set<Int> = []
    var watchers: [Watcher] = []

    mutating func takeWatchers() -> [Watcher] {
      let count = sleepers.count
      let ready = watchers.filter { $0.count <= count }
      watchers.removeAll { $0.count <= count }
      return ready
    }
  }

  private let state: Mutex<State>

  /// - Parameter start: by default 2026-03-01T09:00:00Z, a Sunday.
  package init(startingAt start: Timestamp = Timestamp(seconds: 1_772_355_600)) {
    state = Mutex(State(now: start))
  }

  package var now: Timestamp { state.withLock { $0.now } }

  /// How many sleeps have not ended.
  package var sleeperCount: Int { state.withLock { $0.sleepers.count } }

  /// Moves the clock on by `duration` and wakes everybody whose instant comes, one after another.
  ///
  /// A sleeper that falls asleep again within the time moved over, from another task, is woken by the next move.
  package func advance(by duration: Duration) {
    advance(to: now + duration)
  }

  /// Moves the clock to `instant`, which lies not before `now`.
  package func advance(to instant: Timestamp) {
    while let sleeper = takeNextSleeper(until: instant) { sleeper.continuation.resume() }
    state.withLock { $0.now = max($0.now, instant) }
  }

  /// Moves the clock to the earliest instant that somebody sleeps until; false where nobody sleeps.
  @discardableResult
  package func advanceToNextSleeper() -> Bool {
    guard let next = state.withLock({ $0.sleepers.map(\.until).min() }) else { return false }
    advance(to: next)
    return true
  }

  /// Sets the clock back or forth without waking anybody, as an administrator would.
  package func jump(to instant: Timestamp) {
    state.withLock { $0.now = instant }
  }

  /// Returns once at least `count` sleeps are under way.
  package func sleepers(atLeast count: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.sleepers.count >= count { return true }
        state.watchers.append(Watcher(count: count, continuation: continuation))
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  package func sleep(until instant: Timestamp) async throws {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let (result, watchers) = state.withLock { state -> (Result<Void, any Error>?, [Watcher]) in
          // The cancellation handler may run before this body: it then left its mark.
          if state.cancelled.remove(number) != nil { return (.failure(CancellationError()), []) }
          if instant <= state.now { return (.success(()), []) }
          state.sleepers.append(Sleeper(number: number, until: instant, continuation: continuation))
          return (nil, state.takeWatchers())
        }
        for watcher in watchers { watcher.continuation.resume() }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      let sleeper = state.withLock { state -> Sleeper? in
        guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else {
          state.cancelled.insert(number)
          return nil
        }
        return state.sleepers.remove(at: index)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  private func takeNextSleeper(until instant: Timestamp) -> Sleeper? {
    state.withLock { state in
      let due = state.sleepers.filter { $0.until <= instant }
      guard let next = due.min(by: { ($0.until, $0.number) < ($1.until, $1.number) }) else { return nil }
      state.sleepers.removeAll { $0.number == next.number }
      state.now = max(state.now, next.until)
      return next
    }
  }
}
