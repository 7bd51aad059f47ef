import CCurl
import Glibc

/// The thread that owns libcurl's multi handle: it takes orders, lets libcurl work, and ends what has run out.
///
/// It lives until it is told to close, not on the pool that all tasks share: libcurl waits in `poll`.
final class TransportThread {
  /// Once for the program, before anything else of libcurl's.
  private static let isReady: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  /// More than a program has slots for work; connections that nobody uses cost next to nothing.
  private static let keptConnections = 32

  /// From so many exchanges on, what comes within a moment is read in one go: libcurl looks at all of them each time,
  /// and a hundred streams would have it look thousands of times a second.
  private static let crowd = 16
  /// In microseconds. Nobody sees it who reads along, and it is a tenth of what lies between two tokens.
  private static let moment: UInt32 = 2_000

  private let settings: EasySettings
  private let orders: TransportOrders
  private let multi: UnsafeMutableRawPointer
  /// By exchange.
  private var transfers: [ObjectIdentifier: Transfer] = [:]
  /// No limit runs out before then: so that a busy stream does not look at every other one's.
  private var nextLook: MonotonicInstant?
  private var isClosing = false

  private init?(_ settings: EasySettings, _ orders: TransportOrders) {
    guard Self.isReady, let multi = curl_multi_init() else { return nil }
    self.settings = settings
    self.orders = orders
    self.multi = multi
    mitko_curl_multi_set_long(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX)
    // Otherwise libcurl keeps four for each request that is under way, and closes the rest whenever few are.
    mitko_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
  }

  /// Starts the thread. Where there is no memory for one, every request of `orders` ends as closed.
  static func start(_ settings: EasySettings, _ orders: TransportOrders) {
    let start = Unmanaged.passRetained(Start(settings: settings, orders: orders))
    var thread = pthread_t()
    let result = pthread_create(&thread, nil, { TransportThread.main($0) }, start.toOpaque())
    if result == 0 {
      pthread_detach(thread)
    } else {
      start.release()
      refuse(orders.closed())
    }
  }

  private final class Start {
    let settings: EasySettings
    let orders: TransportOrders

    init(settings: EasySettings, orders: TransportOrders) {
      self.settings = settings
      self.orders = orders
    }
  }

  private static func main(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    let start = Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue()
    blockSignals()
    guard let thread = TransportThread(start.settings, start.orders) else {
      refuse(start.orders.closed())
      return nil
    }
    start.orders.opened(thread.multi)
    thread.run()
    return nil
  }

  /// Signals are for the other threads, and a closed connection is no reason to end the program: SIGPIPE stays blocked
  /// here. What a fault of our own raises is left, so that the terminal is restored then.
  private static func blockSignals() {
    var signals = sigset_t()
    sigfillset(&signals)
    for signal in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT] { sigdelset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  private static func refuse(_ orders: [TransportOrders.Order]) {
    for case .start(let exchange) in orders { exchange.ended(.closed) }
  }

  private func run() {
    while !isClosing {
      for order in orders.take() { carryOut(order) }
      var running: CInt = 0
      curl_multi_perform(multi, &running)
      endWhatIsDone()
      endWhatHasRunOut()
      guard !isClosing else { break }
      curl_multi_poll(multi, nil, 0, timeout, nil)
      if transfers.count >= Self.crowd { usleep(Self.moment) }
    }
    // From here on nobody wakes the handle any more.
    Self.refuse(orders.closed())
    for transfer in transfers.values { end(transfer, .closed) }
    curl_multi_cleanup(multi)
  }

  private func carryOut(_ order: TransportOrders.Order) {
    switch order {
    case .start(let exchange):
      let now = MonotonicInstant.now
      guard let transfer = Transfer(exchange, settings: settings, at: now),
        curl_multi_add_handle(multi, transfer.handle) == CURLM_OK
      else { return exchange.ended(.other(code: Int(CURLE_OUT_OF_MEMORY.rawValue))) }
      transfers[ObjectIdentifier(exchange)] = transfer
      look(at: transfer, after: now)
    case .resume(let exchange):
      guard let transfer = transfers[ObjectIdentifier(exchange)] else { return }
      let now = MonotonicInstant.now
      transfer.resume(at: now)
      look(at: transfer, after: now)
    case .stop(let exchange):
      guard let transfer = transfers[ObjectIdentifier(exchange)] else { return }
      remove(transfer)
    case .close: isClosing = true
    }
  }

  private func endWhatIsDone() {
    var left: CInt = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE,
        let pointer = mitko_curl_get_private(message.pointee.easy_handle)
      else { continue }
      let transfer = Unmanaged<Transfer>.fromOpaque(pointer).takeUnretainedValue()
      end(transfer, transfer.error(for: mitko_curl_message_result(message)))
    }
  }

  private func endWhatHasRunOut() {
    let now = MonotonicInstant.now
    guard let nextLook, nextLook <= now else { return }
    for transfer in Array(transfers.values) {
      if let failure = transfer.clock.failure(at: now) { end(transfer, failure) }
    }
    self.nextLook = nil
    for transfer in transfers.values { look(at: transfer, after: now) }
  }

  private func look(at transfer: Transfer, after now: MonotonicInstant) {
    let instant = transfer.clock.nextLook(after: now)
    nextLook = min(nextLook ?? instant, instant)
  }

  private func end(_ transfer: Transfer, _ error: HTTPError?) {
    remove(transfer)
    transfer.exchange.ended(error)
  }

  private func remove(_ transfer: Transfer) {
    curl_multi_remove_handle(multi, transfer.handle)
    transfers[ObjectIdentifier(transfer.exchange)] = nil
  }

  /// Milliseconds until there is something to look at; libcurl shortens it to what it needs itself.
  private var timeout: CInt {
    guard let nextLook else { return 60_000 }
    return CInt(min(nextLook.milliseconds(since: .now), 60_000))
  }
}
