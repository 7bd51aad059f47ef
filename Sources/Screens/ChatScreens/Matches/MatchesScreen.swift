import Domain
import Localization
import TerminalKit

/// The Matches screen: a list by standing, and the chosen one's card.
struct MatchesScreen: Sendable {
  enum Focus: Hashable, Sendable {
    case list
    /// The card's buttons; arrows up and down scroll the card.
    case card
  }

  /// Grouped in the order shown.
  private(set) var cards: [MatchCard] = []
  var list = ListState<MatchID>()
  var focus = Focus.list
  var button: ScreenButton.Act?
  var scrolled = ScrolledText()

  /// How many wait for this person's answer: the tab's badge.
  var waiting: Int { cards.count { $0.group == .waitingForYou } }

  mutating func take(_ snapshot: [MatchCard]) {
    cards = MatchGroup.allCases.flatMap { group in snapshot.filter { $0.group == group } }
    list.reconcile(with: cards.map(\.id))
    if cards.isEmpty { focus = .list }
  }

  /// Whoever comes to the screen finds what waits for their answer.
  mutating func arrive() {
    guard selected?.group != .waitingForYou, let first = cards.first, first.group == .waitingForYou else {
      return
    }
    list.select(first.id, in: cards.map(\.id))
    scrolled = ScrolledText()
  }

  var selected: MatchCard? { cards.first { $0.id == list.selected } }

  /// What the list shows line by line: titles of groups and their matches.
  enum Row: Hashable {
    case group(MatchGroup, count: Int)
    /// Between two groups.
    case gap
    case match(MatchCard)
  }

  var rows: [Row] {
    var rows: [Row] = []
    for group in MatchGroup.allCases {
      let members = cards.filter { $0.group == group }
      guard !members.isEmpty else { continue }
      if !rows.isEmpty { rows.append(.gap) }
      rows += [.group(group, count: members.count)] + members.map { .match($0) }
    }
    return rows
  }
}

/// Where list and card stand on the Matches screen.
struct MatchesLayout: Equatable {
  var list = Rect(.init(columns: 0, rows: 0))
  var card = Rect(.init(columns: 0, rows: 0))

  /// Both beside each other, or the one that has the focus where the screen is narrow.
  init(_ screen: Rect, focus: MatchesScreen.Focus) {
    let body = screen.inset(columns: screen.columns >= 60 ? 2 : 1, rows: 0)
    guard body.columns >= 72 else {
      list = focus == .list ? body : list
      card = focus == .card ? body : card
      return
    }
    let listWidth = max(24, min(44, body.columns / 3))
    let split = body.cutLeft(listWidth)
    list = split.part.cutRight(1).rest
    let rest = split.rest
    card = Rect(
      column: rest.left + 2, row: rest.top, columns: min(rest.columns - 2, Look.measure), rows: rest.rows)
  }
}

extension ChatApp {
  /// The buttons of a card: those that Mitko offered last about it.
  func buttons(of card: MatchCard, _ book: Phrasebook) -> [ScreenButton] {
    if let message = conversation.transcript.newest(where: { $0.match == card.id }) {
      return MessageBlock.buttons(of: message, book)
    }
    if let contact = card.theirContact {
      return [ScreenButton(number: 1, label: book.text(.matches(.copyContact)), act: .copy(contact.value))]
    }
    guard card.group == .waitingForYou else { return [] }
    // Its message is too far up to be loaded: Mitko sends it again, with fresh buttons.
    return [ScreenButton(number: 1, label: book.text(.matches(.askAgain)), act: .askAgain)]
  }

  func matchesLayout(_ surroundings: Surroundings) -> MatchesLayout {
    var body = Rect(surroundings.size)
    let layout = layout(surroundings)
    body = Rect(
      column: 0, row: layout.body.top, columns: surroundings.size.columns, rows: layout.body.rows)
    return MatchesLayout(body, focus: matches.focus)
  }

  mutating func handleMatches(_ key: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    let book = book(surroundings)
    let buttons = matches.selected.map { self.buttons(of: $0, book) } ?? []
    switch key {
    case .tab, .backTab:
      matches.focus = matches.focus == .list && !matches.cards.isEmpty ? .card : .list
      matches.button = matches.focus == .card ? buttons.first?.act : nil
    case .escape:
      if matches.focus == .card { matches.focus = .list } else { goBack() }
      matches.button = nil
    case .text("?"): show(.help)
    case .text(":"): openPalette()
    case .text("y"):
      if let contact = matches.selected?.theirContact { return press(.copy(contact.value)) }
    default:
      switch matches.focus {
      case .list: handleList(key, buttons, surroundings)
      case .card: return handleCard(key, buttons, surroundings)
      }
    }
    return []
  }

  private mutating func handleList(
    _ key: KeyEvent, _ buttons: [ScreenButton], _ surroundings: Surroundings
  ) {
    let layout = matchesLayout(surroundings)
    switch key {
    case .left: show(.chat)
    case .right: show(.profile)
    case .enter where !matches.cards.isEmpty:
      matches.focus = .card
      matches.button = buttons.first?.act
    case .text(" "):
      _ = matches.scrolled.handle(.pageDown, lines: .max, height: layout.card.rows)
    default:
      let before = matches.list.selected
      _ = matches.list.handle(key, in: matches.cards.map(\.id), height: max(1, layout.list.rows - 4))
      if matches.list.selected != before { matches.scrolled = ScrolledText() }
    }
  }

  private mutating func handleCard(
    _ key: KeyEvent, _ buttons: [ScreenButton], _ surroundings: Surroundings
  ) -> [ChatEffect] {
    let place = buttons.firstIndex { $0.act == matches.button } ?? 0
    switch key {
    case .left: matches.button = buttons.isEmpty ? nil : buttons[max(0, place - 1)].act
    case .right: matches.button = buttons.isEmpty ? nil : buttons[min(buttons.count - 1, place + 1)].act
    case .enter:
      if let button = buttons.first(where: { $0.act == matches.button }) { return press(button.act) }
    case .text(let text) where Int(text) != nil:
      if let button = buttons.first(where: { String($0.number) == text }) { return press(button.act) }
    default:
      let layout = matchesLayout(surroundings)
      guard let card = matches.selected else { return [] }
      let parts = cardParts(card, surroundings, columns: layout.card.columns)
      _ = matches.scrolled.handle(
        key, lines: parts.body.count, height: max(1, layout.card.rows - parts.foot.count))
    }
    return []
  }
}
