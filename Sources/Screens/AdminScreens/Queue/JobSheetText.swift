import Domain
import Localization
import ScreenParts
import TerminalKit

/// A job's page: its life as a line, each attempt with how long it took and what it cost, and how much was asked and answered.
struct JobSheetText {
  let sheet: JobSheet
  /// Shown in the place of their sizes.
  let revealed: [RevealedCall]
  let book: Phrasebook
  let columns: Int
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  typealias Line = StyledLine<KeyEvent>

  var lines: [Line] {
    var lines = head + [.blank] + life
    let attempts = sheet.attempts
    if !attempts.isEmpty { lines += [.blank] + self.attempts(attempts) }
    if !revealed.isEmpty {
      lines += [.blank] + words
    } else if !sheet.recordings.isEmpty {
      lines += [.blank] + recordings
    }
    return lines
  }

  private func wrapped(_ text: String, _ style: Style = .plain, indent: Int = 0) -> [Line] {
    TextWrap.lines(of: text, columns: max(10, columns - indent)).map { Line($0, style).indented(by: indent) }
  }

  private var head: [Line] {
    let job = sheet.row.job
    let words = QueueLineWords(book: book, now: now, utcOffset: utcOffset)
    var lines = [
      Line([Span(book.text(job.task.kind.phrase), Look.title), Span("  " + job.id.description, Look.quiet)]),
      Line([
        Span(
          [
            sheet.row.person.map { $0.demoName == nil ? $0.name : "\($0.name) \($0.id.tail)" }
              ?? book.text(.admin(.house)),
            book.text(job.lane.phrase), job.maker.name,
          ].joined(separator: " · "))
      ]),
      Line([Span(words.state(of: sheet.row), Look.strong), Span("  " + words.why(sheet.row))]),
    ]
    let costs = words.costs(of: sheet.row)
    if !costs.isEmpty { lines += wrapped(costs.joined(separator: " ")) }
    return lines
  }

  private var clock: ClockWords { ClockWords(book: book, now: now, utcOffset: utcOffset) }

  /// Its states in order: 14:02:11 waiting ─ 14:02:12 running ─ 14:02:30 done.
  private var life: [Line] {
    let words = EventWords(book: book, now: now, utcOffset: utcOffset)
    let steps = sheet.events.map { event in
      let who = if case .operatorNamed(let name) = event.actor { " (\(name))" } else { "" }
      return "\(clock.text(event.at)) \(words.latest(event))\(who)"
    }
    return [Line(book.text(.admin(.sheetLife)), Look.title)]
      + wrapped(steps.joined(separator: " ─ "), indent: 2)
  }

  /// Each attempt with when it began, how long it took and how it ended; beneath it why it failed and what was called.
  private func attempts(_ attempts: [JobAttempt]) -> [Line] {
    [Line(book.text(.admin(.sheetAttempts)), Look.title)]
      + attempts.flatMap { attempt -> [Line] in
        let failures = sheet.failures.filter { $0.attempt == attempt.number }
        let calls = sheet.calls.filter { $0.attempt == attempt.number }
        return wrapped(line(of: attempt), indent: 2)
          + failures.flatMap { wrapped("\(clock.exact($0.at))  \($0.error)", Look.bad, indent: 5) }
          + calls.flatMap { wrapped(line(of: $0), Look.quiet, indent: 5) }
      }
  }

  /// 1  14:02:11  12.4 s  tries again
  private func line(of attempt: JobAttempt) -> String {
    let length = attempt.duration.map { Elapsed.exact($0, book) }
    let parts = [
      String(attempt.number), attempt.startedAt.map(clock.exact), length,
      attempt.outcome.map { book.text($0.phrase) },
    ]
    return parts.compactMap { $0 }.joined(separator: "  ")
  }

  private func line(of call: LedgerEntry) -> String {
    book.text(
      Phrase(
        .admin(.sheetCall),
        [
          "attempt": .text("\(call.attempt).\(call.call)"), "model": .text(call.model),
          "input": .text(book.number(call.usage.input)),
          "cached": .text(book.number(call.usage.cachedRead)),
          "written": .text(book.number(call.usage.cacheWrite)),
          "output": .text(book.number(call.usage.output)),
          "cost": .text(book.money(microDollars: call.state.amount.microdollars)),
        ]))
  }

  private var words: [Line] {
    revealed.flatMap { call -> [Line] in
      let head = Phrase(.admin(.sheetAsked), ["attempt": .text("\(call.attempt).\(call.call)")])
      var lines = [Line(book.text(head), Look.title)] + wrapped(call.request, indent: 2)
      if let answer = call.answer {
        lines += [Line(book.text(.admin(.sheetAnswered)), Look.title)] + wrapped(answer, indent: 2)
      }
      if let failure = call.failure { lines += wrapped(failure, Look.bad, indent: 2) }
      return lines
    }
  }

  private var recordings: [Line] {
    [Line(book.text(.admin(.sheetRecordings)), Look.title)]
      + sheet.recordings.flatMap { size in
        wrapped(
          book.text(
            Phrase(
              .admin(.sheetRecording),
              [
                "attempt": .text("\(size.attempt).\(size.call)"), "request": .count(size.request),
                "answer": .count(size.answer ?? 0),
              ])), Look.quiet, indent: 2)
      }
  }
}
