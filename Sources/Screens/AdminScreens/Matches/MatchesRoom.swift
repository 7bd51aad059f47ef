package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// All proposals by status, age and score; and a page about one, with both cards once somebody asks for them.
package struct MatchesRoom: Room {
  /// What was read: the rows that the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.matches
    package let page: RoomPage<MatchRow, MatchCursor>
    package let open: Int
    package let ended: Int
    /// The page that is open, as long as its match is there.
    package let sheet: MatchSheet?
    /// The words of its people, after somebody asked for them.
    package let revealed: RevealedMatch?

    package init(
      page: RoomPage<MatchRow, MatchCursor>, open: Int, ended: Int, sheet: MatchSheet? = nil,
      revealed: RevealedMatch? = nil
    ) {
      self.page = page
      self.open = open
      self.ended = ended
      self.sheet = sheet
      self.revealed = revealed
    }
  }

  /// By what the rows that were read are sorted.
  enum Sort: CaseIterable {
    case status, age, score
  }

  package let name = RoomName.matches
  package let takesFilter = true
  var matches = RoomList<MatchRow>()
  var open = 0
  var ended = 0
  var sort = Sort.status
  var query = MatchQuery.ofOpen
  /// The match whose page is open.
  var opened: MatchID?
  var sheet: MatchSheet?
  var revealed: RevealedMatch?
  var scrolled = ScrolledText()
  private var rows: [MatchRow] = []
  private let language: Language

  /// From here on list and page stand side by side.
  static let wide = 118

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var badge: String { open == 0 ? "" : String(open) }

  package var keys: [RoomKey] {
    let acts = [
      RoomKey("W", .pairing(.keyWithdraw)), RoomKey("X", .pairing(.keyExpire)),
      RoomKey("a", .pairing(.keyAgain)), RoomKey("w", .pairing(.keyWhy)),
    ]
    if opened != nil {
      return [RoomKey("Esc", .chat(.hintBack)), RoomKey("u", .pairing(.keyReveal))] + acts
        + [RoomKey("y", .chat(.hintCopy))]
    }
    return [RoomKey("Enter", .admin(.keyOpen))] + acts
      + [
        RoomKey("s", .admin(.keySort)), RoomKey("x *", .admin(.keyMark)), RoomKey("y", .chat(.hintCopy)),
      ]
  }

  package mutating func take(_ content: Content) {
    rows = content.page.rows
    var page = content.page
    page.rows = sorted
    matches.take(page) { $0 }
    (open, ended) = (content.open, content.ended)
    // One that was opened after this was read comes with the next look.
    if let read = content.sheet, read.row.id == opened {
      sheet = read
      revealed = content.revealed?.match == opened ? content.revealed : nil
    }
  }

  package func countNew(in content: Content) -> Int { matches.countNew(in: content.page.rows) }

  /// The rows that were read, as they are shown.
  private var sorted: [MatchRow] {
    switch sort {
    case .status: rows
    case .age: rows.sorted { $0.formedAt < $1.formedAt }
    case .score: rows.sorted { ($0.score?.total ?? -1) > ($1.score?.total ?? -1) }
    }
  }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect {
    .order(OperatorOrder.watch(.matches(query, limit: matches.limit, sheet: opened)))
  }

  package mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer {
    do {
      query = words.isEmpty ? .ofOpen : try reader.read(words)
      matches.startAnew()
      close()
      return .taken([watch])
    } catch {
      return .wrong(FilterTrouble(error, in: words))
    }
  }

  private mutating func close() {
    opened = nil
    (sheet, revealed) = (nil, nil)
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if opened != nil { return handleSheet(key, in: place, surroundings) }
    switch key {
    case .enter:
      guard let row = matches.selected else { return [] }
      opened = row.id
      scrolled = ScrolledText()
      return [watch]
    case .text("s"):
      let sorts = Sort.allCases
      sort = sorts[((sorts.firstIndex(of: sort) ?? 0) + 1) % sorts.count]
      matches.sort(sorted)
      return []
    case .text(let text):
      if let act = act(text, matches.meant) { return act }
    default: break
    }
    return matches.handle(key, in: place).map { $0 == .wantsMore ? [watch] : [] }
  }

  private mutating func handleSheet(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if key == .escape {
      close()
      return [watch]
    }
    guard let sheet else { return nil }
    switch key {
    case .text("u"): return [.order(OperatorOrder.reveal(.match(sheet.row.id)))]
    case .text(let text):
      if let act = act(text, [sheet.row]) { return act }
    default: break
    }
    let area = sheetArea(place)
    let text = MatchSheetText(
      sheet: sheet, revealed: revealed, book: surroundings.phrasebooks.book(for: language.code),
      columns: area.columns, now: surroundings.now, utcOffset: surroundings.utcOffset)
    return scrolled.handle(key, lines: text.lines.count, height: area.rows) ? [] : nil
  }

  /// Where the page stands: beside the list where there is room for both.
  func sheetArea(_ place: Rect) -> Rect {
    let area = place.columns >= Self.wide ? place.cutLeft(place.columns / 2).rest.cutLeft(3).rest : place
    return Rect(
      column: area.left, row: area.top, columns: min(area.columns, Look.measure), rows: area.rows)
  }

  /// What a letter does to rows; nil where it does nothing to any.
  private func act(_ key: String, _ rows: [MatchRow]) -> [AdminEffect]? {
    let act: Wish.MatchAct
    switch key {
    case "W": act = .withdraw
    case "X": act = .expire
    case "a": act = .qualifyAgain
    case "w":
      return rows.first.map { [.go("why \($0.seeker.person.id) \($0.provider.person.id)")] } ?? []
    case "y": return rows.first.map { [.copyToClipboard($0.id.description)] } ?? []
    default: return nil
    }
    guard !rows.isEmpty else { return [] }
    return [
      .order(
        opened == nil && matches.meansAll
          ? OperatorOrder.proposeForAll(.matches(act, query)) : .propose(.matches(act, rows.map(\.id))))
    ]
  }
}

extension MatchQuery {
  /// What has not ended: shown where nothing was asked.
  package static var ofOpen: MatchQuery {
    var query = MatchQuery()
    query.statuses = Choice([.pending, .qualified, .accepted])
    return query
  }
}
