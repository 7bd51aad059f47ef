import Foundation
import Glibc
import HTTPTransport
import LocalServer
import Synchronization
import Testing

/// The transport against a server of this machine.
@Suite(.timeLimit(.minutes(10))) struct HTTPTransportTests {
  private static let patient = HTTPLimits(
    connect: .seconds(600), firstByte: .seconds(600), idle: .seconds(600), whole: .seconds(600))

  private static let endless: HTTPLimits = {
    var limits = patient
    limits.bodyBytes = .max
    return limits
  }()

  /// Large, so that a server that never ends has little to do before the reader's window is full.
  private static let chunk = Array(repeatElement("more and more, ", count: 4_096).joined().utf8)

  private func request(_ server: LocalServer, _ path: String = "/", limits: HTTPLimits = patient) throws
    -> HTTPRequest
  {
    HTTPRequest(.get, try HTTPEndpoint(server.url(path)), limits: limits)
  }

  private func text(_ response: HTTPResponse) async throws -> String {
    String(decoding: try await response.body.prefix(upTo: 1 << 20), as: UTF8.self)
  }

  @Test func `a request arrives with its fields and body, and the response with its own`() async throws {
    let server = try LocalServer { ServedReply(status: 201, fields: [("X-Kind", "echo")], "got " + $0.text) }
    let transport = HTTPTransport()
    let body = String(repeating: "привет ", count: 50_000)
    let response = try await transport.send(
      HTTPRequest(
        .post, try HTTPEndpoint(server.url("/v1/echo")),
        fields: [
          HTTPField("content-type", "text/plain"), HTTPField("x-empty", ""),
          HTTPField("authorization", prefix: "Bearer ", secret: Secret("sk-1")),
        ], body: Array(body.utf8), limits: Self.patient))
    #expect(response.head.status == 201)
    #expect(response.head["x-kind"] == "echo")
    #expect(try await text(response) == "got " + body)
    let received = try #require(server.requests.first)
    #expect(received.method == "POST")
    #expect(received.path == "/v1/echo")
    #expect(received.fields["authorization"] == "Bearer sk-1")
    #expect(received.fields["x-empty"] == "")
    #expect(received.fields["user-agent"] == "mitko")
    #expect(received.fields["expect"] == nil)
    #expect(received.fields["accept-encoding"] == nil)
  }

  @Test func `an empty body is sent as one`() async throws {
    let server = try LocalServer { ServedReply("\($0.body.count)") }
    let response = try await HTTPTransport().send(
      HTTPRequest(.post, try HTTPEndpoint(server.url()), limits: Self.patient))
    #expect(try await text(response) == "0")
  }

  @Test func `requests one after another share one connection`() async throws {
    let server = try LocalServer { _ in ServedReply("ok") }
    let transport = HTTPTransport()
    for _ in 1...20 { #expect(try await text(transport.send(try request(server))) == "ok") }
    #expect(Set(server.requests.map(\.clientPort)).count == 1)
  }

  @Test func `connections of requests at once are kept for the next ones, also after a lonely one`()
    async throws
  {
    // Nobody of eight is answered before all of them have come: so each has a connection.
    let arrived = Mutex(0)
    let gates = [Gate(), Gate(), Gate()]
    let server = try LocalServer { request in
      guard request.path == "/together" else { return ServedReply("ok") }
      let number = arrived.withLock { arrived in
        arrived += 1
        return arrived
      }
      let gate = gates[(number - 1) / 8]
      if number.isMultiple(of: 8) { gate.open() }
      return ServedReply(steps: [.wait(gate), .bytes(Array("ok".utf8))])
    }
    let transport = HTTPTransport()
    for _ in gates {
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 1...8 {
          group.addTask { try await text(transport.send(try request(server, "/together"))) }
        }
        for try await text in group { #expect(text == "ok") }
      }
      _ = try await text(transport.send(try request(server, "/alone")))
    }
    #expect(Set(server.requests.map(\.clientPort)).count == 8)
  }

  @Test func `requests at once do not wait for each other`() async throws {
    let gate = Gate()
    let server = try LocalServer {
      ServedReply(
        steps: $0.path == "/slow" ? [.wait(gate), .bytes(Array("slow".utf8))] : [.bytes(Array("fast".utf8))])
    }
    let transport = HTTPTransport()
    let slow = try request(server, "/slow")
    async let late = text(transport.send(slow))
    for _ in 1...5 { #expect(try await text(transport.send(try request(server, "/fast"))) == "fast") }
    gate.open()
    #expect(try await late == "slow")
  }

  @Test func `pieces come as they are sent, not when the body is whole`() async throws {
    let gate = Gate()
    let server = try LocalServer { _ in
      ServedReply(steps: [.bytes(Array("one".utf8)), .wait(gate), .bytes(Array("two".utf8))])
    }
    let response = try await HTTPTransport().send(try request(server))
    var iterator = response.body.makeAsyncIterator()
    #expect(try await iterator.next() == Array("one".utf8))
    gate.open()
    #expect(try await iterator.next() == Array("two".utf8))
    #expect(try await iterator.next() == nil)
  }

  @Test func `a reader who is behind holds the server up, and then gets every byte`() async throws {
    let chunk = (0..<16_384).map { UInt8(truncatingIfNeeded: $0 >> 6) }
    let server = try LocalServer { _ in ServedReply(steps: Array(repeating: .bytes(chunk), count: 1_024)) }
    var limits = Self.patient
    limits.bodyBytes = 16 << 20
    let response = try await HTTPTransport().send(try request(server, limits: limits))
    var total = 0
    var largest = 0
    for try await piece in response.body {
      #expect(piece.first == chunk[total % chunk.count])
      total += piece.count
      largest = max(largest, piece.count)
      #expect(piece.last == chunk[(total - 1) % chunk.count])
      // Others get a turn, the transport's thread among them.
      await Task.yield()
    }
    #expect(total == 16_777_216)
    #expect(largest <= 262_144)
  }

  @Test func `a cancelled reader closes the stream`() async throws {
    let server = try LocalServer { _ in ServedReply(steps: [.endless(Self.chunk)]) }
    let transport = HTTPTransport()
    let response = try await transport.send(try request(server, limits: Self.endless))
    let (started, signal) = AsyncStream<Void>.makeStream()
    let (never, end) = AsyncStream<Void>.makeStream()
    let reader = Task {
      for try await _ in response.body {
        signal.yield()
        // Until the cancellation.
        for await _ in never {}
      }
    }
    for await _ in started { break }
    reader.cancel()
    await #expect(throws: CancellationError.self) { try await reader.value }
    end.finish()
    #expect(await server.endedReplies(1) == [false])
  }

  @Test func `letting go of a body closes the stream`() async throws {
    let server = try LocalServer { _ in ServedReply(steps: [.endless(Self.chunk)]) }
    let transport = HTTPTransport()
    let start = try await transport.send(try request(server, limits: Self.endless)).body.prefix(upTo: 4)
    #expect(start == Array("more".utf8))
    #expect(await server.endedReplies(1) == [false])
  }

  @Test func `a request cancelled before its head is closed`() async throws {
    let gate = Gate()
    let server = try LocalServer { _ in
      ServedReply(steps: [.endless(Array("x".utf8))], headGate: gate)
    }
    let transport = HTTPTransport()
    let wanted = try request(server)
    let task = Task { try await transport.send(wanted) }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    gate.open()
  }

  @Test func `a stream that is cut is told from one that ends`() async throws {
    let server = try LocalServer { _ in ServedReply(steps: [.bytes(Array("half".utf8)), .cut]) }
    let response = try await HTTPTransport().send(try request(server))
    var iterator = response.body.makeAsyncIterator()
    #expect(try await iterator.next() == Array("half".utf8))
    await #expect(throws: HTTPError.cutOff) { _ = try await iterator.next() }
  }

  @Test func `a redirect is a response and goes nowhere`() async throws {
    let other = try LocalServer { _ in ServedReply("the key, please") }
    let target = other.url("/steal")
    let server = try LocalServer { _ in ServedReply(status: 307, fields: [("Location", target)], "moved") }
    var wanted = try request(server)
    wanted.fields = [HTTPField("x-api-key", secret: Secret("sk-2"))]
    let response = try await HTTPTransport().send(wanted)
    #expect(response.head.status == 307)
    #expect(other.requests.isEmpty)
  }

  @Test func `a body over its limit is refused`() async throws {
    let server = try LocalServer { _ in ServedReply(steps: [.endless([UInt8](repeating: 65, count: 1_000))]) }
    var limits = Self.patient
    limits.bodyBytes = 100_000
    let response = try await HTTPTransport().send(try request(server, limits: limits))
    await #expect(throws: HTTPError.bodyTooLarge(limit: 100_000)) {
      for try await _ in response.body {}
    }
    #expect(await server.endedReplies(1) == [false])
  }

  @Test func `a server that accepts and never speaks TLS runs out while connecting`() async throws {
    let listener = try SilentListener()
    var limits = Self.patient
    limits.connect = .milliseconds(50)
    let wanted = HTTPRequest(.get, try HTTPEndpoint("https://127.0.0.1:\(listener.port)"), limits: limits)
    await #expect(throws: HTTPError.connectTimedOut) { try await HTTPTransport().send(wanted) }
  }

  @Test func `a server that does not answer runs out before its first byte`() async throws {
    let gate = Gate()
    let server = try LocalServer { _ in ServedReply(steps: [.bytes([65])], headGate: gate) }
    var limits = Self.patient
    limits.firstByte = .milliseconds(50)
    let wanted = try request(server, limits: limits)
    await #expect(throws: HTTPError.firstByteTimedOut) { try await HTTPTransport().send(wanted) }
  }

  @Test func `a server that falls silent runs out as idle, after what it had said`() async throws {
    let gate = Gate()
    let server = try LocalServer { _ in ServedReply(steps: [.bytes(Array("hm".utf8)), .wait(gate)]) }
    var limits = Self.patient
    limits.idle = .milliseconds(50)
    let response = try await HTTPTransport().send(try request(server, limits: limits))
    var iterator = response.body.makeAsyncIterator()
    #expect(try await iterator.next() == Array("hm".utf8))
    await #expect(throws: HTTPError.idleTimedOut) { _ = try await iterator.next() }
  }

  @Test func `a server that drips for ever runs out as a whole`() async throws {
    let server = try LocalServer { _ in ServedReply(steps: [.endless([UInt8](repeating: 46, count: 1_000))]) }
    var limits = Self.patient
    limits.whole = .milliseconds(50)
    limits.bodyBytes = .max
    let wanted = try request(server, limits: limits)
    await #expect(throws: HTTPError.wholeTimedOut) {
      for try await _ in try await HTTPTransport().send(wanted).body {}
    }
  }

  @Test func `nobody at the port is unreachable, and no money is spent`() async throws {
    let listener = try SilentListener()
    let port = listener.port
    listener.close()
    let error = await #expect(throws: HTTPError.self) {
      try await HTTPTransport().send(
        HTTPRequest(.get, try HTTPEndpoint("http://127.0.0.1:\(port)"), limits: Self.patient))
    }
    #expect(error == .unreachable(host: "127.0.0.1"))
    #expect(error?.mayHaveArrived == false)
  }

  @Test func `what is no HTTP is malformed or cut, never a response`() async throws {
    let listener = try SilentListener(saying: "SSH-2.0-OpenSSH_9.2\r\n\r\n")
    let error = await #expect(throws: HTTPError.self) {
      try await HTTPTransport().send(
        HTTPRequest(.get, try HTTPEndpoint("http://127.0.0.1:\(listener.port)"), limits: Self.patient))
    }
    #expect(error == .malformed)
  }

  @Test func `a field that would break out of its line is not sent`() async throws {
    let server = try LocalServer { _ in ServedReply("ok") }
    var wanted = try request(server)
    wanted.fields = [HTTPField("x-a", secret: Secret("1\r\nx-b: 2"))]
    let refused = wanted
    await #expect(throws: HTTPError.invalidField(name: "x-a")) { try await HTTPTransport().send(refused) }
    #expect(server.requests.isEmpty)
  }

  @Test func `closing ends what runs, and nothing starts any more`() async throws {
    let server = try LocalServer { _ in ServedReply(steps: [.endless([UInt8](repeating: 46, count: 1_000))]) }
    let transport = HTTPTransport()
    var limits = Self.patient
    limits.bodyBytes = .max
    let wanted = try request(server, limits: limits)
    let response = try await transport.send(wanted)
    transport.close()
    await #expect(throws: HTTPError.closed) { for try await _ in response.body {} }
    await #expect(throws: HTTPError.closed) { try await transport.send(wanted) }
  }

  @Test func `loopback never goes through the proxy, other hosts only through it`() async throws {
    let proxy = try LocalServer { _ in ServedReply(status: 403, "not through me") }
    let server = try LocalServer { _ in ServedReply("direct") }
    let transport = HTTPTransport(proxy: ProxySettings(proxy: Secret(proxy.url())))
    #expect(try await text(transport.send(try request(server))) == "direct")
    #expect(proxy.requests.isEmpty)
    let outside = HTTPRequest(
      .get, try HTTPEndpoint("https://api.example.com/v1"),
      fields: [HTTPField("authorization", prefix: "Bearer ", secret: Secret("sk-3"))], limits: Self.patient)
    await #expect(throws: HTTPError.proxyFailed(status: 403)) { try await transport.send(outside) }
    #expect(proxy.requests.map(\.method) == ["CONNECT"])
    #expect(proxy.requests.first?.fields["authorization"] == nil)
  }
}

/// A listener that takes connections and says nothing, or one thing to the first.
private final class SilentListener: Sendable {
  let port: UInt16
  private let descriptor: Mutex<CInt?>

  init(saying text: String? = nil) throws {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer -> Bool in
        bind(descriptor, pointer, length) == 0 && listen(descriptor, 8) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    try #require(port)
    self.port = UInt16(bigEndian: address.sin_port)
    self.descriptor = Mutex(descriptor)
    if let text {
      Thread.detachNewThread {
        let connection = accept(descriptor, nil, nil)
        _ = text.withCString { write(connection, $0, strlen($0)) }
        // Read what was asked, so that closing is no reset that overtakes the answer.
        var buffer = [UInt8](repeating: 0, count: 4_096)
        _ = read(connection, &buffer, buffer.count)
        _ = Glibc.close(connection)
      }
    }
  }

  /// Once: the number may belong to somebody else afterwards.
  func close() {
    if let descriptor = descriptor.withLock({ $0.take() }) { _ = Glibc.close(descriptor) }
  }

  deinit { close() }
}
