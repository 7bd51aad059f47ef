extension Migration {
  /// What operators are told of announcements and of matches whose work they cancelled.
  static let whatOperatorsAreTold = Migration(
    version: 13, name: "what operators are told",
    sql: """
      -- 1: so many at least, where nobody looked at all people when it was made.
      ALTER TABLE announcements ADD COLUMN chosen_is_least INTEGER NOT NULL DEFAULT 0
        CHECK (chosen_is_least IN (0, 1));

      -- How often anything of an announcement changed: rooms that show them look again then. One row.
      CREATE TABLE announcement_moves (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        moves INTEGER NOT NULL
      ) STRICT;
      INSERT INTO announcement_moves VALUES (1, 0);
      CREATE TRIGGER announcements_made AFTER INSERT ON announcements BEGIN
        UPDATE announcement_moves SET moves = moves + 1;
      END;
      CREATE TRIGGER announcements_moved AFTER UPDATE OF state, sent, passed, failed ON announcements BEGIN
        UPDATE announcement_moves SET moves = moves + 1;
      END;

      -- 1: nobody tried in vain, an operator cancelled the work that the match needed. Its reason is the one of work that
      -- could not be done, which keeps the two apart for as long.
      ALTER TABLE matches ADD COLUMN is_cancelled INTEGER NOT NULL DEFAULT 0
        CHECK (is_cancelled = 0 OR is_cancelled = 1 AND withdrawal = 'qualify_discarded');

      -- Acts and recipients that are old enough to go.
      CREATE INDEX acts_by_time ON acts (at);
      CREATE INDEX announcement_recipients_by_time ON announcement_recipients (at);
      """)
}
