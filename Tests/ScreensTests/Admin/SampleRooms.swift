import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit

/// A job of the sample queue.
struct SampleJob: Identifiable, Hashable {
  let id: Int
  let what: String
  let person: String
}

enum SampleOrder: RoomOrder {
  case watch(RoomName, filter: String)
  case cancel([Int])
  case why(String)

  var isWatch: Bool { if case .watch = self { true } else { false } }
}

/// A room that lists jobs, as the real ones do: a table, a filter by `kind:`, marks, and an act that asks.
struct SampleQueue: Room {
  struct Content: RoomContent {
    static let room = RoomName.queue
    var jobs: [SampleJob]
  }

  var jobs = RoomList<SampleJob>()
  var words = ["why"]
  var filtered = ""
  let name = RoomName.queue
  var badge: String { jobs.rows.isEmpty ? "" : String(jobs.rows.count) }
  let keys = [RoomKey("C", .chat(.hintCancel)), RoomKey("y", .chat(.hintCopy))]
  let takesFilter = true

  mutating func take(_ content: Content) { jobs.take(content.jobs) }
  func countNew(in content: Content) -> Int { jobs.countNew(in: content.jobs) }
  mutating func enter() -> [AdminEffect] { [.order(SampleOrder.watch(name, filter: filtered))] }

  mutating func filter(_ words: String, by reader: FilterReader) -> FilterAnswer {
    guard words.isEmpty || words.hasPrefix("kind:") else {
      let end =
        words.firstIndex(of: ":").map { words.distance(from: words.startIndex, to: $0) } ?? words.count
      return .wrong(FilterTrouble(0..<end, Phrase(.chat(.nothingFound))))
    }
    filtered = words
    return .taken([.order(SampleOrder.watch(name, filter: words))])
  }

  mutating func jump(_ word: String, _ rest: String) -> [AdminEffect] { [.order(SampleOrder.why(rest))] }

  mutating func handle(_ key: KeyEvent, in place: Rect, _ surroundings: Surroundings) -> [AdminEffect]? {
    if key == .text("C") { return [.order(SampleOrder.cancel(jobs.meant.map(\.id)))] }
    if key == .text("y") { return [.copyToClipboard(jobs.selected?.person ?? "")] }
    return jobs.handle(key, in: place) == nil ? nil : []
  }

  func render(into canvas: inout AdminCanvas, in place: Rect) {
    let table = Table([
      TableColumn("#", .fixed(4)), TableColumn(canvas.book.text(.admin(.queue)), .share(least: 8, weight: 2)),
      TableColumn(canvas.book.text(.admin(.people)), .share(least: 6, weight: 1), rank: 1),
    ])
    let drawn = table.render(into: &canvas.grid, in: place, count: jobs.rows.count, list: jobs.list) {
      index in
      let job = jobs.rows[index]
      return Table.Row([String(job.id), job.what, job.person], isMarked: jobs.marked.contains(job.id))
    }
    for (row, rect) in drawn { canvas.targets.append((rect, .row(row))) }
  }

  func tally(_ book: Phrasebook) -> String { "\(jobs.rows.count) / 226" }
}

/// A room with a field: every character is text in it.
struct SampleAnnounce: Room {
  struct Content: RoomContent { static let room = RoomName.announce }

  var field = TextField()
  let name = RoomName.announce
  let keys = [RoomKey("Enter", .chat(.hintSend))]
  let isTyping = true

  mutating func take(_ content: Content) {}
  mutating func enter() -> [AdminEffect] { [] }
  mutating func handle(_ key: KeyEvent, in place: Rect, _ surroundings: Surroundings) -> [AdminEffect]? {
    field.handle(key, columns: place.columns) == .ignored ? nil : []
  }
  func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.cursor = field.render(into: &canvas.grid, in: place)
  }
}

/// A room without anything of its own.
struct SampleRoom<Content: RoomContent>: Room {
  let name: RoomName
  let keys: [RoomKey] = []

  mutating func take(_ content: Content) {}
  mutating func enter() -> [AdminEffect] { [] }
  mutating func handle(_ key: KeyEvent, in place: Rect, _ surroundings: Surroundings) -> [AdminEffect]? {
    nil
  }
  func render(into canvas: inout AdminCanvas, in place: Rect) {
    canvas.grid.putWrapped(canvas.book.text(.chat(.nothingFound)), in: place)
  }
}

struct NoContent: RoomContent { static let room = RoomName.overview }

enum SampleRooms {
  static func app(_ language: Language = .english, isReadOnly: Bool = false) -> AdminApp {
    AdminApp(
      rooms: RoomName.allCases.map { name -> any Room in
        switch name {
        case .queue: SampleQueue()
        case .announce: SampleAnnounce()
        case .overview, .budget, .rounds, .matches, .people, .events: SampleRoom<NoContent>(name: name)
        }
      }, operatorName: "oleg", isReadOnly: isReadOnly, isDemo: true, language: language)
  }

  static func jobs(_ ids: some Sequence<Int>, _ language: Language = .english) -> SampleQueue.Content {
    let isRussian = language == .russian
    return SampleQueue.Content(
      jobs: ids.map { id in
        SampleJob(
          id: id, what: isRussian ? "оценка пары \(id)" : "qualify \(id)",
          person: id % 3 == 0 ? "漢字\(id)" : isRussian ? "ада" : "ada")
      })
  }
}

extension AdminApp {
  @discardableResult
  mutating func keys(_ keys: [KeyEvent], _ around: Surroundings) -> [AdminEffect] {
    keys.flatMap { update(.key($0), in: around) }
  }

  @discardableResult
  mutating func type(_ text: String, _ around: Surroundings) -> [AdminEffect] {
    keys(text.map { .text(String($0)) }, around)
  }
}

/// Effects in a form that compares.
func told(_ effects: [AdminEffect]) -> [String] {
  effects.map { effect in
    switch effect {
    case .order(let order):
      switch order as? SampleOrder {
      case .watch(let room, let filter): "watch \(room.rawValue) \(filter)"
      case .cancel(let jobs): "cancel \(jobs)"
      case .why(let pair): "why \(pair)"
      case nil: "?"
      }
    case .undo: "undo"
    case .copyToClipboard(let text): "copy \(text)"
    case .setMouse(let isOn): "mouse \(isOn)"
    case .go(let words): "go \(words)"
    case .ask(let words): "ask \(words)"
    case .tell: "tell"
    case .repaint: "repaint"
    case .suspend: "suspend"
    case .quit: "quit"
    }
  }
}
