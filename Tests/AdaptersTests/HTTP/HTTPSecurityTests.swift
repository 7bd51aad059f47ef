import Foundation
import HTTPTransport
import LocalServer
import Testing

/// Certificates, against a server of this machine that has one.
@Suite(.timeLimit(.minutes(10))) struct HTTPSecurityTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Fixtures/tls").standardizedFileURL

  private func file(_ name: String) -> String { Self.folder.appending(path: name).path() }

  private func server(as name: String = "localhost") throws -> LocalServer {
    try LocalServer(
      identity: .init(
        key: try String(contentsOfFile: file("\(name).key"), encoding: .utf8),
        certificate: try String(contentsOfFile: file("\(name).pem"), encoding: .utf8))
    ) { _ in ServedReply("over TLS") }
  }

  @Test func `a certificate of a trusted authority is taken`() async throws {
    let server = try server()
    let response = try await HTTPTransport(certificates: file("localhost.pem")).send(
      HTTPRequest(.get, try HTTPEndpoint(server.url())))
    #expect(String(decoding: try await response.body.prefix(upTo: 100), as: UTF8.self) == "over TLS")
  }

  @Test func `a certificate that nobody vouches for is refused before anything is sent`() async throws {
    let server = try server()
    for transport in [HTTPTransport(), HTTPTransport(certificates: file("other.pem"))] {
      await #expect(throws: HTTPError.untrusted(host: "127.0.0.1")) {
        try await transport.send(
          HTTPRequest(
            .post, try HTTPEndpoint(server.url()), fields: [HTTPField("x-api-key", secret: Secret("sk-4"))]))
      }
    }
    #expect(server.requests.isEmpty)
  }

  @Test func `a trusted certificate of another host is refused`() async throws {
    let server = try server(as: "other")
    await #expect(throws: HTTPError.untrusted(host: "127.0.0.1")) {
      try await HTTPTransport(certificates: file("other.pem")).send(
        HTTPRequest(.get, try HTTPEndpoint(server.url())))
    }
    #expect(server.requests.isEmpty)
  }
}
