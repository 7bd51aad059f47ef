import Domain
import Localization
import ScreenParts
import TerminalKit

extension ChatApp {
  /// How many messages are looked through at once: some milliseconds' work, so that typing goes on meanwhile.
  private static let searchPage = 2_000
  /// Messages loaded before the one that is gone to, so that it stands in its context.
  private static let contextPage = 100

  /// The search that runs, if one does.
  var search: Search? {
    if case .search(let search)? = layers.last { search } else { nil }
  }

  /// - Parameter words: what is looked for at once, where it was typed as a command.
  mutating func beginSearch(for words: String = "") {
    let origin = Search.Origin(
      tab: tab, chat: openChat, scroll: conversation.scroll, focus: conversation.focus,
      selected: conversation.selected)
    show(.chat)
    toasts.dismiss()
    left = nil
    var search = Search(from: origin)
    search.field.replaceAll(words)
    _ = begin(&search)
    layers.append(.search(search))
  }

  /// The conversation on the screen; `nil` before the first is there.
  private var openChat: ChatID? { shelf.current?.id ?? conversation.transcript.messages.last?.chat }

  /// Whether the conversation that the search is in stands on the screen, and not the one that it comes from.
  func isThere(_ search: Search) -> Bool { search.chat == openChat }

  private func begin(_ search: inout Search, anew: Bool = false) -> Bool {
    search.begin(
      in: isThere(search) ? conversation.transcript : nil, others: chats(besides: search.chat), anew: anew)
  }

  /// The other conversations as the list has them, and after them those that are put away.
  private func chats(besides chat: ChatID?) -> [ChatID] {
    var list = ChatList()
    let rows = list.rows(shelf)
    list.showsArchived = true
    return (rows + list.rows(shelf)).map(\.chat.id).filter { $0 != chat }
  }

  /// Looks for words that were typed as a command.
  mutating func find(_ words: String, _ surroundings: Surroundings) -> [ChatEffect] {
    beginSearch(for: words)
    return lookOn() + showHit(surroundings)
  }

  mutating func handle(_ key: KeyEvent, search: Search, _ surroundings: Surroundings) -> [ChatEffect] {
    switch key {
    case .escape: return goBack(from: search)
    case .up: return stepSearch(older: true, surroundings)
    case .down: return stepSearch(older: false, surroundings)
    case .pageUp, .pageDown:
      scrollBehindSearch(key, surroundings)
      return loadIfNeeded(surroundings)
    case .tab, .backTab:
      var search = search
      search.isTyping.toggle()
      layers[layers.count - 1] = .search(search)
      return []
    default: return search.isTyping ? type(key, search, surroundings) : handleHit(key, search, surroundings)
    }
  }

  private mutating func type(_ key: KeyEvent, _ search: Search, _ surroundings: Surroundings) -> [ChatEffect]
  {
    if key == .enter { return stepSearch(older: true, surroundings) }
    var search = search
    _ = search.field.handle(key, columns: 100)
    let isOther = begin(&search)
    layers[layers.count - 1] = .search(search)
    return isOther ? lookOn() + showHit(surroundings) : []
  }

  /// Keys on what was found, as on every list.
  private mutating func handleHit(
    _ key: KeyEvent, _ search: Search, _ surroundings: Surroundings
  ) -> [ChatEffect] {
    // Its own keys stay, whatever letters were chosen for lists.
    switch ["n", "N"].map(KeyEvent.text).contains(key) ? key : keys.listKey(key) {
    case .text("k"): return stepSearch(older: true, surroundings)
    case .text("j"): return stepSearch(older: false, surroundings)
    case .text("y"): return copy()
    case .text("o"): return open(surroundings)
    case .text("n"): return stepSearch(older: true, surroundings)
    case .text("N"): return stepSearch(older: false, surroundings)
    case .text("/"):
      var search = search
      search.isTyping = true
      layers[layers.count - 1] = .search(search)
    case .enter: return stay(at: search.hit)
    default: break
    }
    return []
  }

  /// Ends the search at a message; a conversation that was put away comes back into the list, as by `/go`.
  mutating func stay(at position: Int?) -> [ChatEffect] {
    guard let search, isThere(search) else { return [] }
    layers.removeLast()
    left = nil
    if let position, conversation.transcript.index(of: position) != nil {
      conversation.focus = .transcript
      conversation.selected = position
    }
    guard search.travels, let chat = shelf.current, chat.archivedAt != nil else { return [] }
    return [.perform(.restoreChat(chat.id))]
  }

