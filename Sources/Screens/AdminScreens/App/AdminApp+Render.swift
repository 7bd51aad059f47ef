import Domain
import Localization
package import ScreenParts
import TerminalKit

extension AdminApp {
  /// Paints the present state. The same state and surroundings always give the same frame.
  package func render(in surroundings: Surroundings) -> Frame {
    let canvas = paint(surroundings)
    return Frame(grid: canvas.grid, cursor: canvas.cursor, changesAt: canvas.changesAt)
  }

  /// The frame with what can be clicked on it.
  func paint(_ surroundings: Surroundings) -> AdminCanvas {
    var canvas = AdminCanvas(surroundings, book: book(surroundings))
    let size = surroundings.size
    guard size.columns >= AdminLayout.smallest.columns, size.rows >= AdminLayout.smallest.rows else {
      canvas.drawTooSmall(needs: AdminLayout.smallest)
      return canvas
    }
    let layout = layout(surroundings)
    drawTabs(&canvas, layout)
    drawRule(&canvas, layout)
    drawFilter(&canvas, layout)
    if case .help(let scrolled)? = layer {
      drawHelp(scrolled, &canvas, surroundings)
    } else {
      // What stands still grows no older; what was read since then is of that moment.
      let changesAt = canvas.changesAt
      if let held { canvas.surroundings.now = max(held.since, readAt[current] ?? held.since) }
      room.render(into: &canvas, in: layout.body)
      canvas.surroundings = surroundings
      if held != nil { canvas.changesAt = changesAt }
    }
    if case .jump(let line)? = layer {
      draw(line, &canvas, layout)
    } else if let message {
      canvas.draw(message.lines(canvas.book, columns: layout.message.columns), in: layout.message)
    }
    drawHints(&canvas, layout)
    if case .question(let question)? = layer { draw(question, &canvas) }
    return canvas
  }

  // MARK: top

  /// The number that leads to a room, its name, what the current one counts. Where there is no room for all names, the current
  /// one's comes first, then the others' from the left; of the rest the numbers stand alone.
  private func drawTabs(_ canvas: inout AdminCanvas, _ layout: AdminLayout) {
    let book = canvas.book
    func bar(_ named: Set<Int>) -> TabBar {
      TabBar(
        rooms.enumerated().map { index, room in
          // What another room counted is of when it was left.
          named.contains(index)
            ? TabBar.Tab(
              "\(index + 1) \(book.text(room.name.title))", badge: index == place ? room.badge : "")
            : TabBar.Tab("\(index + 1)")
        }, current: place)
    }
    var named: Set<Int> = [place]
    for index in rooms.indices where !named.contains(index) {
      guard bar(named.union([index])).rects(in: layout.tabs).count == rooms.count else { break }
      named.insert(index)
    }
    let tabs = bar(named)
    tabs.render(into: &canvas.grid, in: layout.tabs, current: Look.focus)
    for (index, rect) in tabs.rects(in: layout.tabs) {
      canvas.targets.append((rect, .room(rooms[index].name)))
    }
  }

  private func drawRule(_ canvas: inout AdminCanvas, _ layout: AdminLayout) {
    let book = canvas.book
    let who = book.text(Phrase(.admin(.operatorName), ["name": .text(operatorName)]))
    let demo = isDemo ? [book.text(hasPlayMoney ? .admin(.demoMoney) : .admin(.demo))] : []
    let only = isReadOnly ? [book.text(.admin(.readOnly))] : []
    let offset = canvas.surroundings.utcOffset
    func clock(_ instant: Timestamp) -> PhraseValue {
      .text(CivilTime(microseconds: instant.microseconds, utcOffset: offset).clock)
    }
    let right: Span
    if let held {
      let time = clock(held.since)
      let count = newWhileHeld
      right = Span(
        book.text(
          count == 0
            ? Phrase(.admin(.held), ["time": time])
            : Phrase(.admin(.heldNew), ["time": time, "n": .count(count)])), Look.strong)
    } else if let instant = readAt[current] {
      // What cannot be read anew is as old as it says; what is read seldom says how seldom.
      let key: PhraseKey =
        trouble != nil ? .admin(.stale) : pace >= Self.toldPace ? .admin(.liveEvery) : .admin(.live)
      let every = PhraseValue.text(Elapsed.text(pace, book))
      right = Span(
        book.text(Phrase(key, ["time": clock(instant), "every": every])),
        trouble == nil ? Look.quiet : Look.danger)
    } else {
      right = Span(book.text(.admin(.reading)), Look.quiet)
    }
    // Whether the screen moves is told before who looks at it.
    let room = layout.rule.columns - Columns.width(of: right.text) - 10
    // What the room counts moves where rows come that its list does not show, and says what an act means; a filter has it
    // beside it. Who looks is the first to leave for it.
    let counted = layout.filter.isEmpty && readAt[current] != nil ? self.room.tally(book) : ""
    let tally = counted.isEmpty ? [] : [counted]
    let wanted = [demo + [who] + only + tally, demo + only + tally, only + tally]
    let lines = (wanted + (only.isEmpty ? [] : [demo + only, only])).map { $0.joined(separator: " · ") }
    let left = lines.first { Columns.width(of: $0) <= room } ?? (tally.isEmpty ? lines[0] : counted)
    canvas.drawRule(
      in: layout.rule, left: Span(Columns.truncated(left, to: room), Look.quiet), right: right)
  }

