import Domain
import Ports

struct SQLiteTelegram: TelegramRecords {
  let session: Session

  func nextUpdate(of bot: Int64) throws -> Int64? {
    try session.first("SELECT next_update FROM telegram_bots WHERE id = $1", bot) {
      try $0.next(Int64?.self)
    }.flatMap { $0 }
  }

  func setNextUpdate(_ update: Int64?, of bot: Int64) throws {
    try session.run(
      """
      INSERT INTO telegram_bots (id, next_update, reached_at) VALUES ($1, $2, $3)
      ON CONFLICT (id) DO UPDATE SET next_update = coalesce(excluded.next_update, next_update),
        reached_at = excluded.reached_at
      """, bot, update, session.now)
    // More than come at once, so that there are never many more than came in two days.
    try session.run(
      """
      DELETE FROM telegram_updates WHERE (bot_id, update_id) IN (
        SELECT bot_id, update_id FROM telegram_updates WHERE at < $1 ORDER BY at LIMIT 400)
      """, session.now - Self.kept)
  }

  func reachedAt(of bot: Int64) throws -> Timestamp? {
    try session.first("SELECT reached_at FROM telegram_bots WHERE id = $1", bot) {
      try $0.next(Timestamp?.self)
    }.flatMap { $0 }
  }

  /// Telegram keeps what nobody has taken for a day.
  private static let kept: Duration = .days(2)

  func take(_ update: Int64, of bot: Int64) throws -> Bool {
    try session.run(
      """
      INSERT INTO telegram_updates (bot_id, update_id, at) VALUES ($1, $2, $3)
      ON CONFLICT (bot_id, update_id) DO NOTHING
      """, bot, update, session.now) == 1
  }

  func note(_ message: MessageID, as telegram: Int64, in chat: Int64) throws {
    try session.run(
      """
      INSERT INTO telegram_messages (chat_id, telegram_id, message_id) VALUES ($1, $2, $3)
      ON CONFLICT (chat_id, telegram_id) DO UPDATE SET message_id = excluded.message_id
      """, chat, telegram, message)
  }

  func message(_ telegram: Int64, in chat: Int64) throws -> MessageID? {
    try session.first(
      "SELECT message_id FROM telegram_messages WHERE chat_id = $1 AND telegram_id = $2", chat, telegram
    ) { try $0.next() }
  }

  func takeDuty(
    _ process: ProcessID, until: Timestamp, isAlive: (ProgramProcess) -> Bool
  ) throws -> Bool {
    let held = try session.first("SELECT process_id, until FROM telegram_duty") {
      (by: try $0.next(ProcessID.self), until: try $0.next(Timestamp.self))
    }
    if let held, held.by != process, held.until > session.now {
      let holder = try SQLiteJobs(session: session).processes().first { $0.id == held.by }
      if let holder, isAlive(holder) { return false }
    }
    try session.run(
      """
      INSERT INTO telegram_duty (id, process_id, until) VALUES (1, $1, $2)
      ON CONFLICT (id) DO UPDATE SET process_id = excluded.process_id, until = excluded.until
      """, process, until)
    return true
  }

  func endDuty(_ process: ProcessID) throws {
    try session.run("DELETE FROM telegram_duty WHERE process_id = $1", process)
  }

  func staleKeyboards(limit: Int) throws -> [SentMessage] {
    try session.all(
      """
      SELECT deliveries.message_id, identity_kind, identity_value, external_id
      FROM stale_keyboards CROSS JOIN deliveries ON deliveries.message_id = stale_keyboards.message_id
      WHERE deliveries.state = 'sent' AND identity_kind = 'telegram'
      ORDER BY stale_keyboards.message_id LIMIT $1
      """, limit
    ) {
      SentMessage(
        message: try $0.next(), identity: Identity(kind: try $0.next(), value: try $0.next()),
        externalID: try $0.next())
    }
  }

  func noteStaleKeyboard(of message: MessageID) throws {
    try session.run(
      "INSERT INTO stale_keyboards (message_id) VALUES ($1) ON CONFLICT (message_id) DO NOTHING", message)
  }

