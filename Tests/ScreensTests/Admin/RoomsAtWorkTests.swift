import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

/// What an operator has to find on the screens: why something waits, every key that acts, whom an act is about, who
/// paused a lane, and a page beside its list.
@Suite struct RoomsAtWorkTests {
  private let around = World.surroundings(80, 24)
  private let english = Phrasebooks.shipped.book(for: "en")

  private func text(_ app: AdminApp, _ around: Surroundings) -> String {
    app.render(in: around).grid.picture.joined(separator: "\n")
  }

  private func open(
    _ room: any Room, _ content: any RoomContent, _ around: Surroundings, isReadOnly: Bool = false,
    language: Language = .english
  ) -> AdminApp {
    var app = AdminApp(rooms: [room], operatorName: "olga", isReadOnly: isReadOnly, language: language)
    _ = app.start()
    _ = app.update(.arrived(content, at: around.now), in: around)
    return app
  }

  private func orders(_ effects: [AdminEffect]) -> [OperatorOrder] {
    effects.compactMap { if case .order(let order) = $0 { order as? OperatorOrder } else { nil } }
  }

  private static let causes: [(WaitCause, english: String, russian: String)] = [
    (.notBefore, "planned for then", "в свой срок"), (.retry, "after a failure", "после сбоя"),
    (.behind(people: 999), "999 people first", "впереди 999 человек"),
    (.bucket, "waits for money", "копится запас"),
    (.backgroundShare, "kept for replies", "запас для ответов"),
    (.week, "the week is spent", "неделя потрачена"), (.lanePaused, "lane is paused", "поток на паузе"),
    (.held(.unknownPrice), "price unknown", "цена неизвестна"),
    (.held(.byOperator), "held by an operator", "отложил оператор"),
    (.noProgram(.builtin), "no program works", "программы не идут"),
    (.noProgram(.provider("openai")), "none to ask openai", "некому: openai"),
    (.zeroBudget, "budget is zero", "бюджет — ноль"),
  ]

  @Test("When and why stand whole at every width", arguments: [60, 80, 100, 120, 200], [false, true])
  func causes(columns: Int, isRussian: Bool) {
    let around = World.surroundings(columns, 30)
    let rows = Self.causes.indices.map { index in
      OperatorWorld.waiting(UInt64(10 + index), Self.causes[index].0, at: around.now + .hours(60))
    }
    let language: Language = isRussian ? .russian : .english
    let content = QueueRoom.Content(page: RoomPage(rows: rows, next: nil, looked: 12), open: 12, pauses: [])
    let shown = text(open(QueueRoom(language: language), content, around, language: language), around)
    for cause in Self.causes {
      #expect(shown.contains(isRussian ? cause.russian : cause.english), "\(columns) columns: \(cause)")
    }
    #expect(shown.contains(isRussian ? "17 мар 04:00" : "17 Mar 04:00"))
  }

