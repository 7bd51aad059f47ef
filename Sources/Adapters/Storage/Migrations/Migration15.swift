extension Migration {
  /// Documents that were sent to Mitko and are not read yet, and codes that tie accounts.
  static let documents = Migration(
    version: 15, name: "documents",
    sql: """
      -- Where a document lies at Telegram, until it is read. The document itself is nowhere here.
      CREATE TABLE telegram_documents (
        id INTEGER PRIMARY KEY,
        user_id BLOB NOT NULL REFERENCES users (id),
        file TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('pdf', 'docx', 'plain')),
        caption TEXT,
        attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
        not_before INTEGER NOT NULL
      ) STRICT;
      -- What is due, in the order sent.
      CREATE INDEX telegram_documents_due ON telegram_documents (not_before);
      -- Reset and erase.
      CREATE INDEX telegram_documents_of ON telegram_documents (user_id);

      -- Codes that tie another account to a user. The key is the rule that a user has one.
      CREATE TABLE link_codes (
        user_id BLOB PRIMARY KEY REFERENCES users (id),
        code TEXT NOT NULL UNIQUE,
        until INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      """)
}
