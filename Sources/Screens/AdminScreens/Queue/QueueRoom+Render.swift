package import Domain
package import Localization
import ScreenParts
package import TerminalKit

extension QueueRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    guard opened != nil else { return drawList(&canvas, place) }
    guard let sheet else {
      return canvas.draw([StyledLine(canvas.book.text(.admin(.reading)), Look.quiet)], in: place)
    }
    let text = JobSheetText(
      sheet: sheet, revealed: revealed, book: canvas.book, columns: min(place.columns, Look.measure),
      now: canvas.surroundings.now,
      utcOffset: canvas.surroundings.utcOffset)
    canvas.draw(text.lines, in: place, scrolled: scrolled)
  }

  private func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    let words = QueueLineWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    jobs.render(
      as: Table(QueueLineWords.columns(canvas.book), sort: tableSort), into: &canvas, in: place,
      empty: .admin(.queueEmpty)
    ) { (words.cells(of: $0.row), style(of: $0.row)) }
  }

  private var tableSort: Table.Sort? {
    switch sort {
    case .planned: Table.Sort(3)
    case .oldest: Table.Sort(2, isDescending: true)
    case .dearest: Table.Sort(5, isDescending: true)
    case .attempts: Table.Sort(6, isDescending: true)
    }
  }

  private func style(of row: JobRow) -> Style {
    switch row.job.state {
    case .discarded: Look.bad
    case .held, .cancelled: Look.quiet
    case .queued, .retrying: paused.contains(row.job.lane) ? Look.quiet : .plain
    case .running: Look.strong
    case .completed: .plain
    }
  }

  package func tally(_ book: Phrasebook) -> String {
    let shown: PhraseValue = .text(book.number(jobs.rows.count))
    return jobs.tally(
      book.text(
        Phrase(
          jobs.hasMore ? .admin(.tallyMore) : .admin(.tally),
          ["shown": shown, "looked": .text(book.number(jobs.looked)), "open": .text(book.number(open))])),
      book)
  }

  /// The rows as text, for whoever asks without a screen.
  ///
  /// - Parameter utcOffset: seconds east of Greenwich.
  package func lines(_ book: Phrasebook, now: Timestamp, utcOffset: Int) -> [String] {
    let words = QueueLineWords(book: book, now: now, utcOffset: utcOffset)
    return jobs.rows.map { words.cells(of: $0.row).filter { !$0.isEmpty }.joined(separator: "  ") }
  }
}

/// What a line of the queue says.
struct QueueLineWords {
  let book: Phrasebook
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  private var clock: ClockWords { ClockWords(book: book, now: now, utcOffset: utcOffset) }

  /// Those that say least leave first where there is no room.
  static func columns(_ book: Phrasebook) -> [TableColumn] {
    [
      TableColumn(book.text(.admin(.columnWhat)), .fixed(11)),
      TableColumn(book.text(.admin(.columnFor)), .fixed(9)),
      TableColumn(book.text(.admin(.columnAge)), .fixed(7), rank: 1, alignment: .right),
      TableColumn(book.text(.admin(.columnState)), .fixed(17)),
      TableColumn(book.text(.admin(.columnWhy)), .share(least: 12, weight: 3), rank: 2),
      TableColumn(book.text(.admin(.columnCost)), .fixed(9), rank: 3, alignment: .right),
      TableColumn(book.text(.admin(.columnAttempts)), .fixed(4), rank: 5, alignment: .right),
      TableColumn(book.text(.admin(.columnLane)), .fixed(11), rank: 6),
      TableColumn(book.text(.admin(.columnMaker)), .fixed(10), rank: 7),
      TableColumn(book.text(.admin(.columnError)), .share(least: 16, weight: 4), rank: 4),
    ]
  }

  func cells(of row: JobRow) -> [String] {
    let job = row.job
    let sign =
      switch row.boost {
      case .none: ""
      case .first: "+"
      case .next: "!"
      }
    return [
      sign + book.text(job.task.kind.phrase), row.person?.name ?? book.text(.admin(.house)),
      Elapsed.text(now.since(job.queuedAt), book), state(of: row), why(row), cost(of: row),
      job.attempt == 0 ? "" : "\(job.attempt)/\(job.maximumAttempts)", book.text(job.lane.phrase),
      job.maker.name,
      row.lastError ?? "",
    ]
  }

  /// Where it stands, with when it starts or ended.
  private func state(of row: JobRow) -> String {
    let word = book.text(JobQuery.State(row.job.state).phrase)
    switch row.job.state {
    case .queued, .retrying:
      guard let at = row.plan?.at else { return word }
      if at <= now { return book.text(.admin(.startsNow)) }
      return clock.isToday(at)
        ? book.text(Phrase(.admin(.startsAt), ["time": .text(clock.text(at))])) : clock.text(at)
    case .running:
      return row.job.startedAt.map { word + " " + Elapsed.text(now.since($0), book) } ?? word
    case .held: return word
    case .completed, .discarded, .cancelled:
      return row.job.endedAt.map { word + " " + clock.text($0) } ?? word
    }
  }

  private func why(_ row: JobRow) -> String {
    switch row.job.state {
    case .queued, .retrying:
      guard let cause = row.plan?.cause, cause != .now else { return "" }
      return book.text(cause.phrase)
    case .held(let reason): return book.text(WaitCause.held(reason).phrase)
    case .running, .completed, .discarded, .cancelled: return ""
    }
  }

  private func cost(of row: JobRow) -> String {
    if row.spent > .zero { return book.money(microDollars: row.spent.microdollars) }
    switch row.estimate {
    case .atMost(let bound)?:
      return book.text(Phrase(.admin(.atMost), ["cost": .text(book.money(microDollars: bound.microdollars))]))
    case .unknown?: return book.text(.admin(.costUnknown))
    case .free?, nil: return ""
    }
  }
}
