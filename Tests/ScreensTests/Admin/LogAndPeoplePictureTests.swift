import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import Testing

/// What People, Announce and Events show, at every size and in both languages.
@Suite struct LogAndPeoplePictureTests {
  private static let sizes = [(80, 24), (60, 16), (200, 60)]
  private static let languages: [Language] = [.english, .russian]

  private func expect(
    _ name: String, _ size: (Int, Int), _ language: Language, _ room: any Room,
    _ contents: [any RoomContent], _ change: (inout AdminApp, Surroundings) -> Void = { _, _ in }
  ) throws {
    let around = World.surroundings(size.0, size.1)
    var app = AdminApp(rooms: [room], operatorName: "olga", isDemo: true, language: language)
    _ = app.start()
    if let first = contents.first { _ = app.update(.arrived(first, at: around.now), in: around) }
    change(&app, around)
    for content in contents.dropFirst() { _ = app.update(.arrived(content, at: around.now), in: around) }
    let frame = app.render(in: around)
    try Pictures.expect(
      frame.grid, named: "room-\(name)-\(size.0)x\(size.1)-\(language.code)", cursor: frame.cursor)
  }

  @Test(arguments: sizes, languages)
  func thePeople(size: (Int, Int), language: Language) throws {
    try expect("people", size, language, PeopleRoom(language: language), [PeopleWorld.people()])
  }

  @Test(arguments: sizes, languages)
  func thePageOfAPerson(size: (Int, Int), language: Language) throws {
    try expect(
      "person", size, language, PeopleRoom(language: language),
      [PeopleWorld.people(), PeopleWorld.people(sheet: PeopleWorld.sheet)]
    ) { app, around in app.keys([.enter], around) }
  }

  @Test(arguments: languages)
  func aPersonWhoWasAskedFor(language: Language) throws {
    let sheet = PeopleWorld.people(sheet: PeopleWorld.sheet, revealed: PeopleWorld.revealed)
    try expect(
      "person-shown", (80, 24), language, PeopleRoom(language: language), [PeopleWorld.people(), sheet]
    ) { app, around in app.keys([.enter], around) }
  }

  @Test(arguments: languages)
  func aReasonForABlock(language: Language) throws {
    try expect("block", (80, 24), language, PeopleRoom(language: language), [PeopleWorld.people()]) {
      app, around in
      app.keys([.text("B")], around)
      app.type("writes to many", around)
    }
  }

  @Test(arguments: sizes, languages)
  func theAnnouncements(size: (Int, Int), language: Language) throws {
    try expect("announce", size, language, AnnounceRoom(language: language), [PeopleWorld.announcements()])
  }

  @Test(arguments: sizes, languages)
  func anAnnouncementThatIsWritten(size: (Int, Int), language: Language) throws {
    let audience = Audience(
      count: .exactly(312), first: ["ada", "boris", "vera"].map { PeopleWorld.label(1, $0) })
    try expect(
      "announce-write", size, language, AnnounceRoom(language: language),
      [PeopleWorld.announcements(), PeopleWorld.announcements(audience: audience)]
    ) { app, around in
      app.keys([.text("a")], around)
      app.type("lang:ru role:seeker", around)
      app.keys([.enter], around)
      app.type("We move to a new address.", around)
      app.keys([.enter], around)
      app.type("Nothing else changes.", around)
    }
  }

  @Test(arguments: languages)
  func anAudienceThatIsWrong(language: Language) throws {
    try expect(
      "announce-wrong", (80, 24), language, AnnounceRoom(language: language), [PeopleWorld.announcements()]
    ) { app, around in
      app.keys([.text("a")], around)
      app.type("stage:activ", around)
    }
  }

  @Test(arguments: languages)
  func thePageOfAnAnnouncement(language: Language) throws {
    let failures = [
      AnnounceRoom.Content.Failure(
        person: PeopleWorld.label(4, nil), error: "Forbidden: bot was blocked by the user")
    ]
    try expect(
      "announce-page", (80, 24), language, AnnounceRoom(language: language),
      [PeopleWorld.announcements(), PeopleWorld.announcements(failures: failures)]
    ) { app, around in app.keys([.down, .enter], around) }
  }

