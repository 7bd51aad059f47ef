/// A key, as tmux names it.
package struct TerminalKey: Hashable, Sendable {
  let name: String

  package static let enter = TerminalKey(name: "Enter")
  package static let altEnter = TerminalKey(name: "M-Enter")
  package static let escape = TerminalKey(name: "Escape")
  package static let tab = TerminalKey(name: "Tab")
  package static let backTab = TerminalKey(name: "BTab")
  package static let backspace = TerminalKey(name: "BSpace")
  package static let delete = TerminalKey(name: "DC")
  package static let up = TerminalKey(name: "Up")
  package static let down = TerminalKey(name: "Down")
  package static let left = TerminalKey(name: "Left")
  package static let right = TerminalKey(name: "Right")
  package static let home = TerminalKey(name: "Home")
  package static let end = TerminalKey(name: "End")
  package static let pageUp = TerminalKey(name: "PPage")
  package static let pageDown = TerminalKey(name: "NPage")

  /// F1 to F12.
  package static func function(_ number: Int) -> TerminalKey { TerminalKey(name: "F\(number)") }
  /// A letter with Control: `.control("f")`.
  package static func control(_ letter: Character) -> TerminalKey { TerminalKey(name: "C-\(letter)") }
  /// A character with Alt: `.alt("x")`.
  package static func alt(_ character: Character) -> TerminalKey { TerminalKey(name: "M-\(character)") }
}
