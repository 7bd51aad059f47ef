import Agent
import Domain
import Localization
import Ports
import TestSupport
import Testing
import VectorIndex

struct ArrivalTests {
  @Test func aNewUserGetsTheGreetingOnceAndItIsInTheHistoryAsMitkosMessage() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let again = try await house.arrive("anna")
    #expect(again == anna)
    let messages = try await house.messages(of: anna)
    #expect(messages.map(\.author) == [.mitko])
    #expect(messages.map(\.position) == [1])
    #expect(messages.map(\.text) == [house.phrases.text(.agent(.greeting))])
    #expect(messages[0].actions.map(\.intent) == [.tellPitch])
  }

  @Test func thePitchAsksHowToBeginOnlyThoseWhoHaveNotBegun() async throws {
    let house = try await TestHouse.open()
    let (anna, boris) = try await (house.arrive("anna"), house.arrive("boris"))
    try await house.store(house.profile("boris", [.seeker: Heading(0)]), of: boris)
    try await house.press(.tellPitch, by: anna)
    try await house.press(.tellPitch, by: boris)
    #expect(try await house.tags(of: anna) == ["agent.greeting", "agent.pitch", "agent.pitch_question"])
    #expect(try await house.tags(of: boris) == ["agent.greeting", "agent.pitch"])
  }

  @Test func theGreetingIsInTheNewcomersLanguage() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna", language: .russian)
    let text = try await house.messages(of: anna)[0].text
    #expect(text.unicodeScalars.contains { ("а"..."я").contains($0) })
  }

  @Test func startingTwiceInARowAsABrandNewUserDoesNotAskAboutWiping() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.start, by: anna)
    try await house.send(.start, by: anna)
    #expect(try await house.tags(of: anna) == ["agent.greeting"])
  }

  @Test func aResetAsABrandNewUserDoesNotAskAboutWipingEither() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.reset, by: anna)
    try await house.send(.reset, by: anna)
    #expect(
      try await house.tags(of: anna) == [
        "agent.greeting", "agent.nothing_to_reset", "agent.nothing_to_reset",
      ])
    #expect(try await house.messages(of: anna).dropFirst().allSatisfy(\.actions.isEmpty))
  }

  @Test func aUserWhoWasJustResetIsBrandNewAndNotAskedAgain() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("I write Go"), by: anna)
    try await house.send(.reset, by: anna)
    try await house.press(.confirmReset, by: anna)
    try await house.send(.start, by: anna)
    #expect(try await house.tags(of: anna) == ["agent.greeting"])
    try await house.send(.reset, by: anna)
    #expect(try await house.tags(of: anna) == ["agent.greeting", "agent.nothing_to_reset"])
  }

  /// Asked again, and gone on talking: either puts away what was asked before.
  @Test(arguments: [UserCommand.reset, .erase, .say("by the way, I know Go")])
  func aQuestionAboutWipingThatItsReaderLeftIsAnsweredNoMore(_ next: UserCommand) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.setContact("anna@example.org"), by: anna)
    for (ask, yes) in [(UserCommand.reset, MessageAction.Intent.confirmReset), (.erase, .confirmErase)] {
      try await house.send(ask, by: anna)
      let old = try await house.button(yes, of: anna)
      try await house.send(next, by: anna)
      try await house.send(.press(old.id), by: anna)
      #expect(try await house.tags(of: anna).last == "consent.used_button")
      #expect(try await house.user(anna).contact?.value == "anna@example.org")
    }
  }

  /// What counts as data, each alone.
  @Test(arguments: ["message", "profile", "contact"])
  func aUserWhoHasAnyDataAndStartsAgainIsAskedBeforeAnythingIsWiped(data: String) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    switch data {
    case "message": try await house.send(.say("I write Go"), by: anna)
    case "profile": try await house.store(house.profile("anna", [.seeker: Heading(0)]), of: anna)
    default: try await house.send(.setContact("anna@example.org"), by: anna)
    }
    let before = try await house.messages(of: anna)
    try await house.send(.start, by: anna)
    let after = try await house.messages(of: anna)
    #expect(Array(after.dropLast()) == before)
    #expect(after.last?.text == house.phrases.text(.agent(.resetAsk)))
    #expect(after.last?.actions.map(\.intent) == [.confirmReset, .dismiss])
  }

  @Test func decliningToWipeChangesNothing() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    try await house.drain()
    let before = try await house.user(anna)
    let profile = try await house.store.read { try $0.profiles.current(of: anna.user) }
    try await house.send(.start, by: anna)
    try await house.press(.dismiss, by: anna)
    #expect(try await house.user(anna) == before)
    #expect(try await house.store.read { try $0.profiles.current(of: anna.user) } == profile)
    #expect(try await house.tags(of: anna).suffix(2) == ["agent.reset_ask", "agent.dismissed"])
  }

  @Test func confirmingWipesProfileHistoryPendingInputEmbeddingsAndOpenGenerations() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    try await house.drain()
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("Noted.")], state: [1, 2, 3]) }
    try await house.send(.say("I like Go"), by: anna)
    try await house.drain()
    // Pending input, a generation and new vectors that nobody has worked on yet.
    try await house.send(.say("and Berlin"), by: anna)
    try await house.store(house.profile("anna", [.seeker: Heading(30)]), of: anna)
    let epoch = try await house.user(anna).epoch
    try await house.send(.start, by: anna)
    try await house.press(.confirmReset, by: anna)

    let user = try await house.user(anna)
    #expect(user.stage == .onboarding)
    #expect(user.epoch == epoch + 1)
    #expect(user.contact == nil)
    #expect(user.language == .english)
    try await house.store.read { (tx) throws in
      #expect(try tx.profiles.current(of: anna.user) == nil)
      #expect(try tx.profiles.latestVectors(of: anna.user, in: house.embedder.space) == [])
      #expect(try tx.chats.unanswered(in: anna.chat) == [])
      #expect(try tx.chats.interviewState(of: anna.chat) == nil)
      #expect(try tx.jobs.openJobs(of: anna.user) == [])
    }
    #expect(try await house.tags(of: anna) == ["agent.greeting"])
    #expect(try await house.messages(of: anna).count == 1)
    // Nothing is left to be done for the person that was.
    #expect(try await house.drain() == [])
    try await house.step()
    await #expect(house.index.state().people[.seeker] == 0)
  }

  @Test func positionsGoOnRisingAfterAReset() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.setContact("anna@example.org"), by: anna)
    let last = try await house.messages(of: anna).last?.position
    try await house.send(.reset, by: anna)
    try await house.press(.confirmReset, by: anna)
    #expect(last == 2)
    #expect(try await house.messages(of: anna).map(\.position) == [4])
  }

  @Test func theButtonThatWipedIsGoneAndSaysSo() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.setContact("anna@example.org"), by: anna)
    try await house.send(.reset, by: anna)
    let button = try await house.button(.confirmReset, of: anna)
    try await house.send(.press(button.id), by: anna)
    let epoch = try await house.user(anna).epoch
    try await house.send(.press(button.id), by: anna)
    #expect(try await house.user(anna).epoch == epoch)
    #expect(try await house.tags(of: anna) == ["agent.greeting", "consent.used_button"])
  }

  @Test func theFirstTwoMessagesOfANewUserAtTheSameInstantMakeOneUserAndOneChat() async throws {
    let directory = try TemporaryDirectory()
    let time = ManualTime()
    let path = directory.path("mitko.db")
    let first = try await TestHouse.open(path: path, time: time)
    let second = try await TestHouse.open(path: path, time: time, after: 1_000_000)
    for number in 1...20 {
      async let one = first.arrive("user \(number)")
      async let other = second.arrive("user \(number)")
      let (left, right) = try await (one, other)
      #expect(left == right)
      async let hello: Receipt = first.send(.say("hello"), by: left)
      async let there: Receipt = second.send(.say("there"), by: right)
      _ = try await (hello, there)
      #expect(try await Set(first.said(by: left)) == ["hello", "there"])
      #expect(try await first.tags(of: left) == ["agent.greeting"])
    }
    #expect(try await first.store.read { try $0.users.count() } == 20)
    #expect(try await first.openCount(.reply) == 20)
    await first.store.close()
    await second.store.close()
  }
}