  /// Back to the conversation and the place where the search began.
  private mutating func goBack(from search: Search) -> [ChatEffect] {
    layers.removeLast()
    if openChat == search.origin.chat { conversation.putBack(to: search.origin) }
    show(search.origin.tab)
    guard let chat = search.origin.chat, search.chat != chat || openChat != chat else {
      left = nil
      return []
    }
    return [.openChat(chat)]
  }

  mutating func scrollBehindSearch(_ key: KeyEvent, _ surroundings: Surroundings) {
    let layout = layout(surroundings)
    _ = conversation.scroll.handle(key, transcriptRows(surroundings, layout), height: layout.body.rows)
  }

  mutating func stepSearch(older: Bool, _ surroundings: Surroundings) -> [ChatEffect] {
    guard var search else { return [] }
    let chat = search.chat
    search.step(older: older)
    layers[layers.count - 1] = .search(search)
    return follow(search, from: chat) + showHit(surroundings)
  }

  /// Opens the conversation that the search has gone to.
  private mutating func follow(_ search: Search, from chat: ChatID?) -> [ChatEffect] {
    guard let new = search.chat, new != chat else { return [] }
    if let origin = search.origin.chat, openChat == origin {
      var conversation = conversation
      conversation.putBack(to: search.origin)
      left = (origin, conversation)
    }
    return [.openChat(new)]
  }

  /// Asks for the next page of what is not looked through.
  private func lookOn() -> [ChatEffect] {
    guard let search, let pattern = search.pattern, let page = search.nextPage else { return [] }
    return [.search(pattern, in: page.chat, before: page.before, limit: Self.searchPage)]
  }

  /// Takes in a page of what was found; one of words that nobody looks for any more leads no further.
  mutating func take(
    _ found: [Int], next: Int?, of pattern: SearchPattern, in chat: ChatID, _ surroundings: Surroundings
  ) -> [ChatEffect] {
    guard var search, search.pattern == pattern else { return [] }
    let before = search
    search.take(found, next: next, in: chat)
    layers[layers.count - 1] = .search(search)
    let goOn = lookOn() + follow(search, from: before.chat)
    return goOn + (search.hit == before.hit && search.chat == before.chat ? [] : showHit(surroundings))
  }

  /// Looks through what came since, and through a conversation that the search has gone to.
  mutating func searchNew(_ surroundings: Surroundings) -> [ChatEffect] {
    guard var search else { return [] }
    let chats = shelf.all.map(\.id)
    if !chats.isEmpty, search.keep(only: chats) { toasts.answer(Phrase(.chat(.searchedIsGone)), .trouble) }
    if !chats.isEmpty, let chat = search.chat, !chats.contains(chat) { return goBack(from: search) }
    if search.chat == nil, let openChat {
      search.enter(openChat)
      _ = begin(&search, anew: true)
      layers[layers.count - 1] = .search(search)
      return lookOn() + showHit(surroundings)
    }
    // A look from before it went there came in between.
    guard isThere(search) else { return search.chat.map { [.openChat($0)] } ?? [] }
    let hasArrived = search.isUnderWay
    let isSame = search.takeNew(conversation.transcript)
    if !isSame { _ = begin(&search, anew: true) }
    layers[layers.count - 1] = .search(search)
    return (isSame ? [] : lookOn()) + (hasArrived ? showHit(surroundings) : [])
  }

  /// Shows the message that was found, in its context; asks for it where it is not loaded.
  mutating func showHit(_ surroundings: Surroundings) -> [ChatEffect] {
    guard let search, isThere(search), let pattern = search.pattern, let hit = search.hit,
      let first = conversation.transcript.messages.first?.position
    else { return [] }
    conversation.selected = hit
    guard hit >= first else {
      guard conversation.loadingBefore == nil else { return [] }
      conversation.loadingBefore = first
      return [.loadOlder(before: first, limit: first - hit + Self.contextPage)]
    }
    let layout = layout(surroundings)
    let rows = transcriptRows(surroundings, layout)
    reveal(pattern, in: hit, rows, height: layout.body.rows)
    return loadIfNeeded(surroundings)
  }

  /// Scrolls to the line with the words, and puts it into the middle, with what was said before and after.
  private mutating func reveal(
    _ pattern: SearchPattern, in hit: Int, _ rows: TranscriptRows, height: Int
  ) {
    guard let index = rows.index(of: hit, near: 0) else { return }
    let line = Lines.places(of: pattern, in: rows.lines(at: index)).first?.line ?? 0
    func isVisible() -> Bool {
      conversation.scroll.visible(rows, height: height).contains {
        $0.index == index && ($0.firstLine..<$0.firstLine + $0.lines).contains(line)
      }
    }
    if isVisible() { return }
    conversation.scroll.show(hit, in: rows, height: height)
    if conversation.scroll.followsTail { return }
    conversation.scroll.move(by: line - height / 2, rows, height: height)
  }

