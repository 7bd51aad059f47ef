import Domain
import ScreenParts
import TerminalKit

/// What a press of a button does.
enum ChatAct: Hashable, Sendable {
  case press(ActionID, MessageAction.Intent)
  case perform(UserCommand)
  case choose(ChoiceChange)
  case startMatching
  /// Mitko sends the open introductions again, with fresh buttons.
  case askAgain
  case toggleEvidence
  /// Begins to choose what others are not to see.
  case markWords
  case copy(String)
  /// Puts words into the field, to be sent or changed by their reader.
  case draft(String)
}

/// What a click means.
enum ChatTarget: CanvasTarget {
  case tab(ChatTab)
  case button(ChatAct)
  case field
  case match(MatchID)
  /// The row that tells why nobody was proposed yet.
  case outlook
  case message(Int)
  case toEnd
  case layer(Int)
}

// The shared parts, as the chat's screens use them.
typealias StyledLine = ScreenParts.StyledLine<ChatAct>
typealias ScreenButton = ScreenParts.ScreenButton<ChatAct>
typealias Lines = ScreenParts.Lines<ChatAct>
typealias SheetLines = ScreenParts.SheetLines<ChatAct>
typealias Canvas = ScreenParts.Canvas<ChatTarget>

extension ChatApp {
  /// An empty screen on which buttons that end something look so, and those are faint that were pressed and whose effect
  /// has not come yet.
  func canvas(_ surroundings: Surroundings) -> Canvas {
    Canvas(surroundings, book: book(surroundings)) { [pressed = conversation.pressed] act in
      guard case .press(let id, let intent) = act else { return Look.button }
      if pressed.contains(id) { return Look.quiet }
      return intent.cannotBeUndone ? Look.bad : Look.button
    }
  }
}

extension MessageAction.Intent {
  /// Whether a press ends something for good: shown as such, and asked about where no question came before.
  var cannotBeUndone: Bool {
    switch self {
    case .decline, .confirmReset, .confirmErase, .forgetPreferences: true
    case .activate, .accept, .confirmAccept, .because, .tellMore, .resume, .dismiss, .answerNow, .tellPitch,
      .reply, .ask, .answerQuestion, .skipQuestion:
      false
    }
  }

  /// The match that the button is about.
  var match: MatchID? {
    switch self {
    case .accept(let id), .confirmAccept(let id), .decline(let id), .because(let id, _), .tellMore(let id),
      .ask(let id):
      id
    case .activate, .confirmReset, .confirmErase, .resume, .dismiss, .answerNow, .tellPitch, .reply,
      .forgetPreferences, .answerQuestion, .skipQuestion:
      nil
    }
  }
}
