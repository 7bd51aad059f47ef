import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

/// What the rooms themselves show, at every size and in both languages.
@Suite struct RoomPictureTests {
  private static let sizes = [(80, 24), (60, 16), (200, 60)]
  private static let languages: [Language] = [.english, .russian]

  private func expect(
    _ name: String, _ size: (Int, Int), _ language: Language, _ room: RoomName,
    _ content: any RoomContent, glyphs: ChartGlyphs = .braille,
    _ change: (inout AdminApp, Surroundings) -> Void = { _, _ in }
  ) throws {
    var around = World.surroundings(size.0, size.1)
    around.glyphs = glyphs
    var app = AdminApp(
      rooms: [
        OverviewRoom(language: language), QueueRoom(language: language), BudgetRoom(language: language),
      ],
      operatorName: "oleg", isDemo: true,
      language: language)
    _ = app.start()
    if room == .queue { app.keys([.text("2")], around) }
    if room == .budget { app.keys([.text("3")], around) }
    _ = app.update(.arrived(content, at: around.now), in: around)
    change(&app, around)
    let frame = app.render(in: around)
    try Pictures.expect(
      frame.grid, named: "room-\(name)-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }

  @Test(arguments: sizes, languages)
  func theOverview(size: (Int, Int), language: Language) throws {
    try expect("overview", size, language, .overview, OperatorWorld.overview)
  }

  @Test(arguments: sizes, languages)
  func theQueue(size: (Int, Int), language: Language) throws {
    try expect("queue", size, language, .queue, OperatorWorld.queue)
  }

  @Test(arguments: sizes, languages)
  func thePageOfAJob(size: (Int, Int), language: Language) throws {
    try expect("job", size, language, .queue, OperatorWorld.queue) { app, around in
      app.keys([.down, .enter], around)
      _ = app.update(.arrived(OperatorWorld.sheet, at: around.now), in: around)
    }
  }

  @Test(arguments: sizes, languages)
  func theBudget(size: (Int, Int), language: Language) throws {
    try expect("budget", size, language, .budget, OperatorWorld.budget())
  }

  @Test(arguments: sizes, languages)
  func theBudgetBesideOneThatWasTypedIn(size: (Int, Int), language: Language) throws {
    try expect("budget-asked", size, language, .budget, OperatorWorld.budget(asked: true)) { app, around in
      app.keys([.text("k"), .down, .enter], around)
      app.type("12", around)
      app.keys([.enter], around)
    }
  }

  @Test(arguments: sizes, languages)
  func aBudgetThatIsNone(size: (Int, Int), language: Language) throws {
    try expect("budget-wrong", size, language, .budget, OperatorWorld.budget()) { app, around in
      app.keys([.text("w"), .enter], around)
      app.type("двенадцать", around)
      app.keys([.enter], around)
    }
  }

  @Test(arguments: sizes, languages)
  func theBudgetWhileItsForecastIsPlayed(size: (Int, Int), language: Language) throws {
    let figures = OperatorWorld.budget().figures
    let content = BudgetRoom.Content(figures: figures, outlooks: nil, isWhole: false)
    try expect("budget-computing", size, language, .budget, content)
  }

  @Test(arguments: languages)
  func theBudgetWithoutUTF8(language: Language) throws {
    try expect("budget-ascii", (80, 24), language, .budget, OperatorWorld.budget(), glyphs: .ascii)
  }

  @Test(arguments: languages)
  func aQuestionBeforeTheBudgetChanges(language: Language) throws {
    let outlooks = try #require(OperatorWorld.budget(asked: true).outlooks)
    var preview = ActPreview(kind: .setBudget)
    preview.changes = 1
    preview.budget = BudgetChange(
      from: outlooks.asItIs.budget, to: try #require(outlooks.asked).budget, outlooks: outlooks)
    let question = try #require(
      ActWords.question(.settings([.weeklyBudget: 12]), preview, utcOffset: 4 * 3_600))
    try expect("budget-question", (80, 24), language, .budget, OperatorWorld.budget(asked: true)) {
      app, around in
      _ = app.update(.asked(question, in: app.current), in: around)
    }
  }

  @Test(arguments: languages)
  func aQuestionBeforeManyAreCancelled(language: Language) throws {
    var preview = ActPreview(kind: .cancel)
    preview.changes = 14
    preview.people = Set((1...9).map { UserID(high: 1, low: $0) })
    preview.waitedOverAnHour = 3
    preview.told = 9
    preview.refused = [.hasEnded: 2]
    preview.reach = .newest(10_000)
    let question = try #require(ActWords.question(.jobs(.cancel, []), preview, utcOffset: 0))
    try expect("cancel", (80, 24), language, .queue, OperatorWorld.queue) { app, around in
      _ = app.update(.asked(question, in: app.current), in: around)
    }
  }
}

/// What an operator sees in these tests: figures of one moment.
enum OperatorWorld {
  static let now = World.surroundings(80, 24).now

  static func user(_ number: UInt64) -> UserID {
    UserID(high: 0x0192_f3a4_1b2c_7000, low: 0x8000_0000_3f2a_9100 + number)
  }
  private static func job(_ number: UInt64) -> JobID {
    JobID(high: 0x0192_f3a4_1b2c_7000, low: 0x8000_0000_88ac_1000 + number)
  }

  static var overview: OverviewRoom.Content {
    var figures = OverviewFigures(
      money: MoneyFigures(
        budget: Budget(weekly: Money(clamping: 6_000_000)), counted: Money(clamping: 4_200_000),
        reserved: Money(clamping: 80_000), level: 310_000, opensAt: now),
      round: RoundFigures(number: 41, startedAt: now - .hours(3), tried: 212, yielded: 31, due: 46), at: now)
    figures.jobs = [
      JobTally(state: .queued, lane: .interactive, kind: .reply, maker: .provider("openai"), count: 12),
      JobTally(state: .running, lane: .interactive, kind: .reply, maker: .provider("openai"), count: 1),
      JobTally(state: .queued, lane: .background, kind: .embed, maker: .builtin, count: 1_214),
      JobTally(state: .held, lane: .background, kind: .qualify, maker: .provider("openai"), count: 3),
      JobTally(state: .discarded, lane: .interactive, kind: .reply, maker: .builtin, count: 2),
    ]
    figures.longestWaiting = LongestWait(
      job: job(1), kind: .reply, person: PersonLabel(id: user(1), demoName: nil), since: now - .minutes(18),
      plan: PlannedStart(at: now + .minutes(7), cause: .bucket))
    figures.hours = (0..<168).map { Money(clamping: Int64(($0 * 37) % 90) * 1_000) }
    figures.reached = [
      .talking: 312, .ready: 41, .active: 208, .proposed: 120, .accepted: 40, .connected: 91,
    ]
    figures.errors = .exactly(4)
    figures.programs = [
      ProgramProcess(
        id: ProcessID(high: 1, low: 1), pid: 4711, program: "mitko chat", startedAt: now - .hours(2),
        heartbeatAt: now - .seconds(3)),
      ProgramProcess(
        id: ProcessID(high: 1, low: 2), pid: 815, program: "mitko-telegram", startedAt: now - .hours(2),
        heartbeatAt: now - .minutes(6)),
    ]
    figures.pauses = [LanePause(lane: .background, operatorName: "olga", at: now - .hours(2))]
    return OverviewRoom.Content(
      figures: figures, next: rows.filter { !$0.job.state.hasEnded && $0.plan != nil },
      failed: rows.filter { $0.job.state.hasEnded })
  }

  private static func row(
    _ number: UInt64, _ task: JobTask, _ state: JobState, lane: Lane, name: String?, age: Duration,
    plan: PlannedStart? = nil, boost: Boost = .none, error: String? = nil, spent: Int64 = 0,
    attempt: Int? = nil
  ) -> JobRow {
    JobRow(
      job: Job(
        id: job(number), task: task, lane: lane, maker: .provider("openai"), user: user(number), epoch: 0,
        state: state,
        attempt: attempt ?? (error == nil ? 0 : 2), maximumAttempts: 5, queuedAt: now - age,
        notBefore: now - age,
        startedAt: state == .running ? now - .seconds(8) : nil,
        endedAt: state.hasEnded ? now - .minutes(1) : nil),
      person: PersonLabel(id: user(number), demoName: name), boost: boost, failures: error == nil ? 0 : 2,
      lastError: error, spent: Money(clamping: spent), plan: plan, estimate: .atMost(Money(clamping: 12_000)))
  }

  /// A reply that waits for a cause.
  static func waiting(_ number: UInt64, _ cause: WaitCause, at instant: Timestamp) -> JobRow {
    row(
      number, .reply(ChatID(high: 1, low: 1)), .queued, lane: .interactive, name: nil, age: .minutes(3),
      plan: PlannedStart(at: instant, cause: cause))
  }

  static var rows: [JobRow] {
    let chat = ChatID(high: 1, low: 1)
    let match = MatchID(high: 1, low: 2)
    return [
      row(1, .reply(chat), .running, lane: .interactive, name: "ada", age: .seconds(20), spent: 3_000),
      row(
        2, .reply(chat), .queued, lane: .interactive, name: nil, age: .minutes(18),
        plan: PlannedStart(at: now + .minutes(7), cause: .bucket), boost: .first, attempt: 2),
      row(
        3, .qualify(match), .retrying, lane: .background, name: "борис", age: .hours(3),
        plan: PlannedStart(at: now + .hours(2), cause: .behind(people: 5)),
        error: "openai: the connection was cut after 1,204 bytes"),
      row(4, .introduce(match, .seeker), .held(.byOperator), lane: .background, name: nil, age: .days(2)),
      row(
        5, .reply(chat), .discarded, lane: .interactive, name: nil, age: .hours(5),
        error: "the worker stopped before it was done"),
    ]
  }

  static var queue: QueueRoom.Content { content(nil) }

  static var sheet: QueueRoom.Content {
    func step(_ from: String?, _ to: String, _ age: Duration, by name: String? = nil) -> Event {
      Event(
        subject: .job(job(2)), actor: name.map { .operatorNamed($0) } ?? .program, kind: "job", from: from,
        to: to,
        at: now - age)
    }
    return content(
      JobSheet(
        row: rows[1],
        events: [
          step(nil, "queued", .minutes(18)), step("queued", "running", .seconds(912)),
          step("running", "retrying", .minutes(15)), step("retrying", "running", .seconds(840)),
          step("running", "retrying", .milliseconds(837_600)),
          step("retrying", "held:by_operator", .minutes(10), by: "olga"),
          step("held:by_operator", "queued", .minutes(9), by: "olga"),
          Event(
            subject: .job(job(2)), actor: .operatorNamed("olga"), kind: "boost", from: "none", to: "first",
            at: now - .minutes(8)),
        ],
        calls: [call],
        failures: [JobFailure(attempt: 1, error: "openai: 429, asked to wait 20 s", at: now - .minutes(15))],
        recordings: [RecordingSize(attempt: 1, call: 1, request: 4_811, answer: 320)]))
  }

  private static var call: LedgerEntry {
    LedgerEntry(
      id: LedgerEntryID(high: 1, low: 1), job: job(2), attempt: 2, user: user(2), kind: .reply,
      lane: .interactive, maker: .provider("openai"), model: "gpt-5-mini", startedAt: now - .seconds(840),
      state: .settled(cost: Money(clamping: 4_210)),
      usage: TokenUsage(input: 1_204, cachedRead: 3_584, cacheWrite: 0, output: 212))
  }

  static func content(_ sheet: JobSheet?, pauses: [LanePause] = []) -> QueueRoom.Content {
    QueueRoom.Content(
      page: RoomPage(rows: rows, next: nil, looked: 5), open: 1_230, pauses: pauses, sheet: sheet)
  }
}
