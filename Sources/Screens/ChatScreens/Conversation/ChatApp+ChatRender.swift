import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// What stands beside the chat on a wide terminal.
  enum Panel {
    case match(MatchCard)
    case profile(ProfileSheet)
    case draft(DraftSheet)
  }

  /// The match that waits for an answer, else the newest that waits or is connected, else the profile or
  /// what there is of it.
  var panel: Panel? {
    let card =
      matches.cards.first { $0.group == .waitingForYou }
      ?? matches.cards.first { $0.group == .waitingForThem || $0.group == .connected }
    if let card { return .match(card) }
    return profile.sheet.map { .profile($0) } ?? profile.draft.map { .draft($0) }
  }

  func drawChat(_ canvas: inout Canvas, _ layout: AppLayout, _ surroundings: Surroundings) {
    let rows = transcriptRows(surroundings, layout)
    let height = layout.body.rows
    if layers.isEmpty, conversation.focus == .buttons, let id = conversation.button,
      let action = conversation.buttonGroup.first(where: { $0.id == id })
    {
      canvas.focused = .press(id, action.intent)
    }
    let visible = conversation.scroll.visible(rows, height: height)
    // Few messages stand at the bottom, close to the field.
    let used = visible.last.map { $0.top + $0.lines } ?? 0
    let offset = height - used
    for row in visible {
      let area = Rect(
        column: layout.body.left, row: layout.body.top + offset + row.top, columns: layout.body.columns,
        rows: row.lines)
      canvas.targets.append((area, .message(rows.id(at: row.index))))
      let lines = rows.lines(at: row.index)
      canvas.draw(lines.dropFirst(row.firstLine), in: area)
      if let pattern = search?.pattern { canvas.mark(pattern, in: lines, from: row.firstLine, in: area) }
      guard let message = rows.message(at: row.index) else { continue }
      if conversation.focus == .transcript || search?.hit != nil, conversation.selected == message.position {
        canvas.grid.fill(
          Rect(column: layout.body.left - 1, row: area.top, columns: 1, rows: area.rows), with: "┃",
          style: Look.mitko)
      }
      if case .introduction(let id) = message.kind { canvas.introductions.append(id) }
    }
    if !layout.actions.isEmpty, let message = conversation.pinned(rows, height: height) {
      canvas.draw(pinnedLines(of: message, canvas.book, columns: layout.actions.columns), in: layout.actions)
    }
    if !layout.panel.isEmpty {
      switch panel {
      case .match(let card): draw(card, &canvas, panel: layout.panel, surroundings)
      case .profile(let sheet):
        draw(ownLines(sheet, canvas.book, columns: layout.panelColumns), &canvas, panel: layout.panel)
      case .draft(let draft):
        let columns = layout.panelColumns
        draw(
          missingLines(draft, canvas.book, columns: columns)
            + draftLines(draft, canvas.book, columns: columns), &canvas, panel: layout.panel)
      case nil: break
      }
    }
    let endsInView = visible.last.map {
      $0.index == rows.count - 1 && $0.firstLine + $0.lines == rows.height(at: $0.index)
    }
    drawStatus(&canvas, layout, surroundings, hasMoreBelow: endsInView == false)
    drawField(&canvas, layout)
  }

  /// The buttons of a message whose own ones are below the view.
  func pinnedLines(of message: Message, _ book: Phrasebook, columns: Int) -> [StyledLine] {
    Lines.buttons(MessageBlock.buttons(of: message, book), columns: columns - 2).map { $0.indented(by: 2) }
  }

  /// The profile beside the chat, framed round its text; what does not fit is left to the Profile screen.
  private func draw(_ profile: [StyledLine], _ canvas: inout Canvas, panel: Rect) {
    let lines = cut(profile, to: panel.rows - 2, rest: .profile)
    canvas.draw(
      Lines.framed(lines, title: canvas.book.text(.profile(.tab)), columns: panel.columns), in: panel)
  }

  /// The first lines, and below them the key to the screen with the rest where there is one.
  private func cut(_ lines: [StyledLine], to rows: Int, rest: KeyAction) -> [StyledLine] {
    var lines = lines
    while lines.last == .blank { lines.removeLast() }
    guard lines.count > rows else { return lines }
    lines.removeLast(lines.count - max(0, rows - 1))
    while lines.last == .blank { lines.removeLast() }
    return lines + [StyledLine("… \(keys.name(of: rest))", Look.quiet)]
  }

  /// How long a message may be on its way before the screen says so.
  private static let sendingPatience: Duration = .seconds(1)

  /// The line above the field: what Mitko is doing, and what is below the view.
  private func drawStatus(
    _ canvas: inout Canvas, _ layout: AppLayout, _ surroundings: Surroundings, hasMoreBelow: Bool
  ) {
    let book = canvas.book
    var left: Span?
    switch conversation.reply {
    case .idle: break
    case .thinking, .running: left = Span(book.text(progressNow), Look.mitko)
    case .planned(let instant):
      let wait = Phrase.wait(instant.since(surroundings.now))
      left = Span(book.text(Phrase(.chat(.planned), ["wait": .phrase(wait)])), Look.mitko)
      if instant > surroundings.now {
        canvas.expires(at: Wait.changes(from: surroundings.now, until: instant))
      }
    }
    if let since = conversation.sending?.since {
      // Storing takes milliseconds; what takes longer (another program holds the database) is said.
      let patience = since + Self.sendingPatience
      if surroundings.now < patience {
        canvas.expires(at: patience)
      } else {
        left = Span(book.text(.chat(.sending)), Look.mitko)
      }
    }
    if conversation.wantsStart { left = Span(book.text(.chat(.loading)), Look.quiet) }
    var right: Span?
    // A larger window may show the end without being scrolled to it.
    if !conversation.scroll.followsTail, hasMoreBelow {
      let new = conversation.newCount
      right =
        conversation.escStops
        ? Span("↓ Ctrl-End", Look.quiet)
        : new > 0
          ? Span("↓ " + book.text(Phrase(.chat(.newBelow), ["n": .count(new)])), Look.mitko)
          : Span("↓ Esc", Look.quiet)
      canvas.targets.append((layout.status, .toEnd))
    }
    canvas.drawRule(in: layout.status, left: left, right: right)
  }

  /// What is being done about the reply that is not there yet.
  private var progressNow: PhraseKey {
    if case .running(let running) = conversation.reply,
      running.isStopping || conversation.stopping == running.job
    {
      return .chat(.stopping)
    }
    return conversation.growing.draft == nil ? .chat(.thinking) : .chat(.writing)
  }

  private func drawField(_ canvas: inout Canvas, _ layout: AppLayout) {
    let isFocused = conversation.focus == .field
    let prompt = layout.field.cutLeft(2)
    canvas.grid.put("❯", at: prompt.part.origin, style: isFocused ? Look.mitko : Look.quiet, in: prompt.part)
    canvas.targets.append((layout.field, .field))
    let cursor = conversation.field.render(
      into: &canvas.grid, in: prompt.rest, placeholder: canvas.book.text(.chat(.placeholder)))
    canvas.cursor = isFocused ? cursor : nil
  }

  private func draw(
    _ card: MatchCard, _ canvas: inout Canvas, panel area: Rect, _ surroundings: Surroundings
  ) {
    let inner = max(1, area.columns - AppLayout.frameColumns)
    var parts = cardParts(card, surroundings, columns: inner)
    // The buttons stand in the chat, and once is enough.
    parts.foot.removeAll { !$0.buttons.isEmpty }
    var lines = cut(parts.body, to: area.rows - 3 - parts.foot.count, rest: .matches)
    if !parts.foot.isEmpty { lines += [.blank] + parts.foot }
    let framed = Lines.framed(lines, title: canvas.book.text(.chat(.introduction)), columns: area.columns)
    canvas.draw(framed, in: area)
    if let end = card.answerBy, end > surroundings.now {
      canvas.expires(at: Wait.changes(from: surroundings.now, until: end))
    }
  }
}
