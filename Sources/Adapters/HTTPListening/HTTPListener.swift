import CMicroHTTPD
import Dispatch

/// A small HTTP server behind a proxy of the operator's, or on loopback: whole requests in, whole responses out.
///
/// libmicrohttpd has a thread for each connection, which waits while an answer is made; there are never more than
/// `mostConnections`. A request whose body is longer than the limit is refused before it is read.
package final class HTTPListener: Sendable {
  /// A request that has come whole.
  package struct Request: Sendable {
    package let method: String
    /// Without the query.
    package let path: String
    /// Names in lower case.
    package let fields: [String: String]
    package let body: [UInt8]
  }

  /// What is answered.
  package struct Response: Sendable {
    package var status: Int
    package var fields: [(name: String, value: String)]
    package var body: [UInt8]

    package init(status: Int, fields: [(name: String, value: String)] = [], body: [UInt8] = []) {
      self.status = status
      self.fields = fields
      self.body = body
    }

    /// A text without looks.
    package init(status: Int, text: String) {
      self.init(
        status: status, fields: [("Content-Type", "text/plain; charset=utf-8")], body: Array(text.utf8))
    }
  }

  /// Nobody can listen at that address and port: it is taken, or not this machine's.
  package struct CannotListen: Error {}

  private static let mostConnections: UInt32 = 128
  /// A client that says nothing for so long is let go, in seconds.
  private static let patience: UInt32 = 30

  private let daemon: HTTPDaemon
  private let desk: Desk
  /// The port that it listens at.
  package let port: UInt16

  /// Listens until `stop`.
  ///
  /// - Parameters:
  ///   - host: an address of this machine, in numbers.
  ///   - port: 0 for a free one.
  ///   - bodyLimit: the longest body, in bytes.
  ///   - answer: called for each whole request, on any thread.
  package init(
    host: String, port: UInt16, bodyLimit: Int,
    answer: @escaping @Sendable (Request) async -> Response
  ) throws(CannotListen) {
    let desk = Desk(bodyLimit: bodyLimit, answer: answer)
    let context = Unmanaged.passUnretained(desk).toOpaque()
    let started = mitko_httpd_listen(
      host, port, Self.mostConnections, Self.patience,
      { context, connection, url, method, _, upload, size, state in
        Exchange.handle(
          desk: context, connection: connection, url: url, method: method, upload: upload, uploadSize: size,
          state: state)
      },
      { _, _, state, _ in Exchange.release(state) }, context)
    guard let started else { throw CannotListen() }
    self.desk = desk
    daemon = HTTPDaemon(started)
    self.port = daemon.port
  }

  deinit {
    stop()
  }

  /// Ends every connection, once what is being answered has been. Again does nothing.
  package func stop() { daemon.stop() }

  /// As `stop`, for whoever is one of the tasks that answers need, too: a thread that they do without waits meanwhile.
  package func close() async {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { [self] in
        stop()
        continuation.resume()
      }
    }
  }

  /// What all connections share.
  final class Desk: Sendable {
    let bodyLimit: Int
    let answer: @Sendable (Request) async -> Response

    init(bodyLimit: Int, answer: @escaping @Sendable (Request) async -> Response) {
      self.bodyLimit = bodyLimit
      self.answer = answer
    }
  }
}
