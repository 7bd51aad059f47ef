extension Migration {
  /// What operators do and see: acts with the values that they changed, lanes that stand still, counts that are kept and
  /// not counted.
  static let operations = Migration(
    version: 7, name: "operations",
    sql: [
      acts, jobsWithBoosts, listsOfJobs, lists, rollUps, RollUpTriggers.all.joined(separator: "\n"), filled,
    ]
    .joined(separator: "\n"))

  private static let acts = """
    -- What operators did.
    CREATE TABLE acts (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      operator TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN (
        'retry', 'cancel', 'boost', 'unboost', 'hold', 'release', 'run_next', 'pause_lane', 'resume_lane', 'set_budget',
        'set_setting', 'run_step', 'advance_round', 'withdraw', 'expire', 'qualify_again', 'pause_person',
        'resume_person', 'block', 'unblock', 'tag', 'untag', 'export', 'erase', 'reveal', 'announce',
        'stop_announcement', 'retry_delivery', 'undo')),
      -- What it was about, in words of the program's: a filter as it was understood, without searched words, identities
      -- or names; a lane; the name of a setting. An erase has to find nothing here.
      subject TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
      -- Rows changed, and rows that refused.
      changed INTEGER NOT NULL DEFAULT 0 CHECK (changed >= 0),
      refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
      at INTEGER NOT NULL,
      undoes_id BLOB REFERENCES acts (id),
      undone_at INTEGER,
      CONSTRAINT undo_names_its_act CHECK ((kind = 'undo') = (undoes_id IS NOT NULL))
    ) STRICT;
    -- The latest act of an operator that is not undone.
    CREATE INDEX acts_undoable ON acts (operator, id) WHERE undone_at IS NULL AND kind NOT IN ('undo', 'reveal', 'export');
    -- The rule that an act is undone once.
    CREATE UNIQUE INDEX acts_undone_once ON acts (undoes_id) WHERE undoes_id IS NOT NULL;

    -- What a row was before an act: undo reads it, the log shows it. An erase deletes what is of the person; the
    -- clean-up what is of a deleted job.
    CREATE TABLE former_values (
      act_id BLOB NOT NULL REFERENCES acts (id) ON DELETE CASCADE,
      subject_kind TEXT NOT NULL CHECK (subject_kind IN ('user', 'match', 'job', 'round', 'setting', 'lane')),
      subject BLOB NOT NULL,
      name TEXT NOT NULL,
      -- NULL: there was none.
      former TEXT,
      -- Undo refuses where the row says something else by now.
      latter TEXT,
      user_id BLOB REFERENCES users (id),
      PRIMARY KEY (act_id, subject_kind, subject, name)
    ) STRICT, WITHOUT ROWID;
    -- Erasing.
    CREATE INDEX former_values_of_user ON former_values (user_id) WHERE user_id IS NOT NULL;
    -- Gone with its job.
    CREATE INDEX former_values_about ON former_values (subject_kind, subject);

    -- More can be a subject now.
    CREATE TABLE events_of_acts (
      id INTEGER PRIMARY KEY,
      subject_kind TEXT NOT NULL CHECK (subject_kind IN (
        'user', 'match', 'job', 'round', 'setting', 'lane')),
      -- The id's bytes, or the number or name as text.
      subject BLOB NOT NULL,
      actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'program', 'operator')),
      actor BLOB,
      kind TEXT NOT NULL,
      from_state TEXT,
      to_state TEXT,
      at INTEGER NOT NULL,
      -- The act that it came of.
      act_id BLOB REFERENCES acts (id) ON DELETE SET NULL,
      CONSTRAINT actor_is_named CHECK ((actor_kind = 'program') = (actor IS NULL))
    ) STRICT;
    INSERT INTO events_of_acts (id, subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at)
    SELECT id, subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at FROM events;
    DROP TABLE events;
    ALTER TABLE events_of_acts RENAME TO events;
    -- The newest events about one subject.
    CREATE INDEX events_about ON events (subject_kind, subject, id);
    -- What an act came to.
    CREATE INDEX events_of_act ON events (act_id, id) WHERE act_id IS NOT NULL;
    -- What operators did, without all the rest.
    CREATE INDEX events_by_operator ON events (id) WHERE actor_kind = 'operator';
    -- Everything but jobs, which are most of it: who follows the log for people, matches or settings.
    CREATE INDEX events_beside_jobs ON events (kind, id) WHERE kind <> 'job';

    -- Lanes that stand still: nothing of theirs starts.
    CREATE TABLE lane_pauses (
      lane TEXT PRIMARY KEY CHECK (lane IN ('interactive', 'background')),
      operator TEXT NOT NULL,
      paused_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// A constraint of the table changes, so it is made anew.
  static let jobsWithBoosts = """
    CREATE TABLE jobs_with_boosts (
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
      -- What an operator gave it: 1 goes before the others of its lane, 2 before everything.
      boost INTEGER NOT NULL DEFAULT 0 CHECK (boost IN (0, 1, 2)),
      queued_at INTEGER NOT NULL,
      not_before INTEGER NOT NULL,
      -- Since when it stands in line: the latest of queued, due, and its user's turn having passed on.
      -- 0 where an operator put it before others.
      in_line_at INTEGER NOT NULL,
      started_at INTEGER,
      lease_until INTEGER,
      process_id BLOB,
      ended_at INTEGER,
      -- Asked for again while it ran: the next one is made when this one ends, not before this instant.
      repeat_at INTEGER,
      -- When its reader asked a running reply to stop.
      stop_requested_at INTEGER CHECK (stop_requested_at IS NULL OR kind = 'reply'),
      CONSTRAINT kind_has_subject CHECK ((kind IN ('match_step', 'clean_up')) = (subject_id IS NULL)),
      CONSTRAINT kind_has_side CHECK ((kind IN ('introduce', 'answer_deadline')) = (side IS NOT NULL)),
      CONSTRAINT hold_has_reason CHECK ((state = 'held') = (hold_reason IS NOT NULL)),
      CONSTRAINT running_is_leased CHECK (
        (state = 'running') = (lease_until IS NOT NULL) AND (state = 'running') = (process_id IS NOT NULL)
        AND (state <> 'running' OR (started_at IS NOT NULL AND attempt >= 1))),
      CONSTRAINT end_has_time CHECK ((state IN ('completed', 'discarded', 'cancelled')) = (ended_at IS NOT NULL)),
      CONSTRAINT only_house_chores_repeat CHECK (repeat_at IS NULL OR kind IN ('match_step', 'clean_up'))
    ) STRICT;
    INSERT INTO jobs_with_boosts (
      id, kind, subject_id, side, lane, maker, user_id, epoch, state, hold_reason, attempt, maximum_attempts, boost,
      queued_at, not_before, in_line_at, started_at, lease_until, process_id, ended_at, repeat_at, stop_requested_at)
    SELECT
      id, kind, subject_id, side, lane, maker, user_id, epoch, state, hold_reason, attempt, maximum_attempts, is_boosted,
      queued_at, not_before, in_line_at, started_at, lease_until, process_id, ended_at, repeat_at, stop_requested_at
    FROM jobs;
    DROP TABLE jobs;
    ALTER TABLE jobs_with_boosts RENAME TO jobs;
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
    -- The rule that a chat is summed up once at a time.
    CREATE UNIQUE INDEX jobs_one_summary ON jobs (subject_id)
      WHERE kind = 'summarise' AND state IN ('queued', 'held', 'running', 'retrying');
    -- What is held until somebody knows a price, or lets it go on.
    CREATE INDEX jobs_held ON jobs (hold_reason, queued_at, id) WHERE state = 'held';
    -- What ended longest ago: the clean-up. The operators' list of what was done.
    CREATE INDEX jobs_by_end ON jobs (ended_at, id, state) WHERE ended_at IS NOT NULL;
    -- The rule that one job at a time runs next.
    CREATE UNIQUE INDEX jobs_one_next ON jobs (boost) WHERE boost = 2 AND state IN ('queued', 'retrying');
    """

  static let listsOfJobs = """
    -- What operators put first.
    CREATE INDEX jobs_boosted ON jobs (boost, lane, id) WHERE boost > 0 AND state IN ('queued', 'retrying');
    -- Who has waited for a reply longest.
    CREATE INDEX jobs_replies_waiting ON jobs (queued_at, id) WHERE kind = 'reply' AND state IN ('queued', 'retrying');
    -- What failed for good, and what was taken back: the newest first.
    CREATE INDEX jobs_failed ON jobs (ended_at, id) WHERE state = 'discarded';
    CREATE INDEX jobs_cancelled ON jobs (ended_at, id) WHERE state = 'cancelled';
    -- All of a user's jobs, ended ones too.
    CREATE INDEX jobs_of_user ON jobs (user_id, id);
    """

  private static let lists = """
    -- The matches of a status, the newest first.
    CREATE INDEX matches_by_status ON matches (status, id);
    -- Whom somebody means by the last digits of an id.
    CREATE INDEX users_by_tail ON users (substr(id, 13));
    -- Who was tried last in a round.
    CREATE INDEX participations_by_time ON participations (round, at, user_id);
    """

  private static let rollUps = """
    -- How many jobs there are of each sort. `moves` only rises: two looks that find the same have missed nothing.
    CREATE TABLE job_counts (
      state TEXT NOT NULL,
      lane TEXT NOT NULL,
      kind TEXT NOT NULL,
      maker TEXT NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      moves INTEGER NOT NULL,
      PRIMARY KEY (state, lane, kind, maker)
    ) STRICT, WITHOUT ROWID;

    -- What an hour brought (whole hours since 1970): rates for forecasts, and charts.
    CREATE TABLE job_hours (
      hour INTEGER NOT NULL,
      lane TEXT NOT NULL,
      kind TEXT NOT NULL,
      maker TEXT NOT NULL,
      queued INTEGER NOT NULL DEFAULT 0,
      completed INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0,
      -- Of those that were completed in it: from the instant when they could start to their last start, and from there
      -- to their end. Microseconds, all together.
      waited INTEGER NOT NULL DEFAULT 0,
      worked INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (hour, lane, kind, maker)
    ) STRICT, WITHOUT ROWID;

    -- What an hour cost. `amount` counts as the ledger does: the bound while reserved, the cost once settled.
    CREATE TABLE spend_hours (
      hour INTEGER NOT NULL,
      lane TEXT NOT NULL,
      kind TEXT NOT NULL,
      maker TEXT NOT NULL,
      model TEXT NOT NULL,
      calls INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      bound INTEGER NOT NULL,
      input_tokens INTEGER NOT NULL,
      cached_read_tokens INTEGER NOT NULL,
      cache_write_tokens INTEGER NOT NULL,
      output_tokens INTEGER NOT NULL,
      moves INTEGER NOT NULL,
      PRIMARY KEY (hour, lane, kind, maker, model)
    ) STRICT, WITHOUT ROWID;

    -- What a day of UTC cost a user (whole days since 1970); nobody's calls have an empty id.
    CREATE TABLE spend_user_days (
      day INTEGER NOT NULL,
      user_id BLOB NOT NULL,
      calls INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (day, user_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE match_counts (
      status TEXT PRIMARY KEY,
      count INTEGER NOT NULL CHECK (count >= 0),
      moves INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- How far somebody ever came: 0 talking, 1 ready, 2 active, 3 proposed, 4 said yes, 5 connected. Anew with a reset.
    ALTER TABLE users ADD COLUMN reached INTEGER NOT NULL DEFAULT 0 CHECK (reached BETWEEN 0 AND 5);
    -- The roles of the current profile.
    ALTER TABLE users ADD COLUMN is_seeker INTEGER NOT NULL DEFAULT 0 CHECK (is_seeker IN (0, 1));
    ALTER TABLE users ADD COLUMN is_provider INTEGER NOT NULL DEFAULT 0 CHECK (is_provider IN (0, 1));

    -- How many people there are of each sort; those erased are left out.
    CREATE TABLE people_counts (
      stage TEXT NOT NULL,
      reached INTEGER NOT NULL,
      language TEXT NOT NULL,
      is_seeker INTEGER NOT NULL,
      is_provider INTEGER NOT NULL,
      accepts_announcements INTEGER NOT NULL,
      -- Active, and their turn in matching is due.
      is_due INTEGER NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      moves INTEGER NOT NULL,
      PRIMARY KEY (stage, reached, language, is_seeker, is_provider, accepts_announcements, is_due)
    ) STRICT, WITHOUT ROWID;

    -- How many had their turn in it.
    ALTER TABLE rounds ADD COLUMN tried INTEGER NOT NULL DEFAULT 0 CHECK (tried >= 0);
    """

  /// What is there already, counted once.
  private static let filled = """
    UPDATE users SET
      is_seeker = coalesce((SELECT is_seeker FROM profile_versions WHERE id = users.profile_version_id), 0),
      is_provider = coalesce((SELECT is_provider FROM profile_versions WHERE id = users.profile_version_id), 0);
    UPDATE users SET reached = max(
      CASE WHEN profile_version_id IS NULL THEN 0 WHEN stage IN ('active', 'paused', 'unreachable') THEN 2 ELSE 1 END,
      coalesce((
        SELECT max(CASE
          WHEN matches.status = 'connected' THEN 5
          WHEN sides.answered_at IS NOT NULL AND NOT (matches.status = 'rejected' AND matches.status_side = sides.role) THEN 4
          WHEN sides.introduced_at IS NOT NULL THEN 3 ELSE 0 END)
        FROM sides JOIN matches ON matches.id = sides.match_id WHERE sides.user_id = users.id), 0))
    WHERE stage <> 'erased';
    UPDATE rounds SET tried = (SELECT count(*) FROM participations WHERE participations.round = rounds.number);
    DELETE FROM people_counts;
    INSERT INTO people_counts
    SELECT stage, reached, language, is_seeker, is_provider, accepts_announcements, stage = 'active' AND turn_is_due = 1,
      count(*), 1
    FROM users WHERE stage <> 'erased' GROUP BY 1, 2, 3, 4, 5, 6, 7;
    INSERT INTO job_counts SELECT state, lane, kind, maker, count(*), 1 FROM jobs GROUP BY state, lane, kind, maker;
    INSERT INTO job_hours (hour, lane, kind, maker, queued)
    SELECT queued_at / 3600000000, lane, kind, maker, count(*) FROM jobs GROUP BY 1, 2, 3, 4;
    INSERT INTO job_hours (hour, lane, kind, maker, completed, failed, waited, worked)
    SELECT ended_at / 3600000000, lane, kind, maker, sum(state = 'completed'), sum(state = 'discarded'),
      sum(CASE WHEN state = 'completed' THEN max(0, started_at - max(queued_at, not_before)) ELSE 0 END),
      sum(CASE WHEN state = 'completed' THEN max(0, ended_at - started_at) ELSE 0 END)
    FROM jobs WHERE ended_at IS NOT NULL GROUP BY 1, 2, 3, 4
    ON CONFLICT DO UPDATE SET completed = excluded.completed, failed = excluded.failed, waited = excluded.waited,
      worked = excluded.worked;
    INSERT INTO spend_hours
    SELECT started_at / 3600000000, lane, kind, maker, model, count(*), sum(amount), sum(bound), sum(input_tokens),
      sum(cached_read_tokens), sum(cache_write_tokens), sum(output_tokens), 1
    FROM ledger WHERE maker <> 'builtin' GROUP BY 1, 2, 3, 4, 5;
    INSERT INTO spend_user_days
    SELECT started_at / 86400000000, coalesce(user_id, x''), count(*), sum(amount)
    FROM ledger WHERE maker <> 'builtin' GROUP BY 1, 2;
    INSERT INTO match_counts SELECT status, count(*), 1 FROM matches GROUP BY status;
    """
}
