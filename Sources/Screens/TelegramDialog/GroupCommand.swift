package import Localization

/// What operators ask for in their group by a line that begins with a slash.
package enum GroupCommand: Hashable, Sendable {
  /// The words that the group's menu of commands has, in its order.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case stats, queue, budget
    case pauseQueue = "pause_queue"
    case resumeQueue = "resume_queue"
    case announce, help

    /// What the menu says of it.
    package var about: PhraseKey {
      switch self {
      case .stats: .group(.aboutStats)
      case .queue: .group(.aboutQueue)
      case .budget: .group(.aboutBudget)
      case .pauseQueue: .group(.aboutPauseQueue)
      case .resumeQueue: .group(.aboutResumeQueue)
      case .announce: .group(.aboutAnnounce)
      case .help: .group(.aboutHelp)
      }
    }
  }

  case stats, queue, budget, pauseQueue, resumeQueue, help
  /// To whom, as typed in its first line, and what follows below it; empty for what is missing.
  case announce(audience: String, text: String)

  /// Reads a line; `nil` for what is nothing of these: in a group much else is said.
  ///
  /// - Parameter bot: the bot's own name, which may stand behind the word.
  package init?(_ text: String, bot: String?) {
    let word: String
    // Some words are those of commands in private chats too.
    switch TelegramCommand(text, bot: bot) {
    case .known(let name, _)?: word = name.rawValue
    case .unknown(let name)?: word = name.lowercased()
    case nil: return nil
    }
    switch Name(rawValue: word) {
    case .stats?: self = .stats
    case .queue?: self = .queue
    case .budget?: self = .budget
    case .pauseQueue?: self = .pauseQueue
    case .resumeQueue?: self = .resumeQueue
    case .help?: self = .help
    case .announce?:
      // What begins below the command has nobody beside it.
      let behind = text.dropFirst().drop { !$0.isWhitespace }
      let lines = behind.split(maxSplits: 1, omittingEmptySubsequences: false) { $0.isNewline }
      self = .announce(
        audience: String((lines.first ?? "").drop { $0.isWhitespace }),
        text: lines.count > 1 ? String(lines[1]) : "")
    case nil: return nil
    }
  }

  /// The menu in a language: what Telegram shows beside the field.
  package static func menu(in book: Phrasebook) -> [(name: String, about: String)] {
    Name.allCases.map { ($0.rawValue, book.text($0.about)) }
  }
}
