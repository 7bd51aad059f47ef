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
    package let pauses: [LanePause]

    package init(
      figures: RoundsFigures, why: (question: PairQuestion, answer: PairAnswer)? = nil,
      pauses: [LanePause] = []
    ) {
      self.figures = figures
      self.pauses = pauses
      self.why = why
    }
  }

  package let name = RoomName.rounds
  package let words = ["why"]
  var figures: RoundsFigures?
  var pauses: [LanePause] = []
  var turns = RoomList<TurnRow>(page: 100, isMarkable: false)
  /// The round whose turns are shown; nil for the current one.
  var shown: Int?
  var why: Why?
  var scrolled = ScrolledText()
  private let language: Language

  /// Why two people are not matched.
  struct Why: Sendable {
    /// nil where what was typed names no two people.
    var question: PairQuestion?
    var answer: PairAnswer?
  }

  /// From here on earlier rounds stand beside the turns.
  static let wide = 118

  /// The room before anything was read.
  package init(language: Language) {
    self.language = language
  }

  package var keys: [RoomKey] {
    if why != nil {
      return [
        RoomKey("Esc", .chat(.hintBack)), RoomKey("U", .pairing(.keySums), acts: true),
        RoomKey("m", .pairing(.keyMatch)),
      ]
    }
    return [
      RoomKey("r", .pairing(.keyStep), acts: true), RoomKey("A", .pairing(.keyAdvance), acts: true),
      RoomKey("w", .pairing(.keyWhy)), RoomKey("Enter", .pairing(.keyMatch)),
      RoomKey("[ ]", .pairing(.keyRounds)),
    ]
  }

  package mutating func take(_ content: Content) {
    figures = content.figures
    pauses = content.pauses
    turns.take(content.figures.turns, hasMore: content.figures.hasMoreTurns)
    if let read = content.why, read.question == why?.question { why?.answer = read.answer }
  }

  package func countNew(in content: Content) -> Int { turns.countNew(in: content.figures.turns) }

  package mutating func enter() -> [AdminEffect] { [watch] }

  private var watch: AdminEffect {
    .order(OperatorOrder.watch(.rounds(turnsOf: shown, limit: turns.limit, why: why?.question)))
  }

  package mutating func jump(_ word: String, _ rest: String) -> [AdminEffect] {
    if word == name.rawValue, let number = Int(rest) { return show(number) }
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
      guard case .matched(_, let other?, _, _) = turn.result else {
        return [.ask("why \(turn.person.asked) ")]
      }
      return [.go("why \(turn.person.id) \(other.id)")]
    case .enter:
      guard case .matched(let match, _, _, _)? = turns.selected?.result else { return [] }
      return [.go("matches match:\(match)")]
    case .text("y"): return turns.selected.map { [.copyToClipboard($0.person.id.description)] } ?? []
    default: return turns.handle(key, in: turnsArea(place)).map { $0 == .wantsMore ? [watch] : [] }
    }
  }

  /// Shows the turns of another round.
  private mutating func show(by step: Int) -> [AdminEffect] {
    guard let figures, (1...figures.current.number).contains(figures.shown.number + step) else { return [] }
    return show(figures.shown.number + step)
  }

  private mutating func show(_ number: Int) -> [AdminEffect] {
    why = nil
    // Of one that there is not the current one is shown.
    let last = figures?.current.number ?? .max
    shown = (1..<last).contains(number) ? number : nil
    turns.startAnew()
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
    case .text("U"):
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

extension PersonLabel {
  /// As it is typed: by the name, else by the last digits of the id.
  fileprivate var asked: String { name.contains(" ") ? "\"\(name)\"" : name }
}
