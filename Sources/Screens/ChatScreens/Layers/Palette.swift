import Domain
import Localization
import TerminalKit

/// Everything that can be done, found by typing a part of its name: Ctrl-P, or `:` on lists.
struct Palette: Equatable, Sendable {
  /// What choosing an entry does.
  enum Act: Hashable, Sendable {
    case show(ChatTab)
    case perform(UserCommand)
    /// Begins a command in the chat's field; the rest is typed there.
    case begin(ChatVerb)
    case search
    case mouse
    case quit
  }

  struct Entry: Hashable, Sendable {
    /// As it is typed or pressed: "/pause", "F3".
    let key: String
    let label: String
    let act: Act
  }

  var field = TextField(maximumScalars: 60, isMultiline: false)
  private(set) var chosen = 0

  /// Everything, the screens first.
  static func entries(_ book: Phrasebook, nextLanguage: (code: Language, name: String)) -> [Entry] {
    let screens: [(String, PhraseKey, ChatTab)] = [
      ("F2", .chat(.tab), .chat), ("F3", .matches(.tab), .matches), ("F4", .profile(.tab), .profile),
      ("F1", .help(.tab), .help),
    ]
    var entries = screens.map { Entry(key: $0.0, label: book.text($0.1), act: .show($0.2)) }
    entries.append(Entry(key: "Ctrl-F", label: book.text(.help(.keySearch)), act: .search))
    entries.append(Entry(key: "F5", label: nextLanguage.name, act: .perform(.setLanguage(nextLanguage.code))))
    for verb in ChatVerb.allCases {
      guard let act = act(verb) else { continue }
      entries.append(Entry(key: "/" + verb.rawValue, label: book.text(verb.about), act: act))
    }
    entries.append(Entry(key: "F6", label: book.text(.help(.keyMouse)), act: .mouse))
    return entries
  }

  /// Screens are there already, and languages are chosen by name.
  private static func act(_ verb: ChatVerb) -> Act? {
    switch verb {
    case .profile, .matches, .help, .language: nil
    case .why: .perform(.explainSearch)
    case .pause: .perform(.pause)
    case .resume: .perform(.resume)
    case .export: .perform(.export)
    case .reset: .perform(.reset)
    case .erase: .perform(.erase)
    case .contact, .show, .hide: .begin(verb)
    case .quit: .quit
    }
  }

  /// The entries that hold what was typed, those that begin with it first.
  func matching(_ entries: [Entry]) -> [Entry] {
    let typed = field.text.lowercased().filter { $0 != "/" }
    guard !typed.isEmpty else { return entries }
    func begins(_ entry: Entry) -> Bool {
      entry.label.lowercased().hasPrefix(typed) || entry.key.lowercased().dropFirst().hasPrefix(typed)
    }
    func holds(_ entry: Entry) -> Bool { (entry.label + " " + entry.key).lowercased().contains(typed) }
    return entries.filter(begins) + entries.filter { !begins($0) && holds($0) }
  }

  /// Takes a key that is neither Enter nor Escape.
  mutating func handle(_ key: KeyEvent, count: Int) {
    switch key {
    case .up, .backTab, .control("p"): chosen = max(0, chosen - 1)
    case .down, .tab, .control("n"): chosen = min(max(0, count - 1), chosen + 1)
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
    let next = nextLanguage(surroundings)
    return Palette.entries(
      book(surroundings), nextLanguage: (next, surroundings.phrasebooks.book(for: next.code).name))
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
      return perform(entry.act)
    default:
      palette.handle(key, count: palette.matching(entries).count)
      layers[layers.count - 1] = .palette(palette)
    }
    return []
  }

  mutating func perform(_ act: Palette.Act) -> [ChatEffect] {
    switch act {
    case .show(let tab): show(tab)
    case .perform(let command): return perform(command)
    case .begin(let verb):
      show(.chat)
      conversation.focus = .field
      // What stands in the field is not thrown away for a command.
      if conversation.hasDraft {
        toast = Toast(phrase: Phrase(.chat(.draftInTheWay)), tone: .trouble)
      } else {
        conversation.field.replaceAll("/\(verb.rawValue) ")
      }
    case .search: beginSearch()
    case .mouse: return toggleMouse()
    case .quit: return quit()
    }
    return []
  }

  func draw(_ palette: Palette, _ canvas: inout Canvas, _ surroundings: Surroundings) {
    let entries = paletteEntries(surroundings)
    let found = palette.matching(entries)
    let screen = canvas.grid.bounds
    let columns = min(64, screen.columns - 4)
    let rows = min(entries.count + 4, screen.rows - 2)
    let box = Rect(
      column: (screen.columns - columns) / 2, row: min(2, screen.rows - rows), columns: columns, rows: rows)
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
