extension Migration {
  /// The operators' group on Telegram.
  static let operatorsGroup = Migration(
    version: 16, name: "operators' group",
    sql: [actsWithWords, group, mirroring].joined(separator: "\n"))

  /// The same table with one kind more: a constraint changes only with its table.
  private static let actsWithWords = """
    CREATE TABLE acts_with_words (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      operator TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN (
        'retry', 'cancel', 'boost', 'unboost', 'hold', 'release', 'run_next', 'pause_lane', 'resume_lane', 'set_budget',
        'set_setting', 'run_step', 'advance_round', 'withdraw', 'expire', 'qualify_again', 'pause_person',
        'resume_person', 'block', 'unblock', 'tag', 'untag', 'export', 'erase', 'reveal', 'announce',
        'stop_announcement', 'retry_delivery', 'test_announcement', 'write', 'undo')),
      -- What it was about, in words of the program's: a filter as it was understood, without searched words, identities
      -- or names; a lane; the name of a setting. An erase has to find nothing here.
      subject TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
      -- Rows changed, and rows that refused.
      changed INTEGER NOT NULL DEFAULT 0 CHECK (changed >= 0),
      refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
      at INTEGER NOT NULL,
      undoes_id BLOB REFERENCES acts (id),
      -- When its last row was given back.
      undone_at INTEGER,
      -- While it runs: when it is taken for stopped unless it moves on.
      lease_until INTEGER,
      -- When an operator was told that nothing of it can be taken back: the one before it is next then.
      passed_at INTEGER,
      CONSTRAINT undo_names_its_act CHECK ((kind = 'undo') = (undoes_id IS NOT NULL)),
      CONSTRAINT running_act_is_leased CHECK ((state = 'running') = (lease_until IS NOT NULL))
    ) STRICT;
    INSERT INTO acts_with_words (
      id, operator, kind, subject, state, changed, refused, at, undoes_id, undone_at, lease_until, passed_at)
    SELECT
      id, operator, kind, subject, state, changed, refused, at, undoes_id, undone_at, lease_until, passed_at
    FROM acts;
    DROP TABLE acts;
    ALTER TABLE acts_with_words RENAME TO acts;
    -- The latest act of an operator that is taken back next.
    CREATE INDEX acts_undoable ON acts (operator, id)
      WHERE undone_at IS NULL AND passed_at IS NULL
        AND kind NOT IN ('undo', 'reveal', 'export', 'test_announcement');
    -- The latest thing that an operator did.
    CREATE INDEX acts_of_operator ON acts (operator, id) WHERE kind NOT IN ('reveal', 'export', 'test_announcement');
    -- Those that are being carried out, or were cut short.
    CREATE INDEX acts_running ON acts (lease_until) WHERE state = 'running';
    -- The rule that an act is undone once.
    CREATE UNIQUE INDEX acts_undone_once ON acts (undoes_id) WHERE undoes_id IS NOT NULL;
    -- Acts that are old enough to go.
    CREATE INDEX acts_by_time ON acts (at);
    """

  private static let group = """
    -- The group in which operators see what happens, while there is one: one row.
    CREATE TABLE telegram_group (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      chat_id INTEGER NOT NULL,
      scope TEXT NOT NULL CHECK (scope IN ('all', 'events', 'off'))
    ) STRICT;

    -- The topics of users. The key is the rule that a user has one in a group.
    CREATE TABLE telegram_topics (
      user_id BLOB NOT NULL REFERENCES users (id),
      chat_id INTEGER NOT NULL,
      topic_id INTEGER NOT NULL,
      PRIMARY KEY (user_id, chat_id),
      -- Whose topic it is that somebody writes in.
      UNIQUE (chat_id, topic_id)
    ) STRICT, WITHOUT ROWID;

    -- Topics of people who were reset or erased, by their numbers alone: there until they are deleted.
    CREATE TABLE telegram_abandoned_topics (
      chat_id INTEGER NOT NULL,
      topic_id INTEGER NOT NULL,
      PRIMARY KEY (chat_id, topic_id)
    ) STRICT, WITHOUT ROWID;

    -- What operators asked for in the group: there until it is carried out and its answer is written down.
    CREATE TABLE telegram_orders (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      -- Of the act, or of the announcement, that comes of it: what happened under it does not happen again.
      id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
      admin_id INTEGER NOT NULL,
      topic_id INTEGER,
      message_id INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('command', 'write', 'announce', 'drop')),
      words TEXT NOT NULL,
      user_id BLOB REFERENCES users (id),
      CONSTRAINT words_have_a_reader CHECK ((kind = 'write') = (user_id IS NOT NULL))
    ) STRICT;
    -- Reset and erase.
    CREATE INDEX telegram_orders_about ON telegram_orders (user_id) WHERE user_id IS NOT NULL;

    -- What is to be said in the group, in words of the house's and of the operators'.
    CREATE TABLE telegram_answers (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      topic_id INTEGER,
      message_id INTEGER,
      text TEXT NOT NULL,
      draft_id BLOB
    ) STRICT;

    -- What is to be announced once somebody has said yes.
    CREATE TABLE telegram_announcement_drafts (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      text TEXT NOT NULL,
      audience TEXT NOT NULL,
      -- How many whoever is asked was told of.
      counted INTEGER NOT NULL CHECK (counted >= 0),
      counted_is_least INTEGER NOT NULL CHECK (counted_is_least IN (0, 1)),
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// What is shown is noted by triggers: whatever writes a row, in whichever program, it is noted in its transaction.
  private static let mirroring = """
    -- What waits to be shown in the group. A number is never given twice: what was shown is taken off by it.
    CREATE TABLE telegram_mirror (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      user_id BLOB NOT NULL REFERENCES users (id),
      kind TEXT NOT NULL CHECK (kind IN ('message', 'correction', 'press', 'event')),
      -- No foreign keys: what is gone by its turn is passed over.
      message_id BLOB,
      event_id INTEGER,
      -- Of a pressed button.
      intent TEXT,
      subject_id BLOB,
      parts_shown INTEGER NOT NULL DEFAULT 0 CHECK (parts_shown >= 0),
      at INTEGER NOT NULL,
      CONSTRAINT kind_has_content CHECK (
        (kind IN ('message', 'correction')) = (message_id IS NOT NULL)
        AND (kind = 'event') = (event_id IS NOT NULL) AND (kind = 'press') = (intent IS NOT NULL))
    ) STRICT;
    -- What waits of one user; reset and erase.
    CREATE INDEX telegram_mirror_of ON telegram_mirror (user_id, number);
    -- What has waited for too long.
    CREATE INDEX telegram_mirror_by_time ON telegram_mirror (at);
    -- The rule that a message is shown once: one that goes to two accounts of one person is one.
    CREATE UNIQUE INDEX telegram_mirror_messages ON telegram_mirror (message_id, kind) WHERE message_id IS NOT NULL;

