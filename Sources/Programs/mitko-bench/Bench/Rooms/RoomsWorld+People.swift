extension RoomsWorld {
  /// People with names, profiles and chats. `pick(n, salt, m)` is a number below m, the same in every run; `id(sort, n, at)`
  /// an id of that instant; `line(n)` what somebody says; `now()` the instant of the world. The first people came through
  /// the store; the others take their profiles from them.
  static let people = #"""
    CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY);
    INSERT INTO numbers WITH RECURSIVE up (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 1000000) SELECT n FROM up;

    -- The profiles there are, counted from 0.
    CREATE TEMP TABLE pattern (n INTEGER PRIMARY KEY, version BLOB);
    INSERT INTO pattern SELECT row_number() OVER (ORDER BY id) - 1, id FROM profile_versions;

    CREATE TEMP TABLE person (
      n INTEGER PRIMARY KEY, id BLOB, chat BLOB, version BLOB, pattern INTEGER, stage TEXT, language TEXT,
      created INTEGER, seen INTEGER, is_seeker INTEGER, is_provider INTEGER);
    INSERT INTO person
    SELECT n, id(1, n, created), id(2, n, created),
      CASE WHEN stage IN ('onboarding', 'erased') THEN NULL ELSE id(4, n, created + 600000000) END,
      n % (SELECT count(*) FROM pattern), stage, CASE WHEN stage = 'erased' THEN 'und' ELSE language END, created,
      created + (now() - created) / 1000 * pick(n, 3, 1000), 0, 0
    FROM (
      SELECT n,
        CASE WHEN r < 22 THEN 'onboarding' WHEN r < 27 THEN 'ready' WHEN r < 82 THEN 'active' WHEN r < 93 THEN 'paused'
          WHEN r < 98 THEN 'unreachable' ELSE 'erased' END AS stage,
        CASE WHEN l < 48 THEN 'en' WHEN l < 97 THEN 'ru' ELSE 'de' END AS language,
        now() - 200 * 86400000000 + n * 172000000 AS created
      FROM (SELECT n, pick(n, 1, 100) AS r, pick(n, 2, 100) AS l FROM numbers WHERE n <= 100000 - (SELECT count(*) FROM users)));
    UPDATE person SET
      is_seeker = (SELECT is_seeker FROM pattern JOIN profile_versions ON id = pattern.version WHERE pattern.n = person.pattern),
      is_provider = (SELECT is_provider FROM pattern JOIN profile_versions ON id = pattern.version WHERE pattern.n = person.pattern)
    WHERE version IS NOT NULL;

    INSERT INTO users (id, language, stage, stage_before, accepts_announcements, created_at, last_seen_at, profile_version_id,
      profile_changed_at, turn_is_due, is_seeker, is_provider, reached)
    SELECT id, language, stage, CASE stage WHEN 'unreachable' THEN 'active' END, stage <> 'erased' AND pick(n, 4, 10) > 0,
      created, seen, version, CASE WHEN version IS NOT NULL THEN created + 600000000 END, pick(n, 5, 100) < 6,
      is_seeker, is_provider, CASE stage WHEN 'onboarding' THEN 0 WHEN 'erased' THEN 0 WHEN 'ready' THEN 1 ELSE 2 END
    FROM person ORDER BY n;
    -- Seven of ten are called by a name.
    INSERT INTO identities (kind, value, user_id, created_at)
    SELECT CASE WHEN k < 70 THEN 'demo' WHEN k < 90 THEN 'telegram' ELSE 'imported' END,
      CASE WHEN k < 70 THEN name(n) ELSE 'rooms-' || n END, id, created
    FROM (SELECT n, id, created, pick(n, 6, 100) AS k FROM person WHERE stage <> 'erased') ORDER BY n;
    INSERT INTO chats (id, user_id, is_main, created_at, last_position, answered_position)
    SELECT chat, id, 1, created, 10, 10 FROM person ORDER BY n;
    INSERT INTO profile_versions (id, user_id, number, is_seeker, is_provider, profile, public_view, created_at)
    SELECT person.version, person.id, 1, person.is_seeker, person.is_provider, profile_versions.profile,
      profile_versions.public_view, person.created + 600000000
    FROM person JOIN pattern ON pattern.n = person.pattern JOIN profile_versions ON profile_versions.id = pattern.version
    WHERE person.version IS NOT NULL ORDER BY person.n;
    -- Their vectors are left out, which no room reads.
    INSERT INTO embedded (space_id, user_id)
    SELECT (SELECT max(id) FROM spaces), id FROM person WHERE version IS NOT NULL AND pick(n, 7, 100) > 0;
    INSERT INTO messages (id, chat_id, position, author, kind, text, created_at)
    SELECT id(3, n * 10 + k, created + k * 60000000), chat, k + 1, CASE k % 2 WHEN 0 THEN 'user' ELSE 'mitko' END, 'said',
      line(n * 10 + k), created + k * 60000000
    FROM (SELECT n - 1 AS k FROM numbers WHERE n <= 10) CROSS JOIN person ORDER BY person.n, k;

    INSERT INTO user_tags (tag, user_id)
    SELECT CASE WHEN k < 3 THEN 'pilot' WHEN k < 13 THEN 'press' ELSE 'newsletter' END, id
    FROM (SELECT id, pick(n, 8, 1000) AS k FROM person WHERE stage <> 'erased') WHERE k < 50;
    INSERT INTO blocks (user_id, reason, operator, at)
    SELECT id, 'asked for money', 'vera', seen FROM person WHERE stage = 'paused' AND pick(n, 9, 100) < 2;
    """#
}
