extension Migration {
  /// What language models need: drafts, calls and their recordings, summaries, the standing of providers.
  static let languageModels = Migration(
    version: 5, name: "language models",
    sql: [talk, calls, providers].joined(separator: "\n"))

  private static let talk = """
    -- The job whose reply it is. No foreign key: the message outlives the job.
    ALTER TABLE messages ADD COLUMN job_id BLOB CHECK (job_id IS NULL OR author = 'mitko');
    -- How a reply came about otherwise than usual: rules where a model was asked, or stopped by its reader; or that its
    -- reader had it tried again, so that another one follows it.
    ALTER TABLE messages ADD COLUMN mark TEXT CHECK (mark IN ('stand_in', 'stopped', 'retried'));

    ALTER TABLE chats ADD COLUMN title TEXT;
    -- Out of the list, and still there. The main chat stays: introductions come into it.
    ALTER TABLE chats ADD COLUMN archived_at INTEGER CHECK (archived_at IS NULL OR is_main = 0);

    -- When its reader asked a running reply to stop.
    ALTER TABLE jobs ADD COLUMN stop_requested_at INTEGER CHECK (stop_requested_at IS NULL OR kind = 'reply');

    -- What is held until somebody knows a price, or lets it go on.
    CREATE INDEX jobs_held ON jobs (hold_reason, queued_at, id) WHERE state = 'held';
    -- How many attempts failed lately.
    CREATE INDEX job_errors_by_time ON job_errors (at);

    -- What a running reply says so far. Removed by the commit; one of an attempt that no longer runs is no draft.
    CREATE TABLE drafts (
      chat_id BLOB PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
      job_id BLOB NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
      text TEXT NOT NULL,
      written_at INTEGER NOT NULL
    ) STRICT;
    -- The cascade.
    CREATE INDEX drafts_of_job ON drafts (job_id);

    -- The older part of a chat, in a model's words.
    CREATE TABLE summaries (
      chat_id BLOB PRIMARY KEY REFERENCES chats (id) ON DELETE CASCADE,
      up_to_position INTEGER NOT NULL CHECK (up_to_position >= 1),
      text TEXT NOT NULL,
      prompt_version TEXT NOT NULL,
      made_at INTEGER NOT NULL
    ) STRICT;
    -- The rule that a chat is summed up once at a time.
    CREATE UNIQUE INDEX jobs_one_summary ON jobs (subject_id)
      WHERE kind = 'summarise' AND state IN ('queued', 'held', 'running', 'retrying');
    """

  /// A constraint of the table changes, so it is made anew.
  private static let calls = """
    CREATE TABLE ledger_of_calls (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      job_id BLOB NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
      -- An attempt may ask a model again where its answer was no good. The first one's entry is written when the attempt
      -- starts and bears the bound of all; the others are written when it ends.
      call INTEGER NOT NULL DEFAULT 1 CHECK (call >= 1),
      -- Stays under the tombstone of somebody erased.
      user_id BLOB REFERENCES users (id),
      kind TEXT NOT NULL,
      lane TEXT NOT NULL CHECK (lane IN ('interactive', 'background')),
      maker TEXT NOT NULL,
      model TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('reserved', 'settled', 'settled_at_bound')),
      -- What counts: the bound while reserved, the cost once settled. Microdollars.
      amount INTEGER NOT NULL CHECK (amount >= 0),
      bound INTEGER NOT NULL CHECK (bound >= 0),
      input_tokens INTEGER NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
      cached_read_tokens INTEGER NOT NULL DEFAULT 0 CHECK (cached_read_tokens >= 0),
      cache_write_tokens INTEGER NOT NULL DEFAULT 0 CHECK (cache_write_tokens >= 0),
      output_tokens INTEGER NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
      -- Microdollars for a million tokens of each class, as they were then.
      input_price INTEGER NOT NULL DEFAULT 0,
      cached_read_price INTEGER NOT NULL DEFAULT 0,
      cache_write_price INTEGER NOT NULL DEFAULT 0,
      output_price INTEGER NOT NULL DEFAULT 0,
      prompt_version TEXT,
      UNIQUE (job_id, attempt, call),
      CONSTRAINT reserved_at_bound CHECK (state = 'settled' OR amount = bound),
      CONSTRAINT only_the_first_is_reserved CHECK (call = 1 OR state = 'settled')
    ) STRICT;
    INSERT INTO ledger_of_calls (
      id, job_id, attempt, user_id, kind, lane, maker, model, started_at, state, amount, bound, input_tokens,
      cached_read_tokens, cache_write_tokens, output_tokens, input_price, cached_read_price, cache_write_price,
      output_price, prompt_version)
    SELECT
      id, job_id, attempt, user_id, kind, lane, maker, model, started_at, state, amount, bound, input_tokens,
      cached_read_tokens, cache_write_tokens, output_tokens, input_price, cached_read_price, cache_write_price,
      output_price, prompt_version
    FROM ledger;
    DROP TABLE ledger;
    ALTER TABLE ledger_of_calls RENAME TO ledger;
    -- The rolling week: what counts since an instant.
    CREATE INDEX ledger_window ON ledger (started_at, amount) WHERE amount > 0;
    -- Reservations that a dead worker left behind.
    CREATE INDEX ledger_reserved ON ledger (started_at) WHERE state = 'reserved';
    -- The operators' list.
    CREATE INDEX ledger_by_time ON ledger (started_at);
    -- What one user has cost: the weekly tenth.
    CREATE INDEX ledger_of_user ON ledger (user_id, started_at);

    -- What a model was asked and answered, so that it can be looked at and run again. Wiped with the words of
    -- either person, and by the clean-up.
    CREATE TABLE recordings (
      job_id BLOB NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
      call INTEGER NOT NULL CHECK (call >= 1),
      kind TEXT NOT NULL,
      model TEXT NOT NULL,
      -- Whose words are in it: the user it was done for, and the other side of a match.
      user_id BLOB REFERENCES users (id),
      other_user_id BLOB REFERENCES users (id),
      -- The request as JSON.
      request TEXT NOT NULL,
      -- NULL where none came.
      answer TEXT,
      failure TEXT,
      at INTEGER NOT NULL,
      PRIMARY KEY (job_id, attempt, call),
      CONSTRAINT has_an_end CHECK (answer IS NOT NULL OR failure IS NOT NULL)
    ) STRICT;
    -- Wiping.
    CREATE INDEX recordings_of_user ON recordings (user_id);
    CREATE INDEX recordings_of_other ON recordings (other_user_id) WHERE other_user_id IS NOT NULL;
    -- The clean-up, and the newest.
    CREATE INDEX recordings_by_time ON recordings (at);
    """

  private static let providers = """
    -- How each provider does: one that fails again and again is left alone for a while.
    CREATE TABLE providers (
      name TEXT PRIMARY KEY,
      -- A hash of its configuration: a lock holds until that changes.
      configuration TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('closed', 'open', 'trying', 'locked')),
      -- Failures in a row.
      failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
      -- When it is tried again, and until when the one who tries may take.
      retry_at INTEGER,
      reason TEXT,
      changed_at INTEGER NOT NULL,
      CONSTRAINT waits_for_an_instant CHECK ((state IN ('open', 'trying')) = (retry_at IS NOT NULL))
    ) STRICT;

    -- Conditions that operators were told of; gone when the condition has ended, so that each is told once.
    CREATE TABLE alerts (
      name TEXT PRIMARY KEY,
      raised_at INTEGER NOT NULL
    ) STRICT;
    """
}
