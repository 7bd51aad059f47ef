import Domain
import Localization
import ScreenParts
import TerminalKit

/// Everything that can be done, found by typing a part of its name: Ctrl-P, or `:` on lists.
struct Palette: Equatable, Sendable {
  /// What choosing an entry does.
  enum Act: Hashable, Sendable {
    case run(KeyAction)
    case perform(UserCommand)
    case stop
    /// Begins a command in the chat's field; the rest is typed there.
    case begin(ChatVerb)
  }

  struct Entry: Hashable, Sendable {
    /// As it is typed or pressed: "/pause", "F3".
    let key: String
    let label: String
    /// What it is called in the other languages, and its other names.
    let alias: [String]
    let act: Act
  }

  var field = TextField(maximumScalars: 60, isMultiline: false)
  private(set) var chosen = 0

  /// What keys do, in the order of the list; moving about needs no names.
  private static let actions: [(KeyAction, PhraseKey)] = [
    (.chat, .chat(.tab)), (.matches, .matches(.tab)), (.profile, .profile(.tab)), (.help, .help(.tab)),
    (.chats, .help(.keyChats)),
    (.search, .help(.keySearch)), (.open, .help(.keyOpen)), (.copy, .help(.keyCopy)),
    (.tokens, .help(.keyTokens)), (.quotes, .help(.keyEvidence)), (.hide, .help(.keyHide)),
    (.ask, .help(.keyAsk)),
  ]
  private static let rarer: [(KeyAction, PhraseKey)] = [
    (.mouse, .help(.keyMouse)), (.repaint, .help(.keyRepaint)), (.suspend, .help(.keySuspend)),
    (.quit, .help(.aboutQuit)),
  ]

  /// Everything, the screens first.
  static func entries(_ books: Phrasebooks, _ book: Phrasebook, _ keys: KeyMap, next: Language) -> [Entry] {
    let others = books.languages.filter { $0 != book.language }.map { books.book(for: $0) }
    func entry(_ action: KeyAction, _ label: PhraseKey) -> Entry {
      Entry(
        key: keys.name(of: action), label: book.text(label),
        alias: others.map { $0.text(label) } + [action.rawValue], act: .run(action))
    }
    var entries = actions.map { entry($0.0, $0.1) }
    entries.append(
      Entry(
        key: keys.name(of: .language), label: books.book(for: next.code).name,
        alias: [KeyAction.language.rawValue, book.text(.help(.nameLanguage))],
        act: .perform(.setLanguage(next))))
    for verb in ChatVerb.allCases {
      guard let act = act(verb) else { continue }
      entries.append(
        Entry(
          key: "/" + verb.rawValue, label: book.text(verb.about),
          alias: [book.text(verb.localName)]
            + others.flatMap { [$0.text(verb.about), $0.text(verb.localName)] },
          act: act))
    }
    return entries + rarer.map { entry($0.0, $0.1) }
  }

  /// Screens, the search and the end are there already, and languages are chosen by name.
  private static func act(_ verb: ChatVerb) -> Act? {
    switch verb {
    case .profile, .matches, .find, .help, .language, .quit, .chats, .cost, .go: nil
    case .stop: .stop
    case .again: .perform(.tryAgain(nil))
    case .new: .perform(.newChat)
    case .archive: .perform(.archiveChat(nil))
    case .save: .perform(.saveChat(nil))
    case .preferences: .perform(.showPreferences)
    case .why: .perform(.explainSearch)
    case .pause: .perform(.pause)
    case .resume: .perform(.resume)
    case .export: .perform(.export)
    case .reset: .perform(.reset)
    case .erase: .perform(.erase)
    case .link: .perform(.link(nil))
    case .contact, .importFile, .show, .hide, .news, .title, .ask, .answer: .begin(verb)
    }
  }

  /// The entries that what was typed may stand for, the likeliest first.
  func matching(_ entries: [Entry]) -> [Entry] {
    // What folds to nothing, such as an accent without a letter or a space of another kind, narrows nothing down.
    let parts = field.text.split(whereSeparator: { $0 == " " || $0 == "/" })
      .map { SearchPattern.folded(String($0)) }.filter { !$0.isEmpty }
    guard !parts.isEmpty else { return entries }
    let ranked = entries.enumerated().compactMap { place, entry -> (rank: Int, place: Int)? in
      var rank = 0
      for part in parts {
        guard let best = Self.rank(part, of: entry) else { return nil }
        rank += best
      }
      return (rank, place)
    }
    return ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map { entries[$0.place] }
  }

  private static func rank(_ part: [UInt32], of entry: Entry) -> Int? {
    let own = [entry.key, entry.label].compactMap { rank(part, in: SearchPattern.folded($0)) }.min()
    let other = entry.alias.compactMap { rank(part, in: SearchPattern.folded($0)) }.min()
    return [own, other.map { $0 + 1 }].compactMap(\.self).min()
  }

  /// How far what was typed is from a name: 0 at its beginning, 10 at the beginning of a word, 20 within one; its
  /// letters with others between them come last, those that lie close together first.
  private static func rank(_ part: [UInt32], in name: [UInt32]) -> Int? {
    var best: Int?
    for start in name.indices where name[start] == part[0] {
      let beginsWord = start == 0 || !isLetter(name[start - 1])
      if name[start...].starts(with: part) {
        best = min(best ?? .max, start == 0 || name[start - 1] == 0x2F ? 0 : beginsWord ? 10 : 20)
      } else if beginsWord, let span = span(of: part, in: name[start...]) {
        best = min(best ?? .max, 30 + span)
      }
    }
    return best
  }

