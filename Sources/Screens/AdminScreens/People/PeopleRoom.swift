package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The people: how each one stands, whom operators paused, blocked or tagged; and a page about one of them, which shows
/// nothing that they said until that is asked for.
package struct PeopleRoom: PagedRoom {
  /// What was read: whom the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.people
    package let page: RoomPage<PersonRow, PersonPlace>
    /// How many the filter means, where that is known without looking, how many there are, and how many are active.
    package let meant: Int?
    package let all: Int
    package let active: Int
    /// Whose page was asked for.
    package let opened: UserID?
    /// The page that is open, as long as its person is there.
    package let sheet: PersonSheet?
    /// What it hides, after somebody asked for it.
    package let revealed: RevealedPerson?

    package init(
      page: RoomPage<PersonRow, PersonPlace>, meant: Int?, all: Int, active: Int, opened: UserID? = nil,
      sheet: PersonSheet? = nil, revealed: RevealedPerson? = nil
    ) {
      self.page = page
      self.meant = meant
      self.all = all
      self.active = active
      self.sheet = sheet
      self.opened = opened
      self.revealed = revealed
    }
  }

  /// What is being typed for the people that are meant.
  struct Typing {
    enum About { case reason, tag }

    let about: About
    let people: [UserID]
    /// Whether all whom the filter means are meant.
    let meansAll: Bool
    var field: TextField

    init(_ about: About, for people: [UserID], meansAll: Bool) {
      self.about = about
      self.people = people
      self.meansAll = meansAll
      field = TextField(
        maximumScalars: about == .reason ? Block.longestReason : Block.longestTag, isMultiline: false)
    }
  }

  package let name = RoomName.people
  package let words = ["user"]
  package var pages = RoomPages<PersonLine, PersonPage>()
  var meantCount: Int?
  var all = 0
  var active = 0
  var typing: Typing?
  private var query = PersonQuery()
  package let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var isTyping: Bool { typing != nil }

  package var keys: [RoomKey] {
    if typing != nil {
      return [RoomKey("Enter", .admin(.questionYes)), RoomKey("Esc", .admin(.questionNo))]
    }
    let rows = meant
    func areAll(_ so: (PersonRow) -> Bool) -> Bool { !rows.isEmpty && rows.allSatisfy(so) }
    let acts = [
      RoomKey(
        "p", !meansAll && areAll { $0.stage == .paused } ? .admin(.keyResume) : .admin(.keyPause), acts: true),
      RoomKey("B", !meansAll && areAll(\.isBlocked) ? .admin(.keyUnblock) : .admin(.keyBlock), acts: true),
      RoomKey("t", .admin(.keyTag), acts: true), RoomKey("E", .admin(.keyErase), acts: true),
      RoomKey("O", .admin(.keyExport), acts: true),
    ]
    let copy = RoomKey("y", .chat(.hintCopy))
    return pages.opened == nil
      ? [RoomKey("Enter", .admin(.keyOpen))] + acts + [RoomKey("x *", .admin(.keyMark)), copy]
      : [RoomKey("Esc", .chat(.hintBack)), RoomKey("u", .admin(.keyReveal), acts: true)] + acts + [copy]
  }

  /// Whom acts are about: the page that is open, else the marked ones or the selected one.
  private var meant: [PersonRow] {
    if pages.opened == nil { return pages.list.meant.map(\.row) }
    return pages.sheet.map { [$0.sheet.row] } ?? []
  }

  package mutating func take(_ content: Content) {
    (meantCount, all, active) = (content.meant, content.all, content.active)
    pages.take(
      content.sheet.map { PersonPage(sheet: $0, revealed: content.revealed) },
      of: content.sheet?.row.label.id ?? content.opened)
    pages.list.take(content.page, as: PersonLine.init)
  }

  package func countNew(in content: Content) -> Int {
    pages.list.countNew(in: content.page.rows.map(PersonLine.init))
  }

  package var watch: AdminEffect {
    .order(OperatorOrder.watch(.people(query, limit: pages.list.limit, sheet: pages.opened)))
  }

  package mutating func read(_ words: String, by reader: FilterReader) throws(FilterMistake) {
    query = try reader.read(words)
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if typing != nil { return handleField(key, columns: place.columns) }
    if case .text(let text) = key, let effects = act(text, meant) { return effects }
    return handlePages(key, in: place, surroundings)
  }

  /// What a letter does to people; nil where it does nothing to any.
  private mutating func act(_ key: String, _ rows: [PersonRow]) -> [AdminEffect]? {
    let ids = rows.map(\.label.id)
    func propose(_ act: Wish.PersonAct) -> [AdminEffect] {
      ids.isEmpty && !meansAll ? [] : [.order(order(act, ids, meansAll: meansAll))]
    }
    if ["O", "y"].contains(key), meansAll || ids.count > 1 { return [.oneAtATime] }
    switch key {
    // How those stand that were not read is found out when it is asked.
    case "p": return propose(!meansAll && rows.allSatisfy { $0.stage == .paused } ? .resume : .pause)
    case "B":
      if !meansAll, rows.allSatisfy(\.isBlocked) { return propose(.unblock) }
      typing = Typing(.reason, for: ids, meansAll: meansAll)
      return []
    case "t":
      if !ids.isEmpty || meansAll { typing = Typing(.tag, for: ids, meansAll: meansAll) }
      return []
    case "E": return propose(.erase)
    case "O": return ids.first.map { [.order(OperatorOrder.export($0))] } ?? []
    case "y": return ids.first.map { [.copyToClipboard($0.description)] } ?? []
    case "u" where pages.opened != nil:
      return ids.first.map { [.order(OperatorOrder.reveal(.person($0)))] } ?? []
    default: return nil
    }
  }

  /// Whether acts mean all whom the filter means, those too that were not read.
  private var meansAll: Bool { pages.opened == nil && pages.list.meansAll }

  private func order(_ act: Wish.PersonAct, _ ids: [UserID], meansAll: Bool) -> OperatorOrder {
    meansAll ? .proposeForAll(.people(act, query)) : .propose(.people(act, ids))
  }

  /// Typing a reason or a tag. A tag that all of them have is taken away.
  private mutating func handleField(_ key: KeyEvent, columns: Int) -> [AdminEffect] {
    guard var typed = typing else { return [] }
    switch key {
    case .escape:
      typing = nil
      return []
    case .enter:
      switch typed.about {
      case .reason:
        guard let reason = Block.words(typed.field.text, atMost: Block.longestReason) else {
          return [.tell(Phrase(.admin(.needsReason)), .trouble)]
        }
        typing = nil
        return [.order(order(.block(reason: reason), typed.people, meansAll: typed.meansAll))]
      case .tag:
        guard let tag = Block.words(typed.field.text, atMost: Block.longestTag) else {
          return [.tell(Phrase(.admin(.needsTag)), .trouble)]
        }
        typing = nil
        let rows = pages.list.rows.map(\.row) + (pages.sheet.map { [$0.sheet.row] } ?? [])
        let have = rows.filter { $0.tags.contains(tag) }.map(\.label.id)
        let act: Wish.PersonAct =
          !typed.meansAll && Set(typed.people).isSubset(of: have) ? .untag(tag) : .tag(tag)
        return [.order(order(act, typed.people, meansAll: typed.meansAll))]
      }
    default:
      let outcome = typed.field.handle(key, columns: columns)
      typing = typed
      return AdminEffect.refusing(outcome)
    }
  }
}

/// What the page of a person shows.
package struct PersonPage: Sendable {
  let sheet: PersonSheet
  /// In the place of what is hidden.
  let revealed: RevealedPerson?
}

/// A row of the list, by its person.
package struct PersonLine: Identifiable, Hashable, Sendable {
  let row: PersonRow

  init(_ row: PersonRow) {
    self.row = row
  }

  package var id: UserID { row.label.id }
}
