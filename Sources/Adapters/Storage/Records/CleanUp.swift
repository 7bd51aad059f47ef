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
