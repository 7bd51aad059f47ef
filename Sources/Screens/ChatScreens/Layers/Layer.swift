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

  let subject: Subject
  var confirms = false

  var text: PhraseKey {
    switch subject {
    case .quit: .chat(.quitAsk)
    case .decline: .chat(.declineAsk)
    case .pause: .chat(.pauseAsk)
    }
  }

  var confirmation: PhraseKey {
    switch subject {
    case .quit: .chat(.quitYes)
    case .decline: .chat(.declineYes)
    case .pause: .chat(.pauseYes)
    }
  }

  var wayOut: PhraseKey {
    switch subject {
    case .quit: .chat(.quitNo)
    case .decline, .pause: .chat(.declineNo)
    }
  }
}
