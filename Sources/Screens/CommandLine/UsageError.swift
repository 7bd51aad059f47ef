package import Localization

/// What is wrong with a command line: facts, made into a sentence by `phrase`.
package enum UsageError: Error, Hashable, Sendable {
  case unknownVerb(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  /// The option belongs to other verbs.
  case optionOfOtherVerb(String, Verb)
  case lacksValue(String)
  /// The option takes no value, or not this one.
  case wrongValue(option: String, value: String, allowed: [String])
  case twice(String)
  case unexpectedArgument(String, Verb)
  case lacksFiles(Verb)
  /// `--as` names somebody of a demo.
  case nameWithoutDemo
  case unknownLanguage(String, known: [String])

  /// The error in words, with a way out.
  package var phrase: Phrase {
    switch self {
    case .unknownVerb(let word, let meant?):
      Phrase(.cliUnknownVerbMeant, ["word": .text(word), "meant": .text(meant)])
    case .unknownVerb(let word, nil): Phrase(.cliUnknownVerb, ["word": .text(word)])
    case .unknownOption(let option, let meant?):
      Phrase(.cliUnknownOptionMeant, ["option": .text(option), "meant": .text(meant)])
    case .unknownOption(let option, nil): Phrase(.cliUnknownOption, ["option": .text(option)])
    case .optionOfOtherVerb(let option, let verb):
      Phrase(.cliOptionOfOtherVerb, ["option": .text(option), "verb": .text(verb.rawValue)])
    case .lacksValue(let option): Phrase(.cliLacksValue, ["option": .text(option)])
    case .wrongValue(let option, _, let allowed) where allowed.isEmpty:
      Phrase(.cliTakesNoValue, ["option": .text(option)])
    case .wrongValue(let option, let value, let allowed):
      Phrase(
        .cliWrongValue,
        [
          "option": .text(option), "value": .text(value),
          "allowed": .list(allowed.map { .text("\(option)=\($0)") }),
        ])
    case .twice(let option): Phrase(.cliTwice, ["option": .text(option)])
    case .unexpectedArgument(let argument, let verb):
      Phrase(.cliUnexpectedArgument, ["argument": .text(argument), "verb": .text(verb.rawValue)])
    case .lacksFiles(let verb): Phrase(.cliLacksFiles, ["verb": .text(verb.rawValue)])
    case .nameWithoutDemo: Phrase(.cliNameWithoutDemo)
    case .unknownLanguage(let language, let known):
      Phrase(.cliUnknownLanguage, ["language": .text(language), "known": .list(known.map { .text($0) })])
    }
  }
}
