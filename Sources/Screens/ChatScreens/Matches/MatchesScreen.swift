import Domain
import Localization
import ScreenParts
import TerminalKit

/// The Matches screen: a list by standing, and the chosen one's card.
struct MatchesScreen: Sendable {
  enum Focus: Hashable, Sendable {
    case list
    /// The card's buttons; arrows up and down scroll the card.
    case card
  }

  /// What can be chosen in the list.
  enum Item: Hashable, Sendable {
    /// Why nobody was proposed yet.
    case outlook
    case match(MatchID)
  }

  /// Grouped in the order shown.
  private(set) var cards: [MatchCard] = []
  /// Why nobody was proposed yet, while that is a question.
  private(set) var outlook: OutlookNote?
  private(set) var list = ListState<Item>()
  var focus = Focus.list
  var button: ChatAct?
  var scrolled = ScrolledText()

  /// How many wait for this person's answer: the tab's badge.
  var waiting: Int { cards.count { $0.group == .waitingForYou } }

  mutating func take(_ snapshot: [MatchCard], of user: User?) {
    let wasAlone = isOutlookAlone
    cards = MatchGroup.allCases.flatMap { group in snapshot.filter { $0.group == group } }
    if !wantsOutlook(of: user) { outlook = nil }
    reconcile()
    // Somebody came: beside a list the keys are the list's.
    if wasAlone, !isOutlookAlone {
      focus = .list
      button = nil
    }
  }

  mutating func take(_ note: OutlookNote) {
    outlook = note
    reconcile()
    guard list.selected == .outlook, focus == .card else { return }
    // What had the focus may not be offered any more.
    let acts = note.suggestions.map { ChatAct.draft($0.draft) }
    if button.map({ !acts.contains($0) }) ?? true { button = acts.first }
  }

  private mutating func reconcile() {
    list.reconcile(with: items)
    if isOutlookAlone { focus = .card } else if items.isEmpty { focus = .list }
  }

  /// Whether it is a question why nobody was proposed yet: of somebody who looks and owes no answer.
  func wantsOutlook(of user: User?) -> Bool { user?.stage == .active && waiting == 0 }

  /// What the list offers, from its first row on. Beside matches only a search is worth a row.
  var items: [Item] {
    let isShown = outlook.map { cards.isEmpty || $0.isOfSearch } ?? false
    return (isShown ? [.outlook] : []) + cards.map { .match($0.id) }
  }

  /// Whether there is nothing to choose: then it has the screen to itself.
  var isOutlookAlone: Bool { cards.isEmpty && outlook != nil }

  mutating func select(_ item: Item) {
    list.select(item, in: items)
    scrolled = ScrolledText()
    focus = .list
  }

  /// Moves in the list.
  mutating func handle(_ key: KeyEvent, height: Int) {
    let before = list.selected
    _ = list.handle(key, in: items, height: height)
    if list.selected != before { scrolled = ScrolledText() }
  }

  /// Whoever comes to the screen finds what waits for their answer.
  mutating func arrive() {
    guard selected?.group != .waitingForYou, let first = cards.first, first.group == .waitingForYou else {
      return
    }
    list.select(.match(first.id), in: items)
    scrolled = ScrolledText()
  }

  /// The chosen match; `nil` where something else is chosen.
  var selected: MatchCard? { cards.first { .match($0.id) == list.selected } }

  /// What the list shows line by line: titles of groups and their matches.
  enum Row: Hashable {
    case outlook
    case group(MatchGroup, count: Int)
    /// Between two groups.
    case gap
    case match(MatchCard)
  }

  var rows: [Row] {
    var rows: [Row] = items.first == .outlook ? [.outlook] : []
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
  init(_ screen: Rect, focus: MatchesScreen.Focus, isAlone: Bool) {
    let body = screen.inset(columns: screen.columns >= 60 ? 2 : 1, rows: 0)
    if isAlone {
      card = Rect(
        column: body.left, row: body.top, columns: min(body.columns, Look.measure), rows: body.rows)
      return
    }
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
      let asked = card.questions.lazy.filter { !$0.isOwn && $0.standing == .waiting }
        .compactMap { question in
          conversation.transcript.newest { $0 == .answerQuestion(question.id) }
        }.first
      let buttons = MessageBlock.buttons(of: message, book)
      guard let asked else { return buttons }
      return buttons
        + MessageBlock.buttons(of: asked, book).enumerated().map { index, button in
          ScreenButton(number: buttons.count + index + 1, label: button.label, act: button.act)
        }
    }
    if let contact = card.theirContact {
      return [ScreenButton(number: 1, label: book.text(.matches(.copyContact)), act: .copy(contact.value))]
    }
    guard card.group == .waitingForYou else { return [] }
    // Its message is too far up to be loaded: Mitko sends it again, with fresh buttons.
    return [ScreenButton(number: 1, label: book.text(.matches(.askAgain)), act: .askAgain)]
  }

