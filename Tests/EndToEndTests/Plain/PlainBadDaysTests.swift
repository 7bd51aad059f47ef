import Foundation
import TestSupport
import Testing

/// What others do to a conversation in plain mode.
@Suite(.timeLimit(.minutes(10))) struct PlainBadDaysTests {
  @Test func whoIsErasedFromAnotherTerminalIsToldGoodbye() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    let open = try runner.start(["chat", "--plain", "--demo=empty", "--as", "kim", "--language", "en"])
    try await open.waitForOutput(containing: "How does it work?")
    let erased = try await runner.run(["erase", "--yes", "--demo=empty", "--as", "kim"])
    #expect(erased.status == 0)
    let result = try await open.waitForExit()
    #expect(result.status == 0)
    #expect(
      result.standardOutput.hasSuffix("Everything about you is deleted. Thanks for the talk, and goodbye.\n"))
    #expect(!result.standardError.contains("Something broke"))
  }

  @Test func bytesThatAreNoTextAreReplacedAndTheirAuthorIsTold() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    let open = try runner.start(["chat", "--plain", "--demo=empty", "--as", "kim", "--language", "en"])
    try await open.waitForOutput(containing: "How does it work?")
    // "Привет" in KOI8-R, and then a line in UTF-8.
    open.write(Data([0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x2C, 0x20, 0x4B, 0x69, 0x6D, 0x0A]))
    try await open.waitForOutput(
      containing: "Parts of that line were not UTF-8 text. I put \u{FFFD} where I couldn't read it.\n")
    try await open.waitForOutput(containing: ", Kim\n")
    open.write("Привет\n")
    open.closeInput()
    let result = try await open.waitForExit()
    #expect(result.status == 0)
    #expect(result.standardOutput.components(separatedBy: "not UTF-8 text").count == 2)
  }

  @Test func onATerminalLinesEndAtWordsAlsoAfterAResize() async throws {
    let terminal = try await TerminalHarness(
      "mitko", ["chat", "--plain", "--demo=empty", "--as", "kim", "--language", "ru"], columns: 44, rows: 40)
    let rows = try await terminal.waitFor("/1 Как это работает?")
    #expect(rows[0] == "Каждая строка — сообщение для Митко. Косая")
    #expect(rows[1] == "черта с числом, например /1, нажимает кнопку")
    let greeting = try #require(rows.firstIndex { $0.hasPrefix("Митко: ") })
    #expect(rows[greeting] == "Митко: Привет, я Митко, бот. Знакомлю людей")
    #expect(rows[greeting + 1] == "из IT: тех, кто ищет работу, и тех, кто ищет")
    try await terminal.resize(columns: 100, rows: 40)
    try await terminal.type("/pause now")
    try await terminal.press(.enter)
    let wide = try await terminal.waitFor("пишется одна")
    #expect(
      wide.contains("Команда /pause пишется одна. Чтобы отправить это как текст, начни с двух косых черт."))
  }

  @Test func whoSitsAtATerminalGetsAnExportAsAFileAndAScriptOnItsOutput() async throws {
    let home = try ProgramHome()
    let chat = ["chat", "--plain", "--demo=empty", "--as", "kim", "--language", "en"]
    let terminal = try await TerminalHarness("mitko", chat, columns: 200, rows: 40, home: home)
    try await terminal.waitFor("/1 How does it work?")
    for (command, words, ending) in [
      ("/export", "Everything I store about you is in ", ".json."),
      ("/save", "The conversation is in ", ".md."),
    ] {
      try await terminal.type(command)
      try await terminal.press(.enter)
      let told = try await terminal.waitFor(words).last { $0.hasPrefix(words) }
      let path = try #require(told?.dropFirst(words.count).dropLast())
      #expect(path.hasPrefix(home.data) && told?.hasSuffix(ending) == true)
      #expect(try String(contentsOfFile: String(path), encoding: .utf8).contains("Hi, I'm Mitko"))
    }
    let script = try await ProgramRunner("mitko", home: home).run(chat, input: .text("/export\n/save\n"))
    #expect(script.status == 0)
    #expect(script.standardOutput.contains("\n{\n") && script.standardOutput.contains("\n# "))
  }

  @Test func whatAnErrorQuotesCannotCommandTheTerminal() async throws {
    let runner = try ProgramRunner("mitko", home: ProgramHome())
    for arguments in [["import", "/nowhere/\u{1B}]0;owned\u{7}"], ["\u{1B}[31mchat"]] {
      let result = try await runner.run(arguments)
      #expect(result.status != 0)
      #expect(!result.standardError.isEmpty)
      #expect(!result.standardError.contains("\u{1B}") && !result.standardError.contains("\u{7}"))
    }
  }

  @Test func streamsThatTheCallerHasClosedSpillNothingIntoTheFilesOfTheProgram() async throws {
    let home = try ProgramHome()
    let shell = try ProgramRunner("/bin/sh", home: home)
    let mitko = try builtProgram("mitko")
    let chat = "exec \"$0\" chat --plain --demo=empty --as kim --language en"
    let silent = try await shell.run(["-c", chat + " <&-", mitko])
    #expect(silent.status == 0)
    #expect(silent.standardOutput.hasPrefix("Mitko: Hi, I'm Mitko"))
    let mute = try await shell.run(["-c", chat + " >&-", mitko])
    #expect(mute.status == 1)
    #expect(mute.standardError.contains("mitko: Nobody reads the output any more.\n"))
    let gone = try await shell.run(["-c", chat + " <&- >&- 2>&-", mitko])
    #expect(gone.status == 1)
    let log = try String(contentsOfFile: home.state + "/mitko/mitko.log", encoding: .utf8)
    #expect(log.split(separator: "\n").allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    let export = try await ProgramRunner("mitko", home: home).run(["export", "--demo=empty", "--as", "kim"])
    #expect(export.standardOutput.contains("Hi, I'm Mitko"))
  }
}
