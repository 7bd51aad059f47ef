package import Domain
package import Localization
import ScreenParts
package import TerminalKit

/// The budget's figures in words, as lines of a width.
package struct BudgetText {
  let figures: BudgetFigures
  let outlooks: BudgetOutlooks?
  let book: Phrasebook
  let columns: Int
  let glyphs: ChartGlyphs
  let words: OutlookWords

  /// The figures of one look.
  ///
  /// - Parameters:
  ///   - outlooks: `nil` while they are played.
  ///   - utcOffset: the reader's seconds east of Greenwich.
  package init(
    figures: BudgetFigures, outlooks: BudgetOutlooks?, book: Phrasebook, columns: Int, glyphs: ChartGlyphs,
    utcOffset: Int
  ) {
    self.figures = figures
    self.outlooks = outlooks
    self.book = book
    self.columns = columns
    // Braille has no blocks of its own.
    self.glyphs = glyphs == .braille ? .blocks : glyphs
    words = OutlookWords(now: figures.at, utcOffset: utcOffset)
  }

  typealias Line = StyledLine<KeyEvent>

  /// Columns of what stands before a line.
  static let label = 14

  func text(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
    book.text(Phrase(key, values))
  }

  func amount(_ money: Money) -> String { book.money(microDollars: money.microdollars) }

  func labelled(_ key: PhraseKey, _ words: String, _ style: Style = .plain) -> [Line] {
    TextWrap.lines(of: words, columns: max(10, columns - Self.label)).enumerated().map { index, line in
      Line([
        Span(Columns.aligned(index == 0 ? text(key) : "", to: Self.label), Look.label), Span(line, style),
      ])
    }
  }

  // MARK: Money

  /// What may be spent.
  var head: Line {
    let budget = figures.money.budget
    return Line(
      text(
        .admin(.budgetHead), ["weekly": .text(amount(budget.weekly)), "burst": .text(amount(budget.burst))]),
      Look.title)
  }

  /// The bucket, and the rolling week against its limit; where there is no room for both, the words alone.
  var meters: [Line] {
    let money = figures.money
    let spent = money.counted - money.reserved
    let rows: [(key: PhraseKey, parts: [Double], whole: Money, words: String)] = [
      (
        .admin(.bucket), [Double(max(0, money.level)) / 1_000_000], money.budget.burst,
        text(
          .admin(.bucketLevel),
          [
            "level": .text(book.money(microDollars: money.level)),
            "burst": .text(amount(money.budget.burst)), "opens": opens,
          ])
      ),
      (
        .admin(.week), [spent.dollars, money.reserved.dollars], money.budget.weekly,
        text(
          .admin(.weekSpent),
          [
            "spent": .text(amount(spent)), "budget": .text(amount(money.budget.weekly)),
            "reserved": .text(amount(money.reserved)),
          ])
      ),
    ]
    let words = rows.map { Columns.width(of: $0.words) }.max() ?? 0
    let room = columns - Self.label - words - 1
    let wide = room < Self.leastMeter ? 0 : min(room, Self.widestMeter)
    return rows.map { row in
      let meter = Meter.spans(row.parts, of: row.whole.dollars, columns: wide, glyphs: glyphs)
      let rest = columns - Self.label - (wide == 0 ? 0 : wide + 1)
      return Line(
        [Span(Columns.aligned(text(row.key), to: Self.label), Look.label)] + meter
          + [Span((wide == 0 ? "" : " ") + Columns.truncated(row.words, to: max(0, rest)))])
    }
  }

  private static let leastMeter = 8
  private static let widestMeter = 40

  private var opens: PhraseValue {
    guard let at = figures.money.opensAt else { return .phrase(Phrase(.admin(.opensNever))) }
    return at <= figures.at
      ? .phrase(Phrase(.admin(.opensNow)))
      : .phrase(Phrase(.admin(.opensIn), ["wait": .phrase(Elapsed.start(in: at.since(figures.at)))]))
  }

  // MARK: Parts

  /// What a part is called.
  func name(_ part: SpendPart.Name) -> String {
    switch part {
    case .all: text(.admin(.spendAll))
    case .lane(let lane): text(lane.phrase)
    case .kind(let kind): text(kind.phrase)
    case .model(let model): model
    case .person(let person): person?.name ?? text(.admin(.house))
    }
  }

  static func title(_ cut: SpendCut) -> PhraseKey {
    switch cut {
    case .lane: .admin(.byLane)
    case .kind: .admin(.byKind)
    case .model: .admin(.byModel)
    case .person: .admin(.byPerson)
    }
  }

  /// The columns of the parts; the course of the week leaves where there is no room.
  func partColumns(_ cut: SpendCut) -> [TableColumn] {
    [
      TableColumn(text(Self.title(cut)), .share(least: 12, weight: 1)),
      TableColumn(text(.admin(.columnCourse)), .share(least: 14, weight: 2), rank: 2),
      TableColumn(text(.admin(.columnSpent)), .fixed(9), alignment: .right),
      TableColumn(text(.admin(.columnReserved)), .fixed(9), alignment: .right),
      TableColumn(text(.admin(.columnAhead)), .fixed(12), alignment: .right),
    ]
  }

  /// - Parameter course: columns of the week's course.
  func cells(of part: SpendPart, course: Int) -> [String] {
    [
      name(part.id),
      Sparkline.text(Self.course(part, columns: course), columns: course, glyphs: glyphs),
      amount(part.spentSum), part.heldSum == .zero ? "" : amount(part.heldSum),
      part.aheadSum.map { ($0 == .zero ? "" : amount($0)) } ?? (outlooks == nil ? "…" : "?"),
    ]
  }

  /// The course of a part; fewer values than columns are drawn as wide as they go.
  private static func course(_ part: SpendPart, columns: Int) -> [Double] {
    let values = zip(part.spent, part.held).map { ($0 + $1).dollars }
    let wide = max(1, columns / max(1, values.count))
    return values.flatMap { Array(repeating: $0, count: wide) }
  }

  // MARK: The chart

  /// What was spent, is held and lies ahead, as bars of whole hours that fit.
  func bars(of part: SpendPart, columns: Int) -> [BarChart.Bar] {
    let count = part.spent.count
    let ahead = part.ahead ?? [Money](repeating: .zero, count: count)
    // Two weeks in parts of a day, all of one width.
    let group = part.step > 1 ? 1 : [1, 2, 3, 4, 6, 8, 12].first { 2 * count / $0 <= columns } ?? 24
    let columns =
      part.spent.indices.map { [part.spent[$0], part.held[$0], Money.zero] }
      + ahead.map { [.zero, .zero, $0] }
    return stride(from: 0, to: columns.count, by: group).map { start in
      let hours = columns[start..<min(start + group, columns.count)]
      let parts = (0..<3).map { index in hours.reduce(0) { $0 + $1[index].dollars } }
      let from = part.from + start * part.step
      return BarChart.Bar(parts, label: midnight(in: from..<from + group * part.step) ?? "")
    }
  }

  /// The day that begins in these hours, where one does.
  private func midnight(in hours: Range<Int>) -> String? {
    func instant(_ hour: Int) -> Timestamp { Timestamp(microseconds: Int64(hour) * 3_600_000_000) }
    let begun = hours.last { words.civil(instant($0)).dayNumber != words.civil(instant($0 - 1)).dayNumber }
    return begun.map { book.text(words.axisDay(instant($0))) }
  }

  /// The chart of a part, as wide as whole bars allow, and the columns that it takes.
  func chart(of part: SpendPart, columns: Int) -> (chart: BarChart, columns: Int) {
    // What the scale's words take, its line and a space.
    func room(_ top: String) -> Int { max(Columns.width(of: top), Columns.width(of: amount(.zero))) + 2 }
    func chart(room: Int) -> BarChart {
      let bars = bars(of: part, columns: columns - room)
      let ceiling = Self.ceiling(bars.map { $0.parts.reduce(0, +) }.max() ?? 0)
      return BarChart(
        bars, ceiling: ceiling, top: amount(Money(dollars: ceiling) ?? .zero), bottom: amount(.zero))
    }
    // Fewer bars are higher, and higher ones may have longer words.
    let drawn = chart(room: room(chart(room: room("")).top))
    let left = room(drawn.top)
    let wide = max(1, (columns - left) / max(1, drawn.bars.count))
    return (drawn, min(columns, left + wide * drawn.bars.count))
  }

  /// The round number above the highest bar; a cent where there is none.
  private static func ceiling(_ highest: Double) -> Double {
    guard highest > 0 else { return 0.01 }
    let top = ChartScale.top(for: highest)
    return [0.3, 0.4, 0.6, 0.8].map { $0 * top }.first { $0 >= highest } ?? top
  }

  /// What the chart is of, and its patterns.
  func legend(of part: SpendPart) -> [Span] {
    [Span(name(part.id) + "  ", Look.strong)]
      + BarChart.legend(
        [text(.admin(.legendSpent)), text(.admin(.legendReserved)), text(.admin(.legendForecast))],
        glyphs: glyphs, styles: Self.styles)
  }

  static let styles: [Style] = [Look.bar, Look.strong, Look.quiet]

  // MARK: How long it lasts

  var asItIs: [Line] {
    guard let outlooks else { return labelled(.admin(.asItIs), text(.admin(.computing)), Look.quiet) }
    return labelled(
      .admin(.asItIs), book.text(words.course(outlooks.asItIs, days: outlooks.days)), Look.strong)
  }

  var asAsked: [Line] {
    guard let outlooks, let asked = outlooks.asked else { return [] }
    if asked.budget == outlooks.asItIs.budget { return labelled(.admin(.asAsked), text(.admin(.askedIsSo))) }
    return labelled(.admin(.asAsked), book.text(words.course(asked, days: outlooks.days)), Look.strong)
  }

  /// Where the load comes from, where that is less than a week.
  var guess: [Line] {
    guard let outlooks, outlooks.hours < BudgetFigures.hours else { return [] }
    return labelled(.admin(.guessed), text(.admin(.guessedFrom), ["n": .count(outlooks.hours)]), Look.quiet)
  }

  /// What each day of the forecast starts and costs, as it is and as asked; `nil` while it is played.
  var days: (columns: [TableColumn], rows: [[String]])? {
    guard let outlooks else { return nil }
    var columns = [
      TableColumn(text(.admin(.dayByDay)), .share(least: 10, weight: 1)),
      TableColumn(text(.admin(.columnStarts)), .fixed(9), alignment: .right),
      TableColumn(text(.admin(.columnCost)), .fixed(9), alignment: .right),
    ]
    let asItIs = sums(outlooks.asItIs.forecast)
    let asked = outlooks.asked.map { sums($0.forecast) }
    if asked != nil {
      columns += [
        TableColumn(text(.admin(.columnStartsAsked)), .fixed(14), alignment: .right),
        TableColumn(text(.admin(.columnCostAsked)), .fixed(13), alignment: .right),
      ]
    }
    let first = words.civil(outlooks.at).dayNumber
    let rows = (0...outlooks.days).map { day in
      let noon = outlooks.at + .days(day)
      func cells(_ sums: [Int: (starts: Int, cost: Money)]) -> [String] {
        let sum = sums[first + day] ?? (0, .zero)
        return [book.number(sum.starts), amount(sum.cost)]
      }
      return [book.text(words.axisDay(noon)) + " " + book.text(.date(words.civil(noon)))] + cells(asItIs)
        + (asked.map(cells) ?? [])
    }
    return (columns, rows)
  }

  private func sums(_ forecast: LoadForecast) -> [Int: (starts: Int, cost: Money)] {
    forecast.hours.reduce(into: [:]) { sums, hour in
      let day = words.civil(Timestamp(microseconds: Int64(hour.hour) * 3_600_000_000)).dayNumber
      let sum = sums[day] ?? (0, .zero)
      sums[day] = (sum.starts + hour.starts, hour.spent.values.reduce(sum.cost, +))
    }
  }

  // MARK: Plain

  /// All of it as text, parted by one thing.
  package func lines(by cut: SpendCut) -> [String] {
    let parts = figures.parts(by: cut, outlooks?.asItIs.forecast)
    let columns = partColumns(cut)
    let places = TableColumn.places(columns, wide: self.columns)
    func row(_ cells: [String]) -> String {
      let line = places.reduce("") { line, place in
        Columns.aligned(line, to: place.left)
          + Columns.aligned(cells[place.column], to: place.columns, columns[place.column].alignment)
      }
      return Self.trimmed(line)
    }
    let course = places.first { $0.column == 1 }?.columns ?? 0
    let told = [head] + meters
    return told.map(Self.plain) + [""] + [row(columns.map(\.title))]
      + parts.map { row(cells(of: $0, course: course)) } + [""] + outlookLines
  }

  /// How long it lasts, as text.
  package var outlookLines: [String] { (asItIs + asAsked + guess).map(Self.plain) }

  private static func plain(_ line: Line) -> String { trimmed(line.spans.map(\.text).joined()) }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
