extension Migration {
  /// What the head on Telegram keeps.
  static let telegram = Migration(
    version: 14, name: "telegram", sql: [deliveries, talk].joined(separator: "\n"))

  private static let deliveries = """
    -- Of a message that is too long for one of the channel's: how many parts have gone out.
    ALTER TABLE deliveries ADD COLUMN parts_sent INTEGER NOT NULL DEFAULT 0 CHECK (parts_sent >= 0);
    -- 1: one of many that were written at once. Whoever waits for an answer goes first.
    ALTER TABLE deliveries ADD COLUMN is_for_many INTEGER NOT NULL DEFAULT 0 CHECK (is_for_many IN (0, 1));
    -- What is next for people who wait for something, and for all others.
    CREATE INDEX deliveries_wanted ON deliveries (identity_kind, sequence) WHERE state = 'pending' AND is_for_many = 0;
    CREATE INDEX deliveries_for_many ON deliveries (identity_kind, sequence)
      WHERE state = 'pending' AND is_for_many = 1;
    -- When the next try is due.
    CREATE INDEX deliveries_by_try ON deliveries (identity_kind, not_before) WHERE state = 'pending';

    -- Messages that went out with buttons, some of which are used by now.
    CREATE TABLE stale_keyboards (
      message_id BLOB PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER actions_used_outside AFTER UPDATE OF state ON actions
    WHEN NEW.state = 'used' AND OLD.state = 'open' AND EXISTS (
      SELECT 1 FROM deliveries WHERE message_id = NEW.message_id AND state = 'sent') BEGIN
      INSERT INTO stale_keyboards (message_id) VALUES (NEW.message_id) ON CONFLICT (message_id) DO NOTHING;
    END;
    """

  private static let talk = """
    -- Bots, by their own ids: how far their updates were taken, and when Telegram last answered.
    CREATE TABLE telegram_bots (
      id INTEGER PRIMARY KEY CHECK (id > 0),
      next_update INTEGER,
      reached_at INTEGER
    ) STRICT;

    -- Updates that had their effect. The key is the rule that each has it once.
    CREATE TABLE telegram_updates (
      bot_id INTEGER NOT NULL,
      update_id INTEGER NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (bot_id, update_id)
    ) STRICT, WITHOUT ROWID;
    -- Those that are old enough to go.
    CREATE INDEX telegram_updates_by_time ON telegram_updates (at);

    -- What users wrote, by what Telegram calls it: corrections find it.
    CREATE TABLE telegram_messages (
      chat_id INTEGER NOT NULL,
      telegram_id INTEGER NOT NULL,
      message_id BLOB NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
      PRIMARY KEY (chat_id, telegram_id)
    ) STRICT, WITHOUT ROWID;
    -- Deleted with its message.
    CREATE INDEX telegram_messages_of ON telegram_messages (message_id);

    -- Lines that say how a reply stands: there until it has ended and the line is gone. No foreign keys: a line outlives
    -- what was wiped, so that none is left behind.
    CREATE TABLE telegram_status (
      chat_id INTEGER NOT NULL,
      telegram_id INTEGER NOT NULL,
      job_id BLOB NOT NULL CHECK (length(job_id) = 16),
      -- The message that it began with, whose buttons it has.
      notice_id BLOB,
      kind TEXT NOT NULL CHECK (kind IN ('waiting', 'thinking', 'draft')),
      -- Words of the house's, none of a person's.
      words TEXT NOT NULL,
      PRIMARY KEY (chat_id, telegram_id)
    ) STRICT, WITHOUT ROWID;
    -- Replies that are being made by somebody who takes time.
    CREATE INDEX jobs_slow_replies ON jobs (id) WHERE state = 'running' AND kind = 'reply' AND maker <> 'builtin';

    -- Which process speaks with Telegram: one row, so that no two send or ask.
    CREATE TABLE telegram_duty (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      -- No foreign key: whoever was killed may have no row any more.
      process_id BLOB NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
    """
}
