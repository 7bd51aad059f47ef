import Agent
import Domain
import Foundation
import Ports
import TestSupport
import Testing
import VectorIndex

/// Pausing, resuming, erasing, and what the other side hears of it.
struct LeavingTests {
  @Test func aPauseTakesTheUserOutOfMatchingAtOnceAlsoAsSomebodyElsesCandidate() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    try await house.drain()
    try await house.send(.pause, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.paused")
    let boris = try await house.provider("boris")
    try await house.drain()
    #expect(try await house.matches(of: boris) == [])
    #expect(try await house.user(anna).stage == .paused)
  }

  @Test(arguments: [MessageAction.Intent.resume, .activate])
  func resumingBringsTheUserBack(by button: MessageAction.Intent) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    try await house.send(.pause, by: anna)
    let boris = try await house.provider("boris")
    try await house.drain()
    if button == .resume {
      try await house.press(.resume, by: anna)
    } else {
      try await house.send(.resume, by: anna)
    }
    #expect(try await house.tags(of: anna).last == "agent.resumed")
    try await house.drain()
    #expect(try await house.match(of: boris).seeker.user == anna.user)
  }

  @Test func openProposalsOfAPauseAreToldToBoth() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: boris)
    try await house.send(.pause, by: anna)
    #expect(try await house.find(match).status == .withdrawn(.paused))
    #expect(try await house.tags(of: anna).suffix(2) == ["consent.withdrawn_yours", "agent.paused"])
    #expect(try await house.tags(of: boris).last == "consent.withdrawn")
    // The two may meet again once she is back.
    try await house.send(.resume, by: anna)
    try await house.drain()
    #expect(try await house.match(of: anna).status == .qualified)
  }

  @Test func pausingTwiceAnswersAndChangesNothing() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    try await house.send(.pause, by: anna)
    try await house.send(.pause, by: anna)
    #expect(try await house.tags(of: anna).suffix(2) == ["agent.paused", "agent.already_paused"])
    let stages = try await house.store.read { try $0.events.events(about: .user(anna.user), limit: 10) }
    #expect(
      stages.reversed().map { "\($0.from ?? "-") \($0.to ?? "-")" } == [
        "onboarding ready", "ready active", "active paused",
      ])
  }

  @Test(arguments: [UserCommand.pause, .resume])
  func whoHasNotStartedCanNeitherPauseNorResume(command: UserCommand) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(command, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.not_active")
    #expect(try await house.user(anna).stage == .onboarding)
  }

  @Test func aPauseBetweenFormingAndIntroducingIsToldToNobodyAndTheOtherIsFree() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    try await house.send(.pause, by: anna)
    let clara = try await house.seeker("clara")
    try await house.drain()
    #expect(try await house.match(of: boris).seeker.user == clara.user)
    #expect(try await house.tags(of: boris).allSatisfy { !$0.hasPrefix("consent.") })
  }

  @Test(arguments: [ProfileStage.Reachable.active, .paused])
  func whoseChannelHadRefusedIsBackWhereTheyWereWithTheirNextMessage(before: ProfileStage.Reachable)
    async throws
  {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    if before == .paused { try await house.send(.pause, by: anna) }
    let boris = try await house.provider("boris")
    try await house.store.write { try $0.users.setStage(.unreachable(before: before), of: anna.user) }
    try await house.drain()
    #expect(try await house.matches(of: boris) == [])
    try await house.send(.help, by: anna)
    #expect(try await house.user(anna).stage == before.stage)
    try await house.drain()
    #expect(try await house.matches(of: boris).count == (before == .active ? 1 : 0))
  }

  // MARK: Erasing

  @Test func anEraseWithdrawsOpenProposalsWithANeutralMessageAndALaterStartIsANewUser() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: boris)
    try await house.send(.erase, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.erase_ask")
    #expect(try await house.press(.confirmErase, by: anna) == .erased)
    #expect(try await house.find(match).status == .withdrawn(.erased))
    #expect(try await house.tags(of: boris).last == "consent.withdrawn")
    try await house.drain()
    #expect(try await house.matches(of: boris).count == 1)
    await #expect(house.index.state().people[.seeker] == 0)
    let later = try await house.arrive("anna")
    #expect(later.user != anna.user)
    #expect(try await house.messages(of: later).count == 1)
  }

  @Test func decliningAnEraseChangesNothing() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    let before = try await house.user(anna)
    try await house.send(.erase, by: anna)
    try await house.press(.dismiss, by: anna)
    #expect(try await house.user(anna) == before)
    #expect(try await house.find(match).status == .qualified)
  }

  @Test func anEraseLeavesNothingOfThePersonsWordsOrIdentityInTheFiles() async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path("mitko.db")
    let house = try await TestHouse.open(path: path)
    let profile = house.profile("quuxotron", [.seeker: Heading(0)], words: ["I built the Wibblefrotz"])
    let anna = try await house.join("annagramma", [:], contact: "anna.plugh@example.org", profile: profile)
    let boris = try await house.provider("boris")
    try await house.drain()
    let match = try await house.match(of: boris)
    try await house.press(.accept(match.id), by: anna)
    try await house.press(.tellMore(match.id), by: boris)
    // Words that nobody has answered yet.
    try await house.send(.say("my secret word is xyzzyplover"), by: anna)

    func bytes() throws -> Data {
      try ["", "-wal", "-shm"].reduce(into: Data()) { all, suffix in
        if FileManager.default.fileExists(atPath: path + suffix) {
          all += try Data(contentsOf: URL(fileURLWithPath: path + suffix))
        }
      }
    }
    let words = ["quuxotron", "Wibblefrotz", "xyzzyplover", "anna.plugh@example.org", "annagramma"]
    let before = try bytes()
    for word in words { #expect(before.range(of: Data(word.utf8)) != nil, "\(word) was never there") }
    try await house.conversation.erase(anna.user)
    let after = try bytes()
    for word in words { #expect(after.range(of: Data(word.utf8)) == nil, "\(word) is still there") }
    #expect(try await house.find(match).status == .withdrawn(.erased))
    await house.store.close()
  }

  @Test func whatAConnectedPersonReceivedIsTheirs() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    try await house.accept(match, by: anna)
    try await house.accept(match, by: boris)
    let before = try await house.messages(of: boris)
    try await house.conversation.erase(anna.user)
    #expect(try await house.messages(of: boris) == before)
    #expect(before.last?.text.contains("anna@example.org") == true)
    #expect(try await house.find(match).status == .connected)
  }
}
