import Foundation
import TestSupport
import Testing

/// Days on which the operators' rooms cannot read their database: they say so, keep what they show, and go on.
@Suite(.timeLimit(.minutes(10))) struct AdminBadDaysTests {
  struct Words: Sendable, CustomTestStringConvertible {
    let code: String
    let live: String
    let stale: String
    let removed: String
    let newer: String
    let held: String
    let changed: String
    let budget: String
    let done: String

    var testDescription: String { code }
  }

  static let languages = [
    Words(
      code: "en", live: "live ", stale: "as of ", removed: "was removed or replaced. I look",
      newer: "was made by a newer Mitko", held: "Another program is holding", changed: "If changed    lasts",
      budget: "Change the budget?",
      done: "change the budget: done"),
    Words(
      code: "ru", live: "обновлено ", stale: "на момент ", removed: "удалён или подменён. Каждые",
      newer: "сделан более новой версией", held: "занят другой программой", changed: "Если так      хватит",
      budget: "Изменить бюджет?",
      done: "изменить бюджет: сделано"),
  ]

  /// The rooms on a database with nothing in it, and its path.
  private func open(_ words: Words) async throws -> (terminal: TerminalHarness, path: String) {
    let home = try ProgramHome()
    #expect(try await ProgramRunner("mitko", home: home).run(["migrate"]).status == 0)
    let terminal = try await TerminalHarness(
      "mitko", ["admin", "--language", words.code], columns: 200, rows: 30, home: home)
    try await terminal.waitFor(words.live)
    return (terminal, home.data + "/mitko/mitko.db")
  }

  @Test(arguments: languages)
  func aDatabaseThatGoesAndComesBackIsOpenedAgain(_ words: Words) async throws {
    let (terminal, path) = try await open(words)
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    try await terminal.waitFor(words.removed)
    try await terminal.waitFor(words.stale)
    // What was read stays, and so does the way out and into other rooms.
    try await terminal.type("?")
    try await terminal.press(.escape)
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    try await terminal.waitForNo(words.removed)
    try await terminal.waitFor(words.live)
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
  }

  @Test(arguments: languages)
  func oneThatANewerProgramMadeIsNamedAsThatAndLeftAlone(_ words: Words) async throws {
    let (terminal, path) = try await open(words)
    // With what belongs to it.
    for part in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + part) {
      try FileManager.default.moveItem(atPath: path + part, toPath: path + ".away" + part)
    }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path + ".away"))
    // The schema's version in SQLite's file header, big-endian at byte 60.
    bytes.replaceSubrange(60..<64, with: [0, 0, 0, 77])
    try bytes.write(to: URL(fileURLWithPath: path))
    try await terminal.waitFor(words.newer)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    for part in ["-shm", "-wal", ""] {
      if FileManager.default.fileExists(atPath: path + part) {
        try FileManager.default.removeItem(atPath: path + part)
      }
      if FileManager.default.fileExists(atPath: path + ".away" + part) {
        try FileManager.default.moveItem(atPath: path + ".away" + part, toPath: path + part)
      }
    }
    try await terminal.waitForNo(words.newer)
    try await terminal.waitFor(words.live)
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
  }

  @Test(arguments: languages)
  func anActThatALockKeepsOutIsToldAndCanBeDoneOnceItIsFree(_ words: Words) async throws {
    let (terminal, path) = try await open(words)
    func change(to dollars: Int) async throws {
      try await terminal.type(":")
      try await terminal.type("budget \(dollars)")
      try await terminal.press(.enter)
      try await terminal.waitUntil("both courses") { rows in
        rows.contains { $0.contains("[\(dollars) ") } && rows.contains { $0.contains(words.changed) }
      }
      try await terminal.type("A")
      try await terminal.waitFor(words.budget)
      try await terminal.type("y")
    }
    let lock = try DatabaseLock(.writing, of: path)
    try await change(to: 3)
    try await terminal.waitFor(words.held)
    lock.release()
    try await terminal.press(.escape)
    try await terminal.waitForNo(words.held)
    try await change(to: 2)
    try await terminal.waitFor(words.done)
    try await terminal.type("q")
    #expect(try await terminal.exitStatus() == 0)
  }
}
