import BotServer
import Domain
import Foundation
import HTTPTransport
import Ports
import TestSupport
import Testing

/// What the program answers over HTTP.
@Suite(.timeLimit(.minutes(10))) struct TelegramDoorsTests {
  private static let kim: Int64 = 7_001
  private static let secret = "s3cret_of_ours"

  /// A program with its doors open.
  private struct Open {
    let stage: TelegramProgram
    let program: RunningProgram
    let port: Int
    private let transport = HTTPTransport()

    init(webhook: Bool) async throws {
      var environment = ["MITKO_TELEGRAM_LISTEN": "127.0.0.1:0"]
      if webhook {
        environment["TELEGRAM_WEBHOOK_URL"] = "https://bot.example.org/hook/Zq7"
        environment["TELEGRAM_WEBHOOK_SECRET"] = TelegramDoorsTests.secret
      }
      let stage = try TelegramProgram(environment: environment)
      self.stage = stage
      program = try stage.start()
      // It listens before it asks or sets anything but its name.
      try await stage.server.wait(for: webhook ? "the webhook" : "the first poll") { server in
        let isServing = webhook ? server.webhook != nil : server.calls.contains { $0.method == "getUpdates" }
        return isServing ? true : nil
      }
      let line = stage.log.split(separator: "\n").last { $0.contains("telegram.listening") } ?? ""
      let digits = line.firstRange(of: "\"port\":").map { line[$0.upperBound...].prefix { $0.isNumber } }
      port = try #require(digits.flatMap { Int($0) })
    }

    func ask(
      _ method: HTTPRequest.Method, _ path: String, fields: [HTTPField] = [], body: String = ""
    ) async throws -> (status: Int, text: String) {
      let response = try await transport.send(
        HTTPRequest(
          method, try HTTPEndpoint("http://127.0.0.1:\(port)\(path)"), fields: fields, body: Array(body.utf8))
      )
      return (
        response.head.status, String(decoding: try await response.body.prefix(upTo: 1 << 20), as: UTF8.self)
      )
    }

    func bring(_ body: String, secret: String? = TelegramDoorsTests.secret) async throws -> Int {
      try await ask(
        .post, "/hook/Zq7", fields: secret.map { [HTTPField("X-Telegram-Bot-Api-Secret-Token", $0)] } ?? [],
        body: body
      ).status
    }

    func end() async throws {
      program.kill(SIGTERM)
      #expect(try await program.waitForExit().status == 0)
    }
  }

  @Test func `it tells how it is`() async throws {
    let open = try await Open(webhook: false)
    open.stage.server.say("/start", as: Self.kim)
    try await open.stage.server.waitForText("Mitko", to: Self.kim)
    #expect(try await open.ask(.get, "/healthz/live").status == 200)
    #expect(try await open.ask(.get, "/healthz/ready").status == 200)
    var metrics = try await open.ask(.get, "/metrics")
    // The server shows a message before the program has heard that it was taken.
    while metrics.status == 200, !metrics.text.contains("sendMessage") {
      metrics = try await open.ask(.get, "/metrics")
    }
    #expect(metrics.status == 200)
    #expect(metrics.text.contains("mitko_telegram_calls_total{method=\"sendMessage\",end=\"ok\"} 1\n"))
    #expect(metrics.text.contains("# TYPE mitko_jobs gauge\n"))
    #expect(metrics.text.contains("mitko_budget_dollars 6.0\n"))
    #expect(!metrics.text.contains("7001"), "nobody can be told by numbers")
    #expect(try await open.ask(.get, "/").status == 404)
    #expect(try await open.ask(.post, "/hook/Zq7").status == 404, "there is no webhook")
    try await open.end()
  }

  @Test func `updates that are brought have their effect once, and only from who knows the secret`()
    async throws
  {
    let open = try await Open(webhook: true)
    let server = open.stage.server
    #expect(server.webhook?.url == "https://bot.example.org/hook/Zq7")
    #expect(server.webhook?.secret == Self.secret)
    server.say("/start", as: Self.kim)
    server.say("/privacy", as: Self.kim)
    let updates = server.takeUpdates().map(\.description)
    for secret in [nil, "", "wrong"] {
      #expect(try await open.bring(updates[0], secret: secret) == 403)
    }
    #expect(try await open.ask(.get, "/hook/Zq7").status == 405)
    #expect(try await open.bring("no JSON") == 400)
    #expect(try await open.bring("{\"message\":{}}") == 200)
    #expect(try await open.bring(String(repeating: " ", count: 1 << 20) + updates[0]) == 413)
    for update in updates + updates { #expect(try await open.bring(update) == 200) }
    try await server.waitForText("What I keep", to: Self.kim)
    #expect(server.shown(to: Self.kim).count == 2)
    #expect(!server.calls.contains { $0.method == "getUpdates" })
    try await open.end()
    #expect(server.webhook != nil, "it stays for the next start")
    #expect(!server.calls.contains { $0.method == "deleteWebhook" })
  }

  @Test func `a program that asks for updates takes them back from a webhook`() async throws {
    let stage = try TelegramProgram()
    stage.server.setWebhook("https://elsewhere.example.org/")
    let program = try stage.start()
    stage.server.say("/start", as: Self.kim)
    try await stage.server.waitForText("Mitko", to: Self.kim)
    #expect(stage.server.webhook == nil)
    program.kill(SIGTERM)
    #expect(try await program.waitForExit().status == 0)
  }

  @Test func `a webhook without a secret, a path or a place is no configuration`() async throws {
    let stage = try TelegramProgram()
    for environment in [
      ["TELEGRAM_WEBHOOK_URL": "https://bot.example.org/hook"],
      ["TELEGRAM_WEBHOOK_URL": "http://bot.example.org/hook", "TELEGRAM_WEBHOOK_SECRET": "s"],
      ["TELEGRAM_WEBHOOK_URL": "https://bot.example.org", "TELEGRAM_WEBHOOK_SECRET": "s"],
      ["TELEGRAM_WEBHOOK_URL": "https://bot.example.org/hook", "TELEGRAM_WEBHOOK_SECRET": "with space"],
      ["MITKO_TELEGRAM_LISTEN": "somewhere"], ["MITKO_TELEGRAM_LISTEN": "127.0.0.1:99999"],
    ] {
      let end = try await stage.runner.run(environment: environment)
      #expect(end.status == 78, "\(environment)")
    }
  }

  @Test func `a service manager hears when it is ready and when it ends`() async throws {
    let home = try ProgramHome()
    let path = home.directory.path("notify")
    let socket = try NotifySocket(path)
    let stage = try TelegramProgram(
      home: home, environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "3000000"])
    let program = try stage.start()
    #expect(try socket.next() == "READY=1")
    #expect(try socket.next() == "WATCHDOG=1")
    program.kill(SIGTERM)
    var last = try socket.next()
    while last == "WATCHDOG=1" { last = try socket.next() }
    #expect(last == "STOPPING=1")
    #expect(try await program.waitForExit().status == 0)
  }
}

/// A datagram socket as a service manager has it.
private final class NotifySocket: Sendable {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
    let isBound = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    // Whoever waits in vain is not to wait for ever.
    var patience = timeval(tv_sec: 120, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard isBound else { throw POSIXError(.EADDRINUSE) }
  }

  deinit { close(descriptor) }

  /// The next datagram.
  func next() throws -> String {
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count >= 0 else { throw POSIXError(.ETIMEDOUT) }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
