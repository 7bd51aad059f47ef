import TerminalKit

/// The words behind `/` that narrow a room, and what is wrong with them.
struct FilterLine: Equatable, Sendable {
  var field = TextField(maximumScalars: 300, isMultiline: false)
  /// What was in force before typing began: Esc brings it back.
  private(set) var before = ""
  var trouble: FilterTrouble?

  /// How many lines it takes.
  func rows(isTyping: Bool) -> Int { field.isEmpty && !isTyping ? 0 : trouble == nil ? 1 : 2 }

  mutating func begin() { before = field.text }
}
