import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport
import Testing

@testable import ChatScreens

@Suite struct ConversationUpdateTests {
  private let around = World.surroundings(80, 24)
  private let accept: ActionID = Samples.id(60)
  private let decline: ActionID = Samples.id(61)

  private func app() -> ChatApp { World(.english).app(around) }

  @Test func enterSendsAndEmptiesTheField() {
    var app = app()
    app.type("hello?", around)
    #expect(app.keys([.enter], around) == [.perform(.say("hello?"))])
    #expect(app.hasDraft == false)
    #expect(app.keys([.enter], around) == [])
  }

  @Test(arguments: ["/hide Apollo", "/contact ada@example.org", "/resume", "/why"])
  func theAnswerToACommandIsNotHiddenByWhatWasScrolledTo(command: String) {
    var app = app()
    app.keys([.pageUp], around)
    #expect(!app.conversation.scroll.followsTail)
    app.type(command, around)
    #expect(app.keys([.enter], around).count == 1)
    #expect(app.conversation.scroll.followsTail)
  }

  @Test(arguments: [KeyEvent.altEnter, .control("j")])
  func aLineBreakDoesNotSend(key: KeyEvent) {
    var app = app()
    app.type("a", around)
    #expect(app.keys([key], around) == [])
    app.type("b", around)
    #expect(app.keys([.enter], around) == [.perform(.say("a\nb"))])
  }

  @Test func inTheFieldEveryCharacterIsText() {
    var app = app()
    #expect(app.type("?yqgG:1", around) == [])
    #expect(app.keys([.enter], around) == [.perform(.say("?yqgG:1"))])
    #expect(app.tab == .chat)
  }

  @Test func aPasteIsOneMessage() {
    var app = app()
    #expect(app.keys([.paste("one\ntwo\n/three"), .enter], around) == [.perform(.say("one\ntwo\n/three"))])
  }

  @Test func aPasteOfAMegabyteIsRefusedWithItsLimitAndLosesNothing() throws {
    var app = app()
    app.type("mine", around)
    app.keys([.paste(String(repeating: "a", count: 1 << 20))], around)
    let toast = try #require(app.toasts.shown)
    #expect(Phrasebooks.shipped.book(for: "en").text(toast.phrase).contains("16,000 characters"))
    #expect(app.keys([.enter], around) == [.perform(.say("mine"))])
  }

  @Test func aRefusedMessageGoesBackBeforeWhatWasTypedSince() {
    var app = app()
    app.type("first", around)
    app.keys([.enter], around)
    app.type("second", around)
    _ = app.update(.refused(.say("first"), .tooManyMessages(limit: 120)), in: around)
    #expect(app.keys([.enter], around) == [.perform(.say("first\nsecond"))])
  }

  @Test func aFailureKeepsTheTextToo() {
    var app = app()
    _ = app.update(.failed(.say("kept"), .diskFull(path: "/x")), in: around)
    #expect(app.keys([.enter], around) == [.perform(.say("kept"))])
  }

  @Test func aMistypedCommandStaysInTheField() {
    var app = app()
    app.type("/pasue", around)
    #expect(app.keys([.enter], around) == [])
    #expect(app.hasDraft)
    #expect(app.toasts.shown?.phrase.key == .help(.unknownCommandMeant))
  }

  @Test(arguments: [("/profile", ChatTab.profile), ("/matches", .matches), ("/help", .help)])
  func screensAreReachedByCommands(line: String, tab: ChatTab) {
    var app = app()
    app.type(line, around)
    #expect(app.keys([.enter], around) == [])
    #expect(app.tab == tab)
  }

  @Test func aDraftSurvivesTheOtherTabs() {
    var app = app()
    app.type("half a tho", around)
    app.keys([.function(3), .function(4), .function(1), .escape, .function(2)], around)
    app.type("ught", around)
    #expect(app.keys([.enter], around) == [.perform(.say("half a thought"))])
  }

  @Test func leavingWithADraftAsksOnce() {
    var app = app()
    app.type("draft", around)
    #expect(app.keys([.control("c")], around) == [])
    #expect(app.keys([.enter], around) == [], "the way out has the focus")
    #expect(app.hasDraft)
    #expect(app.keys([.control("q"), .control("q")], around) == [.quit])
  }

  @Test func leavingWithoutADraftDoesNotAsk() {
    var app = app()
    app.type("  ", around)
    #expect(app.keys([.control("c")], around) == [.quit])
  }

  @Test func escapeNeverQuitsAndKeepsTheDraft() {
    var app = app()
    app.type("draft", around)
    #expect(app.keys(Array(repeating: .escape, count: 20), around) == [])
    #expect(app.hasDraft)
  }

