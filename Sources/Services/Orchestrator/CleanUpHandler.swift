package import Domain
package import Ports

/// Deletes what has been kept for long enough, one batch a job, so that nobody waits for the writer behind it.
///
/// A clean-up is planned by the heartbeat of every process that can do one, a day ahead, wherever none is open.
package struct CleanUpHandler: JobHandler {
  package let kind = JobTask.Kind.cleanUp

  package init() {}

  package func run(_ job: Job) async throws -> Outcome { Outcome { try Self.deleteBatch($0) } }

  private static func deleteBatch(_ tx: any Transaction) throws {
    let (kept, limit) = (try tx.settings.retention(), Retention.batch)
    let jobs = try tx.jobs.deleteEnded(
      before: tx.now - kept.jobs, failedBefore: tx.now - kept.failedJobs, limit: limit)
    let buttons = try tx.chats.deleteUsedActions(before: tx.now - kept.usedButtons, limit: limit)
    let recordings = try tx.recordings.deleteRecordings(before: tx.now - kept.recordings, limit: limit)
    guard [jobs, buttons, recordings].contains(limit) else { return }
    // More is left. Asked for while this one runs, the next one begins when it has ended: in between others write.
    _ = try tx.jobs.enqueue(NewJob(.cleanUp, user: nil, epoch: 0, notBefore: tx.now))
  }

  /// The next heartbeat plans another one.
  package func discarded(_ job: Job, in tx: any Transaction) throws {}
}

extension SettingRecords {
  /// How long things are kept, as the settings have it now; never less than an hour, which what runs may look back.
  package func retention() throws -> Retention {
    func days(_ setting: Setting) throws -> Duration {
      .seconds(min(max(try value(of: setting) * 86_400, 3_600), 1e10))
    }
    return Retention(
      jobs: try days(.keptJobDays), failedJobs: try days(.keptFailedJobDays),
      usedButtons: try days(.keptButtonDays), recordings: try days(.keptRecordingDays))
  }
}
