import Domain
import Ports

/// What people answered to proposals, and what was learned from it.
extension SQLiteMatches {
  func setReason(_ reason: DeclineReason, of side: Role, in match: MatchID) throws -> Bool {
    try session.run(
      """
      UPDATE sides SET decline_reason = $3
      WHERE match_id = $1 AND role = $2 AND teaches = 1 AND EXISTS (
        SELECT 1 FROM matches WHERE matches.id = $1 AND status = 'rejected' AND status_side = $2)
      """, match, side, reason.rawValue) == 1
  }

  func answers(of user: UserID, limit: Int) throws -> [GivenAnswer] {
    try session.all(
      """
      SELECT theirs.role, coalesce(mine.shown_version_id, theirs.version_id),
        NOT (status = 'rejected' AND status_side = mine.role), mine.decline_reason
      FROM sides AS mine
      JOIN matches ON matches.id = mine.match_id
      JOIN sides AS theirs ON theirs.match_id = mine.match_id AND theirs.role <> mine.role
      WHERE mine.user_id = $1 AND mine.answered_at IS NOT NULL AND mine.teaches = 1
      ORDER BY mine.answered_at DESC, mine.match_id DESC LIMIT $2
      """, user, limit
    ) {
      GivenAnswer(
        role: try $0.next(), version: try $0.next(), isYes: try $0.next(),
        reason: try $0.next(String?.self).flatMap(DeclineReason.init))
    }
  }

  func preferences(of user: UserID) throws -> (preferences: Preferences, answers: Int) {
    try session.first("SELECT weights, answers FROM preferences WHERE user_id = $1", user) {
      (try Self.read(&$0), try $0.next())
    } ?? (Preferences(), 0)
  }

  func allPreferences() throws -> [UserID: Preferences] {
    Dictionary(
      uniqueKeysWithValues: try session.all(
        """
        SELECT user_id, weights FROM preferences
        JOIN users ON users.id = preferences.user_id WHERE users.stage = 'active'
        """
      ) { (try $0.next(UserID.self), try Self.read(&$0)) })
  }

  private static func read(_ row: inout Row) throws -> Preferences {
    guard let read = Preferences(text: try row.next(String.self)) else { throw UnknownState() }
    return read
  }

  /// Also what steps of rounds recorded of them: a round with somebody who is gone cannot be played again anyway.
  func wipePreferences(of user: UserID) throws {
    try session.run("DELETE FROM preferences WHERE user_id = $1", user)
    let line = "prefers \(user.digits) "
    let told = try session.all(
      "SELECT round, place, record FROM round_steps WHERE instr(record, $1) > 0", line
    ) { (try $0.next(Int.self), try $0.next(Int.self), try $0.next(String.self)) }
    for (round, place, record) in told {
      let kept = record.split(separator: "\n", omittingEmptySubsequences: false).filter {
        !$0.hasPrefix(line)
      }
      try session.run(
        "UPDATE round_steps SET record = $3 WHERE round = $1 AND place = $2", round, place,
        kept.joined(separator: "\n"))
    }
  }

  func setPreferences(_ preferences: Preferences, from answers: Int, of user: UserID) throws {
    guard !preferences.isEmpty else {
      return _ = try session.run("DELETE FROM preferences WHERE user_id = $1", user)
    }
    try session.run(
      """
      INSERT INTO preferences (user_id, weights, answers) VALUES ($1, $2, $3)
      ON CONFLICT (user_id) DO UPDATE SET weights = excluded.weights, answers = excluded.answers
      """, user, preferences.text, answers)
  }

  func forgetPreferences(of user: UserID) throws {
    try session.run("DELETE FROM preferences WHERE user_id = $1", user)
    try session.run("UPDATE sides SET teaches = 0 WHERE user_id = $1 AND answered_at IS NOT NULL", user)
  }
}
