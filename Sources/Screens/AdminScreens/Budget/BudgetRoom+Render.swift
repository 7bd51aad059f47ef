import Domain
import Localization
import ScreenParts
package import TerminalKit

/// Where the room's pieces stand: the same for keys and frames.
struct BudgetLayout {
  var top: Rect
  /// Empty where there is no room for one.
  var chart: Rect
  var legend: Rect
  /// The parts of the chosen cut.
  var table: Rect
  /// How long it lasts, and what was typed.
  var bottom: Rect
  /// The other cuts, with their titles, where there is room beside.
  var others: [(cut: SpendCut, rect: Rect)] = []
  /// The days of the forecast; empty where there is no room.
  var days: Rect
}

extension BudgetRoom {
  /// From here on the parts stand beside the chart, all four ways at once.
  private static let wide = 120
  /// Of a forecast that is not there yet: its place is kept.
  private static let usualDays = 14
  /// Below that a chart says nothing.
  private static let leastChart = 5

  func layout(in place: Rect, _ surroundings: Surroundings) -> BudgetLayout? {
    layout(in: place, surroundings, book: surroundings.phrasebooks.book(for: language.code))
  }

  private func content(_ columns: Int, _ surroundings: Surroundings, book: Phrasebook) -> BudgetText? {
    guard let figures else { return nil }
    return BudgetText(
      figures: figures, outlooks: outlooks, book: book, columns: columns, glyphs: surroundings.glyphs,
      utcOffset: surroundings.utcOffset)
  }

  private func layout(in place: Rect, _ surroundings: Surroundings, book: Phrasebook) -> BudgetLayout? {
    let isWide = place.columns >= Self.wide
    let sides = isWide ? place.cutLeft(place.columns * 3 / 5) : (part: place, rest: place)
    let left = sides.part
    guard let text = content(left.columns, surroundings, book: book) else { return nil }
    let (top, rest) = left.cutTop(1 + text.meters.count)
    let bottomRows = bottomLines(text).count
    var middle = rest
    var table = Rect(column: place.left, row: place.top, columns: 0, rows: 0)
    var layout = BudgetLayout(
      top: top, chart: table, legend: table, table: table, bottom: table, days: table)
    if isWide {
      let daysRows = (outlooks?.days ?? Self.usualDays) + 2
      if rest.rows >= bottomRows + daysRows + 15 {
        let parts = rest.cutBottom(daysRows + 1)
        layout.days = parts.part.cutTop(1).rest
        middle = parts.rest
      }
    }
    let parts = middle.cutBottom(bottomRows)
    layout.bottom = parts.part
    middle = parts.rest
    if isWide {
      let right = sides.rest.cutLeft(3).rest
      table = beside(right, &layout)
    } else {
      // A chart that says something, before a table that says all; without room for one, the table has it.
      let rows = parts.rest.rows
      let wanted = 1 + max(1, self.parts.rows.count)
      let least = min(wanted, 4)
      let most = rows >= Self.leastChart + least ? max(least, min(rows / 2, rows - Self.leastChart)) : rows
      let tableRows = min(wanted, most)
      let cut = middle.cutBottom(tableRows)
      (table, middle) = (cut.part, cut.rest)
    }
    layout.table = table
    if middle.rows >= Self.leastChart {
      // What is left over stands between them.
      if middle.rows >= Self.leastChart + 3 {
        middle = middle.cutTop(1).rest.cutBottom(1).rest
      }
      let cut = middle.cutTop(1)
      (layout.legend, layout.chart) = (cut.part, cut.rest)
    }
    return layout
  }

