import Domain
import Ports
import TestSupport
import Testing

struct ConsentRaceTests {
  private struct Asked: Sendable {
    let match: MatchID
    let seeker: ActionID
    let provider: ActionID
    let positions: [Int]
  }

  /// A proposal that both have seen and previewed, ready for their yes.
  private func ask(_ house: TestHouse, _ seeker: Person, _ provider: Person) async throws -> Asked {
    try await house.store.write { tx in
      let versions = try [seeker, provider].compactMap { try tx.profiles.current(of: $0.user)?.id }
      let match = try tx.matches.form(
        seeker: (seeker.user, versions[0]), provider: (provider.user, versions[1]),
        round: try tx.matches.currentRound().number, turn: seeker.user)
      try tx.matches.setStatus(.qualified, of: match.id)
      var actions: [ActionID] = []
      var positions: [Int] = []
      for (person, side) in [(seeker, Role.seeker), (provider, .provider)] {
        try tx.matches.setIntroduced(match.id, side)
        let message = try tx.chats.append(
          NewMessage(chat: person.chat, author: .mitko, text: "Shall I?", actions: [.confirmAccept(match.id)])
        )
        actions.append(message.actions[0].id)
        positions.append(message.position)
      }
      return Asked(match: match.id, seeker: actions[0], provider: actions[1], positions: positions)
    }
  }

  @Test func whereBothAcceptAtTheSameInstantAThousandTimesTheyAreAlwaysConnectedAndContactsAreSentOnceEach()
    async throws
  {
    let houses = try await TwoHouses.open()
    let (first, second, time) = (houses.first, houses.second, houses.time)
    let (anna, boris) = (houses.anna, houses.boris)
    var firstYes: [MatchStatus: Int] = [:]
    for number in 0..<1_000 {
      time.advance(by: .minutes(1))
      let asked = try await ask(first, anna, boris)
      // Which of the two is started first changes from time to time.
      if number.isMultiple(of: 2) {
        async let one = first.send(.press(asked.seeker), by: anna)
        async let other = second.send(.press(asked.provider), by: boris)
        _ = try await (one, other)
      } else {
        async let other = second.send(.press(asked.provider), by: boris)
        async let one = first.send(.press(asked.seeker), by: anna)
        _ = try await (one, other)
      }
      let (status, told, events) = try await first.store.read { tx in
        let told = try zip([anna, boris], asked.positions).map { person, position in
          try tx.chats.messages(in: person.chat, after: position, limit: 100)
            .filter { $0.kind == .contact(asked.match) }.map(\.text)
        }
        return (
          try tx.matches.find(asked.match)?.status, told,
          try tx.events.events(about: .match(asked.match), limit: 10)
        )
      }
      try #require(status == .connected)
      try #require(told.map(\.count) == [1, 1])
      try #require(told[0][0].contains("boris@example.org") && told[1][0].contains("anna@example.org"))
      try #require(events.filter { $0.kind == "contact.revealed" }.count == 1)
      for side in Role.allCases where events.contains(where: { $0.to == "accepted:\(side.rawValue)" }) {
        firstYes[.accepted(by: side), default: 0] += 1
      }
    }
    #expect(firstYes.values.reduce(0, +) == 1_000)
    await houses.close()
  }

  @Test func whereOneAcceptsWhileTheOtherDeclinesNothingIsRevealed() async throws {
    let houses = try await TwoHouses.open()
    let (first, second, time) = (houses.first, houses.second, houses.time)
    let (anna, boris) = (houses.anna, houses.boris)
    for _ in 0..<100 {
      time.advance(by: .minutes(1))
      let asked = try await ask(first, anna, boris)
      let decline = try await first.store.write { tx in
        try tx.chats.append(
          NewMessage(chat: boris.chat, author: .mitko, text: "Or not?", actions: [.decline(asked.match)]))
      }
      async let one = first.send(.press(asked.seeker), by: anna)
      async let other = second.send(.press(decline.actions[0].id), by: boris)
      _ = try await (one, other)
      let match = try await first.store.read { try $0.matches.find(asked.match) }
      try #require(match?.status == .rejected(by: .provider))
      let texts = try await first.store.read { tx in
        try tx.chats.messages(in: anna.chat, after: asked.positions[0], limit: 100).map(\.text)
      }
      try #require(!texts.contains { $0.contains("boris@example.org") })
    }
    await houses.close()
  }
}
