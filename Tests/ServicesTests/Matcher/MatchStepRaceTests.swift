import Agent
import Domain
import Matcher
import Orchestrator
import Ports
import TestSupport
import Testing
import VectorIndex

struct MatchStepRaceTests {
  /// A step that has found Anna, whose turn it is, and Boris, and that nobody has committed yet.
  private struct Find {
    let anna: Person
    let boris: Person
    let job: Job
    let outcome: Outcome
  }

  private func find() async throws -> (TestHouse, Find) {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.embed()
    let job = try await house.startStep()
    return (house, Find(anna: anna, boris: boris, job: job, outcome: try await house.run(job)))
  }

  @Test func twoProcessesInOneStepAtOnceNeverGiveOneUserTwoProposals() async throws {
    let houses = try await TwoHouses.open()
    let (first, second, time) = (houses.first, houses.second, houses.time)
    let (anna, boris) = (houses.anna, houses.boris)
    try await first.embed()
    let job = try await first.startStep()
    let early = try await first.run(job)
    // The first process stands still beyond its lease; the second takes the step over.
    time.advance(by: .seconds(61))
    try await second.store.write { [completion = second.completion] tx in
      for left in try tx.jobs.abandoned(limit: 10) { try completion.rescue(left, in: tx) }
    }
    let again = try await second.startStep()
    #expect(again.id == job.id)
    #expect(again.attempt == 2)
    let late = try await second.run(again)
    #expect(try await second.complete(again, late) == .committed)
    #expect(try await first.complete(job, early) == .late)
    #expect(try await first.matches(of: anna).count == 1)
    #expect(try await first.matches(of: boris).count == 1)
    await houses.close()
  }

  /// The rows themselves keep the rule, also where nobody asks whether the attempt still runs.
  @Test func theSameFindCommittedTwiceGivesOneMatch() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    _ = try await house.provider("boris")
    try await house.embed()
    let job = try await house.startStep()
    let one = try await house.run(job)
    let other = try await house.run(job)
    try await house.store.write { try one.commit($0) }
    try await house.store.write { try other.commit($0) }
    #expect(try await house.matches(of: anna).count == 1)
    #expect(try await house.openCount(.qualify) == 1)
  }

  @Test func aFindIsDroppedWhereItsCandidateWasTakenMeanwhile() async throws {
    let (house, found) = try await find()
    let (anna, boris) = (found.anna, found.boris)
    let dora = try await house.seeker("dora")
    try await house.store.write { tx in
      _ = try tx.matches.form(
        seeker: (dora.user, try #require(try tx.profiles.current(of: dora.user)).id),
        provider: (boris.user, try #require(try tx.profiles.current(of: boris.user)).id), round: 1,
        turn: dora.user)
    }
    try await house.complete(found.job, found.outcome)
    #expect(try await house.matches(of: anna) == [])
    #expect(try await house.turns(of: [anna]) == [])
    // Anna has not had her turn; the next step gives it to her.
    #expect(try await house.openCount(.matchStep) == 1)
  }

  @Test(arguments: ["pause", "edit", "embedded edit", "reset"], [true, false])
  func aFindIsDroppedWhereOneOfTheTwoChangedMeanwhile(
    change: String, isWhoseTurnItIs: Bool
  ) async throws {
    let (house, found) = try await find()
    let (anna, boris) = (found.anna, found.boris)
    let changed = isWhoseTurnItIs ? anna : boris
    switch change {
    case "pause": try await house.send(.pause, by: changed)
    case "reset":
      try await house.send(.reset, by: changed)
      try await house.press(.confirmReset, by: changed)
    default:
      try await house.store(
        house.profile("other", [isWhoseTurnItIs ? .seeker : .provider: Heading(90)]), of: changed)
      if change == "embedded edit" { try await house.embed() }
    }
    try await house.complete(found.job, found.outcome)
    #expect(try await house.matches(of: anna) == [])
    #expect(try await house.openCount(.matchStep) == 1)
  }

  @Test func aStepWhoseIndexIsBehindTheVectorsIsMadeAgain() async throws {
    let (house, found) = try await find()
    let (anna, boris) = (found.anna, found.boris)
    // The same version gets other vectors, as after a repair: the score would be of what no longer is.
    try await house.store.write { [space = house.embedder.space] tx in
      let vectors = try tx.profiles.latestVectors(of: boris.user, in: space)
      try tx.profiles.storeVectors(
        vectors.map {
          ProfileVector(
            user: $0.user, version: $0.version, role: $0.role, section: $0.section, space: $0.space,
            language: $0.language, textHash: $0.textHash, embedding: CompassEmbedder.vector(30))
        })
    }
    try await house.complete(found.job, found.outcome)
    #expect(try await house.matches(of: anna) == [])
    try await house.step()
    let match = try await house.match(of: anna)
    let score = try await house.store.read {
      try $0.matches.score(seeker: match.seeker.version, provider: match.provider.version)
    }
    #expect(abs(try #require(score).total - 0.9330127) < 1e-4)
  }

  @Test func anErasedUserLeavesTheIndexAlsoWhereTwoFollowItAtOnce() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    _ = try await house.provider("boris")
    try await house.embed()
    try await house.conversation.erase(anna.user)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<20 { group.addTask { try await house.follower.catchUp() } }
      try await group.waitForAll()
    }
    await #expect(house.index.state().people == [.seeker: 0, .provider: 1])
  }
}