  /// Puts the four cuts below each other, each as high as it is; where that is too much, all are cut alike.
  ///
  /// - Returns: the place of the chosen one.
  private func beside(_ place: Rect, _ layout: inout BudgetLayout) -> Rect {
    let cuts = SpendCut.allCases
    let wanted = cuts.map { cut in 1 + (cut == self.cut ? parts.rows.count : others[cut]?.count ?? 0) }
    let room = place.rows - cuts.count + 1
    // The highest that all can have together.
    let most = (1...max(1, room)).last { most in wanted.reduce(0) { $0 + min($1, most) } <= room } ?? 1
    var chosen = place
    var rest = place
    for (cut, rows) in zip(cuts, wanted) {
      let pieces = rest.cutTop(min(rows, most))
      if cut == self.cut { chosen = pieces.part } else { layout.others.append((cut, pieces.part)) }
      rest = pieces.rest.cutTop(1).rest
    }
    return chosen
  }

  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    guard let layout = layout(in: place, canvas.surroundings, book: canvas.book),
      let text = content(layout.top.columns, canvas.surroundings, book: canvas.book)
    else {
      return canvas.draw([StyledLine(canvas.book.text(.admin(.computing)), Look.quiet)], in: place)
    }
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    canvas.draw([text.head] + text.meters, in: layout.top)
    if let part = parts.selected {
      let drawn = text.chart(of: part, columns: layout.chart.columns)
      canvas.grid.put(text.legend(of: part), at: layout.legend.origin, in: layout.legend)
      drawn.chart.render(
        into: &canvas.grid, in: layout.chart.cutLeft(drawn.columns).part, glyphs: text.glyphs,
        styles: BudgetText.styles)
    }
    for (row, rect) in draw(parts.rows, cut, list: parts.list, text, &canvas, layout.table) {
      canvas.targets.append((rect, .row(row)))
    }
    for other in layout.others {
      draw(
        others[other.cut] ?? [], other.cut, list: ListState(), text, &canvas,
        other.rect)
    }
    drawBottom(text, &canvas, layout.bottom)
    guard !layout.days.isEmpty, let days = text.days else { return }
    Table(days.columns).render(
      into: &canvas.grid, in: layout.days, count: days.rows.count, list: ListState<Int>(), glyphs: text.glyphs
    ) { Table.Row(days.rows[$0]) }
  }

  @discardableResult
  private func draw(
    _ rows: [SpendPart], _ cut: SpendCut, list: ListState<SpendPart.ID>, _ text: BudgetText,
    _ canvas: inout AdminCanvas, _ place: Rect
  ) -> [(row: Int, rect: Rect)] {
    let columns = text.partColumns(cut)
    let course =
      TableColumn.places(columns, wide: place.columns - Table.signs).first { $0.column == 1 }?.columns ?? 0
    return Table(columns).render(
      into: &canvas.grid, in: place, count: rows.count, list: list, glyphs: text.glyphs
    ) { Table.Row(text.cells(of: rows[$0], course: course)) }
  }

  // MARK: What if

  /// What stands at the bottom, from top to bottom.
  private enum BottomLine {
    case words(StyledLine<KeyEvent>)
    case fields
    case mistake(Phrase, of: Field)
  }

  private func bottomLines(_ text: BudgetText) -> [BottomLine] {
    var lines = (text.guess + text.asItIs).map(BottomLine.words) + [.fields]
    if let wrong = ([typing].compactMap(\.self) + Field.allCases).first(where: { mistakes[$0] != nil }),
      let mistake = mistakes[wrong]
    {
      lines.append(.mistake(mistake, of: wrong))
    }
    let asAsked =
      isComputing
      ? text.labelled(.admin(.asAsked), text.text(.admin(.computing)), Look.quiet) : text.asAsked
    return lines + asAsked.map(BottomLine.words)
  }

  private func drawBottom(_ text: BudgetText, _ canvas: inout AdminCanvas, _ place: Rect) {
    var columns: [Field: Int] = [:]
    for (row, line) in bottomLines(text).enumerated() where row < place.rows {
      let rect = Rect(column: place.left, row: place.top + row, columns: place.columns, rows: 1)
      switch line {
      case .words(let words): canvas.draw(words, in: rect, row: 0)
      case .fields: columns = drawFields(text, &canvas, rect)
      case .mistake(let mistake, let field):
        let words = "^ " + canvas.book.text(mistake)
        let column = min(columns[field] ?? 0, max(0, rect.columns - Columns.width(of: words)))
        canvas.grid.put(
          words, at: Position(column: rect.left + column, row: rect.top), style: Look.danger, in: rect)
      }
    }
  }

  /// What the bucket would hold if nothing is typed for it: a day's share of the week that is typed, where nobody chose
  /// something else.
  private func burstThatFollows(_ budget: Budget) -> Money {
    guard budget.burst == Budget(weekly: budget.weekly).burst,
      case .success(let week?) = Self.read(weekly.text, .weeklyBudget)
    else { return budget.burst }
    return Budget(weeklyDollars: week, burstDollars: Setting.burst.defaultValue).burst
  }

  /// - Returns: where each field begins, from the left of the line.
  private func drawFields(_ text: BudgetText, _ canvas: inout AdminCanvas, _ line: Rect) -> [Field: Int] {
    var column = canvas.grid.put(
      Columns.aligned(text.text(.admin(.whatIf)), to: BudgetText.label), at: line.origin, style: Look.label,
      in: line)
    var columns: [Field: Int] = [:]
    let budget = text.figures.money.budget
    let wide = line.columns < Self.narrow ? Self.narrowField : Self.fieldColumns
    for field in Field.allCases {
      let (label, shown, money): (PhraseKey, TextField, Money) =
        switch field {
        case .weekly: (.admin(.fieldWeekly), weekly, budget.weekly)
        case .burst: (.admin(.fieldBurst), burst, burstThatFollows(budget))
        }
      let style = mistakes[field] == nil ? Look.label : Look.bad
      column = canvas.grid.put(
        text.text(label) + " [", at: Position(column: column, row: line.top), style: style, in: line)
      let place = Rect(column: column, row: line.top, columns: wide, rows: 1).intersection(line)
      columns[field] = column - line.left
      let cursor = shown.render(
        into: &canvas.grid, in: place, placeholder: text.amount(money))
      if typing == field { canvas.cursor = cursor }
      canvas.targets.append((place, .button(.enter)))
      column = canvas.grid.put(
        "]  ", at: Position(column: place.right, row: line.top), style: style, in: line)
    }
    return columns
  }

  private static let fieldColumns = 11
  /// A million, and the cursor behind it, on narrow screens.
  private static let narrowField = 8
  private static let narrow = 66
}
