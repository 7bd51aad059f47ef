package import HTTPTransport
package import Ports

/// A message to be sent, as the Bot API has it.
package struct OutgoingText: Hashable, Sendable {
  /// 1 to 4,096 UTF-16 code units.
  package var text: String
  /// Each as an object of the API's: type, offset, length.
  package var entities: [JSONValue]
  /// The rows of buttons as objects of the API's; empty for none.
  package var buttons: [JSONValue]

  package init(text: String, entities: [JSONValue] = [], buttons: [JSONValue] = []) {
    self.text = text
    self.entities = entities
    self.buttons = buttons
  }

  func members(of chat: Int64) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("chat_id", .integer(chat)), .init("text", .string(text)),
      // What people wrote may hold addresses; a preview would fetch them.
      .init("link_preview_options", ["is_disabled": true]),
    ]
    if !entities.isEmpty { members.append(.init("entities", .array(entities))) }
    if !buttons.isEmpty { members.append(.init("reply_markup", Self.keyboard(buttons))) }
    return members
  }

  static func keyboard(_ rows: [JSONValue]) -> JSONValue { ["inline_keyboard": .array(rows)] }
}

extension BotAPI {
  /// What the bot is called: the name behind commands, without its @.
  package func name() async throws(BotError) -> String? {
    try await call("getMe")["username"]?.text
  }

  /// Waits for updates.
  ///
  /// - Parameters:
  ///   - offset: the first that is asked for; all before it are given up. `nil` for the first there is.
  ///   - seconds: how long to wait where there is none.
  package func updates(
    from offset: Int64?, limit: Int = 100, seconds: Int
  ) async throws(BotError) -> [JSONValue] {
    var members: [JSONValue.Member] = [
      .init("limit", .integer(Int64(limit))), .init("timeout", .integer(Int64(seconds))),
      .init("allowed_updates", Self.allowedUpdates),
    ]
    if let offset { members.append(.init("offset", .integer(offset))) }
    let result = try await call("getUpdates", .object(members), patience: .seconds(seconds + 15))
    guard let updates = result.elements else { throw .malformed }
    return updates
  }

  /// What is used of all kinds of updates.
  static let allowedUpdates: JSONValue = ["message", "edited_message", "callback_query", "my_chat_member"]

  /// Sends a text.
  ///
  /// - Parameters:
  ///   - topic: of a forum.
  ///   - message: what it replies to, where that is still there.
  /// - Returns: the message's id in its chat.
  package func send(
    _ text: OutgoingText, to chat: Int64, topic: Int64? = nil, replyingTo message: Int64? = nil
  ) async throws(BotError) -> Int64 {
    var members = text.members(of: chat)
    if let topic { members.append(.init("message_thread_id", .integer(topic))) }
    if let message {
      members.append(
        .init(
          "reply_parameters", ["message_id": .integer(message), "allow_sending_without_reply": true]))
    }
    return try Self.messageID(try await call("sendMessage", .object(members)))
  }

  private static func messageID(_ result: JSONValue) throws(BotError) -> Int64 {
    guard let id = result["message_id"]?.whole else { throw .malformed }
    return Int64(id)
  }

  /// Puts another text, and other buttons or none, in the place of a message's.
  package func edit(_ message: Int64, in chat: Int64, to text: OutgoingText) async throws(BotError) {
    let members = text.members(of: chat) + [.init("message_id", .integer(message))]
    _ = try await call("editMessageText", .object(members))
  }

  /// Puts other buttons, or none, below a message.
  package func setButtons(
    _ rows: [JSONValue], of message: Int64, in chat: Int64
  ) async throws(BotError) {
    _ = try await call(
      "editMessageReplyMarkup",
      [
        "chat_id": .integer(chat), "message_id": .integer(message),
        "reply_markup": OutgoingText.keyboard(rows),
      ])
  }

  /// Makes a topic in a forum.
  ///
  /// - Parameter name: 1 to 128 characters.
  /// - Returns: the topic's id.
  package func makeTopic(_ name: String, in chat: Int64) async throws(BotError) -> Int64 {
    let made = try await call("createForumTopic", ["chat_id": .integer(chat), "name": .string(name)])
    guard let id = made["message_thread_id"]?.whole else { throw .malformed }
    return Int64(id)
  }

