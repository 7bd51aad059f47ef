import Domain
import Localization
import ScreenParts
import TerminalKit

/// The overview's figures in words, as lines of a width.
struct OverviewText {
  let figures: OverviewFigures
  let book: Phrasebook
  let columns: Int
  let glyphs: ChartGlyphs
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  /// Below this a side has no room for its words.
  static let widest = 56

  typealias Line = StyledLine<KeyEvent>

  /// Queue, waiting and money.
  var left: [Line] { queue + [.blank] + money }
  /// People, round, errors, programs.
  var right: [Line] { people + [.blank] + house }

  private func text(_ key: PhraseKey) -> String { book.text(key) }

  private func text(_ key: PhraseKey, _ values: [String: PhraseValue]) -> String {
    book.text(Phrase(key, values))
  }

  private func label(_ key: PhraseKey) -> Span {
    Span(Columns.aligned(text(key), to: Self.label), Look.label)
  }

  private static let label = 14

  // MARK: The queue

  private static let states: [(state: JobQuery.State, key: PhraseKey)] = [
    (.queued, .admin(.tallyQueued)), (.retrying, .admin(.stateRetrying)), (.running, .admin(.tallyRunning)),
    (.held, .admin(.tallyHeld)), (.discarded, .admin(.stateDiscarded)),
  ]

  private var queue: [Line] {
    // Each word has its room, and what is left over is parted.
    let words = Self.states.map { text($0.key) }
    let wanted = words.map { Columns.width(of: $0) + 1 }
    let spare = max(0, columns - Self.label - wanted.reduce(0, +)) / words.count
    func cells(_ texts: [String]) -> String {
      zip(texts, wanted).map { text, wanted in
        String(repeating: " ", count: max(1, wanted + spare - Columns.width(of: text))) + text
      }.joined()
    }
    var lines = [
      Line([
        Span(Columns.aligned(text(.admin(.queue)), to: Self.label), Look.title),
        Span(cells(words), Look.quiet),
      ])
    ]
    let clock = ClockWords(book: book, now: now, utcOffset: utcOffset)
    for lane in Lane.allCases {
      lines.append(
        Line([
          label(lane.phrase), Span(cells(Self.states.map { book.number(figures.count($0.state, in: lane)) })),
        ]))
      for pause in figures.pauses where pause.lane == lane {
        let told = text(
          .admin(.lanePausedBy), ["who": .text(pause.operatorName), "time": .text(clock.short(pause.at))])
        lines.append(Line([Span(String(repeating: " ", count: Self.label)), Span(told, Look.bad)]))
      }
    }
    return lines + [Line(longest)]
  }

  private var longest: [Span] {
    guard let waiting = figures.longestWaiting else {
      return [label(.admin(.waitsLongest)), Span(text(.admin(.nobodyWaits)))]
    }
    let starts: PhraseValue =
      switch waiting.plan.at {
      case let at?: .phrase(Elapsed.start(in: at.since(now)))
      case nil: .phrase(Phrase(.admin(.startUnknown)))
      }
    func time(_ waiting: LongestWait) -> PhraseValue { .text(Elapsed.text(now.since(waiting.since), book)) }
    var told = Phrase(.admin(.waiting), ["time": time(waiting), "who": who(waiting), "start": starts])
    if let behind = figures.longestBehind {
      told = Phrase(
        .admin(.waitingToo), ["first": .phrase(told), "second": who(behind), "time": time(behind)])
    }
    return [label(.admin(.waitsLongest)), Span(book.text(told), Look.strong)]
  }

  /// Whoever waits for a reply; what else waits, and whose it is.
  private func who(_ waiting: LongestWait) -> PhraseValue {
    let name = waiting.person.map { PhraseValue.text($0.name) }
    if waiting.kind == .reply { return name ?? .phrase(Phrase(.admin(.nobody))) }
    let what = PhraseValue.phrase(Phrase(waiting.kind.phrase))
    guard let name else { return .phrase(Phrase(.admin(.namedHouseJob), ["what": what])) }
    return .phrase(Phrase(.admin(.namedJob), ["what": what, "who": name]))
  }

  // MARK: Money

  private var money: [Line] {
    let money = figures.money
    let spent = money.counted - money.reserved
    let meter = Meter.spans(
      [spent.dollars, money.reserved.dollars], of: money.budget.weekly.dollars,
      columns: max(8, min(30, columns - Self.label)), glyphs: glyphs == .braille ? .blocks : glyphs)
    func amount(_ money: Money) -> PhraseValue { .text(book.money(microDollars: money.microdollars)) }
    let hours = stride(from: 0, to: figures.hours.count, by: 4).map { start in
      figures.hours[start..<min(start + 4, figures.hours.count)].reduce(0) { $0 + $1.dollars }
    }
    let spark = Sparkline.text(
      hours, columns: max(8, min(42, columns - Self.label)), glyphs: glyphs == .braille ? .blocks : glyphs)
    return [
      Line([Span(Columns.aligned(text(.admin(.money)), to: Self.label), Look.title)] + meter),
      Line([
        label(.admin(.week)),
        Span(
          text(
            .admin(.weekSpent),
            [
              "spent": amount(spent), "budget": amount(money.budget.weekly),
              "reserved": amount(money.reserved),
            ])),
      ]),
      Line([
        label(.admin(.bucket)),
        Span(
          text(
            .admin(.bucketLevel),
            [
              "level": .text(book.money(microDollars: money.level)), "burst": amount(money.budget.burst),
              "opens": opens(money),
            ])),
      ]),
      Line([label(.admin(.sevenDays)), Span(spark, Look.bar)]),
    ]
  }

