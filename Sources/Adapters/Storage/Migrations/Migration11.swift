extension Migration {
  /// Acts that were cut short, acts that cannot be taken back and were said to be, and announcements in the log.
  static let actsCutShort = Migration(
    version: 11, name: "acts cut short",
    sql: [actsWithLeases, eventsWithAnnouncements].joined(separator: "\n"))

  /// A constraint changes only with its table.
  private static let actsWithLeases = """
    CREATE TABLE acts_with_leases (
      id BLOB PRIMARY KEY CHECK (length(id) = 16),
      operator TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN (
        'retry', 'cancel', 'boost', 'unboost', 'hold', 'release', 'run_next', 'pause_lane', 'resume_lane', 'set_budget',
        'set_setting', 'run_step', 'advance_round', 'withdraw', 'expire', 'qualify_again', 'pause_person',
        'resume_person', 'block', 'unblock', 'tag', 'untag', 'export', 'erase', 'reveal', 'announce',
        'stop_announcement', 'retry_delivery', 'test_announcement', 'undo')),
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
    INSERT INTO acts_with_leases (
      id, operator, kind, subject, state, changed, refused, at, undoes_id, undone_at)
    SELECT
      id, operator, kind, subject, CASE state WHEN 'running' THEN 'stopped' ELSE state END, changed, refused, at,
      undoes_id, undone_at
    FROM acts;
    DROP TABLE acts;
    ALTER TABLE acts_with_leases RENAME TO acts;
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
    """

  private static let eventsWithAnnouncements = """
    CREATE TABLE events_with_announcements (
      id INTEGER PRIMARY KEY,
      subject_kind TEXT NOT NULL CHECK (subject_kind IN (
        'user', 'match', 'job', 'round', 'setting', 'lane', 'announcement')),
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
    INSERT INTO events_with_announcements (
      id, subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at, act_id)
    SELECT id, subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at, act_id FROM events;
    DROP TABLE events;
    ALTER TABLE events_with_announcements RENAME TO events;
    -- The newest events about one subject.
    CREATE INDEX events_about ON events (subject_kind, subject, id);
    -- What an act came to.
    CREATE INDEX events_of_act ON events (act_id, id) WHERE act_id IS NOT NULL;
    -- What operators did, without all the rest.
    CREATE INDEX events_by_operator ON events (id) WHERE actor_kind = 'operator';
    -- Everything but jobs, which are most of it: who follows the log for people, matches or settings.
    CREATE INDEX events_beside_jobs ON events (kind, id) WHERE kind <> 'job';
    """
}
