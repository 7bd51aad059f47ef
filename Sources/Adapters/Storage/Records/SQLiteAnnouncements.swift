import Domain
import Ports

struct SQLiteAnnouncements: AnnouncementRecords {
  let session: Session

  private static let columns = """
    announcements.id, text, audience, operator, state, made_at, chosen, chosen_is_least, sent, passed, failed, job_id, cursor,
    last_user_id
    """

  private static func read(_ row: inout Row) throws -> Announcement {
    Announcement(
      id: try row.next(), text: try row.next(), audience: try row.next(), operatorName: try row.next(),
      state: try row.next(), madeAt: try row.next(), chosen: try count(&row), sent: try row.next(),
      passed: try row.next(), failed: try row.next(), job: try row.next(), cursor: try row.next(),
      last: try row.next())
  }

  /// A count and, behind it, whether it is the least.
  static func count(_ row: inout Row) throws -> BoundedCount {
    let count = try row.next(Int.self)
    return try row.next(Bool.self) ? .atLeast(count) : .exactly(count)
  }

  func make(
    _ id: AnnouncementID, text: String, audience: String, chosen: BoundedCount, by name: String
  ) throws -> Announcement {
    try session.run(
      """
      INSERT INTO announcements (id, text, audience, operator, state, made_at, chosen, chosen_is_least, last_user_id)
      VALUES ($1, $2, $3, $4, 'sending', $5, $6, $7, coalesce((SELECT max(id) FROM users), zeroblob(16)))
      """, id, text, audience, name, session.now, chosen.known, !chosen.isExact)
    guard let made = try find(id) else { throw StoreError.missing("announcement") }
    return made
  }

  func find(_ id: AnnouncementID) throws -> Announcement? {
    try session.first(
      "SELECT \(Self.columns) FROM announcements WHERE announcements.id = $1", id, read: Self.read)
  }

  func recent(limit: Int) throws -> [Announcement] {
    try session.all(
      "SELECT \(Self.columns) FROM announcements ORDER BY announcements.id DESC LIMIT $1", limit,
      read: Self.read)
  }

  func nextPeople(of announcement: Announcement, limit: Int) throws -> [UserID] {
    try session.all(
      "SELECT id FROM users WHERE id > $1 AND id <= $2 ORDER BY id LIMIT $3",
      announcement.cursor ?? UserID(high: 0, low: 0), announcement.last, limit
    ) { try $0.next() }
  }

  func note(_ message: MessageID, to user: UserID, of id: AnnouncementID) throws {
    try session.run(
      """
      INSERT INTO announcement_recipients (announcement_id, user_id, message_id, at) VALUES ($1, $2, $3, $4)
      """, id, user, message, session.now)
  }

  func hasReached(_ user: UserID, _ id: AnnouncementID) throws -> Bool {
    try session.first(
      "SELECT 1 FROM announcement_recipients WHERE announcement_id = $1 AND user_id = $2", id, user
    ) { try $0.next(Int.self) } != nil
  }

  func advance(_ id: AnnouncementID, to cursor: UserID, sent: Int, passed: Int) throws {
    try session.change(
      "announcement",
      "UPDATE announcements SET cursor = $2, sent = sent + $3, passed = passed + $4 WHERE id = $1", id,
      cursor, sent, passed)
  }

  func setJob(_ job: JobID, of id: AnnouncementID) throws {
    try session.change("announcement", "UPDATE announcements SET job_id = $2 WHERE id = $1", id, job)
  }

  func setState(_ state: Announcement.State, of id: AnnouncementID) throws {
    try session.change("announcement", "UPDATE announcements SET state = $2 WHERE id = $1", id, state)
  }

  func failures(of id: AnnouncementID, limit: Int) throws -> [(user: UserID, error: String)] {
    try session.all(
      """
      SELECT announcement_recipients.user_id, coalesce(deliveries.error, '')
      FROM announcement_recipients JOIN deliveries
        ON deliveries.message_id = announcement_recipients.message_id
      WHERE announcement_recipients.announcement_id = $1 AND announcement_recipients.failed > 0
        AND deliveries.state = 'failed'
      ORDER BY announcement_recipients.user_id LIMIT $2
      """, id, limit
    ) { (try $0.next(), try $0.next()) }
  }

  func retryFailed(of id: AnnouncementID) throws -> Int {
    try session.run(
      """
      UPDATE deliveries SET state = 'pending', not_before = $2, ended_at = NULL
      WHERE state = 'failed' AND message_id IN (SELECT message_id \(Self.stillMeant))
      """, id, session.now)
  }

  func retriable(of id: AnnouncementID) throws -> Int {
    try session.first("SELECT count(*) \(Self.stillMeant)", id) { try $0.next(Int.self) } ?? 0
  }

  /// Of `$1`.
  private static let stillMeant = """
    FROM announcement_recipients JOIN users ON users.id = announcement_recipients.user_id
    WHERE announcement_recipients.announcement_id = $1 AND announcement_recipients.failed > 0
      AND users.accepts_announcements = 1 AND users.stage NOT IN ('unreachable', 'erased')
      AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.user_id = users.id)
    """
}

extension Announcement.State: SQLBindable, SQLReadable {}
