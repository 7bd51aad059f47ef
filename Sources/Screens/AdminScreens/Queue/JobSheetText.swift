import Domain
import Localization
import ScreenParts
import TerminalKit

/// A job's page: its life as a line, each attempt with what it cost, and how much was asked and answered.
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
    if !sheet.calls.isEmpty { lines += [.blank] + calls }
    if !sheet.failures.isEmpty { lines += [.blank] + failures }
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
    let steps = sheet.events.map { event in
      let time = clock.text(event.at)
      let who = if case .operatorNamed(let name) = event.actor { " (\(name))" } else { "" }
      let word =
        event.to.flatMap(JobQuery.State.init).map { book.text($0.phrase) }
        ?? "\(event.kind) \(event.to ?? "")"
      return "\(time) \(word)\(who)"
    }
    return [Line(book.text(.admin(.sheetLife)), Look.title)]
      + wrapped(steps.joined(separator: " ─ "), indent: 2)
  }

  private var calls: [Line] {
    [Line(book.text(.admin(.sheetCalls)), Look.title)]
      + sheet.calls.flatMap { call -> [Line] in
        wrapped(
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
              ])), indent: 2)
      }
  }

  private var failures: [Line] {
    [Line(book.text(.admin(.sheetFailures)), Look.title)]
      + sheet.failures.flatMap { failure in
        wrapped(
          "\(failure.attempt)  \(clock.text(failure.at))  \(failure.error)",
          Look.bad, indent: 2)
      }
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