  /// The buttons of what is chosen.
  func selectedButtons(_ book: Phrasebook) -> [ScreenButton] {
    if matches.list.selected == .outlook { return outlookButtons }
    return matches.selected.map { buttons(of: $0, book) } ?? []
  }

  func matchesLayout(_ surroundings: Surroundings) -> MatchesLayout {
    var body = Rect(surroundings.size)
    let layout = layout(surroundings)
    body = Rect(
      column: 0, row: layout.body.top, columns: surroundings.size.columns, rows: layout.body.rows)
    return MatchesLayout(body, focus: matches.focus, isAlone: matches.isOutlookAlone)
  }

  mutating func handleMatches(_ key: KeyEvent, _ surroundings: Surroundings) -> [ChatEffect] {
    let book = book(surroundings)
    let buttons = selectedButtons(book)
    switch key {
    case .tab, .backTab:
      guard !matches.isOutlookAlone else { break }
      matches.focus = matches.focus == .list && !matches.items.isEmpty ? .card : .list
      matches.button = matches.focus == .card ? buttons.first?.act : nil
    case .escape:
      if matches.focus == .card, !matches.isOutlookAlone {
        matches.focus = .list
        matches.button = nil
      } else {
        goBack()
      }
    case .text("?"): show(.help)
    case .text(":"): openPalette()
    case .text("i"): return askAboutMatch()
    case .text("y"):
      if let contact = matches.selected?.theirContact { return press(.copy(contact.value)) }
    default:
      switch matches.focus {
      // The card beside the list shows its buttons with their numbers.
      case .list where showsCardBesideList(surroundings) && Self.isDigit(key):
        return handleCard(key, buttons, surroundings)
      case .list: handleList(key, buttons, surroundings)
      case .card: return handleCard(key, buttons, surroundings)
      }
    }
    return []
  }

  /// Begins a question about the chosen match; does nothing about one that is not open.
  mutating func askAboutMatch() -> [ChatEffect] {
    show(.matches)
    guard let card = matches.selected, card.isOpenToQuestions else { return [] }
    let message = conversation.transcript.newest { $0 == .ask(card.id) }
    guard let action = message?.actions.first(where: { $0.state == .open && $0.intent == .ask(card.id) })
    else {
      return press(.askAgain)
    }
    return press(.press(action.id, action.intent))
  }

  /// Whether the buttons of the chosen match are in view while the list has the keys.
  func showsCardBesideList(_ surroundings: Surroundings) -> Bool {
    matches.focus == .list && !matchesLayout(surroundings).card.isEmpty
  }

  private static func isDigit(_ key: KeyEvent) -> Bool {
    if case .text(let text) = key { Int(text) != nil } else { false }
  }

  private mutating func handleList(
    _ key: KeyEvent, _ buttons: [ScreenButton], _ surroundings: Surroundings
  ) {
    let layout = matchesLayout(surroundings)
    switch key {
    case .left: show(.chat)
    case .right: show(.profile)
    case .enter where !matches.items.isEmpty:
      matches.focus = .card
      matches.button = buttons.first?.act
    case .text(" "):
      _ = matches.scrolled.handle(.pageDown, lines: .max, height: layout.card.rows)
    default: matches.handle(key, height: max(1, layout.list.rows - 4))
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
      // Those that had the focus are gone: nothing is pressed that was not chosen.
      matches.button = buttons.first?.act
    case .text(let text) where Int(text) != nil:
      if let button = buttons.first(where: { String($0.number) == text }) { return press(button.act) }
    default:
      let area = matchesLayout(surroundings).card
      guard let parts = selectedParts(surroundings, columns: area.columns, rows: area.rows) else { return [] }
      _ = matches.scrolled.handle(
        key, lines: parts.body.count, height: max(1, area.rows - Self.footRows(parts.foot)))
    }
    return []
  }
}