  private static func isLetter(_ value: UInt32) -> Bool {
    Unicode.Scalar(value)?.properties.isAlphabetic ?? false
  }

  /// How many scalars the letters of `part` take in their order; `nil` where they are not all there.
  private static func span(of part: [UInt32], in name: ArraySlice<UInt32>) -> Int? {
    var rest = name
    for letter in part {
      guard let place = rest.firstIndex(of: letter) else { return nil }
      rest = rest[(place + 1)...]
    }
    return rest.startIndex - name.startIndex
  }

  /// Takes a key that is neither Enter nor Escape.
  mutating func handle(_ key: KeyEvent, count: Int) {
    switch key {
    case .up, .backTab: chosen = max(0, chosen - 1)
    case .down, .tab: chosen = min(max(0, count - 1), chosen + 1)
    case .pageUp: chosen = max(0, chosen - 10)
    case .pageDown: chosen = min(max(0, count - 1), chosen + 10)
    default: if field.handle(key, columns: 60) == .edited { chosen = 0 }
    }
  }

  /// The chosen entry of those that match.
  func choice(_ entries: [Entry]) -> Entry? {
    let found = matching(entries)
    return found.isEmpty ? nil : found[min(chosen, found.count - 1)]
  }
}

extension ChatApp {
  func paletteEntries(_ surroundings: Surroundings) -> [Palette.Entry] {
    Palette.entries(
      surroundings.phrasebooks, book(surroundings), keys, next: nextLanguage(surroundings))
  }

  mutating func handle(
    _ key: KeyEvent, palette: Palette, _ surroundings: Surroundings
  ) -> [ChatEffect] {
    var palette = palette
    let entries = paletteEntries(surroundings)
    switch key {
    case .escape: layers.removeLast()
    case .enter:
      guard let entry = palette.choice(entries) else { return [] }
      layers.removeLast()
      return perform(entry.act, surroundings)
    default:
      palette.handle(key, count: palette.matching(entries).count)
      layers[layers.count - 1] = .palette(palette)
    }
    return []
  }

  mutating func perform(_ act: Palette.Act, _ surroundings: Surroundings) -> [ChatEffect] {
    switch act {
    case .run(let action): return run(action, surroundings)
    case .perform(let command): return perform(command)
    case .stop: return stop()
    case .begin(let verb):
      begin(verb)
      return []
    }
  }

  /// Puts a command into the field; the rest of it is typed there.
  mutating func begin(_ verb: ChatVerb) {
    show(.chat)
    conversation.focus = .field
    // What stands in the field is not thrown away for a command.
    if conversation.hasDraft {
      toasts.answer(Phrase(.chat(.draftInTheWay)), .trouble)
    } else {
      conversation.field.replaceAll("/\(verb.rawValue) ")
    }
  }

  func draw(_ palette: Palette, _ canvas: inout Canvas, _ surroundings: Surroundings) {
    let entries = paletteEntries(surroundings)
    let found = palette.matching(entries)
    let screen = canvas.grid.bounds
    let columns = min(64, screen.columns - 4)
    // Tabs and hints stay in view.
    let rows = min(entries.count + 4, screen.rows - 2)
    let box = Rect(
      column: (screen.columns - columns) / 2, row: min(2, screen.rows - 1 - rows), columns: columns,
      rows: rows)
    canvas.grid.fill(box)
    let inside = canvas.grid.box(
      box, style: Look.strong, title: canvas.book.text(.chat(.paletteTitle)), titleStyle: Look.title
    ).inset(columns: 1, rows: 0)
    canvas.targets.removeAll()
    let line = inside.cutTop(1)
    let prompt = line.part.cutLeft(2)
    canvas.grid.put("❯", at: prompt.part.origin, style: Look.mitko, in: prompt.part)
    canvas.cursor = palette.field.render(
      into: &canvas.grid, in: prompt.rest, placeholder: canvas.book.text(.chat(.palettePlaceholder)))
    canvas.grid.divider(in: box, row: box.top + 2, style: Look.strong)
    let list = line.rest.cutTop(1).rest
    guard !found.isEmpty else {
      canvas.grid.putLine(canvas.book.text(.chat(.nothingFound)), in: list, style: Look.quiet)
      return
    }
    let chosen = min(palette.chosen, found.count - 1)
    let top = max(0, min(chosen - list.rows / 2, found.count - list.rows))
    if top + list.rows < found.count {
      canvas.grid.put(" ↓ ", at: Position(column: box.right - 5, row: box.bottom - 1), style: Look.strong)
    }
    let width = (found.map { Columns.width(of: $0.key) }.max() ?? 0) + 2
    for (row, entry) in found.dropFirst(top).prefix(list.rows).enumerated() {
      let isChosen = top + row == chosen
      let place = Rect(column: list.left, row: list.top + row, columns: list.columns, rows: 1)
      canvas.grid.putLine(
        Columns.aligned(entry.key, to: width) + entry.label, in: place, style: isChosen ? Look.focus : .plain)
      if !isChosen {
        canvas.grid.restyle(Rect(column: place.left, row: place.top, columns: width, rows: 1)) {
          $0 = Look.button
        }
      }
      canvas.targets.append((place, .layer(top + row)))
    }
  }
}
