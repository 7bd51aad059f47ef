import Agent
import Domain
import Ports
import Synchronization
import TestSupport
import Testing

/// When a conversation is summed up, and how much of it.
struct SummaryTests {
  private static let maker = Maker.provider("p")

  private func open() async throws -> (house: TestHouse, anna: Person) {
    let house = try await TestHouse.open(
      maker: Self.maker, prices: [Self.maker: .atMost(Money(clamping: 900))])
    return (house, try await house.arrive("anna"))
  }

  /// Mitko says so much that the conversation has `count` messages.
  private func talk(_ count: Int, with person: Person, in house: TestHouse) async throws {
    try await house.store.write { tx in
      while try tx.chats.lastPosition(in: person.chat) < count {
        _ = try tx.chats.append(NewMessage(chat: person.chat, author: .mitko, text: "And?"))
      }
    }
  }

  /// Somebody writes, and is answered.
  private func exchange(with person: Person, in house: TestHouse, isCrowded: Bool = false) async throws {
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("Fine.")], isCrowded: isCrowded)
    }
    try await house.send(.say("hello"), by: person)
    try await house.work(on: try await house.takeJob(.reply))
  }

  private func summary(of person: Person, in house: TestHouse) async throws -> ChatSummary? {
    try await house.store.read { try $0.chats.summary(of: person.chat) }
  }

  @Test func aConversationOfMoreThanFortyMessagesIsSummedUpButForItsLatestTwenty() async throws {
    let (house, anna) = try await open()
    try await talk(38, with: anna, in: house)
    try await exchange(with: anna, in: house)
    #expect(try await house.openCount(.summarise) == 0)
    try await exchange(with: anna, in: house)
    #expect(try await house.openCount(.summarise) == 1)
    house.summariser.script.expect { _ in "They say hello." }
    try await house.work(on: try await house.takeJob(.summarise))
    let request = try #require(house.summariser.script.inputs.first)
    #expect(request.earlier == nil && request.messages.map(\.position) == Array(1...22))
    #expect(
      try await summary(of: anna, in: house)
        == ChatSummary(text: "They say hello.", upTo: 22, promptVersion: "1"))
    // Twenty are left: the next one is due twenty later, and goes on from there.
    try await exchange(with: anna, in: house)
    #expect(try await house.openCount(.summarise) == 0)
    try await talk(61, with: anna, in: house)
    try await exchange(with: anna, in: house)
    house.summariser.script.expect { _ in "They say hello again and again." }
    try await house.work(on: try await house.takeJob(.summarise))
    let next = try #require(house.summariser.script.inputs.last)
    #expect(next.earlier?.text == "They say hello." && next.messages.map(\.position) == Array(23...43))
  }

  @Test func aCrowdedConversationIsSummedUpHoweverFewMessagesItHas() async throws {
    let (house, anna) = try await open()
    house.summariser.keeps.withLock { $0 = 2 }
    try await talk(8, with: anna, in: house)
    try await exchange(with: anna, in: house, isCrowded: true)
    house.summariser.script.expect { _ in "They say hello." }
    try await house.work(on: try await house.takeJob(.summarise))
    #expect(house.summariser.script.inputs.map { $0.messages.map(\.position) } == [Array(1...8)])
    #expect(try await summary(of: anna, in: house)?.upTo == 8)
  }

  @Test func whereTheLatestMessagesAreAllThatThereIsNobodyIsAsked() async throws {
    let (house, anna) = try await open()
    try await exchange(with: anna, in: house, isCrowded: true)
    try await house.work(on: try await house.takeJob(.summarise))
    #expect(house.summariser.script.inputs.isEmpty)
    #expect(try await summary(of: anna, in: house) == nil)
  }

  @Test func oneSummaryAtATimeAndNoneByRules() async throws {
    let (house, anna) = try await open()
    for _ in 1...3 { try await exchange(with: anna, in: house, isCrowded: true) }
    #expect(try await house.openCount(.summarise) == 1)
    let plain = try await TestHouse.open()
    let boris = try await plain.arrive("boris")
    try await talk(60, with: boris, in: plain)
    try await exchange(with: boris, in: plain, isCrowded: true)
    #expect(try await plain.openCount(.summarise) == 0)
  }

  @Test func aResetThatComesBetweenLeavesNoSummary() async throws {
    let (house, anna) = try await open()
    try await talk(50, with: anna, in: house)
    try await exchange(with: anna, in: house)
    let job = try await house.takeJob(.summarise)
    house.summariser.script.expect { _ in "They say hello." }
    let outcome = try await house.run(job)
    _ = try await house.store.write { try $0.users.reset(anna.user) }
    try await house.complete(job, outcome)
    #expect(try await summary(of: anna, in: house) == nil)
    // Nor does one that begins after it.
    let late = try await house.run(job)
    try await house.complete(job, late)
    #expect(house.summariser.script.inputs.count == 1)
  }

  @Test func aSummaryThatCannotBeMadeIsAskedForAgainOnceTheTalkHasGoneOn() async throws {
    let (house, anna) = try await open()
    try await talk(50, with: anna, in: house)
    try await exchange(with: anna, in: house)
    house.summariser.script.always { _ in throw Breakdown() }
    for _ in 1...5 {
      try await house.drain()
      house.time.advance(by: .minutes(10))
    }
    #expect(try await house.openCount(.summarise) == 0)
    #expect(try await summary(of: anna, in: house) == nil)
    // It ends at 52 messages, and twenty more make it worth another try, also of a crowded conversation.
    try await exchange(with: anna, in: house, isCrowded: true)
    #expect(try await house.openCount(.summarise) == 0)
    try await talk(68, with: anna, in: house)
    try await exchange(with: anna, in: house)
    #expect(try await house.openCount(.summarise) == 0)
    try await exchange(with: anna, in: house)
    #expect(try await house.openCount(.summarise) == 1)
  }

  @Test func afterAResetASummaryThatWasGivenUpIsForgotten() async throws {
    let (house, anna) = try await open()
    try await talk(50, with: anna, in: house)
    try await house.store.write { try $0.chats.giveUpSummary(of: anna.chat) }
    #expect(try await house.store.read { try $0.chats.summaryGivenUp(of: anna.chat) } == 50)
    _ = try await house.store.write { try $0.users.reset(anna.user) }
    #expect(try await house.store.read { try $0.chats.summaryGivenUp(of: anna.chat) } == nil)
  }
}
