package import Domain
package import Localization
package import ScreenParts
package import TerminalKit

extension QueueRoom {
  package func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.expires(at: canvas.surroundings.now + .minutes(1))
    renderPages(into: &canvas, in: place)
  }

  package func lines(
    of page: QueuePage, columns: Int, _ surroundings: Surroundings, _ book: Phrasebook
  ) -> [StyledLine<KeyEvent>] {
    JobSheetText(
      sheet: page.sheet, revealed: page.revealed, book: book, columns: columns, now: surroundings.now,
      utcOffset: surroundings.utcOffset
    ).lines
  }

  /// Below who paused a lane.
  package func table(in list: Rect) -> Rect { list.cutTop(pauses.count).rest }

  package func drawList(_ canvas: inout AdminCanvas, _ place: Rect) {
    let words = QueueLineWords(
      book: canvas.book, now: canvas.surroundings.now, utcOffset: canvas.surroundings.utcOffset)
    canvas.draw(pauses.map { StyledLine(words.paused($0), Look.bad) }, in: place)
    pages.list.render(
      as: Table(QueueLineWords.columns(canvas.book), sort: tableSort), into: &canvas, in: table(in: place),
      empty: .admin(.queueEmpty)
    ) { (words.cells(of: $0.row), style(of: $0.row)) }
  }

  private var tableSort: Table.Sort? {
    switch sort {
    case .planned: Table.Sort(3)
    case .oldest: Table.Sort(2, isDescending: true)
    case .dearest: Table.Sort(6, isDescending: true)
    case .attempts: Table.Sort(7, isDescending: true)
    }
  }

  private func style(of row: JobRow) -> Style {
    switch row.job.state {
    case .discarded: Look.bad
    case .held, .cancelled: Look.quiet
    case .queued, .retrying: pausedLanes.contains(row.job.lane) ? Look.quiet : .plain
    case .running: Look.strong
    case .completed: .plain
    }
  }

  package func tally(_ book: Phrasebook) -> String {
    let shown: PhraseValue = .text(book.number(pages.list.rows.count))
    return pages.list.tally(
      book.text(
        Phrase(
          pages.list.hasMore ? .admin(.tallyMore) : .admin(.tally),
          ["shown": shown, "looked": .text(book.number(pages.list.looked)), "open": .text(book.number(open))])
      ),
      book, isSorted: sort != .planned)
  }

  /// The rows as text, for whoever asks without a screen.
  ///
  /// - Parameter utcOffset: seconds east of Greenwich.
  package func lines(_ book: Phrasebook, now: Timestamp, utcOffset: Int) -> [String] {
    let words = QueueLineWords(book: book, now: now, utcOffset: utcOffset)
    return pages.list.rows.map { words.told($0.row).joined(separator: "  ") }
  }
}

/// What a line of the queue says.
struct QueueLineWords {
  let book: Phrasebook
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  private var clock: ClockWords { ClockWords(book: book, now: now, utcOffset: utcOffset) }

  /// Those that say least leave first where there is no room; when and why stay.
  static func columns(_ book: Phrasebook) -> [TableColumn] {
    [
      TableColumn(book.text(.admin(.columnWhat)), .fixed(11)),
      TableColumn(book.text(.admin(.columnFor)), .fixed(9)),
      TableColumn(book.text(.admin(.columnAge)), .fixed(6), rank: 1, alignment: .right),
      TableColumn(book.text(.admin(.columnState)), .fixed(12)),
      TableColumn(book.text(.admin(.columnWhy)), .share(least: widestCause, weight: 3)),
      TableColumn(book.text(.admin(.columnNext)), .fixed(9), rank: 2, alignment: .right),
      TableColumn(book.text(.admin(.columnSpent)), .fixed(9), rank: 3, alignment: .right),
      TableColumn(book.text(.admin(.columnAttempts)), .fixed(4), rank: 4, alignment: .right),
      TableColumn(book.text(.admin(.columnLane)), .fixed(11), rank: 6),
      TableColumn(book.text(.admin(.columnMaker)), .fixed(10), rank: 7),
      TableColumn(book.text(.admin(.columnError)), .share(least: 16, weight: 4), rank: 5),
    ]
  }

  /// No cause that a queue can have says more than that.
  static let widestCause = 20

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
      Elapsed.text(now.since(job.queuedAt), book), state(of: row), why(row), next(of: row), spent(row),
      job.attempt == 0 ? "" : "\(job.attempt)/\(job.maximumAttempts)", book.text(job.lane.phrase),
      job.maker.name,
      row.lastError ?? "",
    ]
  }

  /// The same as a sentence's parts, for whoever reads without columns: sums say what they are.
  func told(_ row: JobRow) -> [String] {
    var cells = cells(of: row)
    cells[5] = bound(of: row).map { book.text(Phrase(.admin(.atMost), ["cost": .text($0)])) } ?? cells[5]
    return cells.filter { !$0.isEmpty }
  }

  /// Who paused a lane, and since when.
  func paused(_ pause: LanePause) -> String {
    book.text(
      Phrase(
        .admin(.pausedBanner),
        [
          "lane": .phrase(Phrase(pause.lane.phrase)), "who": .text(pause.operatorName),
          "time": .text(clock.short(pause.at)),
        ]))
  }

  /// Where it stands, with when it starts.
  func state(of row: JobRow) -> String {
    let word = book.text(JobQuery.State(row.job.state).phrase)
    switch row.job.state {
    case .queued, .retrying:
      guard let at = row.plan?.at else { return word }
      return at <= now ? book.text(.admin(.startsNow)) : clock.short(at)
    case .running:
      return row.job.startedAt.map { word + " " + Elapsed.text(now.since($0), book) } ?? word
    case .held, .completed, .discarded, .cancelled: return word
    }
  }

  /// Why it starts then, or when it ended.
  func why(_ row: JobRow) -> String {
    switch row.job.state {
    case .queued, .retrying:
      guard let cause = row.plan?.cause, cause != .now else { return "" }
      return book.text(cause.phrase)
    case .held(let reason): return book.text(WaitCause.held(reason).phrase)
    case .running: return ""
    case .completed, .discarded, .cancelled:
      return row.job.endedAt.map {
        book.text(Phrase(.admin(.endedAt), ["time": .text(clock.short($0))]))
      } ?? ""
    }
  }

  private func spent(_ row: JobRow) -> String {
    row.spent > .zero ? book.money(microDollars: row.spent.microdollars) : ""
  }

  /// What its next attempt may cost at most, where one is to come.
  private func next(of row: JobRow) -> String {
    if let bound = bound(of: row) { return bound }
    return row.estimate == .unknown && !row.job.state.hasEnded ? "?" : ""
  }

  private func bound(of row: JobRow) -> String? {
    switch row.job.state {
    case .queued, .retrying, .held:
      guard case .atMost(let bound)? = row.estimate else { return nil }
      return book.money(microDollars: bound.microdollars)
    case .running, .completed, .discarded, .cancelled: return nil
    }
  }

  /// What it has cost and may cost, as sentences.
  func costs(of row: JobRow) -> [String] {
    let spent = spent(row)
    return [
      spent.isEmpty ? nil : book.text(Phrase(.admin(.sheetCost), ["cost": .text(spent)])),
      bound(of: row).map { book.text(Phrase(.admin(.sheetNext), ["cost": .text($0)])) },
    ].compactMap(\.self)
  }
}
