import Domain
import Localization

extension Completions {
  /// For bash 4 and later; it needs nothing of the bash-completion package.
  var bash: [String] {
    var lines = [
      "# Completion of mitko's command line in bash.",
      "_mitko() {",
      "  local word verb= option= options= words= files= ended= given= i",
      "  local cur=${COMP_WORDS[COMP_CWORD]}",
      "  COMPREPLY=()",
      "  # The verb is the first word that is neither an option nor an option's value. Bash makes \"=\" a word.",
      "  for ((i = 1; i < COMP_CWORD; i++)); do",
      "    word=${COMP_WORDS[i]}",
      "    if [[ -n $option ]]; then",
      "      [[ $word == = ]] || option=",
      "    elif [[ $word == = ]]; then",
      "      ((i++))",
      "    elif [[ -n $ended || $word != -?* ]]; then",
      "      [[ -n $verb ]] || verb=$word",
      "    elif [[ $word == -- ]]; then",
      "      ended=1",
      "    else",
      "      given+=\" $word \"",
      "      case $word in",
      "        \(optionsWithValue.map(\.flag).joined(separator: " | "))) option=$word ;;",
      "      esac",
      "    fi",
      "  done",
      "  # \"--demo=\" and what follows it.",
      "  if [[ -z $option && $cur == = ]]; then option=${COMP_WORDS[COMP_CWORD - 1]}",
      "  elif [[ -z $option && ${COMP_WORDS[COMP_CWORD - 1]} == = ]]; then option=${COMP_WORDS[COMP_CWORD - 2]}",
      "  fi",
      "  [[ $cur == = ]] && cur=",
      "  local IFS=$'\\n'",
      "  if [[ -n $option ]]; then",
      "    case $option in",
    ]
    for option in Option.allCases {
      // Each verb has acts of its own.
      let acts = Verb.allCases.filter { option == .act && $0.options.contains(.act) }.map {
        "\($0.rawValue)) \(bashChoice($0.acts)) ;;"
      }
      guard acts.isEmpty else {
        lines.append("      \(option.flag)) case $verb in \(acts.joined(separator: " ")) esac ;;")
        continue
      }
      guard let values = bashValues(of: option) else { continue }
      lines.append("      \(option.flag)) \(values) ;;")
    }
    lines += [
      "    esac", "    return", "  fi",
      "  case $verb in",
      "    '') words=\(bashWords(verbs.map(\.word))) options=\(bashWords(Verb.optionsWithoutVerb.map(\.flag))) ;;",
      "    \(Verb.help)) words=\(bashWords(Verb.allCases.map(\.rawValue))) ;;",
    ]
    for verb in Verb.allCases {
      var found = "options=\(bashWords(verb.allOptions.map(\.flag)))"
      switch verb.operand {
      case .none, .words, .filter, .generation, .pair: break
      case .round(let word): found += " words=\(word)"
      case .files, .file: found += " files=1"
      case .word(let words), .choice(let words): found += " words=\(bashWords(words))"
      case .setting: found += " words=\(bashWords(Setting.allCases.map(\.rawValue)))"
      }
      lines.append("    \(verb.rawValue)) \(found) ;;")
    }
    lines += [
      "  esac",
      "  if [[ $cur == -* && -z $ended ]]; then",
      "    for word in $(compgen -W \"$options\" -- \"$cur\"); do",
      "      [[ $given == *\" $word \"* ]] || COMPREPLY+=(\"$word\")",
      "    done",
      "  elif [[ -n $files ]]; then",
      "    compopt -o filenames 2>/dev/null",
      "    COMPREPLY=($(compgen -f -- \"$cur\"))",
      "  else",
      "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))",
      "  fi",
      "}",
      "complete -F _mitko mitko",
    ]
    return lines
  }

  /// Words for `compgen -W`, one a line, since names may hold spaces and lines do not.
  private func bashWords(_ words: [String]) -> String { "$'" + words.joined(separator: "\\n") + "'" }

  private func bashValues(of option: Option) -> String? {
    switch option.value {
    case .none: nil
    case .required(.path): "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\"))"
    case .required(.language): bashChoice(languages)
    // A name is the person's own affair.
    case .required(.name), .required(.number), .required(.since), .required(.model),
      .required(.changes):
      ":"
    case .required(.word(let words)): bashChoice(words)
    case .optional(let values): bashChoice(values)
    }
  }

  private func bashChoice(_ words: [String]) -> String {
    "COMPREPLY=($(compgen -W \(bashWords(words)) -- \"$cur\"))"
  }
}
