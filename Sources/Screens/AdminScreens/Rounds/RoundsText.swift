import Domain
import Localization
import ScreenParts
import TerminalKit

/// The rounds in words: the current one in a few lines, turns as cells, earlier rounds as lines.
struct RoundsText {
  let figures: RoundsFigures
  let pauses: [LanePause]
  let book: Phrasebook
  let clock: ClockWords

  init(figures: RoundsFigures, pauses: [LanePause], book: Phrasebook, now: Timestamp, utcOffset: Int) {
    self.figures = figures
    self.pauses = pauses
    self.book = book
    clock = ClockWords(book: book, now: now, utcOffset: utcOffset)
  }

  typealias Line = StyledLine<KeyEvent>

  /// How many lines `head` has, with the blank one below it.
  static let headRows = 6

  private static let label = 11

  private func text(_ key: PhraseKey, _ values: [String: PhraseValue] = [:]) -> String {
    book.text(Phrase(key, values))
  }

  private func number(_ count: Int) -> PhraseValue { .text(book.number(count)) }

  /// The round, the step that leads on, who is next, who waits, and whose turns stand below.
  func head(columns: Int) -> [Line] {
    let round = figures.current
    func line(_ key: PhraseKey, _ words: String, _ style: Style = .plain) -> Line {
      Line([
        Span(Columns.aligned(text(key), to: Self.label - 1) + " ", Look.label),
        Span(Columns.truncated(words, to: max(1, columns - Self.label)), style),
      ])
    }
    let shown = figures.shown
    let isCurrent = shown.number == round.number
    return [
      Line([
        Span(text(.pairing(.roundTitle), ["n": number(round.number)]), Look.title),
        Span(
          "  "
            + text(
              .pairing(.roundSince),
              [
                "time": .text(clock.text(round.startedAt)), "tried": number(round.tried),
                "matches": number(round.yielded), "due": number(round.due),
              ])),
      ]),
      line(.pairing(.step), step),
      line(.pairing(.next), next, figures.next.isEmpty ? Look.quiet : Look.strong),
      line(.pairing(.waits), waits(columns: columns - Self.label)),
      isCurrent
        ? Line(text(.pairing(.turnsOfThis)), Look.title)
        : Line([
          Span(text(.pairing(.turnsOf), ["n": number(shown.number)]), Look.title), Span("  " + came(shown)),
        ]),
    ]
  }

  private var step: String {
    if let pause = pauses.first(where: { $0.lane == .background }) {
      return text(
        .pairing(.stepPaused), ["who": .text(pause.operatorName), "time": .text(clock.short(pause.at))])
    }
    guard let row = figures.step else { return text(.pairing(.stepIdle)) }
    switch row.job.state {
    case .running: return text(.pairing(.stepRuns))
    case .held: return text(.pairing(.stepHeld))
    case .queued, .retrying:
      let at = row.plan?.at ?? row.job.notBefore
      return at <= clock.now
        ? text(.pairing(.stepDue)) : text(.pairing(.stepAt), ["time": .text(clock.text(at))])
    case .completed, .discarded, .cancelled: return text(.pairing(.stepIdle))
    }
  }

  /// The first ones whose turn it is, in their order, with why they are.
  private var next: String {
    let next = figures.next.prefix(4)
    guard let first = next.first else {
      return text(figures.current.due > 0 ? .pairing(.nextWaits) : .pairing(.nextNobody))
    }
    let told = text(
      .pairing(.nextFirst), ["who": .text(first.person.name), "time": .text(clock.age(first.changedAt))])
    let others = next.dropFirst().map(\.person.name).joined(separator: ", ")
    return others.isEmpty ? told : told + text(.pairing(.nextThen), ["who": .text(others)])
  }

  /// So many are named of those who wait for the same.
  private static let mostNamed = 3

  /// How many wait for what; and who, as far as there is room, the first to have waited first.
  private func waits(columns: Int) -> String {
    var counts: [(TurnObstacle, Int)] = [
      (.owesAnswer, figures.owingAnswers), (.isBeingJudged, figures.beingJudged),
    ]
    for obstacle in [TurnObstacle.hasNoVectors, .enoughThisRound, .hadTurn] {
      counts.append((obstacle, figures.waiting.count { $0.obstacle == obstacle }))
    }
    counts.removeAll { $0.1 == 0 }
    if counts.isEmpty { return text(.pairing(.waitsNobody)) }
    var told = counts.map { text($0.0.phrase, ["n": .count($0.1)]) }
    var line: String { told.joined(separator: " · ") + (figures.waitsForMore ? " …" : "") }
    for (place, (obstacle, count)) in counts.enumerated() {
      let due = figures.waiting.filter { $0.obstacle == obstacle }.map(\.person)
      let names = (due + (figures.inMatches[obstacle] ?? []).filter { !due.contains($0) }).map(\.name)
      let bare = told[place]
      for named in (0...min(Self.mostNamed, names.count)).reversed() {
        let list = names.prefix(named).joined(separator: ", ")
        told[place] = named == 0 ? bare : "\(bare) (\(list)\(named < count ? ", …" : ""))"
        if Columns.width(of: line) <= columns { break }
      }
    }
    return line
  }

  // MARK: Turns

  static func columns(_ book: Phrasebook) -> [TableColumn] {
    [
      TableColumn(book.text(.pairing(.columnWhen)), .fixed(12)),
      TableColumn(book.text(.pairing(.columnWho)), .fixed(9)),
      TableColumn(book.text(.pairing(.columnCame)), .share(least: 20, weight: 1)),
      TableColumn(book.text(.pairing(.columnScore)), .fixed(5), rank: 2, alignment: .right),
      TableColumn(book.text(.pairing(.columnStatus)), .fixed(12), rank: 1),
    ]
  }

  func cells(of turn: TurnRow) -> [String] {
    switch turn.result {
    case .nobodyFitted:
      return [clock.short(turn.at), turn.person.name, text(.pairing(.nobodyFitted)), "", ""]
    case .matched(_, let other, let status, let score):
      return [
        clock.short(turn.at), turn.person.name,
        text(.pairing(.matchedWith), ["who": .text(other?.name ?? "?")]),
        score.map { MatchLineWords.score($0, book) } ?? "", text(MatchQuery.Status(status).phrase),
      ]
    }
  }

  // MARK: Rounds

  /// The rounds before the current one, a line each.
  var earlier: [Line] {
    guard !figures.earlier.isEmpty else { return [Line(text(.pairing(.earlierNone)), Look.quiet)] }
    return [Line(text(.pairing(.earlier)), Look.title)]
      + figures.earlier.map { row in
        Line([
          Span(
            Columns.aligned(text(.pairing(.roundTitle), ["n": number(row.number)]), to: 14),
            row.number == figures.shown.number ? Look.strong : Look.label), Span(came(row)),
        ])
      }
  }

  private func came(_ row: RoundRow) -> String {
    text(
      .pairing(.roundCame),
      [
        "tried": number(row.tried), "matches": number(row.yielded),
        "time": .text(row.endedAt.map { Elapsed.text($0.since(row.startedAt), book) } ?? ""),
      ])
  }
}
