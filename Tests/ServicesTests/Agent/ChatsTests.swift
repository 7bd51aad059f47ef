import Agent
import Domain
import Localization
import Ports
import TestSupport
import Testing

/// Several conversations of one person.
@Suite(.timeLimit(.minutes(10))) struct ChatsTests {
  private func open(_ person: Person, in house: TestHouse) async throws -> Person {
    guard case .opened(let chat) = try await house.send(.newChat, by: person) else {
      Issue.record("no conversation was opened")
      throw UnexpectedCall()
    }
    return Person(name: person.name, user: person.user, chat: chat)
  }

  private func chats(of person: Person, in house: TestHouse) async throws -> [Chat] {
    try await house.store.read { try $0.chats.all(of: person.user) }
  }

  private let fine: @Sendable (InterviewContext) throws -> InterviewTurn = { _ in
    InterviewTurn(lines: [.init("Fine.", phraseTag: "line.fine")], state: [1])
  }

  @Test func aNewConversationIsNamedByItsFirstWordsAndCanBeRenamed() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    house.interviewer.script.always(fine)
    let other = try await open(anna, in: house)
    #expect(other.chat != anna.chat)
    #expect(try await house.tags(of: other) == ["chats.welcome"])
    // One that is still empty is not made twice.
    #expect(try await open(anna, in: house).chat == other.chat)
    try await house.send(
      .say("\n  Boats that book   themselves, and the many things that one would have to know of them\nmore"),
      by: other)
    try await house.send(.say("second"), by: other)
    try await house.send(.say("in the main one"), by: anna)
    #expect(
      try await chats(of: anna, in: house).map(\.title) == [
        nil, "Boats that book themselves, and the many things…",
      ])
    #expect(
      try await house.send(.setTitle(nil, " Ferries "), by: other)
        == .told(Phrase(.chats(.renamed), ["title": .text("Ferries")])))
    try await house.send(.setTitle(anna.chat, "Me"), by: other)
    #expect(try await chats(of: anna, in: house).map(\.title) == ["Me", "Ferries"])
  }

  @Test func oneIsPutAwayAndBroughtBackAndTheMainOneStays() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let other = try await open(anna, in: house)
    #expect(try await house.send(.archiveChat(nil), by: anna) == .told(Phrase(.chats(.mainStays))))
    // Whoever sits in it is taken to the main one.
    #expect(try await house.send(.archiveChat(nil), by: other) == .opened(anna.chat))
    #expect(try await chats(of: anna, in: house).map { $0.archivedAt != nil } == [false, true])
    #expect(
      try await house.send(.restoreChat(other.chat), by: anna)
        == .told(Phrase(.chats(.wasRestored), ["title": .text("New conversation")])))
    #expect(try await chats(of: anna, in: house).map { $0.archivedAt != nil } == [false, false])
    #expect(
      try await house.send(.archiveChat(other.chat), by: anna)
        == .told(Phrase(.chats(.wasArchived), ["title": .text("New conversation")])))
  }

  @Test func nobodyTouchesTheConversationsOfSomebodyElse() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let boris = try await house.arrive("boris")
    let other = try await open(anna, in: house)
    for command in [
      UserCommand.setTitle(other.chat, "x"), .archiveChat(other.chat), .saveChat(other.chat),
    ] {
      #expect(try await house.send(command, by: boris) == .done)
    }
    #expect(try await chats(of: anna, in: house).map(\.title) == [nil, nil])
    #expect(try await chats(of: anna, in: house).compactMap(\.archivedAt) == [])
  }

  @Test func thereIsOneInterviewAndOneProfileWhicheverConversationItGoesOnIn() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let other = try await open(anna, in: house)
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("One.", phraseTag: "line")], state: [7])
    }
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("Two.", phraseTag: "line")], state: [8])
    }
    try await house.send(.say("in the main one"), by: anna)
    try await house.drain()
    try await house.send(.say("in the other"), by: other)
    try await house.drain()
    #expect(house.interviewer.script.inputs.map(\.state) == [nil, [7]])
    // Each has its own words.
    #expect(house.interviewer.script.inputs[1].transcript.map(\.author) == [.mitko, .user])
    #expect(house.interviewer.script.inputs[1].unanswered.map(\.text) == ["in the other"])
    #expect(try await house.messages(of: other).last?.text == "Two.")
    #expect(try await house.store.read { try $0.chats.interviewState(of: anna.chat) } == [8])
  }

  @Test func introductionsComeIntoTheMainConversation() async throws {
    let house = try await TestHouse.open()
    let seeker = try await house.join("anna", [.seeker: Heading(0)])
    let other = try await open(seeker, in: house)
    let before = try await house.messages(of: other)
    _ = try await house.join("boris", [.provider: Heading(0)])
    try await house.drain()
    #expect(
      try await house.messages(of: seeker).contains {
        if case .introduction = $0.kind { true } else { false }
      })
    #expect(try await house.messages(of: other) == before)
  }

  @Test func aConversationIsHandedOutAsMarkdown() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let other = try await open(anna, in: house)
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("**Fine.**\n- one", phraseTag: "line.fine")])
    }
    try await house.send(.say("# not a heading\nsecond line"), by: other)
    try await house.drain()
    guard case .chatText(let text) = try await house.send(.saveChat(nil), by: other) else {
      Issue.record("no text")
      return
    }
    #expect(
      text == """
        # # not a heading

        **Mitko**, 2026-03-01 09:00 UTC

        A new conversation. Your profile is the same here as everywhere; introductions come into the main one.

        **You**, 2026-03-01 09:00 UTC

        > # not a heading
        > second line

        **Mitko**, 2026-03-01 09:00 UTC

        **Fine.**
        - one

        """)
  }

  @Test func thereIsAnEndToConversations() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.store.write { tx throws in
      for number in 1..<100 { try tx.chats.setTitle("\(number)", of: tx.chats.create(for: anna.user).id) }
    }
    #expect(
      try await house.send(.newChat, by: anna) == .told(Phrase(.chats(.tooMany), ["limit": .count(100)])))
  }
}
