import Domain
import Localization
import ScreenParts
import TerminalKit

/// What a reply took: each call of a model with its tokens, its price and the prompt that it was asked with.
struct SpendingSheet: Equatable, Sendable {
  let job: JobID
  let calls: [LedgerEntry]

  func lines(_ book: Phrasebook, columns: Int) -> [StyledLine] {
    guard calls.contains(where: { $0.maker != .builtin }) else {
      return Lines.wrapped(book.text(.reply(.costsNothing)), columns: columns)
    }
    var lines = calls.enumerated().flatMap { place, call in
      self.lines(call, place + 1, book, columns: columns)
    }
    if calls.count > 1 {
      let total = calls.reduce(Money.zero) { $0 + $1.state.amount }
      lines.append(.blank)
      lines += Lines.wrapped(
        book.text(Phrase(.reply(.total), ["cost": .money(microDollars: total.microdollars)])),
        columns: columns,
        style: Look.strong)
    }
    return lines
  }

  private func lines(_ call: LedgerEntry, _ number: Int, _ book: Phrasebook, columns: Int) -> [StyledLine] {
    let name = Phrase(
      call.attempt > 1 ? .reply(.callAgain) : .reply(.call),
      ["n": .count(number), "model": .text(Sanitizer.plain(call.model)), "attempt": .count(call.attempt)])
    var cost = Phrase(.reply(.callCost), ["cost": .money(microDollars: call.state.amount.microdollars)])
    if case .reserved(let bound) = call.state {
      cost = Phrase(.reply(.callOpen), ["cost": .money(microDollars: bound.microdollars)])
    }
    let tokens = Phrase(
      .reply(.tokens),
      [
        "input": .count(call.usage.input), "read": .count(call.usage.cachedRead),
        "written": .count(call.usage.cacheWrite), "output": .count(call.usage.output),
      ])
    var heading = StyledLine(book.text(name), Look.title)
    heading.trailing = .text(book.text(cost), Look.plain)
    var lines = [heading] + Lines.wrapped(book.text(tokens), columns: columns - 3, style: Look.plain)
    if let version = call.promptVersion {
      let prompt = Phrase(.reply(.prompt), ["version": .text(Sanitizer.plain(version))])
      lines += Lines.wrapped(book.text(prompt), columns: columns - 3, style: Look.quiet)
    }
    return [lines[0]] + lines.dropFirst().map { $0.indented(by: 3) }
  }
}

extension ChatApp {
  /// Asks what the message at hand took.
  mutating func askSpending() -> [ChatEffect] {
    let isChosen = conversation.focus == .transcript || search != nil
    let message = isChosen ? messageAtHand : conversation.transcript.messages.last { $0.job != nil }
    guard tab == .chat, let job = message?.job else {
      toasts.answer(Phrase(.reply(.noCosts)), .trouble)
      return []
    }
    return [.readSpending(job)]
  }

  /// Asks the reply that runs to stop.
  mutating func stop() -> [ChatEffect] {
    guard let job = conversation.stoppable else {
      toasts.answer(Phrase(.reply(.nothingToStop)), .trouble)
      return []
    }
    conversation.stopping = job
    return [.perform(.stopReply(job))]
  }

  /// Has the message at hand made once more.
  mutating func tryAgain() -> [ChatEffect] {
    guard tab == .chat else { return [] }
    let isChosen = conversation.focus == .transcript || search != nil
    return perform(.tryAgain(isChosen ? messageAtHand?.id : nil))
  }

  mutating func closeSpending(_ key: KeyEvent) -> [ChatEffect] {
    switch key {
    case .escape, .enter, .text("q"), .text("t"): layers.removeLast()
    default: break
    }
    return []
  }

  func draw(_ sheet: SpendingSheet, _ canvas: inout Canvas) {
    let columns = min(64, canvas.grid.size.columns - 4)
    let lines = cut(sheet.lines(canvas.book, columns: columns - 4), to: canvas.grid.size.rows - 4)
    let box = canvas.grid.bounds.centered(Size(columns: columns, rows: lines.count + 2))
    canvas.grid.fill(box)
    let inside = canvas.grid.box(
      box, style: Look.strong, title: canvas.book.text(.reply(.costs)), titleStyle: Look.title
    ).inset(columns: 1, rows: 0)
    canvas.targets.removeAll()
    canvas.cursor = nil
    canvas.draw(lines, in: inside)
  }

  private func cut(_ lines: [StyledLine], to rows: Int) -> [StyledLine] {
    lines.count <= rows ? lines : lines.prefix(max(0, rows - 1)) + [StyledLine("…", Look.quiet)]
  }
}