  @Test(arguments: sizes, languages)
  func theEvents(size: (Int, Int), language: Language) throws {
    try expect("events", size, language, EventsRoom(language: language), [PeopleWorld.events()])
  }

  @Test(arguments: sizes, languages)
  func thePageOfAnEvent(size: (Int, Int), language: Language) throws {
    try expect(
      "event", size, language, EventsRoom(language: language),
      [PeopleWorld.events(), PeopleWorld.events(sheet: PeopleWorld.eventSheet)]
    ) { app, around in app.keys([.enter], around) }
  }
}

/// Keys of the rooms: what they order, and what they do not.
@Suite struct LogAndPeopleKeyTests {
  private let around = World.surroundings(100, 30)

  private func open(_ room: any Room, _ content: any RoomContent) -> AdminApp {
    var app = AdminApp(rooms: [room], operatorName: "olga", language: .english)
    _ = app.start()
    _ = app.update(.arrived(content, at: around.now), in: around)
    return app
  }

  private func orders(_ effects: [AdminEffect]) -> [OperatorOrder] {
    effects.compactMap { if case .order(let order) = $0 { order as? OperatorOrder } else { nil } }
  }

  private var people: AdminApp { open(PeopleRoom(language: .english), PeopleWorld.people()) }
  private func user(_ number: UInt64) -> UserID { PeopleWorld.user(number) }

  @Test func keysOfPeopleAreActsOnTheSelectedOneOrTheMarkedOnes() {
    var app = people
    #expect(orders(app.keys([.text("p")], around)) == [.propose(.people(.pause, [user(1)]))])
    #expect(orders(app.keys([.text("E")], around)) == [.propose(.people(.erase, [user(1)]))])
    #expect(orders(app.keys([.text("O")], around)) == [.export(user(1))])
    app.keys([.text("x"), .text("x")], around)
    #expect(orders(app.keys([.text("p")], around)) == [.propose(.people(.pause, [user(1), user(2)]))])
  }

  @Test func aPausedPersonIsResumedAndABlockedOneLetAgain() {
    var app = people
    app.keys([.down], around)
    #expect(orders(app.keys([.text("p")], around)) == [.propose(.people(.resume, [user(2)]))])
    app.keys([.down], around)
    #expect(orders(app.keys([.text("B")], around)) == [.propose(.people(.unblock, [user(3)]))])
  }

