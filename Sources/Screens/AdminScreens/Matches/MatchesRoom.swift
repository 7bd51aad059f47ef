package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// All proposals by status, age and score; and a page about one, with both cards once somebody asks for them.
package struct MatchesRoom: PagedRoom {
  /// What was read: the rows that the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.matches
    package let page: RoomPage<MatchRow, MatchCursor>
    package let open: Int
    package let ended: Int
    /// Whose page was asked for.
    package let opened: MatchID?
    /// The page that is open, as long as its match is there.
    package let sheet: MatchSheet?
    /// The words of its people, after somebody asked for them.
    package let revealed: RevealedMatch?

    package init(
      page: RoomPage<MatchRow, MatchCursor>, open: Int, ended: Int, opened: MatchID? = nil,
      sheet: MatchSheet? = nil, revealed: RevealedMatch? = nil
    ) {
      self.page = page
      self.open = open
      self.ended = ended
      self.sheet = sheet
      self.opened = opened
      self.revealed = revealed
    }
  }

  /// By what the rows that were read are sorted.
  enum Sort: CaseIterable {
    case status, age, score
  }

  package let name = RoomName.matches
  package var pages = RoomPages<MatchRow, MatchPage>()
  var open = 0
  var ended = 0
  var sort = Sort.status
  var query = MatchQuery.ofOpen
  private var rows: [MatchRow] = []
  package let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var badge: String { open == 0 ? "" : String(open) }

  package var keys: [RoomKey] {
    let acts = [
      RoomKey("W", .pairing(.keyWithdraw), acts: true), RoomKey("X", .pairing(.keyExpire), acts: true),
      RoomKey("a", .pairing(.keyAgain), acts: true), RoomKey("w", .pairing(.keyWhy)),
    ]
    let copy = RoomKey("y", .chat(.hintCopy))
    if pages.opened != nil {
      return [RoomKey("Esc", .chat(.hintBack)), RoomKey("u", .pairing(.keyReveal), acts: true)] + acts
        + [copy]
    }
    return [RoomKey("Enter", .admin(.keyOpen))] + acts
      + [RoomKey("s", .admin(.keySort)), RoomKey("x *", .admin(.keyMark)), copy]
  }

  package mutating func take(_ content: Content) {
    rows = content.page.rows
    var page = content.page
    page.rows = sorted
    pages.list.take(page) { $0 }
    open = content.open
    ended = content.ended
    pages.take(
      content.sheet.map { MatchPage(sheet: $0, revealed: content.revealed) },
      of: content.sheet?.row.id ?? content.opened)
  }

  package func countNew(in content: Content) -> Int { pages.list.countNew(in: content.page.rows) }

  /// The rows that were read, as they are shown.
  private var sorted: [MatchRow] {
    switch sort {
    case .status: rows
    case .age: rows.sorted { $0.formedAt < $1.formedAt }
    case .score: rows.sorted { ($0.score?.total ?? -1) > ($1.score?.total ?? -1) }
    }
  }

  package var watch: AdminEffect {
    .order(OperatorOrder.watch(.matches(query, limit: pages.list.limit, sheet: pages.opened)))
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
      pages.list.sort(sorted)
      return []
    case "u" where isOpen:
      return pages.sheet.map { [.order(OperatorOrder.reveal(.match($0.sheet.row.id)))] } ?? []
    default: return act(key, isOpen ? pages.sheet.map { [$0.sheet.row] } ?? [] : pages.list.meant)
    }
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
    let meansAll = pages.opened == nil && pages.list.meansAll
    guard !rows.isEmpty || meansAll else { return [] }
    return [
      .order(
        meansAll
          ? OperatorOrder.proposeForAll(.matches(act, query)) : .propose(.matches(act, rows.map(\.id))))
    ]
  }
}

/// What the page of a match shows.
package struct MatchPage: Sendable {
  let sheet: MatchSheet
  /// In the place of the sizes of what is hidden.
  let revealed: RevealedMatch?
}

extension MatchQuery {
  /// What has not ended: shown where nothing was asked.
  package static var ofOpen: MatchQuery {
    var query = MatchQuery()
    query.statuses = Choice([.pending, .qualified, .accepted])
    return query
  }
}
