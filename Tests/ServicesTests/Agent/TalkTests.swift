import Agent
import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

struct TalkTests {
  let echo: @Sendable (InterviewContext) throws -> InterviewTurn = { context in
    InterviewTurn(lines: [.init("You said: " + context.unanswered.map(\.text).joined(separator: ", "))])
  }

  @Test func aMessageMakesOneGenerationAndASecondOneBeforeItStartedJoinsIt() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("one"), by: anna)
    try await house.send(.say("two"), by: anna)
    #expect(try await house.openCount(.reply) == 1)
    house.interviewer.script.expect(echo)
    #expect(try await house.drain().count == 1)
    #expect(house.interviewer.script.inputs.map { $0.unanswered.map(\.text) } == [["one", "two"]])
    #expect(try await house.messages(of: anna).map(\.text).suffix(3) == ["one", "two", "You said: one, two"])
  }

  @Test func aMessageThatComesWhileTheReplyRunsMakesTheNextOneAndNoneIsAnsweredTwice() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    house.interviewer.script.expect(echo)
    house.interviewer.script.expect(echo)
    try await house.send(.say("one"), by: anna)
    let job = try await house.takeJob(.reply)
    let outcome = try await house.run(job)
    try await house.send(.say("two"), by: anna)
    try await house.send(.say("three"), by: anna)
    #expect(try await house.openCount(.reply) == 2)
    // The line of one user in a lane is worked off one by one.
    let next = try await house.take()
    if case .started = next { Issue.record("a second reply of the same chat started beside the first") }
    try await house.complete(job, outcome)
    try await house.drain()
    #expect(
      try await house.messages(of: anna).map(\.text).dropFirst() == [
        "one", "two", "three", "You said: one", "You said: two, three",
      ])
    #expect(try await house.store.read { try $0.chats.unanswered(in: anna.chat) } == [])
    #expect(house.interviewer.script.isSpent)
  }

  @Test func twoMessagesAtTheSameInstantAreBothInTheHistoryInArrivalOrder() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    async let one: Receipt = house.send(.say("one"), by: anna)
    async let two: Receipt = house.send(.say("two"), by: anna)
    let receipts = try await [one, two]
    let messages = try await house.messages(of: anna).filter { $0.author == .user }
    #expect(Set(messages.map(\.text)) == ["one", "two"])
    #expect(messages.map(\.position) == [2, 3])
    // Each author was told which message is theirs.
    #expect(Set(receipts) == Set(messages.map { Receipt.stored($0.id) }))
    house.interviewer.script.expect(echo)
    try await house.drain()
    #expect(house.interviewer.script.inputs[0].unanswered.map(\.position) == [2, 3])
  }

  @Test func anInterviewerSeesItsStateTheProfileAndWhatItSaidLately() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("First.", phraseTag: "line.first")], state: [7])
    }
    house.interviewer.script.expect(echo)
    try await house.send(.say("one"), by: anna)
    try await house.drain()
    try await house.send(.say("two"), by: anna)
    try await house.drain()
    let context = house.interviewer.script.inputs[1]
    #expect(context.state == [7])
    #expect(context.recentPhraseTags == ["line.first", "agent.greeting"])
    #expect(context.transcript.map(\.text).suffix(3) == ["one", "First.", "two"])
    #expect(context.profile == nil)
  }

  // MARK: Limits

  @Test func aMessageOf1MBIsRefusedWithItsLimitNamedAndTheConversationGoesOn() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let receipt = try await house.send(.say(String(repeating: "a", count: 1_048_576)), by: anna)
    #expect(receipt == .refused(.tooLong(scalars: 1_048_576, limit: 16_000)))
    #expect(try await house.messages(of: anna).count == 1)
    #expect(try await house.openCount(.reply) == 0)
    house.interviewer.script.expect(echo)
    try await house.send(.say("hello"), by: anna)
    try await house.drain()
    #expect(try await house.messages(of: anna).last?.text == "You said: hello")
  }

  @Test func exactlyTheLimitIsTaken() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let taken = try await house.send(.say(String(repeating: "я", count: 16_000)), by: anna)
    let refused = try await house.send(.say(String(repeating: "я", count: 16_001)), by: anna)
    #expect(taken != refused)
    #expect(refused == .refused(.tooLong(scalars: 16_001, limit: 16_000)))
  }

  @Test(arguments: ["", " \n\t ", "\u{200B}\u{2060}", "\u{1b}[2J"])
  func whatNothingIsLeftOfIsRefused(text: String) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let receipt = try await house.send(.say(text), by: anna)
    if case .refused = receipt {} else { #expect(text.contains("[2J"), "\(receipt)") }
    for message in try await house.messages(of: anna) {
      #expect(!message.text.unicodeScalars.contains { $0.value == 0x1b || $0.value == 0x200B })
    }
  }

  @Test func theAuthorIsToldThatInvisibleTextWasRemoved() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("I wr\u{200B}ite Go\u{E0041}"), by: anna)
    #expect(try await house.said(by: anna) == ["I write Go"])
    #expect(try await house.tags(of: anna).last == "errors.invisible_text_removed")
  }

  @Test func moreThan64000ScalarsWaitingInAChatAreRefusedUntilTheyAreAnswered() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    for _ in 0..<4 { try await house.send(.say(String(repeating: "a", count: 16_000)), by: anna) }
    #expect(try await house.send(.say("a"), by: anna) == .refused(.tooMuchWaiting(limit: 64_000)))
    house.interviewer.script.always(echo)
    try await house.drain()
    if case .refused = try await house.send(.say("a"), by: anna) { Issue.record("still refused") }
  }

  @Test func the121stMessageInAnHourIsRefusedAndTheHourIsRolling() async throws {
    let house = try await TestHouse.open()
    house.interviewer.script.always(echo)
    let anna = try await house.arrive("anna")
    for number in 0..<120 {
      try await house.send(.say("message \(number)"), by: anna)
      house.time.advance(by: .seconds(1))
    }
    #expect(try await house.send(.say("one more"), by: anna) == .refused(.tooManyMessages(limit: 120)))
    // The first one was sent 120 s ago; an hour after it there is room for one.
    house.time.advance(by: .seconds(3_600 - 120 + 1))
    if case .refused = try await house.send(.say("again"), by: anna) { Issue.record("still refused") }
    #expect(try await house.said(by: anna).count == 121)
  }

  @Test func aResetDoesNotRenewTheAllowanceOfAnHour() async throws {
    let house = try await TestHouse.open(seeds: [.messagesAnHour: 3])
    let anna = try await house.arrive("anna")
    for _ in 0..<3 { try await house.send(.say("hello"), by: anna) }
    try await house.send(.reset, by: anna)
    try await house.press(.confirmReset, by: anna)
    #expect(try await house.send(.say("hello"), by: anna) == .refused(.tooManyMessages(limit: 3)))
  }

  @Test func the21stPressInAMinuteIsRefusedAndHasNoEffect() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let button = try await house.button(.tellPitch, of: anna)
    for _ in 0..<20 { try await house.send(.press(button.id), by: anna) }
    let count = try await house.messages(of: anna).count
    #expect(try await house.send(.press(button.id), by: anna) == .refused(.tooManyPresses(limit: 20)))
    #expect(try await house.messages(of: anna).count == count)
    house.time.advance(by: .seconds(61))
    #expect(try await house.send(.press(button.id), by: anna) == .done)
  }

  @Test func aChatOfSomebodyElseTakesNothing() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let boris = try await house.arrive("boris")
    await #expect(throws: StoreError.missing("user or chat")) {
      try await house.conversation.receive(.say("hello"), from: boris.user, in: anna.chat)
    }
    #expect(try await house.said(by: anna) == [])
  }
}
