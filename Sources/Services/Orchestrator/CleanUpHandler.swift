package import Domain
package import Ports

/// Deletes what has been kept for long enough, one batch a job, so that nobody waits for the writer behind it.
///
/// A clean-up is planned by the heartbeat of every process that can do one, a day ahead, wherever none is open.
package struct CleanUpHandler: JobHandler {
  package let kind = JobTask.Kind.cleanUp

  /// The space of the configured embedder; `nil` leaves vectors alone.
  let space: EmbeddingSpace?

  /// - Parameter space: where the configured embedder makes vectors: those of other spaces go once people are searched
  ///   by these alone.
  package init(space: EmbeddingSpace? = nil) {
    self.space = space
  }

  package func run(_ job: Job) async throws -> Outcome { Outcome { try self.deleteBatch($0) } }

  private func deleteBatch(_ tx: any Transaction) throws {
    let (kept, limit) = (try tx.settings.retention(), Retention.batch)
    let jobs = try tx.jobs.deleteEnded(
      before: tx.now - kept.jobs, failedBefore: tx.now - kept.failedJobs, limit: limit)
    let buttons = try tx.chats.deleteUsedActions(before: tx.now - kept.usedButtons, limit: limit)
    let recordings = try tx.recordings.deleteRecordings(before: tx.now - kept.recordings, limit: limit)
    let left = try space.map { try Self.abandonOne(of: $0, limit: limit, tx) } ?? 0
    let acts = try tx.acts.deleteSettled(before: tx.now - kept.acts, limit: limit)
    let recipients = try tx.announcements.deleteRecipients(before: tx.now - kept.recipients, limit: limit)
    let counted = try tx.rooms.deleteRollUps(
      beforeHour: (tx.now - kept.hours).hour, beforeDay: (tx.now - kept.days).hour / 24, limit: limit)
    let steps = try tx.matches.deleteSteps(before: tx.now - kept.rounds, limit: limit)
    guard [jobs, buttons, recordings, left, acts, recipients, counted, steps].contains(limit) else { return }
    // More is left. Asked for while this one runs, the next one begins when it has ended: in between others write.
    _ = try tx.jobs.enqueue(NewJob(.cleanUp, user: nil, epoch: 0, notBefore: tx.now))
  }

  /// Takes people out of a space that is not needed any more; how many, and `limit` where another space is left.
  private static func abandonOne(
    of target: EmbeddingSpace, limit: Int, _ tx: any Transaction
  ) throws -> Int {
    let spaces = SpaceChoice.leftBehind(
      target: target, others: try tx.profiles.otherSpaces(than: target),
      isAlone: try tx.jobs.processes().count(where: \.works) <= 1)
    guard let space = spaces.first else { return 0 }
    let taken = try tx.profiles.abandon(space, limit: limit)
    return spaces.count > 1 ? limit : taken
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
