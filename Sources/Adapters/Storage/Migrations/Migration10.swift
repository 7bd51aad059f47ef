extension Migration {
  /// What operators write to many people at once, and the work of sending it.
  static let announcements = Migration(
    version: 10, name: "announcements",
    sql: [tables, jobsWithAnnouncements, RollUpTriggers.ofJobs.joined(separator: "\n")].joined(
      separator: "\n"))

  private static let tables = """
    CREATE TABLE announcements (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      text TEXT NOT NULL CHECK (text <> ''),
      -- Whom it is for, as a filter reads; people stand in it by their ids alone.
      audience TEXT NOT NULL,
      operator TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('sending', 'done', 'stopped')),
      made_at INTEGER NOT NULL,
      -- The last person who was looked at, and the last who is meant: whoever came later is not.
      cursor BLOB,
      last_user_id BLOB NOT NULL,
      -- How many were meant when it was made, got it, and did not want it when their turn came.
      chosen INTEGER NOT NULL DEFAULT 0 CHECK (chosen >= 0),
      sent INTEGER NOT NULL DEFAULT 0 CHECK (sent >= 0),
      passed INTEGER NOT NULL DEFAULT 0 CHECK (passed >= 0),
      -- No foreign key: the row outlives its job.
      job_id BLOB
    ) STRICT;

    -- Who got it. The key is the rule that each person gets it once.
    CREATE TABLE announcement_recipients (
      announcement_id BLOB NOT NULL REFERENCES announcements (id),
      user_id BLOB NOT NULL REFERENCES users (id),
      -- No foreign key: the row outlives the message.
      message_id BLOB NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (announcement_id, user_id)
    ) STRICT, WITHOUT ROWID;
    -- Erasing.
    CREATE INDEX announcement_recipients_of ON announcement_recipients (user_id);
    """

  /// The same table and indexes with one kind more: a constraint of a table changes only with the table.
  static let jobsWithAnnouncements =
    (jobsWithBoosts + "\n" + listsOfJobs)
    .replacing("jobs_with_boosts", with: "jobs_with_announcements")
    .replacing("'answer_deadline', 'clean_up')),", with: "'answer_deadline', 'clean_up', 'announce')),")
    .replacing("maximum_attempts, is_boosted,", with: "maximum_attempts, boost,")
      + """

      -- The rule that an announcement is sent by one job at a time: the next one is queued where the one that runs ends.
      CREATE UNIQUE INDEX jobs_one_announcement ON jobs (subject_id)
        WHERE kind = 'announce' AND state IN ('queued', 'held', 'retrying');
      """
}
