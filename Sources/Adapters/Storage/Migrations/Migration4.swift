extension Migration {
  /// Buttons that say something for their owner: the words stand in the row.
  ///
  /// SQLite changes no CHECK of a table, so the table is made anew.
  static let repliesAsButtons = Migration(
    version: 4, name: "replies as buttons",
    sql: """
      CREATE TABLE actions_with_words (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        message_id BLOB NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        owner_id BLOB NOT NULL REFERENCES users (id),
        intent TEXT NOT NULL CHECK (intent IN (
          'activate', 'accept', 'confirm_accept', 'decline', 'tell_more', 'confirm_reset', 'confirm_erase',
          'resume', 'dismiss', 'answer_now', 'tell_pitch', 'reply')),
        -- The match or the job that it is about.
        subject_id BLOB,
        -- What a reply says.
        words TEXT,
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used')),
        CONSTRAINT intent_has_subject CHECK (
          (intent IN ('accept', 'confirm_accept', 'decline', 'tell_more', 'answer_now')) = (subject_id IS NOT NULL)),
        CONSTRAINT reply_has_words CHECK ((intent = 'reply') = (words IS NOT NULL))
      ) STRICT;
      INSERT INTO actions_with_words (id, message_id, ordinal, owner_id, intent, subject_id, state)
      SELECT id, message_id, ordinal, owner_id, intent, subject_id, state FROM actions;
      DROP TABLE actions;
      ALTER TABLE actions_with_words RENAME TO actions;
      -- The buttons of a page of messages.
      CREATE UNIQUE INDEX actions_of_message ON actions (message_id, ordinal);
      -- The open buttons about a match, closed when it ends.
      CREATE INDEX actions_open_about ON actions (subject_id) WHERE state = 'open' AND subject_id IS NOT NULL;
      -- The open buttons of one kind that somebody has, which a newer one replaces.
      CREATE INDEX actions_open_of ON actions (owner_id, intent) WHERE state = 'open';
      -- Used buttons, those of the oldest messages first (ids follow time): the clean-up.
      CREATE INDEX actions_used ON actions (message_id) WHERE state = 'used';
      """)
}
