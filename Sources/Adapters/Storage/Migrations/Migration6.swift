extension Migration {
  /// What an attempt's calls have cost is kept call by call, and a summary that nobody could make is remembered.
  static let callsOneByOne = Migration(
    version: 6, name: "calls one by one",
    sql: [ledger, chats].joined(separator: "\n"))

  /// A constraint of the table changes, so it is made anew.
  private static let ledger = """
    CREATE TABLE ledger_call_by_call (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      job_id BLOB NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
      -- An attempt may ask a model again where its answer was no good. The first one's entry is written when the attempt
      -- starts and bears the bound of all; when another call begins, those before it are settled, and the entry of that
      -- one bears what is left of the bound.
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
      -- The bound of the call that runs, without those that may follow it in its attempt: what counts where nobody hears
      -- its end. NULL where it was not told.
      call_bound INTEGER CHECK (call_bound IS NULL OR call_bound BETWEEN 0 AND bound),
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
      CONSTRAINT reserved_at_bound CHECK (state = 'settled' OR amount = bound)
    ) STRICT;
    INSERT INTO ledger_call_by_call (
      id, job_id, attempt, call, user_id, kind, lane, maker, model, started_at, state, amount, bound, input_tokens,
      cached_read_tokens, cache_write_tokens, output_tokens, input_price, cached_read_price, cache_write_price,
      output_price, prompt_version)
    SELECT
      id, job_id, attempt, call, user_id, kind, lane, maker, model, started_at, state, amount, bound, input_tokens,
      cached_read_tokens, cache_write_tokens, output_tokens, input_price, cached_read_price, cache_write_price,
      output_price, prompt_version
    FROM ledger;
    DROP TABLE ledger;
    ALTER TABLE ledger_call_by_call RENAME TO ledger;
    -- The rolling week: what counts since an instant.
    CREATE INDEX ledger_window ON ledger (started_at, amount) WHERE amount > 0;
    -- Reservations that a dead worker left behind.
    CREATE INDEX ledger_reserved ON ledger (started_at) WHERE state = 'reserved';
    -- The rule that of an attempt one call runs, and that one is unknown at most.
    CREATE UNIQUE INDEX ledger_one_reserved ON ledger (job_id, attempt) WHERE state <> 'settled';
    -- The operators' list.
    CREATE INDEX ledger_by_time ON ledger (started_at);
    -- What one user has cost: the weekly tenth.
    CREATE INDEX ledger_of_user ON ledger (user_id, started_at);
    """

  private static let chats = """
    -- The last position when a summary was given up.
    ALTER TABLE chats ADD COLUMN unsummed_at INTEGER CHECK (unsummed_at IS NULL OR unsummed_at >= 0);
    """
}
