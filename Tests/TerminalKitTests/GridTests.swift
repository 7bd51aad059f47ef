import Testing

@testable import TerminalKit

/// Whether every wide character is whole.
func isWhole(_ grid: Grid) -> Bool {
  for row in 0..<grid.size.rows {
    for column in 0..<grid.size.columns {
      let cell = grid[column, row]
      if cell.isContinuation {
        guard column > 0, grid[column - 1, row].width == 2, grid[column - 1, row].style == cell.style else {
          return false
        }
      }
      if cell.width == 2 {
        guard column + 1 < grid.size.columns, grid[column + 1, row].isContinuation else { return false }
      }
    }
  }
  return true
}

/// One drawing operation of any kind, anywhere, outside too.
func scribble(_ grid: inout Grid, _ dice: inout Dice) {
  let rect = Rect(
    column: dice.number(-5...20), row: dice.number(-2...7), columns: dice.number(-1...22),
    rows: dice.number(-1...8))
  switch dice.number(0...6) {
  case 0: grid.fill(rect, with: Bool.random(using: &dice) ? "x" : "漢", style: dice.style())
  case 1: grid.box(rect, style: dice.style(), title: dice.text(0...5))
  case 2:
    let style = dice.style()
    grid.restyle(rect) { $0 = style }
  case 3:
    var other = Grid(Size(columns: dice.number(0...9), rows: dice.number(0...3)))
    other.put(dice.text(0...6), at: .zero, style: dice.style())
    grid.draw(other, at: rect.origin, in: Bool.random(using: &dice) ? rect : nil)
  case 4: grid.putWrapped(dice.text(0...20), in: rect, style: dice.style(), firstLine: dice.number(0...2))
  default:
    grid.put(
      dice.text(0...12), at: rect.origin, style: dice.style(), in: Bool.random(using: &dice) ? rect : nil)
  }
}

struct GridTests {
  @Test("Whatever is drawn, no wide character is cut in half", arguments: 0..<60)
  func invariant(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    var grid = Grid(Size(columns: 17, rows: 5))
    for step in 0..<60 {
      scribble(&grid, &dice)
      #expect(isWhole(grid), "after step \(step)")
    }
  }

  @Test("A patch applied to the old screen gives the new one, in whole characters", arguments: 0..<60)
  func patches(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed) &+ 1000)
    var old = Grid(Size(columns: 17, rows: 5))
    for _ in 0..<20 { scribble(&old, &dice) }
    var new = old
    for _ in 0..<dice.number(0...4) { scribble(&new, &dice) }
    let patches = Patch.between(old, new)
    for patch in patches {
      #expect(patch.cells.first?.isContinuation == false)
      #expect(patch.cells.last?.width != 2)
    }
    var painted = old
    painted.apply(patches)
    #expect(painted == new)
    if old == new { #expect(patches.isEmpty) }
  }

  @Test("A screen of another size is painted whole")
  func otherSize() {
    let new = Grid(Size(columns: 4, rows: 2))
    #expect(Patch.between(Grid(Size(columns: 3, rows: 2)), new).map(\.cells.count) == [4, 4])
    #expect(Patch.between(nil, new).count == 2)
    #expect(Patch.between(new, new).isEmpty)
  }

  @Test("A narrow character on half of a wide one leaves no other half")
  func halves() {
    var grid = Grid(Size(columns: 6, rows: 1))
    grid.put("漢字漢", at: .zero)
    grid.put("x", at: Position(column: 3, row: 0))
    #expect(grid.picture == ["漢 x漢"])
    grid.put("y", at: Position(column: 4, row: 0))
    #expect(grid.picture == ["漢 xy"])
  }

  @Test("Text is clipped at both edges, and a wide character there becomes a space")
  func clipped() {
    var grid = Grid(Size(columns: 5, rows: 1), style: .plain)
    grid.fill(grid.bounds, with: ".")
    let end = grid.put(
      "漢字漢字", at: Position(column: -1, row: 0), in: Rect(column: 0, row: 0, columns: 4, rows: 1))
    #expect(grid.picture == [" 字 ."])
    #expect(end == 4)
  }

  @Test("A box has a title, rules and an inside; in ASCII too")
  func boxes() {
    var grid = Grid(Size(columns: 12, rows: 5))
    let inside = grid.box(grid.bounds, title: "Профиль")
    grid.divider(in: grid.bounds, row: 2)
    #expect(inside == Rect(column: 1, row: 1, columns: 10, rows: 3))
    #expect(
      grid.picture == ["╭─ Профи… ─╮", "│          │", "├──────────┤", "│          │", "╰──────────╯"])
    var plain = Grid(Size(columns: 4, rows: 3))
    plain.box(plain.bounds, lines: .ascii)
    #expect(plain.picture == ["+--+", "|  |", "+--+"])
  }

  @Test("Without colour what had a background stands out by reverse video")
  func colorless() {
    #expect(Style(.red, on: .blue, .bold).withoutColor == Style(.standard, on: .standard, [.bold, .reverse]))
    #expect(Style(.red, .dim).withoutColor == .dim)
  }

  @Test("A layout covers its rectangle without gaps, and earlier fixed parts win")
  func split() {
    let screen = Rect(Size(columns: 80, rows: 24))
    let rows = screen.rows([
      ("tabs", .fixed(1)), ("body", .share(1)), ("field", .fixed(3)), ("hints", .fixed(1)),
    ])
    #expect(rows["body"] == Rect(column: 0, row: 1, columns: 80, rows: 19))
    #expect(rows["hints"] == Rect(column: 0, row: 23, columns: 80, rows: 1))
    #expect(screen.splitColumns([.share(1), .share(1), .share(1)]).map(\.columns) == [26, 27, 27])
    #expect(
      Rect(Size(columns: 5, rows: 2)).splitRows([.fixed(1), .fixed(3), .fixed(1), .share(1)]).map(\.rows) == [
        1, 1, 0, 0,
      ])
    #expect(screen.cutBottom(3).part == Rect(column: 0, row: 21, columns: 80, rows: 3))
    #expect(screen.cutRight(10).rest == Rect(column: 0, row: 0, columns: 70, rows: 24))
    #expect(screen.centered(Size(columns: 20, rows: 4)) == Rect(column: 30, row: 10, columns: 20, rows: 4))
  }
}
