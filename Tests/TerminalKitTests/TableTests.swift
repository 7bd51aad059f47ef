import Testing

@testable import TerminalKit

struct TableTests {
  private let columns = [
    TableColumn("начало", .fixed(7), rank: 2), TableColumn("что", .share(least: 8, weight: 2)),
    TableColumn("кому", .share(least: 6, weight: 1), rank: 1),
    TableColumn("цена", .fixed(5), rank: 3, alignment: .right),
  ]
  private let rows = [
    Table.Row(["сейчас", "ответ", "ада", "0,02"]),
    Table.Row(["14:09", "оценка", "漢字漢字漢字漢字"], isMarked: true),
    Table.Row(["14:31", "знакомство двух людей", "boris", "12,00"]), Table.Row(["-", "вектор", "", "?"]),
  ]

  private func picture(_ width: Int, _ height: Int, selected: Int, glyphs: ChartGlyphs = .blocks) -> [String]
  {
    var grid = Grid(Size(columns: width, rows: height))
    var list = ListState<Int>()
    list.reconcile(with: Array(rows.indices))
    list.select(selected, in: Array(rows.indices))
    Table(columns, sort: Table.Sort(0, isDescending: selected > 1)).render(
      into: &grid, in: grid.bounds, count: rows.count, list: list, glyphs: glyphs
    ) { rows[$0] }
    return grid.picture
  }

  @Test("A row is told by its sign as the selected one, and by a cross as marked")
  func drawn() {
    #expect(
      picture(48, 6, selected: 0) == [
        "   начало▲ что                кому          цена",
        ">  сейчас  ответ              ада           0,02",
        " x 14:09   оценка             漢字漢字漢…",
        "   14:31   знакомство двух л… boris        12,00",
        "   -       вектор                              ?",
        "",
      ])
    #expect(
      picture(48, 3, selected: 3, glyphs: .ascii) == [
        "^2 началоv что                кому          цена",
        "   14:31   знакомство двух л… boris        12,00",
        ">  -       вектор                              ?",
      ])
  }

  @Test("Where there is no room for all columns the least important ones leave first, and rank 0 stays")
  func narrow() {
    #expect(
      picture(31, 3, selected: 1) == [
        "   начало▲ что         кому",
        "   сейчас  ответ       ада",
        ">x 14:09   оценка      漢字漢…",
      ])
    #expect(
      picture(23, 3, selected: 1) == [
        "   что         кому",
        "   ответ       ада",
        ">x оценка      漢字漢…",
      ])
    #expect(
      picture(9, 3, selected: 1) == [
        "   что",
        "   ответ",
        ">x оценка",
      ])
    #expect(picture(3, 3, selected: 1) == ["", "", ""])
    #expect(
      picture(48, 1, selected: 1) == [
        "   начало▲ что                кому          цена"
      ])
  }

  @Test("Of many rows only those that are visible are asked for")
  func lazy() {
    var grid = Grid(Size(columns: 40, rows: 11))
    var list = ListState<Int>()
    let ids = Array(0..<10_000)
    list.reconcile(with: ids)
    list.select(5_000, in: ids)
    var asked: [Int] = []
    let drawn = Table(columns).render(into: &grid, in: grid.bounds, count: ids.count, list: list) { row in
      asked.append(row)
      return Table.Row([String(row)])
    }
    #expect(asked == Array(4_991...5_000))
    #expect(drawn.map(\.row) == asked)
    #expect(drawn.last?.rect == Rect(column: 0, row: 10, columns: 40, rows: 1))
  }

  @Test("A selected row keeps its line on the screen while rows come and go above it")
  func keepsLine() {
    var list = ListState<Int>()
    var ids = Array(0..<30)
    list.reconcile(with: ids, keepsLine: true)
    list.move(by: 12, in: ids)
    list.reveal(height: 5, count: ids.count)
    #expect(list.visible(height: 5, count: ids.count) == 8..<13)
    ids = [100, 101, 102] + ids
    list.reconcile(with: ids, keepsLine: true)
    #expect(list.selected == 12)
    #expect(list.visible(height: 5, count: ids.count) == 11..<16)
    ids.removeAll { (100...102).contains($0) || $0 == 3 }
    list.reconcile(with: ids, keepsLine: true)
    #expect(list.selected == 12)
    #expect(list.visible(height: 5, count: ids.count) == 7..<12)
    ids.removeAll { $0 == 12 }
    list.reconcile(with: ids, keepsLine: true)
    #expect(list.selected == 13)
    list.reconcile(with: [], keepsLine: true)
    #expect(list.selected == nil)
  }

  @Test("The columns fill the width, and none passes it", arguments: 0..<60)
  func property(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let columns = (0..<dice.number(0...8)).map { _ in
      TableColumn(
        "",
        Bool.random(using: &dice) ? .fixed(dice.number(1...9)) : .share(least: dice.number(1...9), weight: 1),
        rank: dice.number(0...3))
    }
    let wide = dice.number(0...60)
    let places = TableColumn.places(columns, wide: wide)
    var end = -1
    for place in places {
      #expect(place.left == end + 1)
      end = place.left + place.columns
      #expect(end <= wide)
    }
    if places.contains(where: { columns[$0.column].width.weight > 0 }), places.count == columns.count {
      #expect(end == wide)
    }
  }
}
