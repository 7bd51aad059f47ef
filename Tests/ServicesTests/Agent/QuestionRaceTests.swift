import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

struct QuestionRaceTests {
  @Test func manyAtOnceThroughTwoProcessesAskThreeTimesAndNoFourth() async throws {
    let houses = try await TwoHouses.open()
    try await houses.first.drain()
    let match = try await houses.first.match(of: houses.anna)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 1...10 {
        let house = number.isMultiple(of: 2) ? houses.first : houses.second
        group.addTask { try await house.send(.ask("Is it number \(number)?"), by: houses.anna) }
      }
      try await group.waitForAll()
    }
    let kept = try await houses.first.store.read { try $0.questions.all(in: match.id) }
    #expect(kept.count == 3)
    let tags = try await houses.first.tags(of: houses.anna)
    #expect(tags.count { $0 == "asking.taken" } == 3)
    #expect(tags.count { $0 == "asking.none_left" } == 7)
    await houses.close()
  }

  @Test func twoAnswersAtOnceAreOne() async throws {
    let houses = try await TwoHouses.open()
    try await houses.first.drain()
    let (first, second, anna, boris) = (houses.first, houses.second, houses.anna, houses.boris)
    try await first.send(.ask("How big is the team?"), by: anna)
    try await first.drain()
    async let one = first.send(.answer("We are six."), by: boris)
    async let other = second.send(.answer("We are six."), by: boris)
    _ = try await (one, other)
    try await first.drain()
    #expect(try await first.tags(of: anna).count { $0 == "asking.answered" } == 1)
    #expect(try await first.tags(of: boris).count { $0 == "asking.none_waiting" } == 1)
    await houses.close()
  }

  @Test func aWorkerThatIsTakenForDeadAndEndsLateTellsNothingTwice() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.send(.ask("How big is the team?"), by: anna)
    let handler = try #require(house.handlers[.question])
    // Once while it is looked for, and once while the answer is read.
    for step in ["asking.put", "asking.answered"] {
      let job = try await house.takeJob()
      #expect(job.task.kind == .question)
      let late = try await handler.run(job)
      house.time.advance(by: .minutes(2))
      try await house.store.write { [completion = house.completion] in try completion.rescue(job, in: $0) }
      try await house.drain()
      let end = try await house.store.write { [completion = house.completion] in
        try completion.complete(job, late, in: $0)
      }
      #expect(end == .late)
      #expect(try await house.tags(of: anna).count { $0 == step } == 1)
      if step == "asking.put" { try await house.send(.answer("We are six."), by: boris) }
    }
    #expect(try await house.tags(of: boris).count { $0 == "asking.asks" } == 1)
    #expect(try await house.tags(of: boris).count { $0 == "asking.passed" } == 1)
    #expect(try await house.store.read { try $0.questions.all(in: match.id).map(\.state) } == [.answered])
  }

  @Test func aResetWhileAnAnswerIsLookedForWins() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.send(.ask("How big is the team?"), by: anna)
    let job = try await house.takeJob()
    let late = try await #require(house.handlers[.question]).run(job)
    try await house.send(.reset, by: boris)
    try await house.press(.confirmReset, by: boris)
    _ = try await house.store.write { [completion = house.completion] in
      try completion.complete(job, late, in: $0)
    }
    #expect(try await !house.tags(of: boris).contains("asking.asks"))
    #expect(try await !house.tags(of: anna).contains("asking.put"))
    let left = try await house.store.read { try $0.questions.all(in: match.id) }
    #expect(left.map(\.state) == [.closed])
    #expect(left.map(\.text) == [""])
  }
}
