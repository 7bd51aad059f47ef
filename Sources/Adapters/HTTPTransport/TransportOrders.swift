import CCurl
import Synchronization

/// What the tasks want of the transport's thread: the only way to it.
final class TransportOrders: Sendable {
  enum Order: Sendable {
    case start(Exchange)
    /// The reader has caught up.
    case resume(Exchange)
    /// The reader has gone.
    case stop(Exchange)
    case close
  }

  private struct State {
    var orders: [Order] = []
    /// What `curl_multi_wakeup` wakes: the one function of libcurl that any thread may call.
    nonisolated(unsafe) var multi: UnsafeMutableRawPointer?
    var isClosed = false
  }

  private let state = Mutex(State())

  /// The thread is there to be woken.
  func opened(_ multi: UnsafeMutableRawPointer) {
    state.withLock { $0.multi = multi }
  }

  /// - Returns: false where the transport has been closed and nobody will see to it.
  @discardableResult
  func submit(_ order: Order) -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.orders.append(order)
      // Within the lock: afterwards the thread may have freed what is woken.
      if let multi = state.multi { curl_multi_wakeup(multi) }
      return true
    }
  }

  /// What was ordered since, first to last.
  func take() -> [Order] {
    state.withLock { state in
      defer { state.orders = [] }
      return state.orders
    }
  }

  /// From now on nothing is taken. Returns what nobody had taken.
  func closed() -> [Order] {
    state.withLock { state in
      state.isClosed = true
      state.multi = nil
      defer { state.orders = [] }
      return state.orders
    }
  }
}
