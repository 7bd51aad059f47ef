import Ports

/// What Telegram knows of one bot and its people.
struct BotState: Sendable {
  struct Refusal: Error {
    let status: Int
    let description: String
  }

  var faults: [String: [BotServer.Fault]] = [:]
  var lasting: [String: BotServer.Fault] = [:]
  var updates: [(id: Int64, json: JSONValue)] = []
  var polls = 0
  var calls: [(method: String, parameters: JSONValue)] = []
  var chats: [Int64: [BotServer.Shown]] = [:]
  var answeredPresses: [String] = []
  var blocked: Set<Int64> = []
  /// What people have sent, by Telegram's names.
  var files: [String: [UInt8]] = [:]
  /// The topics of each forum, by their ids, with their names.
  var forums: [Int64: [Int64: String]] = [:]
  /// Where updates are brought; `nil` where they are asked for.
  var webhook: (url: String, secret: String?)?
  var nextUpdate: Int64
  private var nextMessage: Int64 = 1
  private var presses = 0
  /// What each person wrote last: its id.
  private var latest: [Int64: Int64] = [:]
  private var people: [Int64: JSONValue] = [:]

  init(firstUpdate: Int64) {
    nextUpdate = firstUpdate
  }

  var transcript: String {
    chats.sorted { $0.key < $1.key }.flatMap { person, messages in
      messages.map { "\(person): \($0.text) \($0.labels)" }
    }.joined(separator: "\n") + "\ncalls: " + calls.suffix(12).map { "\($0.method)" }.joined(separator: " ")
  }

  // MARK: People

  @discardableResult
  mutating func add(_ members: [JSONValue.Member]) -> Int64 {
    defer { nextUpdate += 1 }
    updates.append((nextUpdate, .object([.init("update_id", .integer(nextUpdate))] + members)))
    return nextUpdate
  }

  /// As the Bot API server's queue does it: a number that is further ahead than ten of what comes next confirms nothing, and what
  /// waits is given from its beginning.
  mutating func confirm(before offset: Int64) {
    if offset <= nextUpdate + 10 { updates.removeAll { $0.id < offset } }
  }

