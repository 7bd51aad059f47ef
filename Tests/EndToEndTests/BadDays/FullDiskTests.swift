import Foundation
import TestSupport
import Testing

/// Nothing more can be written: the author of what was not taken is told, and all else stays.
///
/// A limit of the size of files stands for the full disk where one must come and go while the program runs; SQLite
/// meets it at the same calls. Where the kernel lets users mount, a really full file system is tried besides.
@Suite(.timeLimit(.minutes(10))) struct FullDiskTests {
  /// Lets a running program write files up to that size only: "0", "unlimited".
  private static func limit(_ pid: Int32, to size: String) async throws {
    let prlimit = try await ProgramRunner("/usr/bin/prlimit").run(["--pid", String(pid), "--fsize=\(size):"])
    try #require(prlimit.status == 0, "\(prlimit.standardError)")
  }

  @Test func aMessageThatFindsTheDiskFullGoesBackIntoTheFieldAndIsTakenOnceThereIsRoom() async throws {
    let chat = try await ChatTerminal(.russian)
    let terminal = chat.terminal
    try await chat.say("Привет, я пишу на Go.")
    try await chat.waitForAnswer()
    let pid = try await terminal.processIdentifier()
    try await Self.limit(pid, to: "0")
    try await terminal.type("А это не поместится.")
    try await terminal.press(.enter)
    let rows = try await terminal.waitUntil("the trouble, and the message in the field") { rows in
      rows.contains { $0.contains("! На диске кончилось место, не могу писать в") }
        && rows.contains(" ❯ А это не поместится.")
    }
    #expect(!rows.contains { $0.contains("▎ А это не поместится.") })
    try await Self.limit(pid, to: "unlimited")
    try await terminal.press(.enter)
    let taken = try await terminal.waitFor("▎ А это не поместится.")
    #expect(!taken.contains { $0.contains("! На диске") })
    try await chat.waitForAnswer()
    #expect(try await chat.quit() == 0)
  }

  @Test func aDraftThatFindsNoRoomForTheEditorStaysAndTheFullFolderIsNamed() async throws {
    let chat = try await ChatTerminal(columns: 200, environment: ["EDITOR": "/bin/false"])
    let terminal = chat.terminal
    try await chat.takeNoteAway()
    let pid = try await terminal.processIdentifier()
    try await Self.limit(pid, to: "0")
    try await terminal.type("my draft")
    try await terminal.press(.control("o"))
    try await terminal.waitUntil("the folder without room, and the draft") { rows in
      rows.contains { $0.contains("! The disk is full, so I can't write to ") && $0.contains("/mitko/open-") }
        && rows.contains(" ❯ my draft")
    }
    try await Self.limit(pid, to: "unlimited")
    try await terminal.press(.control("o"))
    try await terminal.waitFor("! false ended with code 1")
  }

  @Test func whoLeavesBeforeAMessageIsTakenIsToldWhenItIsNot() async throws {
    let home = try ProgramHome()
    let chat = try await ChatTerminal(.english, home: home)
    let terminal = chat.terminal
    try await chat.say("The first one is taken.")
    try await chat.waitForAnswer()
    let lock = try DatabaseLock(.writing, of: home.data + "/mitko/demo-empty.db")
    try await terminal.type("The last words.")
    try await terminal.press(.enter, .control("c"))
    // The program is leaving: the terminal is given back, and the message waits for being stored.
    try await terminal.waitFor("mitko: Sending…")
    try await Self.limit(terminal.processIdentifier(), to: "0")
    lock.release()
    #expect(try await terminal.exitStatus() == 69)
    let rows = try await terminal.rows()
    #expect(rows.contains { $0.hasPrefix("mitko: The disk is full, so I can't write to ") })
    #expect(rows.contains("This has not reached me: The last words."))
    let export = try await ProgramRunner("mitko", home: home).run(["export", "--demo=empty", "--as", "kim"])
    #expect(export.standardOutput.contains("The first one is taken."))
    #expect(!export.standardOutput.contains("The last words."))
  }

  @Test func plainModeNamesTheLineThatWasNotTaken() async throws {
    let home = try ProgramHome()
    let program = try ProgramRunner("mitko", home: home).start([
      "chat", "--plain", "--demo=empty", "--as", "kim", "--language", "ru",
    ])
    program.writeLine("Привет, я пишу на Go.")
    try await program.waitForOutput(containing: "Ты: Привет, я пишу на Go.")
    try await program.waitForOutput(containing: "Митко: ")
    try await Self.limit(program.processIdentifier, to: "0")
    program.writeLine("А это не поместится.")
    let result = try await program.waitForExit()
    #expect(result.status == 69)
    #expect(!result.standardOutput.contains("А это не поместится."))
    let lines = result.standardError.split(separator: "\n").suffix(2)
    #expect(lines.first == "mitko: До меня не дошло: А это не поместится.")
    #expect(lines.last?.hasPrefix("mitko: На диске кончилось место, не могу писать в ") == true)
  }

  @Test func aStartOnAFullDiskSaysSoAndTheNextOneFindsEverything() async throws {
    let home = try ProgramHome()
    let runner = try ProgramRunner("mitko", home: home)
    let path = home.data + "/mitko/mitko.db"
    #expect(try await runner.run(["chat", "--plain"], input: .text("Hello, remember me.\n")).status == 0)
    let sentence = "mitko: The disk is full, so I can't write to \(path). Free some space and try again.\n"
    let shell = try ProgramRunner("/bin/sh", home: home)
    for verb in ["chat --plain", "export", "migrate", "erase --yes"] {
      let script = "ulimit -f 8; exec \"$0\" \(verb)"
      let result = try await shell.run(["-c", script, builtProgram("mitko")], input: .text("hello\n"))
      #expect(result.status == 69, "\(verb)")
      #expect(result.standardError == sentence, "\(verb)")
    }
    if await Namespace.isAvailable {
      let full = try await Namespace.run(
        """
        cp "$0/mitko.db" "$TMPDIR/" && mount -t tmpfs -o size=1m none "$0" && cp "$TMPDIR/mitko.db" "$0/" && \
        { cat /dev/zero >"$0/rest" 2>/dev/null; exec "$@"; }
        """, home.data + "/mitko", [builtProgram("mitko"), "chat", "--plain"], home: home)
      #expect(full.status == 69)
      #expect(full.standardError == sentence)
    }
    #expect(try await runner.run(["export"]).standardOutput.contains("Hello, remember me."))
  }
}
