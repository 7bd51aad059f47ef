package import Domain
package import Localization
package import ScreenParts
package import TerminalKit

/// What happened, for `AdminApp.update`.
package enum AdminEvent: Sendable {
  case key(KeyEvent)
  /// A room was read as it was at an instant.
  case arrived(any RoomContent, at: Timestamp)
  /// An act is to be confirmed first, in the room in which it was ordered.
  case asked(ActQuestion, in: RoomName)
  /// Something in words that ends no order.
  case told(Phrase, Toast.Tone)
  /// What became of an order, or why it was not done.
  case ended(any RoomOrder, OrderStage, Phrase, Toast.Tone)
  /// The filter of the room that is shown cannot be used after all: an engine that reads it further says why.
  case filterRefused(Phrase)
  /// How far apart looks at the room are while rows change.
  case paced(Duration)
  /// The store cannot be read at present; nil: it can again. What is shown stays with its age.
  case trouble(Phrase?)
}

/// How far an order has come.
package enum OrderStage: Hashable, Sendable {
  /// It was confirmed, and is being carried out.
  case confirmed
  /// It came to its end: something was done of it, or nothing.
  case done, notDone
}

/// What the program is to do.
package enum AdminEffect: Sendable {
  /// Something of a room's: read this, do that.
  case order(any RoomOrder)
  /// Take back the operator's last act.
  case undo
  /// By OSC 52.
  case copyToClipboard(String)
  /// Go on as if this had been typed behind `:`. The frame does it itself.
  case go(String)
  /// Begin to type behind `:` with these words. The frame does it itself.
  case ask(String)
  /// Tell what a key does, or why it does nothing. The frame does it itself.
  case tell(Phrase, Toast.Tone)
  case setMouse(Bool)
  /// Paint everything anew: something else wrote on the terminal.
  case repaint
  /// Ctrl-Z: give the terminal back until the shell continues the program.
  case suspend
  case quit
}

extension AdminEffect {
  /// Whether another look at the room was asked for: it was opened, narrowed or read further.
  var isWatch: Bool {
    if case .order(let order) = self { order.isWatch } else { false }
  }

  /// What is told where more rows are marked than a key takes.
  static let oneAtATime = AdminEffect.tell(Phrase(.admin(.oneAtATime)), .trouble)

  /// What is told where a field did not take what was typed or pasted: nothing of it is in the field.
  static func refusing(_ outcome: TextField.Outcome) -> [AdminEffect] {
    guard case .refused(let refusal) = outcome else { return [] }
    return [.tell(Phrase(.admin(.textTooLong), ["n": .count(refusal.maximumScalars)]), .trouble)]
  }
}

/// What a click means.
package enum AdminTarget: CanvasTarget {
  case room(RoomName)
  case button(KeyEvent)
  /// A row of the room, from 0.
  case row(Int)
  case layer(Int)
}

/// The canvas of the rooms; a button does what a key does.
package typealias AdminCanvas = Canvas<AdminTarget>
