import Bootstrap
import Domain
import FoundationEssentials
import Glibc
import Localization
import Ports
import ProgramParts

/// A person's export as a file that only they can read.
enum ExportFile {
  /// Writes a conversation of a person's as Markdown into the data folder, and returns its path.
  ///
  /// Whose it is stands in it, so that an erase can tell of it.
  static func write(_ markdown: String, of user: UserID, for house: House) throws -> String {
    try write(
      "<!-- \(mark(user)) -->\n" + markdown, named: "conversation-\(house.time.now.microseconds).md",
      for: house)
  }

  private static func mark(_ user: UserID) -> String { "Mitko, user \(user)" }

  /// Writes `json` into the data folder under a name of its own, and returns its path.
  ///
  /// - Throws: `NoRoom`, or `StoreError` for a folder that cannot be written.
  static func write(_ json: String, for house: House) throws -> String {
    try write(json, named: "export-\(house.time.now.microseconds).json", for: house)
  }

  private static func write(_ text: String, named name: String, for house: House) throws -> String {
    let folder = house.configuration.paths.data
    // The database may lie elsewhere.
    try Folders.make(folder, for: house.configuration.group)
    let path = folder + "/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw NoRoom.orTrouble(path) }
    defer { close(descriptor) }
    guard writeAll(text, to: descriptor), fsync(descriptor) == 0 else {
      let error = NoRoom.orTrouble(path)
      unlink(path)
      throw error
    }
    return path
  }

  /// The exports of `user` in the data folder, by path, the oldest first. They are the person's own: an erase tells
  /// of them and leaves them.
  static func left(of user: UserID, in house: House) -> [String] {
    let folder = house.configuration.paths.data
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    let kinds = [("export-", ".json"), ("conversation-", ".md")]
    return names.filter { name in kinds.contains { name.hasPrefix($0.0) && name.hasSuffix($0.1) } }.sorted()
      .map { "\(folder)/\($0)" }.filter { holds(user, $0) }
  }

  /// Whether an export is that of `user`. One that this person may not read is somebody else's.
  private static func holds(_ user: UserID, _ path: String) -> Bool {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return false }
    // The id stands in the export once, as that of its owner.
    return text.contains("\"id\" : \"\(user)\"") || text.contains(mark(user))
  }

}

extension Phrase {
  /// What an erased person is told: all is gone, and which exports of theirs still lie there.
  static func erased(leaving exports: [String]) -> [Phrase] {
    if exports.isEmpty { return [Phrase(.chat(.erased))] }
    let files = PhraseValue.list(exports.map { .text($0) })
    return [
      Phrase(.chat(.erased)), Phrase(.chat(.exportsLeft), ["n": .count(exports.count), "files": files]),
    ]
  }
}