  @Test func aBlockWantsAReasonAndEscapeLeavesIt() {
    var app = people
    #expect(app.keys([.text("B")], around).isEmpty)
    // While it is typed, every character is text: nothing is quit, nothing is undone.
    #expect(app.type("zq spam ", around).isEmpty)
    #expect(
      orders(app.keys([.enter], around)) == [.propose(.people(.block(reason: "zq spam"), [user(1)]))])
    app.keys([.text("B")], around)
    app.type("spam", around)
    #expect(app.keys([.escape], around).isEmpty)
    app.keys([.text("B")], around)
    #expect(app.keys([.enter], around).isEmpty)
  }

  @Test func aTagThatAllHaveIsTakenAway() {
    var app = people
    app.keys([.text("t")], around)
    app.type("beta", around)
    #expect(orders(app.keys([.enter], around)) == [.propose(.people(.tag("beta"), [user(1)]))])
    app.keys([.down, .text("t")], around)
    app.type("beta", around)
    #expect(orders(app.keys([.enter], around)) == [.propose(.people(.untag("beta"), [user(2)]))])
  }

  @Test func erasingIsAskedByTheLastDigits() throws {
    var preview = ActPreview(kind: .erase)
    preview.changes = 1
    let question = try #require(ActWords.question(.people(.erase, [user(1)]), preview, utcOffset: 0))
    #expect(question.demand == .typing(user(1).tail))
    preview.changes = 3
    let several = try #require(
      ActWords.question(.people(.erase, [user(1), user(2), user(3)]), preview, utcOffset: 0))
    #expect(several.demand == .typing("3"))
  }

  @Test func theLogFollowsUntilSomebodyMovesInIt() {
    var app = open(EventsRoom(language: .english), PeopleWorld.events())
    func selected(_ app: inout AdminApp) -> [String] {
      app.keys([.text("y")], around).compactMap { if case .copyToClipboard(let id) = $0 { id } else { nil } }
    }
    let more = PeopleWorld.events(newer: 1)
    _ = app.update(.arrived(more, at: around.now), in: around)
    let newest = more.page.rows[0].event.subject
    #expect(selected(&app) == [PeopleWorld.text(newest)])
    // Moved: the selection stays on its line when others come.
    app.keys([.down], around)
    let kept = selected(&app)
    _ = app.update(.arrived(PeopleWorld.events(newer: 2), at: around.now), in: around)
    #expect(selected(&app) == kept)
    app.keys([.text("f")], around)
    let latest = PeopleWorld.events(newer: 2).page.rows[0].event.subject
    #expect(selected(&app) == [PeopleWorld.text(latest)])
  }

  @Test func anActIsTakenBackFromTheLog() {
    var app = open(EventsRoom(language: .english), PeopleWorld.events())
    #expect(orders(app.keys([.text("Z")], around)) == [.takeBack(PeopleWorld.act)])
    app.keys([.end], around)
    #expect(app.keys([.text("Z")], around).isEmpty)
  }

  @Test func anAnnouncementIsSentOnlyAsItWasWrittenAndKeptUntilItIs() {
    var app = open(AnnounceRoom(language: .english), PeopleWorld.announcements())
    app.keys([.text("a")], around)
    app.type("lang:ru", around)
    // Nothing to send yet.
    #expect(orders(app.keys([.control("s")], around)).isEmpty)
    app.keys([.tab], around)
    app.type("Hello all", around)
    #expect(orders(app.keys([.control("t")], around)) == [.testAnnouncement("Hello all")])
    // Left and come back to: all is there.
    app.keys([.escape, .text("a")], around)
    var query = PersonQuery()
    query.languages = Choice([.russian])
    let wish = Wish.announce("Hello all", to: query)
    #expect(orders(app.keys([.control("s")], around)) == [.propose(wish)])
    // It was sent: the page begins anew.
    let sent = OperatorOrder.perform(wish, undoing: .never)
    _ = app.update(.ended(sent, .done, Phrase(.admin(.announced), ["n": .count(3)]), .fine), in: around)
    _ = app.update(.arrived(PeopleWorld.announcements(newest: "Hello all"), at: around.now), in: around)
    app.keys([.text("a")], around)
    #expect(orders(app.keys([.control("s")], around)).isEmpty)
    // And means whom it says: everybody, not those of the one before.
    app.keys([.tab], around)
    app.type("Hello again", around)
    #expect(
      orders(app.keys([.control("s")], around)) == [.propose(.announce("Hello again", to: PersonQuery()))])
  }

  @Test func theQuestionIsAskedAboveWhatWasWrittenAndIsTypedOnAfterANo() throws {
    var app = open(AnnounceRoom(language: .english), PeopleWorld.announcements())
    app.keys([.text("a"), .tab], around)
    app.type("Hello all", around)
    let wish = try #require(orders(app.keys([.control("s")], around)).first)
    guard case .propose(let announce) = wish else {
      Issue.record("\(wish)")
      return
    }
    // Typed before the question came: it is meant for neither.
    #expect(orders(app.keys([.text("y")], around)).isEmpty)
    var preview = ActPreview(kind: .announce)
    (preview.changes, preview.told, preview.audience) = (12, 12, .exactly(12))
    let question = try #require(ActWords.question(announce, preview, utcOffset: 0))
    _ = app.update(.asked(question, in: .announce), in: around)
    var rows = app.render(in: around).grid.picture
    #expect(rows.contains { $0.contains("Send it to 12 people") } && rows.contains { $0.contains("Hello") })
    app.keys([.escape], around)
    app.type("!", around)
    #expect(
      orders(app.keys([.control("s")], around)) == [.propose(.announce("Hello all!", to: PersonQuery()))])
    _ = app.update(.asked(question, in: .announce), in: around)
    // What was typed ahead confirms nothing: it takes the number of people.
    #expect(orders(app.keys([.text("y"), .text("1"), .enter], around)).isEmpty)
    app.keys([.backspace, .backspace], around)
    let counted = Wish.announce("Hello all", to: PersonQuery(), counted: .exactly(12))
    #expect(
      orders(app.keys([.text("1"), .text("2"), .enter], around)) == [.perform(counted, undoing: .never)])
    // It stands until it was sent.
    rows = app.render(in: around).grid.picture
    #expect(rows.contains { $0.contains("Hello all!") })
  }

  @Test func aWrongAudienceIsNotSent() {
    var app = open(AnnounceRoom(language: .english), PeopleWorld.announcements())
    app.keys([.text("a")], around)
    app.type("stage:activ", around)
    app.keys([.tab], around)
    app.type("Hello all", around)
    #expect(orders(app.keys([.control("s")], around)).isEmpty)
    let rows = app.render(in: around).grid.picture
    #expect(rows.contains { $0.contains("! ") && $0.contains("activ") })
  }

  @Test func whatIsEmptyIsAnsweredInWordsAndKeepsItsField() {
    var app = open(AnnounceRoom(language: .english), PeopleWorld.announcements())
    app.keys([.text("a"), .tab], around)
    #expect(orders(app.keys([.control("s")], around)).isEmpty)
    #expect(app.render(in: around).grid.picture.contains { $0.contains("There is nothing to send") })
    #expect(orders(app.keys([.control("t")], around)).isEmpty)
  }
}