  @Test func aDigitPressesTheButtonOfThatNumber() {
    var app = app()
    #expect(app.keys([.tab, .text("1")], around) == [.perform(.press(accept))])
  }

  @Test func aSecondPressWaitsForTheFirst() {
    var app = app()
    #expect(app.keys([.tab, .enter, .enter, .text("1")], around) == [.perform(.press(accept))])
    _ = app.update(.refused(.press(accept), .tooManyPresses(limit: 20)), in: around)
    #expect(app.keys([.enter], around) == [.perform(.press(accept))])
  }

  @Test func decliningIsConfirmedFirst() {
    var app = app()
    #expect(app.keys([.tab, .text("2"), .enter], around) == [], "the way out has the focus")
    #expect(app.keys([.text("2"), .left, .enter], around) == [.perform(.press(decline))])
  }

  @Test func afterAPressTheFocusGoesToTheWayOutOfTheAnswer() {
    var app = app()
    app.keys([.tab, .enter], around)
    var next = World(.english).snapshot
    next.messages.append(
      Samples.message(
        7, .mitko, "They get exactly this. Shall I?", kind: .notice,
        actions: [.confirmAccept(World.waiting), .dismiss]))
    _ = app.update(.snapshotArrived(next), in: around)
    #expect(app.keys([.enter], around) == [.perform(.press(Samples.id(71)))])
  }

  @Test func aPressShowsTheEndWhereItsAnswerWillStand() {
    var app = app()
    app.keys([.pageUp], around)
    #expect(!app.conversation.scroll.followsTail)
    app.type("/1", around)
    #expect(app.keys([.enter], around) == [.perform(.press(accept))])
    #expect(app.conversation.scroll.followsTail)
  }

  @Test func aMessageThatIsLongOnItsWayIsSaidToBe() {
    var app = app()
    func status(_ seconds: Int) -> String {
      let later = World.surroundings(80, 24, now: Samples.now + .seconds(seconds))
      return app.render(in: later).grid.picture.joined(separator: "\n")
    }
    app.type("hello?", around)
    app.keys([.enter], around)
    #expect(app.render(in: around).changesAt == Samples.now + .seconds(1))
    #expect(!status(0).contains("Sending…"), "storing takes milliseconds: no flicker")
    #expect(status(1).contains("Sending…"))
    app.type("and", around)
    app.keys([.enter], around)
    _ = app.update(.commandFinished(.say("hello?")), in: around)
    #expect(status(1).contains("Sending…"), "the second one is still on its way")
    _ = app.update(.failed(.say("and"), .diskFull(path: "/x")), in: around)
    #expect(!status(5).contains("Sending…"))
  }

  @Test func whoeverLookedAwayReadsOnFromWhatCameFirst() {
    let long = (1...30).map { "line \($0)" }.joined(separator: "\n")
    func shown(_ app: ChatApp) -> String { app.render(in: around).grid.picture.joined(separator: "\n") }
    var next = World(.english).snapshot
    next.messages.append(Samples.message(7, .mitko, "You both said yes!", kind: .notice))
    var away = app()
    _ = away.update(.snapshotArrived(next), in: around)
    var back = away
    back.keys([.escape], around)
    next.messages.append(Samples.message(8, .mitko, long))
    _ = away.update(.snapshotArrived(next), in: around)
    #expect(shown(away).contains("You both said yes!"))
    #expect(shown(away).contains("line 1\n") || shown(away).contains("line 1 "))
    #expect(!shown(away).contains("line 30"))
    _ = back.update(.snapshotArrived(next), in: around)
    #expect(!shown(back).contains("You both said yes!"), "a key was touched since: it has been read")
    #expect(shown(back).contains("line 2"))
  }

  @Test func aPressIsFollowedToItsAnswerOnly() {
    var app = app()
    app.keys([.tab, .enter], around)
    var next = World(.english).snapshot
    next.messages.append(Samples.message(7, .mitko, "How should they reach you?", kind: .notice))
    _ = app.update(.snapshotArrived(next), in: around)
    app.keys([.escape], around)
    next.messages.append(Samples.message(8, .mitko, "Another one", actions: [.confirmErase]))
    _ = app.update(.snapshotArrived(next), in: around)
    #expect(app.keys([.text("1"), .enter], around) == [.perform(.say("1"))])
  }

  @Test func newButtonsDoNotTakeTheFocusFromSomebodyWhoTypes() {
    var app = app()
    app.type("I am wri", around)
    var next = World(.english).snapshot
    next.messages.append(Samples.message(7, .mitko, "Look", actions: [.activate]))
    _ = app.update(.snapshotArrived(next), in: around)
    #expect(app.type("ting", around) == [])
    #expect(app.keys([.enter], around) == [.perform(.say("I am writing"))])
  }

