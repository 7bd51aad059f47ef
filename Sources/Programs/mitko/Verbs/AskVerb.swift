import Agent
import Bootstrap
import ChatScreens
import CommandLine
import Domain
import FoundationEssentials
import Glibc
import Localization
import ProgramParts
import TerminalKit

/// `mitko ask`: a question on the command line, with what stands on standard input below it, and the answer on standard
/// output; as it is made where somebody watches.
struct AskVerb: Sendable {
  let context: ProgramContext
  let options: AskOptions

  func run() async throws -> ExitCode {
    var text = options.words
    if isatty(STDIN_FILENO) == 0 {
      switch WholeInput.read(nil) {
      case .success(let bytes):
        let input = String(decoding: bytes, as: UTF8.self)
        if !input.utf8.elementsEqual(bytes) {
          StandardError.write("mitko: " + context.guess.text(.error(.bytesReplaced)))
        }
        if input.contains(where: { !$0.isWhitespace }) { text += (text.isEmpty ? "" : "\n\n") + input }
      // A closed input is none.
      case .failure(let trouble) where trouble.number == EBADF: break
      case .failure(let trouble):
        StandardError.write("mitko: " + context.guess.text(.unreadable("-", trouble)))
        return .usage
      }
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      StandardError.write("mitko: " + context.guess.text(.cli(.askEmpty)))
      return .usage
    }
    return try await Sitting(context: context, place: options.place, program: "mitko ask").run {
      [text] in try await ask(text, $0)
    }
  }

  private func ask(_ text: String, _ table: Sitting.Table) async throws -> ExitCode {
    let exchange = Exchange(table: table, isJSON: options.isJSON)
    // From before the question on, so that no word of the answer is missed.
    let drafts = table.house.live.drafts(of: table.chat.id)
    let (position, code) = try await exchange.send(text)
    guard let position else { return code }
    guard !options.isJSON, isatty(STDOUT_FILENO) == 1 else {
      return try await exchange.finish(after: position)
    }
    let paper = Paper()
    let printing = Task { for await draft in drafts { await paper.print(draft.text) } }
    return try await exchange.finish(after: position, growing: { await paper.print($0) }) {
      printing.cancel()
      await printing.value
      return await paper.text
    }
  }

  /// What of an answer stands on the terminal while it grows.
  private actor Paper {
    private(set) var text = ""

    /// Prints what is new. A text that does not go on from what stands there was begun anew; it comes below.
    func print(_ draft: String) {
      let whole = Sanitizer.plain(draft)
      // What comes by rows is behind what was heard.
      if text.continuation(of: whole) != nil { return }
      // Where nobody reads any more, the end tells.
      try? StandardOutput.write(whole.continuation(of: text) ?? "\n\n" + whole)
      text = whole
    }
  }
}
