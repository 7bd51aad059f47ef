import Domain
import Ports

/// Blocks and tags.
struct SQLitePeople: PeopleRecords {
  let session: Session

  func block(of user: UserID) throws -> Block? {
    try session.first("SELECT reason, operator, at FROM blocks WHERE user_id = $1", user) {
      Block(reason: try $0.next(), operatorName: try $0.next(), at: try $0.next())
    }
  }

  func setBlock(_ block: Block?, of user: UserID) throws {
    guard let block else {
      try session.run("DELETE FROM blocks WHERE user_id = $1", user)
      return try move(user)
    }
    try session.run(
      """
      INSERT INTO blocks (user_id, reason, operator, at) VALUES ($1, $2, $3, $4)
      ON CONFLICT (user_id) DO UPDATE SET reason = excluded.reason, operator = excluded.operator, at = excluded.at
      """, user, block.reason, block.operatorName, block.at)
    try move(user)
  }

  func tags(of user: UserID) throws -> [String] {
    try session.all("SELECT tag FROM user_tags WHERE user_id = $1 ORDER BY tag", user) { try $0.next() }
  }

  func add(tag: String, to user: UserID) throws -> Bool {
    let count = try session.run(
      "INSERT INTO user_tags (tag, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", tag, user)
    if count > 0 { try move(user) }
    return count > 0
  }

  func remove(tag: String, from user: UserID) throws -> Bool {
    let count = try session.run("DELETE FROM user_tags WHERE tag = $1 AND user_id = $2", tag, user)
    if count > 0 { try move(user) }
    return count > 0
  }

  /// Tells those who look at lists that something about people changed.
  private func move(_ user: UserID) throws {
    try session.run(
      """
      UPDATE people_counts SET moves = moves + 1
      WHERE (stage, reached, language, is_seeker, is_provider, accepts_announcements, is_due) = (
        SELECT stage, reached, language, is_seeker, is_provider, accepts_announcements,
          stage = 'active' AND turn_is_due = 1
        FROM users WHERE id = $1)
      """, user)
  }
}
