package import Domain
import Localization
import ScreenParts
package import TerminalKit

/// The rows of a room that lists things, with the selected one and the marked ones; both stay with their rows by id,
/// whatever comes and goes. Rows are read page by page, as far as somebody goes down.
package struct RoomList<Row: Identifiable & Sendable>: Sendable where Row.ID: Hashable & Sendable {
  package private(set) var rows: [Row] = []
  package private(set) var list = ListState<Row.ID>()
  package private(set) var marked: Set<Row.ID> = []
  /// Whether an act means all rows that match, those too that were not read.
  package private(set) var meansAll = false
  /// How many rows are to be read.
  package private(set) var limit: Int
  /// Whether there is more than was read.
  package private(set) var hasMore = false
  /// How many rows were looked at for these.
  package private(set) var looked = 0
  /// Whether anything was read yet.
  private var isRead = false
  /// Whether words were searched in a part of the rows alone.
  private var isSearchCut = false
  private var ids: [Row.ID] = []
  private let page: Int
  private let isMarkable: Bool

  /// A list before anything was read.
  ///
  /// - Parameters:
  ///   - page: how many rows are read at first, and with each further page.
  ///   - isMarkable: whether several rows can be marked for one act.
  package init(page: Int = 200, isMarkable: Bool = true) {
    self.page = page
    self.isMarkable = isMarkable
    limit = page
  }

  /// The row that keys are about; nil in an empty list.
  package var selected: Row? { rows.indices.contains(list.selectedIndex) ? rows[list.selectedIndex] : nil }

  /// The rows that an act is about, in their order: the marked ones, or else the selected one.
  package var meant: [Row] {
    marked.isEmpty ? selected.map { [$0] } ?? [] : rows.filter { marked.contains($0.id) }
  }

  /// Takes in the rows as they are now. The selected row stays on its line of the screen; marks of rows that are gone
  /// go with them.
  ///
  /// - Parameters:
  ///   - hasMore: whether more rows match than `limit`, or not all were looked at.
  ///   - followsTop: whether the first row is selected instead, whichever it is.
  package mutating func take(_ rows: [Row], hasMore: Bool = false, followsTop: Bool = false) {
    self.rows = rows
    self.hasMore = hasMore
    isRead = true
    ids = rows.map(\.id)
    if followsTop { list = ListState() }
    list.reconcile(with: ids, keepsLine: true)
    if meansAll { marked = Set(ids) } else { marked.formIntersection(ids) }
  }

  /// Takes in a page of rows as lines of the list.
  package mutating func take<Read, Cursor>(
    _ page: RoomPage<Read, Cursor>, followsTop: Bool = false, as line: (Read) -> Row
  ) {
    (looked, isSearchCut) = (page.looked, page.isSearchCut)
    take(page.rows.map(line), hasMore: page.next != nil, followsTop: followsTop)
  }

  /// The same rows in another order.
  package mutating func sort(_ rows: [Row]) { take(rows, hasMore: hasMore) }

  /// Other rows are meant from now on: they are read from their first page, and none of them is marked.
  package mutating func startAnew() {
    limit = page
    marked = []
    meansAll = false
  }

  /// How many of other rows are not among these.
  package func countNew(in others: [Row]) -> Int {
    let known = Set(ids)
    return others.count { !known.contains($0.id) }
  }

  /// What a key came to.
  package enum Answer: Hashable, Sendable {
    case moved
    /// The end of what was read was reached: `limit` has grown.
    case wantsMore
  }

  /// Moves by the keys of every list and by clicks, marks the selected row by `x` and all rows by `*`, which once more
  /// takes the marks away.
  ///
  /// - Parameter place: where the table is drawn, its header included.
  /// - Returns: nil where the key means nothing to a list.
  package mutating func handle(_ key: KeyEvent, in place: Rect) -> Answer? {
    let height = Table.height(in: place)
    switch key {
    case .text("x") where isMarkable:
      mark()
      list.reveal(height: height, count: ids.count)
      return .moved
    case .text("*") where isMarkable:
      // None of those that were looked at may match, and others all the same.
      let wereAll = ids.isEmpty ? meansAll : marked.count == ids.count
      marked = wereAll ? [] : Set(ids)
      meansAll = hasMore && !wereAll
      return .moved
    case .mouse(let mouse):
      switch mouse.action {
      case .press(.left):
        let row = list.firstVisible + mouse.position.row - place.top - 1
        if ids.indices.contains(row) { list.select(ids[row], in: ids) }
        return .moved
      case .wheelUp: return move(.up, height)
      case .wheelDown: return move(.down, height)
      default: return nil
      }
    default: return move(key, height)
    }
  }

  private mutating func mark() {
    guard let id = selected?.id else { return }
    if marked.remove(id) == nil { marked.insert(id) } else { meansAll = false }
    list.move(by: 1, in: ids)
  }

  private mutating func move(_ key: KeyEvent, _ height: Int) -> Answer? {
    guard list.handle(key, in: ids, height: height) else { return nil }
    guard hasMore, list.selectedIndex >= ids.count - 1 else { return .moved }
    limit += page
    return .wantsMore
  }
}

extension RoomList {
  /// Draws the rows as a table, or what stands for none of them.
  ///
  /// - Parameter isClickable: whether a click selects a row.
  func render(
    as table: Table, into canvas: inout AdminCanvas, in place: Rect, empty: PhraseKey,
    isClickable: Bool = true,
    row: (Row) -> (cells: [String], style: Style)
  ) {
    guard !rows.isEmpty else {
      let told =
        !isRead
        ? Phrase(.admin(.reading))
        : hasMore ? Phrase(.admin(.emptySoFar), ["looked": .text(canvas.book.number(looked))]) : Phrase(empty)
      canvas.grid.putWrapped(canvas.book.text(told), in: place, style: Look.quiet)
      return
    }
    let drawn = table.render(
      into: &canvas.grid, in: place, count: rows.count, list: list, glyphs: canvas.surroundings.glyphs
    ) { index in
      let drawn = row(rows[index])
      return Table.Row(drawn.cells, isMarked: marked.contains(rows[index].id), style: drawn.style)
    }
    guard isClickable else { return }
    for (row, rect) in drawn { canvas.targets.append((rect, .row(row))) }
  }

  /// What is told of the list, with what an act means, how far words were searched, and among which rows an order of its
  /// own holds.
  func tally(_ words: String, _ book: Phrasebook, isSorted: Bool = false) -> String {
    var parts = [words]
    if isSorted, hasMore {
      parts.append(book.text(Phrase(.admin(.sortedPart), ["n": .text(book.number(rows.count))])))
    }
    if meansAll { parts.insert(book.text(.admin(.allMarked)), at: 0) }
    if isSearchCut {
      parts.append(
        book.text(Phrase(.admin(.searchCut), ["looked": .text(book.number(looked))])))
    }
    return parts.joined(separator: " · ")
  }
}
