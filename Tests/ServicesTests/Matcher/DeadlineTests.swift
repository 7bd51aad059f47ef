import Domain
import Matcher
import Orchestrator
import Ports
import TestSupport
import Testing

struct DeadlineTests {
  func see(_ house: TestHouse, _ match: Match, _ person: Person) async throws {
    try await house.store.write { [making = house.making] in
      try making.seen(match.id, by: person.user, in: $0)
    }
  }

  func count(_ tag: String, _ house: TestHouse, _ person: Person) async throws -> Int {
    try await house.tags(of: person).count { $0 == tag }
  }

  /// Moves the clock to `days` after the proposal, hour by hour, working off what comes due.
  func pass(to days: Double, after start: Timestamp, _ house: TestHouse) async throws {
    let end = start + .seconds(Int(days * 86_400))
    while house.time.now < end {
      house.time.advance(to: min(end, house.time.now + .hours(6)))
      try await house.drain()
    }
  }

  @Test func anUnansweredProposalGetsOneReminderThenExpiresAndBothAreTold() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let start = house.time.now
    for person in [anna, boris] { try await see(house, match, person) }
    house.time.advance(to: start + .days(3) - .microseconds(1))
    try await house.drain()
    #expect(try await count("consent.reminder", house, anna) == 0)
    house.time.advance(by: .microseconds(1))
    try await house.drain()
    for person in [anna, boris] {
      #expect(try await count("consent.reminder", house, person) == 1)
      let reminder = try #require(try await house.messages(of: person).last)
      #expect(reminder.actions.map(\.intent) == MessageAction.Intent.proposal(match.id))
    }
    house.time.advance(to: start + .days(7) - .microseconds(1))
    try await house.drain()
    #expect(try await house.find(match).status == .qualified)
    house.time.advance(by: .microseconds(1))
    try await house.drain()
    #expect(try await house.find(match).status == .expired)
    #expect(try await house.openCount(.answerDeadline) == 0)
    for person in [anna, boris] {
      #expect(try await count("consent.reminder", house, person) == 1)
      #expect(try await count("consent.expired", house, person) == 1)
    }
    // Nothing about it comes later.
    try await pass(to: 40, after: start, house)
    #expect(try await count("consent.expired", house, anna) == 1)
  }

  @Test func reminderAndExpiryCountForEachSideFromWhenItSawItsIntroduction() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let start = house.time.now
    try await pass(to: 1, after: start, house)
    try await see(house, match, anna)
    try await pass(to: 3, after: start, house)
    try await see(house, match, boris)
    try await see(house, match, anna)
    try await pass(to: 3.75, after: start, house)
    #expect(try await count("consent.reminder", house, anna) == 0)
    try await pass(to: 4, after: start, house)
    #expect(try await count("consent.reminder", house, anna) == 1)
    #expect(try await count("consent.reminder", house, boris) == 0)
    try await pass(to: 6, after: start, house)
    #expect(try await count("consent.reminder", house, boris) == 1)
    try await pass(to: 7.75, after: start, house)
    #expect(try await house.find(match).status == .qualified)
    try await pass(to: 8, after: start, house)
    #expect(try await house.find(match).status == .expired)
  }

  @Test func oneThatNobodySawExpires14DaysAfterItWasSentWithoutAReminder() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let start = house.time.now
    try await pass(to: 13.75, after: start, house)
    #expect(try await house.find(match).status == .qualified)
    try await pass(to: 14, after: start, house)
    #expect(try await house.find(match).status == .expired)
    for person in [anna, boris] {
      #expect(try await count("consent.reminder", house, person) == 0)
      #expect(try await count("consent.expired", house, person) == 1)
    }
  }

  @Test func oneThatWasSeenLateExpiresAtTheLatest14DaysAfterItWasSent() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let start = house.time.now
    try await pass(to: 10, after: start, house)
    for person in [anna, boris] { try await see(house, match, person) }
    try await pass(to: 13, after: start, house)
    #expect(try await count("consent.reminder", house, anna) == 1)
    try await pass(to: 14, after: start, house)
    #expect(try await house.find(match).status == .expired)
  }

  @Test func whoAnsweredIsNotRemindedAndTheOtherIs() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let start = house.time.now
    for person in [anna, boris] { try await see(house, match, person) }
    try await house.accept(match, by: anna)
    try await pass(to: 4, after: start, house)
    #expect(try await count("consent.reminder", house, anna) == 0)
    #expect(try await count("consent.reminder", house, boris) == 1)
    // The reminder's button works as the first one does.
    try await house.press(.accept(match.id), by: boris)
    #expect(try await house.tags(of: boris).last == "consent.preview")
    try await pass(to: 7, after: start, house)
    #expect(try await house.find(match).status == .expired)
    #expect(try await count("consent.expired", house, anna) == 1)
    #expect(try await count("consent.expired", house, boris) == 1)
  }

  @Test(arguments: ["declined", "connected", "withdrawn"])
  func aMatchThatEndedIsNeitherRemindedOfNorExpired(end: String) async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let start = house.time.now
    for person in [anna, boris] { try await see(house, match, person) }
    #expect(try await house.openCount(.answerDeadline) > 0)
    switch end {
    case "declined": try await house.press(.decline(match.id), by: anna)
    case "withdrawn": try await house.send(.pause, by: anna)
    default:
      try await house.accept(match, by: anna)
      try await house.accept(match, by: boris)
    }
    let status = try await house.find(match).status
    // Cancelled with the match, though they were planned for days ahead.
    #expect(try await house.openCount(.answerDeadline) == 0)
    try await pass(to: 20, after: start, house)
    #expect(try await house.find(match).status == status)
    for person in [anna, boris] {
      #expect(try await count("consent.reminder", house, person) == 0)
      #expect(try await count("consent.expired", house, person) == 0)
    }
  }

  @Test func aDeadlineThatRunsWhileItsMatchEndsIsCompletedAndChangesNothing() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    for person in [anna, boris] { try await see(house, match, person) }
    house.time.advance(by: .days(3))
    let job = try await house.takeJob(.answerDeadline)
    let outcome = try await house.run(job)
    try await house.press(.decline(match.id), by: anna)
    #expect(try await house.job(job.id).state == .running)
    #expect(try await house.openCount(.answerDeadline) == 1)
    #expect(try await house.complete(job, outcome) == .committed)
    #expect(try await house.openCount(.answerDeadline) == 0)
    for person in [anna, boris] { #expect(try await count("consent.reminder", house, person) == 0) }
  }

  @Test func aDeadlineWhoseChoreFailsForGoodIsMadeAnew() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    let start = house.time.now
    try await see(house, match, anna)
    house.time.advance(to: start + .days(3))
    let job = try await house.takeJob(.answerDeadline)
    try await house.fail(job, JobError.permanent("the disk was full"))
    #expect(try await count("consent.reminder", house, anna) == 0)
    house.time.advance(by: .hours(1))
    try await house.drain()
    #expect(try await count("consent.reminder", house, anna) == 1)
  }

  @Test func theDeadlinesAreThoseOfTheSettings() async throws {
    let house = try await TestHouse.open(seeds: [.reminderDays: 0.5, .expiryDays: 1, .unseenDays: 2])
    let (anna, _, match) = try await house.introduced()
    let start = house.time.now
    try await see(house, match, anna)
    try await pass(to: 0.5, after: start, house)
    #expect(try await count("consent.reminder", house, anna) == 1)
    try await pass(to: 1, after: start, house)
    #expect(try await house.find(match).status == .expired)
  }
}
