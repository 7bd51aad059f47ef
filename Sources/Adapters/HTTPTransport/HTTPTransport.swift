import CCurl
import Glibc

/// Sends requests over libcurl: one thread of its own for all of them, connections kept and shared (HTTP/2 where the
/// server speaks it), certificates verified, secrets to `https` and loopback only, and no redirect followed.
///
/// Trying again is the caller's business, with one exception that libcurl makes: where a kept connection turns out to be
/// dead before a byte of the answer has come, the request goes out once more over a new one.
package final class HTTPTransport: Sendable {
  private let orders: TransportOrders

  /// - Parameters:
  ///   - proxy: the way to other machines.
  ///   - certificates: a PEM file of the authorities to trust instead of the system's.
  ///   - agent: what the servers are told of who asks.
  package init(
    proxy: ProxySettings = ProxySettings(), certificates: String? = nil, agent: String = "mitko"
  ) {
    orders = TransportOrders()
    let settings = EasySettings(proxy: proxy, certificates: certificates, agent: agent)
    TransportThread.start(settings, orders)
  }

  deinit {
    close()
  }

  /// Ends the thread and every exchange that still runs, with `HTTPError.closed`. Again does nothing.
  package func close() {
    orders.submit(.close)
  }

  /// Sends a request and waits for the head of the response; the body is read from the result, while it comes.
  ///
  /// A status that means failure is a response too, redirects included: they are not followed.
  ///
  /// - Throws: `HTTPError` where no head came; `CancellationError` where the task was cancelled, and the stream is closed.
  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    for field in request.fields where field.line() == nil { throw HTTPError.invalidField(name: field.name) }
    let exchange = Exchange(request, orders: orders)
    // Holds the exchange from here on, so that a reader who is never handed it closes it.
    let body = HTTPBody(exchange, of: self)
    guard orders.submit(.start(exchange)) else { throw HTTPError.closed }
    return HTTPResponse(head: try await exchange.head(), body: body)
  }
}
