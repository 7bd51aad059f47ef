import Testing

@testable import TerminalKit

/// Rows with given heights that remember which of them were measured.
private final class Rows: ScrollRows {
  var ids: [Int]
  var heights: [Int: Int]
  var measured = 0

  init(_ heights: [Int]) {
    ids = Array(heights.indices)
    self.heights = Dictionary(uniqueKeysWithValues: heights.enumerated().map { ($0, $1) })
  }

  var count: Int { ids.count }
  func id(at index: Int) -> Int { ids[index] }
  func height(at index: Int) -> Int {
    measured += 1
    return heights[ids[index]] ?? 1
  }
}

struct ScrollTests {
  @Test(arguments: [
    (0.0, "", "─────"), (0.001, "╸", "────"), (0.5, "━━╸", "──"), (0.999, "━━━━╸", ""), (1, "━━━━━", ""),
    (-3, "", "─────"), (7, "━━━━━", ""), (Double.nan, "", "─────"),
  ])
  func aThinBarIsExactAtItsEnds(fraction: Double, filled: String, rest: String) {
    let line = ScoreBar.line(fraction, columns: 5)
    #expect(line.filled == filled)
    #expect(line.rest == rest)
  }

  @Test("A new view shows the end and follows it")
  func tail() {
    let rows = Rows([2, 3, 2])
    let scroll = Scroll<Int>()
    #expect(
      scroll.visible(rows, height: 4) == [
        VisibleRow(index: 1, firstLine: 1, lines: 2, top: 0),
        VisibleRow(index: 2, firstLine: 0, lines: 2, top: 2),
      ])
    rows.ids.append(3)
    #expect(scroll.visible(rows, height: 1) == [VisibleRow(index: 3, firstLine: 0, lines: 1, top: 0)])
  }

  @Test("Scrolled up, the view stays where it is while rows come at both ends")
  func anchored() {
    let rows = Rows([2, 2, 2, 2])
    var scroll = Scroll<Int>()
    scroll.move(by: -3, rows, height: 2)
    #expect(scroll.followsTail == false)
    let before = scroll.visible(rows, height: 2).map { rows.ids[$0.index] }
    #expect(before == [1, 2])
    rows.ids = [-2, -1] + rows.ids + [4, 5]
    #expect(scroll.visible(rows, height: 2).map { rows.ids[$0.index] } == [1, 2])
    scroll.move(by: 100, rows, height: 2)
    #expect(scroll.followsTail)
  }

  @Test("Moving stops at both ends, and pages share a line")
  func ends() {
    let rows = Rows(Array(repeating: 1, count: 10))
    var scroll = Scroll<Int>()
    scroll.move(by: -100, rows, height: 4)
    #expect(scroll.visible(rows, height: 4).map(\.index) == [0, 1, 2, 3])
    scroll.page(by: 1, rows, height: 4)
    #expect(scroll.visible(rows, height: 4).map(\.index) == [3, 4, 5, 6])
    scroll.show(1, in: rows, height: 4)
    #expect(scroll.visible(rows, height: 4).map(\.index) == [1, 2, 3, 4])
    #expect(scroll.progress(rows) < 0.2)
    scroll.toEnd()
    #expect(scroll.visible(rows, height: 4).map(\.index) == [6, 7, 8, 9])
  }

  @Test("A row that is gone leaves the view where it was; an empty list shows nothing")
  func gone() {
    let rows = Rows(Array(repeating: 1, count: 10))
    var scroll = Scroll<Int>()
    scroll.move(by: -4, rows, height: 2)
    #expect(scroll.visible(rows, height: 2).first?.index == 4)
    rows.ids.remove(at: 4)
    #expect(scroll.visible(rows, height: 2).first?.index == 4)
    rows.ids = []
    #expect(scroll.visible(rows, height: 2).isEmpty)
  }

  @Test("Of 20,000 rows only those on the way are measured")
  func lazy() {
    let rows = Rows(Array(repeating: 3, count: 20_000))
    var scroll = Scroll<Int>()
    scroll.page(by: -1, rows, height: 60)
    _ = scroll.visible(rows, height: 60)
    #expect(rows.measured < 200)
  }

  @Test("Whatever moves, the view is full while there are rows, without gaps", arguments: 0..<60)
  func property(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let rows = Rows((0..<dice.number(1...30)).map { _ in dice.number(1...6) })
    var scroll = Scroll<Int>()
    for step in 0..<80 {
      let height = dice.number(1...12)
      switch dice.number(0...5) {
      case 0: rows.ids.append(1000 + step)
      case 1: if rows.count > 1 { rows.ids.remove(at: dice.number(0...rows.count - 1)) }
      case 2: scroll.page(by: dice.number(-2...2), rows, height: height)
      default: scroll.move(by: dice.number(-9...9), rows, height: height)
      }
      let visible = scroll.visible(rows, height: height)
      let total = rows.ids.reduce(0) { $0 + (rows.heights[$1] ?? 1) }
      #expect(visible.reduce(0) { $0 + $1.lines } == min(height, total))
      var top = 0
      for row in visible {
        #expect(row.top == top)
        top += row.lines
      }
    }
  }
}

