extension RoomsWorld {
  /// 200,000 matches of all statuses in 40 rounds, the last 4,000 of them open: whoever waits in one waits in no other.
  static let matches = #"""
    CREATE TEMP TABLE seekers (k INTEGER PRIMARY KEY, n INTEGER);
    INSERT INTO seekers SELECT row_number() OVER (ORDER BY n) - 1, n FROM person WHERE is_seeker = 1;
    CREATE TEMP TABLE providers (k INTEGER PRIMARY KEY, n INTEGER);
    INSERT INTO providers SELECT row_number() OVER (ORDER BY n) - 1, n FROM person WHERE is_provider = 1;
    CREATE TEMP TABLE free_seekers (k INTEGER PRIMARY KEY, n INTEGER);
    INSERT INTO free_seekers
    SELECT row_number() OVER (ORDER BY n), n FROM person WHERE is_seeker = 1 AND is_provider = 0 AND stage = 'active';
    CREATE TEMP TABLE free_providers (k INTEGER PRIMARY KEY, n INTEGER);
    INSERT INTO free_providers
    SELECT row_number() OVER (ORDER BY n), n FROM person WHERE is_provider = 1 AND is_seeker = 0 AND stage = 'active';

    CREATE TEMP TABLE pair (
      n INTEGER PRIMARY KEY, id BLOB, seeker INTEGER, provider INTEGER, status TEXT, side TEXT, withdrawal TEXT,
      formed INTEGER, ended INTEGER, round INTEGER);
    INSERT INTO pair
    SELECT n, id(5, n, formed), seeker,
      -- Nobody with themself.
      CASE WHEN seeker = provider THEN (SELECT n FROM free_providers WHERE k = 5000) ELSE provider END, status,
      CASE WHEN status IN ('accepted', 'rejected') THEN CASE pick(n, 23, 2) WHEN 0 THEN 'seeker' ELSE 'provider' END END,
      CASE WHEN status = 'withdrawn' THEN
        CASE pick(n, 24, 5) WHEN 0 THEN 'paused' WHEN 1 THEN 'reset' WHEN 2 THEN 'unreachable' WHEN 3 THEN 'operator'
          ELSE 'qualify_discarded' END END,
      formed,
      CASE WHEN status NOT IN ('pending', 'qualified', 'accepted') THEN min(now() - 1000000, formed + 172800000000) END,
      round
    FROM (
      SELECT n,
        CASE WHEN n <= 196000 THEN
          CASE WHEN pick(n, 20, 100) < 40 THEN 'disqualified' WHEN pick(n, 20, 100) < 60 THEN 'expired'
            WHEN pick(n, 20, 100) < 80 THEN 'rejected' WHEN pick(n, 20, 100) < 88 THEN 'connected' ELSE 'withdrawn' END
        ELSE CASE WHEN n - 196000 <= 300 THEN 'pending' WHEN n - 196000 <= 1200 THEN 'accepted' ELSE 'qualified' END
        END AS status,
        CASE WHEN n <= 196000 THEN (SELECT n FROM seekers WHERE k = pick(numbers.n, 21, (SELECT count(*) FROM seekers)))
          ELSE (SELECT n FROM free_seekers WHERE k = numbers.n - 196000) END AS seeker,
        CASE WHEN n <= 196000 THEN (SELECT n FROM providers WHERE k = pick(numbers.n, 22, (SELECT count(*) FROM providers)))
          ELSE (SELECT n FROM free_providers WHERE k = numbers.n - 196000) END AS provider,
        now() - 180 * 86400000000 + n * 77759000 AS formed, 1 + (n - 1) / 5000 AS round
      FROM numbers WHERE n <= 200000);

