/// Titles beside each other, one of them current: the top line of the screen.
package struct TabBar: Hashable, Sendable {
  /// A tab; the badge is a short text such as a count, empty for none.
  package struct Tab: Hashable, Sendable {
    package let title: String
    package let badge: String

    /// A tab with what is new in it.
    package init(_ title: String, badge: String = "") {
      self.title = title
      self.badge = badge
    }

    var label: String { badge.isEmpty ? title : "\(title) \(badge)" }
  }

  package let tabs: [Tab]
  package let current: Int

  /// A bar; `current` is the number of the current tab from 0.
  package init(_ tabs: [Tab], current: Int) {
    self.tabs = tabs
    self.current = current
  }

  /// Where each tab stands in a line, for the mouse; tabs that do not fit are left out, the current one is not.
  package func rects(in line: Rect) -> [(tab: Int, rect: Rect)] {
    let widths = tabs.map { Columns.width(of: $0.label) + 2 }
    var first = 0
    // Tabs on the left give way until the current one fits.
    while first < current, widths[first...current].reduce(0, +) + current - first > line.columns {
      first += 1
    }
    var column = line.left
    var result: [(tab: Int, rect: Rect)] = []
    for index in first..<max(first, tabs.count) {
      let width = min(widths[index], line.right - column)
      if width < widths[index], index != current { break }
      result.append((index, Rect(column: column, row: line.top, columns: width, rows: 1)))
      column += width + 1
    }
    return result
  }

  /// Draws the bar; the current tab is bold in reverse video, so that it shows without colour.
  package func render(
    into grid: inout Grid, in line: Rect, style: Style = .plain, current currentStyle: Style? = nil
  ) {
    guard !line.isEmpty else { return }
    grid.fill(line, style: style)
    let highlight = currentStyle ?? style.adding([.bold, .reverse])
    for (index, rect) in rects(in: line) {
      grid.putLine(" " + tabs[index].label + " ", in: rect, style: index == current ? highlight : style)
    }
  }
}
