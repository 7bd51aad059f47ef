import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// A card in two parts: what may be scrolled, and what always stays in view: exactly what will be shared, and the
  /// buttons.
  func cardParts(
    _ card: MatchCard, _ surroundings: Surroundings, columns: Int
  ) -> (body: [StyledLine], foot: [StyledLine]) {
    let book = book(surroundings)
    let wording = MatchWording(card, book)
    var body = Lines.wrapped(wording.title, columns: columns, style: Look.title)
    body.append(StyledLine([wording.status], trailing: .time(card.introducedAt)))
    if card.isDemo { body.append(StyledLine(book.text(.matches(.demo)), Look.quiet)) }
    body.append(.blank)
    let changes = wording.changes(columns: columns)
    if !changes.isEmpty { body += changes + [.blank] }
    let scores = wording.scores(columns: columns)
    if !scores.isEmpty {
      body += scores
      if let parts = ScoreParts(card.score) {
        body += Lines.wrapped(parts.text(book), columns: columns, style: Look.quiet)
      }
      body.append(.blank)
    }
    let questions = wording.questions(columns: columns)
    if !questions.isEmpty { body += questions + [.blank] }
    body += wording.reasons(columns: columns)
    body += wording.rules(columns: columns)

    var foot = wording.sharing(columns: columns)
    if let end = card.answerBy, card.group == .waitingForYou, end > surroundings.now {
      let left = Phrase.wait(end.since(surroundings.now))
      foot += Lines.wrapped(
        book.text(Phrase(.matches(.answerBy), ["wait": .phrase(left)])), columns: columns, style: Look.quiet)
    }
    foot += Lines.buttons(buttons(of: card, book), columns: columns)
    return (body, foot)
  }

  /// What is chosen, as a card; `nil` where there is nothing.
  ///
  /// - Parameter rows: the height it has; where the foot would take more than half of it, its words join the body.
  func selectedParts(
    _ surroundings: Surroundings, columns: Int, rows: Int = .max
  ) -> (body: [StyledLine], foot: [StyledLine])? {
    let parts =
      if matches.list.selected == .outlook, let note = matches.outlook {
        outlookParts(note, book(surroundings), columns: columns)
      } else {
        matches.selected.map { cardParts($0, surroundings, columns: columns) }
      }
    guard let parts, parts.foot.count > rows / 2 else { return parts }
    let words = parts.foot.filter(\.buttons.isEmpty)
    return (
      parts.body + (words.isEmpty || parts.body.last == .blank ? [] : [.blank]) + words,
      parts.foot.filter { !$0.buttons.isEmpty }
    )
  }

  /// The rows of a foot with the line above it.
  static func footRows(_ foot: [StyledLine]) -> Int { foot.isEmpty ? 0 : foot.count + 1 }

  func drawMatches(_ canvas: inout Canvas, _ surroundings: Surroundings) {
    let layout = matchesLayout(surroundings)
    guard let parts = selectedParts(surroundings, columns: layout.card.columns, rows: layout.card.rows) else {
      drawEmptyMatches(&canvas, surroundings)
      return
    }
    if !layout.list.isEmpty { drawList(&canvas, layout.list) }
    if !layout.card.isEmpty {
      if !layout.list.isEmpty {
        canvas.grid.fill(
          Rect(column: layout.card.left - 2, row: layout.card.top, columns: 1, rows: layout.card.rows),
          with: "│", style: Look.quiet)
      }
      // Over a question only its own buttons can be pressed.
      canvas.focused = layers.isEmpty && matches.focus == .card ? matches.button : nil
      draw(parts, &canvas, layout.card)
      if let card = matches.selected {
        canvas.introductions.append(card.id)
        if let end = card.answerBy, end > surroundings.now {
          canvas.expires(at: Wait.changes(from: surroundings.now, until: end))
        }
      }
    }
  }

  private func draw(_ parts: (body: [StyledLine], foot: [StyledLine]), _ canvas: inout Canvas, _ area: Rect) {
    let footRows = min(Self.footRows(parts.foot), max(0, area.rows - 1))
    // A short card has its foot right below, not at the far end of a high screen.
    let wanted = Rect(
      column: area.left, row: area.top, columns: area.columns,
      rows: min(area.rows, parts.body.count + footRows))
    let split = wanted.cutBottom(footRows)
    canvas.scrolls = parts.body.count > split.rest.rows
    let top = matches.scrolled.clamped(lines: parts.body.count, height: split.rest.rows)
    canvas.draw(parts.body.dropFirst(top), in: split.rest)
    if footRows > 0 {
      let more = parts.body.count > top + split.rest.rows
      canvas.drawRule(
        in: Rect(column: split.part.left, row: split.part.top, columns: split.part.columns, rows: 1),
        left: nil,
        right: more ? Span("↓", Look.quiet) : nil)
      canvas.draw(parts.foot, in: split.part.cutTop(1).rest)
    }
  }

  /// Columns of a title in the list that a time beside it must leave.
  private static let titleColumns = 24

  private func drawList(_ canvas: inout Canvas, _ area: Rect) {
    let rows = matches.rows
    let chosen = rows.firstIndex {
      switch $0 {
      case .outlook: matches.list.selected == .outlook
      case .match(let card): matches.list.selected == .match(card.id)
      case .group, .gap: false
      }
    }
    // Its group's title stays in view with the first of a group.
    let top = max(0, min((chosen ?? 0) - area.rows / 2, rows.count - area.rows))
    for (index, row) in rows.dropFirst(top).prefix(area.rows).enumerated() {
      let line = Rect(column: area.left, row: area.top + index, columns: area.columns, rows: 1)
      switch row {
      case .group(let group, let count):
        canvas.grid.putLine(
          "\(canvas.book.text(group.title)) · \(count)", in: line, style: Look.quiet)
      case .gap: break
      case .outlook:
        let isChosen = matches.list.selected == .outlook
        canvas.grid.putLine(
          (isChosen ? "› " : "  ")
            + Columns.truncated(canvas.book.text(.outlook(.title)), to: line.columns - 2),
          in: line, style: isChosen ? (matches.focus == .list ? Look.focus : Look.strong) : Look.plain)
        canvas.targets.append((line, .outlook))
      case .match(let card): draw(card, &canvas, line)
      }
    }
  }

  private func draw(_ card: MatchCard, _ canvas: inout Canvas, _ line: Rect) {
    let isChosen = matches.list.selected == .match(card.id)
    let time = canvas.relative(card.endedAt ?? card.introducedAt)
    let style = isChosen ? (matches.focus == .list ? Look.focus : Look.strong) : Look.plain
    let timeWidth = Columns.width(of: time)
    // The card tells the time as well; what it is about needs the columns more.
    let room = line.columns - 2 - (line.columns >= timeWidth + Self.titleColumns ? timeWidth + 1 : 0)
    canvas.grid.putLine(
      (isChosen ? "› " : "  ") + Columns.truncated(MatchWording(card, canvas.book).title, to: room), in: line,
      style: style)
    if room < line.columns - 2 {
      canvas.grid.put(
        time, at: Position(column: line.right - timeWidth, row: line.top),
        style: isChosen && matches.focus == .list ? style : Look.quiet, in: line)
    }
    canvas.targets.append((line, .match(card.id)))
  }

  /// What happens next, for somebody without a match.
  private func drawEmptyMatches(_ canvas: inout Canvas, _ surroundings: Surroundings) {
    let book = canvas.book
    let layout = layout(surroundings)
    let next: PhraseKey
    switch user?.stage {
    case .onboarding, .erased, nil: next = .matches(.emptyOnboarding)
    case .ready: next = .matches(.emptyReady)
    case .active: next = .matches(.emptyActive)
    case .paused, .unreachable: next = .matches(.emptyPaused)
    }
    let columns = min(64, layout.body.columns)
    let lines =
      [StyledLine(book.text(.matches(.empty)), Look.title), .blank]
      + Lines.wrapped(book.text(next), columns: columns)
    let area = Rect(
      column: layout.body.left, row: layout.body.top,
      columns: surroundings.size.columns - 2 * layout.body.left,
      rows: layout.body.rows)
    canvas.draw(lines, in: area.centered(Size(columns: columns, rows: lines.count)))
  }
}

extension MatchGroup {
  /// The title of the group in the list.
  var title: PhraseKey {
    switch self {
    case .waitingForYou: .matches(.groupYours)
    case .waitingForThem: .matches(.groupTheirs)
    case .connected: .matches(.groupConnected)
    case .closed: .matches(.groupClosed)
    }
  }
}
