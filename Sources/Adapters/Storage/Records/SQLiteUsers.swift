import Domain
import Ports

struct SQLiteUsers: UserRecords {
  let session: Session

  private static let columns = """
    users.id, users.language, users.stage, users.stage_before, users.epoch, users.contact_kind,
    users.contact_value, users.accepts_announcements, users.is_demo, users.created_at, users.last_seen_at
    """

  private static func read(_ row: inout Row) throws -> User {
    let id = try row.next(UserID.self)
    let language = try row.next(Language.self)
    let stage = try ProfileStage(word: row.next(), before: row.next())
    let epoch = try row.next(Int.self)
    let contactKind = try row.next(Contact.Kind?.self)
    let contactValue = try row.next(String?.self)
    return User(
      id: id, language: language, stage: stage, epoch: epoch,
      contact: contactKind.flatMap { kind in contactValue.map { Contact(kind: kind, value: $0) } },
      acceptsAnnouncements: try row.next(), isDemo: try row.next(), createdAt: try row.next(),
      lastSeenAt: try row.next())
  }

  func create(identity: Identity, language: Language, isDemo: Bool) throws -> User {
    // Asked before anything is written, so that a caller who goes on leaves no user without an identity.
    guard try find(identity) == nil else { throw StoreError.constraint("identities.kind, identities.value") }
    let user = User(
      id: session.next(User.self), language: language, isDemo: isDemo, createdAt: session.now,
      lastSeenAt: session.now)
    try session.run(
      "INSERT INTO users (id, language, is_demo, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $4)",
      user.id, language, isDemo, session.now)
    try session.run(
      "INSERT INTO identities (kind, value, user_id, created_at) VALUES ($1, $2, $3, $4)",
      identity.kind, identity.value, user.id, session.now)
    try SQLiteChats(session: session).insert(for: user.id, isMain: true)
    return user
  }

  func find(_ id: UserID) throws -> User? {
    try session.first("SELECT \(Self.columns) FROM users WHERE id = $1", id, read: Self.read)
  }

  func find(_ identity: Identity) throws -> User? {
    try session.first(
      """
      SELECT \(Self.columns) FROM identities JOIN users ON users.id = identities.user_id
      WHERE identities.kind = $1 AND identities.value = $2
      """, identity.kind, identity.value, read: Self.read)
  }

  func identities(of user: UserID) throws -> [Identity] {
    try session.all("SELECT kind, value FROM identities WHERE user_id = $1 ORDER BY kind, value", user) {
      Identity(kind: try $0.next(), value: try $0.next())
    }
  }

  func makeLinkCode(for user: UserID, until: Timestamp) throws -> String {
    // Of an id the last bits are chance (RFC 9562, section 5.7): forty of them make eight digits.
    var bits = session.next(User.self).low
    var code = ""
    for _ in 0..<8 {
      code.append(Self.codeDigits[Int(bits & 31)])
      bits >>= 5
    }
    try session.run(
      """
      INSERT INTO link_codes (user_id, code, until) VALUES ($1, $2, $3)
      ON CONFLICT (user_id) DO UPDATE SET code = excluded.code, until = excluded.until
      """, user, code, until)
    return "\(code.prefix(4))-\(code.suffix(4))"
  }

  /// Without those that look like others (Crockford's base 32).
  private static let codeDigits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  func linkCodeOwner(_ code: String) throws -> UserID? {
    try session.first("SELECT user_id FROM link_codes WHERE code = $1 AND until > $2", code, session.now) {
      try $0.next()
    }
  }

  func dropLinkCodes(of user: UserID) throws {
    try session.run("DELETE FROM link_codes WHERE user_id = $1", user)
  }

  func moveIdentities(of other: UserID, to user: UserID) throws {
    try session.run("UPDATE identities SET user_id = $2 WHERE user_id = $1", other, user)
  }

  func setLanguage(_ language: Language, of user: UserID) throws {
    try session.change("user", "UPDATE users SET language = $2 WHERE id = $1", user, language)
  }

  func setStage(_ stage: ProfileStage, of user: UserID) throws {
    // How far they ever came: a profile makes them ready, matching active.
    let reached: Milestone =
      switch stage {
      case .onboarding, .unreachable, .erased: .talking
      case .ready: .ready
      case .active, .paused: .active
      }
    try session.change(
      "user",
      """
      UPDATE users SET stage = $2, stage_before = $3, turn_is_due = 1, reached = max(reached, $4) WHERE id = $1
      """, user, stage.word, stage.before, reached.rawValue)
  }

  func setContact(_ contact: Contact?, of user: UserID) throws {
    try session.change(
      "user", "UPDATE users SET contact_kind = $2, contact_value = $3 WHERE id = $1", user, contact?.kind,
      contact?.value)
  }

  func setAcceptsAnnouncements(_ accepts: Bool, of user: UserID) throws {
    try session.change("user", "UPDATE users SET accepts_announcements = $2 WHERE id = $1", user, accepts)
  }

  func touch(_ user: UserID) throws {
    try session.change("user", "UPDATE users SET last_seen_at = $2 WHERE id = $1", user, session.now)
  }

  func takeOver(_ user: UserID) throws {
    try session.change("user", "UPDATE users SET is_demo = 0 WHERE id = $1", user)
  }

