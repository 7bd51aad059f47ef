package import Storage

/// A schema of two versions, for tests of how one file is migrated by several processes.
package enum ProbeSchema {
  package static let migrations = [
    Migration(
      version: 1, name: "people",
      sql: """
        CREATE TABLE person (name TEXT NOT NULL) STRICT;
        WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 2000)
        INSERT INTO person SELECT 'person ' || n FROM many;
        """),
    Migration(
      version: 2, name: "towns", sql: "ALTER TABLE person ADD COLUMN town TEXT NOT NULL DEFAULT 'Tbilisi'"),
  ]
}
