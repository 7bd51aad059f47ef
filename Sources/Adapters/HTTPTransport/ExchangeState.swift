/// What the transport's thread has brought and the reader has not taken, of one exchange. Pure: the shell round it
/// (`Exchange`) holds the lock and does what it returns.
///
/// `HeadWaiter` and `BodyWaiter` are whatever is resumed; in tests, numbers.
struct ExchangeState<HeadWaiter: Sendable, BodyWaiter: Sendable>: Sendable {
  private enum End {
    case complete
    case failed(HTTPError)
    /// The reader has gone or was cancelled: what still comes is dropped.
    case abandoned
  }

  private let bound: Int
  private var head: HTTPHead?
  private var headWaiter: HeadWaiter?
  private var bodyWaiter: BodyWaiter?
  private var pieces: [[UInt8]] = []
  private var waiting = 0
  private var isPaused = false
  private var end: End?

  /// - Parameter bound: at most so many bytes wait; a single piece may be larger.
  init(bound: Int) {
    self.bound = bound
  }

  /// What to do for whoever waits.
  enum Wake: Sendable {
    case nobody
    case head(HeadWaiter, Result<HTTPHead, any Error>)
    case body(BodyWaiter, Result<[UInt8]?, any Error>)
  }

  /// What became of a piece of the body.
  enum Arrival: Sendable {
    case taken(Wake)
    /// The reader is behind: the same piece is to be brought again once it has caught up.
    case pause
    /// Nobody wants it any more.
    case dropped
  }

  /// What a reader gets.
  enum Answer<Value: Sendable>: Sendable {
    case ready(Result<Value, any Error>)
    /// It was noted, and is resumed later.
    case wait
  }

  mutating func headArrived(_ head: HTTPHead) -> Wake {
    guard end == nil else { return .nobody }
    self.head = head
    guard let waiter = headWaiter.take() else { return .nobody }
    return .head(waiter, .success(head))
  }

  mutating func bodyArrived(_ piece: [UInt8]) -> Arrival {
    guard end == nil else { return .dropped }
    if let waiter = bodyWaiter.take() { return .taken(.body(waiter, .success(piece))) }
    if waiting > 0, waiting + piece.count > bound {
      isPaused = true
      return .pause
    }
    pieces.append(piece)
    waiting += piece.count
    return .taken(.nobody)
  }

  /// The exchange is over: well, or by `error`. What waits is still read before that is told.
  mutating func ended(_ error: HTTPError?) -> Wake {
    guard end == nil else { return .nobody }
    end = error.map { .failed($0) } ?? .complete
    if let waiter = headWaiter.take() { return .head(waiter, .failure(error ?? .malformed)) }
    guard let waiter = bodyWaiter.take() else { return .nobody }
    return .body(waiter, error.map { .failure($0) } ?? .success(nil))
  }

  mutating func wantsHead(_ waiter: HeadWaiter) -> Answer<HTTPHead> {
    if let head { return .ready(.success(head)) }
    switch end {
    case .abandoned: return .ready(.failure(CancellationError()))
    case .failed(let error): return .ready(.failure(error))
    case .complete: return .ready(.failure(HTTPError.malformed))
    case nil:
      headWaiter = waiter
      return .wait
    }
  }

  /// - Returns: what the reader gets, and whether the transport may go on.
  mutating func wantsBody(_ waiter: BodyWaiter) -> (answer: Answer<[UInt8]?>, resumes: Bool) {
    if case .abandoned? = end { return (.ready(.failure(CancellationError())), false) }
    if !pieces.isEmpty {
      // All at once: whoever reads slowly has fewer turns to take, and nothing is moved up.
      var piece = pieces[0]
      piece.reserveCapacity(waiting)
      for more in pieces.dropFirst() { piece += more }
      pieces.removeAll(keepingCapacity: true)
      waiting = 0
      defer { isPaused = false }
      return (.ready(.success(piece)), isPaused)
    }
    switch end {
    case .failed(let error): return (.ready(.failure(error)), false)
    case .complete: return (.ready(.success(nil)), false)
    case .abandoned, nil:
      precondition(bodyWaiter == nil, "a body has one reader")
      bodyWaiter = waiter
      return (.wait, false)
    }
  }

  /// The reader has gone. Again does nothing.
  ///
  /// - Returns: whom to tell, and whether the transport still works for it.
  mutating func abandoned() -> (wake: Wake, stops: Bool) {
    if case .abandoned? = end { return (.nobody, false) }
    let stops = end == nil
    end = .abandoned
    pieces = []
    waiting = 0
    if let waiter = headWaiter.take() { return (.head(waiter, .failure(CancellationError())), stops) }
    if let waiter = bodyWaiter.take() { return (.body(waiter, .failure(CancellationError())), stops) }
    return (.nobody, stops)
  }
}
