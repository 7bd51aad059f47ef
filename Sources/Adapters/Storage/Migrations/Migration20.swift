extension Migration {
  /// Why people say no, and what their answers say of whom they would rather meet.
  ///
  /// SQLite changes no CHECK of a table, so the table of buttons is made anew.
  static let preferences = Migration(
    version: 20, name: "preferences",
    sql: """
      ALTER TABLE sides ADD COLUMN decline_reason TEXT
        CHECK (decline_reason IN ('skills', 'trade', 'level', 'place', 'pay'));
      -- Whether the answer is learned from: not after its owner had all of that forgotten.
      ALTER TABLE sides ADD COLUMN teaches INTEGER NOT NULL DEFAULT 1 CHECK (teaches IN (0, 1));

      -- `Preferences.text`; no row where nothing was learned.
      CREATE TABLE preferences (
        user_id BLOB PRIMARY KEY REFERENCES users (id),
        weights TEXT NOT NULL,
        -- How many answers it was learned from.
        answers INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE actions_with_reasons (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        message_id BLOB NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        owner_id BLOB NOT NULL REFERENCES users (id),
        intent TEXT NOT NULL CHECK (intent IN (
          'activate', 'accept', 'confirm_accept', 'decline', 'because', 'tell_more', 'confirm_reset', 'confirm_erase',
          'resume', 'dismiss', 'answer_now', 'tell_pitch', 'reply', 'forget_preferences', 'ask', 'answer_question',
          'skip_question')),
        -- The match, the job or the question that it is about.
        subject_id BLOB,
        -- What a reply says, or which reason is told.
        words TEXT,
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used')),
        CONSTRAINT intent_has_subject CHECK (
          (intent IN ('accept', 'confirm_accept', 'decline', 'because', 'tell_more', 'answer_now', 'ask', 'answer_question',
            'skip_question'))
            = (subject_id IS NOT NULL)),
        CONSTRAINT reply_has_words CHECK ((intent IN ('reply', 'because')) = (words IS NOT NULL))
      ) STRICT;
      INSERT INTO actions_with_reasons (id, message_id, ordinal, owner_id, intent, subject_id, words, state)
      SELECT id, message_id, ordinal, owner_id, intent, subject_id, words, state FROM actions;
      DROP TABLE actions;
      ALTER TABLE actions_with_reasons RENAME TO actions;
      -- The buttons of a page of messages.
      CREATE UNIQUE INDEX actions_of_message ON actions (message_id, ordinal);
      -- The open buttons about a match, closed when it ends.
      CREATE INDEX actions_open_about ON actions (subject_id) WHERE state = 'open' AND subject_id IS NOT NULL;
      -- The open buttons of one kind that somebody has, which a newer one replaces.
      CREATE INDEX actions_open_of ON actions (owner_id, intent) WHERE state = 'open';
      -- Used buttons, those of the oldest messages first (ids follow time): the clean-up.
      CREATE INDEX actions_used ON actions (message_id) WHERE state = 'used';
      CREATE TRIGGER actions_used_outside AFTER UPDATE OF state ON actions
      WHEN NEW.state = 'used' AND OLD.state = 'open' AND EXISTS (
        SELECT 1 FROM deliveries WHERE message_id = NEW.message_id AND state = 'sent') BEGIN
        INSERT INTO stale_keyboards (message_id) VALUES (NEW.message_id) ON CONFLICT (message_id) DO NOTHING;
      END;
      """)
}
