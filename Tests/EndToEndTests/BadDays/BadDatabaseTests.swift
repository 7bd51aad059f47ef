import Foundation
import TestSupport
import Testing

/// Days on which the program cannot work: one sentence with a way out, the right exit code, and nothing lost.
@Suite(.timeLimit(.minutes(10))) struct BadDatabaseTests {
  /// What may be wrong with a database before a start.
  struct Trouble: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let status: Int32
    let english: String
    let russian: String
    /// Takes the path of a sound database that nobody has open.
    let cause: @Sendable (String) throws -> Void
  }

  static let troubles = [
    Trouble(
      testDescription: "made by a newer program", status: 69,
      english:
        "mitko: PATH was made by a newer Mitko (version 77; I know up to 20). Update me and try again.",
      russian:
        "mitko: PATH сделан более новой версией (схема 77, а я знаю до 20). Обнови меня и попробуй снова."
    ) { path in
      // The schema's version in SQLite's file header, big-endian at byte 60.
      try overwrite(path, at: 60, with: [0, 0, 0, 77])
    },
    Trouble(
      testDescription: "a damaged header", status: 69,
      english:
        "mitko: PATH is damaged, so I left it alone. Put a backup in its place, or move it away to start fresh.",
      russian:
        "mitko: PATH повреждён, и его лучше не трогать. Поставь на место копию или убери файл, и начнём заново."
    ) { path in try overwrite(path, at: 0, with: Array(repeating: 0xA5, count: 100)) },
    Trouble(
      testDescription: "damaged pages", status: 69,
      english:
        "mitko: PATH is damaged, so I left it alone. Put a backup in its place, or move it away to start fresh.",
      russian:
        "mitko: PATH повреждён, и его лучше не трогать. Поставь на место копию или убери файл, и начнём заново."
    ) { path in try overwrite(path, at: 4096, with: Array(repeating: 0xA5, count: 200_000)) },
    Trouble(
      testDescription: "another program's database", status: 69,
      english:
        "mitko: PATH is another program's database, so I left it alone. Check that path, or name another with --database.",
      russian:
        "mitko: PATH создан другой программой, его лучше не трогать. Проверь путь или назови другой через --database."
    ) { path in try overwrite(path, at: 68, with: [0, 0, 0, 7]) },
  ]

  private static func overwrite(_ path: String, at offset: UInt64, with bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: offset)
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  private static let verbs: [[String]] = [["chat", "--plain"], ["export"], ["migrate"], ["erase", "--yes"]]

  @Test(arguments: troubles)
  func aDatabaseThatCannotBeUsedIsLeftAloneAndItsTroubleIsNamed(_ trouble: Trouble) async throws {
    let home = try ProgramHome()
    let runner = try ProgramRunner("mitko", home: home)
    let path = home.data + "/mitko/mitko.db"
    #expect(try await runner.run(["chat", "--plain"], input: .text("Hello, remember me.\n")).status == 0)
    try trouble.cause(path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    for verb in Self.verbs {
      let result = try await runner.run(verb, input: .text("Is anybody there?\n"))
      #expect(result.status == trouble.status, "\(verb)")
      #expect(result.standardError == trouble.english.replacing("PATH", with: path) + "\n", "\(verb)")
      #expect(result.standardOutput.isEmpty, "\(verb)")
    }
    let russian = try await runner.run(["chat", "--plain", "--language", "ru"])
    #expect(russian.standardError == trouble.russian.replacing("PATH", with: path) + "\n")
    let health = try await runner.run(["doctor"])
    #expect(health.status == 69)
    let finding = trouble.english.replacing("PATH", with: path).dropFirst("mitko: ".count)
    #expect(health.standardOutput.contains("BAD   database         \(finding)\n"))
    let terminal = try await TerminalHarness("mitko", ["chat"], columns: 200, home: home)
    #expect(try await terminal.exitStatus() == trouble.status)
    #expect(try await terminal.rows()[0] == trouble.english.replacing("PATH", with: path))
    #expect(try await terminal.modes().alternateScreen == false)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before, "not a byte was changed")
  }

  /// A folder or file that cannot be used, `FILE` standing for the path of a file and `FOLDER` for one of a folder.
  struct BadPlace: Sendable, CustomTestStringConvertible {
    var arguments = ["chat", "--plain"]
    var environment: [String: String] = [:]
    let status: Int32
    let error: String

    var testDescription: String { "\(arguments) \(environment)" }
  }

  static let badPlaces = [
    // Nobody makes folders there, root neither.
    BadPlace(
      environment: ["MITKO_DATA_DIR": "/sys/mitko"], status: 78,
      error:
        "mitko: I'm not allowed to write to /sys/mitko. Change its permissions, or choose another place with MITKO_DATA_DIR."
    ),
    BadPlace(
      environment: ["MITKO_STATE_DIR": "/sys/mitko", "MITKO_LANGUAGE": "ru"], status: 78,
      error:
        "mitko: Мне нельзя писать в /sys/mitko. Поправь права или выбери другое место через MITKO_STATE_DIR."
    ),
    BadPlace(
      environment: ["MITKO_DATA_DIR": "FILE/data"], status: 69,
      error:
        "mitko: I can't open FILE/data: a part of that path is not a folder. Check that path, or name another with --database."
    ),
    BadPlace(
      arguments: ["export", "--language", "ru", "--database", "FOLDER"], status: 69,
      error:
        "mitko: Не могу открыть FOLDER: это папка. Проверь путь или назови другой через --database."
    ),
  ]

  @Test(arguments: badPlaces)
  func aPlaceThatCannotBeMadeReadOrWrittenIsNamedWithTheSettingThatHelps(_ place: BadPlace) async throws {
    let home = try ProgramHome()
    let file = home.directory.path("file")
    try Data().write(to: URL(fileURLWithPath: file))
    func filled(_ text: String) -> String {
      text.replacing("FILE", with: file).replacing("FOLDER", with: home.directory.path("home"))
    }
    let result = try await ProgramRunner("mitko", home: home)
      .run(place.arguments.map(filled), environment: place.environment.mapValues(filled))
    #expect(result.status == place.status)
    #expect(result.standardError == filled(place.error) + "\n")
  }

  @Test func theDoctorNamesAFolderThatCannotBeWritten() async throws {
    let home = try ProgramHome()
    let file = home.directory.path("file")
    try Data().write(to: URL(fileURLWithPath: file))
    let health = try await ProgramRunner("mitko", home: home)
      .run(["doctor"], environment: ["MITKO_DATA_DIR": file + "/data"])
    #expect(health.status == 69)
    #expect(
      health.standardOutput.contains(
        "BAD   folders          \(file)/data can't be written; change its permissions or set MITKO_DATA_DIR\n"
      ))
  }

  @Test func aDatabaseThatIsRemovedWhileItIsOpenTakesNothingMoreInSilence() async throws {
    let home = try ProgramHome()
    let chat = try await ChatTerminal(.english, columns: 200, home: home)
    try await chat.say("The first one is taken.")
    try await chat.waitForAnswer()
    let path = home.data + "/mitko/demo-empty.db"
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    try await chat.terminal.type("And this one?")
    try await chat.terminal.press(.enter)
    let rows = try await chat.terminal.waitFor(
      "! \(path) was removed or replaced while I had it open")
    #expect(rows.contains { $0 == " ❯ And this one?" })
    try await chat.terminal.press(.control("c"), .control("c"))
    #expect(try await chat.terminal.exitStatus() == 0)
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    let export = try await ProgramRunner("mitko", home: home).run(["export", "--demo=empty", "--as", "kim"])
    #expect(export.standardOutput.contains("The first one is taken."))
  }

  @Test func aDatabaseOnAReadOnlyFileSystemIsNotTouched() async throws {
    let home = try ProgramHome()
    let runner = try ProgramRunner("mitko", home: home)
    let folder = home.data + "/mitko"
    #expect(try await runner.run(["chat", "--plain"], input: .text("Hello, remember me.\n")).status == 0)
    guard await Namespace.isAvailable else { return }
    let mitko = try builtProgram("mitko")
    let result = try await Namespace.run(
      "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && exec \"$@\"", folder,
      [mitko, "chat", "--plain"], home: home)
    #expect(result.status == 78)
    #expect(
      result.standardError.hasPrefix("mitko: I'm not allowed to write to \(folder)"),
      "\(result.standardError)")
    #expect(result.standardError.hasSuffix("or choose another place with MITKO_DATA_DIR.\n"))
    let again = try await runner.run(["export"])
    #expect(again.standardOutput.contains("Hello, remember me."))
  }
}
