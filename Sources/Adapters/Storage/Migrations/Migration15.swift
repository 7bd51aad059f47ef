extension Migration {
  /// Documents that were sent to Mitko and are not read yet.
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
      """)
}
