import AdminScreens
import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

/// What the frame round the rooms does with keys and with what arrives.
@Suite struct AdminAppTests {
  private let around = World.surroundings(80, 24)

  private func queue(_ ids: some Sequence<Int> = 0..<40) -> AdminApp {
    var app = SampleRooms.app()
    app.type("2", around)
    _ = app.update(.arrived(SampleRooms.jobs(ids), at: around.now), in: around)
    return app
  }

  private func picture(_ app: AdminApp) -> [String] { app.render(in: around).grid.picture }
  private func selected(_ app: AdminApp) -> (line: Int, text: String)? {
    picture(app).enumerated().first { $0.element.hasPrefix(" >") }.map { ($0.offset, $0.element) }
  }

  @Test func digitsAndTabGoToRoomsWhichThenSayWhatTheyWantToRead() {
    var app = SampleRooms.app()
    #expect(app.current == .overview)
    #expect(told(app.type("2", around)) == ["watch queue "])
    #expect(app.current == .queue)
    app.keys([.tab], around)
    #expect(app.current == .budget)
    app.keys([.backTab, .backTab, .backTab], around)
    #expect(app.current == .events)
    app.type("9", around)
    #expect(app.current == .events)
  }

  @Test func aSelectedRowStaysWhereItIsWhileRowsComeAndGo() throws {
    var app = queue()
    app.keys(Array(repeating: .down, count: 30), around)
    let before = try #require(selected(app))
    #expect(before.text.hasPrefix(" >  30"))
    _ = app.update(.arrived(SampleRooms.jobs((-5..<40).filter { $0 != 29 }), at: around.now), in: around)
    let after = try #require(selected(app))
    #expect(after.text.hasPrefix(" >  30"))
    #expect(after.line == before.line)
    _ = app.update(
      .arrived(SampleRooms.jobs((-5..<40).filter { $0 != 29 && $0 != 30 }), at: around.now), in: around)
    #expect(selected(app)?.text.hasPrefix(" >  31") == true)
  }

  @Test func leavingAsksOnceWhereAnAnnouncementIsWrittenAndNotSent() {
    var app = AdminApp(
      rooms: [AnnounceRoom(language: .english), OverviewRoom(language: .english)], operatorName: "oleg",
      language: .english)
    app.type("a", around)
    app.keys([.tab], around)
    #expect(told(app.keys([.control("c")], around)) == ["quit"], "nothing is written")
    app.type("Hello", around)
    #expect(told(app.keys([.control("c")], around)).isEmpty)
    #expect(picture(app).contains { $0.contains("Leave? The announcement that you are writing") })
    app.keys([.enter], around)
    app.type(" all", around)
    #expect(picture(app).contains { $0.contains("Hello all") }, "the way out has the focus")
    #expect(told(app.keys([.control("q"), .control("q")], around)) == ["quit"])
    app.keys([.escape, .escape], around)
    app.keys([.escape], around)
    // From another room too.
    app.type("2", around)
    app.type("q", around)
    #expect(told(app.type("y", around)) == ["quit"])
  }

