import Domain
import Ports

struct SQLiteChats: ChatRecords {
  let session: Session

  private static let chatColumns = "id, user_id, is_main, created_at, title, archived_at"

  private static func readChat(_ row: inout Row) throws -> Chat {
    Chat(
      id: try row.next(), user: try row.next(), isMain: try row.next(), createdAt: try row.next(),
      title: try row.next(), archivedAt: try row.next())
  }

  func find(_ id: ChatID) throws -> Chat? {
    try session.first(
      "SELECT \(Self.chatColumns) FROM chats WHERE id = $1", id, read: Self.readChat)
  }

  func main(of user: UserID) throws -> Chat {
    let chat = try session.first(
      "SELECT \(Self.chatColumns) FROM chats WHERE user_id = $1 AND is_main = 1", user,
      read: Self.readChat)
    guard let chat else { throw StoreError.missing("main chat") }
    return chat
  }

  func all(of user: UserID) throws -> [Chat] {
    try session.all(
      """
      SELECT \(Self.chatColumns) FROM chats WHERE user_id = $1
      ORDER BY is_main DESC, created_at, id
      """, user, read: Self.readChat)
  }

  func create(for user: UserID) throws -> Chat { try insert(for: user, isMain: false) }

  @discardableResult
  func insert(for user: UserID, isMain: Bool) throws -> Chat {
    let chat = Chat(id: session.next(Chat.self), user: user, isMain: isMain, createdAt: session.now)
    try session.run(
      "INSERT INTO chats (id, user_id, is_main, created_at) VALUES ($1, $2, $3, $4)", chat.id, user, isMain,
      session.now)
    return chat
  }

  // MARK: Messages

  func append(_ new: NewMessage) throws -> Message {
    let place = try session.first(
      "UPDATE chats SET last_position = last_position + 1 WHERE id = $1 RETURNING last_position, user_id, is_main",
      new.chat
    ) { (position: try $0.next(Int.self), owner: try $0.next(UserID.self), isMain: try $0.next(Bool.self)) }
    guard let place else { throw StoreError.missing("chat") }
    let id = session.next(Message.self)
    try session.run(
      """
      INSERT INTO messages (id, chat_id, position, author, kind, subject_id, text, phrase_tag, created_at, job_id, mark)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      """, id, new.chat, place.position, new.author, new.kind.word, new.kind.subject, new.text, new.phraseTag,
      session.now, new.job, new.mark)
    let actions = try new.actions.enumerated().map { ordinal, intent in
      try insert(intent, at: ordinal, under: id, for: place.owner)
    }
    switch new.author {
    case .user: try note("message", by: place.owner)
    case .mitko where place.isMain: try deliver(id, to: place.owner, isForMany: new.isForMany)
    case .mitko: break
    }
    return Message(
      id: id, chat: new.chat, position: place.position, author: new.author, kind: new.kind, text: new.text,
      actions: actions, createdAt: session.now, job: new.job, mark: new.mark)
  }

