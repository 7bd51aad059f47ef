import Domain
import Ports

extension SQLiteJobs {
  /// What may go, whatever ended longest ago first. Those that failed and are kept longer are passed over.
  static let deletable = """
    SELECT id FROM jobs
    WHERE ended_at < max($1, $2) AND ended_at < CASE
      WHEN state = 'discarded' OR EXISTS (SELECT 1 FROM job_errors WHERE job_id = jobs.id) THEN $2 ELSE $1 END
    ORDER BY ended_at LIMIT $3
    """

  func deleteEnded(before instant: Timestamp, failedBefore failedInstant: Timestamp, limit: Int) throws -> Int
  {
    let jobs = try session.all(Self.deletable, instant, failedInstant, limit) { try $0.next(JobID.self) }
    for job in jobs {
      let subject = Event.Subject.job(job).key
      try session.run(
        "DELETE FROM events WHERE subject_kind = $1 AND subject = $2", subject.kind, subject.bytes)
      try session.run(
        "DELETE FROM former_values WHERE subject_kind = $1 AND subject = $2", subject.kind, subject.bytes)
      // Also where nobody speaks with Telegram any more, who would take the line away.
      try session.run("DELETE FROM telegram_status WHERE job_id = $1", job)
      // Its errors go with it, by the foreign key. The ledger knows the job by its number alone.
      try session.run("DELETE FROM jobs WHERE id = $1", job)
    }
    return jobs.count
  }
}

extension SQLiteChats {
  /// The used buttons of the oldest messages. Those that are too young are left out behind the limit: where the first
  /// one is, nothing is old enough, and not every button of a month is looked at to find that out.
  static let oldestUsedActions = """
    SELECT actions.id AS id, messages.created_at AS created_at
    FROM actions JOIN messages ON messages.id = actions.message_id
    WHERE actions.state = 'used' ORDER BY actions.message_id LIMIT $2
    """

  func deleteUsedActions(before instant: Timestamp, limit: Int) throws -> Int {
    try session.run(
      "DELETE FROM actions WHERE id IN (SELECT id FROM (\(Self.oldestUsedActions)) WHERE created_at < $1)",
      instant, limit)
  }
}

extension SQLiteActs {
  /// Those of which nothing can be taken back: they cannot by their nature, they were, or no row of theirs is left.
  static let settled: String = {
    let never = Act.Kind.allCases.filter { $0.undoing == .never && $0 != .undo }
      .map { "'\($0.rawValue)'" }.joined(separator: ", ")
    return """
      SELECT id FROM acts
      WHERE at < $1 AND kind <> 'undo' AND state <> 'running'
        AND (undone_at IS NOT NULL OR kind IN (\(never))
          OR NOT EXISTS (SELECT 1 FROM former_values WHERE act_id = acts.id))
        AND NOT EXISTS (SELECT 1 FROM acts AS back WHERE back.undoes_id = acts.id AND back.at >= $1)
      ORDER BY at LIMIT $2
      """
  }()

  func deleteSettled(before instant: Timestamp, limit: Int) throws -> Int {
    let acts = try session.all(Self.settled, instant, limit) { try $0.next(ActID.self) }
    for act in acts {
      // What rows were goes with each, and the log forgets which of them it was, by the foreign keys.
      try session.run("DELETE FROM acts WHERE undoes_id = $1", act)
      try session.run("DELETE FROM acts WHERE id = $1", act)
    }
    return acts.count
  }
}

extension SQLiteAnnouncements {
  func deleteRecipients(before instant: Timestamp, limit: Int) throws -> Int {
    try session.run(
      """
      DELETE FROM announcement_recipients WHERE (announcement_id, user_id) IN (
        SELECT announcement_id, user_id FROM announcement_recipients
        WHERE at < $1 AND EXISTS (
          SELECT 1 FROM announcements WHERE id = announcement_id AND state <> 'sending')
        ORDER BY at LIMIT $2)
      """, instant, limit)
  }
}

extension SQLiteRooms {
  func deleteRollUps(beforeHour hour: Int, beforeDay day: Int, limit: Int) throws -> Int {
    let kept = [
      ("job_hours", "hour", hour), ("spend_hours", "hour", hour), ("spend_user_days", "day", day),
      ("call_days", "day", day),
    ]
    var most = 0
    for (table, column, first) in kept {
      let old = try session.all(
        "SELECT DISTINCT \(column) FROM \(table) WHERE \(column) < $1 ORDER BY \(column) LIMIT $2", first,
        limit
      ) { try $0.next(Int.self) }
      if let last = old.last { try session.run("DELETE FROM \(table) WHERE \(column) <= $1", last) }
      most = max(most, old.count)
    }
    return most
  }
}
