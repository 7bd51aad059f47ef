package import Domain
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
  /// The option takes a number from 1 on.
  case wrongNumber(option: String, value: String)
  /// A number that is none between 1 and the most that the option takes.
  case wrongCount(option: String, value: String, most: Int)
  case twice(String)
  case unexpectedArgument(String, Verb)
  case lacksFiles(Verb)
  /// The verb is about two people.
  case lacksPeople(Verb)
  /// No number of a round.
  case wrongRound(String)
  /// Nothing of a round's rules.
  case wrongChange(String)
  /// The verb wants one of these words behind it.
  case lacksWord(Verb, allowed: [String])
  case wrongWord(String, Verb, allowed: [String])
  /// `--as` names somebody of a demo.
  case nameWithoutDemo
  case unknownLanguage(String, known: [String])
  /// The value of an option is none of those that there are.
  case wrongOptionWord(String, value: String, allowed: [String])
  /// The option says nothing to what `--do` asks for.
  case optionOfOtherAct(String)
  /// What `--do` asks for needs this option too.
  case lacksOption(String)
  /// The value of an option is empty, or has more than so many characters.
  case tooLong(option: String, limit: Int)
  /// Neither an age nor a day.
  case wrongSince(String)
  /// The setting cannot have this value.
  case wrongSetting(Setting, value: String)

  /// The error in words, with a way out.
  package var phrase: Phrase {
    switch self {
    case .unknownVerb(let word, let meant?):
      Phrase(.cli(.unknownVerbMeant), ["word": .text(word), "meant": .text(meant)])
    case .unknownVerb(let word, nil): Phrase(.cli(.unknownVerb), ["word": .text(word)])
    case .unknownOption(let option, let meant?):
      Phrase(.cli(.unknownOptionMeant), ["option": .text(option), "meant": .text(meant)])
    case .unknownOption(let option, nil): Phrase(.cli(.unknownOption), ["option": .text(option)])
    case .optionOfOtherVerb(let option, let verb):
      Phrase(.cli(.optionOfOtherVerb), ["option": .text(option), "verb": .text(verb.rawValue)])
    case .lacksValue(let option): Phrase(.cli(.lacksValue), ["option": .text(option)])
    case .wrongValue(let option, _, let allowed) where allowed.isEmpty:
      Phrase(.cli(.takesNoValue), ["option": .text(option)])
    case .wrongValue(let option, let value, let allowed):
      Phrase(
        .cli(.wrongValue),
        [
          "option": .text(option), "value": .text(value),
          "allowed": .list(allowed.map { .text("\(option)=\($0)") }),
        ])
    case .wrongNumber(let option, let value):
      Phrase(.cli(.wrongNumber), ["option": .text(option), "value": .text(value)])
    case .wrongCount(let option, let value, let most):
      Phrase(
        .cli(.wrongCount), ["option": .text(option), "value": .text(value), "most": .text(String(most))])
    case .twice(let option): Phrase(.cli(.twice), ["option": .text(option)])
    case .unexpectedArgument(let argument, let verb):
      Phrase(.cli(.unexpectedArgument), ["argument": .text(argument), "verb": .text(verb.rawValue)])
    case .lacksFiles(let verb): Phrase(.cli(.lacksFiles), ["verb": .text(verb.rawValue)])
    case .lacksPeople(let verb): Phrase(.cli(.lacksPeople), ["verb": .text(verb.rawValue)])
    case .wrongRound(let word): Phrase(.cli(.wrongRound), ["value": .text(word)])
    case .wrongChange(let word):
      Phrase(
        .cli(.wrongChange),
        ["value": .text(word), "allowed": .list(RoundRules.keys.map { .text($0) })])
    case .lacksWord(let verb, let allowed):
      Phrase(
        .cli(.lacksWord), ["verb": .text(verb.rawValue), "allowed": .list(allowed.map { .text($0) })])
    case .wrongWord(let word, let verb, let allowed):
      Phrase(
        .cli(.wrongWord),
        ["word": .text(word), "verb": .text(verb.rawValue), "allowed": .list(allowed.map { .text($0) })])
    case .wrongOptionWord(let option, let value, let allowed):
      Phrase(
        .cli(.wrongOptionWord),
        ["option": .text(option), "value": .text(value), "allowed": .list(allowed.map { .text($0) })])
    case .optionOfOtherAct(let option): Phrase(.cli(.optionOfOtherAct), ["option": .text(option)])
    case .lacksOption(let option): Phrase(.cli(.lacksOption), ["option": .text(option)])
    case .tooLong(let option, let limit):
      Phrase(.cli(.valueTooLong), ["option": .text(option), "limit": .count(limit)])
    case .wrongSince(let value): Phrase(.cli(.wrongSince), ["value": .text(value)])
    case .wrongSetting(let setting, let value):
      Phrase(
        Self.wrongSetting(setting),
        [
          "setting": .text(setting.rawValue), "value": .text(value),
          "least": .text(setting.text(of: setting.bounds.lowerBound)),
          "most": .text(setting.text(of: setting.bounds.upperBound)),
          "allowed": .list(setting.words.map { .text($0) }),
        ])
    case .nameWithoutDemo: Phrase(.cli(.nameWithoutDemo))
    case .unknownLanguage(let language, let known):
      Phrase(.cli(.unknownLanguage), ["language": .text(language), "known": .list(known.map { .text($0) })])
    }
  }

  private static func wrongSetting(_ setting: Setting) -> PhraseKey {
    switch setting {
    case .scorer: .cli(.wrongSettingWord)
    case .burst: .cli(.wrongSettingNumberOrWord)
    default: setting.isWhole ? .cli(.wrongSettingWhole) : .cli(.wrongSettingNumber)
    }
  }
}
