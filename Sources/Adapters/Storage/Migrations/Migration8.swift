extension Migration {
  /// What each program that has the database open can do.
  static let programs = Migration(
    version: 8, name: "programs",
    sql: """
      -- A program that only looks takes nothing, and keeps no working one from being alone.
      ALTER TABLE processes ADD COLUMN works INTEGER NOT NULL DEFAULT 1 CHECK (works IN (0, 1));
      -- For whom it works, names separated by spaces: what waits for a maker that no living program has starts never.
      ALTER TABLE processes ADD COLUMN makers TEXT NOT NULL DEFAULT 'builtin';
      """)
}