    INSERT OR REPLACE INTO rounds (number, started_at, everybody_due_at) SELECT round, min(formed), min(formed) FROM pair GROUP BY round;
    INSERT INTO matches (id, status, status_side, withdrawal, round, turn_user_id, formed_at, ended_at, decision, rationale, quotes)
    SELECT pair.id, status, side, withdrawal, round, person.id, formed, ended,
      CASE status WHEN 'pending' THEN NULL WHEN 'disqualified' THEN 'disqualified' ELSE 'qualified' END,
      CASE WHEN status <> 'pending' THEN line(pair.n) END, CASE WHEN status <> 'pending' THEN '[]' END
    FROM pair JOIN person ON person.n = pair.seeker ORDER BY pair.n;
    INSERT INTO sides (match_id, role, user_id, version_id, last_version_id, is_waiting, introduced_at, seen_at, answered_at,
      introduction)
    SELECT pair.id, role, person.id, person.version, CASE WHEN ended IS NOT NULL THEN person.version END,
      status IN ('pending', 'qualified') OR (status = 'accepted' AND side <> role), introduced,
      CASE WHEN introduced IS NOT NULL AND (pick(pair.n, 25, 10) < 7 OR answered IS NOT NULL) THEN introduced + 3600000000 END,
      answered, CASE WHEN introduced IS NOT NULL THEN line(pair.n) END
    FROM (
      SELECT *, CASE WHEN status NOT IN ('pending', 'disqualified') THEN formed + 300000000 END AS introduced,
        CASE WHEN status = 'connected' OR (status IN ('accepted', 'rejected') AND side = role) THEN formed + 86400000000 END
          AS answered
      FROM pair CROSS JOIN (SELECT 'seeker' AS role UNION ALL SELECT 'provider')
    ) AS pair
    JOIN person ON person.n = CASE role WHEN 'seeker' THEN seeker ELSE provider END
    ORDER BY pair.n, role;
    INSERT OR IGNORE INTO scores (seeker_version_id, provider_version_id, formula, seeker_to_provider, provider_to_seeker, total,
      scored_at, scorer, parts)
    SELECT one.version, other.version, known.formula, share, share, share, formed, known.scorer, known.parts
    FROM (SELECT *, 0.55 + pick(n, 26, 4000) / 10000.0 AS share FROM pair) AS pair
    JOIN person AS one ON one.n = seeker JOIN person AS other ON other.n = provider
    CROSS JOIN (SELECT * FROM scores LIMIT 1) AS known ORDER BY pair.n;
    INSERT OR IGNORE INTO participations (round, user_id, match_id, at)
    SELECT round, person.id, pair.id, formed FROM pair JOIN person ON person.n = seeker ORDER BY round, person.id;
    INSERT OR IGNORE INTO participations (round, user_id, at)
    SELECT round, id, started_at + pick(n, 27, 4) * 86400000000
    FROM person CROSS JOIN (SELECT number AS round, started_at FROM rounds)
    WHERE stage = 'active' AND pick(n * 40 + round, 28, 100) < 4 ORDER BY round, id;
    UPDATE rounds SET tried = (SELECT count(*) FROM participations WHERE round = number),
      yielded = (SELECT count(match_id) FROM participations WHERE round = number);

    UPDATE users SET turn_is_due = 0 WHERE turn_is_due = 1 AND id IN (SELECT user_id FROM sides WHERE is_waiting = 1);
    CREATE TEMP TABLE came (id BLOB PRIMARY KEY, far INTEGER);
    INSERT INTO came
    SELECT sides.user_id, max(CASE WHEN matches.status = 'connected' THEN 5
      WHEN answered_at IS NOT NULL AND NOT (matches.status = 'rejected' AND status_side = role) THEN 4
      WHEN introduced_at IS NOT NULL THEN 3 ELSE 0 END)
    FROM sides JOIN matches ON matches.id = sides.match_id GROUP BY sides.user_id;
    UPDATE users SET reached = max(reached, (SELECT far FROM came WHERE came.id = users.id))
    WHERE stage <> 'erased' AND id IN (SELECT id FROM came WHERE far > 2);
    """#
}
