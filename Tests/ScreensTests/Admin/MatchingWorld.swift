import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

/// What an operator sees of matches and rounds in these tests: figures of one moment.
enum MatchingWorld {
  static let now = World.surroundings(80, 24).now

  static func user(_ number: UInt64) -> UserID {
    UserID(high: 0x0192_f3a4_1b2c_7000, low: 0x8000_0000_3f2a_9100 + number)
  }
  static func match(_ number: UInt64) -> MatchID {
    MatchID(high: 0x0192_f3a4_1b2c_7000, low: 0x8000_0000_77aa_3000 + number)
  }
  static func person(_ number: UInt64, _ name: String? = nil) -> PersonLabel {
    PersonLabel(id: user(number), demoName: name)
  }

  private static func side(
    _ number: UInt64, _ name: String? = nil, introduced: Duration? = nil, seen: Duration? = nil,
    answered: Duration? = nil
  ) -> MatchSideRow {
    MatchSideRow(
      person: person(number, name), isWaiting: introduced != nil && answered == nil,
      introducedAt: introduced.map { now - $0 }, seenAt: seen.map { now - $0 },
      answeredAt: answered.map { now - $0 })
  }

  private static let score = PairScore(
    seekerToProvider: 0.8, providerToSeeker: 0.82, total: 0.81, scorer: .fit,
    parts: PairParts(similarity: 0.77, skills: 0.6, tools: 0.5, trade: 1, level: 1, place: 1, evidence: 1))

  static let rows: [MatchRow] = [
    MatchRow(
      id: match(1), status: .accepted(by: .seeker), round: 41, turn: user(1), formedAt: now - .hours(50),
      decision: .qualified,
      seeker: side(1, introduced: .hours(49), seen: .hours(40), answered: .hours(39)),
      provider: side(2, "борис", introduced: .hours(49), seen: .hours(26)), score: score),
    MatchRow(
      id: match(2), status: .qualified, round: 41, turn: user(3), formedAt: now - .hours(5),
      decision: .qualified, seeker: side(3, "ada", introduced: .hours(4), seen: .hours(3)),
      provider: side(4, introduced: .hours(4)), score: PairScore(seekerToProvider: 0.7, providerToSeeker: 0.9)
    ),
    MatchRow(
      id: match(3), status: .pending, round: 41, turn: user(5), formedAt: now - .minutes(3), seeker: side(5),
      provider: side(6), score: PairScore(seekerToProvider: 1, providerToSeeker: 1)),
    MatchRow(
      id: match(4), status: .withdrawn(.byOperator), round: 40, turn: user(7), formedAt: now - .days(3),
      endedAt: now - .days(2), isLifted: true, decision: .qualified, seeker: side(7, introduced: .days(3)),
      provider: side(8, introduced: .days(3))),
    MatchRow(
      id: match(5), status: .rejected(by: .provider), round: 40, turn: user(9), formedAt: now - .days(4),
      endedAt: now - .days(3), decision: .qualified, seeker: side(9, introduced: .days(4)),
      provider: side(10, introduced: .days(4), seen: .days(4), answered: .days(3)), score: score),
  ]

  static var list: MatchesRoom.Content { content(nil) }

  static func content(_ sheet: MatchSheet?, revealed: RevealedMatch? = nil) -> MatchesRoom.Content {
    MatchesRoom.Content(
      page: RoomPage(rows: rows, next: nil, looked: 5), open: 34, ended: 412, sheet: sheet,
      revealed: revealed)
  }

  static var sheet: MatchSheet {
    func step(
      _ from: String?, _ to: String?, _ age: Duration, by actor: Event.Actor = .program,
      kind: String = "match"
    ) -> Event {
      Event(subject: .match(match(1)), actor: actor, kind: kind, from: from, to: to, at: now - age)
    }
    return MatchSheet(
      row: rows[0],
      events: [
        step(nil, "pending", .hours(50)), step("pending", "qualified", .hours(49)),
        step("qualified", "accepted:seeker", .hours(39), by: .user(user(1))),
        step(nil, nil, .minutes(2), by: .operatorNamed("oleg"), kind: "revealed"),
      ],
      hidden: MatchSheet.HiddenWords(
        rationale: 412, quotes: 3, introductions: [.seeker: 640, .provider: 702]), threshold: 0.7)
  }