  private func insert(
    _ intent: MessageAction.Intent, at ordinal: Int, under message: MessageID, for owner: UserID
  ) throws -> MessageAction {
    let action = MessageAction(
      id: session.next(MessageAction.self), message: message, owner: owner, intent: intent, state: .open)
    try session.run(
      "INSERT INTO actions (id, message_id, ordinal, owner_id, intent, subject_id, words) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      action.id, message, ordinal, owner, intent.word, intent.subject, intent.words)
    return action
  }

  /// A terminal, and a name of the demo, which is used in a terminal, reads the rows itself; somebody imported
  /// has no head yet.
  private func deliver(_ message: MessageID, to user: UserID, isForMany: Bool) throws {
    try session.run(
      """
      INSERT INTO deliveries (message_id, identity_kind, identity_value, not_before, is_for_many)
      SELECT $1, kind, value, $3, $4 FROM identities
      WHERE user_id = $2 AND kind NOT IN ('terminal', 'demo', 'imported') ORDER BY kind, value
      """, message, user, session.now, isForMany)
  }

  private static let messageColumns = """
    messages.id, messages.chat_id, position, author, kind, messages.subject_id, text, created_at, messages.job_id,
    mark
    """

  /// A message without its buttons, which a page reads in one go.
  private static func readMessage(_ row: inout Row) throws -> Message {
    Message(
      id: try row.next(), chat: try row.next(), position: try row.next(), author: try row.next(),
      kind: try Message.Kind(word: row.next(), subject: row.next()), text: try row.next(), actions: [],
      createdAt: try row.next(), job: try row.next(), mark: try row.next())
  }

  private static func readAction(_ row: inout Row) throws -> MessageAction {
    MessageAction(
      id: try row.next(), message: try row.next(), owner: try row.next(),
      intent: try MessageAction.Intent(word: row.next(), subject: row.next(), words: row.next()),
      state: try row.next())
  }

  func find(_ id: MessageID) throws -> Message? {
    try session.first("SELECT \(Self.messageColumns) FROM messages WHERE id = $1", id, read: Self.readMessage)
      .map { try withActions([$0]) }?.first
  }

  func correct(_ id: MessageID, to text: String) throws -> Bool {
    // What a running reply has read, or a committed one has answered, is said.
    try session.run(
      """
      UPDATE messages SET text = $2 WHERE id = $1 AND author = 'user'
        AND position > (SELECT answered_position FROM chats WHERE chats.id = messages.chat_id)
        AND NOT EXISTS (
          SELECT 1 FROM jobs WHERE jobs.kind = 'reply' AND jobs.subject_id = messages.chat_id
            AND jobs.state = 'running')
        AND NOT EXISTS (SELECT 1 FROM questions WHERE source_id = messages.id)
        AND NOT EXISTS (SELECT 1 FROM questions WHERE answer_source_id = messages.id)
      """, id, text) == 1
  }

  func messages(in chat: ChatID, before position: Int?, limit: Int) throws -> [Message] {
    let newestFirst = try session.all(
      """
      SELECT \(Self.messageColumns) FROM messages WHERE chat_id = $1 AND position < $2
      ORDER BY position DESC LIMIT $3
      """, chat, position ?? Int.max, limit, read: Self.readMessage)
    return try withActions(newestFirst.reversed())
  }

  func messages(in chat: ChatID, after position: Int, limit: Int) throws -> [Message] {
    try withActions(
      session.all(
        """
        SELECT \(Self.messageColumns) FROM messages WHERE chat_id = $1 AND position > $2
        ORDER BY position LIMIT $3
        """, chat, position, limit, read: Self.readMessage))
  }

  /// Texts to look through, newest first: by the unique index on (chat_id, position). Whose chat it is, is asked once.
  static let searchable = """
    SELECT position, text FROM messages
    WHERE chat_id = $1 AND position < $2 AND (SELECT user_id FROM chats WHERE id = $1) = $4
    ORDER BY position DESC LIMIT $3
    """

  func search(
    in chat: ChatID, of user: UserID, before position: Int?, limit: Int, where fits: (String) -> Bool
  ) throws -> MessageSearch {
    var found: [Int] = []
    var last = 0
    var count = 0
    _ = try session.all(Self.searchable, chat, position ?? Int.max, limit, user) { row in
      last = try row.next(Int.self)
      count += 1
      if fits(try row.next(String.self)) { found.append(last) }
    }
    return MessageSearch(found: found, next: count == limit && last > 1 ? last : nil)
  }

  func lastPosition(in chat: ChatID) throws -> Int {
    try session.first("SELECT max(position) FROM messages WHERE chat_id = $1", chat) {
      try $0.next(Int?.self)
    }
    .flatMap { $0 } ?? 0
  }

  /// The same messages, of one chat and in order, with their buttons.
  private func withActions(_ messages: [Message]) throws -> [Message] {
    guard let first = messages.first, let last = messages.last else { return [] }
    let actions = try session.all(
      """
      SELECT actions.id, message_id, owner_id, intent, actions.subject_id, words, state
      FROM messages JOIN actions ON actions.message_id = messages.id
      WHERE messages.chat_id = $1 AND messages.position BETWEEN $2 AND $3
      ORDER BY messages.position, actions.ordinal
      """, first.chat, first.position, last.position, read: Self.readAction)
    if actions.isEmpty { return messages }
    let byMessage = Dictionary(grouping: actions, by: \.message)
    return messages.map { message in
      guard let actions = byMessage[message.id] else { return message }
      return Message(
        id: message.id, chat: message.chat, position: message.position, author: message.author,
        kind: message.kind, text: message.text, actions: actions, createdAt: message.createdAt,
        job: message.job, mark: message.mark)
    }
  }

  // MARK: What waits for an answer

  func unanswered(in chat: ChatID) throws -> [Message] {
    try session.all(
      """
      SELECT \(Self.messageColumns) FROM messages
      WHERE chat_id = $1 AND position > (SELECT answered_position FROM chats WHERE id = $1) AND author = 'user'
        AND NOT EXISTS (SELECT 1 FROM questions WHERE source_id = messages.id)
        AND NOT EXISTS (SELECT 1 FROM questions WHERE answer_source_id = messages.id)
      ORDER BY position
      """, chat, read: Self.readMessage)
  }

  func markAnswered(in chat: ChatID, upTo position: Int) throws {
    // A reply that ends late must not take back what a later one has answered.
    try session.change(
      "chat",
      "UPDATE chats SET answered_position = max(answered_position, min($2, last_position)) WHERE id = $1",
      chat,
      position)
  }

  func reopen(_ chat: ChatID, from position: Int) throws {
    try session.change(
      "chat", "UPDATE chats SET answered_position = min(answered_position, $2) WHERE id = $1", chat,
      max(0, position - 1))
  }

  func mark(_ message: MessageID, as mark: Message.Mark) throws {
    try session.change(
      "message", "UPDATE messages SET mark = $2 WHERE id = $1 AND author = 'mitko'", message, mark)
  }

  func recentPhraseTags(in chat: ChatID, limit: Int) throws -> [String] {
    try session.all(
      """
      SELECT phrase_tag FROM messages WHERE chat_id = $1 AND phrase_tag IS NOT NULL
      ORDER BY position DESC LIMIT $2
      """, chat, limit
    ) { try $0.next() }
  }

  // MARK: Limits

  func sentCount(by user: UserID, since instant: Timestamp) throws -> Int {
    try count("message", by: user, since: instant)
  }

  func countPress(by user: UserID, since instant: Timestamp) throws -> Int {
    try note("press", by: user)
    return try count("press", by: user, since: instant)
  }

  /// Limits look back an hour at most; a day leaves room.
  private static let kept: Duration = .days(1)

  private func note(_ kind: String, by user: UserID) throws {
    try session.run(
      "DELETE FROM activity WHERE user_id = $1 AND kind = $2 AND at < $3", user, kind, session.now - Self.kept
    )
    try session.run("INSERT INTO activity (user_id, kind, at) VALUES ($1, $2, $3)", user, kind, session.now)
  }

  private func count(_ kind: String, by user: UserID, since instant: Timestamp) throws -> Int {
    // What is noted after now was noted by a clock that has been set back since: it would count for ever.
    try session.first(
      "SELECT count(*) FROM activity WHERE user_id = $1 AND kind = $2 AND at BETWEEN $3 AND $4", user, kind,
      instant, session.now
    ) { try $0.next() } ?? 0
  }

  // MARK: Buttons

  func action(_ id: ActionID) throws -> MessageAction? {
    try session.first(
      "SELECT id, message_id, owner_id, intent, subject_id, words, state FROM actions WHERE id = $1", id,
      read: Self.readAction)
  }

  func openActions(of owner: UserID, _ intent: MessageAction.Intent) throws -> [MessageAction] {
    try session.all(
      """
      SELECT id, message_id, owner_id, intent, subject_id, words, state FROM actions
      WHERE owner_id = $1 AND intent = $2 AND subject_id IS $3 AND state = 'open' ORDER BY id
      """, owner, intent.word, intent.subject, read: Self.readAction)
  }

  func useActions(of message: MessageID) throws {
    try session.run("UPDATE actions SET state = 'used' WHERE message_id = $1 AND state = 'open'", message)
  }

  func useReplies(of message: MessageID) throws {
    try session.run(
      "UPDATE actions SET state = 'used' WHERE message_id = $1 AND intent = 'reply' AND state = 'open'",
      message)
  }

  func closeActions(about match: MatchID) throws {
    try session.run("UPDATE actions SET state = 'used' WHERE subject_id = $1 AND state = 'open'", match)
  }

  // MARK: Interviews

  func setTitle(_ title: String, of chat: ChatID) throws {
    try session.change("chat", "UPDATE chats SET title = $2 WHERE id = $1", chat, title)
  }

  func setArchived(_ isArchived: Bool, _ chat: ChatID) throws {
    try session.change(
      "chat", "UPDATE chats SET archived_at = CASE WHEN $2 THEN coalesce(archived_at, $3) END WHERE id = $1",
      chat,
      isArchived, session.now)
  }

  func interviewState(of chat: ChatID) throws -> [UInt8]? {
    try session.first("SELECT interview_state FROM chats WHERE id = $1", chat) { try $0.next([UInt8]?.self) }
      .flatMap { $0 }
  }

  func setInterviewState(_ state: [UInt8], of chat: ChatID) throws {
    try session.change("chat", "UPDATE chats SET interview_state = $2 WHERE id = $1", chat, state)
  }

  func summary(of chat: ChatID) throws -> ChatSummary? {
    try session.first("SELECT text, up_to_position, prompt_version FROM summaries WHERE chat_id = $1", chat) {
      ChatSummary(text: try $0.next(), upTo: try $0.next(), promptVersion: try $0.next())
    }
  }

  func summaryGivenUp(of chat: ChatID) throws -> Int? {
    try session.first("SELECT unsummed_at FROM chats WHERE id = $1", chat) { try $0.next(Int?.self) }
      .flatMap { $0 }
  }

  func giveUpSummary(of chat: ChatID) throws {
    try session.run("UPDATE chats SET unsummed_at = $2 WHERE id = $1", chat, try lastPosition(in: chat))
  }

  func setSummary(_ summary: ChatSummary, of chat: ChatID) throws {
    // One that ends late must not take the place of a longer one.
    try session.run(
      """
      INSERT INTO summaries (chat_id, up_to_position, text, prompt_version, made_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (chat_id) DO UPDATE SET up_to_position = excluded.up_to_position, text = excluded.text,
        prompt_version = excluded.prompt_version, made_at = excluded.made_at
      WHERE excluded.up_to_position > summaries.up_to_position
      """, chat, summary.upTo, summary.text, summary.promptVersion, session.now)
  }
}
