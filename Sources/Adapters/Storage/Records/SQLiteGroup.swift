import Domain
import Ports

struct SQLiteGroup: GroupRecords {
  let session: Session

  func set(_ group: MirrorTarget?) throws {
    let former = try session.first("SELECT chat_id, scope FROM telegram_group") {
      MirrorTarget(chat: try $0.next(), scope: try $0.next())
    }
    guard former != group else { return }
    guard let group else {
      try session.run("DELETE FROM telegram_group")
      return try forgetWhatWaits()
    }
    try session.run(
      """
      INSERT INTO telegram_group (id, chat_id, scope) VALUES (1, $1, $2)
      ON CONFLICT (id) DO UPDATE SET chat_id = excluded.chat_id, scope = excluded.scope
      """, group.chat, group.scope)
    if former?.chat != group.chat { return try forgetWhatWaits() }
    switch group.scope {
    case .all: break
    // What was said while it was shown is not, from now on.
    case .events: try session.run("DELETE FROM telegram_mirror WHERE kind <> 'event'")
    case .off: try session.run("DELETE FROM telegram_mirror")
    }
  }

  private func forgetWhatWaits() throws {
    for table in [
      "telegram_mirror", "telegram_orders", "telegram_answers", "telegram_announcement_drafts",
    ] {
      try session.run("DELETE FROM \(table)")
    }
  }

  // MARK: Topics

  func topic(of user: UserID, in chat: Int64) throws -> Int64? {
    try session.first(
      "SELECT topic_id FROM telegram_topics WHERE user_id = $1 AND chat_id = $2", user, chat
    ) { try $0.next() }
  }

  func user(ofTopic topic: Int64, in chat: Int64) throws -> UserID? {
    try session.first(
      "SELECT user_id FROM telegram_topics WHERE chat_id = $1 AND topic_id = $2", chat, topic
    ) { try $0.next() }
  }

  func setTopic(_ topic: Int64, of user: UserID, in chat: Int64) throws {
    let isThere = try SQLiteUsers(session: session).find(user).map { $0.stage != .erased } ?? false
    guard isThere else { return try abandon(GroupTopic(chat: chat, topic: topic)) }
    try session.run(
      """
      INSERT INTO telegram_topics (user_id, chat_id, topic_id) VALUES ($1, $2, $3)
      ON CONFLICT (user_id, chat_id) DO UPDATE SET topic_id = excluded.topic_id
      """, user, chat, topic)
  }

  func forgetTopic(_ topic: Int64, in chat: Int64) throws {
    try session.run("DELETE FROM telegram_topics WHERE chat_id = $1 AND topic_id = $2", chat, topic)
  }

  private func abandon(_ topic: GroupTopic) throws {
    try session.run(
      """
      INSERT INTO telegram_abandoned_topics (chat_id, topic_id) VALUES ($1, $2)
      ON CONFLICT (chat_id, topic_id) DO NOTHING
      """, topic.chat, topic.topic)
  }

  func abandonedTopics(limit: Int) throws -> [GroupTopic] {
    try session.all(
      "SELECT chat_id, topic_id FROM telegram_abandoned_topics ORDER BY chat_id, topic_id LIMIT $1", limit
    ) { GroupTopic(chat: try $0.next(), topic: try $0.next()) }
  }

  func endTopic(_ topic: GroupTopic) throws {
    try session.run(
      "DELETE FROM telegram_abandoned_topics WHERE chat_id = $1 AND topic_id = $2", topic.chat, topic.topic)
  }

  /// Nothing of somebody is left to be shown, and their topics are to go.
  func wipe(_ user: UserID) throws {
    try session.run("DELETE FROM telegram_mirror WHERE user_id = $1", user)
    try session.run("DELETE FROM telegram_orders WHERE user_id = $1", user)
    try session.run(
      """
      INSERT INTO telegram_abandoned_topics (chat_id, topic_id)
      SELECT chat_id, topic_id FROM telegram_topics WHERE user_id = $1
      ON CONFLICT (chat_id, topic_id) DO NOTHING
      """, user)
    try session.run("DELETE FROM telegram_topics WHERE user_id = $1", user)
  }

  // MARK: What is shown

  func notePress(_ intent: MessageAction.Intent, by user: UserID) throws {
    // What a button says for its owner, or why they say no, is shown by what follows from it.
    guard intent.words == nil else { return }
    try session.run(
      """
      INSERT INTO telegram_mirror (user_id, kind, intent, subject_id, at)
      SELECT $1, 'press', $2, $3, $4 FROM telegram_group WHERE scope = 'all'
      """, user, intent.word, intent.subject, session.now)
  }

  func nextMirrored(limit: Int) throws -> [MirrorEntry] {
    try session.all(
      """
      SELECT number, user_id, kind, message_id, event_id, intent, subject_id, parts_shown FROM telegram_mirror
      WHERE user_id = (
        SELECT user_id FROM telegram_mirror WHERE number = (SELECT min(number) FROM telegram_mirror))
      ORDER BY number LIMIT $1
      """, limit
    ) { row in
      let (number, user) = (try row.next(Int64.self), try row.next(UserID.self))
      let kind = try row.next(String.self)
      let (message, event) = (try row.next(MessageID?.self), try row.next(Int64?.self))
      let (intent, subject) = (try row.next(String?.self), try row.next(Identifier<Void>?.self))
      let content: MirrorEntry.Content
      switch (kind, message, event, intent) {
      case ("message", let message?, _, _): content = .message(message)
      case ("correction", let message?, _, _): content = .correction(message)
      case ("event", _, let event?, _): content = .event(event)
      case ("press", _, _, let intent?):
        content = .press(try MessageAction.Intent(word: intent, subject: subject, words: nil))
      default: throw UnknownState()
      }
      return MirrorEntry(number: number, user: user, content: content, partsShown: try row.next())
    }
  }

