import CCurl
import Glibc

/// One exchange on the transport's thread. Nobody else touches it.
final class Transfer {
  let exchange: Exchange
  let handle: UnsafeMutableRawPointer
  private(set) var clock: ExchangeClock
  private let fields: UnsafeMutablePointer<curl_slist>?
  private var headReader = HTTPHeadReader()
  private var hasHead = false
  private var received = 0
  /// Why a callback ended the transfer, which libcurl only knows as "the callback said so".
  private var failure: HTTPError?

  init?(_ exchange: Exchange, settings: EasySettings, at now: MonotonicInstant) {
    let fields = settings.fields(of: exchange.request)
    guard let handle = settings.handle(for: exchange.request, fields: fields) else {
      curl_slist_free_all(fields)
      return nil
    }
    self.exchange = exchange
    self.handle = handle
    self.fields = fields
    clock = ExchangeClock(exchange.request.limits, startedAt: now)
    let this = Unmanaged.passUnretained(self).toOpaque()
    mitko_curl_set_pointer(handle, CURLOPT_PRIVATE, this)
    mitko_curl_set_pointer(handle, CURLOPT_PREREQDATA, this)
    mitko_curl_set_pointer(handle, CURLOPT_HEADERDATA, this)
    mitko_curl_set_pointer(handle, CURLOPT_WRITEDATA, this)
    mitko_curl_set_request_callback(handle) { this, address, _, _, _ in
      Transfer.from(this).connected(to: address.map { String(cString: $0) } ?? "")
    }
    mitko_curl_set_header_callback(handle) { bytes, size, count, this in
      Transfer.from(this).headLine(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    mitko_curl_set_body_callback(handle) { bytes, size, count, this in
      Transfer.from(this).piece(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(fields)
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> Transfer {
    // Set in `init` for every handle, and never cleared before the handle is.
    Unmanaged<Transfer>.fromOpaque(pointer!).takeUnretainedValue()
  }

  /// The reader has caught up: the piece that was refused comes again, from within.
  func resume(at now: MonotonicInstant) {
    clock.resumed(at: now)
    curl_easy_pause(handle, CURLPAUSE_CONT)
  }

  /// What the exchange came to, by libcurl's result for it; `nil` where the response is whole.
  func error(for result: CURLcode) -> HTTPError? {
    if let failure { return failure }
    if result == CURLE_OK { return hasHead ? nil : .malformed }
    let endpoint = exchange.request.endpoint
    let proxyStatus = mitko_curl_get_long(handle, CURLINFO_HTTP_CONNECTCODE)
    if !hasHead, proxyStatus >= 300 { return .proxyFailed(status: proxyStatus) }
    switch result {
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: return .proxyFailed(status: nil)
    case CURLE_COULDNT_RESOLVE_HOST: return .hostNotFound(host: endpoint.host)
    case CURLE_COULDNT_CONNECT: return .unreachable(host: endpoint.host)
    case CURLE_OPERATION_TIMEDOUT: return .connectTimedOut
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      return .untrusted(host: endpoint.host)
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED:
      return .tlsFailed(host: endpoint.host)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
      CURLE_HTTP2_STREAM:
      return .cutOff
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING: return .malformed
    default: return .other(code: Int(result.rawValue))
    }
  }

  // MARK: What libcurl calls

  private func connected(to address: String) -> CInt {
    // The name said so already; what counts is where it led.
    if exchange.request.endpoint.scheme == .http, !HTTPEndpoint.isLoopback(address) {
      failure = .notLoopback(host: exchange.request.endpoint.host)
      return CInt(CURL_PREREQFUNC_ABORT)
    }
    clock.connected(at: .now)
    return CInt(CURL_PREREQFUNC_OK)
  }

  private func headLine(_ bytes: UnsafeRawBufferPointer) -> Int {
    switch headReader.read(bytes) {
    case .more: break
    case .head(let head):
      hasHead = true
      exchange.headArrived(head)
    case .tooLarge:
      failure = .headTooLarge
      return 0
    }
    return bytes.count
  }

  private func piece(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard !bytes.isEmpty else { return 0 }
    guard received + bytes.count <= exchange.request.limits.bodyBytes else {
      failure = .bodyTooLarge(limit: exchange.request.limits.bodyBytes)
      return 0
    }
    guard exchange.bodyArrived(Array(bytes)) else {
      clock.paused()
      return MITKO_CURL_PAUSE_BODY
    }
    received += bytes.count
    clock.bodyArrived(at: .now)
    return bytes.count
  }
}
