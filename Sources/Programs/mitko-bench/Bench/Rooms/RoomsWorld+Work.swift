extension RoomsWorld {
  /// 50,000 jobs of all states, what they cost over 30 days, and the log. Three of five were made by a model.
  static let work = #"""
    CREATE TEMP TABLE task (
      n INTEGER PRIMARY KEY, id BLOB, kind TEXT, subject BLOB, side TEXT, maker TEXT, user BLOB, state TEXT, reason TEXT,
      at INTEGER, due INTEGER, boost INTEGER);
    -- 44,640 that ended, over 30 days.
    INSERT INTO task
    SELECT no, id(6, no, at), kind,
      CASE WHEN kind IN ('reply', 'summarise') THEN person.chat WHEN kind = 'embed' THEN id(4, person.n, at) ELSE pair.id END,
      CASE WHEN kind IN ('introduce', 'answer_deadline') THEN 'seeker' END,
      CASE WHEN kind NOT IN ('embed', 'answer_deadline') AND pick(no, 41, 5) < 3 THEN 'openai' ELSE 'builtin' END, person.id,
      CASE WHEN r < 91 THEN 'completed' WHEN r < 97 THEN 'discarded' ELSE 'cancelled' END, NULL, at, at, 0
    FROM (
      SELECT n AS no, now() - 30 * 86400000000 + n * 58000000 AS at, pick(n, 40, 100) AS r,
        CASE WHEN pick(n, 42, 100) < 55 THEN 'reply' WHEN pick(n, 42, 100) < 75 THEN 'qualify'
          WHEN pick(n, 42, 100) < 87 THEN 'introduce' WHEN pick(n, 42, 100) < 92 THEN 'summarise'
          WHEN pick(n, 42, 100) < 97 THEN 'embed' ELSE 'answer_deadline' END AS kind,
        1 + pick(n, 43, 99000) AS who, 1 + pick(n, 44, 196000) AS which
      FROM numbers WHERE n <= 44640)
    JOIN person ON person.n = who LEFT JOIN pair ON pair.n = which;
    UPDATE task SET subject = id(5, n, at) WHERE subject IS NULL;
    -- 20 that run, 340 held, 5,000 that wait: for a reply, for a model, for their time.
    INSERT INTO task
    SELECT no, id(6, no, at), kind, CASE WHEN kind IN ('reply', 'summarise') THEN person.chat ELSE pair.id END,
      CASE WHEN kind IN ('introduce', 'answer_deadline') THEN 'seeker' END,
      CASE WHEN kind <> 'answer_deadline' AND pick(no, 45, 5) < 3 THEN 'openai' ELSE 'builtin' END, person.id,
      CASE WHEN no <= 44660 THEN 'running' WHEN no <= 45000 THEN 'held' WHEN pick(no, 46, 12) = 0 THEN 'retrying' ELSE 'queued' END,
      CASE WHEN no BETWEEN 44661 AND 45000 THEN CASE pick(no, 47, 3) WHEN 0 THEN 'unknown_price' ELSE 'operator' END END,
      at, CASE WHEN kind = 'answer_deadline' THEN now() + pick(no, 48, 14) * 86400000000 + 3600000000 ELSE at END,
      CASE WHEN no > 45000 AND no <= 45010 THEN 1 ELSE 0 END
    FROM (
      SELECT n AS no, now() - (50001 - n) * 2000000 AS at,
        CASE WHEN pick(n, 49, 10) < 2 THEN 'reply' WHEN pick(n, 49, 10) < 4 THEN 'qualify'
          WHEN pick(n, 49, 10) < 5 THEN 'introduce' WHEN pick(n, 49, 10) < 6 THEN 'summarise' ELSE 'answer_deadline' END AS kind
      FROM numbers WHERE n BETWEEN 44641 AND 50000)
    -- Everybody for one thing only: the rules of "one at a time" hold.
    JOIN person ON person.n = no - 44640 + 20000 JOIN pair ON pair.n = no - 44640 + 190000;

    INSERT INTO jobs (id, kind, subject_id, side, lane, maker, user_id, epoch, state, hold_reason, attempt, maximum_attempts,
      boost, queued_at, not_before, in_line_at, started_at, lease_until, process_id, ended_at)
    SELECT id, kind, subject, side, CASE kind WHEN 'reply' THEN 'interactive' ELSE 'background' END, maker, user, 0, state,
      reason, CASE state WHEN 'discarded' THEN 3 WHEN 'completed' THEN 1 WHEN 'running' THEN 1 WHEN 'retrying' THEN 1 ELSE 0 END,
      5, boost, at, due, CASE WHEN boost > 0 THEN 0 ELSE max(at, due) END,
      CASE WHEN state IN ('completed', 'discarded', 'running', 'retrying') THEN at + pick(n, 50, 60) * 1000000 END,
      CASE WHEN state = 'running' THEN now() + 7200000000 END, CASE WHEN state = 'running' THEN id(9, 1, now()) END,
      CASE WHEN state IN ('completed', 'discarded', 'cancelled') THEN at + 70000000 END
    FROM task ORDER BY n;
    INSERT INTO job_errors (job_id, attempt, error, at)
    SELECT id, k, CASE pick(n, 51, 3) WHEN 0 THEN 'openai is limiting requests (429)' WHEN 1 THEN 'openai did not answer in time'
      ELSE 'the answer was no good: no JSON' END, at + k * 10000000
    FROM task CROSS JOIN (SELECT n AS k FROM numbers WHERE n <= 3)
    WHERE state = 'discarded' OR (state = 'retrying' AND k = 1) ORDER BY n, k;

    -- Of the jobs of models, and of others that are gone by now: 60,000 entries, a quarter of them of this week.
    INSERT INTO ledger (id, job_id, attempt, user_id, kind, lane, maker, model, started_at, state, amount, bound, input_tokens,
      cached_read_tokens, output_tokens, input_price, output_price)
    SELECT id(7, n, at), id, 1, user, kind, CASE kind WHEN 'reply' THEN 'interactive' ELSE 'background' END, maker,
      CASE pick(n, 52, 4) WHEN 0 THEN 'gpt-4.1' ELSE 'gpt-4.1-mini' END, at + 1000000,
      CASE state WHEN 'running' THEN 'reserved' ELSE 'settled' END,
      CASE state WHEN 'running' THEN 2000 ELSE 200 + pick(n, 53, 600) END, 2000, 900 + pick(n, 54, 600), 400,
      100 + pick(n, 55, 300), 400000, 1600000
    FROM task WHERE maker = 'openai' AND state IN ('completed', 'discarded', 'running') ORDER BY n;
    INSERT INTO ledger (id, job_id, attempt, user_id, kind, lane, maker, model, started_at, state, amount, bound, input_tokens,
      cached_read_tokens, output_tokens, input_price, output_price)
    SELECT id(7, no + 100000, at), id(8, no, at), 1, person.id, kind,
      CASE kind WHEN 'reply' THEN 'interactive' ELSE 'background' END, 'openai', 'gpt-4.1-mini', at, 'settled',
      200 + pick(no, 56, 600), 2000, 900 + pick(no, 57, 600), 400, 100 + pick(no, 58, 300), 400000, 1600000
    FROM (
      SELECT n AS no, now() - 30 * 86400000000 + n * 74000000 AS at, 1 + pick(n, 59, 99000) AS who,
        CASE WHEN pick(n, 60, 10) < 6 THEN 'reply' WHEN pick(n, 60, 10) < 8 THEN 'qualify' ELSE 'introduce' END AS kind
      FROM numbers WHERE n <= 35000)
    JOIN person ON person.n = who ORDER BY no;
    -- They were not written in the order of their days.
    DELETE FROM spend_user_weeks WHERE last_day < now() / 86400000000 - 1;
    INSERT OR REPLACE INTO bucket (id, full_at) VALUES (1, now() + 3600000000);
    INSERT OR REPLACE INTO settings (name, value, changed_at) VALUES ('weekly_budget_usd', 20, now());
    INSERT INTO turns (user_id, rejoined_at, is_last)
    SELECT user, max(at), 0 FROM task WHERE maker = 'openai' AND state = 'completed' GROUP BY user;

    INSERT INTO acts (id, operator, kind, subject, state, changed, refused, at)
    SELECT id(10, n, at), CASE pick(n, 61, 3) WHEN 0 THEN 'vera' ELSE 'oleg' END,
      CASE pick(n, 62, 4) WHEN 0 THEN 'cancel' WHEN 1 THEN 'boost' WHEN 2 THEN 'retry' ELSE 'hold' END, '3 jobs', 'done', 3, 0, at
    FROM (SELECT n, now() - 30 * 86400000000 + n * 1295000000 AS at FROM numbers WHERE n <= 2000) ORDER BY n;
    -- In the order in which it happened.
    INSERT INTO events (subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at, act_id)
    SELECT subject_kind, subject, actor_kind, actor, kind, former, latter, at, act FROM (
      SELECT 'job' AS subject_kind, id AS subject, 'program' AS actor_kind, NULL AS actor, 'job' AS kind, NULL AS former,
        'queued' AS latter, at, NULL AS act FROM task
      UNION ALL SELECT 'job', id, 'program', NULL, 'job', 'queued', 'running', at + 5000000, NULL FROM task
        WHERE state IN ('completed', 'discarded', 'running', 'retrying')
      UNION ALL SELECT 'job', id, 'program', NULL, 'job', 'running', state, at + 70000000, NULL FROM task
        WHERE state IN ('completed', 'discarded', 'retrying')
      UNION ALL SELECT 'match', id, 'program', NULL, 'match', NULL, 'pending', formed, NULL FROM pair
      UNION ALL SELECT 'match', id, 'program', NULL, 'match', 'pending', status, coalesce(ended, formed + 60000000), NULL
        FROM pair WHERE status <> 'pending'
      UNION ALL SELECT 'user', id, 'user', id, 'stage', 'onboarding', 'ready', created + 600000000, NULL FROM person
        WHERE version IS NOT NULL
      UNION ALL SELECT 'user', id, 'user', id, 'stage', 'ready', 'active', created + 700000000, NULL FROM person
        WHERE stage IN ('active', 'paused', 'unreachable')
      UNION ALL SELECT 'job', (SELECT id FROM task WHERE n = 1 + pick(k, 63, 44000)), 'operator', CAST(operator AS BLOB), 'boost',
        '0', '1', at + k, acts.id FROM acts CROSS JOIN (SELECT n AS k FROM numbers WHERE n <= 3)
    ) WHERE at <= now() ORDER BY at;
    INSERT INTO former_values (act_id, subject_kind, subject, name, former, latter, user_id)
    SELECT DISTINCT act_id, 'job', subject, 'boost', '0', '1', jobs.user_id FROM events JOIN jobs ON jobs.id = subject
    WHERE act_id IS NOT NULL;

    -- Thirty announcements, the last ten to nine thousand people each.
    INSERT INTO announcements (id, text, audience, operator, state, made_at, last_user_id, chosen, sent, passed)
    SELECT id(11, n, now() - (31 - n) * 86400000000), line(n), 'stage:active', 'oleg', 'done', now() - (31 - n) * 86400000000,
      (SELECT max(id) FROM users), 9000, 9000, 0 FROM numbers WHERE n <= 30;
    CREATE TEMP TABLE told (n INTEGER PRIMARY KEY, who BLOB, chat BLOB, announcement INTEGER);
    INSERT INTO told SELECT (a.n - 21) * 9000 + person.n, id, chat, a.n FROM numbers AS a CROSS JOIN person
    WHERE a.n BETWEEN 21 AND 30 AND person.n BETWEEN 1 AND 9000;
    INSERT INTO announcement_recipients (announcement_id, user_id, message_id, at)
    SELECT id(11, announcement, now() - (31 - announcement) * 86400000000), who,
      (SELECT id FROM messages WHERE chat_id = chat AND position = announcement - 20), now() - (31 - announcement) * 86400000000
    FROM told ORDER BY 1, 2;
    INSERT INTO deliveries (message_id, identity_kind, identity_value, state, attempts, not_before, ended_at, external_id)
    SELECT message_id, 'telegram', hex(user_id), 'sent', 1, at, at, 'x' FROM announcement_recipients;
    UPDATE deliveries SET state = 'failed', external_id = NULL, error = 'the bot was blocked by the user'
    WHERE pick(sequence, 64, 300) = 0;
    """#
}
