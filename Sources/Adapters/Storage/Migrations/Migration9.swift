extension Migration {
  /// What operators note about people, and the orders in which they look at them.
  static let notesAboutPeople = Migration(
    version: 9, name: "notes about people",
    sql: """
      -- The lately seen first: all people, and those of a stage that is not most people's.
      CREATE INDEX users_by_seen ON users (last_seen_at, id) WHERE stage <> 'erased';
      CREATE INDEX users_by_stage ON users (stage, last_seen_at, id) WHERE stage NOT IN ('active');

      -- Words that operators give people, to find them again and to write to them.
      CREATE TABLE user_tags (
        tag TEXT NOT NULL CHECK (tag <> ''),
        user_id BLOB NOT NULL REFERENCES users (id),
        PRIMARY KEY (tag, user_id)
      ) STRICT, WITHOUT ROWID;
      -- Those of one person; erasing.
      CREATE INDEX user_tags_of ON user_tags (user_id, tag);

      -- Who may not take part until an operator lets them again.
      CREATE TABLE blocks (
        user_id BLOB PRIMARY KEY REFERENCES users (id),
        -- The operator's words; gone with the person.
        reason TEXT NOT NULL CHECK (reason <> ''),
        operator TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
}