  /// The search in the place of the line above the field.
  func draw(_ search: Search, _ canvas: inout Canvas, _ layout: AppLayout) {
    let book = canvas.book
    canvas.grid.fill(layout.status)
    let line = layout.status.inset(columns: 1, rows: 0)
    let title = book.text(.chat(.search)) + " "
    let end = canvas.grid.put(title, at: line.origin, style: Look.mitko, in: line)
    // The words stay readable beside whatever was found.
    let words = Columns.width(of: search.field.text) + 1
    let room =
      line.right - end - max(Self.wordColumns.lowerBound, min(words, Self.wordColumns.upperBound)) - 1
    var note = [Span(noteHere(search, book, layout), search.isVain ? Look.quiet : Look.strong)]
    let others = elsewhere(search, book, columns: room - Columns.width(of: note[0].text) - 2)
    if !others.isEmpty { note.append(Span((note[0].text.isEmpty ? "" : "  ") + others, Look.quiet)) }
    let noteWidth = note.reduce(0) { $0 + Columns.width(of: $1.text) }
    let field = Rect(
      column: end, row: line.top, columns: max(1, line.right - end - noteWidth - 1), rows: 1)
    let cursor = search.field.render(into: &canvas.grid, in: field)
    canvas.cursor = search.isTyping ? cursor : nil
    canvas.grid.put(note, at: Position(column: line.right - noteWidth, row: line.top), in: line)
  }

  /// How many columns the words that are looked for take at least, and how many before what was found goes first.
  private static let wordColumns = 10...30
  /// The most columns that the name of a conversation takes.
  private static let nameColumns = 20

  /// Which of how many it is in the conversation at hand.
  private func noteHere(_ search: Search, _ book: Phrasebook, _ layout: AppLayout) -> String {
    if search.isVain { return book.text(.chat(.nothingFound)) }
    guard search.pattern != nil else { return "" }
    let first = conversation.transcript.messages.first?.position ?? 0
    let isLoading = search.hit.map { !isThere(search) || $0 < first } ?? !search.isWholeHere
    if isLoading {
      return [search.count, book.text(.chat(.loading))].filter { !$0.isEmpty }.joined(separator: "  ")
    }
    let (older, newer) = search.elsewhere
    if search.hit == nil { return older.isEmpty ? book.text(.chat(.loading)) : book.text(.chat(.noneHere)) }
    // Where no line above the conversation tells its name.
    guard layout.rule.isEmpty, !older.isEmpty || !newer.isEmpty, let chat = shelf.current else {
      return search.count
    }
    return Columns.truncated(chat.shownTitle(book), to: Self.nameColumns / 2) + " " + search.count
  }

  /// How much was found in which other conversations: `↑ Ferries: 4 · Boats: 1  ↓ Main conversation: 3`; of those whose
  /// names do not fit the sum.
  private func elsewhere(_ search: Search, _ book: Phrasebook, columns: Int) -> String {
    let (older, newer) = search.elsewhere
    var left = (older + newer).reduce(0) { $0 + $1.positions.count }
    guard left > 0 else { return "" }
    let more = search.nextPage == nil ? "" : "…"
    var text = ""
    for (mark, finds) in [("↑ ", older), ("↓ ", newer)] {
      for (place, finds) in finds.enumerated() {
        let title = shelf.all.first { $0.id == finds.chat }?.shownTitle(book) ?? ""
        let part =
          (place == 0 ? (text.isEmpty ? "" : "  ") + mark : " · ")
          + "\(Columns.truncated(title, to: Self.nameColumns)): \(finds.positions.count)"
        let rest = left - finds.positions.count
        guard Columns.width(of: text + part + more) + (rest > 0 ? "  +\(rest)".count : 0) <= columns else {
          return text + (text.isEmpty ? "" : "  ") + "+\(left)" + more
        }
        text += part
        left = rest
      }
    }
    return text + more
  }
}

extension Conversation {
  /// Stands where it stood when a search began.
  fileprivate mutating func putBack(to origin: Search.Origin) {
    scroll = origin.scroll
    focus = origin.focus
    selected = origin.selected
  }
}
