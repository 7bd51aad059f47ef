import Bootstrap
import ChatScreens
import CommandLine
import Domain
import FoundationEssentials
import Glibc
import Localization
import ProgramParts

/// `mitko say`: one whole message from a file or standard input, and the answer to it on standard output.
///
/// Nothing in the text is a command: a résumé may begin a line with a slash.
struct SayVerb: Sendable {
  let context: ProgramContext
  let options: SayOptions

  func run() async throws -> ExitCode {
    guard let bytes = read() else { return .usage }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.contains(where: { !$0.isWhitespace }) else {
      StandardError.write("mitko: " + context.guess.text(.cli(.sayEmpty)))
      return .usage
    }
    if !text.utf8.elementsEqual(bytes) {
      StandardError.write("mitko: " + context.guess.text(.error(.bytesReplaced)))
    }
    return try await Sitting(context: context, place: options.place, program: "mitko say").run {
      try await say(text, $0)
    }
  }

  /// `nil` where it cannot be read, which is told.
  private func read() -> [UInt8]? {
    let file = options.file == "-" ? nil : options.file
    if file == nil, isatty(STDIN_FILENO) == 1 {
      StandardError.write(context.guess.text(.cli(.sayPrompt)))
    }
    switch WholeInput.read(file) {
    case .success(let bytes): return bytes
    case .failure(let trouble):
      StandardError.write("mitko: " + context.guess.text(.unreadable(file ?? "-", trouble)))
      return nil
    }
  }

  private func say(_ text: String, _ table: Sitting.Table) async throws -> ExitCode {
    let exchange = Exchange(table: table, isJSON: options.isJSON)
    let (position, code) = try await exchange.send(text)
    guard let position else { return code }
    guard options.waits else { return try stored(at: position, table) }
    return try await exchange.finish(after: position)
  }

  private func stored(at position: Int, _ table: Sitting.Table) throws -> ExitCode {
    if options.isJSON {
      try StandardOutput.write(JSONText.of(Exchange.Told(sent: position, answers: [])))
    } else {
      let book = table.house.phrasebooks.book(for: table.user.language.code)
      StandardError.write("mitko: " + book.text(.cli(.sayStored)))
    }
    return .success
  }
}

extension Phrase {
  /// Why a text could not be read.
  static func unreadable(_ path: String, _ trouble: SystemTrouble) -> Phrase {
    Phrase(.cli(.sayUnreadable), ["path": .text(path), "detail": .phrase(Failure.system(trouble.number))])
  }
}
