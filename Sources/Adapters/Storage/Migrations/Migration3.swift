extension Migration {
  /// Of each score the formula that was chosen, and what it is made of.
  static let partsOfScores = Migration(
    version: 3, name: "parts of scores",
    sql: """
      -- The formula that an operator had chosen.
      ALTER TABLE scores ADD COLUMN scorer TEXT NOT NULL DEFAULT 'default' CHECK (scorer IN ('default', 'hybrid'));
      -- The parts as JSON; NULL in rows that are older than parts.
      ALTER TABLE scores ADD COLUMN parts TEXT;
      """)
}
