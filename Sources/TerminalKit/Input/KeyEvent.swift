/// Something that the terminal reported.
package enum KeyEvent: Hashable, Sendable {
  /// A typed character, as one grapheme cluster; marks typed after it come as an event of their own.
  case text(String)
  case enter
  /// A line break that does not send: Alt-Enter, and Shift-Enter where the terminal tells it apart.
  case altEnter
  case tab, backTab
  case escape
  case backspace, delete
  /// Ctrl with a lower-case letter; Ctrl-J arrives as this, Ctrl-M, Ctrl-I and Ctrl-H are Enter, Tab and Backspace.
  case control(Character)
  /// Alt (or Escape just before) with a character.
  case alt(Character)
  case up, down, left, right
  /// Ctrl or Alt with an arrow.
  case wordLeft, wordRight
  case home, end
  case pageUp, pageDown
  /// Ctrl with Home and End: the ends of the text rather than of the line.
  case textHome, textEnd
  /// F1 to F12.
  case function(Int)
  /// All of one bracketed paste, line breaks as LF; may hold any other character.
  case paste(String)
  /// The terminal's new size.
  case resize(Size)
  /// The window got or lost the keyboard, where the terminal reports it.
  case focus(Bool)
  case mouse(MouseEvent)
}

/// What the mouse did, where it is switched on.
package struct MouseEvent: Hashable, Sendable {
  /// What happened.
  package enum Action: Hashable, Sendable {
    case press(Button)
    case release
    case drag(Button)
    case wheelUp, wheelDown
  }

  /// Which button.
  package enum Button: Hashable, Sendable {
    case left, middle, right
  }

  package let action: Action
  package let position: Position

  /// An event at a cell.
  package init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
