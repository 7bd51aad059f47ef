import Domain
import ScreenParts
import TerminalKit
import Testing

@testable import ChatScreens

@Suite struct MatchesAndProfileUpdateTests {
  private let around = World.surroundings(80, 24)

  private func app(_ change: (inout ChatSnapshot) -> Void = { _ in }) -> ChatApp {
    var snapshot = World(.english).snapshot
    change(&snapshot)
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(snapshot), in: around)
    return app
  }

  @Test func acceptingOnTheCardGoesOnInTheChat() {
    var app = app()
    #expect(app.keys([.function(3), .tab, .enter], around) == [.perform(.press(Samples.id(60)))])
    #expect(app.tab == .chat)
  }

  @Test func digitsPressWhereTheButtonsAreInView() {
    var app = app()
    #expect(app.keys([.function(3), .text("1")], around) == [.perform(.press(Samples.id(60)))])
    let narrow = World.surroundings(60, 16)
    var small = self.app()
    #expect(small.keys([.function(3), .text("1")], narrow) == [])
    #expect(small.keys([.tab, .text("1")], narrow) == [.perform(.press(Samples.id(60)))])
  }

  @Test func aCardOnASmallScreenKeepsItsButtonsInViewAndItsWordsWhole() throws {
    for language in [Language.english, .russian] {
      let around = World.surroundings(40, 10)
      var app = World(language).app(around)
      app.keys([.function(3), .tab], around)
      try Pictures.expect(app.render(in: around).grid, named: "match-40x10-\(language.code)")
      app.keys([.end], around)
      try Pictures.expect(app.render(in: around).grid, named: "match-end-40x10-\(language.code)")
    }
  }

  @Test func decliningOnTheCardAsksFirst() {
    var app = app()
    #expect(app.keys([.function(3), .tab, .text("2")], around) == [])
    #expect(app.keys([.text("1")], around) == [.perform(.press(Samples.id(61)))])
  }

  @Test func aProposalWhoseMessageIsNotLoadedIsAskedForAgain() {
    var app = app { $0.messages = [] }
    #expect(app.keys([.function(3), .tab, .enter], around) == [.perform(.showMatches)])
    #expect(app.tab == .chat)
  }

  @Test func aQuestionIsBegunByItsKeyOnAnOpenMatchAlone() {
    var app = app()
    #expect(app.keys([.function(3), .text("i")], around) == [.perform(.press(Samples.id(63)))])
    #expect(app.tab == .chat)
    var connected = self.app()
    #expect(connected.keys([.function(3), .down, .text("i")], around) == [])
    #expect(connected.tab == .matches)
    var far = self.app { $0.messages = [] }
    #expect(far.keys([.function(3), .text("i")], around) == [.perform(.showMatches)])
  }

  @Test func whatTheOtherSideAsksCanBeAnsweredOnTheCard() {
    let question = CardQuestion(
      MatchQuestion(
        id: Samples.id(801), match: World.waiting, asker: .provider, text: "Do you know Kafka?",
        source: Samples.id(802), state: .put, askedAt: Samples.now), reader: .seeker)
    var app = app {
      $0.matches[0].questions = [question].compactMap(\.self)
      $0.messages.append(
        Samples.message(
          7, .mitko, "asks", kind: .introduction(World.waiting),
          actions: [.answerQuestion(Samples.id(801)), .skipQuestion(Samples.id(801))], minutesAgo: 1))
    }
    #expect(app.keys([.function(3), .text("5")], around) == [.perform(.press(Samples.id(70)))])
  }

  @Test func aQuestionThatWasRefusedOrIsNotPutYetIsNoneOfTheOthersCard() {
    func card(_ state: MatchQuestionState, _ reader: Role, text: String = "q?") -> CardQuestion.Standing? {
      CardQuestion(
        MatchQuestion(
          id: Samples.id(801), match: World.waiting, asker: .seeker, text: text, source: Samples.id(802),
          state: state, answer: "six", askedAt: Samples.now), reader: reader)?.standing
    }
    #expect(card(.asked, .seeker) == .looking)
    #expect(card(.asked, .provider) == nil)
    #expect(card(.refused(.pay), .seeker) == nil)
    #expect(card(.refused(.pay), .provider) == nil)
    #expect(card(.answered, .provider) == .answered("six"))
    #expect(card(.replied, .seeker) == .waiting)
    #expect(card(.answered, .seeker, text: "") == nil)
  }

  @Test func theContactOfAConnectionIsCopied() {
    var app = app()
    #expect(
      app.keys([.function(3), .down, .text("y")], around) == [.copyToClipboard("@arseny_demo")])
  }

  @Test(arguments: [
    MatchStatus.pending, .qualified, .accepted(by: .seeker), .accepted(by: .provider),
    .rejected(by: .provider),
    .expired, .withdrawn(.paused), .disqualified,
  ])
  func theOthersContactIsOnNoScreenBeforeBothAccepted(status: MatchStatus) {
    var app = app { snapshot in
      let card = snapshot.matches[1]
      snapshot.matches = [
        MatchCard(
          id: card.id, reader: card.reader, status: status, score: card.score, introduction: "",
          mine: card.mine,
          theirs: card.theirs, theirContact: Contact(kind: .telegram, value: "@arseny_demo"),
          introducedAt: card.introducedAt)
      ]
    }
    for keys in [[KeyEvent.function(3)], [.tab], [.function(2)]] {
      app.keys(keys, around)
      #expect(!app.render(in: around).grid.picture.joined().contains("@arseny_demo"))
    }
    let wide = World.surroundings(200, 60)
    #expect(!app.render(in: wide).grid.picture.joined().contains("@arseny_demo"))
  }

  @Test func theSelectionStaysOnItsMatchWhenTheListChanges() {
    var app = app()
    app.keys([.function(3), .down], around)
    #expect(app.matches.list.selected == .match(World.connected))
    var next = World(.english).snapshot
    next.matches.removeFirst()
    _ = app.update(.snapshotArrived(next), in: around)
    #expect(app.matches.list.selected == .match(World.connected))
  }

  @Test func matchesAreGroupedByWhoseTurnItIs() {
    func group(_ status: MatchStatus, as reader: Role) -> MatchGroup {
      MatchCard(
        id: World.waiting, reader: reader, status: status, score: nil, introduction: "", mine: FacetSheet(),
        theirs: FacetSheet(), introducedAt: Samples.now
      ).group
    }
    #expect(group(.qualified, as: .seeker) == .waitingForYou)
    #expect(group(.accepted(by: .seeker), as: .seeker) == .waitingForThem)
    #expect(group(.accepted(by: .seeker), as: .provider) == .waitingForYou)
    #expect(group(.connected, as: .seeker) == .connected)
    #expect(group(.withdrawn(.erased), as: .seeker) == .closed)
  }

  @Test func whatWaitsForAnAnswerIsChosenWhenTheScreenIsOpened() {
    var app = app { $0.matches.removeFirst() }
    app.keys([.function(3), .down], around)
    #expect(app.matches.selected?.id == World.expired)
    app.keys([.function(2)], around)
    _ = app.update(.snapshotArrived(World(.english).snapshot), in: around)
    app.keys([.function(3)], around)
    #expect(app.matches.selected?.id == World.waiting)
    // Who chose another one and only looked something up in the help finds it again.
    app.keys([.down, .function(1), .escape], around)
    #expect(app.matches.selected?.id == World.connected)
  }

  @Test func hintsNameNoKeyThatDoesNothing() {
    var app = app()
    app.keys([.function(3), .down, .down, .tab], around)
    #expect(app.matches.selected?.id == World.expired)
    #expect(app.render(in: around).grid.picture[23].hasPrefix(" Esc list  ↑ ↓ scroll"))
    // Where all of a text is in view nothing scrolls, and a card without buttons has none to press.
    let high = World.surroundings(80, 60)
    #expect(app.render(in: high).grid.picture[59].hasPrefix(" Esc list  F2 Chat"))
    app.keys([.escape], around)
    #expect(app.render(in: around).grid.picture[23].hasPrefix(" ↑ ↓ choose  Tab card"))
    app.keys([.tab], around)
    app.keys([.escape, .up, .tab], around)
    #expect(app.render(in: around).grid.picture[23].hasPrefix(" 1-9 press  Esc list  ↑ ↓ scroll"))
  }

  @Test(arguments: [KeyEvent.function(1), .function(4)])
  func textsThatFitOfferNoScrolling(tab: KeyEvent) {
    var app = app()
    app.keys([tab], around)
    #expect(app.render(in: around).grid.picture[23].contains("↑ ↓ scroll"))
    #expect(!app.render(in: World.surroundings(200, 120)).grid.picture[119].contains("scroll"))
  }

  @Test func aContactThatIsStillToComeIsNoTrouble() throws {
    var app = app { snapshot in
      snapshot.user.contact = nil
      snapshot.matches[0] = MatchCard(
        id: World.waiting, reader: .seeker, status: .qualified, score: nil, introduction: "",
        mine: snapshot.matches[0].mine, theirs: snapshot.matches[0].theirs, introducedAt: Samples.now)
    }
    app.keys([.function(3), .tab], around)
    let grid = app.render(in: around).grid
    let row = try #require(grid.picture.firstIndex { $0.contains("You have no contact yet.") })
    let column = grid.picture[row].prefix { $0 != "Y" }.count
    #expect(grid[column, row].style == .plain)
  }

  @Test func matchingStartsByTheButtonThatMitkoOffered() {
    var app = app { snapshot in
      snapshot.user.stage = .ready
      snapshot.messages.append(
        Samples.message(7, .mitko, "Your card", kind: .profileCard(Samples.id(900)), actions: [.activate]))
    }
    #expect(app.keys([.function(4), .tab, .enter], around) == [.perform(.press(Samples.id(70)))])
  }

  @Test func withoutAnOfferedButtonTheCardIsAskedFor() {
    var app = app { $0.user.stage = .ready }
    #expect(app.keys([.function(4), .tab, .enter], around) == [.perform(.showProfile)])
    #expect(app.tab == .chat)
  }

  @Test func pauseAndResumeAreOnTheProfile() {
    var paused = app { $0.user.stage = .paused }
    #expect(paused.keys([.function(4), .tab, .enter], around) == [.perform(.resume)])
    var active = app { $0.matches = [] }
    #expect(active.keys([.function(4), .tab, .enter], around) == [.perform(.pause)])
  }

  @Test func payIsShownAndHiddenByItsButton() {
    var app = app()
    #expect(
      app.keys([.function(4), .tab, .text("3")], around) == [
        .perform(.setPublicChoices(PublicChoices(showsPay: true, hiddenWords: ["Apollo"])))
      ])
  }

  @Test func evidenceIsShownWhereAskedFor() {
    var app = app()
    app.keys([.function(4)], around)
    #expect(!app.render(in: around).grid.picture.joined().contains("I'm Vera Sokolova"))
    app.keys([.text("e")], around)
    #expect(app.render(in: around).grid.picture.joined().contains("“I'm Vera Sokolova”"))
  }

  @Test func aClickOnATabAndOnAButtonDoesWhatItSays() {
    var app = app()
    #expect(app.keys([.function(6)], around) == [.setMouse(true)])
    let picture = app.render(in: around).grid.picture
    let row = picture.firstIndex { $0.contains("[ 3 Tell me more ]") } ?? 0
    let click = MouseEvent(.press(.left), at: Position(column: 55, row: row))
    #expect(app.keys([.mouse(click)], around) == [.perform(.press(Samples.id(62)))])
    app.keys([.mouse(MouseEvent(.press(.left), at: Position(column: 22, row: 0)))], around)
    #expect(app.tab == .profile)
  }

  @Test func aChatBelowFortyByTenIsNotOperatedBlindly() {
    var app = app()
    let tiny = World.surroundings(39, 10)
    #expect(app.keys([.tab, .text("1"), .enter], tiny) == [])
    // The field is as empty as before once there is room to see it.
    #expect(app.keys([.text("lost?")], tiny) == [])
    #expect(app.render(in: around).grid.picture.contains { $0.contains("❯ Write to Mitko.") })
    #expect(app.keys([.control("q")], tiny) == [.quit])
  }

  @Test func whoLooksAndOwesNoAnswerIsToldWhyNobodyCame() {
    var app = app { $0.matches = [] }
    #expect(app.keys([.function(3)], around) == [.readOutlook])
    _ = app.update(.outlookArrived(World(.english).outlook), in: around)
    #expect(app.matches.list.selected == .outlook)
    // It is looked at again with each change that is seen.
    var snapshot = World(.english).snapshot
    snapshot.matches = []
    #expect(app.update(.snapshotArrived(snapshot), in: around) == [.readOutlook])
  }

  @Test func aSuggestionOnlyStandsInTheFieldUntilItIsSent() {
    var app = app { $0.matches = [] }
    app.keys([.function(3)], around)
    _ = app.update(.outlookArrived(World(.english).outlook), in: around)
    #expect(app.keys([.text("2")], around) == [])
    #expect(app.tab == .chat)
    #expect(app.conversation.field.text == "My pay now: from $4,000 a month, net.")
    #expect(app.keys([.enter], around) == [.perform(.say("My pay now: from $4,000 a month, net."))])
  }

  @Test func whoOwesAnAnswerIsNotToldWhyNobodyCame() {
    var app = app()
    #expect(app.keys([.function(3)], around) == [])
    #expect(app.matches.items.first == .match(World.waiting))
    var other = self.app {
      $0.user.stage = .paused; $0.matches = []
    }
    #expect(other.keys([.function(3)], around) == [])
  }

  @Test func whoComesWhileNobodyWasThereStandsInAListWithItsKeys() {
    var app = app { $0.matches = [] }
    app.keys([.function(3)], around)
    _ = app.update(.outlookArrived(World(.english).outlook), in: around)
    #expect(app.render(in: around).grid.picture[23].hasPrefix(" 1-9 press  F2 Chat"))
    _ = app.update(.snapshotArrived(World(.english).snapshot), in: around)
    #expect(app.matches.selected?.id == World.waiting)
    #expect(app.render(in: around).grid.picture[23].hasPrefix(" 1-9 press  ↑ ↓ choose  Tab card"))
    #expect(app.keys([.text("1")], around) == [.perform(.press(Samples.id(60)))])
  }

  @Test func aButtonThatWasExchangedUnderTheFocusIsChosenBeforeItIsPressed() {
    var app = app()
    app.keys([.function(3), .tab], around)
    var next = World(.english).snapshot
    next.messages.append(
      Samples.message(
        7, .mitko, "Shall I?", actions: [.confirmAccept(World.waiting), .dismiss], minutesAgo: 1))
    _ = app.update(.snapshotArrived(next), in: around)
    #expect(app.keys([.enter], around) == [])
    #expect(app.keys([.enter], around) == [.perform(.press(Samples.id(70)))])
  }

  @Test func anAnswerThatIsNoSearchNeedsNoRowBesideMatches() {
    var app = app { $0.matches.removeFirst() }
    app.keys([.function(3)], around)
    _ = app.update(.outlookArrived(OutlookNote(isOfSearch: false, paragraphs: ["Not yet."])), in: around)
    #expect(app.matches.items == [.match(World.connected), .match(World.expired)])
    _ = app.update(.outlookArrived(World(.english).outlook), in: around)
    #expect(app.matches.items == [.outlook, .match(World.connected), .match(World.expired)])
    #expect(app.matches.list.selected == .match(World.connected))
  }
}
