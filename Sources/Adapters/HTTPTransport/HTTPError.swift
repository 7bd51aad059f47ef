/// Why there was no response, or no whole one. Facts only: sentences are made where people read them, and nothing that
/// was sent is among them.
package enum HTTPError: Error, Hashable, Sendable {
  /// No address for the name.
  case hostNotFound(host: String)
  /// Nobody answers at that address and port.
  case unreachable(host: String)
  /// The proxy could not be found or reached, or would not connect; `status` is what it answered.
  case proxyFailed(status: Int?)
  /// The certificate is not one to be trusted for that host.
  case untrusted(host: String)
  /// No common ground in TLS.
  case tlsFailed(host: String)
  /// `http` led to an address that is not this machine, whatever the name says.
  case notLoopback(host: String)
  case connectTimedOut
  case firstByteTimedOut
  case idleTimedOut
  case wholeTimedOut
  /// The connection ended before the response did.
  case cutOff
  case bodyTooLarge(limit: Int)
  case headTooLarge
  /// What came is not HTTP.
  case malformed
  /// A field with a line break or another control character in it.
  case invalidField(name: String)
  /// The transport was closed.
  case closed
  /// Anything else, by libcurl's number for it.
  case other(code: Int)

  /// Whether the server may have got the request and acted on it; money may be spent then.
  package var mayHaveArrived: Bool {
    switch self {
    case .hostNotFound, .unreachable, .proxyFailed, .untrusted, .tlsFailed, .notLoopback, .connectTimedOut,
      .invalidField:
      false
    case .firstByteTimedOut, .idleTimedOut, .wholeTimedOut, .cutOff, .bodyTooLarge, .headTooLarge, .malformed,
      .closed, .other:
      true
    }
  }
}
