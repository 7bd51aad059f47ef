import Domain
import Localization
import TerminalKit

/// Looking for words in the conversation, from the newest message upwards: Ctrl-F.
struct Search: Equatable, Sendable {
  var field = TextField(maximumScalars: 100, isMultiline: false)
  /// The message found, by position.
  var found: Int?
  /// Older messages are loaded until one is found.
  var goesOn = false

  /// What is looked for; empty for nothing.
  var words: String { field.text.lowercased() }

  /// The newest message with the words below a position, or the oldest above it.
  func hit(in messages: [Message], from position: Int, upwards: Bool) -> Int? {
    let words = words
    guard !words.isEmpty else { return nil }
    func fits(_ message: Message) -> Bool { message.text.lowercased().contains(words) }
    return upwards
      ? messages.last { $0.position < position && fits($0) }?.position
      : messages.first { $0.position > position && fits($0) }?.position
  }
}

extension ChatApp {
  /// The search that runs, if one does.
  var search: Search? {
    if case .search(let search)? = layers.last { search } else { nil }
  }

  mutating func beginSearch() {
    show(.chat)
    toast = nil
    layers.append(.search(Search()))
  }

  mutating func handle(_ key: KeyEvent, search: Search, _ surroundings: Surroundings) -> [ChatEffect] {
    var search = search
    switch key {
    case .escape:
      layers.removeLast()
      return []
    case .enter, .up, .control("f"): step(&search, upwards: true)
    case .down: step(&search, upwards: false)
    case .pageUp, .pageDown:
      let layout = layout(surroundings)
      _ = conversation.scroll.handle(key, transcriptRows(surroundings, layout), height: layout.body.rows)
    default:
      if search.field.handle(key, columns: 100) == .edited {
        // A longer word may still fit the message at hand.
        let from = search.found.map { $0 + 1 } ?? .max
        search.found = search.hit(in: conversation.transcript.messages, from: from, upwards: true)
        search.goesOn = search.found == nil && !search.words.isEmpty && conversation.transcript.hasOlder
      }
    }
    return shown(search, surroundings)
  }

  private func step(_ search: inout Search, upwards: Bool) {
    let messages = conversation.transcript.messages
    if let next = search.hit(in: messages, from: search.found ?? (upwards ? .max : 0), upwards: upwards) {
      search.found = next
      search.goesOn = false
    } else if upwards, !search.words.isEmpty {
      search.goesOn = conversation.transcript.hasOlder
    }
  }

  /// Older messages arrived while they were searched.
  mutating func continueSearch(_ surroundings: Surroundings) -> [ChatEffect] {
    guard var search, search.goesOn else { return [] }
    search.goesOn = false
    step(&search, upwards: true)
    return shown(search, surroundings)
  }

  /// Keeps the search, shows what it found, and asks for what it still needs.
  private mutating func shown(_ search: Search, _ surroundings: Surroundings) -> [ChatEffect] {
    layers[layers.count - 1] = .search(search)
    if let found = search.found {
      let layout = layout(surroundings)
      let rows = transcriptRows(surroundings, layout)
      conversation.selected = found
      conversation.reveal(found, rows, height: layout.body.rows)
      reveal(search.words, in: found, rows, height: layout.body.rows)
    }
    guard search.goesOn, conversation.loadingBefore == nil,
      let first = conversation.transcript.messages.first?.position
    else { return [] }
    conversation.loadingBefore = first
    return [.loadOlder(before: first, limit: Self.longPage)]
  }

  /// Scrolls on to the line with the words where the message is longer than the view. Words that are cut by the end of
  /// a line are left to the reader.
  private mutating func reveal(_ words: String, in found: Int, _ rows: TranscriptRows, height: Int) {
    guard let index = rows.index(of: found, near: 0),
      let line = rows.lines(at: index).firstIndex(where: { line in
        line.spans.map(\.text).joined().lowercased().contains(words)
      })
    else { return }
    let isVisible = conversation.scroll.visible(rows, height: height).contains {
      $0.index == index && ($0.firstLine..<$0.firstLine + $0.lines).contains(line)
    }
    guard !isVisible else { return }
    conversation.scroll.show(found, in: rows, height: height)
    conversation.scroll.move(by: max(0, line - height / 2), rows, height: height)
  }

  /// The search in the place of the line above the field.
  func draw(_ search: Search, _ canvas: inout Canvas, _ layout: AppLayout) {
    let book = canvas.book
    canvas.grid.fill(layout.status)
    let line = layout.status.inset(columns: 1, rows: 0)
    let title = book.text(.chat(.search)) + " "
    let end = canvas.grid.put(title, at: line.origin, style: Look.mitko, in: line)
    let status: PhraseKey? =
      search.goesOn
      ? .chat(.loading) : search.found == nil && !search.words.isEmpty ? .chat(.nothingFound) : nil
    let note = status.map { book.text($0) } ?? ""
    let noteWidth = Columns.width(of: note)
    let field = Rect(
      column: end, row: line.top, columns: max(1, line.right - end - noteWidth - 1), rows: 1)
    canvas.cursor = search.field.render(into: &canvas.grid, in: field)
    canvas.grid.put(
      note, at: Position(column: line.right - noteWidth, row: line.top), style: Look.quiet, in: line)
  }
}
