/// One step of the schema: a text of statements, run once on every file, never changed after a release.
package struct Migration: Sendable {
  /// 1 for the first; each step is one more than the step before it.
  let version: Int
  /// What the step brings, in a few words.
  let name: String
  /// The statements, separated by semicolons. They run inside a transaction with foreign keys unchecked.
  let sql: String

  /// - Parameters:
  ///   - version: one more than the step's before it.
  ///   - name: what the step brings, in a few words.
  ///   - sql: its statements.
  package init(version: Int, name: String, sql: String) {
    self.version = version
    self.name = name
    self.sql = sql
  }

  /// FNV-1a, 64 bits, of the text, as 16 hexadecimal digits. It finds an edited migration, not an attacker.
  var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in sql.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
