import Agent
import Domain
import Localization
import Orchestrator
import Ports
import TestSupport
import Testing

struct ReplyTests {
  let fine: @Sendable (InterviewContext) throws -> InterviewTurn = { _ in
    InterviewTurn(lines: [.init("Fine.", phraseTag: "line.fine")])
  }

  @Test func aFailedModelCallLeavesTheTextInPlaceTellsTheUserOnceAndIsRetried() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    house.interviewer.script.expect { _ in throw Breakdown() }
    house.interviewer.script.expect { _ in throw Breakdown() }
    house.interviewer.script.expect(fine)
    #expect(try await house.drain().count == 1)
    #expect(try await house.said(by: anna) == ["hello"])
    #expect(try await house.tags(of: anna) == ["agent.greeting", "agent.reply_delayed"])
    // With jitter 1 the delays are 2 s and 4 s.
    house.time.advance(by: .microseconds(1_999_999))
    #expect(try await house.drain() == [])
    house.time.advance(by: .microseconds(1))
    #expect(try await house.drain().map(\.attempt) == [2])
    house.time.advance(by: .seconds(4))
    #expect(try await house.drain().map(\.attempt) == [3])
    #expect(try await house.tags(of: anna) == ["agent.greeting", "agent.reply_delayed", "line.fine"])
    // Nothing waits any more: the thinking mark has nothing to stand for.
    #expect(try await house.store.read { try $0.jobs.openReply(of: anna.chat) } == nil)
    #expect(try await house.store.read { try $0.chats.unanswered(in: anna.chat) } == [])
  }

  @Test func afterTheLastAttemptTheGenerationIsDiscardedWithItsErrorsAndItsUserIsTold() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    house.interviewer.script.always { _ in throw Breakdown() }
    var jobs: [Job] = []
    for _ in 0..<5 {
      jobs += try await house.drain()
      house.time.advance(by: .minutes(10))
    }
    #expect(jobs.map(\.attempt) == [1, 2, 3, 4, 5])
    #expect(try await house.drain() == [])
    let job = try await house.job(jobs[0].id)
    #expect(job.state == .discarded)
    let errors = try await house.store.read { try $0.jobs.errors(of: job.id) }
    #expect(errors.map(\.error) == Array(repeating: "failed: Breakdown", count: 5))
    #expect(
      try await house.tags(of: anna) == ["agent.greeting", "agent.reply_delayed", "agent.reply_failed"])
    #expect(try await house.said(by: anna) == ["hello"])
  }

  @Test func whatCouldNotBeAnsweredIsReadWithTheNextMessage() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("I live in Berlin"), by: anna)
    house.interviewer.script.expect { _ in throw JobError.permanent("refused") }
    try await house.drain()
    #expect(try await house.tags(of: anna).last == "agent.reply_failed")
    house.interviewer.script.expect(fine)
    try await house.send(.say("are you there?"), by: anna)
    try await house.drain()
    #expect(
      house.interviewer.script.inputs[1].unanswered.map(\.text) == ["I live in Berlin", "are you there?"])
  }

  @Test func aTextThatNoReplySurvivesDoesNotStandInTheWayForEver() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    house.interviewer.script.always { context in
      if context.unanswered.contains(where: { $0.text == "poison" }) { throw JobError.permanent("refused") }
      return InterviewTurn(lines: [.init("Fine.", phraseTag: "line.fine")])
    }
    for text in ["poison", "hello?", "still there?"] {
      try await house.send(.say(text), by: anna)
      try await house.drain()
    }
    #expect(
      try await house.tags(of: anna) == [
        "agent.greeting", "agent.reply_failed", "agent.reply_failed", "line.fine",
      ])
  }

  @Test func aMessageBehindAReplyThatIsDiscardedIsStillAnswered() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("one"), by: anna)
    let job = try await house.takeJob(.reply)
    try await house.send(.say("two"), by: anna)
    try await house.fail(job, JobError.permanent("refused"))
    house.interviewer.script.expect(fine)
    try await house.drain()
    #expect(house.interviewer.script.inputs.map { $0.unanswered.map(\.text) } == [["one", "two"]])
    #expect(try await house.tags(of: anna).last == "line.fine")
  }

  @Test func anInvalidProfileChangesNothingAndTheConversationGoesOn() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let half = Profile(facets: [.seeker: Facet()])
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("And what do you do?")], profile: half, showsProfile: true)
    }
    try await house.send(.say("I look for work"), by: anna)
    try await house.drain()
    #expect(try await house.store.read { try $0.profiles.current(of: anna.user) } == nil)
    #expect(try await house.user(anna).stage == .onboarding)
    #expect(try await house.messages(of: anna).last?.text == "And what do you do?")
    #expect(try await house.openCount(.embed) == 0)
    await #expect(throws: InvalidProfile.self) { try await house.store(half, of: anna) }
    #expect(try await house.store.read { try $0.profiles.current(of: anna.user) } == nil)
  }

  /// Anna told enough of herself and was shown her profile.
  private func houseOfOneWhoSawTheCard() async throws -> (TestHouse, Person) {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let profile = house.profile("anna", [.seeker: Heading(0)])
    house.interviewer.script.expect { _ in
      InterviewTurn(lines: [.init("Here you are.")], profile: profile, showsProfile: true)
    }
    try await house.send(.say("I write Go"), by: anna)
    try await house.drain()
    return (house, anna)
  }

  @Test func theFirstValidProfileIsShownWithTheButtonThatStartsMatching() async throws {
    let (house, anna) = try await houseOfOneWhoSawTheCard()
    let card = try #require(try await house.messages(of: anna).last)
    let version = try #require(try await house.store.read { try $0.profiles.current(of: anna.user) })
    #expect(card.kind == .profileCard(version.id))
    #expect(card.actions.map(\.intent) == [.activate])
    #expect(try await house.user(anna).stage == .ready)
    try await house.press(.activate, by: anna)
    #expect(try await house.user(anna).stage == .active)
    #expect(try await house.tags(of: anna).last == "agent.activated")
  }

  @Test func whoSaysStartIsSearchedForOnceAsAfterThePress() async throws {
    let (house, anna) = try await houseOfOneWhoSawTheCard()
    for expected in ["agent.activated", "agent.already_active"] {
      house.interviewer.script.expect { _ in InterviewTurn(lines: [], startsMatching: true) }
      try await house.send(.say("start"), by: anna)
      try await house.drain()
      #expect(try await house.user(anna).stage == .active)
      #expect(try await house.tags(of: anna).last == expected)
    }
    // The button says the same, and changes nothing.
    try await house.press(.activate, by: anna)
    #expect(try await house.tags(of: anna).last == "agent.already_active")
    let stages = try await house.store.read { try $0.events.events(about: .user(anna.user), limit: 100) }
      .filter { $0.kind == "stage" }.map(\.to)
    #expect(stages.filter { $0 == "active" }.count == 1)
  }

  @Test func whoPausedMeanwhileIsNotStartedByAnOlderWord() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.store(house.profile("anna", [.seeker: Heading(0)]), of: anna)
    try await house.send(.showProfile, by: anna)
    try await house.send(.say("start"), by: anna)
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("Fine.")], startsMatching: true) }
    let job = try await house.takeJob(.reply)
    let outcome = try await house.run(job)
    try await house.press(.activate, by: anna)
    try await house.send(.pause, by: anna)
    try await house.complete(job, outcome)
    #expect(try await house.user(anna).stage == .paused)
  }

  @Test func editingAnActiveProfileKeepsItActiveAndAQueuedMatchStepSeesTheNewText() async throws {
    let house = try await TestHouse.open()
    // Too far from each other as things stand.
    let anna = try await house.seeker("anna", at: 0)
    let boris = try await house.provider("boris", at: 90)
    try await house.drain()
    #expect(try await house.matches(of: boris) == [])
    try await house.wake()
    let edited = house.profile("annatwo", [.seeker: Heading(90)])
    house.interviewer.script.expect { _ in InterviewTurn(lines: [.init("Changed.")], profile: edited) }
    try await house.send(.say("I want something else now"), by: anna)
    try await house.drain()
    #expect(try await house.user(anna).stage == .active)
    let match = try await house.match(of: boris)
    let version = try await house.store.read { try $0.profiles.current(of: anna.user) }
    #expect(match.seeker.version == version?.id)
    #expect(version?.number == 2)
  }

  @Test func aReplyThatWasThinkingDoesNotUnhideWhatItsOwnerHidMeanwhile() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let profile = house.profile("anna", [.seeker: Heading(0)])
    try await house.store(profile, of: anna)
    var learnt = profile
    learnt.facets[.seeker]?.practical.facts.append(
      Fact(.relocation(true), source: Evidence(message: MessageID(high: 0, low: 0), quote: "I'd move")))
    house.interviewer.script.expect { [learnt] _ in InterviewTurn(lines: [.init("Noted.")], profile: learnt) }
    try await house.send(.say("I'd move"), by: anna)
    let job = try await house.takeJob(.reply)
    let outcome = try await house.run(job)
    try await house.send(.setPublicChoices(PublicChoices(hiddenWords: ["bring"])), by: anna)
    try await house.complete(job, outcome)
    let current = try await house.store.read { try $0.profiles.current(of: anna.user)?.profile }
    #expect(current?.choices == PublicChoices(hiddenWords: ["bring"]))
    #expect(
      current?.facets[.seeker]?.practical.facts.map(\.value) == [.workMode(.remote), .relocation(true)])
  }

  // MARK: Reset and erase win

  @Test func aReplyThatRunsWhileItsUserIsResetHasNoEffectAndTheOldProfileStaysGone() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let profile = house.profile("anna", [.seeker: Heading(0)])
    house.interviewer.script.expect { _ in
      InterviewTurn(
        lines: [.init("Here you are.")], profile: profile, showsProfile: true,
        contact: Contact(kind: .email, value: "anna@example.org"), state: [1])
    }
    try await house.send(.say("I write Go"), by: anna)
    let job = try await house.takeJob(.reply)
    let outcome = try await house.run(job)
    try await house.send(.reset, by: anna)
    try await house.press(.confirmReset, by: anna)
    #expect(try await house.complete(job, outcome) == .late)
    #expect(try await house.messages(of: anna).map(\.text) == [house.phrases.text(.agent(.greeting))])
    let user = try await house.user(anna)
    #expect(user.stage == .onboarding)
    #expect(user.contact == nil)
    try await house.store.read { (tx) throws in
      #expect(try tx.profiles.current(of: anna.user) == nil)
      #expect(try tx.chats.interviewState(of: anna.chat) == nil)
      #expect(try tx.jobs.find(job.id)?.state == .cancelled)
    }
    // A failure that comes late says nothing either.
    #expect(try await house.fail(job, Breakdown()) == .late)
    #expect(try await house.tags(of: anna) == ["agent.greeting"])
  }

  @Test func anEraseWinsOverAReplyAndVectorsThatAreBeingMade() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.store(house.profile("anna", [.seeker: Heading(0)]), of: anna)
    let embed = try await house.takeJob(.embed)
    let vectors = try await house.run(embed)
    house.interviewer.script.expect(fine)
    try await house.send(.say("hello"), by: anna)
    let reply = try await house.takeJob(.reply)
    let answer = try await house.run(reply)
    try await house.send(.erase, by: anna)
    #expect(try await house.press(.confirmErase, by: anna) == .erased)
    #expect(try await house.complete(embed, vectors) == .late)
    #expect(try await house.complete(reply, answer) == .late)
    #expect(try await house.user(anna).stage == .erased)
    #expect(try await house.messages(of: anna) == [])
    #expect(
      try await house.store.read { try $0.profiles.latestVectors(of: anna.user, in: house.embedder.space) }
        == [])
    await #expect(throws: StoreError.missing("user or chat")) {
      try await house.send(.say("hello"), by: anna)
    }
    let later = try await house.arrive("anna")
    #expect(later.user != anna.user)
    #expect(try await house.tags(of: later) == ["agent.greeting"])
  }
}
