package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The log: what operators did and what the program did by itself, the latest first, followed as it grows; and a page
/// about one line, with the rest of its act.
package struct EventsRoom: Room {
  /// What was read: the lines that the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.events
    package let page: RoomPage<EventRow, Int64>
    /// The page that is open, as long as its line is there.
    package let sheet: EventSheet?

    package init(page: RoomPage<EventRow, Int64>, sheet: EventSheet? = nil) {
      self.page = page
      self.sheet = sheet
    }
  }

  package let name = RoomName.events
  package let takesFilter = true
  // Lines of a log are not acted upon together.
  var events = RoomList<EventLine>(isMarkable: false)
  /// Whether the latest line is the selected one, whichever it is.
  var isFollowing = true
  /// The line whose page is open.
  var opened: Int64?
  var sheet: EventSheet?
  var scrolled = ScrolledText()
  private var query = EventQuery()
  private let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var keys: [RoomKey] {
    if opened != nil {
      return [
        RoomKey("Esc", .chat(.hintBack)), RoomKey("Z", .admin(.keyTakeBack)),
        RoomKey("y", .chat(.hintCopy)),
      ]
    }
    return [
      RoomKey("Enter", .admin(.keyOpen)), RoomKey("f", .admin(.keyFollow)),
      RoomKey("Z", .admin(.keyTakeBack)), RoomKey("y", .chat(.hintCopy)),
    ]
  }

  package mutating func take(_ content: Content) {
    // One that was opened after this was read comes with the next look.
    if let read = content.sheet, read.row.number == opened { sheet = read }
    events.take(content.page, followsTop: isFollowing, as: EventLine.init)
  }

  package func countNew(in content: Content) -> Int {
    events.countNew(in: content.page.rows.map(EventLine.init))
  }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect {
    .order(OperatorOrder.watch(.events(query, limit: events.limit, sheet: opened)))
  }

  package mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer {
    do {
      query = try reader.read(words)
      events.startAnew()
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
      guard let line = events.selected?.id else { return [] }
      opened = line
      // What is read about must not be another line when this page is left.
      isFollowing = false
      scrolled = ScrolledText()
      sheet = nil
      return [watch]
    case .text("f"):
      isFollowing.toggle()
      events.take(events.rows, hasMore: events.hasMore, followsTop: isFollowing)
      return []
    case .text("Z"): return takeBack(events.selected?.row.act)
    case .text("y"): return events.selected.map { [.copyToClipboard($0.row.event.subject.text)] } ?? []
    default: break
    }
    guard let answer = events.handle(key, in: place) else { return nil }
    isFollowing = false
    return answer == .wantsMore ? [watch] : []
  }

  private mutating func handleSheet(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if key == .escape {
      opened = nil
      sheet = nil
      return [watch]
    }
    guard let sheet else { return nil }
    switch key {
    case .text("Z"): return takeBack(sheet.row.act)
    case .text("y"): return [.copyToClipboard(sheet.row.event.subject.text)]
    default: break
    }
    let text = EventSheetText(
      sheet: sheet, columns: min(place.columns, Look.measure),
      words: EventWords(
        book: surroundings.phrasebooks.book(for: language.code), now: surroundings.now,
        utcOffset: surroundings.utcOffset))
    return scrolled.handle(key, lines: text.lines.count, height: place.rows) ? [] : nil
  }

  private func takeBack(_ act: ActID?) -> [AdminEffect] {
    act.map { [.order(OperatorOrder.takeBack($0))] } ?? []
  }
}

/// A row of the list, by its number.
struct EventLine: Identifiable, Hashable {
  let row: EventRow

  init(_ row: EventRow) {
    self.row = row
  }

  var id: Int64 { row.number }
}

extension Event.Subject {
  /// Whole, as filters read it.
  var text: String {
    switch self {
    case .user(let id): id.description
    case .match(let id): id.description
    case .job(let id): id.description
    case .round(let number): String(number)
    case .setting(let name): name
    case .lane(let lane): lane.rawValue
    case .announcement(let id): id.description
    }
  }
}
