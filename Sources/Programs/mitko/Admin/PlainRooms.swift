import Bootstrap
import CommandLine
import Domain
import Glibc
import Localization
import ProgramParts
import TerminalRuntime

/// `mitko admin` as append-only text: a line is a verb for operators, as it would stand behind `mitko`. For screen
/// readers, pipes, and terminals that cannot address their cursor.
struct PlainRooms: Sendable {
  let context: ProgramContext
  let options: AdminOptions

  /// What a line may begin with.
  static let verbs: [Verb] = [
    .queue, .budget, .forecast, .rounds, .matches, .why, .people, .announce, .events, .undo, .settings,
    .costs,
    .doctor,
  ]

  func run() async throws -> ExitCode {
    guard let console = PlainConsole() else { throw OutputClosed() }
    let isInteractive = isatty(STDIN_FILENO) == 1
    let book = context.guess
    let known = PhraseValue.list(Self.verbs.map { .text($0.rawValue) })
    if isInteractive {
      try StandardOutput.write(book.text(Phrase(.admin(.plainHello), ["verbs": known])) + "\n")
    }
    var last = ExitCode.success
    for await input in console.lines {
      switch input {
      case .endOfInput: return last
      case .oversized: last = refuse(Phrase(.admin(.plainUnknown), ["word": .text("…"), "verbs": known]))
      case .line(let line, _):
        var words = Self.words(of: line)
        guard var first = words.first else { continue }
        // As commands are written in the chat.
        if first.hasPrefix("/") { first.removeFirst() }
        if ["quit", "exit", "q"].contains(first) { return last }
        words[0] = first
        guard first == Verb.help || Self.verbs.contains(where: { $0.rawValue == first }) else {
          last = refuse(Phrase(.admin(.plainUnknown), ["word": .text(first), "verbs": known]))
          continue
        }
        // Before what was typed: behind `--` nothing is an option.
        last = await Program.run(
          arguments: [first] + place(of: first) + words.dropFirst(), environment: environment)
      }
    }
    return last
  }

  private func refuse(_ phrase: Phrase) -> ExitCode {
    StandardError.write("mitko: " + context.guess.text(phrase))
    return .usage
  }

  /// The database that the program was started on, as options of a verb.
  private func place(of verb: String) -> [String] {
    if verb == Verb.help { return [] }
    let place = options.place
    var words: [String] = []
    if let database = place.database { words += ["--database", database] }
    switch place.demo {
    case .people?: words.append("--demo")
    case .empty?: words.append("--demo=empty")
    case nil: break
    }
    // Operators' verbs have no name.
    if let name = place.name, Verb(rawValue: verb)?.takesName == true {
      words += ["--as", name]
    }
    if let language = place.language { words += ["--language", language.code] }
    return words
  }

  private var environment: [String: String] {
    guard options.isReadOnly else { return context.environment }
    let role = [Variable.operatorRole.rawValue: Configuration.OperatorRole.readOnly.rawValue]
    return context.environment.merging(role) { $1 }
  }

  /// The words of a line, as a shell would take them apart: quotes keep words together.
  static func words(of line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      switch (quote, character) {
      case (let open?, _) where character == open: quote = nil
      case (.some, _): word = (word ?? "") + String(character)
      case (nil, "\""), (nil, "'"):
        quote = character
        word = word ?? ""
      case (nil, _) where character.isWhitespace:
        if let ended = word { words.append(ended) }
        word = nil
      case (nil, _): word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