/// Who and what is in these tests.
enum PeopleWorld {
  static let now = World.surroundings(80, 24).now
  static let act = ActID(high: 0x0192_f3a4_1b2c_7000, low: 0x8000_0000_ac70_0001)

  static func user(_ number: UInt64) -> UserID {
    UserID(high: 0x0192_f3a4_1b2c_7000, low: 0x8000_0000_3f2a_9100 + number)
  }

  static func label(_ number: UInt64, _ name: String?) -> PersonLabel {
    PersonLabel(id: user(number), demoName: name)
  }

  static func text(_ subject: Event.Subject) -> String {
    switch subject {
    case .user(let id): id.description
    case .job(let id): id.description
    case .match(let id): id.description
    case .round(let number): String(number)
    case .setting(let name): name
    case .lane(let lane): lane.rawValue
    case .announcement(let id): id.description
    }
  }

  private static func row(
    _ number: UInt64, _ name: String?, _ stage: PersonQuery.Stage, _ roles: Set<Role>, _ language: Language,
    _ kinds: Set<Identity.Kind>, seen: Duration, reached: Milestone, owes: Bool = false, matches: Int = 0,
    blocked: Bool = false, tags: [String] = [], accepts: Bool = true
  ) -> PersonRow {
    PersonRow(
      label: label(number, name), stage: stage, roles: roles, language: language, identities: kinds,
      lastSeenAt: now - seen, createdAt: now - .days(20), reached: reached, owesAnswer: owes,
      matches: matches, isBlocked: blocked, tags: tags, acceptsAnnouncements: accepts)
  }

  static let rows = [
    row(
      1, "ada", .active, [.seeker], .english, [.demo], seen: .minutes(2), reached: .proposed, owes: true,
      matches: 3),
    row(
      2, nil, .paused, [.seeker, .provider], .russian, [.terminal, .telegram], seen: .hours(3),
      reached: .connected, matches: 12, tags: ["beta", "вернуть весной"]),
    row(
      3, "борис", .paused, [.provider], .russian, [.telegram], seen: .days(9), reached: .active,
      blocked: true),
    row(4, nil, .onboarding, [], .english, [.telegram], seen: .days(30), reached: .talking, accepts: false),
    row(
      5, nil, .unreachable, [.seeker], .english, [.telegram], seen: .days(80), reached: .accepted, matches: 1),
  ]

  static func people(sheet: PersonSheet? = nil, revealed: RevealedPerson? = nil) -> PeopleRoom.Content {
    PeopleRoom.Content(
      page: RoomPage(rows: rows, next: nil, looked: 5), meant: 5, all: 812, active: 459, sheet: sheet,
      revealed: revealed)
  }

  static var sheet: PersonSheet {
    PersonSheet(
      row: rows[0], block: Block(reason: "writes the same to many", operatorName: "oleg", at: now - .days(1)),
      facts: [.skill: 4, .years: 1, .place: 1], hasContact: true, history: lines)
  }

