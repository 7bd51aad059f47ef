import Agent
import Domain
import Orchestrator
import Ports
import TestSupport
import Testing

/// Replies that are seen while they are made, and stopped.
@Suite(.timeLimit(.minutes(10))) struct GrowingReplyTests {
  /// A speaker whose words a test hands out, one after another.
  struct Mouth {
    let words: AsyncStream<String>.Continuation
    let said: AsyncStream<String>
    private let house: TestHouse

    /// - Parameters:
    ///   - end: what it makes of the end of its words.
    ///   - complaint: what it throws where it is cancelled.
    init(
      in house: TestHouse, end: InterviewTurn = InterviewTurn(lines: [.init("Hello there.", phraseTag: "t")]),
      complaint: any Error = CancellationError()
    ) {
      self.house = house
      let (stream, words) = AsyncStream.makeStream(of: String.self)
      let (said, saying) = AsyncStream.makeStream(of: String.self)
      (self.words, self.said) = (words, said)
      house.interviewer.speak { _, progress in
        for await text in stream {
          await progress(text)
          saying.yield(text)
        }
        if Task.isCancelled { throw complaint }
        return end
      }
    }

    /// Says a text and returns once it has been taken in.
    func say(_ text: String) async throws {
      words.yield(text)
      #expect(try await said.next() == text)
    }
  }

  /// The first draft of a chat that fits.
  private func draft(
    of person: Person, in house: TestHouse, where fits: @escaping (ReplyDraft?) -> Bool
  ) async throws -> ReplyDraft? {
    let changes = house.store.changes()
    var ticks = changes.makeAsyncIterator()
    while true {
      let draft = try await house.store.read { try $0.drafts.draft(of: person.chat) }
      if fits(draft) { return draft }
      _ = await ticks.next()
    }
  }

  @Test func theTextIsADraftAsItGrowsAtMostOnceAnIntervalAndTheCommitTakesItsPlace() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    let mouth = Mouth(in: house)
    async let outcome = house.run(job)
    try await mouth.say("Hel")
    let first = try await draft(of: anna, in: house) { $0 != nil }
    #expect(first == ReplyDraft(job: job.id, attempt: 1, text: "Hel"))
    // Until the interval is over nothing more is written, and then the newest.
    await house.time.sleepers(atLeast: 1)
    try await mouth.say("Hello")
    try await mouth.say("Hello there")
    #expect(try await house.store.read { try $0.drafts.draft(of: anna.chat)?.text } == "Hel")
    house.time.advance(by: .milliseconds(100))
    _ = try await draft(of: anna, in: house) { $0?.text == "Hello there" }
    mouth.words.finish()
    try await house.complete(job, try await outcome)
    #expect(try await house.store.read { try $0.drafts.draft(of: anna.chat) } == nil)
    let last = try #require(try await house.messages(of: anna).last)
    #expect(last.text == "Hello there.")
    #expect(last.job == job.id)
    #expect(last.mark == nil)
  }

  @Test func theHeadsOfTheProcessHearOfItAtOnce() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let boris = try await house.arrive("boris")
    let (heard, elsewhere) = (house.live.drafts(of: anna.chat), house.live.drafts(of: boris.chat))
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    let mouth = Mouth(in: house)
    async let outcome = house.run(job)
    try await mouth.say("Hel")
    #expect(try await heard.next() == ReplyDraft(job: job.id, attempt: 1, text: "Hel"))
    // No clock was moved and nothing waited for: only the newest is kept for whoever reads slowly.
    try await mouth.say("Hello")
    try await mouth.say("Hello there")
    #expect(try await heard.next().text == "Hello there")
    mouth.words.finish()
    try await house.complete(job, try await outcome)
    let silent = Task {
      for await draft in elsewhere { return draft as ReplyDraft? }
      return nil
    }
    silent.cancel()
    #expect(await silent.value == nil)
  }

  @Test func aStoppedReplyIsTheTextSoFarTeachesNothingAndIsPaidFor() async throws {
    let house = try await TestHouse.open(
      maker: .provider("p"), prices: [.provider("p"): .atMost(Money(clamping: 900))])
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    let spent = Outcome.Spending(
      cost: Money(clamping: 70), usage: TokenUsage(input: 7, output: 2), model: "small")
    let mouth = Mouth(
      in: house, end: InterviewTurn(lines: [], contact: Contact(kind: .email, value: "a@b.example")),
      complaint: ModelFailure(.cancelled, spent: .estimated(spent)))
    async let outcome = house.run(job)
    try await mouth.say("Hello the")
    _ = try await draft(of: anna, in: house) { $0 != nil }
    try await house.send(.stopReply(job.id), by: anna)
    await house.time.sleepers(atLeast: 1)
    house.time.advance(by: .milliseconds(100))
    try await house.complete(job, try await outcome)
    let last = try #require(try await house.messages(of: anna).last)
    #expect(last.text == "Hello the")
    #expect(last.author == .mitko)
    #expect(last.kind == .said)
    #expect(last.mark == .stopped)
    #expect(last.job == job.id)
    try await house.store.read { tx throws in
      #expect(try tx.drafts.draft(of: anna.chat) == nil)
      #expect(try tx.chats.unanswered(in: anna.chat) == [])
      #expect(try tx.chats.interviewState(of: anna.chat) == nil)
      #expect(try tx.users.find(anna.user)?.contact == nil)
      #expect(try tx.jobs.find(job.id)?.state == .completed)
      #expect(try tx.ledger.entry(of: job.id, attempt: 1)?.state == .settled(cost: Money(clamping: 70)))
    }
    // What the user wrote is in the history, once.
    #expect(try await house.said(by: anna) == ["hello"])
  }

  @Test func aReplyStoppedWhileItIsBegunAnewKeepsNothingOfWhatWasDropped() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    let mouth = Mouth(in: house)
    async let outcome = house.run(job)
    try await mouth.say("My instructions")
    _ = try await draft(of: anna, in: house) { $0?.text == "My instructions" }
    // What was said cannot be used: the interviewer is asked again.
    try await mouth.say("")
    await house.time.sleepers(atLeast: 1)
    house.time.advance(by: .milliseconds(100))
    _ = try await draft(of: anna, in: house) { $0?.text == "" }
    try await house.send(.stopReply(job.id), by: anna)
    await house.time.sleepers(atLeast: 1)
    house.time.advance(by: .milliseconds(100))
    try await house.complete(job, try await outcome)
    #expect(try await house.tags(of: anna).last == "agent.reply_stopped")
    #expect(try await !house.messages(of: anna).contains { $0.text.contains("instructions") })
  }

  @Test func aReplyStoppedBeforeItSaidAnythingIsToldOf() async throws {
    let house = try await TestHouse.open(
      maker: .provider("p"), prices: [.provider("p"): .atMost(Money(clamping: 900))])
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    _ = Mouth(in: house)
    try await house.send(.stopReply(job.id), by: anna)
    // The wish was there before the attempt: nobody is asked.
    try await house.complete(job, try await house.run(job))
    let last = try #require(try await house.messages(of: anna).last)
    #expect(last.kind == .notice)
    #expect(
      last.text == "Stopped before I had said anything. Write on, or /again to have me answer after all.")
    #expect(try await house.store.read { try $0.chats.unanswered(in: anna.chat) } == [])
    #expect(
      try await house.store.read { try $0.ledger.entry(of: job.id, attempt: 1)?.state }
        == .settled(cost: .zero))
  }

  @Test func aWishThatComesWhenTheReplyIsWholeChangesNothing() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    let mouth = Mouth(in: house)
    mouth.words.finish()
    let outcome = try await house.run(job)
    try await house.send(.stopReply(job.id), by: anna)
    try await house.complete(job, outcome)
    #expect(try await house.messages(of: anna).last?.mark == nil)
    // Nor does one about a reply that has ended touch the next one.
    try await house.send(.stopReply(job.id), by: anna)
    try await house.send(.say("and?"), by: anna)
    let next = try await house.takeJob(.reply)
    #expect(try await house.store.read { try !$0.drafts.isStopRequested(of: next.id) })
  }

  @Test func nobodyStopsTheReplyOfSomebodyElse() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let boris = try await house.arrive("boris")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    try await house.send(.stopReply(job.id), by: boris)
    #expect(try await house.store.read { try !$0.drafts.isStopRequested(of: job.id) })
  }

  @Test func aWorkerThatDiesAfterTheWishLeavesAReplyThatTheNextOneStops() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    try await house.store.write { tx throws in
      try tx.drafts.set(ReplyDraft(job: job.id, attempt: 1, text: "Hel"), of: anna.chat)
    }
    try await house.send(.stopReply(job.id), by: anna)
    house.time.advance(by: .seconds(61))
    try await house.store.write { [completion = house.completion] in try completion.rescue(job, in: $0) }
    #expect(try await house.store.read { try $0.drafts.draft(of: anna.chat) } == nil)
    let again = try await house.takeJob(.reply)
    #expect(again.attempt == 2)
    try await house.complete(again, try await house.run(again))
    #expect(try await house.tags(of: anna).last == "agent.reply_stopped")
    #expect(try await house.said(by: anna) == ["hello"])
  }

  @Test func theEndOfTheProgramIsNoWishToStop() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let job = try await house.takeJob(.reply)
    let mouth = Mouth(in: house)
    let run = Task { try await house.run(job) }
    try await mouth.say("Hel")
    run.cancel()
    #expect(await run.result.isFailure)
    try await house.giveBack(job)
    try await house.store.read { tx throws in
      #expect(try tx.drafts.draft(of: anna.chat) == nil)
      #expect(try tx.chats.unanswered(in: anna.chat).map(\.text) == ["hello"])
    }
  }
}

extension Result {
  fileprivate var isFailure: Bool { if case .failure = self { true } else { false } }
}
