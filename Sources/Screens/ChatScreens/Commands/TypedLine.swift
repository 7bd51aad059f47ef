package import Domain
package import Localization

/// What a line typed into the text field, or on a pipe, asks for.
package enum TypedLine: Hashable, Sendable {
  /// Nothing but space.
  case empty
  case message(String)
  case command(UserCommand)
  /// `/1`: the button of that number, in plain mode and on the screen.
  case press(Int)
  /// What others see is to be changed; made into a command with the choices of the present profile.
  case choose(ChoiceChange)
  /// These words are to be looked for in all conversations.
  case find(String)
  /// What stands in a file is to be said.
  case importFile(path: String)
  /// The reply that runs is to stop.
  case stop
  /// What the newest reply took is to be shown.
  case cost
  /// The list of conversations.
  case chats
  /// The conversation of that number.
  case go(Int)
  case quit
  case mistake(CommandMistake)
}

/// One change of what the owner shows or hides.
package enum ChoiceChange: Hashable, Sendable {
  case pay(shown: Bool)
  case employer(shown: Bool)
  case word(String, shown: Bool)
}

extension PublicChoices {
  /// The choices after one change.
  package func applying(_ change: ChoiceChange) -> PublicChoices {
    var choices = self
    switch change {
    case .pay(let shown): choices.showsPay = shown
    case .employer(let shown): choices.showsEmployer = shown
    case .word(let word, let shown):
      choices.hiddenWords.removeAll { $0.lowercased() == word.lowercased() }
      if !shown { choices.hiddenWords.append(word) }
    }
    return choices
  }
}

/// Why a line that begins with `/` is no command. It stays in the field.
package enum CommandMistake: Hashable, Sendable {
  /// With the command that was probably meant.
  case unknown(String, suggestion: String?)
  case lacksArgument(ChatVerb)
  case takesNoArgument(ChatVerb)
  /// A number was to follow.
  case noNumber(String, ChatVerb)
  /// "on" or "off" was to follow.
  case noSwitch(String, ChatVerb)
  case unknownLanguage(String, known: [String])
  /// There is no button of that number.
  case noButton(Int)

  /// The mistake in words, with a way out.
  package func phrase(_ book: Phrasebook) -> Phrase {
    switch self {
    case .unknown(let word, let suggestion?):
      Phrase(.help(.unknownCommandMeant), ["command": .text("/" + word), "meant": .text("/" + suggestion)])
    case .unknown(let word, nil): Phrase(.help(.unknownCommand), ["command": .text("/" + word)])
    case .lacksArgument(let verb):
      Phrase(
        .help(.lacksArgument),
        [
          "command": .text("/" + verb.rawValue),
          "argument": verb.argument.map { .phrase(Phrase($0)) } ?? .text(""),
        ])
    case .takesNoArgument(let verb):
      Phrase(.help(.takesNoArgument), ["command": .text("/" + verb.rawValue)])
    case .noNumber(let word, let verb):
      Phrase(.help(.noNumber), ["word": .text(word), "command": .text("/" + verb.rawValue)])
    case .noSwitch(let word, let verb):
      Phrase(
        .help(.noSwitch),
        [
          "word": .text(word), "command": .text("/" + verb.rawValue),
          "known": .phrase(Phrase(.help(.argumentNews))),
        ])
    case .unknownLanguage(let word, let known):
      Phrase(.help(.unknownLanguage), ["language": .text(word), "known": .list(known.map { .text($0) })])
    case .noButton(let number): Phrase(.help(.noButton), ["number": .text("/" + String(number))])
    }
  }
}