  static var revealed: RevealedPerson {
    RevealedPerson(
      id: user(1), identities: [Identity(kind: .demo, value: "ada")],
      contact: Contact(kind: .email, value: "ada@example.org"),
      facts: [
        .init(label: "Skills", value: "Go", quote: "I write Go"),
        .init(label: "Place", value: "Tbilisi", quote: "I live in Tbilisi"),
      ])
  }

  private static func line(
    _ number: Int64, _ subject: Event.Subject, _ actor: Event.Actor, _ kind: String, _ from: String?,
    _ to: String?, _ age: Duration, act: Act.Kind? = nil, person: PersonLabel? = nil,
    job: JobTask.Kind? = nil
  ) -> EventRow {
    EventRow(
      number: number,
      event: Event(subject: subject, actor: actor, kind: kind, from: from, to: to, at: now - age),
      act: act == nil ? nil : Self.act, actKind: act, person: person, jobKind: job)
  }

  private static func job(_ number: UInt64) -> Event.Subject {
    .job(JobID(high: 0x0192_f3a4_1b2c_7000, low: 0x8000_0000_88ac_1000 + number))
  }

  static let lines = [
    line(
      9, .user(user(1)), .operatorNamed("oleg"), "stage", "active", "paused", .seconds(4),
      act: .pausePerson, person: label(1, "ada")),
    line(
      8, job(2), .operatorNamed("oleg"), "job", "queued", "held:operator", .minutes(3), act: .hold,
      person: label(2, nil), job: .reply),
    line(
      7, job(1), .program, "job", "running", "completed", .minutes(4), person: label(1, "ada"), job: .qualify),
    line(
      6, .match(MatchID(high: 1, low: 0x88ac_1003)), .user(user(1)), "match", "qualified", "accepted",
      .minutes(90)),
    line(
      5, .lane(.background), .operatorNamed("oleg"), "lane", "going", "paused", .hours(2), act: .pauseLane),
    line(
      4, .setting("weekly_budget_usd"), .operatorNamed("oleg"), "setting", "6.0", "12.0", .days(2),
      act: .setBudget),
    line(3, .round(41), .program, "round.advanced", "40", "41", .days(3)),
  ]

  /// - Parameter newer: how many lines came since.
  static func events(newer: Int = 0, sheet: EventSheet? = nil) -> EventsRoom.Content {
    let fresh = (0..<newer).map { place in
      line(
        Int64(9 + newer - place), job(UInt64(50 + newer - place)), .program, "job", nil, "queued", .zero,
        job: .reply)
    }
    return EventsRoom.Content(
      page: RoomPage(rows: fresh + lines, next: nil, looked: 7 + newer), sheet: sheet)
  }

  static var eventSheet: EventSheet {
    EventSheet(
      row: lines[0],
      act: Act(
        id: act, operatorName: "oleg", kind: .pausePerson, subject: "user \(user(1))", state: .done,
        changed: 1, at: now - .seconds(4)),
      former: [
        FormerValue(subject: .user(user(1)), name: .stage, former: "active", latter: "paused", user: user(1))
      ], history: [lines[0], lines[6]])
  }

  static func announcements(
    audience: Audience? = nil, failures: [AnnounceRoom.Content.Failure] = [], newest: String? = nil
  ) -> AnnounceRoom.Content {
    func sent(
      _ number: UInt64, _ text: String, _ audience: String, _ state: Announcement.State, _ age: Duration,
      chosen: Int, sent: Int, passed: Int = 0, failed: Int = 0
    ) -> Announcement {
      Announcement(
        id: AnnouncementID(high: 1, low: number), text: text, audience: audience, operatorName: "oleg",
        state: state, madeAt: now - age, chosen: .exactly(chosen), sent: sent, passed: passed, failed: failed,
        last: user(9))
    }
    let before = [
      sent(
        2, "Tonight I am away for an hour.", "stage:active", .sending, .minutes(1), chosen: 312, sent: 200),
      sent(
        1, "We move to a new address.\nNothing else changes.", "", .done, .days(10), chosen: 812, sent: 809,
        passed: 3, failed: 1),
    ]
    let fresh = newest.map { [sent(3, $0, "lang:ru", .sending, .zero, chosen: 1, sent: 0)] } ?? []
    return AnnounceRoom.Content(
      announcements: fresh + before, audience: audience, failures: failures)
  }
}
