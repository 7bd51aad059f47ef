import Foundation
import TestSupport
import Testing

/// The person's own editor and pager, given the terminal by the chat.
@Suite(.timeLimit(.minutes(10))) struct OutsideProgramTests {
  /// A command that runs a script in the home of a test. The shell reads it: a file that was written a moment ago may
  /// still be open in a program that another test has started, and cannot be run itself then.
  private func script(_ name: String, _ lines: String, in home: ProgramHome) throws -> String {
    let path = home.directory.path("home/\(name)")
    try "\(lines)\n".write(toFile: path, atomically: true, encoding: .utf8)
    return "/bin/sh '\(path)'"
  }

  private func left(_ home: ProgramHome) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: home.state + "/mitko/open-\(getuid())")
  }

  @Test func theDraftGoesThroughTheEditorAndNobodyElseCanReadIt() async throws {
    let home = try ProgramHome()
    let seen = home.directory.path("home/seen")
    let editor = try script(
      "my editor",
      "stat -c '%a' \"$2\" \"$(dirname \"$2\")\" > '\(seen)'; echo \"$1\" >> '\(seen)'\nprintf 'second $HOME\\n' >> \"$2\"",
      in: home)
    let chat = try await ChatTerminal(home: home, environment: ["VISUAL": "\(editor) --wait"])
    try await chat.terminal.type("first ")
    try await chat.terminal.press(.control("o"))
    // No shell has read the text, and it comes back as it was left.
    try await chat.terminal.waitFor("❯ first second $HOME")
    #expect(try String(contentsOfFile: seen, encoding: .utf8) == "600\n700\n--wait\n")
    #expect(try left(home) == [])
    try await chat.terminal.type("!")
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitFor("▎ first second $HOME!")
    #expect(try await chat.quit() == 0)
  }

  @Test func anEditorThatFailsOrDiesLosesNoDraft() async throws {
    let home = try ProgramHome()
    let failing = try script("failing", "echo unwanted > \"$1\"; exit 3", in: home)
    let dying = try script("dying", "echo saved > \"$1\"; kill -9 $$", in: home)
    for (editor, note, text) in [
      (failing, "sh ended with code 3", "❯ mine"), (dying, "sh was ended by signal 9", "❯ saved"),
      ("/nowhere/editor", "I can't start editor", "❯ mine"), ("", "No editor is set", "❯ mine"),
    ] {
      let chat = try await ChatTerminal(home: home, environment: ["EDITOR": editor])
      // It would stand in the place of what is told of the editor.
      try await chat.takeNoteAway()
      try await chat.terminal.type("mine")
      try await chat.terminal.press(.control("o"))
      try await chat.terminal.waitUntil("\(note), and \(text)") { rows in
        rows.contains { $0.contains(note) } && rows.contains { $0.hasPrefix(" " + text) }
      }
      try await chat.terminal.kill()
    }
    #expect(try left(home) == [])
  }

  @Test func aMessageIsReadInThePagerAndTheScreenComesBackAsItWas() async throws {
    let home = try ProgramHome()
    let pager = try script("pager", "cat \"$1\"; echo END; read answer", in: home)
    let chat = try await ChatTerminal(home: home, environment: ["PAGER": pager])
    try await chat.takeNoteAway()
    let before = try await chat.steadyRows()
    try await chat.terminal.press(.backTab)
    try await chat.terminal.waitFor(chat.words.copy)
    try await chat.terminal.type("o")
    try await chat.terminal.waitFor("END")
    #expect(try await chat.terminal.modes().alternateScreen == false)
    try await chat.terminal.press(.enter)
    try await chat.terminal.waitFor(chat.words.copy)
    try await chat.terminal.press(.escape)
    try await chat.terminal.waitUntil("the chat as it was") { ChatTerminal.steady($0) == before }
    #expect(try await chat.quit() == 0)
  }

  /// Opens an editor that saves and stays, and kills the chat behind it.
  private func killInEditor(_ home: ProgramHome, typing text: String, saving more: String) async throws {
    let ready = home.directory.path("home/ready")
    let editor = try script("waiting", "echo '\(more)' >> \"$1\"; touch '\(ready)'; exec cat", in: home)
    let chat = try await ChatTerminal(home: home, environment: ["EDITOR": editor])
    try await chat.terminal.type(text)
    try await chat.terminal.press(.control("o"))
    try await chat.terminal.waitUntil("the editor") { _ in FileManager.default.fileExists(atPath: ready) }
    try await chat.terminal.kill()
    _ = try await chat.terminal.exitStatus()
    #expect(try left(home).count == 1)
  }

  @Test func theDraftOfAKilledChatIsBackAtTheNextStartOfItsWriterAndOfNobodyElse() async throws {
    let home = try ProgramHome()
    try await killInEditor(home, typing: "typed, ", saving: "and saved")
    let other = try await ChatTerminal(as: "lee", home: home)
    #expect(try left(home).count == 1)
    #expect(try await other.quit() == 0)
    let next = try await TerminalHarness(
      "mitko", ["chat", "--demo=empty", "--as", "kim"], home: home)
    try await next.waitUntil("the draft, and what is told of it") { rows in
      rows.contains(" ❯ typed, and saved")
        && rows.contains { $0.hasPrefix(" · I was ended while your editor") }
    }
    #expect(try left(home) == [])
    try await next.press(.enter)
    try await next.waitFor("▎ typed, and saved")
    try await next.press(.control("c"))
    #expect(try await next.exitStatus() == 0)
  }

  @Test func anEraseTakesADraftThatAKilledChatLeftToo() async throws {
    let home = try ProgramHome()
    try await killInEditor(home, typing: "secret ", saving: "words")
    let erased = try await ProgramRunner("mitko", home: home).run([
      "erase", "--yes", "--demo=empty", "--as", "kim",
    ])
    #expect(erased.status == 0)
    #expect(try left(home) == [])
  }
}
