extension SQLiteStore {
  /// The names of the roll-ups that say something else than counting finds; none where each change kept them. Counts every
  /// row there is: for tests and measurements.
  package func differingRollUps() async throws -> [String] {
    try await examine { connection, _ in
      try Self.rollUps.filter { _, kept, counted in
        let one = "SELECT 1 FROM (\(kept) EXCEPT \(counted)) LIMIT 1"
        let other = "SELECT 1 FROM (\(counted) EXCEPT \(kept)) LIMIT 1"
        return try connection.first(one, read: { try $0.next(Int.self) }) != nil
          || connection.first(other, read: { try $0.next(Int.self) }) != nil
      }.map(\.name)
    }
  }

  /// Each roll-up beside what it has to say.
  private static let rollUps: [(name: String, kept: String, counted: String)] = [
    (
      "job_counts", "SELECT state, lane, kind, maker, count FROM job_counts WHERE count > 0",
      "SELECT state, lane, kind, maker, count(*) FROM jobs GROUP BY state, lane, kind, maker"
    ),
    (
      "match_counts", "SELECT status, count FROM match_counts WHERE count > 0",
      "SELECT status, count(*) FROM matches GROUP BY status"
    ),
    (
      "people_counts",
      """
      SELECT stage, reached, language, is_seeker, is_provider, accepts_announcements, is_due, count
      FROM people_counts WHERE count > 0
      """,
      """
      SELECT stage, reached, language, is_seeker, is_provider, accepts_announcements,
        stage = 'active' AND turn_is_due = 1, count(*)
      FROM users WHERE stage <> 'erased' GROUP BY 1, 2, 3, 4, 5, 6, 7
      """
    ),
    (
      "roles", "SELECT id, is_seeker, is_provider FROM users WHERE profile_version_id IS NOT NULL",
      """
      SELECT users.id, profile_versions.is_seeker, profile_versions.is_provider
      FROM users JOIN profile_versions ON profile_versions.id = users.profile_version_id
      """
    ),
    (
      "spend_hours",
      """
      SELECT hour, lane, kind, maker, model, calls, amount, bound, input_tokens, output_tokens
      FROM spend_hours WHERE calls > 0
      """,
      """
      SELECT started_at / 3600000000, lane, kind, maker, model, count(*), sum(amount), sum(bound), sum(input_tokens),
        sum(output_tokens)
      FROM ledger WHERE maker <> 'builtin' GROUP BY 1, 2, 3, 4, 5
      """
    ),
    (
      "spend_user_days", "SELECT day, user_id, calls, amount FROM spend_user_days WHERE calls > 0",
      """
      SELECT started_at / 86400000000, coalesce(user_id, x''), count(*), sum(amount)
      FROM ledger WHERE maker <> 'builtin' GROUP BY 1, 2
      """
    ),
    (
      "rounds.tried", "SELECT number, tried FROM rounds WHERE tried > 0",
      "SELECT round, count(*) FROM participations GROUP BY round"
    ),
    (
      "call_days", "SELECT day, kind, maker, calls, bound FROM call_days WHERE calls > 0",
      """
      SELECT started_at / 86400000000, kind, maker, count(*), sum(bound) FROM ledger WHERE maker <> 'builtin'
      GROUP BY 1, 2, 3
      """
    ),
    // Weeks that are over may be gone.
    (
      "spend_user_weeks",
      """
      SELECT last_day, user_id, calls, amount FROM spend_user_weeks
      WHERE calls > 0 AND last_day >= (SELECT max(started_at) FROM ledger WHERE maker <> 'builtin') / 86400000000
      """,
      """
      SELECT started_at / 86400000000 + column1, coalesce(user_id, x''), count(*), sum(amount)
      FROM ledger CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6))
      WHERE maker <> 'builtin' AND started_at / 86400000000 + column1
        >= (SELECT max(started_at) FROM ledger WHERE maker <> 'builtin') / 86400000000
      GROUP BY 1, 2
      """
    ),
    (
      "announcement_recipients.failed",
      "SELECT message_id, failed FROM announcement_recipients WHERE failed > 0",
      """
      SELECT announcement_recipients.message_id, count(*) FROM announcement_recipients
      JOIN deliveries ON deliveries.message_id = announcement_recipients.message_id
      WHERE deliveries.state = 'failed' GROUP BY 1
      """
    ),
    (
      "announcements.failed", "SELECT id, failed FROM announcements WHERE failed > 0",
      """
      SELECT announcement_id, count(*) FROM announcement_recipients
      JOIN deliveries ON deliveries.message_id = announcement_recipients.message_id
      WHERE deliveries.state = 'failed' GROUP BY 1
      """
    ),
    (
      "spaces.people", "SELECT id, people FROM spaces WHERE people > 0",
      "SELECT space_id, count(*) FROM embedded GROUP BY space_id"
    ),
  ]
}
