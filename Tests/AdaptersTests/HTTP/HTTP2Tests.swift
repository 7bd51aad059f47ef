import Foundation
import HTTPTransport
import Testing

/// HTTP/2, against a server of this machine that speaks nothing else.
@Suite(.timeLimit(.minutes(10))) struct HTTP2Tests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures").standardizedFileURL

  /// Tests/Fixtures/servers/http2.py: one for all of these tests. It ends with its standard input, which is with the tests'
  /// process.
  private struct Server {
    let port: UInt16
    private let input = Pipe()

    init() throws {
      let process = Process()
      // Debian's own: it is the one that python3-h2 is installed for.
      process.executableURL = URL(filePath: "/usr/bin/python3")
      process.arguments = ["servers/http2.py", "tls/localhost.key", "tls/localhost.pem"].map {
        HTTP2Tests.fixtures.appending(path: $0).path()
      }
      let output = Pipe()
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      var line = ""
      while !line.hasSuffix("\n") {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        line += String(decoding: more, as: UTF8.self)
      }
      port = try #require(UInt16(line.dropLast()), "python3-h2 is missing: `make test` installs it")
    }
  }

  private static let server = Result { try Server() }

  private func request(_ path: String) throws -> HTTPRequest {
    HTTPRequest(.get, try HTTPEndpoint("https://127.0.0.1:\(Self.server.get().port)\(path)"))
  }

  private func transport() -> HTTPTransport {
    HTTPTransport(certificates: Self.fixtures.appending(path: "tls/localhost.pem").path())
  }

  private func text(_ response: HTTPResponse) async throws -> String {
    String(decoding: try await response.body.prefix(upTo: 1_000), as: UTF8.self)
  }

  @Test func `requests at once share one connection, and none waits for another`() async throws {
    let transport = transport()
    let connection = try await text(transport.send(try request("/connection")))
    let hanging = try await transport.send(try request("/hang"))
    var iterator = hanging.body.makeAsyncIterator()
    #expect(try await iterator.next() == Array("first".utf8))
    for _ in 1...3 { #expect(try await text(transport.send(try request("/connection"))) == connection) }
    #expect(hanging.head.status == 200)
    #expect(hanging.head["x-path"] == "/hang")
  }

  @Test func `letting go resets the stream and keeps the connection`() async throws {
    let transport = transport()
    let connection = try await text(transport.send(try request("/connection")))
    #expect(try await transport.send(try request("/hang")).body.prefix(upTo: 5) == Array("first".utf8))
    // The reset went out before anything that was ordered later, over the same connection.
    #expect(try await text(transport.send(try request("/resets"))) == "1")
    #expect(try await text(transport.send(try request("/connection"))) == connection)
  }

  @Test func `a reader who is behind gets every byte`() async throws {
    let response = try await transport().send(try request("/big"))
    var total = 0
    for try await piece in response.body {
      #expect(piece.first == UInt8(truncatingIfNeeded: total))
      total += piece.count
      await Task.yield()
    }
    #expect(total == 4_194_304)
  }

  @Test func `a stream that the server resets is cut off, in its head or in its body`() async throws {
    let wanted = try request("/reset")
    await #expect(throws: HTTPError.cutOff) {
      for try await _ in try await transport().send(wanted).body {}
    }
  }
}
