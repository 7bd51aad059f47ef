import Testing

@testable import TerminalKit

/// Charts as pictures: what stands in the cells, without any colour.
struct ChartTests {
  @Test(
    "The glyphs are those that a terminal can show, unless somebody asked for others",
    arguments: [
      (true, "xterm-256color", nil, ChartGlyphs.braille), (true, "linux", nil, .blocks),
      (false, "xterm-256color", nil, .ascii), (true, "linux", "braille", .braille),
      (false, "linux", "blocks", .blocks), (true, "tmux", "ascii", .ascii), (true, "tmux", "emoji", .braille),
    ] as [(Bool, String, String?, ChartGlyphs)])
  func glyphs(isUTF8: Bool, terminal: String, choice: String?, expected: ChartGlyphs) {
    #expect(ChartGlyphs.suiting(isUTF8: isUTF8, terminal: terminal, choice: choice) == expected)
  }

  @Test(
    "The locale says whether the terminal takes UTF-8",
    arguments: [
      (["LANG": "en_US.UTF-8"], true), (["LANG": "de_DE.utf8"], true), (["LANG": "C.UTF-8"], true),
      (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "UTF-8"], true),
      (["LANG": "ru_RU.KOI8-R"], false), (["LANG": "en_US"], false), ([:], false),
      (["LC_ALL": "", "LANG": "en_US.UTF-8@euro"], true),
    ] as [([String: String], Bool)])
  func locales(environment: [String: String], isUTF8: Bool) {
    #expect(ChartGlyphs.isUTF8(environment) == isUTF8)
    #expect(ChartGlyphs.suiting(environment) == (isUTF8 ? .braille : .ascii))
    let wish = environment.merging(["MITKO_CHARTS": "blocks"]) { _, wish in wish }
    #expect(ChartGlyphs.suiting(wish) == .blocks)
  }

  @Test(
    "A scale ends at a round number",
    arguments: [
      (0.0, 1.0), (1, 1), (1.2, 2), (3, 5), (6, 10), (412, 500), (1_000, 1_000), (0.03, 0.05), (-4, 1),
      (.nan, 1),
      (.infinity, 1),
    ])
  func scale(value: Double, top: Double) {
    #expect(abs(ChartScale.top(for: value) - top) < 1e-12)
  }

  @Test("A sparkline tells nothing from little and keeps its peaks")
  func sparkline() {
    let values: [Double] = [0, 1, 2, 3, 4, 5, 6, 7, 8]
    #expect(Sparkline.text(values, columns: 9) == ".▁▂▃▄▅▆▇█")
    #expect(Sparkline.text(values, columns: 9, glyphs: .ascii) == "_..--==##")
    #expect(Sparkline.text(values, columns: 12) == "   .▁▂▃▄▅▆▇█")
    #expect(Sparkline.text(values, columns: 3) == "▂▅█")
    #expect(Sparkline.text([0, 0, 9, 0, 0, 0, 0, 0], columns: 4) == ".█..")
    #expect(Sparkline.text([1, 1_000_000], columns: 2) == "▁█")
    #expect(Sparkline.text([2, 4], columns: 2, ceiling: 16) == "▁▂")
    #expect(Sparkline.text([20], columns: 1, ceiling: 10) == "█")
    #expect(Sparkline.text([0, 0], columns: 2) == "..")
    #expect(Sparkline.text([.nan, -3, 1], columns: 3) == "..█")
    #expect(Sparkline.text([], columns: 2) == "  ")
    #expect(Sparkline.text([1], columns: 0) == "")
  }

  @Test("A meter shows what is spent, promised and left, and the limit once it is passed")
  func meter() {
    #expect(Meter.text([4.12, 0.08], of: 6, columns: 20) == "█████████████▓░░░░░░")
    #expect(Meter.text([4.12, 0.08], of: 6, columns: 20, glyphs: .ascii) == "#############+......")
    #expect(Meter.text([0, 0], of: 6, columns: 6) == "░░░░░░")
    #expect(Meter.text([0.001, 0.001], of: 6, columns: 6) == "█▓░░░░")
    #expect(Meter.text([5.999], of: 6, columns: 6) == "█████░")
    #expect(Meter.text([6], of: 6, columns: 6) == "██████")
    #expect(Meter.text([9, 3], of: 6, columns: 12) == "██████┃██▓▓▓")
    #expect(Meter.text([1], of: 0, columns: 4, glyphs: .ascii) == "|###")
    #expect(Meter.text([0], of: 0, columns: 4) == "░░░░")
    #expect(Meter.text([1, 1, 1, 1, 1], of: 5, columns: 3) == "█▓▒")
    #expect(Meter.text([.nan, -1], of: .infinity, columns: 3) == "░░░")
    #expect(Meter.text([1], of: 2, columns: 1) == "█")
    #expect(Meter.text([1], of: 2, columns: 0) == "")
  }

  @Test("A meter's pieces have the looks of their parts")
  func meterLooks() {
    let styles = Meter.Styles(parts: [.bold, .underline], rest: .dim, limit: .reverse)
    #expect(
      Meter.spans([2, 1], of: 4, columns: 4, styles: styles) == [
        Span("██", .bold), Span("▓", .underline), Span("░", .dim),
      ])
    #expect(
      Meter.spans([3, 1], of: 2, columns: 4, styles: styles) == [
        Span("██", .bold), Span("┃", .reverse), Span("▓", .underline),
      ])
  }

  @Test("A meter is always as wide as asked", arguments: 0..<80)
  func meterWidth(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let parts = (0..<dice.number(0...5)).map { _ in Double(dice.number(0...9)) }
    let whole = Double(dice.number(0...20))
    let columns = dice.number(0...30)
    for glyphs in ChartGlyphs.allCases {
      #expect(Columns.width(of: Meter.text(parts, of: whole, columns: columns, glyphs: glyphs)) == columns)
    }
  }

  private func week(_ label: (Int) -> String) -> [BarChart.Bar] {
    let amounts: [[Double]] = [
      [0, 0, 0], [2, 0, 0], [4, 1, 0], [8, 0, 0], [0.1, 0, 0], [3, 2, 3], [1, 1, 8],
    ]
    return amounts.enumerated().map { BarChart.Bar($1, label: label($0)) }
  }

  private func picture(
    _ chart: BarChart, _ columns: Int, _ rows: Int, _ glyphs: ChartGlyphs = .blocks
  ) -> [String] {
    var grid = Grid(Size(columns: columns, rows: rows))
    chart.render(into: &grid, in: grid.bounds, glyphs: glyphs)
    return grid.picture
  }

  @Test("Bars are stacked in patterns of their own over an axis with names")
  func bars() {
    let russian = BarChart(
      week { ["Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"][$0] }, top: "10 $", bottom: "0 $", limit: 9)
    #expect(
      picture(russian, 34, 7) == [
        "10 $ ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄▒▒▒┄",
        "     ┤            ▆▆▆     ▒▒▒ ▒▒▒",
        "     ┤            ███     ▒▒▒ ▒▒▒",
        "     ┤        ▓▓▓ ███     ▓▓▓ ▒▒▒",
        "     ┤    ▂▂▂ ███ ███     ███ ▒▒▒",
        "     ┤    ███ ███ ███ ▁▁▁ ███ ███",
        " 0 $ ┴Пн──Вт──Ср──Чт──Пт──Сб──Вс──",
      ])
    #expect(
      picture(russian, 34, 7, .ascii) == [
        "10 $ |========================---=",
        "     |            ###     --- ---",
        "     |            ###     --- ---",
        "     |        +++ ###     +++ ---",
        "     |        ### ###     ### ---",
        "     |    ### ### ### ### ### ###",
        " 0 $ +Пн--Вт--Ср--Чт--Пт--Сб--Вс--",
      ])
    #expect(
      picture(russian, 13, 5) == [
        "10 $ ┤┄┄┄▂┄┄▒",
        "     ┤   █ ▒▒",
        "     ┤  ██ ▓▒",
        "     ┤ ▆██▁██",
        " 0 $ ┴Пн─Чт──",
      ])
    let japanese = BarChart(week { ["月", "火", "水", "木", "金", "土", "日"][$0] }, top: "高", bottom: "低")
    #expect(
      picture(japanese, 26, 5) == [
        "高 ┤         ▂▂       ▒▒▒",
        "   ┤         ██    ▒▒ ▒▒▒",
        "   ┤      ██ ██    ▓▓ ▒▒▒",
        "   ┤   ▆▆ ██ ██ ▁▁ ██ ███",
        "低 ┴月─火─水─木─金─土─日──",
      ])
  }

  @Test("Of more bars than columns neighbours are added up; where there is no room nothing is drawn")
  func manyBars() {
    let hours = (0..<168).map { hour in
      BarChart.Bar([Double(hour % 24)], label: hour % 24 == 0 ? "d\(hour / 24)" : "")
    }
    #expect(
      picture(BarChart(hours, top: "1", bottom: "0"), 30, 5) == [
        "1 ┤ ███ ███ ███ ███ ███▁██ ▅██",
        "  ┤ ███ ███▂███▁███▅██████▅███",
        "  ┤▂███▅██████████████████████",
        "  ┤███████████████████████████",
        "0 ┴d0──d1─d2──d3──d4──d5──d6──",
      ])
    #expect(picture(BarChart(hours), 7, 5) == ["", "", "", "", ""])
    #expect(picture(BarChart(hours), 30, 2) == ["", ""])
    #expect(
      picture(BarChart([]), 8, 3) == [
        "┤",
        "┤",
        "┴───────",
      ])
  }

  @Test("The legend names what the patterns mean")
  func legend() {
    #expect(
      BarChart.legend(["spent", "reserved"], limit: "limit").map(\.text).joined()
        == "█ spent  ▓ reserved  ┄┄ limit")
    #expect(
      BarChart.legend(["потрачено"], glyphs: .ascii).map(\.text).joined() == "# потрачено  ")
  }

  private let course = LineChart(
    [
      LineChart.Line("как есть", [0, 1, 2, 3, 4, 5, 6, 7]),
      LineChart.Line("иначе", [8, 8, 4, 4, 2, 2, 2, 2]),
    ], ceiling: 8, limit: 6)

  private func picture(_ chart: LineChart, _ columns: Int, _ rows: Int, _ glyphs: ChartGlyphs = .braille)
    -> [String]
  {
    var grid = Grid(Size(columns: columns, rows: rows))
    chart.render(into: &grid, in: grid.bounds, glyphs: glyphs)
    return grid.picture
  }

  @Test(
    "Two courses stand in one picture, the second one dotted; without braille each in a row with its name")
  func lines() {
    #expect(
      picture(course, 20, 5) == [
        "⠈⠈⠈⠢⡀             ⢀⡠",
        "┄┄┄┄⠠⡀┄┄┄┄┄┄┄⢀⣀⠤⠒⠊⠁┄",
        "      ⠂⠂⠢⣀⠤⠔⠊⠁",
        "    ⢀⡠⠔⠒⠉  ⠠⠠⠠⠠⠠⠠⠠⠠⠠",
        "⣀⠤⠒⠉⠁",
      ])
    #expect(
      picture(course, 24, 3, .blocks) == [
        "как есть        .▁▂▃▄▅▆▇",
        "иначе           ██▄▄▂▂▂▂",
        "",
      ])
    #expect(
      picture(course, 24, 3, .ascii) == [
        "как есть        _..--==#",
        "иначе           ##--....",
        "",
      ])
    #expect(
      picture(course, 1, 1) == [
        "⠼"
      ])
    #expect(course.legend().map(\.text).joined() == "⠒⠒ как есть  ⠂⠂ иначе  ")
    #expect(course.legend(glyphs: .ascii) == [])
  }

  @Test("A line without values or with one is no error, and neither is a rectangle without room")
  func fewValues() {
    #expect(picture(LineChart([LineChart.Line("", [])]), 4, 1) == [""])
    #expect(picture(LineChart([LineChart.Line("", [1])]), 4, 1) == ["⠉⠉⠉⠉"])
    #expect(picture(LineChart([LineChart.Line("", [0, .nan, -1])]), 4, 1) == ["⣀⣀⣀⣀"])
    #expect(picture(LineChart([LineChart.Line("", [1])]), 0, 0) == [])
  }

  @Test("Whatever the numbers and the place, nothing is drawn outside of it", arguments: 0..<60)
  func clipped(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    let numbers = (0..<dice.number(0...40)).map { _ in Double(dice.number(-3...40)) }
    let place = Rect(column: 2, row: 2, columns: dice.number(0...30), rows: dice.number(0...9))
    for glyphs in ChartGlyphs.allCases {
      var grid = Grid(Size(columns: 40, rows: 14))
      grid.fill(grid.bounds, with: "?")
      grid.fill(place)
      BarChart(numbers.map { BarChart.Bar([$0, $0 / 2], label: dice.text(0...3)) }, top: "верх", limit: 20)
        .render(into: &grid, in: place, glyphs: glyphs)
      LineChart([LineChart.Line("имя", numbers), LineChart.Line("", numbers.reversed())], limit: 5)
        .render(into: &grid, in: place, glyphs: glyphs)
      for row in 0..<14 {
        for column in 0..<40 where !place.contains(Position(column: column, row: row)) {
          #expect(grid[column, row].text == "?")
        }
      }
    }
  }
}
