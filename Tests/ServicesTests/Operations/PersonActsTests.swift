import Agent
import Domain
import Operations
import Ports
import TestSupport
import Testing

/// What operators do to people, with what is kept for the log and for undo.
struct PersonActsTests {
  private func events(about id: UserID, _ house: TestHouse) async throws -> [Event] {
    try await house.store.read { try $0.events.events(about: .user(id), limit: 20) }
  }

  @Test func anOperatorsWordsReachOnePersonOnceAndAreNobodysOwn() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna", language: .russian)
    let operations = house.operations()
    let act = ActID(high: 7, low: 7)
    for _ in 1...2 { try await operations.write("Hello there.", to: anna.user, as: act) }
    let told = try await house.messages(of: anna).filter { $0.text.contains("Hello there.") }
    #expect(told.map(\.text) == ["Пишет оператор Митко:\n\nHello there."])
    #expect(told.first?.author == .mitko && told.first?.kind == .notice)
    let written = try #require(try await house.store.read { try $0.acts.find(act) })
    #expect(written.kind == .write && written.operatorName == "olga" && written.changed == 1)
    #expect(written.subject == "user \(anna.user)" && written.kind.undoing == .never)
    #expect(try await events(about: anna.user, house).first?.kind == "written")
    await #expect(throws: ActRefusal.readOnly) {
      try await house.operations(of: "rita", .reads).write("Hi.", to: anna.user, as: ActID(high: 7, low: 8))
    }
    try await house.conversation.erase(anna.user)
    await #expect(throws: ActRefusal.gone) {
      try await operations.write("Hi.", to: anna.user, as: ActID(high: 7, low: 9))
    }
    #expect(try await house.store.read { try $0.acts.find(ActID(high: 7, low: 9)) } == nil)
  }

  @Test func aPausedPersonLeavesMatchingAndComesBackByUndo() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let operations = house.operations()
    let preview = try await operations.preview(.people(.pause, [anna.user]))
    #expect(preview.changes == 1 && preview.people == [anna.user])
    // Both were introduced, and both are told.
    #expect(preview.ended == [match.id] && preview.told == 2)
    let done = try await operations.perform(.people(.pause, [anna.user]))
    #expect(done.changed == 1)
    #expect(try await house.user(anna).stage == .paused)
    #expect(try await house.find(match).status == .withdrawn(.paused))
    let event = try #require(try await events(about: anna.user, house).first)
    #expect(event.actor == .operatorNamed("olga") && event.to == "paused")
    let ended = try await house.store.read { try $0.events.events(about: .match(match.id), limit: 1).first }
    #expect(ended?.actor == .operatorNamed("olga") && ended?.to == "withdrawn:paused")
    for person in [anna, boris] {
      #expect(try await house.tags(of: person).last?.hasPrefix("consent.withdrawn") == true)
    }
    #expect(try await house.user(boris).stage == .active)
    // What was withdrawn stays withdrawn: the other side was told.
    let undone = try await operations.undo()
    #expect(undone.undone == .pausePerson && undone.changed == 1)
    #expect(try await house.user(anna).stage == .active)
    #expect(try await house.find(match).status == .withdrawn(.paused))
  }

  @Test func ofTheTwoOfAMatchEachIsCountedOnceAndWhoIsErasedIsNotTold() async throws {
    let house = try await TestHouse.open()
    let (anna, boris, match) = try await house.introduced()
    let operations = house.operations()
    for act in [Wish.PersonAct.pause, .block(reason: "x")] {
      let preview = try await operations.preview(.people(act, [anna.user, boris.user]))
      #expect(preview.ended == [match.id] && preview.told == 2, "\(act)")
    }
    let erased = try await operations.preview(.people(.erase, [anna.user]))
    #expect(erased.ended == [match.id] && erased.told == 1)
    _ = try await operations.perform(.people(.erase, [anna.user]))
    let event = try await house.store.read { try $0.events.events(about: .match(match.id), limit: 1).first }
    #expect(event?.actor == .operatorNamed("olga") && event?.to == "withdrawn:erased")
  }

  @Test func whoWasBlockedWhileTheyCouldNotBeReachedStaysOutOfMatching() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let boris = try await house.provider("boris")
    try await house.store.write { try $0.users.setStage(.unreachable(before: .active), of: anna.user) }
    _ = try await house.operations().perform(.people(.block(reason: "spam"), [anna.user]))
    try await house.send(.help, by: anna)
    #expect(try await house.user(anna).stage == .paused)
    try await house.drain()
    #expect(try await house.matches(of: boris).isEmpty)
  }

  @Test func whyOneIsBlockedAndWhoseAnAddressIsAreNotForReaders() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("4711", from: .telegram)
    let (operations, reader) = (house.operations(), house.operations(of: "rita", .reads))
    _ = try await operations.perform(.people(.block(reason: "told me a secret"), [anna.user]))
    #expect(try await operations.person(anna.user)?.block?.reason == "told me a secret")
    let seen = try #require(try await reader.person(anna.user)?.block)
    #expect(seen.reason.isEmpty && seen.operatorName == "olga")
    let log: EventQuery = try FilterReader().read("kind:block")
    let number = try #require(try await reader.events(log, limit: 1).rows.first?.number)
    #expect(try await operations.event(number)?.former.contains { $0.name == .reason } == true)
    #expect(try await reader.event(number)?.former.contains { $0.name == .reason } == false)
    for name in ["telegram:4711", "4711", "name:4711"] {
      let query: PersonQuery = try FilterReader().read("user:\(name)")
      #expect(try await operations.userIDs(query, limit: 5).ids == [anna.user], "\(name)")
      #expect(try await reader.userIDs(query, limit: 5).ids.isEmpty, "\(name)")
      await #expect(throws: ActRefusal.isNoAudience) { try await reader.audience(query) }
      let events: EventQuery = try FilterReader().read("user:\(name)")
      #expect(try await reader.events(events, limit: 5).rows.isEmpty, "\(name)")
      #expect(
        try await reader.whyNot(PairQuestion(.named("4711"), .id(anna.user))) == .unknown(.named("4711")))
    }
    let ada = try await house.arrive("ada")
    let query: PersonQuery = try FilterReader().read("user:ada")
    #expect(try await reader.userIDs(query, limit: 5).ids == [ada.user])
  }

  @Test func whoPausedByThemselvesComesBackByThemselves() async throws {
    let house = try await TestHouse.open()
    let (anna, boris) = (try await house.seeker("anna"), try await house.provider("boris"))
    let operations = house.operations()
    try await house.send(.pause, by: anna)
    _ = try await operations.perform(.people(.pause, [boris.user]))
    let both = [anna.user, boris.user]
    let preview = try await operations.preview(.people(.resume, both))
    #expect(preview.changes == 1 && preview.refused == [.pausedThemselves: 1])
    let done = try await operations.perform(.people(.resume, both))
    #expect(done.changed == 1 && done.refused == [.pausedThemselves: 1])
    #expect(try await house.user(anna).stage == .paused)
    #expect(try await house.user(boris).stage == .active)
    // Whom an operator paused, who came back and left again, left by themselves.
    _ = try await operations.perform(.people(.pause, [boris.user]))
    try await house.send(.resume, by: boris)
    try await house.send(.pause, by: boris)
    #expect(try await operations.perform(.people(.resume, [boris.user])).refused == [.pausedThemselves: 1])
  }

  @Test func undoLeavesAPersonWhoDidSomethingSince() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    _ = try await operations.perform(.people(.pause, [anna.user]))
    try await house.send(.resume, by: anna)
    #expect(try await operations.undo().refused == [.hasChangedSince: 1])
    #expect(try await house.user(anna).stage == .active)
  }

  @Test func aBlockedPersonMayOnlyTakeOutAndEraseWhatIsTheirs() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    _ = try await operations.perform(.people(.block(reason: "writes to many"), [anna.user]))
    #expect(try await house.user(anna).stage == .paused)
    for command in [UserCommand.say("hello"), .resume, .reset, .start, .showMatches, .newChat] {
      #expect(try await house.send(command, by: anna) == .refused(.blocked), "\(command)")
    }
    #expect(try await house.said(by: anna).isEmpty)
    guard case .export = try await house.send(.export, by: anna) else {
      Issue.record("no export")
      return
    }
    #expect(try await operations.perform(.people(.resume, [anna.user])).refused == [.isBlocked: 1])
    #expect(try await operations.perform(.people(.block(reason: "x"), [anna.user])).refused == [.isSo: 1])
    try await house.send(.erase, by: anna)
    #expect(try await house.press(.confirmErase, by: anna) == .erased)
    #expect(try await operations.perform(.people(.unblock, [anna.user])).refused == [.gone: 1])
  }

  @Test func undoOfABlockOpensEverythingAgain() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    _ = try await operations.perform(.people(.block(reason: "a mistake"), [anna.user]))
    _ = try await operations.undo()
    #expect(try await house.user(anna).stage == .active)
    #expect(try await operations.person(anna.user)?.block == nil)
    guard case .stored = try await house.send(.say("hello"), by: anna) else {
      Issue.record("not taken")
      return
    }
    // And an undone unblocking has the reason of before.
    _ = try await operations.perform(.people(.block(reason: "writes to many"), [anna.user]))
    _ = try await operations.perform(.people(.unblock, [anna.user]))
    #expect(try await operations.person(anna.user)?.block == nil)
    _ = try await operations.undo()
    #expect(try await operations.person(anna.user)?.block?.reason == "writes to many")
  }

  @Test func whoCameBackSinceAnUnblockingIsNotBlockedByItsUndo() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    _ = try await operations.perform(.people(.block(reason: "writes to many"), [anna.user]))
    _ = try await operations.perform(.people(.unblock, [anna.user]))
    try await house.send(.resume, by: anna)
    #expect(try await house.user(anna).stage == .active)
    #expect(try await operations.undo().refused == [.hasChangedSince: 1])
    #expect(try await operations.person(anna.user)?.block == nil)
    #expect(try await house.user(anna).stage == .active)
  }

  @Test func aReplyThatRanBeforeTheBlockStartsNoMatching() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let profile = house.profile("anna", [.seeker: Heading(0)])
    house.interviewer.script.always { _ in
      InterviewTurn(lines: [.init("good")], profile: profile, startsMatching: true)
    }
    try await house.send(.say("start matching"), by: anna)
    let job = try await house.takeJob(.reply)
    let outcome = try await house.run(job)
    _ = try await house.operations().perform(.people(.block(reason: "spam"), [anna.user]))
    _ = try await house.complete(job, outcome)
    #expect(try await house.user(anna).stage == .ready)
  }

  @Test func tagsAreGivenTakenAndUndone() async throws {
    let house = try await TestHouse.open()
    let (anna, boris) = (try await house.arrive("anna"), try await house.arrive("boris"))
    let operations = house.operations()
    let both = [anna.user, boris.user]
    _ = try await operations.perform(.people(.tag("beta"), [anna.user]))
    let second = try await operations.perform(.people(.tag("beta"), both))
    #expect(second.changed == 1 && second.refused == [.isSo: 1])
    let query: PersonQuery = try FilterReader().read("tag:beta")
    #expect(Set(try await operations.userIDs(query, limit: 10).ids) == Set(both))
    // The second act alone is taken back.
    _ = try await operations.undo()
    #expect(try await operations.userIDs(query, limit: 10).ids == [anna.user])
    _ = try await operations.perform(.people(.untag("beta"), [anna.user]))
    _ = try await operations.undo()
    #expect(try await operations.userIDs(query, limit: 10).ids == [anna.user])
  }

  @Test func anErasedPersonLeavesNothingInTheLogOfOperators() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    _ = try await operations.perform(.people(.block(reason: "told me a secret"), [anna.user]))
    let block = try #require(try await operations.lastAct())
    let done = try await operations.perform(.people(.erase, [anna.user]))
    #expect(done.changed == 1)
    #expect(try await house.user(anna).stage == .erased)
    #expect(
      try await house.store.read { try $0.acts.formerValues(of: block.id, after: nil, limit: 10) }.isEmpty)
    let event = try #require(
      try await events(about: anna.user, house).first { $0.kind == "stage" && $0.to == "erased" })
    #expect(event.actor == .operatorNamed("olga"))
    // It cannot be taken back, and says so; of what was before, nothing is left.
    #expect(try await operations.undo().refused == [.cannotBeUndone: 1])
    #expect(try await operations.undo().refused == [.gone: 1])
  }

  @Test func whatIsHiddenIsShownToOperatorsAloneAndWrittenDown() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.join("anna", [.seeker: Heading(0)], contact: "anna@example.org")
    let reader = house.operations(of: "rita", .reads)
    await #expect(throws: ActRefusal.readOnly) {
      try await reader.revealPerson(anna.user, language: .english)
    }
    await #expect(throws: ActRefusal.readOnly) { try await reader.export(anna.user) }
    #expect(try await events(about: anna.user, house).allSatisfy { $0.kind != "revealed" })
    let operations = house.operations()
    let shown = try await operations.revealPerson(anna.user, language: .english)
    #expect(shown.contact?.value == "anna@example.org")
    #expect(shown.identities == [Identity(kind: .demo, value: "anna")])
    #expect(
      shown.facts == [
        RevealedPerson.KnownFact(label: "Mode", value: "remote", quote: "said of anna")
      ])
    #expect(try await events(about: anna.user, house).first?.kind == "revealed")
    #expect(try await operations.export(anna.user).contains("anna@example.org"))
    #expect(try await events(about: anna.user, house).first?.kind == "exported")
  }

  @Test func aSheetHoldsNothingThatAPersonSaid() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.join("anna", [.seeker: Heading(0)], contact: "secret@example.org")
    let sheet = try #require(try await house.operations(of: "rita", .reads).person(anna.user))
    #expect(sheet.facts == [.workMode: 1] && sheet.hasContact)
    var words = ""
    dump(sheet, to: &words)
    #expect(!words.contains("secret") && !words.contains("said of") && !words.contains("annaseekeroffers"))
  }

  @Test(arguments: [
    Wish.PersonAct.pause, .resume, .block(reason: "x"), .unblock, .tag("x"), .untag("x"), .erase,
  ])
  func aReaderChangesNobody(act: Wish.PersonAct) async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let before = try await house.operations().person(anna.user)
    await #expect(throws: ActRefusal.readOnly) {
      try await house.operations(of: "rita", .reads).perform(.people(act, [anna.user]))
    }
    #expect(try await house.operations().person(anna.user) == before)
  }
}
