import Domain
import Operations
import Orchestrator
import Ports
import TestSupport
import Testing

/// What is taken back, what stays because somebody did something since, and what is asked before.
struct UndoTests {
  // MARK: The same value again

  @Test func aJobThatSomebodyElseHeldAgainStaysTheirs() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    _ = try await olga.perform(.jobs(.hold, [job]))
    _ = try await oleg.perform(.jobs(.release, [job]))
    _ = try await oleg.perform(.jobs(.hold, [job]))
    let undone = try await olga.undo()
    #expect(undone.changed == 0 && undone.refused == [.hasChangedSince: 1])
    #expect(try await queue.job(job).state == .held(.byOperator))
  }

  @Test func aLaneThatSomebodyElsePausedAgainStaysTheirs() async throws {
    let queue = try await TestQueue.open()
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    _ = try await olga.perform(.lane(.background, isPaused: true))
    _ = try await oleg.perform(.lane(.background, isPaused: false))
    _ = try await oleg.perform(.lane(.background, isPaused: true))
    #expect(try await olga.undo().refused == [.hasChangedSince: 1])
    #expect(try await queue.store.read { try $0.steering.stillLanes() } == [.background])
  }

  @Test func aSettingThatSomebodyElseSetToTheSameStaysTheirs() async throws {
    let queue = try await TestQueue.open()
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    _ = try await olga.perform(.settings([.weeklyBudget: 12]))
    for value in [3.0, 12] { _ = try await oleg.perform(.settings([.weeklyBudget: value])) }
    #expect(try await olga.undo().refused == [.hasChangedSince: 1])
    #expect(try await queue.store.read { try $0.settings.value(of: .weeklyBudget) } == 12)
  }

  @Test func whoPausedThemselvesSinceStaysPaused() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    _ = try await operations.perform(.people(.pause, [anna.user]))
    try await house.send(.resume, by: anna)
    try await house.send(.pause, by: anna)
    #expect(try await operations.undo().refused == [.hasChangedSince: 1])
    #expect(try await house.user(anna).stage == .paused)
  }

  @Test func whoWasBlockedSinceIsNotLetBackByTheUndoOfAPause() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    _ = try await house.operations().perform(.people(.pause, [anna.user]))
    _ = try await house.operations(of: "oleg").perform(.people(.block(reason: "spam"), [anna.user]))
    #expect(try await house.operations().undo().refused == [.isBlocked: 1])
    #expect(try await house.user(anna).stage == .paused)
  }

  @Test func aTagThatSomebodyElseGaveAgainStaysAndAnotherWordIsNoChange() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let (olga, oleg) = (house.operations(of: "olga"), house.operations(of: "oleg"))
    func tags() async throws -> [String] { try await house.store.read { try $0.people.tags(of: anna.user) } }
    _ = try await olga.perform(.people(.tag("beta"), [anna.user]))
    _ = try await oleg.perform(.people(.tag("vip"), [anna.user]))
    #expect(try await olga.undo().changed == 1)
    #expect(try await tags() == ["vip"])
    _ = try await olga.perform(.people(.tag("beta"), [anna.user]))
    _ = try await oleg.perform(.people(.untag("beta"), [anna.user]))
    _ = try await oleg.perform(.people(.tag("beta"), [anna.user]))
    #expect(try await olga.undo().refused == [.hasChangedSince: 1])
    #expect(try await tags() == ["beta", "vip"])
  }

  @Test func aMatchThatWasLiftedAndWithdrawnAnewStaysApart() async throws {
    let house = try await TestHouse.open()
    let (anna, _, match) = try await house.introduced()
    let (olga, oleg) = (house.operations(of: "olga"), house.operations(of: "oleg"))
    _ = try await olga.perform(.matches(.withdraw, [match.id]))
    _ = try await oleg.perform(.matches(.qualifyAgain, [match.id]))
    #expect(try await house.match(of: anna).status == .pending)
    #expect(try await olga.undo().refused == [.hasChangedSince: 1])
  }

  @Test func whatWasTakenBackSinceHasNotHappened() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    let before = try await queue.standing(job)
    _ = try await olga.perform(.jobs(.boost, [job]))
    _ = try await oleg.perform(.jobs(.hold, [job]))
    _ = try await oleg.perform(.jobs(.release, [job]))
    #expect(try await oleg.undo().undone == .release)
    #expect(try await oleg.undo().undone == .hold)
    #expect(try await olga.undo().changed == 1)
    #expect(try await queue.job(job).state == .queued)
    #expect(try await queue.standing(job)?.boost == before?.boost)
  }

  @Test func whatWasDoneTwiceSinceIsTakenBackByItsLastAlone() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    let boost = try #require(try await oleg.perform(.jobs(.boost, [job])).act)
    _ = try await olga.perform(.jobs(.unboost, [job]))
    _ = try await oleg.perform(.jobs(.boost, [job]))
    #expect(try await oleg.undo(boost).refused == [.hasChangedSince: 1])
    #expect(try await olga.undo().refused == [.hasChangedSince: 1])
    #expect(try await queue.standing(job)?.boost == .first)
  }

  // MARK: Places

  @Test(arguments: [false, true])
  func bothGetTheirPlacesBackWhicheverIsOlder(olderFirst: Bool) async throws {
    let queue = try await TestQueue.open()
    let chores = [try await queue.background(), try await queue.background()]
    let (former, latter) = olderFirst ? (chores[0], chores[1]) : (chores[1], chores[0])
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.runNext, [former]))
    _ = try await operations.perform(.jobs(.runNext, [latter]))
    let undone = try await operations.undo()
    #expect(undone.changed == 2 && undone.refused.isEmpty)
    #expect(try await queue.standing(former)?.boost == .next)
    #expect(try await queue.standing(latter)?.boost == Boost.none)
  }

  @Test func whereSomethingElseRunsNextByNowThePlaceIsNotGivenBack() async throws {
    let queue = try await TestQueue.open()
    let chores = [
      try await queue.background(), try await queue.background(), try await queue.background(),
    ]
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    _ = try await olga.perform(.jobs(.runNext, [chores[0]]))
    _ = try await olga.perform(.jobs(.runNext, [chores[1]]))
    _ = try await oleg.perform(.jobs(.runNext, [chores[2]]))
    #expect(try await olga.undo().refused == [.hasChangedSince: 2])
    #expect(try await queue.standing(chores[2])?.boost == .next)
    #expect(try await queue.standing(chores[0])?.boost == .first)
  }

  // MARK: What is asked before

  @Test func onlyTheLastThingThatAnOperatorDidJustNowIsTakenBackUnasked() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    let job = try await queue.reply(to: anna)
    let operations = queue.operations()
    await #expect(throws: ActRefusal.nothingToUndo) { try await operations.undoOffer() }
    let boost = try #require(try await operations.perform(.jobs(.boost, [job])).act)
    #expect(
      try await operations.undoOffer()
        == UndoOffer(try #require(try await operations.lastAct()), last: boost, now: queue.time.now))
    #expect(try await !operations.undoOffer().asks)
    // Another's is asked about, and an older one.
    #expect(try await queue.operations(of: "oleg").undoOffer(boost).asks)
    let hold = try #require(try await operations.perform(.jobs(.hold, [job])).act)
    #expect(try await operations.undoOffer().act.id == hold)
    #expect(try await operations.undoOffer(boost).asks)
    _ = try await operations.undo()
    // The last thing was the undo: pressed twice, it asks.
    #expect(try await operations.undoOffer().act.id == boost)
    #expect(try await operations.undoOffer().asks)
    _ = try await operations.perform(.jobs(.hold, [job]))
    queue.time.advance(by: .minutes(10))
    #expect(try await operations.undoOffer().asks)
    await #expect(throws: ActRefusal.readOnly) {
      try await queue.operations(of: "rita", .reads).undoOffer()
    }
  }

  @Test(arguments: [(20, false), (21, true)])
  func manyRowsAreAskedAbout(rows: Int, asks: Bool) async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(rows)
    _ = try await queue.operations().perform(.jobs(.boost, jobs))
    #expect(try await queue.operations().undoOffer().asks == asks)
  }

  @Test func whatCannotBeTakenBackIsSaidOnceAndThenPassedBy() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    let operations = house.operations()
    _ = try await operations.perform(.people(.tag("beta"), [anna.user]))
    let advance = try #require(try await operations.perform(.advanceRound(from: 1)).act)
    #expect(try await !operations.undoOffer().asks)
    #expect(try await operations.undo().refused == [.cannotBeUndone: 1])
    #expect(try await operations.undoOffer().act.kind == .tag)
    #expect(try await operations.undoOffer().asks)
    #expect(try await operations.undo().changed == 1)
    #expect(try await operations.undo(advance).refused == [.cannotBeUndone: 1])
    await #expect(throws: ActRefusal.nothingToUndo) { try await operations.undo() }
  }

  @Test func anUndoIsNotUndone() async throws {
    let queue = try await TestQueue.open()
    let job = try await queue.reply(to: try await queue.user("anna"))
    let operations = queue.operations()
    _ = try await operations.perform(.jobs(.hold, [job]))
    let undo = try #require(try await operations.undo().act)
    #expect(try await operations.undo(undo).refused == [.isUndo: 1])
    #expect(try await queue.job(job).state == .queued)
  }

  // MARK: Cut short

  private func boosts(_ jobs: [JobID], _ queue: TestQueue) async throws -> [Boost: Int] {
    try await queue.store.read { tx in
      try jobs.reduce(into: [:]) { $0[try tx.steering.standing(of: $1)?.boost ?? .none, default: 0] += 1 }
    }
  }

  private func act(_ id: ActID, _ queue: TestQueue) async throws -> Act {
    try #require(try await queue.store.read { try $0.acts.find(id) })
  }

  @Test func anActThatIsCutShortTellsHowFarItCameAndCanBeTakenBack() async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(1_200)
    let locked = queue.operations(store: MeddledStore(queue.store, locked: 1..<2))
    let cut = try await #require(throws: ActCutShort.self) {
      try await locked.perform(.jobs(.boost, jobs))
    }
    #expect(cut.kind == .boost && cut.undone == nil && cut.changed == 500 && cut.rows == 1_200)
    #expect(cut.cause as? StoreError == .busy)
    #expect(try await boosts(jobs, queue) == [.first: 500, .none: 700])
    let last = try #require(try await queue.operations().lastAct())
    #expect(last.state == .stopped && last.changed == 500)
    #expect(try await queue.operations().undoOffer().asks)
    let undone = try await queue.operations().undo()
    #expect(undone.changed == 500 && undone.refused.isEmpty)
    #expect(try await boosts(jobs, queue) == [.none: 1_200])
  }

  @Test func anActWhoseProgramIsGoneIsTakenForStopped() async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(600)
    let killed = queue.operations(store: MeddledStore(queue.store, locked: 1..<100))
    await #expect(throws: ActCutShort.self) { try await killed.perform(.jobs(.boost, jobs)) }
    let operations = queue.operations()
    #expect(try await operations.lastAct()?.state == .running)
    // It may still go on: what another batch changes would not be taken back.
    #expect(try await operations.undo().refused == [.isUnderWay: 1])
    queue.time.advance(by: .minutes(1))
    #expect(try await operations.lastAct()?.state == .stopped)
    #expect(try await operations.undo().changed == 500)
    #expect(try await boosts(jobs, queue) == [.none: 600])
  }

  @Test func whatWasTakenForStoppedAndTakenBackDoesNotGoOn() async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(1_200)
    // The program stands still before its second batch, and somebody takes the first one back meanwhile.
    let stopped = queue.operations(
      store: MeddledStore(queue.store) { number in
        guard number == 1 else { return }
        queue.time.advance(by: .minutes(1))
        let act = try await queue.operations().lastAct()
        let undone = try await queue.operations(of: "oleg").undo(act?.id)
        #expect(undone.changed == 500)
      })
    let cut = try await #require(throws: ActCutShort.self) { try await stopped.perform(.jobs(.boost, jobs)) }
    #expect(cut.changed == 500 && cut.rows == 1_200)
    #expect(cut.cause as? ActRefusal == .hasChangedSince)
    #expect(try await boosts(jobs, queue) == [.none: 1_200])
  }

  @Test func whoeverStoodStillStopsNobodyWhoGoesOnWithTheSameUndo() async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(1_700)
    let boost = try #require(try await queue.operations().perform(.jobs(.boost, jobs)).act)
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let (reached, reach) = AsyncStream.makeStream(of: Void.self)
    let (freed, free) = AsyncStream.makeStream(of: Void.self)
    // Who takes it over has claimed it, and is between two batches when the other one wakes up.
    let oleg = queue.operations(
      of: "oleg",
      store: MeddledStore(queue.store) { number in
        guard number == 2 else { return }
        reach.finish()
        for await _ in freed {}
      })
    let takeover = Task {
      for await _ in begun {}
      return try await oleg.undo(boost)
    }
    let olga = queue.operations(
      store: MeddledStore(queue.store) { number in
        guard number == 2 else { return }
        queue.time.advance(by: .minutes(1))
        begin.finish()
        for await _ in reached {}
      })
    let cut = try await #require(throws: ActCutShort.self) { try await olga.undo(boost) }
    #expect(cut.changed == 500 && cut.cause as? ActRefusal == .hasChangedSince)
    free.finish()
    #expect(try await takeover.value.changed == 1_200)
    #expect(try await boosts(jobs, queue) == [.none: 1_700])
  }

  @Test func anUndoThatIsCutShortGoesOnWhenItIsAskedForAgain() async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(1_200)
    let boost = try #require(try await queue.operations().perform(.jobs(.boost, jobs)).act)
    // One of those that are left is held by somebody.
    let held = try #require(jobs.last)
    _ = try await queue.operations(of: "oleg").perform(.jobs(.hold, [held]))
    // The undo claims the act, then gives back the first batch.
    let locked = queue.operations(store: MeddledStore(queue.store, locked: 2..<3))
    let cut = try await #require(throws: ActCutShort.self) { try await locked.undo() }
    #expect(cut.kind == .undo && cut.undone == .boost && cut.changed == 500 && cut.rows == 1_200)
    #expect(try await act(boost, queue).undoneAt == nil)
    let undo = try #require(try await queue.store.read { try $0.acts.undo(of: boost) })
    #expect(undo.state == .stopped && undo.changed == 500)
    let rest = try await queue.operations().undo()
    #expect(rest.act == undo.id && rest.changed == 699 && rest.refused == [.hasChangedSince: 1])
    #expect(try await boosts(jobs, queue) == [.none: 1_199, .first: 1])
    #expect(try await act(boost, queue).undoneAt == queue.time.now)
    let done = try await act(undo.id, queue)
    #expect(done.state == .done && done.changed == 1_199 && done.refused == 1)
    await #expect(throws: ActRefusal.nothingToUndo) { try await queue.operations().undo() }
    #expect(try await queue.operations().undo(boost).refused == [.isSo: 1])
  }

  @Test(arguments: [(from: 1, left: 600), (from: 2, left: 100)])
  func anUndoWhoseProgramIsGoneIsGoneOnWithByAnybodyAfterAWhile(from: Int, left: Int) async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(600)
    let boost = try #require(try await queue.operations().perform(.jobs(.boost, jobs)).act)
    // It had claimed the act, or given back a batch too.
    let killed = queue.operations(store: MeddledStore(queue.store, locked: from..<100))
    await #expect(throws: (any Error).self) { try await killed.undo() }
    let oleg = queue.operations(of: "oleg")
    #expect(try await oleg.undo(boost).refused == [.isUnderWay: 1])
    queue.time.advance(by: .minutes(1))
    #expect(try await oleg.undo(boost).changed == left)
    #expect(try await boosts(jobs, queue) == [.none: 600])
  }

  @Test func anUndoThatGaveNothingBackLeavesNoTraceAndIsAskedForAnew() async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(3)
    let boost = try #require(try await queue.operations().perform(.jobs(.boost, jobs)).act)
    let locked = queue.operations(store: MeddledStore(queue.store, locked: 1..<2))
    await #expect(throws: StoreError.busy) { try await locked.undo() }
    #expect(try await queue.store.read { try $0.acts.undo(of: boost) } == nil)
    #expect(try await queue.operations().undo().changed == 3)
  }

  @Test(arguments: [false, true])
  func ofTwoWhoTakeOneActBackOneIsToldThatItIsSo(wasCutShort: Bool) async throws {
    let queue = try await TestQueue.open()
    let jobs = try await queue.chores(501)
    let (olga, oleg) = (queue.operations(of: "olga"), queue.operations(of: "oleg"))
    let boost = try #require(try await olga.perform(.jobs(.boost, jobs)).act)
    if wasCutShort {
      let locked = queue.operations(store: MeddledStore(queue.store, locked: 2..<3))
      await #expect(throws: ActCutShort.self) { try await locked.undo() }
    }
    // The other one writes between the first one's look and write.
    let meddled = queue.operations(
      of: "olga",
      store: MeddledStore(queue.store) { number in
        guard number == 0 else { return }
        let first = try await oleg.undo(boost)
        #expect(first.changed == (wasCutShort ? 1 : 501))
      })
    let late = try await meddled.undo(boost)
    #expect(late.changed == 0 && late.refused == [.isSo: 1])
    #expect(try await boosts(jobs, queue) == [.none: 501])
  }
}
