import Agent
import Domain
import Operations
import Orchestrator
import Ports
import TestSupport
import Testing

/// Writing to many people at once: each once, whatever happens in between, and nobody who does not want it.
struct AnnouncementTests {
  private func query(_ text: String) throws -> PersonQuery { try FilterReader().read(text) }

  private func received(_ person: Person, _ house: TestHouse) async throws -> [String] {
    try await house.messages(of: person).filter { $0.text.contains("We move") }.map(\.text)
  }

  @Test func everybodyWhoIsMeantGetsItOnceWithTheWayOut() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let boris = try await house.arrive("boris", language: .russian)
    let operations = house.operations()
    let audience = try await operations.audience(PersonQuery())
    #expect(audience.count == .exactly(2) && Set(audience.first.map(\.demoName)) == ["anna", "boris"])
    let done = try await operations.perform(.announce("We move to a new address.", to: PersonQuery()))
    #expect(done.changed == 1)
    try await house.work([.announce])
    #expect(
      try await received(anna, house) == [
        "We move to a new address.\n\nFrom whoever runs Mitko. /news off: no more of these."
      ])
    #expect(
      try await received(boris, house) == [
        "We move to a new address.\n\nОт тех, кто держит Митко. /news off — больше таких не присылать."
      ])
    let announcement = try #require(try await operations.announcements(limit: 10).first)
    #expect(announcement.state == .done && announcement.sent == 2 && announcement.chosen == .exactly(2))
    #expect(announcement.operatorName == "olga" && announcement.audience.isEmpty)
  }

  @Test func whoWantsNoneIsBlockedOrIsGoneGetsNone() async throws {
    let house = try await TestHouse.open()
    let (anna, boris) = (try await house.arrive("anna"), try await house.arrive("boris"))
    let (clara, dora) = (try await house.arrive("clara"), try await house.arrive("dora"))
    let operations = house.operations()
    try await house.send(.setAnnouncements(false), by: boris)
    _ = try await operations.perform(.people(.block(reason: "spam"), [clara.user]))
    try await house.conversation.erase(dora.user)
    #expect(try await operations.audience(PersonQuery()).count == .exactly(1))
    _ = try await operations.perform(.announce("We move.", to: PersonQuery()))
    try await house.work([.announce])
    #expect(try await received(anna, house).count == 1)
    #expect(try await received(boris, house).isEmpty)
    #expect(try await received(clara, house).isEmpty)
    let announcement = try #require(try await operations.announcements(limit: 1).first)
    // Only who said so wanted none.
    #expect(announcement.sent == 1 && announcement.passed == 1)
  }

  @Test func whomNobodyFoundYetIsMeantAllTheSameAndHowManyIsToldAsAtLeast() async throws {
    let house = try await TestHouse.open()
    let old = try await house.arrive("old")
    house.time.advance(by: .days(40))
    // More than one look sees them all before those who have not come for long.
    let many = LookBound.rows(for: 1) + 500
    try await house.store.write { tx in
      for number in 1...many {
        let user = try tx.users.create(
          identity: Identity(kind: .demo, value: "p\(number)"), language: .english, isDemo: true)
        try tx.users.touch(user.id)
      }
    }
    let operations = house.operations()
    let query = try query("seen>30d")
    #expect(try await operations.audience(query).count == .atLeast(0))
    let preview = try await operations.preview(.announce("We move.", to: query))
    #expect(preview.changes == 1 && preview.audience == .atLeast(0) && preview.refused.isEmpty)
    var shown = preview
    shown.audience = preview.audience.map { .exactly($0.known - 1) }
    let grown = try await operations.perform(.announce("We move.", to: query), after: shown)
    #expect(grown.changed == 0 && grown.refused == [.audienceGrew: 1])
    let done = try await operations.perform(.announce("We move.", to: query), after: preview)
    #expect(done.changed == 1 && done.audience == .atLeast(0))
    #expect(try await operations.announcements(limit: 1).first?.chosen == .atLeast(0))
    try await house.work([.announce])
    #expect(try await received(old, house).count == 1)
    #expect(try await operations.announcements(limit: 1).first?.sent == 1)
  }

  @Test func aNewAttemptGoesToThoseWhoWouldHaveItStill() async throws {
    let house = try await TestHouse.open()
    var people: [Person] = []
    for name in ["4711", "4712", "4713", "4714"] {
      people.append(try await house.arrive(name, from: .telegram))
    }
    try await house.sendEverything()
    let operations = house.operations()
    let done = try await operations.perform(.announce("We move.", to: PersonQuery()))
    #expect(done.audience == .exactly(4))
    try await house.work([.announce])
    let id = try #require(try await operations.announcements(limit: 1).first?.id)
    try await house.store.write { tx in
      for delivery in try tx.deliveries.due(limit: 10) {
        try tx.deliveries.markFailed(delivery.message, to: delivery.identity, retryAt: nil, error: "gone")
      }
    }
    #expect(try await operations.announcements(limit: 1).first?.failed == 4)
    try await house.send(.setAnnouncements(false), by: people[1])
    _ = try await operations.perform(.people(.block(reason: "spam"), [people[2].user]))
    let gone = people[3].user
    try await house.store.write { try $0.users.setStage(.unreachable(before: .onboarding), of: gone) }
    let preview = try await operations.preview(.retryDeliveries(id))
    #expect(preview.changes == 1 && preview.told == 1)
    #expect(try await operations.perform(.retryDeliveries(id)).changed == 1)
    #expect(try await operations.announcements(limit: 1).first?.failed == 3)
    // Nobody else would have it.
    #expect(try await operations.perform(.retryDeliveries(id)).refused == [.isNoAudience: 1])
  }

  @Test func whoSaysNoBeforeTheirTurnGetsNone() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    _ = try await house.operations().perform(.announce("We move.", to: PersonQuery()))
    try await house.send(.setAnnouncements(false), by: anna)
    try await house.work([.announce])
    #expect(try await received(anna, house).isEmpty)
  }

  @Test func anAudienceIsWhomItsFilterMeansAndWhoComesLaterIsNot() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    let operations = house.operations()
    #expect(try await operations.audience(try query("role:provider")).count == .exactly(1))
    #expect(try await operations.audience(try query("user:boris")).first.map(\.id) == [boris.user])
    _ = try await operations.perform(.announce("We move.", to: try query("role:provider")))
    let clara = try await house.provider("clara")
    try await house.work([.announce])
    #expect(try await received(anna, house).isEmpty)
    #expect(try await received(boris, house).count == 1)
    #expect(try await received(clara, house).isEmpty)
    // Named people are kept by their ids: an erase finds no name in it.
    _ = try await operations.perform(.announce("We move.", to: try query("user:boris")))
    #expect(try await operations.announcements(limit: 1).first?.audience == "user:\(boris.user)")
  }

  @Test func wordsAndNamesOfSeveralAreNoAudience() async throws {
    let house = try await TestHouse.open()
    _ = try await house.arrive("anna")
    let operations = house.operations()
    for filter in ["anna", "user:nobody"] {
      await #expect(throws: ActRefusal.isNoAudience) { try await operations.audience(try query(filter)) }
      let done = try await operations.perform(.announce("We move.", to: try query(filter)))
      #expect(done.changed == 0 && done.refused == [.isNoAudience: 1])
    }
    let nobody = try await operations.perform(.announce("We move.", to: try query("stage:active")))
    #expect(nobody.refused == [.isNoAudience: 1])
    #expect(try await operations.announcements(limit: 10).isEmpty)
  }

  @Test func manyPeopleAreReachedInBatchesAndAWorkerThatDiesRepeatsNone() async throws {
    let house = try await TestHouse.open()
    let people = try await house.store.write { tx in
      try (1...450).map {
        try tx.users.create(
          identity: Identity(kind: .demo, value: "p\($0)"), language: .english, isDemo: true
        ).id
      }
    }
    let operations = house.operations()
    _ = try await operations.perform(.announce("We move.", to: PersonQuery()))
    // The first attempt dies before its commit, the second one's effects stand.
    let lost = try await house.takeJob(.announce)
    _ = try await house.run(lost)
    try await house.store.write { [completion = house.completion] tx in
      let error = JobError.failed("the worker stopped", spent: .nothing)
      _ = try completion.fail(lost, error, jitter: 0, in: tx)
    }
    house.time.advance(by: .hours(1))
    try await house.work([.announce])
    let counts = try await house.store.read { tx in
      try people.map { user in
        try tx.chats.messages(in: tx.chats.main(of: user).id, before: nil, limit: 10).count
      }
    }
    #expect(counts.allSatisfy { $0 == 1 } && counts.count == 450)
    let announcement = try #require(try await operations.announcements(limit: 1).first)
    #expect(announcement.sent == 450 && announcement.state == .done)
  }

  @Test func aStoppedOneSendsNoMoreAndGoesOnWhenItIsTriedAgain() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let operations = house.operations()
    _ = try await operations.perform(.announce("We move.", to: PersonQuery()))
    let id = try #require(try await operations.announcements(limit: 1).first?.id)
    let job = try await house.takeJob(.announce)
    let outcome = try await house.run(job)
    #expect(try await operations.perform(.stopAnnouncement(id)).changed == 1)
    // What a worker had in its hands comes to nothing.
    _ = try await house.complete(job, outcome)
    #expect(try await received(anna, house).isEmpty)
    #expect(try await operations.perform(.stopAnnouncement(id)).refused == [.hasEnded: 1])
    #expect(try await operations.perform(.retryDeliveries(id)).changed == 1)
    try await house.work([.announce])
    #expect(try await received(anna, house).count == 1)
    #expect(try await operations.perform(.retryDeliveries(id)).refused == [.isDoneOtherwise: 1])
    // The log tells it all, as of the announcement.
    let events = try await house.store.read { try $0.events.events(about: .announcement(id), limit: 10) }
    #expect(
      events.reversed().map { "\($0.from ?? "") \($0.to ?? "")" } == [
        " sending", "sending stopped", "stopped sending", "sending done",
      ])
    #expect(events.reversed().map(\.actor) == Array(repeating: .operatorNamed("olga"), count: 3) + [.program])
    #expect(events.allSatisfy { $0.kind == "announcement" })
  }

  @Test func whomItCouldNotBeBroughtToIsListedAndTriedAgain() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("4711", from: .telegram)
    try await house.sendEverything()
    let operations = house.operations()
    _ = try await operations.perform(.announce("We move.", to: PersonQuery()))
    try await house.work([.announce])
    let id = try #require(try await operations.announcements(limit: 1).first?.id)
    try await house.store.write { tx in
      for delivery in try tx.deliveries.due(limit: 10) {
        try tx.deliveries.markFailed(
          delivery.message, to: delivery.identity, retryAt: nil, error: "bot was blocked by the user")
      }
    }
    #expect(try await operations.announcements(limit: 1).first?.failed == 1)
    let failures = try await operations.failures(of: id, limit: 10)
    #expect(failures.map(\.person.id) == [anna.user])
    #expect(failures.map(\.error) == ["bot was blocked by the user"])
    #expect(try await operations.perform(.retryDeliveries(id)).changed == 1)
    let event = try await house.store.read { try $0.events.events(about: .announcement(id), limit: 1).first }
    #expect(event?.kind == "delivery" && event?.to == "pending")
    #expect(try await house.store.read { try $0.deliveries.due(limit: 10) }.count == 1)
    #expect(try await operations.announcements(limit: 1).first?.failed == 0)
  }

  @Test func aTestGoesToTheOperatorAlone() async throws {
    let house = try await TestHouse.open()
    let (anna, olga) = (try await house.arrive("anna"), try await house.arrive("olga"))
    let operations = house.operations()
    try await operations.testAnnouncement("We move.", to: Identity(kind: .demo, value: "olga"))
    #expect(try await received(olga, house).count == 1)
    #expect(try await received(anna, house).isEmpty)
    // It is an act as all others, and none that could be taken back.
    let act = try #require(try await house.store.read { try $0.acts.recent(before: nil, limit: 1).first })
    #expect(act.kind == .testAnnouncement && act.operatorName == "olga" && act.changed == 1)
    let event = try await house.store.read {
      try $0.rooms.events(in: .ofAct(act.id), from: .newest, limit: 2)
    }
    #expect(event.map(\.event.kind) == ["announcement.test"])
    #expect(event.map(\.event.actor) == [.operatorNamed("olga")])
    await #expect(throws: ActRefusal.nothingToUndo) { try await operations.undo() }
    await #expect(throws: ActRefusal.hasNoConversation) {
      try await operations.testAnnouncement("We move.", to: Identity(kind: .demo, value: "nobody"))
    }
    await #expect(throws: ActRefusal.readOnly) {
      try await house.operations(of: "rita", .reads).testAnnouncement(
        "We move.", to: Identity(kind: .demo, value: "olga"))
    }
  }

  @Test func anErasedPersonIsInNoListOfRecipients() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let operations = house.operations()
    _ = try await operations.perform(.announce("We move.", to: PersonQuery()))
    try await house.work([.announce])
    let id = try #require(try await operations.announcements(limit: 1).first?.id)
    #expect(try await house.store.read { try $0.announcements.hasReached(anna.user, id) })
    try await house.conversation.erase(anna.user)
    #expect(try await house.store.read { try !$0.announcements.hasReached(anna.user, id) })
  }

  @Test func aReaderSendsStopsAndRetriesNothing() async throws {
    let house = try await TestHouse.open()
    _ = try await house.arrive("anna")
    let reader = house.operations(of: "rita", .reads)
    let id = AnnouncementID(high: 1, low: 1)
    for wish in [Wish.announce("x", to: PersonQuery()), .stopAnnouncement(id), .retryDeliveries(id)] {
      await #expect(throws: ActRefusal.readOnly) { try await reader.perform(wish) }
    }
    #expect(try await reader.announcements(limit: 10).isEmpty)
  }
}