  /// A field that is typed into has at least as many.
  private static let fieldColumns = 40

  /// Below that nobody sees that looks are apart.
  private static let toldPace: Duration = .seconds(2)

  private func drawFilter(_ canvas: inout AdminCanvas, _ layout: AdminLayout) {
    guard !layout.filter.isEmpty else { return }
    let tally = room.tally(canvas.book)
    let line = layout.filter.cutTop(1).part
    let prompt = line.cutLeft(2)
    // What is typed has the room that it needs.
    let room = max(0, prompt.rest.columns - (isFiltering ? Self.fieldColumns : 2))
    let sides = prompt.rest.cutRight(tally.isEmpty ? 0 : min(Columns.width(of: tally) + 1, room))
    canvas.grid.put("/", at: prompt.part.origin, style: Look.key, in: prompt.part)
    let cursor = filter.field.render(
      into: &canvas.grid, in: sides.rest, placeholder: canvas.book.text(.admin(.filterPlaceholder)))
    if isFiltering, layer == nil { canvas.cursor = cursor }
    canvas.grid.putLine(
      Columns.truncated(tally, to: max(0, sides.part.columns - 1)), in: sides.part, style: Look.quiet,
      align: .right)
    guard let trouble = filter.trouble, layout.filter.rows > 1 else { return }
    let text = Array(filter.field.text)
    let before = Columns.width(of: String(text.prefix(trouble.range.lowerBound)))
    let wrong = Columns.width(of: String(text.prefix(trouble.range.upperBound))) - before
    canvas.grid.restyle(
      Rect(column: sides.rest.left + before, row: line.top, columns: wrong, rows: 1)
        .intersection(sides.rest)
    ) { $0 = Look.bad.adding(.underline) }
    let words = layout.filter.cutTop(1).rest
    let column = min(before, max(0, sides.rest.columns / 2))
    canvas.grid.put(
      [Span("^ ", Look.danger), Span(canvas.book.text(trouble.phrase), Look.danger)],
      at: Position(column: sides.rest.left + column, row: words.top), in: words)
  }

  // MARK: bottom

  private func draw(_ line: JumpLine, _ canvas: inout AdminCanvas, _ layout: AdminLayout) {
    // What is wrong with the word, else how it may go on.
    let mistake = toasts.shown.map { canvas.book.text($0.phrase) }
    let found = mistake ?? line.completions(among: jumpWords).joined(separator: " ")
    let prompt = layout.message.cutLeft(1)
    canvas.grid.put(":", at: prompt.part.origin, style: Look.key, in: prompt.part)
    let typed = min(prompt.rest.columns, Columns.width(of: line.field.text) + 1)
    let parts = prompt.rest.cutRight(min(Columns.width(of: found), max(0, prompt.rest.columns - typed - 1)))
    canvas.cursor = line.field.render(into: &canvas.grid, in: parts.rest)
    canvas.grid.putLine(
      Columns.truncated(found, to: parts.part.columns), in: parts.part,
      style: mistake == nil ? Look.quiet : Look.danger)
  }

  // MARK: what lies over the room

  private func draw(_ question: ActQuestion, _ canvas: inout AdminCanvas) {
    let book = canvas.book
    let words = ([question.text] + question.facts).map { book.text($0) }
    switch question.demand {
    case .yes:
      canvas.drawQuestion(
        words.joined(separator: "\n"),
        answers: [book.text(.admin(.questionYes)), book.text(.admin(.questionNo))],
        chosen: question.confirms ? 0 : 1)
    case .typing(let word):
      let columns = min(60, canvas.grid.size.columns - 4)
      let text = words + ["", book.text(Phrase(.admin(.questionType), ["word": .text(word)]))]
      let lines = TextWrap.lines(of: text.joined(separator: "\n"), columns: columns - 4)
      let box = canvas.grid.bounds.centered(Size(columns: columns, rows: lines.count + 3))
      canvas.grid.fill(box)
      let inside = canvas.grid.box(box, style: Look.danger).inset(columns: 1, rows: 0)
      canvas.targets.removeAll()
      for (row, line) in lines.enumerated() { canvas.grid.putLine(line, in: inside, row: row) }
      canvas.cursor = question.field.render(into: &canvas.grid, in: inside.cutBottom(1).part)
    }
  }
}
