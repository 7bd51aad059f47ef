package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The log: what operators did and what the program did by itself, the latest first, followed as it grows; and a page
/// about one line, with the rest of its act.
package struct EventsRoom: PagedRoom {
  /// What was read: the lines that the filter means, and the page that is open.
  package struct Content: RoomContent {
    package static let room = RoomName.events
    package let page: RoomPage<EventRow, Int64>
    /// Whose page was asked for.
    package let opened: Int64?
    /// The page that is open, as long as its line is there.
    package let sheet: EventSheet?

    package init(page: RoomPage<EventRow, Int64>, opened: Int64? = nil, sheet: EventSheet? = nil) {
      self.page = page
      self.sheet = sheet
      self.opened = opened
    }
  }

  package let name = RoomName.events
  // Lines of a log are not acted upon together.
  package var pages = RoomPages<EventLine, EventSheet>(RoomList(isMarkable: false))
  /// Whether the latest line is the selected one, whichever it is.
  var isFollowing = true
  private var query = EventQuery()
  package let language: Language

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var keys: [RoomKey] {
    let both = [RoomKey("Z", .admin(.keyTakeBack), acts: true), RoomKey("y", .chat(.hintCopy))]
    return pages.opened != nil
      ? [RoomKey("Esc", .chat(.hintBack))] + both
      : [RoomKey("Enter", .admin(.keyOpen)), RoomKey("f", .admin(.keyFollow))] + both
  }

  package mutating func take(_ content: Content) {
    pages.take(content.sheet, of: content.sheet?.row.number ?? content.opened)
    pages.list.take(content.page, followsTop: isFollowing, as: EventLine.init)
  }

  package func countNew(in content: Content) -> Int {
    pages.list.countNew(in: content.page.rows.map(EventLine.init))
  }

  package var watch: AdminEffect {
    .order(OperatorOrder.watch(.events(query, limit: pages.list.limit, sheet: pages.opened)))
  }

  package mutating func read(_ words: String, by reader: FilterReader) throws(FilterMistake) {
    query = try reader.read(words)
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    let row = pages.opened == nil ? pages.list.selected?.row : pages.sheet?.row
    switch key {
    case .text("f") where pages.opened == nil:
      isFollowing.toggle()
      let list = pages.list
      pages.list.take(list.rows, hasMore: list.hasMore, followsTop: isFollowing)
      return []
    case .text("Z"): return row?.act.map { [.order(OperatorOrder.takeBack($0))] } ?? []
    case .text("y"): return row.map { [.copyToClipboard($0.event.subject.text)] } ?? []
    default: break
    }
    let effects = handlePages(key, in: place, surroundings)
    // Somebody went somewhere: what is read must not be another line by itself.
    if effects != nil { isFollowing = false }
    return effects
  }
}

/// A row of the list, by its number.
package struct EventLine: Identifiable, Hashable, Sendable {
  let row: EventRow

  init(_ row: EventRow) {
    self.row = row
  }

  package var id: Int64 { row.number }
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
