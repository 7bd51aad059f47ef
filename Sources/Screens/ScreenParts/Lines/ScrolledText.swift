package import TerminalKit

/// How far a text that is made anew for each frame is scrolled, in lines.
package struct ScrolledText: Hashable, Sendable {
  package var top = 0

  /// A text at its beginning.
  package init() {}

  /// Moves by the keys of every text; false for other keys.
  package mutating func handle(_ key: KeyEvent, lines: Int, height: Int) -> Bool {
    switch key {
    case .up, .text("k"): top -= 1
    case .down, .text("j"): top += 1
    case .pageUp: top -= max(1, height - 1)
    case .pageDown, .text(" "): top += max(1, height - 1)
    case .home, .textHome, .text("g"): top = 0
    case .end, .textEnd, .text("G"): top = lines
    case .mouse(let mouse) where mouse.action == .wheelUp: top -= 3
    case .mouse(let mouse) where mouse.action == .wheelDown: top += 3
    default: return false
    }
    top = clamped(lines: lines, height: height)
    return true
  }

  /// The first line shown.
  package func clamped(lines: Int, height: Int) -> Int { max(0, min(top, lines - height)) }
}