  /// Deletes a topic of a forum with all that stands in it.
  package func deleteTopic(_ topic: Int64, in chat: Int64) async throws(BotError) {
    _ = try await call(
      "deleteForumTopic", ["chat_id": .integer(chat), "message_thread_id": .integer(topic)])
  }

  /// Takes a message away.
  package func delete(_ message: Int64, in chat: Int64) async throws(BotError) {
    _ = try await call("deleteMessage", ["chat_id": .integer(chat), "message_id": .integer(message)])
  }

  /// Ends the waiting mark of a pressed button.
  package func answerPress(_ id: String) async throws(BotError) {
    _ = try await call("answerCallbackQuery", ["callback_query_id": .string(id)])
  }

  /// Shows for five seconds that something is being written.
  package func showTyping(in chat: Int64) async throws(BotError) {
    _ = try await call("sendChatAction", ["chat_id": .integer(chat), "action": "typing"])
  }

  /// Shows what a reply says so far, for thirty seconds or until the next draft or message.
  ///
  /// - Parameter draft: the same for one reply, and never 0.
  package func showDraft(
    _ text: OutgoingText, draft: Int64, in chat: Int64
  ) async throws(BotError) {
    var members: [JSONValue.Member] = [
      .init("chat_id", .integer(chat)), .init("draft_id", .integer(draft)), .init("text", .string(text.text)),
    ]
    if !text.entities.isEmpty { members.append(.init("entities", .array(text.entities))) }
    _ = try await call("sendMessageDraft", .object(members))
  }

  /// Sets the menu of commands, for a language or, with `nil`, for all that have none of their own.
  ///
  /// - Parameter chat: a chat of its own; `nil` for all private ones.
  package func setMenu(
    _ commands: [(name: String, about: String)], language: String?, in chat: Int64? = nil
  ) async throws(BotError) {
    var members: [JSONValue.Member] = [
      .init(
        "commands",
        .array(commands.map { ["command": .string($0.name), "description": .string($0.about)] })),
      .init(
        "scope", chat.map { ["type": "chat", "chat_id": .integer($0)] } ?? ["type": "all_private_chats"]),
    ]
    if let language { members.append(.init("language_code", .string(language))) }
    _ = try await call("setMyCommands", .object(members))
  }

  /// Where updates are sent to; empty where they are asked for.
  package func webhook() async throws(BotError) -> String {
    try await call("getWebhookInfo")["url"]?.text ?? ""
  }

  /// Has updates brought to an address; what waits is kept.
  ///
  /// Over one connection, so that they come in their order.
  package func setWebhook(_ url: String, secret: Secret) async throws(BotError) {
    _ = try await call(
      "setWebhook",
      [
        "url": .string(url), "secret_token": .string(secret.reveal()), "allowed_updates": Self.allowedUpdates,
        "max_connections": 1, "drop_pending_updates": false,
      ])
  }

  /// Has updates asked for again; what waits is kept.
  package func deleteWebhook() async throws(BotError) {
    _ = try await call("deleteWebhook", ["drop_pending_updates": false])
  }

  /// Sends a text as a file.
  package func sendDocument(
    _ bytes: [UInt8], named name: String, caption: String, to chat: Int64
  ) async throws(BotError) -> Int64 {
    let form = MultipartForm(
      values: [("chat_id", String(chat)), ("caption", caption)], file: ("document", name, bytes))
    return try Self.messageID(
      try await call(
        "sendDocument", fields: [HTTPField("content-type", form.contentType)], body: form.body,
        patience: .seconds(120)))
  }

  /// The bytes of a file that somebody has sent.
  ///
  /// - Throws: `BotError`; `.rejected` with the status 413 for one that is longer than `limit`.
  package func file(_ id: String, limit: Int) async throws(BotError) -> [UInt8] {
    let told = try await call("getFile", ["file_id": .string(id)])
    if let size = told["file_size"]?.whole, size > limit { throw .rejected(status: 413) }
    guard let path = told["file_path"]?.text else { throw .malformed }
    return try await download(path, limit: limit)
  }
}
