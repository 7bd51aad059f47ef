package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The people: how each one stands, whom operators paused, blocked or tagged; and a page about one of them, which shows
/// nothing that they said until that is asked for.
package struct PeopleRoom: Room {
  /// What was read: whom the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.people
    package let page: RoomPage<PersonRow, PersonPlace>
    /// How many the filter means, where that is known without looking, how many there are, and how many are active.
    package let meant: Int?
    package let all: Int
    package let active: Int
    /// The page that is open, as long as its person is there.
    package let sheet: PersonSheet?
    /// What it hides, after somebody asked for it.
    package let revealed: RevealedPerson?

    package init(
      page: RoomPage<PersonRow, PersonPlace>, meant: Int?, all: Int, active: Int, sheet: PersonSheet? = nil,
      revealed: RevealedPerson? = nil
    ) {
      self.page = page
      self.meant = meant
      self.all = all
      self.active = active
      self.sheet = sheet
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
  package let takesFilter = true
  package let words = ["user"]
  var people = RoomList<PersonLine>()
  var meant: Int?
  var all = 0
  var active = 0
  /// Whose page is open.
  var opened: UserID?
  var sheet: PersonSheet?
  var revealed: RevealedPerson?
  var scrolled = ScrolledText()
  var typing: Typing?
  private var query = PersonQuery()
  private let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var isTyping: Bool { typing != nil }

  package var keys: [RoomKey] {
    if typing != nil {
      return [RoomKey("Enter", .admin(.questionYes)), RoomKey("Esc", .admin(.questionNo))]
    }
    let acts = [
      RoomKey("p", .admin(.keyPause)), RoomKey("B", .admin(.keyBlock)), RoomKey("t", .admin(.keyTag)),
      RoomKey("E", .admin(.keyErase)), RoomKey("O", .admin(.keyExport)), RoomKey("y", .chat(.hintCopy)),
    ]
    return opened == nil
      ? [RoomKey("Enter", .admin(.keyOpen))] + acts.dropLast() + [RoomKey("x *", .admin(.keyMark))]
        + acts.suffix(1)
      : [RoomKey("Esc", .chat(.hintBack)), RoomKey("u", .admin(.keyReveal))] + acts
  }

  package mutating func take(_ content: Content) {
    (meant, all, active) = (content.meant, content.all, content.active)
    // One that was opened after this was read comes with the next look.
    if let read = content.sheet, read.row.label.id == opened { (sheet, revealed) = (read, content.revealed) }
    people.take(content.page, as: PersonLine.init)
  }

  package func countNew(in content: Content) -> Int {
    people.countNew(in: content.page.rows.map(PersonLine.init))
  }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect {
    .order(OperatorOrder.watch(.people(query, limit: people.limit, sheet: opened)))
  }

  package mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer {
    do {
      query = try reader.read(words)
      people.startAnew()
      return .taken([watch])
    } catch {
      return .wrong(FilterTrouble(error, in: words))
    }
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if typing != nil { return handleField(key, columns: place.columns) }
    if opened != nil { return handleSheet(key, in: place, surroundings) }
    switch key {
    case .enter:
      guard let person = people.selected?.id else { return [] }
      opened = person
      scrolled = ScrolledText()
      (sheet, revealed) = (nil, nil)
      return [watch]
    case .text(let text):
      if let act = act(text, people.meant.map(\.row)) { return act }
    default: break
    }
    return people.handle(key, in: place).map { $0 == .wantsMore ? [watch] : [] }
  }

  private mutating func handleSheet(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if key == .escape {
      opened = nil
      (sheet, revealed) = (nil, nil)
      return [watch]
    }
    guard let sheet else { return nil }
    switch key {
    case .text("u"): return [.order(OperatorOrder.reveal(.person(sheet.row.label.id)))]
    case .text(let text):
      if let act = act(text, [sheet.row]) { return act }
    default: break
    }
    let text = PersonSheetText(
      sheet: sheet, revealed: revealed, columns: min(place.columns, Look.measure),
      words: EventWords(
        book: surroundings.phrasebooks.book(for: language.code), now: surroundings.now,
        utcOffset: surroundings.utcOffset))
    return scrolled.handle(key, lines: text.lines.count, height: place.rows) ? [] : nil
  }

  /// What a letter does to people; nil where it does nothing to any.
  private mutating func act(_ key: String, _ rows: [PersonRow]) -> [AdminEffect]? {
    let ids = rows.map(\.label.id)
    let meansAll = opened == nil && people.meansAll
    func propose(_ act: Wish.PersonAct) -> [AdminEffect] {
      ids.isEmpty ? [] : [.order(order(act, ids, meansAll: meansAll))]
    }
    switch key {
    case "p": return propose(rows.allSatisfy { $0.stage == .paused } ? .resume : .pause)
    case "B":
      if rows.allSatisfy(\.isBlocked) { return propose(.unblock) }
      typing = Typing(.reason, for: ids, meansAll: meansAll)
      return []
    case "t":
      if !ids.isEmpty { typing = Typing(.tag, for: ids, meansAll: meansAll) }
      return []
    case "E": return propose(.erase)
    case "O": return ids.first.map { [.order(OperatorOrder.export($0))] } ?? []
    case "y": return ids.first.map { [.copyToClipboard($0.description)] } ?? []
    default: return nil
    }
  }

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
      typing = nil
      switch typed.about {
      case .reason:
        guard let reason = Block.words(typed.field.text, atMost: Block.longestReason) else { return [] }
        return [.order(order(.block(reason: reason), typed.people, meansAll: typed.meansAll))]
      case .tag:
        guard let tag = Block.words(typed.field.text, atMost: Block.longestTag) else { return [] }
        let have = people.rows.filter { $0.row.tags.contains(tag) }.map(\.id)
        let act: Wish.PersonAct = Set(typed.people).isSubset(of: have) ? .untag(tag) : .tag(tag)
        return [.order(order(act, typed.people, meansAll: typed.meansAll))]
      }
    default:
      let outcome = typed.field.handle(key, columns: columns)
      typing = typed
      return AdminEffect.refusing(outcome)
    }
  }
}

/// A row of the list, by its person.
struct PersonLine: Identifiable, Hashable {
  let row: PersonRow

  init(_ row: PersonRow) {
    self.row = row
  }

  var id: UserID { row.label.id }
}
