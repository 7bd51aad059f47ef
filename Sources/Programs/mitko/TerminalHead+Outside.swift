import Bootstrap
import ChatScreens
import Domain
import FoundationEssentials
import Localization
import Ports
import ProgramParts
import ScreenParts
import TerminalKit
import TerminalRuntime

/// Programs of the person's own: their editor and their pager.
extension TerminalHead {
  /// The draft goes to the editor and comes back; whatever happens there, the field keeps a text.
  func edit(_ draft: String) async {
    guard let editor = OutsideProgram.editor(environment) else { return tell(Phrase(.chat(.noEditor))) }
    await lend(draft, .draft(of: user), to: editor) { file, end in
      switch end {
      case .notStarted: break
      case .exited(code: 0): return take(file)
      case .exited(let code):
        tell(Phrase(.chat(.editorFailed), ["program": .text(editor.name), "code": .text(String(code))]))
      case .killed(let signal):
        let isKept = take(file)
        tell(Phrase(.chat(.editorCrashed), ["program": .text(editor.name), "code": .text(String(signal))]))
        return isKept
      }
      return false
    }
  }

  func view(_ text: String) async {
    guard let pager = OutsideProgram.pager(environment) else { return tell(Phrase(.chat(.noPager))) }
    await lend(Sanitizer.plain(text) + "\n", .reading, to: pager) { _, _ in false }
  }

  /// Lets a program have the terminal and a text in a file.
  ///
  /// - Parameter finish: takes what became of it; true where the file is to stay.
  private func lend(
    _ text: String, _ content: PrivateFile.Content, to program: OutsideProgram,
    finish: (PrivateFile, ChildEnd) -> Bool
  ) async {
    do {
      let file = try PrivateFile(
        text, content, below: house.configuration.paths.state, stamp: house.time.now.microseconds)
      let end = await session.run(program.words + [file.path])
      if case .notStarted = end {
        let variable = program.variable ?? "PATH"
        tell(
          Phrase(.chat(.outsideMissing), ["program": .text(program.name), "variable": .text(variable)]))
      }
      if !finish(file, end) { file.remove() }
    } catch {
      tell(Failure(error, configuration: house.configuration).phrase)
    }
  }

  /// Takes a text back from the editor; true where it is too long and stays in its file.
  private func take(_ file: PrivateFile) -> Bool {
    guard let text = file.text else { return false }
    if let phrase = Self.tooLong(text, in: file) {
      tell(phrase)
      return true
    }
    inbox.yield(.app(.edited(text)))
    return false
  }

  /// Where a text stays that is too long for the field; `nil` for one that is not.
  private static func tooLong(_ text: String, in file: PrivateFile) -> Phrase? {
    let length = text.unicodeScalars.count
    guard length > ChatApp.longestDraft else { return nil }
    return Phrase(
      .chat(.editorTooLong),
      ["length": .count(length), "limit": .count(ChatApp.longestDraft), "path": .text(file.path)])
  }

  /// What was being written when the program was ended with the editor open goes back into the field: as much as a
  /// message takes. The rest waits in its files for the next start.
  func bringDraftsBack() {
    var drafts = ""
    for file in PrivateFile.lostDrafts(of: user, below: house.configuration.paths.state) {
      guard let text = file.text else { continue }
      if let phrase = Self.tooLong(text, in: file) {
        inbox.yield(.app(.notice(phrase)))
      } else if Self.tooLong(drafts + text, in: file) == nil {
        drafts += text.last?.isNewline == true ? text : text + "\n"
        file.remove()
      }
    }
    guard drafts.contains(where: { !$0.isWhitespace }) else { return }
    inbox.yield(.app(.edited(drafts)))
    inbox.yield(.app(.notice(Phrase(.chat(.draftBack)))))
  }
}
