import Domain
import Operations
import Orchestrator
import Ports
import TestSupport
import Testing

/// What operators do to jobs, with what is kept for the log and for undo.
struct JobActsTests {
  private func events(about id: JobID, _ queue: TestQueue) async throws -> [Event] {
    try await queue.store.read { try $0.events.events(about: .job(id), limit: 20) }
  }

  @Test func aBoostedReplyIsClaimedFirstAndGoesBackToItsPlaceByUndo() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    let first = try await queue.reply(to: anna)
    queue.time.advance(by: .seconds(1))
    let second = try await queue.reply(to: boris)
    let before = try await queue.standing(second)
    let operations = queue.operations()
    let done = try await operations.perform(.jobs(.boost, [second]))
    #expect(done.changed == 1 && done.refused.isEmpty && done.act != nil)
    #expect(try await queue.nextJob() == second)
    let undone = try await operations.undo()
    #expect(undone.undone == .boost && undone.changed == 1)
    #expect(try await queue.nextJob() == first)
    #expect(try await queue.standing(second) == before)
  }

  @Test func whatRunsNextGoesBeforeEverythingAndTakesThePlaceOfTheFormer() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    let reply = try await queue.reply(to: anna)
    let chores = [try await queue.background(), try await queue.background()]
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.runNext, [chores[0]]))
    _ = try await operations.perform(.jobs(.runNext, [chores[1]]))
    #expect(try await queue.nextJob() == chores[1])
    #expect(try await queue.standing(chores[0])?.boost == .first)
    // Neither the budget nor the window is passed by.
    _ = try await queue.take()
    #expect(try await queue.nextStart() != nil)
    #expect(try await queue.job(reply).state == .queued)
  }

  @Test func aHeldJobWaitsUntilItIsReleased() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.hold, [job]))
    #expect(try await queue.job(job).state == .held(.byOperator))
    #expect(try await queue.nextJob() == nil)
    #expect(try await operations.perform(.jobs(.hold, [job])).refused == [.isSo: 1])
    _ = try await operations.perform(.jobs(.release, [job]))
    #expect(try await queue.nextJob() == job)
    _ = try await operations.undo()
    #expect(try await queue.job(job).state == .held(.byOperator))
  }

  @Test func aReplyBetweenTwoAttemptsIsNotHeldBesideTheOneThatWaitsBehindIt() async throws {
    let queue = try await TestQueue.open()
    let (failed, behind) = try await queue.twoReplies(to: try await queue.user("anna"))
    let other = try await queue.waitingReply(to: try await queue.user("boris"))
    let operations = queue.operations()
    let wish = Wish.jobs(.hold, [failed, behind, other])
    let preview = try await operations.preview(wish)
    #expect(preview.changes == 2 && preview.refused == [.isDoneOtherwise: 1])
    let done = try await operations.perform(wish)
    #expect(done.changed == 2 && done.refused == [.isDoneOtherwise: 1])
    #expect(try await queue.job(failed).state == .retrying)
    #expect(try await queue.job(behind).state == .held(.byOperator))
    // Beside one that is held, too.
    #expect(try await operations.perform(.jobs(.hold, [failed])).refused == [.isDoneOtherwise: 1])
    #expect(try await operations.undo().changed == 2)
    #expect(try await queue.job(behind).state == .queued)
    // Once nothing waits behind it, it is held as any other.
    _ = try await operations.perform(.jobs(.cancel, [behind]))
    #expect(try await operations.perform(.jobs(.hold, [failed])).changed == 1)
    #expect(try await queue.job(failed).state == .held(.byOperator))
  }

  @Test func aCancelledReplyTellsItsPersonAndComesBackByUndoWhileNobodyAnswered() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.waitingReply(to: try await queue.user("anna"))
    queue.time.advance(by: .minutes(61))
    let operations = queue.operations()
    let preview = try await operations.preview(.jobs(.cancel, [job]))
    #expect(preview.changes == 1 && preview.people.count == 1)
    #expect(preview.waitedOverAnHour == 1 && preview.told == 1)
    _ = try await operations.perform(.jobs(.cancel, [job]))
    #expect(try await queue.job(job).state == .cancelled)
    let told = try await events(about: job, queue).first { $0.kind == "told.discarded" }
    #expect(told?.actor == .operatorNamed("olga"))
    #expect(try await operations.perform(.jobs(.cancel, [job])).refused == [.hasEnded: 1])
    let undone = try await operations.undo()
    #expect(undone.changed == 1)
    #expect(try await queue.job(job).state == .queued)
  }

  @Test func whoRanNextAndFailedLeavesThePlaceToWhoIsNextByNow() async throws {
    let queue = try await TestQueue.open()
    let one = try await queue.waitingReply(to: try await queue.user("anna"))
    let two = try await queue.waitingReply(to: try await queue.user("boris"))
    let operations = queue.operations()
    #expect(try await operations.perform(.jobs(.runNext, [one])).changed == 1)
    let running = try await queue.takeJob()
    #expect(running.id == one)
    try await queue.fail(running, JobError.failed("no", spent: .nothing))
    #expect(try await queue.standing(one)?.boost == .first)
    #expect(try await operations.perform(.jobs(.runNext, [two])).changed == 1)
    // Held and let go again it stands among the first, beside whoever is next.
    #expect(try await operations.perform(.jobs(.hold, [two])).changed == 1)
    #expect(try await operations.perform(.jobs(.runNext, [one])).changed == 1)
    #expect(try await operations.perform(.jobs(.release, [two])).changed == 1)
    #expect(try await queue.standing(one)?.boost == .next)
    #expect(try await queue.standing(two)?.boost == .first)
  }

  @Test(arguments: [Wish.JobAct.boost, .runNext, .hold])
  func whatComesBackByUndoStandsWhereItStood(_ act: Wish.JobAct) async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.waitingReply(to: try await queue.user("anna"))
    queue.time.advance(by: .minutes(61))
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(act, [job]))
    let (before, standing) = (try await queue.job(job).state, try await queue.standing(job))
    queue.time.advance(by: .minutes(5))
    _ = try await operations.perform(.jobs(.cancel, [job]))
    queue.time.advance(by: .minutes(5))
    #expect(try await operations.undo().changed == 1)
    #expect(try await queue.job(job).state == before)
    #expect(try await queue.standing(job) == standing)
  }

  @Test func aCancelledReplyStaysCancelledWhereSomebodyAnsweredMeanwhile() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    let job = try await queue.waitingReply(to: anna)
    let operations = queue.operations()
    let cancel = try #require(try await operations.perform(.jobs(.cancel, [job])).act)
    guard case .reply(let chat) = try await queue.job(job).task else {
      Issue.record("no reply")
      return
    }
    try await queue.store.write { tx in
      try tx.chats.markAnswered(in: chat, upTo: try tx.chats.lastPosition(in: chat))
    }
    let undone = try await operations.undo()
    #expect(undone.changed == 0 && undone.refused == [.isDoneOtherwise: 1])
    // It was said, and is passed by; named, it can be tried again.
    #expect(try await operations.lastAct() == nil)
    #expect(try await operations.undo(cancel).refused == [.isDoneOtherwise: 1])
  }

  @Test func aPreviewCountsFromWhenAJobCouldHaveBegun() async throws {
    let queue = try await TestQueue.open()
    let later = queue.time.now + .hours(2)
    let jobs = [
      try await queue.background(notBefore: later), try await queue.background(),
    ]
    queue.time.advance(by: .minutes(150))
    let preview = try await queue.operations().preview(.jobs(.cancel, jobs))
    #expect(preview.changes == 2 && preview.waitedOverAnHour == 1)
    queue.time.advance(by: .minutes(31))
    #expect(try await queue.operations().preview(.jobs(.cancel, jobs)).waitedOverAnHour == 2)
  }

  @Test func whoWasToldThatItTakesLongerIsNotToldAgain() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    try await house.send(.say("hello"), by: anna)
    let operations = house.operations()
    let jobs = try await operations.jobIDs(FilterReader().read("kind:reply"), limit: 5).ids
    for told in [1, 0] {
      let preview = try await operations.preview(.jobs(.hold, jobs))
      #expect(preview.changes == 1 && preview.told == told)
      _ = try await operations.perform(.jobs(.hold, jobs))
      #expect(try await house.tags(of: anna).count { $0 == "agent.reply_delayed" } == 1)
      _ = try await operations.perform(.jobs(.release, jobs))
    }
  }

  @Test func aPreviewTellsEachPersonOnceAndNobodyWhoBeganAnew() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    let jobs = [
      try await queue.waitingReply(to: anna), try await queue.waitingReply(to: anna),
      try await queue.waitingReply(to: boris),
    ]
    _ = try await queue.store.write { try $0.users.reset(boris) }
    for act in [Wish.JobAct.hold, .cancel] {
      let preview = try await queue.operations().preview(.jobs(act, jobs))
      #expect(preview.told == 1, "\(act)")
    }
  }

  @Test func aDiscardedJobIsTriedAgainWithFurtherAttempts() async throws {
    let queue = try await TestQueue.open()
    let id = try await queue.background(kind: .cleanUp, costing: .free, maximumAttempts: 1)
    let job = try await queue.takeJob()
    try await queue.store.write { [completion = queue.completion] tx in
      _ = try completion.fail(job, JobError.failed("no", spent: .nothing), jitter: 0, in: tx)
    }
    #expect(try await queue.job(id).state == .discarded)
    let operations = queue.operations()
    #expect(try await operations.perform(.jobs(.cancel, [id])).refused == [.hasEnded: 1])
    _ = try await operations.perform(.jobs(.retry, [id]))
    #expect(try await queue.job(id).state == .queued)
    #expect(try await queue.job(id).maximumAttempts == 6)
    #expect(try await queue.takeJob().id == id)
    // It runs: that cannot be taken back.
    let undone = try await operations.undo()
    #expect(undone.changed == 0 && undone.refused == [.hasChangedSince: 1])
  }

  @Test func whatFailedForGoodHasFailedAgainWhenTryingItAgainIsTakenBack() async throws {
    let queue = try await TestQueue.open()
    let id = try await queue.background(kind: .cleanUp, costing: .free, maximumAttempts: 1)
    let job = try await queue.takeJob()
    try await queue.store.write { [completion = queue.completion] tx in
      _ = try completion.fail(job, JobError.failed("no", spent: .nothing), jitter: 0, in: tx)
    }
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.retry, [id]))
    let undone = try await operations.undo()
    #expect(undone.changed == 1 && undone.refused.isEmpty)
    let after = try await queue.job(id)
    #expect(after.state == .discarded && after.maximumAttempts == 1)
    // What was cancelled is cancelled again, with as many attempts as it had.
    let other = try await queue.waitingReply(to: try await queue.user("anna"))
    let attempts = try await queue.job(other).maximumAttempts
    _ = try await operations.perform(.jobs(.cancel, [other]))
    _ = try await operations.perform(.jobs(.retry, [other]))
    _ = try await operations.undo()
    #expect(try await queue.job(other).state == .cancelled)
    #expect(try await queue.job(other).maximumAttempts == attempts)
  }

  @Test func aChoreOfTheHouseIsNotTriedAgainBesideAnOpenOne() async throws {
    let queue = try await TestQueue.open()
    let first = try await queue.background(kind: .cleanUp, costing: .free)
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.cancel, [first]))
    let second = try await queue.background(kind: .cleanUp, costing: .free)
    let reply = try await queue.waitingReply(to: try await queue.user("anna"))
    _ = try await operations.perform(.jobs(.cancel, [reply]))
    // The refusal of one keeps no other.
    let done = try await operations.perform(.jobs(.retry, [first, reply]))
    #expect(done.changed == 1 && done.refused == [.isDoneOtherwise: 1])
    #expect(try await queue.job(first).state == .cancelled)
    #expect(try await queue.job(second).state == .queued)
    #expect(try await queue.job(reply).state == .queued)
  }

  @Test func aPausedLaneStartsNothingUntilItIsResumed() async throws {
    let queue = try await TestQueue.open()
    let reply = try await queue.reply(to: try await queue.user("anna"))
    let operations = queue.operations()
    #expect(try await operations.perform(.lane(.interactive, isPaused: true)).changed == 1)
    #expect(try await operations.perform(.lane(.interactive, isPaused: true)).refused == [.isSo: 1])
    #expect(try await queue.nextJob() == nil)
    #expect(try await operations.perform(.jobs(.runNext, [reply])).refused == [.laneIsPaused: 1])
    let undone = try await operations.undo()
    #expect(undone.undone == .pauseLane && undone.changed == 1)
    #expect(try await queue.nextJob() == reply)
  }

  @Test func everyActStandsInTheLogWithItsOperatorAndWhatFollowed() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let operations = queue.operations(of: "olga")
    let done = try await operations.perform(.jobs(.hold, [job]))
    let (id, act) = (try #require(done.act), try await operations.lastAct())
    #expect(act?.id == id && act?.kind == .hold && act?.operatorName == "olga")
    #expect(act?.changed == 1 && act?.state == .done && act?.subject == "job \(job)")
    let event = try await events(about: job, queue).first { $0.kind == "job" }
    #expect(event?.actor == .operatorNamed("olga") && event?.from == "queued" && event?.to == "held")
    let kept = try await queue.store.read { try $0.acts.formerValues(of: id, after: nil, limit: 10) }
    #expect(kept.map(\.name) == [.state])
    #expect(kept.first?.former == "queued" && kept.first?.latter == "held:operator")
    _ = try await operations.undo()
    #expect(try await operations.lastAct() == nil)
    await #expect(throws: ActRefusal.nothingToUndo) { try await operations.undo() }
  }

  @Test func whereNothingWouldHaveChangedNothingIsDoneUnasked() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let operations = queue.operations()
    let wish = Wish.jobs(.release, [job])
    let preview = try await operations.preview(wish)
    #expect(preview.changes == 0 && preview.refused == [.isSo: 1])
    _ = try await queue.operations(of: "oleg").perform(.jobs(.hold, [job]))
    let done = try await operations.perform(wish, after: preview)
    #expect(done.act == nil && done.changed == 0 && done.refused == [.isSo: 1])
    #expect(try await queue.job(job).state == .held(.byOperator))
    #expect(try await operations.perform(wish, after: operations.preview(wish)).changed == 1)
    await #expect(throws: ActRefusal.readOnly) {
      try await queue.operations(of: "rita", .reads).perform(wish, after: preview)
    }
  }

  @Test func whatHasBecomePossibleSinceItWasAskedIsLeft() async throws {
    let queue = try await TestQueue.open()
    let jobs = [
      try await queue.reply(to: try await queue.user("anna")),
      try await queue.reply(to: try await queue.user("boris")),
    ]
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.hold, [jobs[0]]))
    let wish = Wish.jobs(.hold, jobs)
    let preview = try await operations.preview(wish)
    #expect(preview.changes == 1 && preview.refused == [.isSo: 1])
    #expect(wish.confirmed(preview) == .jobs(.hold, [jobs[1]]))
    // By now it could be held again, of which nobody was asked.
    _ = try await operations.perform(.jobs(.release, [jobs[0]]))
    let done = try await operations.perform(wish, after: preview)
    #expect(done.changed == 1 && done.refused == [.isSo: 1])
    #expect(try await queue.job(jobs[0]).state == .queued)
    #expect(try await queue.job(jobs[1]).state == .held(.byOperator))
  }

  @Test func aKeyThatDoesTheOneOrTheOtherDoesTheOneWhileThereIsSomethingLeftToDo() async throws {
    let queue = try await TestQueue.open()
    let jobs = [try await queue.background(), try await queue.background()]
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.boost, [jobs[0]]))
    let all = try FilterReader().read("state:queued", as: JobQuery.self)
    let first = try await operations.proposal(.jobs(.boost, all))
    #expect(first.wish.kind == .boost && first.preview.changes == 1)
    #expect(try await operations.perform(first.wish, after: first.preview).changed == 1)
    let second = try await operations.proposal(.jobs(.boost, all))
    #expect(second.wish.kind == .unboost && second.preview.changes == 2)
    // Nothing is there, so nothing is so.
    let none = try FilterReader().read("state:held", as: JobQuery.self)
    let nothing = try await operations.proposal(.jobs(.hold, none))
    #expect(nothing.wish.kind == .hold && nothing.preview.changes == 0)
    await #expect(throws: ActRefusal.readOnly) {
      try await queue.operations(of: "rita", .reads).proposal(.jobs(.boost, all))
    }
  }

  @Test func anActThatChangesNothingLeavesNoTrace() async throws {
    let queue = try await TestQueue.open()
    let operations = queue.operations()
    let done = try await operations.perform(.jobs(.cancel, [queue.ids.next(Job.self)]))
    #expect(done.act == nil && done.changed == 0 && done.refused == [.gone: 1])
    #expect(try await queue.store.read { try $0.acts.recent(before: nil, limit: 5) } == [])
  }

  @Test func undoLeavesRowsAloneThatSomebodyChangedSince() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    let jobs = [try await queue.reply(to: anna), try await queue.reply(to: anna)]
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    _ = try await olga.perform(.jobs(.hold, jobs))
    _ = try await oleg.perform(.jobs(.release, [jobs[0]]))
    let undone = try await olga.undo()
    #expect(undone.changed == 1 && undone.refused == [.hasChangedSince: 1])
    #expect(try await queue.job(jobs[1]).state == .queued)
  }

  @Test(arguments: Wish.JobAct.allCases)
  func whoMayOnlyLookDoesNothing(act: Wish.JobAct) async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let operations = queue.operations(of: "rita", .reads)
    let before = try await queue.job(job)
    await #expect(throws: ActRefusal.readOnly) { try await operations.perform(.jobs(act, [job])) }
    await #expect(throws: ActRefusal.readOnly) { try await operations.undo() }
    #expect(try await queue.job(job) == before)
    _ = try await operations.preview(.jobs(act, [job]))
  }
}