  @Test func whatIsTypedIntoAnAnnouncementConfirmsNothing() {
    var app = AdminApp(
      rooms: [AnnounceRoom(language: .english), OverviewRoom(language: .english)], operatorName: "oleg",
      language: .english)
    let wish = Wish.announce("Hello", to: PersonQuery())
    let sending = ActQuestion(
      Phrase(.admin(.questionLane)), order: OperatorOrder.perform(wish, undoing: .never))
    app.type("a", around)
    app.keys([.tab], around)
    app.type("Hel", around)
    // A question about something else waits until nobody types.
    _ = app.update(.asked(Questions.cancel, in: .announce), in: around)
    app.type("lo", around)
    #expect(picture(app).contains { $0.contains("Hello") })
    app.keys([.escape], around)
    app.keys([.escape], around)
    app.type("a", around)
    let sent = app.keys([.control("s")], around)
    guard case .order(let order)? = sent.first else { return #expect(Bool(false), "nothing is ordered") }
    #expect(order as? OperatorOrder == .propose(wish))
    // What another order came to, or that it takes long, gives the field back to nobody.
    _ = app.update(.told(Phrase(.admin(.working)), .fine), in: around)
    let other = OperatorOrder.propose(.lane(.background, isPaused: true))
    _ = app.update(.ended(other, .done, Phrase(.chat(.tab)), .fine), in: around)
    #expect(told(app.type("y2q z", around)).isEmpty)
    _ = app.update(.asked(sending, in: .announce), in: around)
    #expect(!picture(app).contains { $0.contains("Helloy") })
    guard case .order(let confirmed)? = app.type("y", around).first else {
      return #expect(Bool(false), "nothing is confirmed")
    }
    #expect(confirmed as? OperatorOrder == .perform(wish, undoing: .never))
    // On its way it cannot be lost by leaving, nor be written on.
    #expect(told(app.keys([.escape, .control("c")], around)) == ["quit"])
    // Refused, it is there to be mended; sent, it is gone.
    _ = app.update(.ended(confirmed, .notDone, Phrase(.chat(.tab)), .trouble), in: around)
    app.type("!", around)
    #expect(picture(app).contains { $0.contains("Hello!") })
    app.keys([.backspace], around)
    app.keys([.control("s")], around)
    _ = app.update(.asked(sending, in: .announce), in: around)
    app.type("y", around)
    _ = app.update(.ended(confirmed, .done, Phrase(.chat(.tab)), .fine), in: around)
    #expect(!picture(app).contains { $0.contains("Hello") })
    #expect(told(app.keys([.control("c")], around)) == ["quit"])
  }

  @Test func aQuestionThatComesOnceItsRoomWasLeftIsNotAsked() {
    var app = queue()
    app.type("1", around)
    _ = app.update(.asked(Questions.cancel, in: .queue), in: around)
    #expect(picture(app).contains { $0.contains("Nothing was done: you had left the room") })
    // What is pressed now is meant for the room.
    #expect(told(app.type("y", around)).isEmpty)
    // One that waits for somebody to have typed is asked then.
    app.type("2", around)
    app.type("/", around)
    _ = app.update(.asked(Questions.cancel, in: .queue), in: around)
    #expect(!picture(app).contains { $0.contains(text(Questions.cancel)) })
    app.keys([.escape], around)
    #expect(picture(app).contains { $0.contains(text(Questions.cancel)) })
    // Another one that comes before it was asked takes its place, which is said.
    app.keys([.escape], around)
    app.type("/", around)
    _ = app.update(.asked(Questions.cancel, in: .queue), in: around)
    _ = app.update(.asked(Questions.erase, in: .queue), in: around)
    #expect(picture(app).contains { $0.contains("Nothing was done: ") })
  }

  @Test func whatIsOpenedWhileTheScreenStandsStillIsShown() {
    var app = queue(0..<3)
    app.type(" ", around)
    _ = app.update(.arrived(SampleRooms.jobs(0..<5), at: around.now), in: around)
    #expect(!picture(app).contains { $0.hasPrefix("    4 ") })
    // Another look was asked for, and what comes of it is shown; the next one is held again.
    app.type("1", around)
    app.type("2", around)
    _ = app.update(.arrived(SampleRooms.jobs(0..<6), at: around.now), in: around)
    #expect(picture(app).contains { $0.hasPrefix("    5 ") })
    _ = app.update(.arrived(SampleRooms.jobs(0..<7), at: around.now), in: around)
    #expect(!picture(app).contains { $0.hasPrefix("    6 ") })
    #expect(picture(app)[1].contains("1 new"))
  }

  private func text(_ question: ActQuestion) -> String {
    String(around.phrasebooks.book(for: "en").text(question.text).prefix(20))
  }

  @Test func whileHeldNothingMovesAndGoingOnShowsTheLatest() {
    var app = queue(0..<3)
    app.type(" ", around)
    let before = picture(app)
    _ = app.update(.arrived(SampleRooms.jobs(0..<5), at: around.now), in: around)
    _ = app.update(.arrived(SampleRooms.jobs(0..<6), at: around.now), in: around)
    #expect(picture(app).dropFirst(2).dropLast() == before.dropFirst(2).dropLast())
    #expect(picture(app)[1].contains("frozen since 16:00 · 3 new"))
    app.type(" ", around)
    #expect(picture(app)[1].contains("live 16:00"))
    #expect(picture(app).contains { $0.hasPrefix("    5 ") })
  }

  @Test func marksStayWithTheirRowsAndAnActIsAboutThem() {
    var app = queue(0..<6)
    app.keys([.down, .text("x"), .down, .text("x")], around)
    _ = app.update(.arrived(SampleRooms.jobs([9, 0, 1, 2, 4, 5]), at: around.now), in: around)
    #expect(told(app.type("C", around)) == ["cancel [1]"])
    #expect(told(app.type("*C", around)) == ["cancel [9, 0, 1, 2, 4, 5]"])
    #expect(told(app.type("**C", around)) == ["cancel [9, 0, 1, 2, 4, 5]"])
    #expect(told(app.type("*gC", around)) == ["cancel [9]"])
  }

  @Test func aFilterIsInForceAsItIsTypedAndAWrongOneLeavesTheLastRightOne() {
    var app = queue()
    #expect(told(app.type("/", around)) == [])
    #expect(told(app.type("kind:a", around)) == ["watch queue kind:", "watch queue kind:a"])
    app.keys([.enter], around)
    app.type("/", around)
    #expect(told(app.keys([.control("u")], around)) == ["watch queue "])
    app.type("q", around)
    #expect(picture(app)[3] == "   ^ nothing found")
    #expect(told(app.keys([.escape], around)) == ["watch queue kind:a"])
    #expect(told(app.type("q", around)) == ["quit"])
  }

  @Test func theLineBehindTheColonLeadsToRoomsFiltersAndQuestions() {
    var app = SampleRooms.app()
    app.type(":qu", around)
    app.keys([.tab], around)
    #expect(told(app.type("kind:x", around)) == [])
    #expect(told(app.keys([.enter], around)) == ["watch queue ", "watch queue kind:x"])
    #expect(picture(app)[2].hasPrefix(" / kind:x"))
    app.type("1:why ada boris", around)
    #expect(told(app.keys([.enter], around)) == ["watch queue kind:x", "why ada boris"])
    app.type(":m", around)
    app.keys([.enter], around)
    #expect(app.current == .matches)
    app.type(":attic", around)
    app.keys([.enter], around)
    #expect(app.current == .matches)
    #expect(picture(app).contains { $0.contains("No room is called “attic”") })
    app.type(":", around)
    app.keys([.escape], around)
    #expect(told(app.type("q", around)) == ["quit"])
  }

  @Test func completionWritesOutWhatAllWordsShare() {
    var app = SampleRooms.app()
    app.type(":o", around)
    app.keys([.tab, .enter], around)
    #expect(app.current == .overview)
    app.type(":e", around)
    app.keys([.tab, .enter], around)
    #expect(app.current == .events)
    app.type(":", around)
    app.keys([.backspace], around)
    #expect(told(app.type("z", around)) == ["undo"])
  }

  @Test func aQuestionDoesNothingUntilItIsConfirmedAndItsWayOutComesFirst() {
    for keys: [KeyEvent] in [
      [.enter], [.escape], [.text("n")], [.text("q"), .text("2"), .text("z")], [.left, .right, .enter],
    ] {
      var app = queue()
      _ = app.update(.asked(Questions.cancel, in: app.current), in: around)
      #expect(!told(app.keys(keys, around)).contains("cancel [14]"))
    }
    for keys: [KeyEvent] in [[.text("y")], [.left, .enter], [.text("1")]] {
      var app = queue()
      _ = app.update(.asked(Questions.cancel, in: app.current), in: around)
      #expect(told(app.keys(keys, around)) == ["cancel [14]"])
    }
  }

  @Test(arguments: ["/", ":"])
  func aQuestionThatComesWhileSomebodyTypesWaitsUntilTheyHave(opening: String) {
    var app = queue()
    app.keys([.text(opening)], around)
    _ = app.update(.asked(Questions.cancel, in: app.current), in: around)
    #expect(!told(app.keys([.text("y"), .text("1"), .control("u")], around)).contains("cancel [14]"))
    #expect(!picture(app).contains { $0.contains("do it") })
    #expect(!told(app.keys([.escape], around)).contains("cancel [14]"))
    #expect(picture(app).contains { $0.contains("do it") })
    #expect(told(app.keys([.text("y")], around)) == ["cancel [14]"])
  }

  @Test func whatDestroysIsConfirmedByTypingItsNameAlone() {
    var app = queue()
    _ = app.update(.asked(Questions.erase, in: app.current), in: around)
    app.type("y", around)
    #expect(told(app.keys([.enter], around)) == [])
    #expect(picture(app).contains { $0.contains("Nothing was done.") })
    app.keys([.control("u")], around)
    app.type("3f2a", around)
    #expect(told(app.keys([.enter], around)) == ["cancel [1]"])
    _ = app.update(.asked(Questions.erase, in: app.current), in: around)
    #expect(told(app.keys([.enter], around)) == [])
    #expect(told(app.type("q", around)) == ["quit"])
  }

  @Test func inAFieldEveryCharacterIsTextAndTabLeavesIt() {
    var app = SampleRooms.app()
    app.type("7", around)
    #expect(told(app.type("q1:/? z", around)) == [])
    #expect(picture(app).contains { $0.contains("q1:/? z") })
    #expect(picture(app).last == " Enter send  F1 help  Ctrl-Q quit")
    app.keys([.tab], around)
    #expect(app.current == .events)
    #expect(told(app.keys([.control("q")], around)) == ["quit"])
  }

  @Test func whatIsReadWhileTheScreenStandsStillIsOfItsOwnMoment() {
    var app = AdminApp(
      rooms: [QueueRoom(language: .english), OverviewRoom(language: .english)], operatorName: "oleg",
      language: .english)
    app.type(" ", around)
    app.type("2", around)
    let later = World.surroundings(80, 24, now: around.now + .minutes(30))
    var figures = OverviewFigures(
      money: MoneyFigures(
        budget: Budget(weeklyDollars: 6, burstDollars: 1), counted: .zero, reserved: .zero,
        level: 0, opensAt: nil),
      round: RoundFigures(number: 1, startedAt: around.now, tried: 0, yielded: 0, due: 0), at: later.now)
    figures.longestWaiting = LongestWait(
      job: JobID(high: 1, low: 1), kind: .qualify, person: nil, since: later.now - .minutes(3),
      plan: PlannedStart(at: later.now + .minutes(7), cause: .bucket))
    _ = app.update(.arrived(OverviewRoom.Content(figures: figures), at: later.now), in: later)
    let lines = app.render(in: later).grid.picture
    #expect(lines.contains { $0.contains("judge, for 3 min; starts in 7 min") }, "\(lines)")
  }

  @Test func whatIsToldStandsAboveTheHintsAndTroubleStaysAsLongAsItLasts() {
    var app = queue()
    _ = app.update(.trouble(Phrase(.chat(.nothingFound))), in: around)
    #expect(picture(app)[22] == " ! nothing found")
    #expect(picture(app)[1].contains("as of 16:00"))
    _ = app.update(.told(Phrase(.chat(.tab)), .fine), in: around)
    #expect(picture(app)[22] == " ✓ Chat")
    app.keys([.down], around)
    #expect(picture(app)[22] == " ! nothing found")
    _ = app.update(.trouble(nil), in: around)
    #expect(picture(app)[1].contains("live 16:00"))
    #expect(!picture(app)[22].contains("!"))
  }

  @Test func clicksDoWhatStandsAtTheirPlace() {
    var app = queue()
    func click(_ column: Int, _ row: Int) -> KeyEvent {
      .mouse(MouseEvent(.press(.left), at: Position(column: column, row: row)))
    }
    #expect(told(app.keys([.function(6)], around)) == ["mouse true"])
    app.keys([click(2, 0)], around)
    #expect(app.current == .overview)
    app.type("2", around)
    _ = app.update(.asked(Questions.cancel, in: app.current), in: around)
    app.keys([click(2, 0)], around)
    #expect(app.current == .queue)
    let row = picture(app).firstIndex { $0.contains("[ 1 do it ]") } ?? 0
    let column = picture(app)[row].prefix { $0 != "[" }.count
    #expect(told(app.keys([click(column + 1, row)], around)) == ["cancel [14]"])
  }

  @Test(arguments: [(59, 24), (80, 15), (1, 1), (0, 0)])
  func tooSmallATerminalDoesNothingButLeave(size: (Int, Int)) {
    let around = World.surroundings(size.0, size.1)
    var app = queue()
    #expect(told(app.type("C1q", around)) == [])
    #expect(app.current == .queue)
    #expect(told(app.keys([.control("c")], around)) == ["quit"])
    _ = app.render(in: around)
  }

  @Test("Whatever is pressed at whatever size, a frame comes of it", arguments: 0..<40 as Range<UInt64>)
  func property(_ seed: UInt64) {
    let random = SeededRandom(seed: seed)
    var app = queue()
    let keys: [KeyEvent] = [
      .enter, .escape, .tab, .backTab, .up, .down, .pageDown, .backspace, .text("/"), .text(":"), .text("?"),
      .text(" "),
      .text("x"), .text("*"), .text("2"), .text("7"), .text("漢"), .text("k"), .control("p"), .function(1),
      .left,
      .mouse(MouseEvent(.press(.left), at: Position(column: 5, row: 5))),
      .mouse(MouseEvent(.wheelDown, at: Position(column: 5, row: 5))),
    ]
    for _ in 0..<120 {
      let around = World.surroundings(Int(random.bits() % 130), Int(random.bits() % 40))
      switch random.bits() % 8 {
      case 0:
        _ = app.update(.arrived(SampleRooms.jobs(0..<Int(random.bits() % 50)), at: around.now), in: around)
      case 1:
        _ = app.update(
          .asked(random.bits() % 2 == 0 ? Questions.cancel : Questions.erase, in: app.current), in: around)
      default: _ = app.update(.key(keys[Int(random.bits() % UInt64(keys.count))]), in: around)
      }
      #expect(app.render(in: around).grid.size == around.size)
    }
  }
}