struct WidgetTests {
  @Test("A selection stays on its row while others come and go")
  func selection() {
    var list = ListState<Int>()
    list.reconcile(with: [1, 2, 3])
    #expect(list.selected == 1)
    #expect(list.handle(.text("j"), in: [1, 2, 3], height: 2) == true)
    list.reconcile(with: [7, 8, 1, 2, 3])
    #expect(list.selected == 2)
    list.reconcile(with: [7, 8, 1, 3])
    #expect(list.selected == 3)
    list.reconcile(with: [])
    #expect(list.selected == nil)
    list.reconcile(with: [5])
    #expect(list.selected == 5)
  }

  @Test("The selection is always visible")
  func visible() {
    let ids = Array(0..<10)
    var list = ListState<Int>()
    #expect(list.handle(.end, in: ids, height: 4) == true)
    #expect(list.visible(height: 4, count: 10) == 6..<10)
    #expect(list.handle(.pageUp, in: ids, height: 4) == true)
    #expect(list.visible(height: 4, count: 10) == 6..<10)
    #expect(list.handle(.up, in: ids, height: 4) == true)
    #expect(list.visible(height: 4, count: 10) == 5..<9)
    #expect(list.handle(.enter, in: ids, height: 4) == false)
  }

  @Test(
    "A bar is full only for a whole and empty only for nothing",
    arguments: [
      (0.0, "    ", "...."), (0.001, "▏   ", "#..."), (0.5, "██  ", "##.."), (0.53, "██▏ ", "##.."),
      (0.999, "███▉", "###."), (1.0, "████", "####"), (7.0, "████", "####"), (-1.0, "    ", "...."),
      (.nan, "    ", "...."),
    ])
  func bar(_ fraction: Double, _ unicode: String, _ ascii: String) {
    #expect(ScoreBar.text(fraction, columns: 4) == unicode)
    #expect(ScoreBar.text(fraction, columns: 4, ascii: true) == ascii)
  }

  @Test("Tabs and hints fit: the current tab always shows, hints only whole")
  func bars() {
    var grid = Grid(Size(columns: 20, rows: 2))
    let tabs = TabBar([.init("Chat"), .init("Matches", badge: "2"), .init("Profile")], current: 2)
    tabs.render(into: &grid, in: grid.bounds.cutTop(1).part)
    HintBar([.init("F1", "help"), .init("Tab", "next"), .init("Ctrl-F", "search")])
      .render(into: &grid, in: grid.bounds.cutBottom(1).part)
    #expect(grid.picture == [" Profile", "F1 help  Tab next"])
    #expect(TabBar(tabs.tabs, current: 0).rects(in: Rect(Size(columns: 20, rows: 1))).map(\.tab) == [0, 1])
    #expect(TabBar([], current: 0).rects(in: grid.bounds).isEmpty)
  }
}
