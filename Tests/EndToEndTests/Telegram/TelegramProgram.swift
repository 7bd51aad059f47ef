import BotServer
import Domain
import Foundation
import TestSupport

/// `mitko-telegram` as it is built, against a server of this machine.
struct TelegramProgram: Sendable {
  let server: BotServer
  let runner: ProgramRunner

  init(home: ProgramHome? = nil, environment: [String: String] = [:]) throws {
    server = try BotServer()
    runner = try ProgramRunner(
      "mitko-telegram", home: home,
      environment: [
        "TELEGRAM_BOT_TOKEN": BotServer.token, "TELEGRAM_API_BASE_URL": server.url,
        "MITKO_TELEGRAM_LISTEN": "off",
      ].merging(environment) { _, new in new })
  }

  var database: String { runner.home.data + "/mitko/mitko.db" }

  /// Starts it; whoever wants to talk need not wait.
  func start() throws -> RunningProgram { try runner.start() }

  /// What it has logged.
  var log: String {
    (try? String(contentsOfFile: runner.home.state + "/mitko/mitko.log", encoding: .utf8)) ?? ""
  }
}
