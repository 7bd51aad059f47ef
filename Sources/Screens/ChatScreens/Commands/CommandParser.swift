import Domain
package import Localization

/// Reads what was typed. The same rules serve the full screen and plain mode.
///
/// A line that begins with `/` is a command, in English or in the language of the reader; two slashes send a message
/// that begins with one. A text of several lines is always a message: pasted code may begin with a slash.
package struct CommandParser: Sendable {
  private let phrasebooks: Phrasebooks
  private let book: Phrasebook

  /// - Parameter language: the reader's: its names of commands are understood too.
  package init(phrasebooks: Phrasebooks, language: String) {
    self.phrasebooks = phrasebooks
    book = phrasebooks.book(for: language)
  }

  /// What `text` asks for. Space around a message stays out of it.
  package func parse(_ text: String) -> TypedLine {
    let text = Self.trimmed(text)
    guard !text.isEmpty else { return .empty }
    guard text.hasPrefix("/"), !text.contains(where: \.isNewline) else { return .message(text) }
    let line = text.dropFirst()
    if line.hasPrefix("/") { return .message(String(line)) }
    let word = String(line.prefix { !$0.isWhitespace })
    let rest = Self.trimmed(String(line.dropFirst(word.count)))
    if let number = Int(word), number > 0, rest.isEmpty { return .press(number) }
    guard let verb = verb(word) else {
      return .mistake(.unknown(word, suggestion: ClosestWord.to(word, among: names)))
    }
    return command(verb, rest)
  }

  private func command(_ verb: ChatVerb, _ argument: String) -> TypedLine {
    if verb.argument == nil, !argument.isEmpty { return .mistake(.takesNoArgument(verb)) }
    if verb.argument != nil, argument.isEmpty, verb != .link { return .mistake(.lacksArgument(verb)) }
    switch verb {
    case .profile: return .command(.showProfile)
    case .matches: return .command(.showMatches)
    case .preferences: return .command(.showPreferences)
    case .why: return .command(.explainSearch)
    case .find: return .find(argument)
    case .ask: return .command(.ask(argument))
    case .answer: return .command(.answer(argument))
    case .pause: return .command(.pause)
    case .resume: return .command(.resume)
    case .contact: return .command(.setContact(argument))
    case .importFile: return .importFile(path: Self.path(argument))
    case .show: return .choose(choice(argument, shown: true))
    case .hide: return .choose(choice(argument, shown: false))
    case .news: return news(argument)
    case .link: return .command(.link(argument.isEmpty ? nil : argument))
    case .language: return language(argument)
    case .export: return .command(.export)
    case .reset: return .command(.reset)
    case .erase: return .command(.erase)
    case .help: return .command(.help)
    case .stop: return .stop
    case .again: return .command(.tryAgain(nil))
    case .cost: return .cost
    case .chats: return .chats
    case .new: return .command(.newChat)
    case .go:
      guard let number = Int(argument) else { return .mistake(.noNumber(argument, verb)) }
      return .go(number)
    case .title: return .command(.setTitle(nil, argument))
    case .archive: return .command(.archiveChat(nil))
    case .save: return .command(.saveChat(nil))
    case .quit: return .quit
    }
  }

  /// A path without the quotes that a shell, or a file manager that it was dragged from, puts around it.
  private static func path(_ word: String) -> String {
    guard let quote = word.first, quote == "'" || quote == "\"", word.last == quote, word.count > 2 else {
      return word
    }
    return String(word.dropFirst().dropLast())
  }

  private func choice(_ word: String, shown: Bool) -> ChoiceChange {
    switch word.lowercased() {
    case "pay", book.text(.help(.namePay)): .pay(shown: shown)
    case "employer", book.text(.help(.nameEmployer)): .employer(shown: shown)
    default: .word(word, shown: shown)
    }
  }

  /// Whether operators may write to the reader.
  private func news(_ word: String) -> TypedLine {
    switch word.lowercased() {
    case "on", book.text(.help(.nameOn)): .command(.setAnnouncements(true))
    case "off", book.text(.help(.nameOff)): .command(.setAnnouncements(false))
    default: .mistake(.noSwitch(word, .news))
    }
  }

  /// A language by its code or by what it calls itself.
  private func language(_ word: String) -> TypedLine {
    let known = phrasebooks.languages
    let wanted = word.lowercased()
    let named = known.first { phrasebooks.book(for: $0).name.lowercased() == wanted }
    if let code = known.contains(wanted) ? wanted : named {
      return .command(.setLanguage(Language(code: code)))
    }
    return .mistake(.unknownLanguage(word, known: known))
  }

  private func verb(_ word: String) -> ChatVerb? {
    let word = word.lowercased()
    return ChatVerb(rawValue: word) ?? ChatVerb.allCases.first { book.text($0.localName) == word }
  }

  private var names: [String] {
    ChatVerb.allCases.map(\.rawValue) + ChatVerb.allCases.map { book.text($0.localName) }
  }

  private static func trimmed(_ text: String) -> String {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }),
      let end = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[start...end])
  }
}
