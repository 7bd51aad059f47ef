import Synchronization

/// One request and its response, between the task that reads and the thread that transfers.
///
/// Two can race: the thread brings a piece while the reader asks for one, and the reader leaves while the thread ends
/// the exchange. Both orders come out the same, because each asks the state under the lock and acts after it.
final class Exchange: Sendable {
  typealias HeadWaiter = CheckedContinuation<HTTPHead, any Error>
  typealias BodyWaiter = CheckedContinuation<[UInt8]?, any Error>
  private typealias State = ExchangeState<HeadWaiter, BodyWaiter>

  /// Ten seconds of the fastest model, and a hundredth of a megabyte page; enough that a burst never pauses.
  static let bound = 256 << 10

  let request: HTTPRequest
  private let orders: TransportOrders
  private let state = Mutex(State(bound: Exchange.bound))

  init(_ request: HTTPRequest, orders: TransportOrders) {
    self.request = request
    self.orders = orders
  }

  // MARK: The reader's side

  /// Waits for the head. A cancelled task closes the stream.
  func head() async throws -> HTTPHead {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: HeadWaiter) in
        if case .ready(let result) = state.withLock({ $0.wantsHead(waiter) }) { waiter.resume(with: result) }
      }
    } onCancel: {
      abandon()
    }
  }

  /// Waits for the next piece of the body. A cancelled task closes the stream.
  func next() async throws -> [UInt8]? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waiter: BodyWaiter) in
        let (answer, resumes) = state.withLock { $0.wantsBody(waiter) }
        if resumes { orders.submit(.resume(self)) }
        if case .ready(let result) = answer { waiter.resume(with: result) }
      }
    } onCancel: {
      abandon()
    }
  }

  /// Closes the stream where it is open.
  func abandon() {
    let (wake, stops) = state.withLock { $0.abandoned() }
    if stops { orders.submit(.stop(self)) }
    Self.act(on: wake)
  }

  // MARK: The thread's side

  func headArrived(_ head: HTTPHead) {
    Self.act(on: state.withLock { $0.headArrived(head) })
  }

  /// - Returns: whether the piece was taken; otherwise it is brought again after `.resume`.
  func bodyArrived(_ piece: [UInt8]) -> Bool {
    switch state.withLock({ $0.bodyArrived(piece) }) {
    case .taken(let wake):
      Self.act(on: wake)
      return true
    case .pause: return false
    case .dropped: return true
    }
  }

  func ended(_ error: HTTPError?) {
    Self.act(on: state.withLock { $0.ended(error) })
  }

  private static func act(on wake: State.Wake) {
    switch wake {
    case .nobody: break
    case .head(let waiter, let result): waiter.resume(with: result)
    case .body(let waiter, let result): waiter.resume(with: result)
    }
  }
}
