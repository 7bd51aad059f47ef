package import Localization

/// What a line that begins with a slash asks for.
package enum TelegramCommand: Hashable, Sendable {
  /// The words that the menu of commands has, in its order.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case profile, matches, preferences, why, ask, answer, pause, resume, contact, language, news, privacy,
      export, link,
      reset, erase,
      help, start

    /// What the menu says of it; `nil` for what is not in the menu.
    package var about: PhraseKey? {
      switch self {
      case .profile: .help(.aboutProfile)
      case .matches: .help(.aboutMatches)
      case .preferences: .help(.aboutPreferences)
      case .why: .help(.aboutWhy)
      case .ask: .help(.aboutAsk)
      case .answer: .help(.aboutAnswer)
      case .pause: .help(.aboutPause)
      case .resume: .help(.aboutResume)
      case .contact: .help(.aboutContact)
      case .language: .help(.aboutLanguage)
      case .news: .help(.aboutNews)
      case .privacy: .telegram(.aboutPrivacy)
      case .export: .help(.aboutExport)
      case .link: .help(.aboutLink)
      case .reset: .help(.aboutReset)
      case .erase: .help(.aboutErase)
      case .help: .help(.aboutHelp)
      case .start: nil
      }
    }
  }

  /// A command with what follows it; empty for nothing.
  case known(Name, argument: String)
  /// A command that there is not, by its word.
  case unknown(String)

  /// Reads a line; `nil` for what is a message: also a path, and a slash with anything else behind it.
  ///
  /// - Parameter bot: the bot's own name, which may stand behind the word, as groups and some heads put it there.
  package init?(_ text: String, bot: String?) {
    guard text.hasPrefix("/") else { return nil }
    let line = text.dropFirst()
    let word = line.prefix { !$0.isWhitespace }
    let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, (1...32).contains(name.utf8.count), name.utf8.allSatisfy(Self.isOfName)
    else { return nil }
    if parts.count == 2, let bot, parts[1].lowercased() != bot.lowercased() { return nil }
    let rest = line.dropFirst(word.count)
    if let known = Name(rawValue: name.lowercased()) {
      self = .known(known, argument: Self.trimmed(rest))
    } else {
      self = .unknown(String(name))
    }
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_")
  }

  private static func trimmed(_ text: Substring) -> String {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }),
      let end = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[start...end])
  }

  /// The menu in a language: what Telegram shows beside the field.
  package static func menu(in book: Phrasebook) -> [(name: String, about: String)] {
    Name.allCases.compactMap { name in name.about.map { (name.rawValue, book.text($0)) } }
  }
}
