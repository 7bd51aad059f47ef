package import Localization

/// What completes the command line in a shell, made from the same description of verbs and options as the help.
package struct Completions: Sendable {
  let book: Phrasebook
  let languages: [String]

  /// - Parameters:
  ///   - book: the language of the descriptions, in shells that show them.
  ///   - languages: codes that `--language` may name.
  package init(book: Phrasebook, languages: [String]) {
    self.book = book
    self.languages = languages
  }

  /// A script for the shell to read, with a line break at its end.
  package func script(for shell: Shell) -> String {
    let lines =
      switch shell {
      case .bash: bash
      case .zsh: zsh
      case .fish: fish
      }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The verbs with what they do, and the word that asks for help.
  var verbs: [(word: String, about: String)] {
    Verb.allCases.map { ($0.rawValue, book.text($0.about)) } + [(Verb.help, book.text(.cli(.optionHelp)))]
  }

  /// Options that take the next word as their value.
  var optionsWithValue: [Option] {
    Option.allCases.filter { if case .required = $0.value { true } else { false } }
  }

  /// A word in single quotes, as Bourne's shell and its children read it.
  static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
}

extension Verb {
  /// What may stand on a line with this verb.
  var allOptions: [Option] { options + [.help] }

  /// What may stand on a line without a verb, which is the chat's.
  static var optionsWithoutVerb: [Option] { Verb.chat.options + Option.alone }
}