  private mutating func person(_ id: Int64, _ language: String?, _ username: String?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("id", .integer(id)), .init("is_bot", false), .init("first_name", "Somebody"),
    ]
    if let language { members.append(.init("language_code", .string(language))) }
    if let username { members.append(.init("username", .string(username))) }
    people[id] = .object(members)
    return .object(members)
  }

  mutating func know(_ chat: Int64) { people[chat] = ["id": .integer(chat)] }

  private static func chat(_ id: Int64) -> JSONValue {
    id < 0
      ? ["id": .integer(id), "type": "supergroup", "title": "Operators", "is_forum": true]
      : ["id": .integer(id), "type": "private"]
  }

  // MARK: Groups

  mutating func makeForum(_ chat: Int64) {
    forums[chat] = [:]
    know(chat)
  }

  /// Somebody writes in a forum.
  mutating func say(
    _ text: String, in forum: Int64, topic: Int64?, replyingTo message: BotServer.Shown?, as id: Int64
  ) {
    var members: [JSONValue.Member] = [
      .init("message_id", .integer(nextMessage)), .init("from", person(id, "en", nil)),
      .init("chat", Self.chat(forum)), .init("date", 1_800_000_000), .init("text", .string(text)),
    ]
    nextMessage += 1
    if let topic {
      members += [.init("message_thread_id", .integer(topic)), .init("is_topic_message", true)]
    }
    if let message {
      members.append(
        .init(
          "reply_to_message",
          [
            "message_id": .integer(message.id), "from": ["id": 4242, "is_bot": true],
            "chat": Self.chat(forum), "text": .string(message.text),
          ]))
    } else if let topic {
      // What replies to nothing replies to what began the topic.
      members.append(
        .init(
          "reply_to_message",
          [
            "message_id": .integer(topic), "from": ["id": 4242, "is_bot": true], "chat": Self.chat(forum),
            "forum_topic_created": ["name": "Person"],
          ]))
    }
    add([.init("message", .object(members))])
  }

  mutating func press(data: String, below message: BotServer.Shown, as id: Int64) {
    presses += 1
    var shown: [JSONValue.Member] = [
      .init("message_id", .integer(message.id)), .init("chat", Self.chat(message.chat)),
      .init("date", 1_800_000_000),
    ]
    if let topic = message.topic {
      shown += [.init("message_thread_id", .integer(topic)), .init("is_topic_message", true)]
    }
    add([
      .init(
        "callback_query",
        [
          "id": .string("press-\(presses)"), "from": person(id, "en", nil), "message": .object(shown),
          "chat_instance": "1", "data": .string(data),
        ])
    ])
  }

  private mutating func makeTopic(_ parameters: JSONValue) throws(Refusal) -> JSONValue {
    let chat = Int64(parameters["chat_id"]?.whole ?? 0)
    guard people[chat] != nil else { throw Refusal(status: 400, description: "Bad Request: chat not found") }
    guard forums[chat] != nil else {
      throw Refusal(status: 400, description: "Bad Request: the chat is not a forum")
    }
    defer { nextMessage += 1 }
    let name = parameters["name"]?.text ?? ""
    forums[chat]?[nextMessage] = name
    return ["message_thread_id": .integer(nextMessage), "name": .string(name), "icon_color": 0]
  }

  mutating func deleteTopic(_ topic: Int64, in chat: Int64) -> Bool {
    chats[chat]?.removeAll { $0.topic == topic }
    return forums[chat]?.removeValue(forKey: topic) != nil
  }

  mutating func say(_ text: String, as id: Int64, language: String?, username: String?) -> Int64 {
    let from = person(id, language, username)
    blocked.remove(id)
    defer { nextMessage += 1 }
    latest[id] = nextMessage
    return add([.init("message", message(nextMessage, from, id, text))])
  }

  private func message(_ id: Int64, _ from: JSONValue, _ chat: Int64, _ text: String) -> JSONValue {
    [
      "message_id": .integer(id), "from": from, "chat": Self.chat(chat), "date": 1_800_000_000,
      "text": .string(text),
    ]
  }

  mutating func send(
    _ bytes: [UInt8], named name: String, type: String?, caption: String?, as id: Int64, language: String?
  ) {
    let from = person(id, language, nil)
    let file = "file_\(files.count + 1)"
    files[file] = bytes
    var document: [JSONValue.Member] = [
      .init("file_id", .string(file)), .init("file_name", .string(name)),
      .init("file_size", .integer(Int64(bytes.count))),
    ]
    if let type { document.append(.init("mime_type", .string(type))) }
    var message: [JSONValue.Member] = [
      .init("message_id", .integer(nextMessage)), .init("from", from), .init("chat", Self.chat(id)),
      .init("date", 1_800_000_000), .init("document", .object(document)),
    ]
    if let caption { message.append(.init("caption", .string(caption))) }
    nextMessage += 1
    add([.init("message", .object(message))])
  }

  mutating func correct(to text: String, as id: Int64) {
    guard let message = latest[id], let from = people[id] else { return }
    add([.init("edited_message", self.message(message, from, id, text))])
  }

  /// What the newest button with a label sends; `nil` where they see none.
  func data(of label: String, shownTo id: Int64) -> String? {
    (chats[id] ?? []).reversed().lazy.flatMap { $0.buttons.flatMap { $0 } }.first { $0.label == label }?.data
  }

  mutating func press(data: String, as id: Int64) {
    presses += 1
    let shown = chats[id]?.last?.id ?? 1
    add([
      .init(
        "callback_query",
        [
          "id": .string("press-\(presses)"), "from": people[id] ?? person(id, "en", nil),
          "message": ["message_id": .integer(shown), "chat": Self.chat(id), "date": 1_800_000_000],
          "chat_instance": "1", "data": .string(data),
        ])
    ])
  }

  mutating func setBlocked(_ isBlocked: Bool, by id: Int64) {
    if isBlocked { blocked.insert(id) } else { blocked.remove(id) }
    add([
      .init(
        "my_chat_member",
        [
          "chat": Self.chat(id), "from": people[id] ?? person(id, "en", nil), "date": 1_800_000_000,
          "new_chat_member": ["status": .string(isBlocked ? "kicked" : "member")],
        ])
    ])
  }

  // MARK: The bot

  mutating func perform(_ method: String, _ parameters: JSONValue) -> Result<JSONValue, Refusal> {
    do {
      return .success(try result(of: method, parameters))
    } catch {
      return .failure(error)
    }
  }

  private mutating func result(
    of method: String, _ parameters: JSONValue
  ) throws(Refusal) -> JSONValue {
    switch method {
    case "getMe":
      return ["id": 4242, "is_bot": true, "first_name": "Mitko", "username": "mitko_test_bot"]
    case "getFile":
      let id = parameters["file_id"]?.text ?? ""
      guard let bytes = files[id] else {
        throw Refusal(status: 400, description: "Bad Request: invalid file_id")
      }
      return [
        "file_id": .string(id), "file_size": .integer(Int64(bytes.count)),
        "file_path": .string("documents/\(id)"),
      ]
    case "getWebhookInfo": return ["url": .string(webhook?.url ?? "")]
    case "setWebhook":
      guard let url = parameters["url"]?.text, url.hasPrefix("https://") else {
        throw Refusal(status: 400, description: "Bad Request: bad webhook: HTTPS url must be provided")
      }
      webhook = (url, parameters["secret_token"]?.text)
      return true
    case "deleteWebhook":
      webhook = nil
      return true
    case "createForumTopic": return try makeTopic(parameters)
    case "deleteForumTopic":
      let topic = Int64(parameters["message_thread_id"]?.whole ?? 0)
      guard deleteTopic(topic, in: Int64(parameters["chat_id"]?.whole ?? 0)) else {
        throw Refusal(status: 400, description: "Bad Request: message thread not found")
      }
      return true
    case "setMyCommands", "sendChatAction", "sendMessageDraft": return true
    case "answerCallbackQuery":
      answeredPresses.append(parameters["callback_query_id"]?.text ?? "")
      return true
    case "sendMessage":
      let text = try checked(parameters)
      return try show(parameters, text: text, document: nil)
    case "sendDocument":
      return try show(
        parameters, text: parameters["caption"]?.text ?? "",
        document: Array((parameters["document"]?.text ?? "").utf8))
    case "editMessageText":
      let text = try checked(parameters)
      return try edit(parameters) { message in
        message.text = text
        message.entities = parameters["entities"]?.elements ?? []
        message.buttons = Self.buttons(parameters)
      }
    case "editMessageReplyMarkup":
      return try edit(parameters) { $0.buttons = Self.buttons(parameters) }
    case "deleteMessage":
      let (chat, place) = try find(parameters, "delete")
      chats[chat]?.remove(at: place)
      return true
    default: throw Refusal(status: 404, description: "Not Found: method not found")
    }
  }

  private func checked(_ parameters: JSONValue) throws(Refusal) -> String {
    guard let text = parameters["text"]?.text, text.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(status: 400, description: "Bad Request: message text is empty")
    }
    guard text.utf16.count <= 4_096 else {
      throw Refusal(status: 400, description: "Bad Request: message is too long")
    }
    for entity in parameters["entities"]?.elements ?? [] {
      guard let offset = entity["offset"]?.whole, let length = entity["length"]?.whole, offset >= 0,
        length > 0, offset + length <= text.utf16.count
      else { throw Refusal(status: 400, description: "Bad Request: can't parse entities") }
    }
    for button in Self.buttons(parameters).flatMap({ $0 }) where !(1...64).contains(button.data.utf8.count) {
      throw Refusal(status: 400, description: "Bad Request: BUTTON_DATA_INVALID")
    }
    return text
  }

  private static func buttons(_ parameters: JSONValue) -> [[BotServer.Shown.Button]] {
    (parameters["reply_markup"]?["inline_keyboard"]?.elements ?? []).map { row in
      (row.elements ?? []).map {
        BotServer.Shown.Button(
          label: $0["text"]?.text ?? "", data: $0["callback_data"]?.text ?? "")
      }
    }
  }

  private mutating func show(
    _ parameters: JSONValue, text: String, document: [UInt8]?
  ) throws(Refusal) -> JSONValue {
    let chat = parameters["chat_id"]?.whole ?? parameters["chat_id"]?.text.flatMap { Int($0) } ?? 0
    guard people[Int64(chat)] != nil else {
      throw Refusal(status: 400, description: "Bad Request: chat not found")
    }
    guard !blocked.contains(Int64(chat)) else {
      throw Refusal(status: 403, description: "Forbidden: bot was blocked by the user")
    }
    let topic = parameters["message_thread_id"]?.whole.map(Int64.init)
    if let topic, forums[Int64(chat)]?[topic] == nil {
      throw Refusal(status: 400, description: "Bad Request: message thread not found")
    }
    let id = nextMessage
    nextMessage += 1
    chats[Int64(chat), default: []].append(
      BotServer.Shown(
        id: id, chat: Int64(chat), topic: topic, text: text, entities: parameters["entities"]?.elements ?? [],
        buttons: Self.buttons(parameters), document: document))
    return ["message_id": .integer(id), "chat": Self.chat(Int64(chat)), "date": 1_800_000_000]
  }

  private func find(_ parameters: JSONValue, _ what: String) throws(Refusal) -> (chat: Int64, place: Int) {
    let chat = Int64(parameters["chat_id"]?.whole ?? 0)
    let id = Int64(parameters["message_id"]?.whole ?? 0)
    guard !blocked.contains(chat) else {
      throw Refusal(status: 403, description: "Forbidden: bot was blocked by the user")
    }
    guard let place = chats[chat]?.firstIndex(where: { $0.id == id }) else {
      throw Refusal(status: 400, description: "Bad Request: message to \(what) not found")
    }
    return (chat, place)
  }

  private mutating func edit(
    _ parameters: JSONValue, _ change: (inout BotServer.Shown) -> Void
  ) throws(Refusal) -> JSONValue {
    let (chat, place) = try find(parameters, "edit")
    guard var message = chats[chat]?[place] else { return true }
    let before = message
    change(&message)
    guard message != before else {
      throw Refusal(
        status: 400,
        description:
          "Bad Request: message is not modified: specified new message content and reply markup are "
          + "exactly the same")
    }
    chats[chat]?[place] = message
    return true
  }
}
