/// What keeps the roll-ups in the transaction of the change that they tell of.
///
/// Rows change in statements about many rows too, so a trigger cannot be forgotten where a call could. Each body touches
/// rows by their whole key only. Another engine has functions of the same names.
enum RollUpTriggers {
  /// The words of a `CREATE TRIGGER`, one a trigger.
  static let all: [String] =
    ofJobs + [
      ledgerMade, ledgerSettled, ledgerGone, matchesMade,
      matchesMoved, peopleMade,
      peopleMoved,
    ]

  /// Those of the queue: they go with its table.
  static let ofJobs = [jobsMade, jobsMoved, jobsSteered, jobsGone]

  private static func jobCount(_ row: String, by change: Int) -> String {
    change > 0
      ? """
      INSERT INTO job_counts VALUES (\(row).state, \(row).lane, \(row).kind, \(row).maker, 1, 1)
        ON CONFLICT (state, lane, kind, maker) DO UPDATE SET count = count + 1, moves = moves + 1;
      """
      : """
      UPDATE job_counts SET count = count - 1, moves = moves + 1
        WHERE state = \(row).state AND lane = \(row).lane AND kind = \(row).kind AND maker = \(row).maker;
      """
  }

  private static let jobsMade = """
    CREATE TRIGGER jobs_made AFTER INSERT ON jobs BEGIN
      \(jobCount("NEW", by: 1))
      INSERT INTO job_hours (hour, lane, kind, maker, queued)
        VALUES (NEW.queued_at / 3600000000, NEW.lane, NEW.kind, NEW.maker, 1)
        ON CONFLICT (hour, lane, kind, maker) DO UPDATE SET queued = queued + 1;
    END;
    """

  private static let jobsMoved = """
    CREATE TRIGGER jobs_moved AFTER UPDATE OF state, lane, maker ON jobs
    WHEN OLD.state <> NEW.state OR OLD.lane <> NEW.lane OR OLD.maker <> NEW.maker BEGIN
      \(jobCount("OLD", by: -1))
      \(jobCount("NEW", by: 1))
      INSERT INTO job_hours (hour, lane, kind, maker, completed, failed, waited, worked)
        SELECT NEW.ended_at / 3600000000, NEW.lane, NEW.kind, NEW.maker, NEW.state = 'completed',
          NEW.state = 'discarded',
          CASE WHEN NEW.state = 'completed' THEN max(0, NEW.started_at - max(NEW.queued_at, NEW.not_before)) ELSE 0 END,
          CASE WHEN NEW.state = 'completed' THEN max(0, NEW.ended_at - NEW.started_at) ELSE 0 END
        WHERE NEW.state <> OLD.state AND NEW.state IN ('completed', 'discarded')
        ON CONFLICT (hour, lane, kind, maker) DO UPDATE SET completed = completed + excluded.completed,
          failed = failed + excluded.failed, waited = waited + excluded.waited, worked = worked + excluded.worked;
    END;
    """

  /// What an operator changed about a job that stays in its state.
  private static let jobsSteered = """
    CREATE TRIGGER jobs_steered AFTER UPDATE OF boost, not_before, hold_reason ON jobs
    WHEN OLD.state = NEW.state
      AND (OLD.boost <> NEW.boost OR OLD.not_before <> NEW.not_before OR OLD.hold_reason IS NOT NEW.hold_reason) BEGIN
      UPDATE job_counts SET moves = moves + 1
        WHERE state = NEW.state AND lane = NEW.lane AND kind = NEW.kind AND maker = NEW.maker;
    END;
    """

  private static let jobsGone = """
    CREATE TRIGGER jobs_gone AFTER DELETE ON jobs BEGIN
      \(jobCount("OLD", by: -1))
    END;
    """

  private static let ledgerMade = """
    CREATE TRIGGER ledger_made AFTER INSERT ON ledger WHEN NEW.maker <> 'builtin' BEGIN
      \(spendAdded)
    END;
    """

  /// A settled call may turn out to be of another model.
  private static let ledgerSettled = """
    CREATE TRIGGER ledger_settled AFTER UPDATE OF state, amount, model ON ledger WHEN NEW.maker <> 'builtin' BEGIN
      \(spendTaken)
      \(spendAdded)
    END;
    """

  /// A call that was about to begin and did not.
  private static let ledgerGone = """
    CREATE TRIGGER ledger_gone AFTER DELETE ON ledger WHEN OLD.maker <> 'builtin' BEGIN
      \(spendTaken)
    END;
    """

