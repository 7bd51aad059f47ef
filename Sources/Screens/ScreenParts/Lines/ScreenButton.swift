import TerminalKit

/// Something that can be pressed, with what it does.
package struct ScreenButton<Act: Hashable & Sendable>: Hashable, Sendable {
  /// The digit that presses it while the focus is on the buttons; 0 for none.
  package let number: Int
  package let label: String
  /// What a press does.
  package let act: Act

  package init(number: Int, label: String, act: Act) {
    self.number = number
    self.label = label
    self.act = act
  }

  /// Brackets and label, as it is drawn.
  package var text: String { number > 0 && number < 10 ? "[ \(number) \(label) ]" : "[ \(label) ]" }
  /// Columns of `text`.
  package var width: Int { Columns.width(of: text) }

  /// The button with its label cut so that the whole fits.
  package func fitting(_ columns: Int) -> ScreenButton {
    guard width > columns else { return self }
    let room = max(1, columns - (width - Columns.width(of: label)))
    return ScreenButton(number: number, label: Columns.truncated(label, to: room), act: act)
  }
}
