extension Migration {
  /// What steps of rounds knew and decided, so that a round can be played again.
  static let recordedRounds = Migration(
    version: 18, name: "recorded rounds",
    sql: """
      -- How somebody stood, each time that this changed. The number is the feed's.
      CREATE TABLE standings (
        change INTEGER PRIMARY KEY AUTOINCREMENT,
        user_id BLOB NOT NULL REFERENCES users (id),
        is_present INTEGER NOT NULL CHECK (is_present IN (0, 1)),
        is_waiting INTEGER NOT NULL CHECK (is_waiting IN (0, 1)),
        -- The current round, and how many matches of theirs were of it.
        round INTEGER NOT NULL,
        proposals INTEGER NOT NULL
      ) STRICT;
      -- The latest of somebody, also before a change.
      CREATE INDEX standings_of_user ON standings (user_id, change);

      \(triggers)

      INSERT INTO standings (user_id, is_present, is_waiting, round, proposals)
        \(standing("users.id")) ORDER BY users.id;

      -- When a newer version took the place of theirs: they are former vectors, which recorded steps knew.
      ALTER TABLE vectors ADD COLUMN gone_at INTEGER;
      UPDATE vectors SET gone_at = change WHERE NOT EXISTS (
        SELECT 1 FROM users WHERE users.id = vectors.user_id AND users.profile_version_id = vectors.version_id);
      CREATE INDEX vectors_gone ON vectors (gone_at) WHERE gone_at IS NOT NULL;

      CREATE TABLE round_steps (
        round INTEGER NOT NULL REFERENCES rounds (number),
        place INTEGER NOT NULL CHECK (place >= 1),
        kind TEXT NOT NULL CHECK (kind IN ('plan', 'form', 'turn')),
        at INTEGER NOT NULL,
        record TEXT NOT NULL,
        PRIMARY KEY (round, place)
      ) STRICT;

      -- The scales that steps were made with, by what they hash to.
      CREATE TABLE scales (
        hash INTEGER PRIMARY KEY,
        text TEXT NOT NULL
      ) STRICT;
      """)

  private static func standing(_ user: String) -> String {
    """
    SELECT users.id, users.stage = 'active' AND NOT EXISTS (SELECT 1 FROM blocks WHERE blocks.user_id = users.id),
        EXISTS (SELECT 1 FROM sides WHERE sides.user_id = users.id AND sides.is_waiting = 1),
        (SELECT coalesce(max(number), 1) FROM rounds),
        (SELECT count(*) FROM sides JOIN matches ON matches.id = sides.match_id
          WHERE sides.user_id = users.id AND matches.round = (SELECT max(number) FROM rounds))
      FROM users WHERE users.id = \(user)
    """
  }

  private static var triggers: String {
    [
      ("user_came", "INSERT ON users", "new.id"),
      ("user_went_over", "UPDATE OF stage ON users WHEN old.stage <> new.stage", "new.id"),
      ("user_was_blocked", "INSERT ON blocks", "new.user_id"),
      ("user_was_unblocked", "DELETE ON blocks", "old.user_id"),
      ("side_was_formed", "INSERT ON sides", "new.user_id"),
      ("side_waits", "UPDATE OF is_waiting ON sides WHEN old.is_waiting <> new.is_waiting", "new.user_id"),
    ].map { name, event, user in
      """
      CREATE TRIGGER \(name)_stands AFTER \(event) BEGIN
        INSERT INTO standings (user_id, is_present, is_waiting, round, proposals)
        \(standing(user));
      END;
      """
    }.joined(separator: "\n")
  }
}
