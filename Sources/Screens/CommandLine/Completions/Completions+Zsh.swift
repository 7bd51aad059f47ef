import Domain
import Localization

extension Completions {
  /// For zsh: a file `_mitko` of its functions' path, or read by `source`.
  var zsh: [String] {
    var lines = [
      "#compdef mitko",
      "# Completion of mitko's command line in zsh.",
      "_mitko() {",
      "  local curcontext=$curcontext state line verb word skip=0",
      "  local -a verbs options",
      "  verbs=(",
    ]
    lines += verbs.map { "    " + Self.quoted("\($0.word):\($0.about)") }
    lines += [
      "  )",
      "  # The verb is the first word that is neither an option nor an option's value.",
      "  for word in ${words[2,CURRENT-1]}; do",
      "    if ((skip)); then skip=0; continue; fi",
      "    case $word in",
      "      \(optionsWithValue.map(\.flag).joined(separator: "|"))) skip=1 ;;",
      "      -?*) ;;",
      "      *) verb=$word; break ;;",
      "    esac",
      "  done",
      "  case $verb in",
      "    '') options=(\(zshOptions(Verb.optionsWithoutVerb))) ;;",
    ]
    lines += Verb.allCases.map { "    \($0.rawValue)) options=(\(zshOptions($0.allOptions, of: $0))) ;;" }
    lines += [
      "  esac",
      "  _arguments -C -S : $options '1: :->verb' '*: :->rest' && return",
      "  case $state in",
      "    verb) _describe -t verbs verb verbs ;;",
      "    rest)",
      "      case $verb in",
      "        \(Verb.help)) _describe -t verbs verb verbs ;;",
    ]
    for verb in Verb.allCases {
      switch verb.operand {
      case .none, .words, .filter, .generation, .pair: break
      case .round(let word): lines.append("        \(verb.rawValue)) compadd -- \(word) ;;")
      case .files, .file: lines.append("        \(verb.rawValue)) _files ;;")
      case .word(let words), .choice(let words):
        lines.append("        \(verb.rawValue)) compadd -- \(words.joined(separator: " ")) ;;")
      case .setting:
        let names = Setting.allCases.map(\.rawValue).joined(separator: " ")
        lines.append("        \(verb.rawValue)) compadd -- \(names) ;;")
      }
    }
    lines += [
      "      esac",
      "      ;;",
      "  esac",
      "}",
      "if [[ ${funcstack[1]-} == _mitko ]]; then _mitko \"$@\"; else compdef _mitko mitko; fi",
    ]
    return lines
  }

  private func zshOptions(_ options: [Option], of verb: Verb? = nil) -> String {
    options.map { option in
      // A description ends at a bracket, and a colon begins the next part.
      let about = "[" + book.text(option.about).replacing("]", with: "\\]").replacing(":", with: "\\:") + "]"
      switch verb.map(option.value(of:)) ?? option.value {
      case .none:
        guard let short = option.shortFlag else { return Self.quoted(option.flag + about) }
        let both = "(\(short) \(option.flag))"
        return Self.quoted(both + short + about) + " " + Self.quoted(both + option.flag + about)
      case .required(let content):
        let action =
          switch content {
          case .path: "_files"
          case .language: "(" + languages.joined(separator: " ") + ")"
          case .name, .number, .since, .model, .changes: " "
          case .word(let words): "(" + words.joined(separator: " ") + ")"
          }
        return Self.quoted("\(option.flag)=\(about):\(content.placeholder(book)):\(action)")
      case .optional(let values):
        return Self.quoted("\(option.flag)=-\(about)::\(option.rawValue):(\(values.joined(separator: " ")))")
      }
    }.joined(separator: " ")
  }
}
