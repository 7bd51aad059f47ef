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
      tab: tab, scroll: conversation.scroll, focus: conversation.focus, selected: conversation.selected)
    show(.chat)
    toasts.dismiss()
    var search = Search(from: origin)
    search.field.replaceAll(words)
    _ = search.begin(in: conversation.transcript)
    layers.append(.search(search))
  }

  /// Looks for words that were typed as a command.
  mutating func find(_ words: String, _ surroundings: Surroundings) -> [ChatEffect] {
    beginSearch(for: words)
    return lookOn() + showHit(surroundings)
  }

  mutating func handle(_ key: KeyEvent, search: Search, _ surroundings: Surroundings) -> [ChatEffect] {
    switch key {
    case .escape:
      goBack(from: search)
      return []
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
    let isOther = search.begin(in: conversation.transcript)
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
    case .enter: stay(at: search.hit)
    default: break
    }
    return []
  }

  /// Ends the search at a message.
  mutating func stay(at position: Int?) {
    layers.removeLast()
    guard let position, conversation.transcript.index(of: position) != nil else { return }
    conversation.focus = .transcript
    conversation.selected = position
  }

  private mutating func goBack(from search: Search) {
    layers.removeLast()
    conversation.scroll = search.origin.scroll
    conversation.focus = search.origin.focus
    conversation.selected = search.origin.selected
    show(search.origin.tab)
  }

  mutating func scrollBehindSearch(_ key: KeyEvent, _ surroundings: Surroundings) {
    let layout = layout(surroundings)
    _ = conversation.scroll.handle(key, transcriptRows(surroundings, layout), height: layout.body.rows)
  }

  mutating func stepSearch(older: Bool, _ surroundings: Surroundings) -> [ChatEffect] {
    guard var search else { return [] }
    search.step(older: older)
    layers[layers.count - 1] = .search(search)
    return showHit(surroundings)
  }

  /// Asks for the first page of what is not loaded.
  private func lookOn() -> [ChatEffect] {
    guard let search, let pattern = search.pattern, !search.isWhole,
      let first = conversation.transcript.messages.first?.position
    else { return [] }
    return [.search(pattern, before: first, limit: Self.searchPage)]
  }

  /// Takes in a page of what was found; one of words that nobody looks for any more leads no further.
  mutating func take(
    _ found: [Int], next: Int?, of pattern: SearchPattern, _ surroundings: Surroundings
  ) -> [ChatEffect] {
    guard var search, search.pattern == pattern else { return [] }
    let before = search.hit
    search.take(found, next: next)
    layers[layers.count - 1] = .search(search)
    let goOn = next.map { [ChatEffect.search(pattern, before: $0, limit: Self.searchPage)] } ?? []
    return goOn + (search.hit == before ? [] : showHit(surroundings))
  }

  /// Looks through what came since.
  mutating func searchNew(_ surroundings: Surroundings) -> [ChatEffect] {
    guard var search, search.pattern != nil else { return [] }
    let isSame = search.takeNew(conversation.transcript)
    if !isSame { _ = search.begin(in: conversation.transcript, anew: true) }
    layers[layers.count - 1] = .search(search)
    return isSame ? [] : lookOn()
  }

  /// Shows the message that was found, in its context; asks for it where it is not loaded.
  mutating func showHit(_ surroundings: Surroundings) -> [ChatEffect] {
    guard let search, let pattern = search.pattern, let hit = search.hit,
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
    let first = conversation.transcript.messages.first?.position ?? 0
    let note: String
    if search.isVain {
      note = book.text(.chat(.nothingFound))
    } else if search.pattern != nil, search.hit.map({ $0 < first }) ?? true {
      note = [search.count, book.text(.chat(.loading))].filter { !$0.isEmpty }.joined(separator: "  ")
    } else {
      note = search.count
    }
    let noteWidth = Columns.width(of: note)
    let field = Rect(
      column: end, row: line.top, columns: max(1, line.right - end - noteWidth - 1), rows: 1)
    let cursor = search.field.render(into: &canvas.grid, in: field)
    canvas.cursor = search.isTyping ? cursor : nil
    canvas.grid.put(
      note, at: Position(column: line.right - noteWidth, row: line.top),
      style: search.isVain ? Look.quiet : Look.strong, in: line)
  }
}
