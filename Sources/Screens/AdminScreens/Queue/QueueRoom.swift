package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The timeline of planned work: what, for whom, when and why then, what it may cost; and a page about one job.
package struct QueueRoom: PagedRoom {
  /// What was read: the rows that the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.queue
    package let page: RoomPage<JobRow, JobCursor>
    /// How many are open altogether.
    package let open: Int
    package let pauses: [LanePause]
    /// Whose page was asked for.
    package let opened: JobID?
    /// The page that is open, as long as its job is there.
    package let sheet: JobSheet?
    /// The words of its calls, after somebody asked for them.
    package let revealed: [RevealedCall]

    package init(
      page: RoomPage<JobRow, JobCursor>, open: Int, pauses: [LanePause], opened: JobID? = nil,
      sheet: JobSheet? = nil, revealed: [RevealedCall] = []
    ) {
      self.page = page
      self.open = open
      self.pauses = pauses
      self.sheet = sheet
      self.opened = opened
      self.revealed = revealed
    }
  }

  /// By what the rows that were read are sorted.
  enum Sort: CaseIterable {
    case planned, oldest, dearest, attempts
  }

  package let name = RoomName.queue
  package var pages = RoomPages<QueueLine, QueuePage>()
  var open = 0
  var pauses: [LanePause] = []
  var sort = Sort.planned
  var query = JobQuery.ofOpen
  private var rows: [JobRow] = []
  package let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var badge: String { open == 0 ? "" : String(open) }

  package var keys: [RoomKey] {
    let rows = meant
    let isPaused = pages.list.selected.map { pausedLanes.contains($0.row.job.lane) } ?? false
    let acts = [
      RoomKey("b", areAll(rows) { $0.boost != .none } ? .admin(.keyUnboost) : .admin(.keyBoost), acts: true),
      RoomKey("n", .admin(.keyRunNext), acts: true),
      RoomKey("h", areAll(rows, \.isHeld) ? .admin(.keyRelease) : .admin(.keyHoldJob), acts: true),
      RoomKey("C", .admin(.keyCancel), acts: true), RoomKey("r", .admin(.keyRetry), acts: true),
    ]
    let copy = RoomKey("y", .chat(.hintCopy))
    if pages.opened != nil {
      return [RoomKey("Esc", .chat(.hintBack))] + acts
        + [RoomKey("u", .admin(.keyReveal), acts: true), copy]
    }
    return [RoomKey("Enter", .admin(.keyOpen))] + acts + [
      RoomKey("p", isPaused ? .admin(.keyResumeLane) : .admin(.keyPauseLane), acts: true),
      RoomKey("s", .admin(.keySort)), RoomKey("x *", .admin(.keyMark)), copy,
    ]
  }

  /// What acts are about: the page that is open, else the marked rows or the selected one.
  private var meant: [JobRow] {
    if pages.opened == nil { return pages.list.meant.map(\.row) }
    return pages.sheet.map { [$0.sheet.row] } ?? []
  }

  var pausedLanes: Set<Lane> { Set(pauses.map(\.lane)) }

  package mutating func take(_ content: Content) {
    rows = content.page.rows
    var page = content.page
    page.rows = sorted
    pages.list.take(page, as: QueueLine.init)
    open = content.open
    pauses = content.pauses
    pages.take(
      content.sheet.map { QueuePage(sheet: $0, revealed: content.revealed) },
      of: content.sheet?.row.job.id ?? content.opened)
  }

  package func countNew(in content: Content) -> Int {
    pages.list.countNew(in: content.page.rows.map(QueueLine.init))
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

  package var watch: AdminEffect {
    .order(OperatorOrder.watch(.queue(query, limit: pages.list.limit, sheet: pages.opened)))
  }

  package mutating func read(_ words: String, by reader: FilterReader) throws(FilterMistake) {
    query = words.isEmpty ? .ofOpen : try reader.read(words)
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if case .text(let text) = key, let effects = act(text) { return effects }
    return handlePages(key, in: place, surroundings)
  }

  /// What a letter does; nil where it does nothing.
  private mutating func act(_ key: String) -> [AdminEffect]? {
    let isOpen = pages.opened != nil
    switch key {
    case "s" where !isOpen:
      let sorts = Sort.allCases
      sort = sorts[((sorts.firstIndex(of: sort) ?? 0) + 1) % sorts.count]
      pages.list.sort(sorted.map(QueueLine.init))
      return []
    case "p" where !isOpen: return pauseLane()
    case "u" where isOpen:
      return pages.sheet.map { [.order(OperatorOrder.reveal(.recordings($0.sheet.row.job.id)))] } ?? []
    case "y":
      let job = isOpen ? pages.opened : pages.list.selected?.id
      return job.map { [.copyToClipboard($0.description)] } ?? []
    default: return act(key, meant)
    }
  }

  /// What a letter does to rows; nil where it does nothing to any.
  private func act(_ key: String, _ rows: [JobRow]) -> [AdminEffect]? {
    let act: Wish.JobAct
    switch key {
    case "b": act = areAll(rows) { $0.boost != .none } ? .unboost : .boost
    case "n": act = .runNext
    case "h": act = areAll(rows, \.isHeld) ? .release : .hold
    case "r": act = .retry
    case "C": act = .cancel
    default: return nil
    }
    guard !rows.isEmpty || meansAll else { return [] }
    if act == .runNext, meansAll || rows.count > 1 { return [.oneAtATime] }
    if act == .runNext { return [.order(OperatorOrder.propose(.jobs(act, [rows[0].job.id])))] }
    return [
      .order(
        meansAll
          ? OperatorOrder.proposeForAll(.jobs(act, query)) : .propose(.jobs(act, rows.map(\.job.id))))
    ]
  }

  /// Whether acts mean all rows that match, those too that were not read.
  private var meansAll: Bool { pages.opened == nil && pages.list.meansAll }

  /// Whether all rows that are meant are so. How those stand that were not read is found out when it is asked.
  private func areAll(_ rows: [JobRow], _ so: (JobRow) -> Bool) -> Bool {
    !meansAll && !rows.isEmpty && rows.allSatisfy(so)
  }

  private func pauseLane() -> [AdminEffect] {
    guard let lane = pages.list.selected?.row.job.lane ?? pauses.first?.lane else { return [] }
    return [.order(OperatorOrder.propose(.lane(lane, isPaused: !pausedLanes.contains(lane))))]
  }
}

/// What the page of a job shows.
package struct QueuePage: Sendable {
  let sheet: JobSheet
  /// In the place of the sizes of what was asked and answered.
  let revealed: [RevealedCall]
}

/// A row of the list, by its job.
package struct QueueLine: Identifiable, Hashable, Sendable {
  let row: JobRow

  init(_ row: JobRow) {
    self.row = row
  }

  package var id: JobID { row.job.id }
}

extension JobRow {
  fileprivate var isHeld: Bool { if case .held = job.state { true } else { false } }
}

extension JobQuery {
  /// What has not ended: shown where nothing was asked.
  package static var ofOpen: JobQuery {
    var query = JobQuery()
    query.states = Choice([.running, .queued, .retrying, .held])
    return query
  }

  /// What is still to start, as the overview shows it.
  package static var thatWait: JobQuery {
    var query = JobQuery()
    query.states = Choice([.queued, .retrying])
    return query
  }

  /// What failed for good.
  package static var thatFailed: JobQuery {
    var query = JobQuery()
    query.states = Choice([.discarded])
    return query
  }
}