  private static let spendTaken = """
    UPDATE spend_hours SET calls = calls - 1, amount = amount - OLD.amount, bound = bound - OLD.bound,
        input_tokens = input_tokens - OLD.input_tokens, cached_read_tokens = cached_read_tokens - OLD.cached_read_tokens,
        cache_write_tokens = cache_write_tokens - OLD.cache_write_tokens,
        output_tokens = output_tokens - OLD.output_tokens, moves = moves + 1
        WHERE hour = OLD.started_at / 3600000000 AND lane = OLD.lane AND kind = OLD.kind AND maker = OLD.maker
          AND model = OLD.model;
      UPDATE spend_user_days SET calls = calls - 1, amount = amount - OLD.amount
        WHERE day = OLD.started_at / 86400000000 AND user_id = coalesce(OLD.user_id, x'');
    """

  private static let spendAdded = """
    INSERT INTO spend_hours
        VALUES (NEW.started_at / 3600000000, NEW.lane, NEW.kind, NEW.maker, NEW.model, 1, NEW.amount, NEW.bound,
          NEW.input_tokens, NEW.cached_read_tokens, NEW.cache_write_tokens, NEW.output_tokens, 1)
        ON CONFLICT (hour, lane, kind, maker, model) DO UPDATE SET calls = calls + 1, amount = amount + excluded.amount,
          bound = bound + excluded.bound, input_tokens = input_tokens + excluded.input_tokens,
          cached_read_tokens = cached_read_tokens + excluded.cached_read_tokens,
          cache_write_tokens = cache_write_tokens + excluded.cache_write_tokens,
          output_tokens = output_tokens + excluded.output_tokens, moves = moves + 1;
      INSERT INTO spend_user_days
        VALUES (NEW.started_at / 86400000000, coalesce(NEW.user_id, x''), 1, NEW.amount)
        ON CONFLICT (day, user_id) DO UPDATE SET calls = calls + 1, amount = amount + excluded.amount;
    """

  private static let matchesMade = """
    CREATE TRIGGER matches_made AFTER INSERT ON matches BEGIN
      INSERT INTO match_counts VALUES (NEW.status, 1, 1)
        ON CONFLICT (status) DO UPDATE SET count = count + 1, moves = moves + 1;
    END;
    """

  private static let matchesMoved = """
    CREATE TRIGGER matches_moved AFTER UPDATE OF status, status_side, decision, is_lifted ON matches BEGIN
      UPDATE match_counts SET count = count - 1, moves = moves + 1 WHERE status = OLD.status;
      INSERT INTO match_counts VALUES (NEW.status, 1, 1)
        ON CONFLICT (status) DO UPDATE SET count = count + 1, moves = moves + 1;
    END;
    """

  private static let peopleMade = """
    CREATE TRIGGER people_made AFTER INSERT ON users WHEN NEW.stage <> 'erased' BEGIN
      \(personAdded)
    END;
    """

  private static let peopleMoved = """
    CREATE TRIGGER people_moved
    AFTER UPDATE OF stage, reached, language, is_seeker, is_provider, accepts_announcements, turn_is_due ON users
    WHEN OLD.stage <> NEW.stage OR OLD.reached <> NEW.reached OR OLD.language <> NEW.language
      OR OLD.is_seeker <> NEW.is_seeker OR OLD.is_provider <> NEW.is_provider
      OR OLD.accepts_announcements <> NEW.accepts_announcements
      OR (NEW.stage = 'active' AND OLD.turn_is_due <> NEW.turn_is_due) BEGIN
      UPDATE people_counts SET count = count - 1, moves = moves + 1
        WHERE stage = OLD.stage AND reached = OLD.reached AND language = OLD.language AND is_seeker = OLD.is_seeker
          AND is_provider = OLD.is_provider AND accepts_announcements = OLD.accepts_announcements
          AND is_due = (OLD.stage = 'active' AND OLD.turn_is_due = 1);
      \(personAdded)
    END;
    """

  /// Nothing where they are erased.
  private static let personAdded = """
    INSERT INTO people_counts
        SELECT NEW.stage, NEW.reached, NEW.language, NEW.is_seeker, NEW.is_provider, NEW.accepts_announcements,
          NEW.stage = 'active' AND NEW.turn_is_due = 1, 1, 1
        WHERE NEW.stage <> 'erased'
        ON CONFLICT (stage, reached, language, is_seeker, is_provider, accepts_announcements, is_due)
          DO UPDATE SET count = count + 1, moves = moves + 1;
    """
}
