import Agent
import Domain
import Ports
import TestSupport
import Testing

/// A button that says something for its owner does what typing the words does.
struct ReplyButtonTests {
  private static let question: @Sendable (InterviewContext) throws -> InterviewTurn = { _ in
    InterviewTurn(lines: [
      .init("Which holds?", actions: [.reply("Berlin"), .reply("Munich"), .activate])
    ])
  }

  private func asked() async throws -> (TestHouse, Person) {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    house.interviewer.script.expect(Self.question)
    try await house.send(.say("hello"), by: anna)
    try await house.drain()
    return (house, anna)
  }

  @Test func aPressStandsInTheHistoryAndIsAnsweredLikeATypedMessage() async throws {
    let (house, anna) = try await asked()
    let receipt = try await house.press(.reply("Munich"), by: anna)
    let message = try #require(try await house.messages(of: anna).last)
    #expect(message.author == .user && message.text == "Munich")
    #expect(receipt == .stored(message.id))
    #expect(try await house.openCount(.reply) == 1)
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("Fine")]) }
    try await house.drain()
    #expect(house.interviewer.script.inputs.last?.unanswered.map(\.text) == ["Munich"])
  }

  @Test func onceAnAnswerCameInAnyWayTheButtonsOfItAreUsedAndTheOthersAreNot() async throws {
    for typed in [true, false] {
      let (house, anna) = try await asked()
      if typed {
        try await house.send(.say("Munich, please"), by: anna)
      } else {
        try await house.press(.reply("Munich"), by: anna)
      }
      let said = try await house.said(by: anna)
      try await house.press(.reply("Berlin"), by: anna)
      #expect(try await house.said(by: anna) == said)
      #expect(try await house.tags(of: anna).last == "consent.used_button")
      #expect(try await house.button(.activate, of: anna).state == .open)
    }
  }
}
