package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The timeline of planned work: what, for whom, when and why then, what it may cost; and a page about one job.
package struct QueueRoom: Room {
  /// What was read: the rows that the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.queue
    package let page: RoomPage<JobRow, JobCursor>
    /// How many are open altogether.
    package let open: Int
    package let paused: Set<Lane>
    /// The page that is open, as long as its job is there.
    package let sheet: JobSheet?
    /// The words of its calls, after somebody asked for them.
    package let revealed: [RevealedCall]

    package init(
      page: RoomPage<JobRow, JobCursor>, open: Int, paused: Set<Lane>, sheet: JobSheet? = nil,
      revealed: [RevealedCall] = []
    ) {
      self.page = page
      self.open = open
      self.paused = paused
      self.sheet = sheet
      self.revealed = revealed
    }
  }

  /// By what the rows that were read are sorted.
  enum Sort: CaseIterable {
    case planned, oldest, dearest, attempts
  }

  package let name = RoomName.queue
  package let takesFilter = true
  var jobs = RoomList<QueueLine>()
  var open = 0
  var paused: Set<Lane> = []
  var sort = Sort.planned
  var query = JobQuery.ofOpen
  /// The job whose page is open.
  var opened: JobID?
  var sheet: JobSheet?
  var revealed: [RevealedCall] = []
  var scrolled = ScrolledText()
  private var rows: [JobRow] = []
  private let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var badge: String { open == 0 ? "" : String(open) }

  package var keys: [RoomKey] {
    if opened != nil {
      return [
        RoomKey("Esc", .chat(.hintBack)), RoomKey("b", .admin(.keyBoost)), RoomKey("h", .admin(.keyHoldJob)),
        RoomKey("C", .admin(.keyCancel)), RoomKey("r", .admin(.keyRetry)), RoomKey("u", .admin(.keyReveal)),
        RoomKey("y", .chat(.hintCopy)),
      ]
    }
    return [
      RoomKey("Enter", .admin(.keyOpen)), RoomKey("b", .admin(.keyBoost)), RoomKey("n", .admin(.keyRunNext)),
      RoomKey("h", .admin(.keyHoldJob)), RoomKey("C", .admin(.keyCancel)), RoomKey("r", .admin(.keyRetry)),
      RoomKey("p", .admin(.keyPauseLane)), RoomKey("s", .admin(.keySort)), RoomKey("x *", .admin(.keyMark)),
      RoomKey("y", .chat(.hintCopy)),
    ]
  }

  package mutating func take(_ content: Content) {
    rows = content.page.rows
    var page = content.page
    page.rows = sorted
    jobs.take(page, as: QueueLine.init)
    open = content.open
    paused = content.paused
    // One that was opened after this was read comes with the next look.
    if let read = content.sheet, read.row.job.id == opened { (sheet, revealed) = (read, content.revealed) }
  }

  package func countNew(in content: Content) -> Int {
    jobs.countNew(in: content.page.rows.map(QueueLine.init))
  }

  /// The rows that were read, as they are shown.
  private var sorted: [JobRow] {
    switch sort {
    case .planned: rows
    case .oldest: rows.sorted { $0.job.queuedAt < $1.job.queuedAt }
    case .dearest: rows.sorted { $0.cost > $1.cost }
    case .attempts: rows.sorted { $0.job.attempt > $1.job.attempt }
    }
  }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect {
    .order(OperatorOrder.watch(.queue(query, limit: jobs.limit, sheet: opened)))
  }

  package mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer {
    do {
      query = words.isEmpty ? .ofOpen : try reader.read(words)
      jobs.startAnew()
      return .taken([watch])
    } catch {
      return .wrong(FilterTrouble(error, in: words))
    }
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if opened != nil { return handleSheet(key, in: place, surroundings) }
    switch key {
    case .enter:
      guard let job = jobs.selected?.id else { return [] }
      opened = job
      scrolled = ScrolledText()
      (sheet, revealed) = (nil, [])
      return [watch]
    case .text("s"):
      let sorts = Sort.allCases
      sort = sorts[((sorts.firstIndex(of: sort) ?? 0) + 1) % sorts.count]
      jobs.sort(sorted.map(QueueLine.init))
      return []
    case .text("y"): return jobs.selected.map { [.copyToClipboard($0.id.description)] } ?? []
    case .text("p"): return pauseLane()
    case .text(let text):
      if let act = act(text, jobs.meant.map(\.row)) { return act }
    default: break
    }
    return jobs.handle(key, in: place).map { $0 == .wantsMore ? [watch] : [] }
  }

  private mutating func handleSheet(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if key == .escape {
      opened = nil
      (sheet, revealed) = (nil, [])
      return [watch]
    }
    guard let sheet else { return nil }
    switch key {
    case .text("u"): return [.order(OperatorOrder.reveal(.recordings(sheet.row.job.id)))]
    case .text("y"): return [.copyToClipboard(sheet.row.job.id.description)]
    case .text(let text):
      if let act = act(text, [sheet.row]) { return act }
    default: break
    }
    let text = JobSheetText(
      sheet: sheet, revealed: revealed, book: surroundings.phrasebooks.book(for: language.code),
      columns: place.columns,
      now: surroundings.now, utcOffset: surroundings.utcOffset)
    return scrolled.handle(key, lines: text.lines.count, height: place.rows) ? [] : nil
  }

  /// What a letter does to rows; nil where it does nothing to any.
  private func act(_ key: String, _ rows: [JobRow]) -> [AdminEffect]? {
    let act: Wish.JobAct
    switch key {
    case "b": act = rows.allSatisfy { $0.boost != .none } ? .unboost : .boost
    case "n": act = .runNext
    case "h":
      act = rows.allSatisfy { if case .held = $0.job.state { true } else { false } } ? .release : .hold
    case "r": act = .retry
    case "C": act = .cancel
    default: return nil
    }
    guard !rows.isEmpty else { return [] }
    if act == .runNext { return [.order(OperatorOrder.propose(.jobs(act, [rows[0].job.id])))] }
    return [
      .order(
        opened == nil && jobs.meansAll
          ? OperatorOrder.proposeForAll(.jobs(act, query)) : .propose(.jobs(act, rows.map(\.job.id))))
    ]
  }

  private func pauseLane() -> [AdminEffect] {
    guard let lane = jobs.selected?.row.job.lane else { return [] }
    return [.order(OperatorOrder.propose(.lane(lane, isPaused: !paused.contains(lane))))]
  }
}

/// A row of the list, by its job.
struct QueueLine: Identifiable, Hashable {
  let row: JobRow

  init(_ row: JobRow) {
    self.row = row
  }

  var id: JobID { row.job.id }
}

extension JobQuery {
  /// What has not ended: shown where nothing was asked.
  package static var ofOpen: JobQuery {
    var query = JobQuery()
    query.states = Choice([.running, .queued, .retrying, .held])
    return query
  }
}