    -- What somebody says in the conversation that they have on Telegram.
    CREATE TRIGGER mirror_words_of_people AFTER INSERT ON messages
    WHEN NEW.author = 'user' AND EXISTS (SELECT 1 FROM telegram_group WHERE scope = 'all') BEGIN
      INSERT INTO telegram_mirror (user_id, kind, message_id, at)
      SELECT chats.user_id, 'message', NEW.id, NEW.created_at FROM chats
      WHERE chats.id = NEW.chat_id AND chats.is_main = 1 AND EXISTS (
        SELECT 1 FROM identities WHERE identities.user_id = chats.user_id AND identities.kind = 'telegram');
    END;
    -- What Mitko says there, but for what is written to many at once: that would be a flood.
    CREATE TRIGGER mirror_words_of_mitko AFTER INSERT ON deliveries
    WHEN NEW.identity_kind = 'telegram' AND NEW.is_for_many = 0
      AND EXISTS (SELECT 1 FROM telegram_group WHERE scope = 'all') BEGIN
      INSERT INTO telegram_mirror (user_id, kind, message_id, at)
      SELECT chats.user_id, 'message', messages.id, messages.created_at
      FROM messages CROSS JOIN chats ON chats.id = messages.chat_id WHERE messages.id = NEW.message_id
      ON CONFLICT (message_id, kind) WHERE message_id IS NOT NULL DO NOTHING;
    END;
    -- What was changed after it had been shown.
    CREATE TRIGGER mirror_corrections AFTER UPDATE OF text ON messages
    WHEN NEW.author = 'user' AND NEW.text <> OLD.text
      AND EXISTS (SELECT 1 FROM telegram_group WHERE scope = 'all') BEGIN
      INSERT INTO telegram_mirror (user_id, kind, message_id, at)
      SELECT chats.user_id, 'correction', NEW.id, NEW.created_at FROM chats
      WHERE chats.id = NEW.chat_id AND chats.is_main = 1
        AND EXISTS (
          SELECT 1 FROM identities WHERE identities.user_id = chats.user_id AND identities.kind = 'telegram')
        AND NOT EXISTS (
          SELECT 1 FROM telegram_mirror WHERE message_id = NEW.id AND kind = 'message' AND parts_shown = 0)
      ON CONFLICT (message_id, kind) WHERE message_id IS NOT NULL DO NOTHING;
    END;
    -- Where people and their matches stand: nothing that operators' rooms show only to whoever asks.
    CREATE TRIGGER mirror_events AFTER INSERT ON events
    WHEN NEW.subject_kind IN ('user', 'match')
      AND NEW.kind IN (
        'stage', 'match', 'match.again', 'match.lifted', 'match.unlifted', 'contact.revealed', 'block',
        'announcements')
      AND EXISTS (SELECT 1 FROM telegram_group WHERE scope <> 'off') BEGIN
      INSERT INTO telegram_mirror (user_id, kind, event_id, at)
      SELECT NEW.subject, 'event', NEW.id, NEW.at
      WHERE NEW.subject_kind = 'user' AND EXISTS (
        SELECT 1 FROM identities WHERE identities.user_id = NEW.subject AND identities.kind = 'telegram');
      INSERT INTO telegram_mirror (user_id, kind, event_id, at)
      SELECT sides.user_id, 'event', NEW.id, NEW.at FROM sides
      WHERE NEW.subject_kind = 'match' AND sides.match_id = NEW.subject AND EXISTS (
        SELECT 1 FROM identities WHERE identities.user_id = sides.user_id AND identities.kind = 'telegram');
    END;
    """
}
