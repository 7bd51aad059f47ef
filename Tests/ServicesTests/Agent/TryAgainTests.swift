import Agent
import Domain
import Localization
import Ports
import TestSupport
import Testing

/// Replies that are made once more.
@Suite(.timeLimit(.minutes(10))) struct TryAgainTests {
  private func house() async throws -> TestHouse {
    try await TestHouse.open(
      maker: .provider("p"), prices: [.provider("p"): .atMost(Money(clamping: 900))])
  }

  private func say(_ text: String, in house: TestHouse) {
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init(text, phraseTag: "line")]) }
  }

  @Test func theNewestReplyStaysMarkedAndTheNewOneReadsTheSameWords() async throws {
    let house = try await house()
    let anna = try await house.arrive("anna")
    say("Old.", in: house)
    try await house.send(.say("before"), by: anna)
    try await house.drain()
    for text in ["First.", "Second."] { say(text, in: house) }
    try await house.send(.say("one"), by: anna)
    try await house.send(.say("two"), by: anna)
    try await house.drain()
    let first = try #require(try await house.messages(of: anna).last)
    #expect(try await house.send(.tryAgain(first.id), by: anna) == .done)
    try await house.drain()
    #expect(
      house.interviewer.script.inputs.map { $0.unanswered.map(\.text) } == [
        ["before"], ["one", "two"], ["one", "two"],
      ])
    let said = try await house.messages(of: anna).suffix(4)
    #expect(said.map(\.text) == ["one", "two", "First.", "Second."])
    #expect(said.map(\.mark) == [nil, nil, .retried, nil])
    #expect(Set(said.compactMap(\.job)).count == 2)
    #expect(try await house.store.read { try $0.chats.unanswered(in: anna.chat) } == [])
  }

  @Test func aReplyThatRunsIsNotAskedForAgain() async throws {
    let house = try await house()
    let anna = try await house.arrive("anna")
    say("First.", in: house)
    try await house.send(.say("one"), by: anna)
    #expect(try await house.send(.tryAgain(nil), by: anna) == .told(.init(.reply(.isComing))))
    try await house.drain()
    #expect(try await house.messages(of: anna).compactMap(\.mark) == [])
  }

  @Test func onlyTheLastReplyCanBeMadeAgain() async throws {
    let house = try await house()
    let anna = try await house.arrive("anna")
    #expect(try await house.send(.tryAgain(nil), by: anna) == .told(.init(.reply(.nothingToRepeat))))
    for text in ["one", "two"] {
      say("To \(text).", in: house)
      try await house.send(.say(text), by: anna)
      try await house.drain()
    }
    let messages = try await house.messages(of: anna)
    let old = try #require(messages.first { $0.text == "To one." })
    #expect(try await house.send(.tryAgain(old.id), by: anna) == .told(.init(.reply(.onlyTheLast))))
    let own = try #require(messages.first { $0.text == "two" })
    #expect(try await house.send(.tryAgain(own.id), by: anna) == .told(.init(.reply(.onlyTheLast))))
    #expect(try await house.messages(of: anna) == messages)
  }

  @Test func theRulesAreNotAskedTheSameTwiceButAStoppedReplyIsMadeAfterAll() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    say("By rules.", in: house)
    try await house.send(.say("one"), by: anna)
    try await house.drain()
    #expect(try await house.send(.tryAgain(nil), by: anna) == .told(.init(.reply(.rulesSayTheSame))))
    try await house.send(.say("two"), by: anna)
    let job = try await house.takeJob(.reply)
    try await house.send(.stopReply(job.id), by: anna)
    try await house.work(on: job)
    #expect(try await house.tags(of: anna).last == "agent.reply_stopped")
    say("After all.", in: house)
    #expect(try await house.send(.tryAgain(nil), by: anna) == .done)
    try await house.drain()
    #expect(house.interviewer.script.inputs.last?.unanswered.map(\.text) == ["two"])
    #expect(try await house.messages(of: anna).last?.text == "After all.")
  }

  @Test func whatCouldNotBeAnsweredIsTakenUpAgain() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    house.interviewer.script.expect { _ in throw JobError.permanent("refused") }
    try await house.send(.say("one"), by: anna)
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "agent.reply_failed")
    say("There.", in: house)
    #expect(try await house.send(.tryAgain(nil), by: anna) == .done)
    try await house.drain()
    #expect(try await house.messages(of: anna).last?.text == "There.")
  }

  @Test func theButtonsOfAReplyThatIsMadeAgainAnswerNothingAnyMore() async throws {
    let house = try await house()
    let anna = try await house.arrive("anna")
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("Remote?", phraseTag: "line", actions: [.reply("yes")])])
    }
    try await house.send(.say("one"), by: anna)
    try await house.drain()
    try await house.send(.tryAgain(nil), by: anna)
    #expect(
      try await house.messages(of: anna).flatMap(\.actions).filter { $0.state == .open }.map(\.intent) == [
        .tellPitch
      ])
  }

  @Test func askingAgainAndAgainHasALimit() async throws {
    let house = try await TestHouse.open(seeds: [.pressesAMinute: 3])
    let anna = try await house.arrive("anna")
    for _ in 0..<3 {
      #expect(try await house.send(.tryAgain(nil), by: anna) == .told(.init(.reply(.nothingToRepeat))))
    }
    #expect(try await house.send(.tryAgain(nil), by: anna) == .refused(.tooManyPresses(limit: 3)))
  }
}
