package import Domain
package import TerminalKit

/// A painted screen.
package struct Frame: Sendable {
  package let grid: Grid
  /// Where the terminal's cursor belongs; hidden where nil.
  package let cursor: Position?
  /// When something shown reads otherwise, without any event; the program paints again then and not before.
  package let changesAt: Timestamp?
  /// Matches whose introduction can be read on this frame; none where it is an operator who looks.
  package let introductions: [MatchID]

  package init(grid: Grid, cursor: Position?, changesAt: Timestamp?, introductions: [MatchID] = []) {
    self.grid = grid
    self.cursor = cursor
    self.changesAt = changesAt
    self.introductions = introductions
  }
}
