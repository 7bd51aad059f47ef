extension Migration {
  static let matching = """
    CREATE TABLE rounds (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      started_at INTEGER NOT NULL,
      yielded INTEGER NOT NULL DEFAULT 0 CHECK (yielded >= 0),
      -- When everybody's turn was made due in it, the last time.
      everybody_due_at INTEGER
    ) STRICT;
    -- The latest of these.
    CREATE INDEX rounds_of_everybody ON rounds (number) WHERE everybody_due_at IS NOT NULL;

    CREATE TABLE matches (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN (
        'pending', 'qualified', 'disqualified', 'accepted', 'connected', 'rejected', 'expired', 'withdrawn')),
      -- Who accepted first, or who declined.
      status_side TEXT CHECK (status_side IN ('seeker', 'provider')),
      withdrawal TEXT CHECK (withdrawal IN (
        'paused', 'reset', 'erased', 'unreachable', 'operator', 'qualify_discarded')),
      round INTEGER NOT NULL REFERENCES rounds (number),
      turn_user_id BLOB NOT NULL REFERENCES users (id),
      formed_at INTEGER NOT NULL,
      ended_at INTEGER,
      -- An operator lets a pair that an operator withdrew be proposed again.
      is_lifted INTEGER NOT NULL DEFAULT 0 CHECK (is_lifted IN (0, 1)),
      decision TEXT CHECK (decision IN ('qualified', 'disqualified')),
      rationale TEXT,
      -- The judge's quotes; open-ended, hence JSON.
      quotes TEXT,
      CONSTRAINT status_names_its_side CHECK ((status IN ('accepted', 'rejected')) = (status_side IS NOT NULL)),
      CONSTRAINT withdrawal_has_reason CHECK ((status = 'withdrawn') = (withdrawal IS NOT NULL)),
      CONSTRAINT end_has_time CHECK ((status IN ('pending', 'qualified', 'accepted')) = (ended_at IS NULL)),
      CONSTRAINT verdict_is_whole CHECK (
        (decision IS NULL) = (rationale IS NULL) AND (decision IS NULL) = (quotes IS NULL)),
      CONSTRAINT lifted_was_withdrawn CHECK (is_lifted = 0 OR withdrawal = 'operator')
    ) STRICT;
    -- How many proposals a person has in a round.
    CREATE INDEX matches_of_round ON matches (round);

    CREATE TABLE sides (
      match_id BLOB NOT NULL REFERENCES matches (id),
      role TEXT NOT NULL CHECK (role IN ('seeker', 'provider')),
      user_id BLOB NOT NULL REFERENCES users (id),
      -- The version that was compared. No foreign key: the match outlives the person's words.
      version_id BLOB NOT NULL,
      -- The version that its owner had when the match ended.
      last_version_id BLOB,
      is_waiting INTEGER NOT NULL DEFAULT 1 CHECK (is_waiting IN (0, 1)),
      introduced_at INTEGER,
      seen_at INTEGER,
      reminded_at INTEGER,
      answered_at INTEGER,
      introduction TEXT,
      -- What this side was shown and agreed to share when it accepted.
      contact_kind TEXT CHECK (contact_kind IN ('email', 'telegram', 'phone', 'link')),
      contact_value TEXT,
      PRIMARY KEY (match_id, role),
      -- Nobody is proposed to themself.
      UNIQUE (match_id, user_id),
      CONSTRAINT sees_what_was_sent CHECK (seen_at IS NULL OR introduced_at IS NOT NULL),
      CONSTRAINT shared_contact_is_whole CHECK ((contact_kind IS NULL) = (contact_value IS NULL)),
      CONSTRAINT shares_by_answering CHECK (contact_kind IS NULL OR answered_at IS NOT NULL)
    ) STRICT;
    -- The rule that a user waits or owes an answer in one match at most, and the way to that match.
    CREATE UNIQUE INDEX sides_one_waiting ON sides (user_id) WHERE is_waiting = 1;
    -- All matches of a user.
    CREATE INDEX sides_of_user ON sides (user_id, match_id);

    -- One score a pair of versions; every screen shows this one.
    CREATE TABLE scores (
      seeker_version_id BLOB NOT NULL REFERENCES profile_versions (id) ON DELETE CASCADE,
      provider_version_id BLOB NOT NULL REFERENCES profile_versions (id) ON DELETE CASCADE,
      -- The formula that made it.
      formula INTEGER NOT NULL,
      seeker_to_provider REAL NOT NULL CHECK (seeker_to_provider BETWEEN 0 AND 1),
      provider_to_seeker REAL NOT NULL CHECK (provider_to_seeker BETWEEN 0 AND 1),
      total REAL NOT NULL CHECK (total BETWEEN 0 AND 1),
      scored_at INTEGER NOT NULL,
      PRIMARY KEY (seeker_version_id, provider_version_id)
    ) STRICT;
    -- The other way of the cascade.
    CREATE INDEX scores_of_provider ON scores (provider_version_id);

    -- Who had their turn. The key is the rule of one turn a round.
    CREATE TABLE participations (
      round INTEGER NOT NULL REFERENCES rounds (number),
      user_id BLOB NOT NULL REFERENCES users (id),
      -- NULL: tried, and nobody fitted.
      match_id BLOB REFERENCES matches (id),
      at INTEGER NOT NULL,
      PRIMARY KEY (round, user_id)
    ) STRICT, WITHOUT ROWID;
    """

  static let queue = """
    CREATE TABLE jobs (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      kind TEXT NOT NULL CHECK (kind IN (
        'reply', 'qualify', 'introduce', 'summarise', 'embed', 'match_step', 'answer_deadline', 'clean_up')),
      -- The chat, match or profile version that it is about. No foreign key: the row outlives its subject.
      subject_id BLOB,
      side TEXT CHECK (side IN ('seeker', 'provider')),
      lane TEXT NOT NULL CHECK (lane IN ('interactive', 'background')),
      maker TEXT NOT NULL,
      user_id BLOB REFERENCES users (id),
      epoch INTEGER NOT NULL,
      state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN (
        'queued', 'held', 'running', 'retrying', 'completed', 'discarded', 'cancelled')),
      hold_reason TEXT CHECK (hold_reason IN ('unknown_price', 'operator')),
      attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
      maximum_attempts INTEGER NOT NULL CHECK (maximum_attempts >= 1),
      is_boosted INTEGER NOT NULL DEFAULT 0 CHECK (is_boosted IN (0, 1)),
      queued_at INTEGER NOT NULL,
      not_before INTEGER NOT NULL,
      -- Since when it stands in line: the latest of queued, due, and its user's turn having passed on.
      -- 0 where an operator put it before all others.
      in_line_at INTEGER NOT NULL,
      started_at INTEGER,
      lease_until INTEGER,
      process_id BLOB,
      ended_at INTEGER,
      -- Asked for again while it ran: the next one is made when this one ends, not before this instant.
      repeat_at INTEGER,
      CONSTRAINT kind_has_subject CHECK ((kind IN ('match_step', 'clean_up')) = (subject_id IS NULL)),
      CONSTRAINT kind_has_side CHECK ((kind IN ('introduce', 'answer_deadline')) = (side IS NOT NULL)),
      CONSTRAINT hold_has_reason CHECK ((state = 'held') = (hold_reason IS NOT NULL)),
      CONSTRAINT running_is_leased CHECK (
        (state = 'running') = (lease_until IS NOT NULL) AND (state = 'running') = (process_id IS NOT NULL)
        AND (state <> 'running' OR (started_at IS NOT NULL AND attempt >= 1))),
      CONSTRAINT end_has_time CHECK ((state IN ('completed', 'discarded', 'cancelled')) = (ended_at IS NOT NULL)),
      CONSTRAINT only_house_chores_repeat CHECK (repeat_at IS NULL OR kind IN ('match_step', 'clean_up'))
    ) STRICT;
    -- The claim: each lane and maker, whoever stands in line longest, up to now; and the next one after it.
    CREATE INDEX jobs_in_line ON jobs (lane, maker, in_line_at, id) WHERE state IN ('queued', 'retrying');
    -- What goes before a job in its user's line; the open jobs of a user.
    CREATE INDEX jobs_of_user_open ON jobs (user_id, lane, queued_at, id)
      WHERE state IN ('queued', 'retrying', 'running', 'held');
    -- Forecasts: all that waits in the order queued.
    CREATE INDEX jobs_waiting ON jobs (queued_at, id) WHERE state IN ('queued', 'retrying');
    -- Leases that ran out.
    CREATE INDEX jobs_leased ON jobs (lease_until) WHERE state = 'running';
    -- The rule of one open match step and one open clean-up.
    CREATE UNIQUE INDEX jobs_one_house_chore ON jobs (kind)
      WHERE kind IN ('match_step', 'clean_up') AND state IN ('queued', 'held', 'running', 'retrying');
    -- The rule that messages join the reply that has not started.
    CREATE UNIQUE INDEX jobs_one_reply ON jobs (subject_id) WHERE kind = 'reply' AND state IN ('queued', 'held');
    -- The reply of a chat that has not ended.
    CREATE INDEX jobs_open_reply ON jobs (subject_id, queued_at, id)
      WHERE kind = 'reply' AND state IN ('queued', 'held', 'running', 'retrying');
    -- The rule that a match is judged once at a time, and each side introduced once at a time.
    CREATE UNIQUE INDEX jobs_one_judgement ON jobs (subject_id, kind, coalesce(side, ''))
      WHERE kind IN ('qualify', 'introduce') AND state IN ('queued', 'held', 'running', 'retrying');
    -- What is open about a match: cancelled when it ends.
    CREATE INDEX jobs_open_about ON jobs (subject_id)
      WHERE kind IN ('qualify', 'introduce', 'answer_deadline')
        AND state IN ('queued', 'held', 'running', 'retrying');
    -- What ended longest ago: the clean-up. Covers the operators' counts as well.
    CREATE INDEX jobs_by_end ON jobs (ended_at, state, kind, lane);

    -- One row a failed attempt, in words of the program's.
    CREATE TABLE job_errors (
      job_id BLOB NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
      attempt INTEGER NOT NULL,
      error TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (job_id, attempt)
    ) STRICT;

    -- Where users stand between their turns. They take turns; whoever was served stands in line anew from
    -- the moment the next one is served.
    CREATE TABLE turns (
      user_id BLOB PRIMARY KEY REFERENCES users (id),
      rejoined_at INTEGER,
      is_last INTEGER NOT NULL CHECK (is_last IN (0, 1))
    ) STRICT;
    -- The rule that one was served last.
    CREATE UNIQUE INDEX turns_one_last ON turns (is_last) WHERE is_last = 1;
    -- Who rejoined latest: nobody rejoins at the same instant.
    CREATE INDEX turns_by_rejoin ON turns (rejoined_at) WHERE rejoined_at IS NOT NULL;
    """

  static let money = """
    -- One row an attempt that may cost, failed ones too. Written when it starts, settled when its cost is known.
    CREATE TABLE ledger (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      job_id BLOB NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt >= 1),
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
      UNIQUE (job_id, attempt),
      CONSTRAINT reserved_at_bound CHECK (state = 'settled' OR amount = bound)
    ) STRICT;
    -- The rolling week: what counts since an instant.
    CREATE INDEX ledger_window ON ledger (started_at, amount) WHERE amount > 0;
    -- Reservations that a dead worker left behind.
    CREATE INDEX ledger_reserved ON ledger (started_at) WHERE state = 'reserved';
    -- The operators' list.
    CREATE INDEX ledger_by_time ON ledger (started_at);
    -- What one user has cost: the weekly tenth.
    CREATE INDEX ledger_of_user ON ledger (user_id, started_at);

    -- The bucket, as the instant at which it would be full; one row.
    CREATE TABLE bucket (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      full_at INTEGER NOT NULL
    ) STRICT;
    """

  static let log = """
    -- Transitions and acts: ids and words of the program's, never what a person wrote.
    CREATE TABLE events (
      id INTEGER PRIMARY KEY,
      subject_kind TEXT NOT NULL CHECK (subject_kind IN ('user', 'match', 'job', 'round', 'setting')),
      -- The id's bytes, or the number or name as text.
      subject BLOB NOT NULL,
      actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'program', 'operator')),
      actor BLOB,
      kind TEXT NOT NULL,
      from_state TEXT,
      to_state TEXT,
      at INTEGER NOT NULL,
      CONSTRAINT actor_is_named CHECK ((actor_kind = 'program') = (actor IS NULL))
    ) STRICT;
    -- The newest events about one subject.
    CREATE INDEX events_about ON events (subject_kind, subject, id);
    """
}
