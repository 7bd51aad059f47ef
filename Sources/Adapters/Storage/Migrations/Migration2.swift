extension Migration {
  /// What each side of a match was shown of the other.
  static let shownVersions = Migration(
    version: 2, name: "shown versions",
    sql: """
      -- The version of the other side's profile that this side was shown: with its introduction, and when it said yes.
      -- No foreign key: the match outlives the person's words. NULL in matches from before: nothing is compared there.
      ALTER TABLE sides ADD COLUMN shown_version_id BLOB;
      """)
}
