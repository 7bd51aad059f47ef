extension Migration {
  /// Questions between the sides of an open match.
  static let questions = Migration(
    version: 19, name: "questions",
    sql: [
      questionTable, jobsWithQuestions, RollUpTriggers.ofJobs.joined(separator: "\n"), actionsWithQuestions,
    ]
    .joined(separator: "\n"))

  private static let questionTable = """
    CREATE TABLE questions (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      match_id BLOB NOT NULL REFERENCES matches (id),
      -- Who asks.
      side TEXT NOT NULL CHECK (side IN ('seeker', 'provider')),
      -- Its place among those of the side that count, or among those that were refused: no side has more.
      number INTEGER CHECK (number BETWEEN 1 AND 3),
      refused_number INTEGER CHECK (refused_number BETWEEN 1 AND 5),
      state TEXT NOT NULL CHECK (state IN (
        'asked', 'shown', 'put', 'replied', 'answered', 'withheld', 'skipped', 'refused', 'closed')),
      refusal TEXT CHECK (refusal IN (
        'identity', 'contact', 'employer', 'address', 'personal', 'secrets', 'pay', 'orders')),
      -- Empty once one of the two was reset or erased: the row stays without words, as its match does.
      text TEXT NOT NULL,
      -- The messages in which it was asked and answered. No foreign key: the row outlives them.
      source_id BLOB NOT NULL UNIQUE CHECK (length(source_id) = 16),
      answer_source_id BLOB UNIQUE CHECK (length(answer_source_id) = 16),
      -- What the asker was told.
      answer TEXT,
      asked_at INTEGER NOT NULL,
      CONSTRAINT refused_for_a_reason CHECK ((state = 'refused') = (refusal IS NOT NULL)),
      CONSTRAINT counted_or_refused CHECK (
        (number IS NULL) = (state = 'refused') AND (refused_number IS NOT NULL) = (state = 'refused')),
      CONSTRAINT answer_was_given CHECK (answer IS NULL OR state IN ('shown', 'answered', 'closed')),
      CONSTRAINT reply_has_source CHECK (state NOT IN ('replied', 'answered', 'withheld') OR answer_source_id IS NOT NULL)
    ) STRICT;
    -- The rules that a side asks three questions at most in a match, and has five refused.
    CREATE UNIQUE INDEX questions_of_side ON questions (match_id, side, number) WHERE number IS NOT NULL;
    CREATE UNIQUE INDEX questions_refused ON questions (match_id, side, refused_number) WHERE refused_number IS NOT NULL;
    -- The questions of a match, in the order asked.
    CREATE INDEX questions_of_match ON questions (match_id, id);
    """

  /// The same table and indexes with one kind more: a constraint of a table changes only with the table.
  private static let jobsWithQuestions =
    jobsWithAnnouncements
    .replacing("jobs_with_announcements", with: "jobs_with_questions")
    .replacing("'clean_up', 'announce')),", with: "'clean_up', 'announce', 'question')),")
      + """

      -- What is held, whatever for, the longest queued first.
      CREATE INDEX jobs_held_in_order ON jobs (queued_at, id) WHERE state = 'held';
      -- Replies that are being made by somebody who takes time.
      CREATE INDEX jobs_slow_replies ON jobs (id) WHERE state = 'running' AND kind = 'reply' AND maker <> 'builtin';
      -- The rule that a question is worked on once at a time.
      CREATE UNIQUE INDEX jobs_one_question ON jobs (subject_id)
        WHERE kind = 'question' AND state IN ('queued', 'held', 'running', 'retrying');
      """

  private static let actionsWithQuestions = """
    CREATE TABLE actions_with_questions (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      message_id BLOB NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      owner_id BLOB NOT NULL REFERENCES users (id),
      intent TEXT NOT NULL CHECK (intent IN (
        'activate', 'accept', 'confirm_accept', 'decline', 'tell_more', 'confirm_reset', 'confirm_erase',
        'resume', 'dismiss', 'answer_now', 'tell_pitch', 'reply', 'ask', 'answer_question', 'skip_question')),
      -- The match, the job or the question that it is about.
      subject_id BLOB,
      -- What a reply says.
      words TEXT,
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'used')),
      CONSTRAINT intent_has_subject CHECK (
        (intent IN (
          'accept', 'confirm_accept', 'decline', 'tell_more', 'answer_now', 'ask', 'answer_question',
          'skip_question')) = (subject_id IS NOT NULL)),
      CONSTRAINT reply_has_words CHECK ((intent = 'reply') = (words IS NOT NULL))
    ) STRICT;
    INSERT INTO actions_with_questions (id, message_id, ordinal, owner_id, intent, subject_id, words, state)
    SELECT id, message_id, ordinal, owner_id, intent, subject_id, words, state FROM actions;
    DROP TABLE actions;
    ALTER TABLE actions_with_questions RENAME TO actions;
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
    """
}