  func reset(_ user: UserID) throws -> Int {
    try wipe(user)
    try session.change(
      "user",
      """
      UPDATE users SET epoch = epoch + 1, stage = 'onboarding', stage_before = NULL, contact_kind = NULL,
        contact_value = NULL, profile_version_id = NULL, profile_changed_at = NULL, is_seeker = 0, is_provider = 0,
        reached = 0
      WHERE id = $1
      """, user)
    return try session.first("SELECT epoch FROM users WHERE id = $1", user) { try $0.next() } ?? 0
  }

  func erase(_ user: UserID) throws {
    try wipe(user)
    // What the other side of an unconnected proposal was told of this person is taken back as well.
    try session.run(
      """
      UPDATE messages SET text = ''
      WHERE kind IN ('introduction', 'contact') AND kind = 'introduction' AND subject_id IN (
        SELECT matches.id FROM sides JOIN matches ON matches.id = sides.match_id
        WHERE sides.user_id = $1 AND matches.status <> 'connected')
      """, user)
    // A connected person keeps what they received, which is a message of theirs.
    try session.run("UPDATE sides SET contact_kind = NULL, contact_value = NULL WHERE user_id = $1", user)
    // A line about a reply is known by its number until Telegram has taken it away, and no longer than its job is kept.
    try session.run("DELETE FROM identities WHERE user_id = $1", user)
    try session.run("DELETE FROM activity WHERE user_id = $1", user)
    try session.run("DELETE FROM turns WHERE user_id = $1", user)
    try session.run("DELETE FROM user_tags WHERE user_id = $1", user)
    try session.run("DELETE FROM blocks WHERE user_id = $1", user)
    try session.run("DELETE FROM announcement_recipients WHERE user_id = $1", user)
    try session.change(
      "user",
      """
      UPDATE users SET epoch = epoch + 1, stage = 'erased', stage_before = NULL, contact_kind = NULL,
        contact_value = NULL, profile_version_id = NULL, profile_changed_at = NULL, language = 'und',
        accepts_announcements = 0, is_seeker = 0, is_provider = 0, reached = 0
      WHERE id = $1
      """, user)
    try session.run("UPDATE creation SET needs_scrub = 2")
    session.needsScrub = true
  }

  func demoUsers() throws -> [User] {
    try session.all(
      "SELECT \(Self.columns) FROM users WHERE is_demo = 1 AND stage <> 'erased' ORDER BY created_at, id",
      read: Self.read)
  }

  func count() throws -> Int {
    try session.first("SELECT count(*) FROM users WHERE stage <> 'erased'") { try $0.next() } ?? 0
  }

  /// Deletes every word of the person's; rows of matches stay without words.
  private func wipe(_ user: UserID) throws {
    _ = try SQLiteJobs(session: session).cancelAll(of: user)
    // The text written for the other side of a connected match is that person's; every other one goes.
    try session.run(
      """
      UPDATE sides SET introduction = NULL
      WHERE introduction IS NOT NULL AND match_id IN (SELECT match_id FROM sides WHERE user_id = $1)
        AND (user_id = $1 OR NOT EXISTS (
          SELECT 1 FROM matches WHERE matches.id = sides.match_id AND matches.status = 'connected'))
      """, user)
    try session.run(
      """
      UPDATE sides SET contact_kind = NULL, contact_value = NULL
      WHERE user_id = $1 AND contact_kind IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM matches WHERE matches.id = sides.match_id AND matches.status = 'connected')
      """, user)
    try SQLiteMatches(session: session).wipePreferences(of: user)
    try session.run("UPDATE sides SET decline_reason = NULL, teaches = 0 WHERE user_id = $1", user)
    try session.run(
      """
      UPDATE matches SET rationale = '', quotes = '[]'
      WHERE decision IS NOT NULL AND id IN (SELECT match_id FROM sides WHERE user_id = $1)
      """, user)
    // The main chat stays, empty, so that a head that has it open goes on; its positions rise further.
    try session.run(
      "DELETE FROM messages WHERE chat_id IN (SELECT id FROM chats WHERE user_id = $1)", user)
    try session.run("DELETE FROM chats WHERE user_id = $1 AND is_main = 0", user)
    for table in ["drafts", "summaries"] {
      try session.run("DELETE FROM \(table) WHERE chat_id IN (SELECT id FROM chats WHERE user_id = $1)", user)
    }
    try SQLiteQuestions(session: session).wipe(user)
    try session.run("DELETE FROM telegram_documents WHERE user_id = $1", user)
    try SQLiteGroup(session: session).wipe(user)
    try dropLinkCodes(of: user)
    try session.run("DELETE FROM recordings WHERE user_id = $1 OR other_user_id = $1", user)
    try session.run("DELETE FROM former_values WHERE user_id = $1", user)
    // A match is of two people, and names one.
    try session.run(
      """
      DELETE FROM former_values
      WHERE subject_kind = 'match' AND subject IN (SELECT match_id FROM sides WHERE user_id = $1)
      """, user)
    try session.run(
      "UPDATE chats SET title = NULL, interview_state = NULL, unsummed_at = NULL, answered_position = last_position WHERE user_id = $1",
      user)
    try SQLiteProfiles(session: session).dropVectors(of: user)
    try session.run("DELETE FROM profile_versions WHERE user_id = $1", user)
  }
}
