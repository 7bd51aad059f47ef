import BotServer
import HTTPTransport
import Ports
import Testing

@testable import TelegramClient

/// Calls of the Bot API against a server of this machine.
@Suite(.timeLimit(.minutes(10))) struct BotAPITests {
  private func api(_ server: BotServer, token: String = BotServer.token) throws -> BotAPI {
    BotAPI(
      token: try #require(BotToken(token)), endpoint: try HTTPEndpoint(server.url), over: HTTPTransport())
  }

  @Test func `what could break out of a path is no token`() {
    #expect(BotToken("123:abc") == nil)
    #expect(BotToken("123456789abcdefgh") == nil)
    #expect(BotToken("123:abcdefgh/../x") == nil)
    #expect(BotToken("12x:abcdefghijk") == nil)
    #expect(BotToken("-12:abcdefghijk") == nil)
    #expect(BotToken(BotServer.token)?.bot == 4242)
  }

  @Test func `the token is in nothing that is printed`() async throws {
    let server = try BotServer()
    let api = try api(server, token: "77:AAwrong_secret")
    var dumped = ""
    dump(api, to: &dumped)
    await #expect(throws: BotError.wrongToken) {
      do {
        _ = try await api.name()
      } catch {
        dumped += "\(error)" + String(reflecting: error)
        throw error
      }
    }
    #expect(!dumped.contains("AAwrong"))
  }

  @Test func `refusals are told apart`() async throws {
    let server = try BotServer()
    let api = try api(server)
    let cases: [(BotServer.Fault, BotError)] = [
      (.refused(403, "Forbidden: bot was blocked by the user"), .blocked),
      (.refused(403, "Forbidden: user is deactivated"), .blocked),
      (.refused(400, "Bad Request: chat not found"), .noChat),
      (
        .refused(429, "Too Many Requests: retry after 7", parameters: ["retry_after": 7]),
        .tooMany(retryAfter: .seconds(7))
      ),
      (.refused(429, "Too Many Requests"), .tooMany(retryAfter: .seconds(1))),
      (
        .refused(
          400, "Bad Request: group chat was upgraded to a supergroup chat",
          parameters: ["migrate_to_chat_id": -100]), .migrated(to: -100)
      ),
      (.refused(400, "Bad Request: can't parse entities: Unsupported start tag"), .badEntities),
      (.refused(400, "Bad Request: message is not modified: specified new"), .notModified),
      (.refused(400, "Bad Request: query is too old and response timeout expired"), .tooLate),
      (.refused(400, "Bad Request: message thread not found"), .noTopic),
      (.refused(400, "Bad Request: not enough rights to create a topic"), .noRight),
      (.refused(400, "Bad Request: the chat is not a forum"), .noRight),
      (.refused(400, "Bad Request: something nobody knows"), .rejected(status: 400)),
      (.refused(409, "Conflict: terminated by other getUpdates request"), .otherPoller),
      (
        .refused(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"),
        .webhookIsSet
      ),
      (.refused(502, "Bad Gateway"), .serverFailed(status: 502)),
      (.cutBefore, .transport(.cutOff)),
    ]
    for (fault, error) in cases {
      server.fail("sendMessage", fault)
      await #expect(throws: error) { _ = try await api.send(OutgoingText(text: "a"), to: 1) }
    }
  }

  @Test func `updates are read, and what is unknown in them is passed over`() async throws {
    let server = try BotServer(firstUpdate: 50)
    let api = try api(server)
    server.say("привет", as: 7, language: "ru", username: "kim")
    server.send(update: [.init("poll", ["id": "1", "question": "?"])])
    server.send(update: [.init("message", ["message_id": 3])])
    server.send(update: [
      .init("message", ["message_id": 4, "chat": ["id": 7, "type": "private"], "new_field": [1, 2]])
    ])
    let updates = try await api.updates(from: nil, seconds: 0).compactMap(Update.init)
    #expect(updates.map(\.id) == [50, 51, 52, 53])
    #expect(
      updates[0].event
        == .message(
          IncomingMessage(
            id: 1, chat: 7, sender: Correspondent(id: 7, language: "ru", username: "kim"),
            content: .text("привет"))))
    #expect(updates[1].event == .other)
    #expect(updates[2].event == .other)
    #expect(updates[3].event == .message(IncomingMessage(id: 4, chat: 7, sender: nil, content: .other)))
    #expect(try await api.updates(from: 53, seconds: 0).count == 1)
    #expect(server.waitingUpdates == 1)
  }

  @Test func `a file goes out whole`() async throws {
    let server = try BotServer()
    let api = try api(server)
    server.say("hi", as: 7)
    let text = "{\"a\":\"--mitko\\r\\n привет\"}\r\n\r\n--x"
    _ = try await api.sendDocument(Array(text.utf8), named: "mitko.json", caption: "Всё", to: 7)
    let shown = try #require(server.shown(to: 7).last)
    #expect(shown.text == "Всё")
    #expect(shown.document.map { String(decoding: $0, as: UTF8.self) } == text)
  }

  @Test(arguments: [Int64.max, 0, -1])
  func `an update whose number can have no next one, or is none, is no update`(number: Int64) {
    #expect(Update(["update_id": .integer(number), "message": [:]]) == nil)
    #expect(Update(["update_id": .integer(7), "message": [:]])?.id == 7)
  }
}
