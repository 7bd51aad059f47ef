import Dispatch
import Synchronization

/// Tells whoever listens that the database has changed: at once for this process's own commits, within the
/// polling interval for those of others.
///
/// A tick says that something changed, not what; ticks that nobody has taken yet become one. While nobody
/// listens nothing is polled.
final class ChangeWatcher: Sendable {
  private struct State {
    var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
    var nextListener = 0
    var timer: (any DispatchSourceTimer)?
  }

  private let state = Mutex(Guarded())
  private let queue: DispatchQueue
  private let interval: DispatchTimeInterval
  private let hasChanged: @Sendable () -> Bool

  /// Wraps the state: a Dispatch timer is safe to use from any thread and does not say so in its type.
  private struct Guarded: @unchecked Sendable {
    var value = State()
  }

  /// - Parameters:
  ///   - queue: where `hasChanged` is called, one call at a time.
  ///   - milliseconds: the polling interval.
  ///   - hasChanged: true where another connection has committed since the last call.
  init(queue: DispatchQueue, milliseconds: Int, hasChanged: @escaping @Sendable () -> Bool) {
    self.queue = queue
    self.interval = .milliseconds(milliseconds)
    self.hasChanged = hasChanged
  }

  deinit { finish() }

  /// A stream of ticks that ends with `finish()`, or when its reader stops.
  func ticks() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let listener = state.withLock { guarded in
      let listener = guarded.value.nextListener
      guarded.value.nextListener += 1
      guarded.value.listeners[listener] = continuation
      if guarded.value.timer == nil { guarded.value.timer = startTimer() }
      return listener
    }
    continuation.onTermination = { [weak self] _ in self?.remove(listener) }
    return stream
  }

  /// Ticks every stream now.
  func signal() {
    let listeners = state.withLock { Array($0.value.listeners.values) }
    for listener in listeners { listener.yield() }
  }

  /// True while somebody listens.
  var isPolling: Bool { state.withLock { $0.value.timer != nil } }

  /// Ends every stream and stops polling.
  func finish() {
    let listeners = state.withLock { guarded in
      guarded.value.timer?.cancel()
      guarded.value.timer = nil
      defer { guarded.value.listeners = [:] }
      return Array(guarded.value.listeners.values)
    }
    // Outside of the lock: finishing calls `remove`, which takes it.
    for listener in listeners { listener.finish() }
  }

  private func remove(_ listener: Int) {
    state.withLock { guarded in
      guarded.value.listeners[listener] = nil
      guard guarded.value.listeners.isEmpty else { return }
      guarded.value.timer?.cancel()
      guarded.value.timer = nil
    }
  }

  private func startTimer() -> any DispatchSourceTimer {
    let timer = DispatchSource.makeTimerSource(queue: queue)
    // The leeway lets the kernel join this wake-up with others; a tick stays far within half a second.
    timer.schedule(deadline: .now() + interval, repeating: interval, leeway: .milliseconds(50))
    timer.setEventHandler { [weak self] in
      guard let self, self.hasChanged() else { return }
      self.signal()
    }
    timer.activate()
    return timer
  }
}
