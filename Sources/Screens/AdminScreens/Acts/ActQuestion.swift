import Domain
package import Localization
import TerminalKit

/// A question before an act that cannot be taken back or touches many, with the numbers of what it would do. The way
/// out has the focus first.
package struct ActQuestion: Sendable {
  /// What an operator has to do to confirm.
  package enum Demand: Hashable, Sendable {
    /// Press `y`, or choose the answer.
    case yes
    /// Type exactly this: for what destroys.
    case typing(String)
  }

  package let text: Phrase
  /// What it would come to, a line each.
  package let facts: [Phrase]
  package let demand: Demand
  /// What is done once it is confirmed.
  package let order: any RoomOrder
  /// Whether the answer that confirms has the focus.
  var confirms = false
  var field = TextField(maximumScalars: 60, isMultiline: false)

  /// A question that nobody has answered yet.
  package init(_ text: Phrase, facts: [Phrase] = [], demand: Demand = .yes, order: any RoomOrder) {
    self.text = text
    self.facts = facts
    self.demand = demand
    self.order = order
  }

  /// What a key came to.
  enum Answer: Hashable {
    case open, cancelled, confirmed
    /// Enter on other words than were asked for.
    case mistyped
  }

  mutating func handle(_ key: KeyEvent) -> Answer {
    switch (demand, key) {
    case (_, .escape): return .cancelled
    case (.yes, .text("y")), (.yes, .text("1")): return .confirmed
    case (.yes, .text("n")), (.yes, .text("2")): return .cancelled
    case (.yes, .enter): return confirms ? .confirmed : .cancelled
    case (.yes, .left), (.yes, .right), (.yes, .up), (.yes, .down), (.yes, .tab), (.yes, .backTab):
      confirms.toggle()
      return .open
    case (.yes, _): return .open
    case (.typing(let word), .enter):
      return field.text == word ? .confirmed : field.isEmpty ? .cancelled : .mistyped
    case (.typing, _):
      _ = field.handle(key, columns: 60)
      return .open
    }
  }
}