  func markPartsShown(_ count: Int, of number: Int64) throws {
    try session.run(
      "UPDATE telegram_mirror SET parts_shown = max(parts_shown, $2) WHERE number = $1", number, count)
  }

  func endMirrored(_ numbers: [Int64]) throws {
    for number in numbers { try session.run("DELETE FROM telegram_mirror WHERE number = $1", number) }
  }

  func dropMirrored(before instant: Timestamp, limit: Int) throws -> Int {
    try session.run(
      """
      DELETE FROM telegram_mirror WHERE number IN (
        SELECT number FROM telegram_mirror WHERE at < $1 ORDER BY at LIMIT $2)
      """, instant, limit)
  }

  // MARK: Orders

  func add(_ order: NewGroupOrder) throws {
    let (kind, words, user): (String, String, UserID?) =
      switch order.wish {
      case .command(let line): ("command", line, nil)
      case .write(let words, let user): ("write", words, user)
      case .announce: ("announce", "", nil)
      case .drop: ("drop", "", nil)
      }
    let id: ActID =
      switch order.wish {
      // A second tap is the same order.
      case .announce(let draft), .drop(let draft): ActID(Identifier<Void>(draft))
      case .command, .write: session.next(Act.self)
      }
    try session.run(
      """
      INSERT INTO telegram_orders (id, admin_id, topic_id, message_id, kind, words, user_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING
      """, id, order.admin, order.topic, order.message, kind, words, user)
  }

  func orders(limit: Int) throws -> [GroupOrder] {
    try session.all(
      """
      SELECT number, id, admin_id, topic_id, message_id, kind, words, user_id FROM telegram_orders
      ORDER BY number LIMIT $1
      """, limit
    ) { row in
      let (number, id) = (try row.next(Int64.self), try row.next(ActID.self))
      let (admin, topic) = (try row.next(Int64.self), try row.next(Int64?.self))
      let message = try row.next(Int64.self)
      let (kind, words) = (try row.next(String.self), try row.next(String.self))
      let wish: NewGroupOrder.Wish
      switch (kind, try row.next(UserID?.self)) {
      case ("command", nil): wish = .command(words)
      case ("write", let user?): wish = .write(words, to: user)
      case ("announce", nil): wish = .announce(AnnouncementID(Identifier<Void>(id)))
      case ("drop", nil): wish = .drop(AnnouncementID(Identifier<Void>(id)))
      default: throw UnknownState()
      }
      return GroupOrder(
        number: number, id: id,
        content: NewGroupOrder(admin: admin, topic: topic, message: message, wish: wish))
    }
  }

  func endOrder(_ number: Int64) throws -> Bool {
    try session.run("DELETE FROM telegram_orders WHERE number = $1", number) == 1
  }

  // MARK: Answers

  @discardableResult
  func add(_ answer: NewGroupAnswer, mostWaiting: Int) throws -> Bool {
    let waiting =
      try session.first("SELECT count(*) FROM (SELECT 1 FROM telegram_answers LIMIT $1)", mostWaiting) {
        try $0.next(Int.self)
      } ?? 0
    guard waiting < mostWaiting else { return false }
    try session.run(
      "INSERT INTO telegram_answers (topic_id, message_id, text, draft_id) VALUES ($1, $2, $3, $4)",
      answer.topic, answer.message, answer.text, answer.draft)
    return true
  }

  func nextAnswer() throws -> GroupAnswer? {
    try session.first(
      "SELECT number, topic_id, message_id, text, draft_id FROM telegram_answers ORDER BY number LIMIT 1"
    ) { row in
      GroupAnswer(
        number: try row.next(),
        content: NewGroupAnswer(
          topic: try row.next(), message: try row.next(), text: try row.next(), draft: try row.next()))
    }
  }

  func endAnswer(_ number: Int64) throws {
    try session.run("DELETE FROM telegram_answers WHERE number = $1", number)
  }

  // MARK: Announcements

  func keep(_ draft: AnnouncementDraft, droppingBefore instant: Timestamp) throws {
    try session.run("DELETE FROM telegram_announcement_drafts WHERE at < $1", instant)
    try session.run(
      """
      INSERT INTO telegram_announcement_drafts (id, text, audience, counted, counted_is_least, at)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (id) DO NOTHING
      """, draft.id, draft.text, draft.audience, draft.counted.known, !draft.counted.isExact, session.now)
  }

  func draft(_ id: AnnouncementID) throws -> AnnouncementDraft? {
    try session.first(
      "SELECT id, text, audience, counted, counted_is_least FROM telegram_announcement_drafts WHERE id = $1",
      id
    ) { row in
      AnnouncementDraft(
        id: try row.next(), text: try row.next(), audience: try row.next(),
        counted: try SQLiteAnnouncements.count(&row))
    }
  }

  func endDraft(_ id: AnnouncementID) throws {
    try session.run("DELETE FROM telegram_announcement_drafts WHERE id = $1", id)
  }
}
