import Domain
import Localization
import ScreenParts
import TerminalKit

/// The list of conversations, over the chat. Their numbers are those of `/go`, and never change.
struct ChatList: Equatable, Sendable {
  private(set) var chosen: ChatID?
  var showsArchived = false

  struct Row: Hashable {
    let number: Int
    let chat: Chat
  }

  /// The rows that are shown: the main conversation, then the newest first.
  func rows(_ shelf: ChatShelf) -> [Row] {
    shelf.all.enumerated().map { Row(number: $0.offset + 1, chat: $0.element) }
      .filter { ($0.chat.archivedAt != nil) == showsArchived }
      .sorted { ($0.chat.isMain ? 0 : 1, -$0.number) < ($1.chat.isMain ? 0 : 1, -$1.number) }
  }

  /// The chosen row; at first that of the conversation one is in.
  func choice(_ shelf: ChatShelf) -> Row? {
    let rows = rows(shelf)
    return rows.first { $0.chat.id == chosen ?? shelf.current?.id } ?? rows.first
  }

  mutating func move(by step: Int, _ shelf: ChatShelf) {
    let rows = rows(shelf)
    guard let row = choice(shelf), let place = rows.firstIndex(of: row) else { return }
    chosen = rows[max(0, min(rows.count - 1, place + step))].chat.id
  }

  mutating func choose(_ id: ChatID) { chosen = id }
}

extension Chat {
  /// The name that is shown.
  func shownTitle(_ book: Phrasebook) -> String {
    title.map { Sanitizer.plain($0) } ?? book.text(isMain ? .chats(.main) : .chats(.untitled))
  }
}

extension ChatApp {
  mutating func openChatList() {
    layers.removeAll()
    toasts.dismiss()
    show(.chat)
    layers.append(.chats(ChatList()))
  }

  /// Goes to the conversation of a number.
  mutating func go(toChat number: Int) -> [ChatEffect] {
    guard shelf.all.indices.contains(number - 1) else {
      toasts.answer(Phrase(.chats(.noSuch), ["number": .text(String(number))]), .trouble)
      return []
    }
    return open(shelf.all[number - 1])
  }

  /// Goes to a conversation; one that was put away comes back into the list.
  private mutating func open(_ chat: Chat) -> [ChatEffect] {
    layers.removeAll()
    left = nil
    guard chat.id != shelf.current?.id else { return [] }
    return (chat.archivedAt == nil ? [] : [.perform(.restoreChat(chat.id))]) + [.openChat(chat.id)]
  }

  mutating func handle(_ key: KeyEvent, chats list: ChatList, _ surroundings: Surroundings) -> [ChatEffect] {
    var list = list
    defer {
      if case .chats? = layers.last { layers[layers.count - 1] = .chats(list) }
    }
    switch keys.listKey(key) {
    case .escape, .text("q"): layers.removeLast()
    case .up, .text("k"): list.move(by: -1, shelf)
    case .down, .text("j"): list.move(by: 1, shelf)
    case .home, .text("g"): list.move(by: -shelf.all.count, shelf)
    case .end, .text("G"): list.move(by: shelf.all.count, shelf)
    case .tab, .backTab: list.showsArchived.toggle()
    case .enter: return list.choice(shelf).map { open($0.chat) } ?? []
    case .text("n"):
      layers.removeLast()
      return [.perform(.newChat)]
    case .text("a"):
      guard let chat = list.choice(shelf)?.chat else { return [] }
      return [.perform(chat.archivedAt == nil ? .archiveChat(chat.id) : .restoreChat(chat.id))]
    case .text("s"): return list.choice(shelf).map { [.perform(.saveChat($0.chat.id))] } ?? []
    case .text("r"):
      guard let chat = list.choice(shelf)?.chat else { return [] }
      let effects = open(chat)
      // A name is typed where the conversation is: the words that stand there wait.
      namesChat = true
      if effects.isEmpty { beginNaming() }
      return effects
    default: break
    }
    return []
  }

  /// Puts the command that names a conversation into the field.
  mutating func beginNaming() {
    guard namesChat else { return }
    namesChat = false
    begin(.title)
  }

  func draw(_ list: ChatList, _ canvas: inout Canvas) {
    let book = canvas.book
    let rows = list.rows(shelf)
    let screen = canvas.grid.bounds
    let columns = min(64, screen.columns - 4)
    let height = min(max(1, rows.count), screen.rows - 6)
    let box = Rect(
      column: (screen.columns - columns) / 2, row: 2, columns: columns, rows: height + 2)
    canvas.grid.fill(box)
    let inside = canvas.grid.box(
      box, style: Look.strong, title: book.text(list.showsArchived ? .chats(.archived) : .chats(.title)),
      titleStyle: Look.title
    ).inset(columns: 1, rows: 0)
    canvas.targets.removeAll()
    canvas.cursor = nil
    guard !rows.isEmpty else {
      canvas.grid.putLine(book.text(.chats(.noArchived)), in: inside, style: Look.quiet)
      return
    }
    let chosen = list.choice(shelf).flatMap { rows.firstIndex(of: $0) } ?? 0
    let top = max(0, min(chosen - height / 2, rows.count - height))
    for (place, row) in rows.dropFirst(top).prefix(height).enumerated() {
      let line = Rect(column: inside.left, row: inside.top + place, columns: inside.columns, rows: 1)
      let isChosen = top + place == chosen
      let mark = row.chat.id == shelf.current?.id ? "▸ " : "  "
      let number = Columns.aligned(String(row.number), to: 4)
      canvas.grid.putLine(
        mark + number + row.chat.shownTitle(book), in: line, style: isChosen ? Look.focus : .plain)
      let time = " " + canvas.relative(row.chat.createdAt)
      let start = line.right - Columns.width(of: time)
      if start > line.left + 30 {
        canvas.grid.put(
          time, at: Position(column: start, row: line.top), style: isChosen ? Look.focus : Look.quiet,
          in: line)
      }
      canvas.targets.append((line, .layer(top + place)))
    }
    if top + height < rows.count {
      canvas.grid.put(" ↓ ", at: Position(column: box.right - 5, row: box.bottom - 1), style: Look.strong)
    }
  }
}
