import Domain

/// One step of the schema: a text of statements, run once on every file, never changed after a release.
package struct Migration: Sendable {
  /// 1 for the first; each step is one more than the step before it.
  let version: Int
  /// What the step brings, in a few words.
  let name: String
  /// The statements, separated by semicolons. They run inside a transaction with foreign keys unchecked.
  let sql: String
  /// The stable hash of the text, as 16 hexadecimal digits. It finds an edited migration, not an attacker.
  let checksum: String

  /// - Parameters:
  ///   - version: one more than the step's before it.
  ///   - name: what the step brings, in a few words.
  ///   - sql: its statements.
  package init(version: Int, name: String, sql: String) {
    self.version = version
    self.name = name
    self.sql = sql
    let digits = String(StableHash.of(sql.utf8), radix: 16)
    checksum = String(repeating: "0", count: 16 - digits.count) + digits
  }
}
