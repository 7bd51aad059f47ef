import DialogParts
import Domain
import Localization
import TerminalKit

/// Something that lies over the screen and takes the keys until it is done.
enum Layer: Equatable, Sendable {
  case question(Question)
  case palette(Palette)
  case search(Search)
  case spending(SpendingSheet)
  case chats(ChatList)
}

/// A question before something that cannot be taken back. The way out has the focus first.
struct Question: Hashable, Sendable {
  enum Subject: Hashable, Sendable {
    /// Leaving with an unsent text in the field.
    case quit
    /// Saying no to an introduction: the pair is never proposed again.
    case decline(ActionID, MessageAction.Intent)
    /// A pause takes open introductions back.
    case pause
  }

  enum Answer: Hashable, Sendable {
    case yes
    case no
    /// Yes, and why.
    case because(DeclineReason)
  }

  let subject: Subject
  /// The place of the answer that has the focus.
  var chosen = 1

  /// In the order of their numbers, from 1.
  var answers: [Answer] {
    switch subject {
    case .quit, .pause: [.yes, .no]
    case .decline: [.yes, .no] + DeclineReason.allCases.map { .because($0) }
    }
  }

  func label(of answer: Answer) -> PhraseKey {
    switch answer {
    case .yes: confirmation
    case .no: wayOut
    case .because(let reason): Phrase.label(of: reason)
    }
  }

  var text: PhraseKey {
    switch subject {
    case .quit: .chat(.quitAsk)
    case .decline: .chat(.declineAsk)
    case .pause: .chat(.pauseAsk)
    }
  }

  private var confirmation: PhraseKey {
    switch subject {
    case .quit: .chat(.quitYes)
    case .decline: .chat(.declineYes)
    case .pause: .chat(.pauseYes)
    }
  }

  private var wayOut: PhraseKey {
    switch subject {
    case .quit: .chat(.quitNo)
    case .decline, .pause: .chat(.declineNo)
    }
  }
}