  static let words = RevealedMatch(
    match: match(1),
    cards: [
      .seeker: "Backend developer, six years. Go, PostgreSQL, Kafka.\nБерлин или удалённо.",
      .provider: "A team of five that ships every week looks for somebody who knows Go.",
    ], rationale: "Both name Go and PostgreSQL; the level fits.",
    quotes: [Verdict.Quote(side: .seeker, text: "Go, PostgreSQL, Kafka")],
    introductions: [.seeker: "Meet a team that ships every week."])

  static var rounds: RoundsRoom.Content { RoundsRoom.Content(figures: figures) }

  static var figures: RoundsFigures {
    let current = RoundFigures(
      number: 41, startedAt: now - .hours(5), tried: 118, yielded: 9, due: 43)
    var figures = RoundsFigures(
      current: current,
      shown: RoundRow(number: 41, startedAt: current.startedAt, endedAt: nil, tried: 118, yielded: 9))
    figures.next =
      (20..<25).map {
        DuePerson(
          person: person($0, $0 == 21 ? "vera" : nil), changedAt: now - .days(Int($0) - 17), obstacle: nil)
      }
    figures.waiting = [
      DuePerson(person: person(30), changedAt: now - .hours(1), obstacle: .hasNoVectors),
      DuePerson(person: person(31), changedAt: now - .hours(1), obstacle: .hadTurn),
    ]
    (figures.beingJudged, figures.owingAnswers) = (18, 34)
    figures.turns = [
      TurnRow(
        person: person(1), at: now - .minutes(1),
        result: .matched(match(2), with: person(2, "борис"), .qualified, score: 0.81)),
      TurnRow(person: person(5, "ada"), at: now - .minutes(2), result: .nobodyFitted),
      TurnRow(
        person: person(6), at: now - .hours(30),
        result: .matched(match(4), with: person(8), .withdrawn(.byOperator), score: nil)),
    ]
    figures.earlier = (0..<3).map {
      RoundRow(
        number: 40 - $0, startedAt: now - .days(2 + $0), endedAt: now - .days(1 + $0), tried: 160 - $0,
        yielded: 12 + $0)
    }
    return figures
  }

  // MARK: Why

  static let question = PairQuestion(.id(user(1)), .id(user(2)))

  static var why: RoundsRoom.Content {
    RoundsRoom.Content(figures: figures, why: (question, .found(pair)))
  }

  private static var pair: PairExplained {
    func facts(_ change: (inout MatchFacts) -> Void) -> MatchFacts {
      var facts = MatchFacts()
      facts.modes = [.remote]
      facts.languages = ["en"]
      facts.employment = [.fullTime]
      change(&facts)
      return facts
    }
    func one(_ number: UInt64, _ role: Role, _ facts: MatchFacts, _ standing: PairStanding = .init())
      -> PairInquiry.Person
    {
      .init(
        user: user(number), standing: standing, facts: [role: facts], hasVectors: true, proposals: 2,
        isTurnDue: true)
    }
    let inquiry = PairInquiry(
      of: one(
        1, .seeker,
        facts {
          $0.pay = Pay(least: 5_000, most: nil, currency: "EUR", period: .month, tax: .net)
          $0.languages = ["ru"]
        }, PairStanding(engagement: .owesAnswer)),
      and: one(
        2, .provider,
        facts {
          $0.modes = [.office]
          $0.pay = Pay(least: nil, most: 4_200, currency: "EUR", period: .month, tax: .net)
        }),
      history: [
        PairHistory(status: .expired, at: now - .days(9), hasChanged: false, isLifted: false)
      ],
      likeness: [
        .seeker: .stored(
          PairScore(
            seekerToProvider: 0.6, providerToSeeker: 0.69, total: 0.64, scorer: .fit,
            parts: PairParts(similarity: 0.71, skills: 0.4, level: 1)))
      ], threshold: 0.7, proposalLimit: 5,
      constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1])), now: now)
    return PairExplained(
      first: person(1), second: person(2, "борис"), inquiry: inquiry.withoutSums, match: match(1),
      isRevealed: false)
  }

  /// The rooms with what is in them.
  static func app(_ language: Language) -> AdminApp {
    AdminApp(
      rooms: [
        OverviewRoom(language: language), QueueRoom(language: language), RoundsRoom(language: language),
        MatchesRoom(language: language),
      ], operatorName: "oleg", isDemo: true, language: language)
  }
}
