package import Localization
import TerminalKit

/// The program's help, generated from the description of its verbs and options.
package struct HelpText: Sendable {
  private let book: Phrasebook
  private let columns: Int

  /// The width where there is no terminal to ask.
  package static let standardColumns = 80

  /// - Parameter columns: the terminal's width; lines are kept to at most 100.
  package init(book: Phrasebook, columns: Int = Self.standardColumns) {
    self.book = book
    self.columns = max(40, min(100, columns))
  }

  /// The help of one verb, or of the whole program; lines, the last without a line break.
  package func text(for verb: Verb?) -> String {
    (verb.map(lines) ?? overview).joined(separator: "\n")
  }

  /// The sentence for a wrong command line, and where help is.
  ///
  /// - Parameter verb: what the line is about, where that is known.
  package func text(for error: UsageError, of verb: Verb? = nil) -> String {
    let help = verb.map { Phrase(.cli(.tryHelpOf), ["verb": .text($0.rawValue)]) } ?? Phrase(.cli(.tryHelp))
    return "mitko: \(book.text(error.phrase))\n" + book.text(help)
  }

  private var overview: [String] {
    var lines = wrapped(book.text(.cli(.about)))
    lines += [
      "",
      "\(book.text(.cli(.usage))): mitko [\(book.text(.cli(.valueVerb)))] [\(book.text(.cli(.valueOptions)))]",
    ]
    lines += ["", book.text(.cli(.verbs)) + ":"]
    lines += table(Verb.allCases.map { ($0.rawValue, book.text($0.about)) })
    lines += ["", book.text(.cli(.options)) + ":"]
    lines += table(Option.alone.map { row($0, $0.value) })
    lines += [""] + wrapped(book.text(.cli(.more)))
    return lines
  }

  private func lines(_ verb: Verb) -> [String] {
    let usage = "\(book.text(.cli(.usage))): mitko \(verb.rawValue) [\(book.text(.cli(.valueOptions)))]"
    var lines =
      wrapped(book.text(verb.about)) + ["", usage + (verb.operand.usage(book).map { " " + $0 } ?? "")]
    lines += ["", book.text(.cli(.options)) + ":"]
    lines += table((verb.options + [.help]).map { row($0, $0.value(of: verb)) })
    return lines
  }

  private func row(_ option: Option, _ value: Option.Value) -> (String, String) {
    let name = (option.shortFlag.map { $0 + ", " } ?? "") + option.flag
    switch value {
    case .none: return (name, book.text(option.about))
    case .required(let content): return (name + " " + content.placeholder(book), book.text(option.about))
    case .optional(let values):
      return (name + "[=" + values.joined(separator: "|") + "]", book.text(option.about))
    }
  }

  /// Two columns; what the right one does not hold goes on below, and a name that would leave it no room stands above it.
  private func table(_ rows: [(String, String)]) -> [String] {
    let names = rows.map { Columns.width(of: $0.0) }
    let left = (names.filter { $0 <= Self.widestName }.max() ?? 0) + 4
    return zip(rows, names).flatMap { row, width in
      let isAbove = width > Self.widestName
      let lines = TextWrap.lines(of: row.1, columns: max(20, columns - left)).enumerated().map {
        index, line in
        Columns.aligned(index == 0 && !isAbove ? "  " + row.0 : "", to: left) + line
      }
      return isAbove ? ["  " + row.0] + lines : lines
    }
  }

  private static let widestName = 40

  private func wrapped(_ text: String) -> [String] { TextWrap.lines(of: text, columns: columns) }
}

extension Verb.Operand {
  /// What stands for it in a line of usage; `nil` where there is none.
  func usage(_ book: Phrasebook) -> String? {
    switch self {
    case .none: nil
    case .files: book.text(.cli(.valueFile)) + "..."
    case .words: "[" + book.text(.cli(.valueWords)) + "]"
    case .file: "[" + book.text(.cli(.valueFile)) + "]"
    case .word(let words): words.joined(separator: "|")
    case .choice(let words): "[" + words.joined(separator: "|") + "]"
    case .filter: "[" + book.text(.cli(.valueFilter)) + "]"
    case .generation: "[" + book.text(.cli(.valueGeneration)) + "]"
    case .round(let word): "[\(word)] [\(book.text(.cli(.valueRound)))]"
    case .pair: book.text(.cli(.valuePerson)) + " " + book.text(.cli(.valuePerson))
    case .setting: "[\(book.text(.cli(.valueName))) [\(book.text(.cli(.valueSetting)))]]"
    }
  }
}
