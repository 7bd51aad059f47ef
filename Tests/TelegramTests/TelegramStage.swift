import Bootstrap
import BotServer
import Domain
import Foundation
import HTTPTransport
import Localization
import Ports
import TelegramClient
import TelegramHead
import TestSupport
import Testing

/// A house with its head on Telegram and everything behind it, in this process, and the server that it speaks with.
final class TelegramStage: Sendable {
  let server: BotServer
  let house: House
  private let directory: TemporaryDirectory
  private let running: Task<Void, Never>

  /// - Parameters:
  ///   - works: whether the queue is worked off.
  ///   - environment: of the house, besides its folders.
  ///   - time: the clock of the house and of its head.
  ///   - group: where operators see what happens.
  ///   - server: one that has been told of faults; `nil` for a new one.
  init(
    works: Bool = true, environment additions: [String: String] = [:],
    time: any TimeSource = SystemTime(), group: MirrorTarget? = nil,
    admins: Set<Int64> = [], server: BotServer? = nil
  ) async throws {
    let directory = try TemporaryDirectory()
    self.directory = directory
    let environment = [
      "HOME": directory.path, "MITKO_MODEL_DIR": directory.path("none"), "LC_ALL": "C.UTF-8",
    ].merging(additions) { _, new in new }
    let configuration = try Configuration(
      VariableValues(environment: environment), environment: environment)
    let house = try await House.open(
      configuration, program: "test", isDemo: false, time: time, waiting: { _ in })
    self.house = house
    let server = try server ?? BotServer()
    self.server = server
    if let group { server.makeForum(group.chat) }
    let desk = Self.desk(house, try Self.api(server), group: group, admins: admins)
    running = Task {
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          let errands = ErrandRunner(desk)
          let doing = Task { await errands.run() }
          await TelegramHead(desk, source: .polling, errands: errands).run()
          errands.finish()
          await doing.value
        }
        if works {
          group.addTask {
            do {
              try await Works.prepare(house, program: "test").run()
            } catch { Issue.record("no works: \(error)") }
          }
        }
        await group.waitForAll()
      }
    }
  }

  static func api(_ server: BotServer) throws -> BotAPI {
    BotAPI(
      token: try #require(BotToken(BotServer.token)), endpoint: try HTTPEndpoint(server.url),
      over: HTTPTransport())
  }

  static func desk(
    _ house: House, _ api: BotAPI, group: MirrorTarget? = nil, admins: Set<Int64> = []
  ) -> TelegramDesk {
    TelegramDesk(
      api: api, botName: "mitko_test_bot", store: house.store, conversation: house.conversation,
      matches: house.matchMaking, forecast: house.plan, phrasebooks: house.phrasebooks, language: .english,
      time: house.time,
      random: house.random, log: house.log,
      group: group.map { target in
        OperatorsGroup(target: target, admins: admins) { house.operations(as: $0) }
      })
  }

  /// Ends everything; the database's file goes with this value.
  func close() async {
    running.cancel()
    server.stop()
    await running.value
    await house.store.close()
  }

  /// What a phrase says in a language.
  func text(_ key: PhraseKey, _ language: String = "ru") -> String {
    house.phrasebooks.book(for: language).text(key)
  }

  /// The user behind somebody on Telegram.
  func user(_ person: Int64) async throws -> User? {
    try await house.store.read { try $0.users.find(Identity(kind: .telegram, value: String(person))) }
  }

  /// What is in the transcript of somebody, oldest first.
  func transcript(_ person: Int64) async throws -> [Message] {
    try await house.store.read { tx in
      guard let user = try tx.users.find(Identity(kind: .telegram, value: String(person))) else { return [] }
      return try tx.chats.messages(in: tx.chats.main(of: user.id).id, before: nil, limit: 1_000)
    }
  }

  /// Waits until a read of the database finds something, looked for after each change.
  func wait<Value: Sendable>(
    for what: String, _ look: @escaping @Sendable (any Transaction) throws -> Value?
  ) async throws -> Value {
    let changes = house.store.changes()
    if let value = try await house.store.read(look) { return value }
    for await _ in changes { if let value = try await house.store.read(look) { return value } }
    throw CocoaError(.featureUnsupported, userInfo: [NSLocalizedDescriptionKey: what])
  }
}
