package import Ports

/// Something that happened at Telegram, as far as it is used. Whatever is unknown in it is passed over.
package struct Update: Hashable, Sendable {
  /// What it was.
  package enum Event: Hashable, Sendable {
    case message(IncomingMessage)
    case edited(IncomingMessage)
    case pressed(Press)
    /// Somebody has blocked the bot, or let it in again; in a group its rights may have changed, too.
    case membership(chat: Int64, isPrivate: Bool, wasMember: Bool, isMember: Bool)
    /// Of a kind that is not used, or not as it should be.
    case other
  }

  package let id: Int64
  package let event: Event

  package init(id: Int64, event: Event) {
    self.id = id
    self.event = event
  }

  /// Reads an update; `nil` for what has no id, and so cannot be put aside either.
  package init?(_ json: JSONValue) {
    // There is a number after each, and none below one: those mean something else where updates are asked for.
    guard let id = json["update_id"]?.whole.map(Int64.init), (1..<Int64.max).contains(id) else { return nil }
    self.id = id
    if let message = json["message"] {
      event = IncomingMessage(message).map { .message($0) } ?? .other
    } else if let message = json["edited_message"] {
      event = IncomingMessage(message).map { .edited($0) } ?? .other
    } else if let query = json["callback_query"] {
      event = Press(query).map { .pressed($0) } ?? .other
    } else if let change = json["my_chat_member"], let chat = change["chat"]?["id"]?.whole,
      let status = change["new_chat_member"]?["status"]?.text
    {
      event = .membership(
        chat: Int64(chat), isPrivate: change["chat"]?["type"]?.text == "private",
        wasMember: change["old_chat_member"]?["status"]?.text.map(Self.isMember) ?? false,
        isMember: Self.isMember(status))
    } else {
      event = .other
    }
  }

  private static func isMember(_ status: String) -> Bool { status != "kicked" && status != "left" }
}

/// Somebody who wrote or pressed.
package struct Correspondent: Hashable, Sendable {
  package let id: Int64
  /// Their language as their head has it: an IETF tag such as "pt-br".
  package let language: String?
  /// Their public name without its @.
  package let username: String?

  package init(id: Int64, language: String? = nil, username: String? = nil) {
    self.id = id
    self.language = language
    self.username = username
  }

  init?(_ json: JSONValue?) {
    // Other bots are nobody to talk with.
    guard let id = json?["id"]?.whole, json?["is_bot"] != .bool(true) else { return nil }
    self.init(id: Int64(id), language: json?["language_code"]?.text, username: json?["username"]?.text)
  }
}

/// A message to the bot.
package struct IncomingMessage: Hashable, Sendable {
  /// What it holds.
  package enum Content: Hashable, Sendable {
    case text(String)
    case document(Document)
    /// A contact card: a phone number with the person's Telegram id, where it is somebody's there.
    case contact(phone: String, owner: Int64?)
    /// A group became another one.
    case migrated(to: Int64)
    /// A picture, voice, sticker, or whatever else there is or will be.
    case other
    /// Tells of something in a group, and nobody wrote it.
    case service
  }

  /// A file, which lies at Telegram.
  package struct Document: Hashable, Sendable {
    package let file: String
    package let name: String?
    package let type: String?
    /// In bytes, where it is told.
    package let size: Int?
    package let caption: String?

    package init(file: String, name: String?, type: String?, size: Int?, caption: String?) {
      self.file = file
      self.name = name
      self.type = type
      self.size = size
      self.caption = caption
    }
  }

  /// Its id in its chat.
  package let id: Int64
  package let chat: Int64
  package let isPrivate: Bool
  /// `nil` for what a channel or a group itself wrote.
  package let sender: Correspondent?
  /// In a forum: the topic that it stands in.
  package let topic: Int64?
  /// Whose message it replies to; `nil` where it replies to none.
  package let answered: Int64?
  package let content: Content

  package init(
    id: Int64, chat: Int64, isPrivate: Bool = true, sender: Correspondent?, topic: Int64? = nil,
    answered: Int64? = nil, content: Content
  ) {
    self.answered = answered
    self.id = id
    self.chat = chat
    self.isPrivate = isPrivate
    self.sender = sender
    self.topic = topic
    self.content = content
  }

  init?(_ json: JSONValue) {
    guard let id = json["message_id"]?.whole, let chat = json["chat"]?["id"]?.whole else { return nil }
    self.init(
      id: Int64(id), chat: Int64(chat), isPrivate: json["chat"]?["type"]?.text == "private",
      sender: Correspondent(json["from"]),
      topic: json["is_topic_message"] == .bool(true)
        ? json["message_thread_id"]?.whole.map(Int64.init) : nil,
      answered: Self.answered(json), content: Self.content(json))
  }

  /// Every message of a topic that replies to nothing else replies to what began the topic.
  private static func answered(_ json: JSONValue) -> Int64? {
    guard let message = json["reply_to_message"], message["forum_topic_created"] == nil else { return nil }
    return message["from"]?["id"]?.whole.map(Int64.init)
  }

  private static func content(_ json: JSONValue) -> Content {
    if let text = json["text"]?.text { return .text(text) }
    if let document = json["document"], let file = document["file_id"]?.text {
      return .document(
        Document(
          file: file, name: document["file_name"]?.text, type: document["mime_type"]?.text,
          size: document["file_size"]?.whole, caption: json["caption"]?.text))
    }
    if let contact = json["contact"], let phone = contact["phone_number"]?.text {
      return .contact(phone: phone, owner: contact["user_id"]?.whole.map(Int64.init))
    }
    if let chat = json["migrate_to_chat_id"]?.whole { return .migrated(to: Int64(chat)) }
    let service = [
      "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
      "group_chat_created", "supergroup_chat_created", "migrate_from_chat_id", "pinned_message",
      "forum_topic_created", "forum_topic_edited", "forum_topic_closed", "forum_topic_reopened",
      "message_auto_delete_timer_changed", "video_chat_started", "video_chat_ended", "write_access_allowed",
    ]
    return service.contains { json[$0] != nil } ? .service : .other
  }
}

/// A button that was pressed.
package struct Press: Hashable, Sendable {
  /// What the press is answered by.
  package let id: String
  package let sender: Correspondent
  /// The chat of the button's message; `nil` where that is too old to be told.
  package let chat: Int64?
  package let isPrivate: Bool
  /// The button's message; `nil` where that is too old to be told.
  package let message: Int64?
  /// In a forum: the topic that it stands in.
  package let topic: Int64?
  package let data: String

  package init(
    id: String, sender: Correspondent, chat: Int64?, isPrivate: Bool = true, message: Int64? = nil,
    topic: Int64? = nil, data: String
  ) {
    self.message = message
    self.topic = topic
    self.id = id
    self.sender = sender
    self.chat = chat
    self.isPrivate = isPrivate
    self.data = data
  }

  init?(_ json: JSONValue) {
    guard let id = json["id"]?.text, let sender = Correspondent(json["from"]) else { return nil }
    let message = json["message"]
    let chat = message?["chat"]
    self.init(
      id: id, sender: sender, chat: chat?["id"]?.whole.map(Int64.init),
      isPrivate: chat?["type"]?.text ?? "private" == "private",
      message: message?["message_id"]?.whole.map(Int64.init),
      topic: message?["is_topic_message"] == .bool(true)
        ? message?["message_thread_id"]?.whole.map(Int64.init) : nil,
      data: json["data"]?.text ?? "")
  }
}