  /// When the next reply may start: where people wait for money, when the first of them has it.
  private func opens(_ money: MoneyFigures) -> PhraseValue {
    guard var at = money.opensAt else { return .phrase(Phrase(.admin(.opensNever))) }
    if let waiting = figures.longestWaiting, waiting.kind == .reply, waiting.plan.cause?.isMoney == true,
      let start = waiting.plan.at
    {
      at = max(at, start)
    }
    return at <= now
      ? .phrase(Phrase(.admin(.opensNow)))
      : .phrase(Phrase(.admin(.opensIn), ["wait": .phrase(Elapsed.start(in: at.since(now)))]))
  }

  // MARK: People and the house

  private static let milestones: [(Milestone, PhraseKey)] = [
    (.talking, .admin(.funnelTalking)), (.ready, .admin(.funnelReady)), (.active, .admin(.funnelActive)),
    (.proposed, .admin(.funnelProposed)), (.accepted, .admin(.funnelAccepted)),
    (.connected, .admin(.funnelConnected)),
  ]

  private var people: [Line] {
    let all = figures.count(atLeast: .talking)
    var lines = [Line(text(.admin(.funnel)), Look.title)]
    var before = all
    let width = max(4, min(24, columns - Self.label - 22))
    for (milestone, key) in Self.milestones {
      let count = figures.count(atLeast: milestone)
      let share = before > 0 ? Int((Double(count) / Double(before) * 100).rounded()) : 0
      let bar = Meter.text(
        [Double(count)], of: Double(max(all, 1)), columns: width,
        glyphs: glyphs == .braille ? .blocks : glyphs)
      let number = book.number(count)
      var spans = [
        label(key), Span(String(repeating: " ", count: max(0, 8 - Columns.width(of: number))) + number + " "),
        Span(bar, Look.bar),
      ]
      if milestone != .talking {
        spans.append(Span(" " + text(.admin(.funnelShare), ["percent": .text(String(share))]), Look.quiet))
      }
      lines.append(Line(spans))
      before = count
    }
    return lines
  }

  private var house: [Line] {
    let round = figures.round
    let errors: PhraseValue =
      switch figures.errors {
      case .exactly(let count): .text(book.number(count))
      case .atLeast(let count): .text(book.number(count) + "+")
      }
    var lines = [
      Line([
        Span(Columns.aligned(text(.admin(.round)), to: Self.label), Look.title),
        Span(
          text(
            .admin(.roundProgress),
            [
              "n": .text(book.number(round.number)), "tried": .text(book.number(round.tried)),
              "due": .text(book.number(round.due)), "matches": .text(book.number(round.yielded)),
            ])),
      ]),
      Line([
        label(.admin(.errors)),
        Span(
          text(.admin(.errorsOfHour), ["n": errors]), figures.errors.known > 0 ? Look.bad : .plain),
      ]),
      Line(text(.admin(.programs)), Look.title),
    ]
    if !figures.programs.contains(where: \.works) {
      lines.append(Line("  " + text(.admin(.programsNone)), Look.bad))
    }
    for program in figures.programs {
      let age = now.since(program.heartbeatAt)
      let isSilent = age > Self.silence
      lines.append(
        Line([
          Span("  " + Columns.aligned(program.program, to: 16)),
          Span(
            text(
              isSilent
                ? .admin(.programSilent) : program.works ? .admin(.programAlive) : .admin(.programLooks),
              ["time": .text(Elapsed.text(age, book)), "pid": .text(String(program.pid))]),
            isSilent ? Look.bad : Look.quiet),
        ]))
    }
    return lines
  }

  /// Heartbeats come every few seconds: whoever misses several is not well.
  private static let silence: Duration = .minutes(1)
}

/// How long something took or takes, short: "40 s", "18 min", "3 h", "2 d".
enum Elapsed {
  /// With tenths below ten seconds, where whole ones would tell nothing.
  static func exact(_ duration: Duration, _ book: Phrasebook) -> String {
    let tenths = max(0, Int((duration.inSeconds * 10).rounded()))
    guard tenths < 100 else { return text(duration, book) }
    let number = "\(tenths / 10)" + book.text(.language(.numberDecimal)) + "\(tenths % 10)"
    return book.text(Phrase(.admin(.seconds), ["n": .text(number)]))
  }

  static func text(_ duration: Duration, _ book: Phrasebook) -> String { book.text(phrase(duration)) }

  /// When something starts, to the second: people who wait are told it in rounder words.
  static func start(in wait: Duration) -> Phrase {
    wait <= .zero
      ? Phrase(.admin(.startsNow)) : Phrase(.admin(.startsIn), ["time": .phrase(phrase(wait))])
  }

  static func phrase(_ duration: Duration) -> Phrase {
    let seconds = max(0, Int(duration.inSeconds))
    let (count, key): (Int, PhraseKey) =
      switch seconds {
      case ..<90: (seconds, .admin(.seconds))
      case ..<5_400: (seconds / 60, .admin(.minutes))
      case ..<172_800: (seconds / 3_600, .admin(.hours))
      default: (seconds / 86_400, .admin(.days))
      }
    return Phrase(key, ["n": .count(count)])
  }
}

extension PersonLabel {
  /// As it stands on a screen.
  var name: String { demoName ?? id.tail }
}
