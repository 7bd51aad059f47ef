import HTTPListening
import HTTPTransport
import TelegramHead
import Testing

/// Who may hand updates in, and how requests are heard.
@Suite(.timeLimit(.minutes(10))) struct WebhookTests {
  private let door = WebhookDoor(path: "/hook/Zq7", secret: Secret("s3cret-of-ours"))

  @Test func `only who knows path and secret is admitted, and by POST alone`() {
    #expect(door.verdict(method: "POST", path: "/hook/Zq7", secret: "s3cret-of-ours") == .admitted)
    #expect(door.verdict(method: "GET", path: "/hook/Zq7", secret: "s3cret-of-ours") == .wrongMethod)
    for path in ["/", "", "/hook", "/hook/Zq8", "/hook/Zq7/", "/hook/Zq7/hook/Zq7", "/HOOK/Zq7"] {
      #expect(door.verdict(method: "POST", path: path, secret: "s3cret-of-ours") == .unknownPath, "\(path)")
    }
    for secret in [
      nil, "", "s3cret", "s3cret-of-ourz", "s3cret-of-ours-and-more", "s3cret-of-ourss3cret-of-ours",
    ] {
      #expect(door.verdict(method: "POST", path: "/hook/Zq7", secret: secret) == .wrongSecret)
    }
  }

  @Test func `a door without a path admits nobody`() {
    let open = WebhookDoor(path: "", secret: Secret(""))
    #expect(open.verdict(method: "POST", path: "", secret: "") == .unknownPath)
    #expect(open.verdict(method: "POST", path: "/", secret: nil) == .unknownPath)
  }

  @Test func `requests come whole, and those that are too long are refused`() async throws {
    let listener = try HTTPListener(host: "127.0.0.1", port: 0, bodyLimit: 1_000) { request in
      .init(
        status: 200,
        text: "\(request.method) \(request.path) \(request.fields["x-kind"] ?? "-") \(request.body.count)")
    }
    let transport = HTTPTransport()
    func post(_ count: Int) async throws -> (status: Int, text: String) {
      let response = try await transport.send(
        HTTPRequest(
          .post, try HTTPEndpoint("http://127.0.0.1:\(listener.port)/a/b"),
          fields: [HTTPField("X-Kind", "k")],
          body: [UInt8](repeating: 65, count: count)))
      return (
        response.head.status, String(decoding: try await response.body.prefix(upTo: 100), as: UTF8.self)
      )
    }
    let fits = try await post(1_000)
    #expect(fits.status == 200)
    #expect(fits.text == "POST /a/b k 1000")
    let isTooLong = try await post(1_001)
    #expect(isTooLong.status == 413)
    listener.stop()
    await #expect(throws: HTTPError.self) { _ = try await post(1) }
  }

  @Test func `a place that is taken, or none of this machine's, is told`() throws {
    let first = try HTTPListener(host: "127.0.0.1", port: 0, bodyLimit: 1) { _ in .init(status: 200) }
    #expect(throws: HTTPListener.CannotListen.self) {
      _ = try HTTPListener(host: "127.0.0.1", port: first.port, bodyLimit: 1) { _ in .init(status: 200) }
    }
    #expect(throws: HTTPListener.CannotListen.self) {
      _ = try HTTPListener(host: "no address", port: 0, bodyLimit: 1) { _ in .init(status: 200) }
    }
    first.stop()
  }
}
