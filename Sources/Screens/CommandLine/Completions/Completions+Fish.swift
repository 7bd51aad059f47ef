import Domain
import Localization

extension Completions {
  /// For fish 3 and later.
  var fish: [String] {
    var lines = [
      "# Completion of mitko's command line in fish.",
      "function __mitko_verb",
      "    # The first word that is neither an option nor an option's value.",
      "    set -l words (commandline -opc)",
      "    set -l skip 0",
      "    for word in $words[2..-1]",
      "        if test $skip = 1",
      "            set skip 0",
      "            continue",
      "        end",
      "        switch $word",
      "            case \(optionsWithValue.map(\.flag).joined(separator: " "))",
      "                set skip 1",
      "            case '-?*'",
      "            case '*'",
      "                echo $word",
      "                return",
      "        end",
      "    end",
      "end",
      "function __mitko_verb_is",
      "    set -l verb (__mitko_verb)",
      "    contains -- \"$verb\" $argv",
      "end",
      "complete -c mitko -e",
      "complete -c mitko -f",
    ]
    for (word, about) in verbs {
      lines.append("complete -c mitko -n '__mitko_verb_is \"\"' -a \(word) -d \(Self.fishQuoted(about))")
    }
    lines.append(
      "complete -c mitko -n '__mitko_verb_is \(Verb.help)' -a '\(Verb.allCases.map(\.rawValue).joined(separator: " "))'"
    )
    for verb in Verb.allCases {
      let condition = "complete -c mitko -n '__mitko_verb_is \(verb.rawValue)'"
      switch verb.operand {
      case .none, .words, .filter, .generation, .pair: break
      case .round(let word): lines.append("\(condition) -a \(word)")
      case .files, .file: lines.append("\(condition) -F")
      case .word(let words), .choice(let words):
        lines.append("\(condition) -a '\(words.joined(separator: " "))'")
      case .setting:
        lines.append("\(condition) -a '\(Setting.allCases.map(\.rawValue).joined(separator: " "))'")
      }
    }
    for option in Option.allCases {
      guard option != .act else {
        // Each verb has acts of its own.
        lines += Verb.allCases.filter { $0.options.contains(.act) }.map { verb in
          "complete -c mitko -n '__mitko_verb_is \(verb.rawValue)' \(fishSpelling(option, option.value(of: verb)))"
        }
        continue
      }
      var users = Verb.allCases.filter { $0.allOptions.contains(option) }.map(\.rawValue)
      if Verb.optionsWithoutVerb.contains(option) { users.insert("\"\"", at: 0) }
      lines.append(
        "complete -c mitko -n '__mitko_verb_is \(users.joined(separator: " "))' \(fishSpelling(option, option.value))"
      )
    }
    return lines
  }

  private func fishSpelling(_ option: Option, _ value: Option.Value) -> String {
    let short = option.shortFlag.map { "-s \($0.dropFirst()) " } ?? ""
    let values =
      switch value {
      case .none: ""
      case .required(.path): " -r -F"
      case .required(.language): " -x -a '\(languages.joined(separator: " "))'"
      case .required(.name), .required(.number), .required(.since), .required(.model),
        .required(.changes):
        " -x"
      case .required(.word(let words)): " -x -a '\(words.joined(separator: " "))'"
      case .optional(let values): " -a '\(values.joined(separator: " "))'"
      }
    return "\(short)-l \(option.rawValue)\(values) -d \(Self.fishQuoted(book.text(option.about)))"
  }

  /// A word in single quotes, in which fish knows two escapes.
  private static func fishQuoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}