  func refreshedKeyboard(of message: MessageID) throws {
    try session.run("DELETE FROM stale_keyboards WHERE message_id = $1", message)
  }

  // MARK: How replies stand

  func setStatus(_ row: StatusRow) throws {
    try session.run(
      """
      INSERT INTO telegram_status (chat_id, telegram_id, job_id, notice_id, kind, words)
      VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (chat_id, telegram_id) DO UPDATE SET job_id = excluded.job_id, notice_id = excluded.notice_id,
        kind = excluded.kind, words = excluded.words
      """, row.chat, row.telegram, row.job, row.notice, row.line.kind, row.line.words)
  }

  func endStatus(_ telegram: Int64, in chat: Int64) throws {
    try session.run("DELETE FROM telegram_status WHERE chat_id = $1 AND telegram_id = $2", chat, telegram)
  }

  func statusRows(limit: Int) throws -> [StatusRow] {
    try session.all(
      """
      SELECT chat_id, telegram_id, job_id, notice_id, telegram_status.kind, words
      FROM telegram_status LEFT JOIN jobs ON jobs.id = job_id
      ORDER BY coalesce(jobs.state IN ('queued', 'held', 'retrying'), 0), chat_id, telegram_id LIMIT $1
      """, limit
    ) {
      StatusRow(
        chat: try $0.next(), telegram: try $0.next(), job: try $0.next(), notice: try $0.next(),
        line: StatusRow.Line(kind: try $0.next(), words: try $0.next()))
    }
  }

  func runningReplies(limit: Int) throws -> [RunningTelegramReply] {
    // What runs is found by its state: there is never much of it.
    try session.all(
      """
      SELECT CAST(identities.value AS INTEGER), jobs.id, drafts.text
      FROM jobs CROSS JOIN chats ON chats.id = jobs.subject_id AND chats.is_main = 1
        JOIN identities ON identities.user_id = jobs.user_id AND identities.kind = 'telegram'
        LEFT JOIN drafts ON drafts.chat_id = chats.id AND drafts.job_id = jobs.id
          AND drafts.attempt = jobs.attempt
      WHERE jobs.state = 'running' AND jobs.kind = 'reply' AND jobs.maker <> 'builtin'
      LIMIT $1
      """, limit
    ) { RunningTelegramReply(chat: try $0.next(), job: try $0.next(), draft: try $0.next()) }
  }

  // MARK: Documents

  func add(_ document: NewTelegramDocument, mostWaiting: Int) throws -> Bool {
    let waiting =
      try session.first("SELECT count(*) FROM telegram_documents WHERE user_id = $1", document.user) {
        try $0.next(Int.self)
      } ?? 0
    guard waiting < mostWaiting else { return false }
    try session.run(
      """
      INSERT INTO telegram_documents (user_id, file, kind, caption, not_before) VALUES ($1, $2, $3, $4, $5)
      """, document.user, document.file, document.kind, document.caption, session.now)
    return true
  }

  func documents(limit: Int) throws -> [TelegramDocument] {
    try session.all(
      """
      SELECT id, user_id, file, kind, caption, attempts FROM telegram_documents
      WHERE not_before <= $1 ORDER BY not_before, id LIMIT $2
      """, session.now, limit
    ) { row in
      let id = try row.next(Int64.self)
      let content = NewTelegramDocument(
        user: try row.next(), file: try row.next(), kind: try row.next(), caption: try row.next())
      return TelegramDocument(id: id, content: content, attempts: try row.next())
    }
  }

  func nextDocument() throws -> Timestamp? {
    try session.first("SELECT min(not_before) FROM telegram_documents") { try $0.next(Timestamp?.self) }
      .flatMap { $0 }
  }

  func putOff(_ document: Int64, until instant: Timestamp) throws {
    try session.run(
      "UPDATE telegram_documents SET attempts = attempts + 1, not_before = $2 WHERE id = $1", document,
      instant)
  }

  func endDocument(_ document: Int64) throws -> Bool {
    try session.run("DELETE FROM telegram_documents WHERE id = $1", document) == 1
  }
}
