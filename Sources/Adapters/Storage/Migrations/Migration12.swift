extension Migration {
  /// What the operators' rooms would have to count on every look otherwise, kept by triggers in the transaction of the change.
  static let countsOfRooms = Migration(
    version: 12, name: "counts of rooms", sql: [lists, failures, spending, people].joined(separator: "\n"))

  private static let lists = """
    -- What is held, whatever for, the longest queued first.
    CREATE INDEX jobs_held_in_order ON jobs (queued_at, id) WHERE state = 'held';

    -- The lately seen first. Covers what lists ask of people: those who were seen one after the other lie anywhere.
    DROP INDEX users_by_seen;
    CREATE INDEX users_by_seen ON users (
      last_seen_at, id, stage, language, is_seeker, is_provider, created_at, reached, accepts_announcements)
      WHERE stage <> 'erased';
    """

  /// Whom an announcement could not be brought to.
  private static let failures = """
    -- To how many of a person's identities it could not be brought, and all of them together.
    ALTER TABLE announcement_recipients ADD COLUMN failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0);
    ALTER TABLE announcements ADD COLUMN failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0);
    -- Of which announcement a message is.
    CREATE INDEX announcement_recipients_by_message ON announcement_recipients (message_id);
    -- Those to try again; covers what is asked of them, or the engine would take the key and pass over all others.
    CREATE INDEX announcement_recipients_failed
      ON announcement_recipients (announcement_id, user_id, message_id, failed) WHERE failed > 0;

    CREATE TRIGGER deliveries_moved AFTER UPDATE OF state ON deliveries
    WHEN (OLD.state = 'failed') <> (NEW.state = 'failed') BEGIN
      UPDATE announcement_recipients SET failed = failed + CASE NEW.state WHEN 'failed' THEN 1 ELSE -1 END
        WHERE message_id = NEW.message_id;
    END;
    CREATE TRIGGER deliveries_gone AFTER DELETE ON deliveries WHEN OLD.state = 'failed' BEGIN
      UPDATE announcement_recipients SET failed = failed - 1 WHERE message_id = OLD.message_id;
    END;
    CREATE TRIGGER announcement_recipients_moved AFTER UPDATE OF failed ON announcement_recipients BEGIN
      UPDATE announcements SET failed = failed + NEW.failed - OLD.failed WHERE id = NEW.announcement_id;
    END;
    CREATE TRIGGER announcement_recipients_gone AFTER DELETE ON announcement_recipients WHEN OLD.failed > 0 BEGIN
      UPDATE announcements SET failed = failed - OLD.failed WHERE id = OLD.announcement_id;
    END;

    UPDATE announcement_recipients SET failed = (
      SELECT count(*) FROM deliveries
      WHERE deliveries.message_id = announcement_recipients.message_id AND deliveries.state = 'failed')
    WHERE message_id IN (SELECT message_id FROM deliveries WHERE state = 'failed');
    """

  private static let spending = """
    -- What seven days cost a user, by the last of them: one row tells who cost most. A day is in seven such weeks; those
    -- that are over are deleted by the calls of later days, some by each. Nobody's calls have an empty id.
    CREATE TABLE spend_user_weeks (
      last_day INTEGER NOT NULL,
      user_id BLOB NOT NULL,
      calls INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (last_day, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX spend_user_weeks_by_amount ON spend_user_weeks (last_day, amount);

    -- What a day's calls were bounded by (whole days since 1970): what others' work may cost.
    CREATE TABLE call_days (
      day INTEGER NOT NULL,
      kind TEXT NOT NULL,
      maker TEXT NOT NULL,
      calls INTEGER NOT NULL,
      bound INTEGER NOT NULL,
      PRIMARY KEY (day, kind, maker)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER ledger_made_of_days AFTER INSERT ON ledger WHEN NEW.maker <> 'builtin' BEGIN
      DELETE FROM spend_user_weeks WHERE (last_day, user_id) IN (
        SELECT last_day, user_id FROM spend_user_weeks WHERE last_day < NEW.started_at / 86400000000 - 1 LIMIT 100);
      \(spendAdded)
    END;
    CREATE TRIGGER ledger_settled_of_days AFTER UPDATE OF amount, bound ON ledger
    WHEN NEW.maker <> 'builtin' AND (OLD.amount <> NEW.amount OR OLD.bound <> NEW.bound) BEGIN
      \(spendTaken)
      \(spendAdded)
    END;
    CREATE TRIGGER ledger_gone_of_days AFTER DELETE ON ledger WHEN OLD.maker <> 'builtin' BEGIN
      \(spendTaken)
    END;

    INSERT INTO spend_user_weeks
    SELECT day + column1, user_id, sum(calls), sum(amount)
    FROM spend_user_days CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6))
    WHERE day + column1 >= (SELECT max(day) FROM spend_user_days) GROUP BY 1, 2;
    INSERT INTO call_days
    SELECT hour / 24, kind, maker, sum(calls), sum(bound) FROM spend_hours GROUP BY 1, 2, 3;
    """

  private static let spendAdded = """
    INSERT INTO spend_user_weeks
        SELECT NEW.started_at / 86400000000 + column1, coalesce(NEW.user_id, x''), 1, NEW.amount
        FROM (VALUES (0), (1), (2), (3), (4), (5), (6)) WHERE TRUE
        ON CONFLICT (last_day, user_id) DO UPDATE SET calls = calls + 1, amount = amount + excluded.amount;
      INSERT INTO call_days VALUES (NEW.started_at / 86400000000, NEW.kind, NEW.maker, 1, NEW.bound)
        ON CONFLICT (day, kind, maker) DO UPDATE SET calls = calls + 1, bound = bound + excluded.bound;
    """

  private static let spendTaken = """
    UPDATE spend_user_weeks SET calls = calls - 1, amount = amount - OLD.amount
        WHERE last_day BETWEEN OLD.started_at / 86400000000 AND OLD.started_at / 86400000000 + 6
          AND user_id = coalesce(OLD.user_id, x'');
      UPDATE call_days SET calls = calls - 1, bound = bound - OLD.bound
        WHERE day = OLD.started_at / 86400000000 AND kind = OLD.kind AND maker = OLD.maker;
    """

  private static let people = """
    -- How many people's vectors a space has.
    ALTER TABLE spaces ADD COLUMN people INTEGER NOT NULL DEFAULT 0 CHECK (people >= 0);
    UPDATE spaces SET people = (SELECT count(*) FROM embedded WHERE space_id = spaces.id);
    CREATE TRIGGER embedded_made AFTER INSERT ON embedded BEGIN
      UPDATE spaces SET people = people + 1 WHERE id = NEW.space_id;
    END;
    CREATE TRIGGER embedded_gone AFTER DELETE ON embedded BEGIN
      UPDATE spaces SET people = people - 1 WHERE id = OLD.space_id;
    END;
    """
}
