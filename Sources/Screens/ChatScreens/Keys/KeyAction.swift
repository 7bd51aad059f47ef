package import Localization
import TerminalKit

/// Something that a key does and that may be put on another key. The raw value is its name in the configuration.
package enum KeyAction: String, CaseIterable, Hashable, Sendable {
  // On every screen, also while a text is typed.
  case help, chat, matches, profile, chats, language, mouse, search, palette, open, repaint, suspend, quit
  // On lists and texts, where no text is typed.
  case up, down, top, bottom, copy, view, again, tokens, quotes, hide, ask

  /// Whether the key acts where no text is typed only, so that it may be a letter.
  var isOfLists: Bool {
    switch self {
    case .help, .chat, .matches, .profile, .chats, .language, .mouse, .search, .palette, .open, .repaint,
      .suspend,
      .quit:
      false
    case .up, .down, .top, .bottom, .copy, .view, .again, .tokens, .quotes, .hide, .ask: true
    }
  }

  /// What it does, in a line.
  package var about: PhraseKey {
    switch self {
    case .help: .help(.keyHelp)
    case .chat: .chat(.tab)
    case .matches: .matches(.tab)
    case .profile: .profile(.tab)
    case .chats: .help(.keyChats)
    case .language: .help(.keyLanguage)
    case .mouse: .help(.keyMouse)
    case .search: .help(.keySearch)
    case .palette: .help(.keyPalette)
    case .open: .help(.keyOpen)
    case .repaint: .help(.keyRepaint)
    case .suspend: .help(.keySuspend)
    case .quit: .help(.keyQuit)
    case .up, .down: .help(.keyMove)
    case .top, .bottom: .help(.keyEnds)
    case .copy: .help(.keyCopy)
    case .view: .help(.keyView)
    case .again: .help(.keyAgain)
    case .tokens: .help(.keyTokens)
    case .quotes: .help(.keyEvidence)
    case .hide: .help(.keyHide)
    case .ask: .help(.keyAsk)
    }
  }

  /// The keys that it has unless others were chosen; the first one is shown.
  var standardKeys: [KeyEvent] {
    switch self {
    case .help: [.function(1), .alt("4")]
    case .chat: [.function(2), .alt("1")]
    case .matches: [.function(3), .alt("2")]
    case .profile: [.function(4), .alt("3")]
    case .chats: [.function(7)]
    case .language: [.function(5)]
    case .mouse: [.function(6)]
    case .search: [.control("f")]
    case .palette: [.control("p")]
    case .open: [.control("o")]
    case .repaint: [.control("l")]
    case .suspend: [.control("z")]
    case .quit: [.control("c"), .control("q")]
    case .up: [.text("k")]
    case .down: [.text("j")]
    case .top: [.text("g")]
    case .bottom: [.text("G")]
    case .copy: [.text("y")]
    case .view: [.text("o")]
    case .again: [.text("r")]
    case .tokens: [.text("t")]
    case .quotes: [.text("e")]
    case .hide: [.text("h")]
    case .ask: [.text("i")]
    }
  }
}

/// Why a choice of keys cannot be used: facts, made into a sentence by `phrase`.
package enum KeyMistake: Error, Hashable, Sendable {
  /// No action has that name; with the nearest one.
  case unknownAction(String, nearest: String?)
  /// There is no such key, or no terminal tells it from another one.
  case unknownKey(String, KeyAction)
  /// A character alone, for an action that works while a text is typed.
  case isText(String, KeyAction)
  /// The key edits texts, moves the focus or presses buttons.
  case isTaken(String, KeyAction)
  /// An action that is chosen twice: which keys are meant?
  case again(KeyAction)
  /// Two actions share a key.
  case twice(String, KeyAction, KeyAction)
  /// An action without any key.
  case lacksKey(KeyAction)

  /// The mistake in words.
  package var phrase: Phrase {
    func words(_ key: PhraseKey, _ name: String, _ action: KeyAction) -> Phrase {
      Phrase(key, ["key": .text(name), "action": .text(action.rawValue)])
    }
    switch self {
    case .unknownAction(let name, let nearest?):
      return Phrase(.help(.keysUnknownActionMeant), ["action": .text(name), "meant": .text(nearest)])
    case .unknownAction(let name, nil):
      let names = KeyAction.allCases.map { PhraseValue.text($0.rawValue) }
      return Phrase(.help(.keysUnknownAction), ["action": .text(name), "known": .list(names)])
    case .unknownKey(let name, let action): return words(.help(.keysUnknownKey), name, action)
    case .isText(let name, let action): return words(.help(.keysText), name, action)
    case .isTaken(let name, let action): return words(.help(.keysTaken), name, action)
    case .twice(let name, let action, let other):
      return Phrase(
        .help(.keysTwice),
        ["key": .text(name), "action": .text(action.rawValue), "other": .text(other.rawValue)])
    case .again(let action): return Phrase(.help(.keysAgain), ["action": .text(action.rawValue)])
    case .lacksKey(let action): return Phrase(.help(.keysLack), ["action": .text(action.rawValue)])
    }
  }
}