  @Test func aPlanForTheNextYearNamesTheYear() {
    let row = OperatorWorld.waiting(1, .week, at: around.now + .days(400))
    let content = QueueRoom.Content(page: RoomPage(rows: [row], next: nil, looked: 1), open: 1, pauses: [])
    let shown = text(open(QueueRoom(language: .english), content, around), around)
    #expect(
      shown.split(separator: "\n").contains { $0.contains("Apr 20") && $0.contains("the week is spent") })
  }

  @Test func whatWasSpentAndWhatTheNextAttemptMayCostStandApart() {
    let around = World.surroundings(100, 24)
    let shown = text(open(QueueRoom(language: .english), OperatorWorld.queue, around), around)
    #expect(shown.contains("at most") && shown.contains("spent"))
    #expect(!shown.contains("≤ $"))
  }

  @Test("At 80x24 every key of a room is on the screen", arguments: [Language.english, .russian])
  func hints(language: Language) {
    let rooms: [(any Room, any RoomContent, [String])] = [
      (
        QueueRoom(language: language), OperatorWorld.queue,
        ["Enter", "b", "n", "h", "C", "r", "p", "s", "x *", "y", "/", "z", "?", "q"]
      ),
      (
        PeopleRoom(language: language), PeopleWorld.people(),
        ["Enter", "p", "B", "t", "E", "O", "x *", "/", "z", "?", "q"]
      ),
      (
        RoundsRoom(language: language), MatchingWorld.rounds, ["r", "A", "w", "Enter", "[ ]", "z", "?", "q"]
      ),
      (
        MatchesRoom(language: language), MatchingWorld.list,
        ["Enter", "W", "X", "a", "w", "s", "/", "z", "?", "q"]
      ),
    ]
    for (room, content, keys) in rooms {
      let lines = open(room, content, around, language: language).render(in: around).grid.picture
      let hints = " " + lines.suffix(2).joined(separator: "  ") + " "
      for key in keys { #expect(hints.contains(" \(key) "), "\(key) of \(room.name): \(hints)") }
    }
  }

  @Test func whereOneLineHasNoRoomTheRestIsCountedBesideHelp() {
    let around = World.surroundings(60, 16)
    let shown = open(QueueRoom(language: .english), OperatorWorld.queue, around).render(in: around).grid
      .picture
    let last = shown.last ?? ""
    #expect(last.contains("Enter open") && last.contains("more") && last.hasSuffix("q quit"))
  }

  @Test func whoeverMayOnlyLookSeesNoKeyThatActsAndNoFormIsOpened() {
    var announce = open(
      AnnounceRoom(language: .english), PeopleWorld.announcements(), around, isReadOnly: true)
    #expect(announce.keys([.text("a")], around).isEmpty)
    #expect(text(announce, around).contains("you may only look"))
    #expect(!text(announce, around).contains("What everybody is to read"))
    #expect(!text(announce, around).contains("a write"))
    for key in ["t", "B", "E", "O", "p"] {
      var people = open(PeopleRoom(language: .english), PeopleWorld.people(), around, isReadOnly: true)
      #expect(people.keys([.text(key)], around).isEmpty)
      #expect(text(people, around).contains("you may only look"))
      #expect(!text(people, around).contains("A tag for"))
    }
    var queue = open(QueueRoom(language: .english), OperatorWorld.queue, around, isReadOnly: true)
    #expect(!text(queue, around).contains("cancel") && !text(queue, around).contains("z undo"))
    #expect(queue.keys([.text("z")], around).isEmpty)
    queue.keys([.text("?")], around)
    #expect(!text(queue, around).contains("undo your last act"))
    // Looking goes on.
    queue.keys([.escape], around)
    #expect(!orders(queue.keys([.enter], around)).isEmpty)
  }

  // MARK: Questions

  @Test func aQuestionNamesThePairsAndWhetherSomebodyHasSaidYes() {
    var preview = ActPreview(kind: .withdraw)
    preview.changes = 5
    preview.people = Set((1...9).map { UserID(high: 1, low: $0) })
    var names = ActNames()
    names.subjects = MatchingWorld.rows.prefix(3).map(ActNames.phrase)
    let lines = ActWords.lines(preview, utcOffset: 0, names: names).map { english.text($0) }
    #expect(lines[0] == "withdraw: 5 matches?")
    #expect(
      lines[1]
        == "3f2a9101 with борис (3f2a9101 said yes), ada with 3f2a9104 (both were introduced) and 3f2a9105 with 3f2a9106 (nobody was told yet); and 2 more."
    )
    #expect(lines[2] == "They are of 9 people.")
  }

  @Test func ofThoseThatAreCalledAlikeTheNumberOfPeopleIsTold() {
    var preview = ActPreview(kind: .cancel)
    preview.changes = 2
    preview.people = [MatchingWorld.user(1)]
    var names = ActNames()
    names.subjects = Array(repeating: Phrase(.admin(.namedHouseJob), ["what": .text("reply")]), count: 2)
    let lines = ActWords.lines(preview, utcOffset: 0, names: names).map { english.text($0) }
    #expect(lines[0] == "cancel: 2 jobs?" && lines[1] == "They are of 1 person.")
  }

  @Test func whatEndsByAnActIsNamedToo() {
    var preview = ActPreview(kind: .block)
    preview.changes = 1
    preview.people = [MatchingWorld.user(1)]
    preview.ended = [MatchingWorld.match(1)]
    var names = ActNames()
    names.subjects = [ActNames.phrase(of: PeopleWorld.people().page.rows[0])]
    names.ended = [ActNames.phrase(of: MatchingWorld.rows[0])]
    let lines = ActWords.lines(preview, utcOffset: 0, names: names).map { english.text($0) }
    #expect(
      lines == [
        "block: 1 person?", "ada (a proposal waits for them).",
        "Ends: 3f2a9101 with борис (3f2a9101 said yes).",
        "z takes it back; messages that went out stay, and matches that end stay ended.",
      ])
  }

  @Test func oneThatIsRefusedIsToldWithoutItsNumber() {
    let result = ActResult(act: nil, kind: .runNext, changed: 0, refused: [.laneIsPaused: 1])
    #expect(english.text(ActWords.told(result).phrase) == "run next: nothing changed: its lane is paused.")
    let two = ActResult(act: nil, kind: .cancel, changed: 0, refused: [.hasEnded: 2])
    #expect(
      english.text(ActWords.told(two).phrase) == "cancel: nothing changed: 2 do not allow it: it has ended.")
  }

  @Test func whatIsPutFirstSaysWhenItStartsByNow() {
    let result = ActResult(act: ActID(high: 1, low: 1), kind: .boost, changed: 1, refused: [:])
    func told(_ plan: PlannedStart) -> String {
      english.text(ActWords.told(result, then: plan, now: around.now))
    }
    #expect(
      told(PlannedStart(at: around.now + .days(7), cause: .week))
        == "put first: 1 job. z undoes it. It starts in 7 d: the week is spent.")
    #expect(
      told(PlannedStart(at: around.now, cause: .now)) == "put first: 1 job. z undoes it. It starts at once.")
    #expect(
      told(PlannedStart(at: nil, cause: .noProgram(.builtin)))
        == "put first: 1 job. z undoes it. Nobody can tell when it starts: no program works.")
  }

  // MARK: Paused lanes

  @Test func whoPausedALaneStandsWhereItsWorkIsMissed() {
    let pauses = [LanePause(lane: .background, operatorName: "olga", at: around.now - .hours(2))]
    #expect(
      text(open(OverviewRoom(language: .english), OperatorWorld.overview, around), around)
        .contains("paused by olga since 14:00"))
    let queue = open(
      QueueRoom(language: .english), OperatorWorld.content(nil, pauses: pauses), around)
    #expect(
      text(queue, around).contains("background: paused by olga since 14:00; p lets it go on"))
    let rounds = RoundsRoom.Content(figures: MatchingWorld.rounds.figures, pauses: pauses)
    let shown = text(open(RoundsRoom(language: .english), rounds, around), around)
    #expect(shown.contains("none while background is paused (olga, since 14:00)"))
    #expect(!shown.contains("due now"))
  }

  // MARK: Wide screens

  @Test func onAWideScreenThePageStandsBesideItsListAndGoesWithTheSelection() {
    let wide = World.surroundings(200, 60)
    var app = open(QueueRoom(language: .english), OperatorWorld.queue, wide)
    app.keys([.down, .enter], wide)
    _ = app.update(.arrived(OperatorWorld.sheet, at: wide.now), in: wide)
    #expect(text(app, wide).contains("why then") && text(app, wide).contains("Its life"))
    let third = OperatorWorld.rows[2].job.id
    #expect(
      orders(app.keys([.down], wide)) == [
        .watch(.queue(JobQuery.ofOpen, limit: 200, sheet: third))
      ])
    // What is read about next is not acted upon before it is there.
    #expect(orders(app.keys([.text("C")], wide)).isEmpty)
    #expect(orders(app.keys([.escape], wide)) == [.watch(.queue(JobQuery.ofOpen, limit: 200, sheet: nil))])
    #expect(orders(app.keys([.text("C")], wide)) == [.propose(.jobs(.cancel, [third]))])
  }

  @Test func aWideOverviewShowsTheCourseOfTheWeekWhatStartsNextAndWhatFailed() {
    let wide = World.surroundings(200, 60)
    let shown = text(open(OverviewRoom(language: .english), OperatorWorld.overview, wide), wide)
    #expect(shown.contains("Spent, by the hour") && shown.contains("Mon"))
    #expect(shown.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
    #expect(shown.contains("What starts next") && shown.contains("waits for money"))
    #expect(shown.contains("What failed") && shown.contains("the worker stopped"))
    var plain = wide
    plain.glyphs = .ascii
    let ascii = text(open(OverviewRoom(language: .english), OperatorWorld.overview, plain), plain)
    #expect(!ascii.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
    #expect(ascii.contains("What starts next"))
  }

  // MARK: Being computed

  @Test func aForecastThatIsComputedSaysSoAndIsNotAppliedBefore() {
    var app = open(BudgetRoom(language: .english), OperatorWorld.budget(), around)
    app.keys([.enter], around)
    app.type("12", around)
    app.keys([.enter], around)
    #expect(text(app, around).contains("computing the forecast…"))
    #expect(orders(app.keys([.text("A")], around)).isEmpty)
    #expect(text(app, around).contains("The forecast is still being computed; A after it."))
    _ = app.update(.arrived(OperatorWorld.budget(asked: true), at: around.now), in: around)
    #expect(!text(app, around).contains("computing the forecast…"))
    #expect(orders(app.keys([.text("A")], around)) == [.propose(.settings([.weeklyBudget: 12]))])
    #expect(text(app, around).contains("Computing what comes of it; then you are asked."))
    let empty = AdminApp(rooms: [BudgetRoom(language: .english)], operatorName: "olga", language: .english)
    #expect(text(empty, around).contains("computing the forecast…"))
  }

  // MARK: The log

  private func line(
    _ subject: Event.Subject, _ kind: String, _ from: String?, _ to: String?, act: Act.Kind? = nil
  ) -> String {
    let row = EventRow(
      number: 1,
      event: Event(
        subject: subject, actor: .operatorNamed("oleg"), kind: kind, from: from, to: to, at: around.now),
      actKind: act, jobKind: .reply)
    return EventWords(book: english, now: around.now, utcOffset: 0).line(of: row)
  }

  @Test func theLogSpeaksInWords() {
    func end(_ line: String) -> String { String(line.split(separator: "  ", maxSplits: 2).last ?? "") }
    let job = Event.Subject.job(JobID(high: 1, low: 2))
    #expect(
      end(
        line(
          .setting("alert.spend"), "alert.raised", nil,
          "spent_microdollars=1297762 weekly_microdollars=1000000")) == "alert: money  $1.30 of $1.00 spent")
    #expect(
      end(line(.setting("alert.wait"), "alert.raised", nil, "minutes=31 limit_minutes=30"))
        == "alert: waiting  somebody has waited for 31 min")
    #expect(
      end(line(.setting("alert.provider.openai"), "alert.raised", nil, "fault=key_refused"))
        == "alert: openai  key_refused")
    #expect(
      end(line(.setting("weekly_budget_usd"), "setting", "1.0", "40.0"))
        == "weekly budget  $1.00 → $40.00")
    #expect(end(line(.setting("reminder_days"), "setting", "3.0", "4.0")) == "reminder_days  3 → 4")
    #expect(end(line(job, "boost", "none", "first")).hasSuffix("put first"))
    #expect(
      end(line(job, "job", "held", "queued", act: .undo)).hasSuffix("undo: held → waiting  undo"))
    #expect(
      end(line(.match(MatchID(high: 1, low: 3)), "match.lifted", nil, nil)).hasSuffix("withdrawal lifted"))
  }
}
