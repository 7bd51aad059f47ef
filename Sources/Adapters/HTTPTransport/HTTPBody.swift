/// The body of a response, piece by piece as the server sends it; for one reader.
///
/// At most `Exchange.bound` bytes wait here: a reader that falls behind stops the server by TCP's or HTTP/2's own
/// window. A cancelled reader, and one that lets go of the body, closes the stream.
package struct HTTPBody: AsyncSequence, Sendable {
  /// A piece as it came off the wire: any split of the body.
  package typealias Element = [UInt8]

  private let lease: Lease

  init(_ exchange: Exchange, of transport: HTTPTransport) {
    lease = Lease(exchange, transport)
  }

  /// The one reader.
  package func makeAsyncIterator() -> Iterator { Iterator(lease: lease) }

  /// Goes through the pieces, none of which is empty.
  package struct Iterator: AsyncIteratorProtocol {
    fileprivate let lease: Lease

    /// The next piece; `nil` once the body is whole.
    ///
    /// - Throws: `HTTPError` where it will not become whole; `CancellationError` where the task was cancelled.
    package mutating func next() async throws -> [UInt8]? {
      try await lease.exchange.next()
    }
  }

  /// The bytes up to `limit`; what comes after them is not waited for.
  ///
  /// - Throws: as `Iterator.next` does.
  package func prefix(upTo limit: Int) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await piece in self {
      bytes += piece.prefix(limit - bytes.count)
      if bytes.count >= limit { break }
    }
    return bytes
  }

  /// Closes the stream when the last of its holders lets go.
  fileprivate final class Lease: Sendable {
    let exchange: Exchange
    /// Lives as long as anything is read from it.
    private let transport: HTTPTransport

    init(_ exchange: Exchange, _ transport: HTTPTransport) {
      self.exchange = exchange
      self.transport = transport
    }

    deinit {
      exchange.abandon()
    }
  }
}
