package import Domain
import Localization
package import ScreenParts
package import TerminalKit

/// The current round: who was tried with what result, who is next and why, who waits and for what, and earlier rounds.
/// `why a b` tells why two people are not matched.
package struct RoundsRoom: Room {
  /// What was read.
  package struct Content: RoomContent {
    package static let room = RoomName.rounds
    package let figures: RoundsFigures
    /// The answer to why two people are not matched, where that was asked.
    package let why: (question: PairQuestion, answer: PairAnswer)?
    /// When it was read.
    package let at: Timestamp

    package init(
      figures: RoundsFigures, why: (question: PairQuestion, answer: PairAnswer)? = nil, at: Timestamp
    ) {
      self.figures = figures
      self.why = why
      self.at = at
    }
  }

  package let name = RoomName.rounds
  package let words = ["why"]
  var figures: RoundsFigures?
  var turns = RoomList<TurnRow>()
  /// The round whose turns are shown; nil for the current one.
  var shown: Int?
  var limit = Self.page
  var why: Why?
  var scrolled = ScrolledText()
  private(set) var readAt = Timestamp(microseconds: 0)
  private let language: Language

  /// Why two people are not matched.
  struct Why: Sendable {
    /// nil where what was typed names no two people.
    var question: PairQuestion?
    var answer: PairAnswer?
  }

  /// How many turns are read at first, and with each further page.
  static let page = 100
  /// From here on earlier rounds stand beside the turns.
  static let wide = 118

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var keys: [RoomKey] {
    if why != nil {
      return [
        RoomKey("Esc", .chat(.hintBack)), RoomKey("u", .pairing(.keySums)),
        RoomKey("m", .pairing(.keyMatch)),
      ]
    }
    return [
      RoomKey("r", .pairing(.keyStep)), RoomKey("A", .pairing(.keyAdvance)),
      RoomKey("w", .pairing(.keyWhy)), RoomKey("Enter", .pairing(.keyMatch)),
      RoomKey("[ ]", .pairing(.keyRounds)),
    ]
  }

  package mutating func take(_ content: Content) {
    figures = content.figures
    readAt = content.at
    turns.take(content.figures.turns)
    if let read = content.why, read.question == why?.question { why?.answer = read.answer }
  }

  package func countNew(in content: Content) -> Int { turns.countNew(in: content.figures.turns) }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect {
    .order(OperatorOrder.watch(.rounds(turnsOf: shown, limit: limit, why: why?.question)))
  }

  package mutating func jump(_ word: String, _ rest: String) -> [AdminEffect] {
    why = Why(question: PairQuestion(rest))
    scrolled = ScrolledText()
    return [watch]
  }

  package mutating func handle(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    if why != nil { return handleWhy(key, in: place, surroundings) }
    switch key {
    case .text("r"): return [.order(OperatorOrder.propose(.runStep))]
    case .text("A"):
      guard let number = figures?.current.number else { return [] }
      return [.order(OperatorOrder.propose(.advanceRound(from: number)))]
    case .text("["): return show(by: -1)
    case .text("]"): return show(by: 1)
    case .text("w"):
      guard let turn = turns.selected else { return [.ask("why ")] }
      guard case .matched(_, let other?, _, _) = turn.result else { return [.ask("why \(turn.person.id) ")] }
      return [.go("why \(turn.person.id) \(other.id)")]
    case .enter:
      guard case .matched(let match, _, _, _)? = turns.selected?.result else { return [] }
      return [.go("matches match:\(match)")]
    case .text("y"): return turns.selected.map { [.copyToClipboard($0.person.id.description)] } ?? []
    case .mouse(let mouse) where mouse.action == .press(.left):
      turns.select(row: turns.list.firstVisible + mouse.position.row - turnsArea(place).top - 1)
      return []
    default: break
    }
    guard turns.handle(key, height: Table.height(in: turnsArea(place))) else { return nil }
    // The end of what was read: more of it.
    if figures?.hasMoreTurns == true, turns.list.selectedIndex >= turns.rows.count - 1 {
      limit += Self.page
      return [watch]
    }
    return []
  }

  /// Shows the turns of another round.
  private mutating func show(by step: Int) -> [AdminEffect] {
    guard let figures else { return [] }
    let number = figures.shown.number + step
    guard (1...figures.current.number).contains(number) else { return [] }
    shown = number == figures.current.number ? nil : number
    limit = Self.page
    return [watch]
  }

  private mutating func handleWhy(
    _ key: KeyEvent, in place: Rect, _ surroundings: Surroundings
  ) -> [AdminEffect]? {
    let pair: PairExplained? = if case .found(let pair)? = why?.answer { pair } else { nil }
    switch key {
    case .escape:
      why = nil
      return [watch]
    case .text("u"):
      guard let pair else { return [] }
      return [.order(OperatorOrder.reveal(.pair(pair.first.id, pair.second.id)))]
    case .text("m"):
      return pair?.match.map { [.go("matches match:\($0)")] } ?? []
    case .text("w"): return [.ask("why ")]
    default:
      let lines = whyLines(
        surroundings.phrasebooks.book(for: language.code), columns: min(place.columns, Look.measure),
        now: surroundings.now, utcOffset: surroundings.utcOffset)
      return scrolled.handle(key, lines: lines.count, height: place.rows) ? [] : nil
    }
  }
}
