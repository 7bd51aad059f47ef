import Agent
import Domain
import Matcher
import Ports
import TestSupport
import Testing
import VectorIndex

/// What people answer moves whom they meet next, a little, and they can see it and have it forgotten.
struct PreferenceLearningTests {
  private let berlin = Place(id: "berlin", country: "DE", timeZone: "Europe/Berlin")

  /// Anna, who takes any way of working, has been introduced to the nearest of three teams, a hybrid one; of the other two
  /// the hybrid one is nearer.
  private func introduced() async throws -> (house: TestHouse, anna: Person, match: Match) {
    let house = try await TestHouse.open()
    let anna = try await house.join(
      "anna", [.seeker: Heading(0)],
      profile: house.profile(
        "anna", [.seeker: Heading(0)], practical: [.workMode(.remote), .workMode(.hybrid)],
        shared: [.place(berlin)]))
    _ = try await team("first", at: 4, .hybrid, house)
    _ = try await team("hybrid", at: 5, .hybrid, house)
    _ = try await team("remote", at: 5.1, .remote, house)
    try await house.embed()
    try await house.drain()
    return (house, anna, try await house.match(of: anna))
  }

  private func team(
    _ name: String, at degrees: Double, _ mode: WorkMode, _ house: TestHouse
  ) async throws -> Person {
    try await house.join(
      name, [.provider: Heading(degrees)],
      profile: house.profile(
        name, [.provider: Heading(degrees)], practical: [.workMode(mode)], shared: [.place(berlin)]))
  }

  private func preferences(_ house: TestHouse, of person: Person) async throws -> Preferences {
    try await house.store.read { try $0.matches.preferences(of: person.user).preferences }
  }

  /// To whom Anna is introduced next.
  private func next(_ house: TestHouse, for anna: Person) async throws -> (isRemote: Bool, round: Int) {
    try await house.drain()
    let match = try #require(await house.matches(of: anna).first { !$0.status.hasEnded })
    let facet = try await house.store.read {
      try $0.profiles.find(match.provider.version)?.publicView.facets[.provider]
    }
    return (MatchFacts(try #require(facet)).modes == [.remote], match.round)
  }

  @Test func withoutAReasonToTheContraryTheNearerOneComes() async throws {
    let (house, anna, match) = try await introduced()
    try await house.press(.decline(match.id), by: anna)
    #expect(try await preferences(house, of: anna).isEmpty)
    #expect(try await next(house, for: anna).isRemote == false)
  }

  @Test func aReasonMovesTheNextOnesAndAReplayTellsBy() async throws {
    let (house, anna, match) = try await introduced()
    try await house.press(.decline(match.id), by: anna)
    try await house.press(.because(match.id, .place), by: anna)
    #expect(try await house.tags(of: anna).last == "agent.reason_kept")
    #expect(
      try await preferences(house, of: anna).weights
        == [.provider: [.mode(.hybrid): -333, .place("berlin"): -333]])
    let (isRemote, round) = try await next(house, for: anna)
    #expect(isRemote)
    let replay = RoundReplay(
      store: house.store, constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1]))
    ) { Calibration(text: $0).map { VectorIndex(calibration: $0) } }
    let played = try #require(await replay.play(round, changing: [("preferences", "0")]))
    #expect(played.isSame)
    let changes = played.steps.flatMap(\.changes).filter { $0.seeker == anna.user }
    #expect(changes.count == 2)
  }

  @Test func aNoAndItsReasonAtOnce() async throws {
    let (house, anna, match) = try await introduced()
    let button = try await house.button(.decline(match.id), of: anna)
    try await house.send(.decline(button.id, because: .level), by: anna)
    #expect(try await house.find(match).status == .rejected(by: .seeker))
    #expect(try await house.tags(of: anna).last == "agent.reason_kept")
    let said = try await house.tags(of: anna)
    // Again it is late, and changes neither.
    try await house.send(.decline(button.id, because: .pay), by: anna)
    #expect(try await house.tags(of: anna).count == said.count + 1)
    let answers = try await house.store.read { try $0.matches.answers(of: anna.user, limit: 9) }
    #expect(answers.map(\.reason) == [.level] && answers.map(\.isYes) == [false])
  }

  @Test func aReasonBelongsToWhoSaidNo() async throws {
    let (house, anna, match) = try await introduced()
    let before = try await house.store.write { try $0.matches.setReason(.pay, of: .seeker, in: match.id) }
    #expect(!before)
    try await house.press(.decline(match.id), by: anna)
    let other = try await house.store.write { try $0.matches.setReason(.pay, of: .provider, in: match.id) }
    #expect(!other)
    #expect(try await house.store.read { try $0.matches.answers(of: match.provider.user, limit: 9) } == [])
  }

  @Test func aYesIsLearnedFromAndTakenBackItIsANo() async throws {
    let (house, anna, match) = try await introduced()
    try await house.accept(match, by: anna)
    #expect(
      try await preferences(house, of: anna).weights
        == [.provider: [.mode(.hybrid): 333, .place("berlin"): 333]])
    try await house.press(.decline(match.id), by: anna)
    #expect(try await preferences(house, of: anna).isEmpty)
  }

  @Test func whatWasLearnedIsShownAndForgotten() async throws {
    let (house, anna, match) = try await introduced()
    try await house.send(.showPreferences, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.preferences_none")
    try await house.press(.decline(match.id), by: anna)
    try await house.press(.because(match.id, .place), by: anna)
    try await house.send(.showPreferences, by: anna)
    let text = try #require(await house.messages(of: anna).last?.text)
    #expect(text.contains("Later for you, of teams: Berlin, "))
    #expect(text.contains("tenth"))
    try await house.press(.forgetPreferences, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.preferences_forgotten")
    #expect(try await preferences(house, of: anna).isEmpty)
    // Nor does it come back with the next answer.
    _ = try await next(house, for: anna)
    let second = try #require(await house.matches(of: anna).first { !$0.status.hasEnded })
    try await house.press(.decline(second.id), by: anna)
    try await house.press(.because(second.id, .skills), by: anna)
    #expect(try await preferences(house, of: anna).isEmpty)
  }

  @Test(arguments: [true, false])
  func nothingOfItOutlivesItsOwner(isErased: Bool) async throws {
    let (house, anna, match) = try await introduced()
    try await house.press(.decline(match.id), by: anna)
    try await house.press(.because(match.id, .place), by: anna)
    if isErased {
      try await house.conversation.erase(anna.user)
    } else {
      try await house.send(.reset, by: anna)
      try await house.press(.confirmReset, by: anna)
    }
    #expect(try await preferences(house, of: anna).isEmpty)
    #expect(try await house.store.read { try $0.matches.answers(of: anna.user, limit: 9) } == [])
  }
}
