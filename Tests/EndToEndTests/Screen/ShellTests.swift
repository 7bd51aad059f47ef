import Foundation
import TestSupport
import Testing

/// The program and the shell that it was started from: the terminal goes back and forth and is never left broken.
@Suite(.timeLimit(.minutes(10))) struct ShellTests {
  /// A shell in a terminal, ready for commands.
  private static func shell(
    _ home: ProgramHome? = nil, environment: [String: String] = [:]
  ) async throws -> TerminalHarness {
    let shell = try await TerminalHarness(
      "/bin/bash", ["--norc", "--noprofile", "-i"], home: home,
      environment: environment.merging(["PS1": "$ "]) { $1 })
    try await shell.waitFor("$")
    return shell
  }

  /// Types a command that starts the chat and notes its process, and waits for the chat.
  private static func openChat(in shell: TerminalHarness) async throws {
    let mitko = try builtProgram("mitko")
    try await shell.type("sh -c 'echo $$ >pid; exec \(mitko) chat --demo=empty --as kim --language en'")
    try await shell.press(.enter)
    try await shell.waitFor("❯ Write to Mitko.")
    try await shell.waitFor("  Mitko  ")
  }

  private static func pid(in shell: TerminalHarness) throws -> Int32 {
    let text = try String(contentsOfFile: shell.home.directory.path("home") + "/pid", encoding: .utf8)
    return try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test func suspendedItGivesTheShellItsTerminalAndComesBackAsItWas() async throws {
    let shell = try await Self.shell()
    try await Self.openChat(in: shell)
    let chat = try await ChatTerminal(.english, in: shell)
    try await chat.takeNoteAway()
    try await shell.type("half a thought")
    try await shell.waitFor("❯ half a thought")
    let before = try await chat.steadyRows()
    try await shell.press(.control("z"))
    try await shell.waitFor("Stopped")
    let modes = try await shell.modes()
    #expect(!modes.alternateScreen && modes.cursorVisible)
    try await shell.type("echo it is $((20 + 3)) here")
    try await shell.press(.enter)
    try await shell.waitFor("it is 23 here")
    try await shell.resize(columns: 100, rows: 24)
    try await shell.resize(columns: 80, rows: 24)
    try await shell.type("fg")
    try await shell.press(.enter)
    try await shell.waitUntil("the chat as it was") { ChatTerminal.steady($0) == before }
    #expect(try await shell.modes().alternateScreen)
    try await shell.paste(" goes\non")
    try await shell.waitUntil("a paste that is still bracketed") { rows in
      rows.contains { $0.contains("❯ half a thought goes") } && rows.contains("   on")
    }
  }

  /// Ctrl-Z stops the editor and the chat; some editors stop nobody but themselves.
  @Test(arguments: ["read line", "kill -STOP $$; line=second"])
  func anEditorIsStoppedWithTheChatAndContinuedWithIt(_ waiting: String) async throws {
    let home = try ProgramHome()
    let editor = home.directory.path("home/editor")
    try "echo EDITING; \(waiting); echo \"$line\" >>\"$1\"\n"
      .write(toFile: editor, atomically: true, encoding: .utf8)
    let shell = try await Self.shell(home, environment: ["EDITOR": "/bin/sh '\(editor)'"])
    try await Self.openChat(in: shell)
    try await shell.type("first ")
    try await shell.waitFor("❯ first")
    try await shell.press(.control("o"))
    try await shell.waitFor("EDITING")
    if waiting.hasPrefix("read") { try await shell.press(.control("z")) }
    try await shell.waitFor("Stopped")
    try await shell.type("echo it is $((20 + 3)) here")
    try await shell.press(.enter)
    try await shell.waitFor("it is 23 here")
    try await shell.type("fg")
    try await shell.press(.enter)
    if waiting.hasPrefix("read") {
      try await shell.type("second")
      try await shell.press(.enter)
    }
    try await shell.waitFor("❯ first second")
    try await shell.press(.enter)
    try await shell.waitFor("▎ first second")
  }

  @Test(arguments: [(SIGTERM, 143), (SIGINT, 130), (SIGHUP, 129), (SIGSEGV, 139)])
  func aSignalEndsItWithTheTerminalGivenBack(_ signal: Int32, _ status: Int) async throws {
    let shell = try await Self.shell()
    try await Self.openChat(in: shell)
    try await shell.type("unsent")
    try await shell.waitFor("❯ unsent")
    kill(try Self.pid(in: shell), signal)
    try await shell.waitForNo("❯ unsent")
    try await shell.type("echo status=$?, typed")
    try await shell.press(.enter)
    try await shell.waitFor("status=\(status), typed")
    let modes = try await shell.modes()
    #expect(!modes.alternateScreen && modes.cursorVisible && !modes.mouseReported)
    try await shell.type("sleep 1000")
    try await shell.press(.enter)
    try await shell.waitFor("sleep 1000")
    // While a command runs these are the terminal's own, not those of the shell's line editor.
    try await shell.waitForSettings(["echo", "icanon", "isig", "icrnl", "opost"])
  }

  @Test func killedWhileAReplyIsMadeItGoesOnWhereItWas() async throws {
    let shell = try await Self.shell()
    for number in 1...3 {
      try await Self.openChat(in: shell)
      try await shell.type("message number \(number) about nothing")
      try await shell.press(.enter)
      // From here on it is stored, and the reply is being made.
      try await shell.waitFor("▎ message number \(number)")
      kill(try Self.pid(in: shell), SIGKILL)
      // Nobody could give the terminal back; the shell lives, and its user knows `reset`.
      try await shell.type("tput reset; stty sane; echo killed \(number)")
      try await shell.press(.enter)
      try await shell.waitUntil("the shell again") { $0.contains("killed \(number)") }
    }
    try await Self.openChat(in: shell)
    try await shell.resize(columns: 80, rows: 60)
    let rows = try await shell.waitUntil("all answers") { rows in
      rows.count == 60 && rows.filter { $0.hasPrefix("  Mitko  ") }.count >= 2
        && rows.lastIndex { $0.hasPrefix("  Mitko  ") } ?? 0 > rows.lastIndex { $0.contains("▎ ") } ?? 99
    }
    for number in 1...3 {
      #expect(rows.filter { $0.contains("▎ message number \(number) about nothing") }.count == 1)
    }
    try await shell.type("and one more")
    try await shell.press(.enter)
    try await shell.waitFor("▎ and one more")
    try await shell.waitUntil("its answer") { rows in
      rows.lastIndex { $0.hasPrefix("  Mitko  ") } ?? 0 > rows.lastIndex { $0.contains("▎ and") } ?? 99
    }
    try await shell.press(.control("c"))
    try await shell.waitFor("$")
    let export = try await ProgramRunner("mitko", home: shell.home).run([
      "export", "--demo=empty", "--as", "kim",
    ])
    let authors = try JSONDecoder().decode(Export.self, from: Data(export.standardOutput.utf8)).messages.map(
      \.author)
    #expect(authors.first == "mitko" && authors.last == "mitko")
    #expect(authors.filter { $0 == "user" }.count == 4)
    // One answer a message at most. Two may stand together: the second message can come while the first is answered.
    var open = 0
    for author in authors.dropFirst() {
      open += author == "user" ? 1 : -1
      #expect(open >= 0, "\(authors)")
    }
  }

  private struct Export: Decodable {
    struct Message: Decodable { let author: String }
    let messages: [Message]
  }
}