  @Test func typingOnTheButtonsWritesIntoTheField() {
    var app = app()
    app.keys([.tab], around)
    app.type("hi", around)
    #expect(app.keys([.enter], around) == [.perform(.say("hi"))])
  }

  @Test(arguments: [[KeyEvent.tab], [.backTab], [.tab, .escape], [.backTab, .escape]])
  func aCommandTypedFromAnyFocusArrivesWhole(before: [KeyEvent]) {
    var app = app()
    app.keys(before, around)
    app.type("/export", around)
    #expect(app.keys([.enter], around) == [.perform(.export)])
  }

  @Test func whatIsTypedRightAfterEscapeIsText() {
    // A terminal sends Escape and a slash in one go exactly like Alt with a slash.
    var app = app()
    app.keys([.tab, .alt("/")], around)
    app.type("export", around)
    #expect(app.keys([.enter], around) == [.perform(.export)])
  }

  @Test func aMessageIsCopiedByALetterOnTheTranscriptOnly() {
    var app = app()
    #expect(
      app.keys([.backTab, .up, .text("y")], around) == [
        .copyToClipboard("Matching is on. I'll write as soon as I've found somebody.")
      ])
  }

  @Test func pausingWithAnOpenIntroductionAsksFirst() {
    var app = app()
    app.type("/pause", around)
    #expect(app.keys([.enter], around) == [])
    #expect(app.keys([.text("1")], around) == [.perform(.pause)])
  }

  @Test func choicesAreChangedOneAtATime() {
    var app = app()
    app.type("/hide Gemini", around)
    #expect(
      app.keys([.enter], around) == [
        .perform(.setPublicChoices(PublicChoices(hiddenWords: ["Apollo", "Gemini"])))
      ])
  }

  @Test func theLanguageKeyAsksForTheOther() {
    var app = app()
    #expect(app.keys([.function(5)], around) == [.perform(.setLanguage(.russian))])
    var russian = World(.russian).app(around)
    #expect(russian.keys([.function(5)], around) == [.perform(.setLanguage(.english))])
  }

  @Test func anIntroductionIsSeenOnceAndOnlyWhenPainted() {
    var app = app()
    let frame = app.render(in: around)
    #expect(frame.introductions == [World.waiting])
    #expect(app.update(.painted(frame), in: around) == [.markSeen(World.waiting)])
    #expect(app.update(.painted(frame), in: around) == [])
    // The store has not noted it: it is reported again.
    _ = app.update(.snapshotArrived(World(.english).snapshot), in: around)
    #expect(app.update(.painted(frame), in: around) == [.markSeen(World.waiting)])
    let small = World.surroundings(20, 5)
    #expect(World(.english).app(small).render(in: small).introductions == [])
  }

  @Test func theFrameTellsWhenAShownTimeChanges() throws {
    let app = app()
    // "12 min ago" becomes "13 min ago" in a minute, "2 h ago" (178 min) in two.
    #expect(app.render(in: around).changesAt == Samples.now + .minutes(1))
    let same = app.render(in: World.surroundings(80, 24, now: Samples.now + .seconds(59)))
    #expect(same.grid == app.render(in: around).grid)
    let later = app.render(in: World.surroundings(80, 24, now: Samples.now + .minutes(1)))
    #expect(later.grid != same.grid)
  }

  @Test func aPlannedReplyTellsItsWaitAndWhenTheWordsChange() {
    var planned = World(.english).snapshot
    planned.messages = []
    planned.reply = .planned(at: Samples.now + .minutes(12))
    var app = ChatApp(language: .english)
    _ = app.update(.snapshotArrived(planned), in: around)
    let frame = app.render(in: around)
    #expect(frame.grid.picture.contains { $0.contains("Mitko will answer in 15 minutes") })
    #expect(frame.changesAt == Samples.now + .minutes(2))
    let later = app.render(in: World.surroundings(80, 24, now: Samples.now + .minutes(2)))
    #expect(later.grid.picture.contains { $0.contains("in 10 minutes") })
  }

  @Test func aResetReplacesTheConversation() {
    var app = app()
    var reset = World(.english).snapshot
    reset.user = Samples.user(epoch: 1)
    reset.messages = [Samples.message(1, .mitko, "Hi again")]
    reset.matches = []
    reset.profile = nil
    _ = app.update(.snapshotArrived(reset), in: around)
    #expect(app.conversation.transcript.messages.map(\.text) == ["Hi again"])
    #expect(!app.render(in: around).grid.picture.contains { $0.contains("Tbilisi") })
  }
}
