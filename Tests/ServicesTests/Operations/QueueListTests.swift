import Domain
import Operations
import Orchestrator
import Ports
import TestSupport
import Testing

/// What the Queue room and its verb list.
struct QueueListTests {
  private func read(_ text: String) throws -> JobQuery { try FilterReader().read(text) }

  private func ids(_ text: String, _ queue: TestQueue) async throws -> [JobID] {
    try await queue.operations().jobs(try read(text), limit: 50).rows.map(\.job.id)
  }

  @Test func whatWaitsStandsInTheOrderInWhichItWillStart() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    let chore = try await queue.background(for: boris)
    queue.time.advance(by: .seconds(1))
    let first = try await queue.reply(to: anna)
    queue.time.advance(by: .seconds(1))
    let second = try await queue.reply(to: boris)
    // Replies go before background work, each waits until what the one before it cost is earned back.
    #expect(try await ids("", queue) == [first, second, chore])
    let rows = try await queue.operations().jobs(JobQuery(), limit: 50).rows
    #expect(rows[0].plan?.cause == .now && rows[1].plan?.cause == .behind(people: 1))
    #expect(rows[1].plan?.at == queue.time.now + .seconds(1008))
    #expect(rows[0].estimate == .atMost(.cents(1)))
    #expect(rows[0].person?.demoName == "anna")
  }

  @Test func whatAClaimTakesStandsFirstWithItsTimeHoweverManyWaitForLonger() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    let burst = try await queue.user("burst")
    let free = try await queue.store.write { [ids = queue.ids] tx -> [JobID] in
      try (0..<2_000).compactMap { _ in
        try tx.jobs.enqueue(
          NewJob(
            .qualify(ids.next(Match.self)), maker: TestQueue.provider, user: nil, epoch: 0, notBefore: tx.now)
        )?.id
      }
        + (0..<600).compactMap { _ in
          try tx.jobs.enqueue(
            NewJob(
              .embed(ids.next(ProfileVersion.self)), maker: TestQueue.provider, user: burst, epoch: 0,
              notBefore: tx.now))?.id
        }
    }
    for job in free { queue.prices.set(.atMost(.cents(30)), of: job) }
    queue.time.advance(by: .seconds(1))
    let reply = try await queue.reply(to: try await queue.user("anna"))
    #expect(try await queue.nextJob() == reply)
    let operations = queue.operations()
    let rows = try await operations.jobs(JobQuery(), limit: 5).rows
    #expect(rows.first?.job.id == reply && rows.first?.plan == PlannedStart(at: queue.time.now, cause: .now))
    #expect(try await operations.job(reply)?.row.plan?.at == queue.time.now)
    // Nobody looked at the last of the crowd: that is said, and no cause is made up.
    let last = try #require(try await operations.job(free[1_999]))
    #expect(last.row.plan == PlannedStart(at: nil, cause: .beyondPlan))
    #expect(last.row.estimate == .atMost(.cents(30)))
    // Page by page everything comes once.
    var seen: [JobID] = []
    var cursor: JobCursor?
    repeat {
      let page = try await operations.jobs(JobQuery(), after: cursor, limit: 400)
      seen += page.rows.map(\.job.id)
      cursor = page.next
    } while cursor != nil
    #expect(seen.count == 2_601 && Set(seen).count == 2_601)
    // Of what stands still for another reason that is said, beyond the plan too.
    _ = try await operations.perform(.lane(.background, isPaused: true))
    #expect(try await operations.job(free[1_999])?.row.plan?.cause == .lanePaused)
  }

  @Test func aFilterNamesPeopleByDemoNameEndOfIdAndWhole() async throws {
    let queue = try await TestQueue.open()
    let (anna, boris) = (try await queue.user("anna"), try await queue.user("boris"))
    let hers = try await queue.reply(to: anna)
    let his = try await queue.reply(to: boris)
    #expect(try await ids("user:anna", queue) == [hers])
    #expect(try await ids("user:\(anna)", queue) == [hers])
    #expect(try await ids("user:\(anna.tail)", queue) == [hers])
    #expect(try await ids("-user:anna", queue) == [his])
    #expect(try await ids("user:nobody", queue) == [])
  }

  @Test func wordsAndExpressionsAreFoundInWhatALineSays() async throws {
    let queue = try await TestQueue.open()
    let reply = try await queue.reply(to: try await queue.user("anna"))
    let chore = try await queue.background(kind: .qualify)
    #expect(try await ids("anna", queue) == [reply])
    #expect(try await ids("/qual|intro/", queue) == [chore])
    #expect(try await ids("-anna", queue) == [chore])
    await #expect(throws: PatternMistake.self) {
      try await queue.operations().jobs(try self.read("/a{2,1}/"), limit: 5)
    }
  }

  @Test func aNameIsFoundHoweverItsLettersAreMadeUp() async throws {
    let queue = try await TestQueue.open()
    // One letter, and a letter with its mark.
    let composed = try await queue.reply(to: try await queue.user("Zo\u{EB}"))
    let marked = try await queue.reply(to: try await queue.user("Mire\u{301}ille"))
    #expect(try await ids("ZO\u{CB}", queue) == [composed])
    #expect(try await ids("zoe\u{308}", queue) == [composed])
    #expect(try await ids("mir\u{E9}ille", queue) == [marked])
    #expect(try await ids("zoe", queue) == [])
  }

  @Test func aRowThatIsFoundAmongManyIsAsWholeAsTheOthers() async throws {
    let queue = try await TestQueue.open()
    for _ in 0..<30 { _ = try await queue.background(kind: .qualify) }
    queue.time.advance(by: .seconds(1))
    let reply = try await queue.reply(to: try await queue.user("anna"))
    for words in ["kind:reply", "anna", "/repl/", "user:anna"] {
      let page = try await queue.operations().jobs(try read(words), limit: 3)
      #expect(page.rows.map(\.job.id) == [reply], "\(words)")
      #expect(page.rows.first?.person?.demoName == "anna", "\(words)")
      #expect(page.rows.first?.plan != nil && page.next == nil, "\(words)")
    }
  }

  @Test func statesLanesAndKindsNarrowIt() async throws {
    let queue = try await TestQueue.open()
    let reply = try await queue.reply(to: try await queue.user("anna"))
    let chores = [
      try await queue.background(kind: .qualify), try await queue.background(kind: .introduce),
    ]
    _ = try await queue.operations().perform(.jobs(.hold, [chores[0]]))
    #expect(try await ids("state:held", queue) == [chores[0]])
    #expect(try await ids("lane:background state:queued", queue) == [chores[1]])
    #expect(try await ids("kind:reply", queue) == [reply])
    #expect(try await ids("state:running", queue) == [])
    // All of them, for an act.
    #expect(
      Set(try await queue.operations().jobIDs(try read("lane:background"), limit: 100).ids) == Set(chores))
  }

  @Test func anActOnWordsTellsThatTheyAreSearchedAmongTheNewest() async throws {
    let queue = try await TestQueue.open()
    let operations = queue.operations()
    let oldest = try await queue.background(kind: .qualify)
    queue.time.advance(by: .seconds(1))
    let ids = queue.ids
    try await queue.store.write { tx in
      for _ in 0..<LookBound.search {
        _ = try tx.jobs.enqueue(
          NewJob(.summarise(ids.next(Chat.self)), user: nil, epoch: 0, notBefore: tx.now))
      }
    }
    let words = try read("qualify")
    let page = try await operations.jobs(words, limit: 20)
    let found = try await operations.wish(.jobs(.cancel, words))
    // By its kind it is found, however many there are.
    let filter = try read("kind:qualify")
    let all = try await operations.wish(.jobs(.cancel, filter))
    #expect(page.rows.isEmpty && page.isSearchCut && page.next == nil)
    #expect(found.wish == .jobs(.cancel, []) && found.reach == .newest(10_000))
    #expect(all.wish == .jobs(.cancel, [oldest]) && all.reach == .all)
  }

  @Test func aJobIsFoundByItsWholeIdWhateverCameAfterIt() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    let old = try await queue.reply(to: anna)
    for _ in 0..<3 { _ = try await queue.reply(to: anna) }
    let page = try await queue.operations().jobs(try read("job:\(old)"), limit: 50)
    #expect(page.rows.map(\.job.id) == [old] && page.looked == 1 && page.next == nil)
    #expect(try await ids("job:\(old) kind:qualify", queue) == [])
    #expect(try await ids("job:\(queue.ids.next(Job.self))", queue) == [])
  }

  @Test func anActOnAllThatMatchIsAboutJustThose() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    _ = try await queue.reply(to: anna)
    let chores = [try await queue.background(kind: .qualify), try await queue.background(kind: .introduce)]
    let query = try read("lane:background")
    let (wish, reach) = try await queue.operations().wish(.jobs(.hold, query))
    guard case .jobs(.hold, let meant) = wish else {
      Issue.record("\(wish)")
      return
    }
    #expect(Set(meant) == Set(chores) && reach == .all)
    // What screens call it finds it as well.
    #expect(try await ids("kind:judge", queue) == [chores[0]])
  }

  @Test func aPageGoesOnWhereTheOneBeforeItStopped() async throws {
    let queue = try await TestQueue.open()
    let anna = try await queue.user("anna")
    var all: Set<JobID> = []
    for _ in 0..<7 { all.insert(try await queue.reply(to: anna)) }
    var query = JobQuery()
    query.states = Choice([.queued])
    var seen: [JobID] = []
    var cursor: JobCursor?
    repeat {
      let page = try await queue.operations().jobs(query, after: cursor, limit: 3)
      seen += page.rows.map(\.job.id)
      cursor = page.next
    } while cursor != nil
    #expect(seen.count == 7 && Set(seen) == all)
  }

  @Test func aJobsPageTellsItsLifeAndHidesWhatWasSaid() async throws {
    let queue = try await TestQueue.open()
    let id = try await queue.reply(to: try await queue.user("anna"))
    _ = try await queue.operations().perform(.jobs(.hold, [id]))
    let sheet = try #require(try await queue.operations().job(id))
    #expect(sheet.events.filter { $0.kind == "job" }.map(\.to) == ["queued", "held"])
    #expect(sheet.events.last?.actor == .operatorNamed("olga"))
    #expect(sheet.recordings.isEmpty && sheet.calls.isEmpty)
    await #expect(throws: ActRefusal.gone) { try await queue.operations().revealRecordings(of: id) }
    await #expect(throws: ActRefusal.readOnly) {
      try await queue.operations(of: "rita", .reads).revealRecordings(of: id)
    }
    #expect(try await queue.operations().job(queue.ids.next(Job.self)) == nil)
  }

  @Test func theOverviewNamesWhatHasWaitedLongest() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    #expect(try await queue.operations().overview().longestWaiting == nil)
    let first = try await queue.background(kind: .qualify)
    queue.time.advance(by: .hours(1))
    let second = try await queue.background(kind: .qualify)
    // Where no reply waits it is the work behind.
    #expect(try await queue.operations().overview().longestWaiting?.job == first)
    #expect(try await queue.operations().overview().longestWaiting?.kind == .qualify)
    // What an operator puts first has not waited longer by that.
    _ = try await queue.operations().perform(.jobs(.boost, [second]))
    #expect(try await queue.operations().overview().longestWaiting?.job == first)
    let reply = try await queue.reply(to: try await queue.user("anna"))
    let both = try await queue.operations().overview()
    #expect(both.longestWaiting?.job == reply && both.longestBehind?.job == first)
  }

  @Test func theOverviewCountsWhatIsThere() async throws {
    let queue = try await TestQueue.open(weekly: 6, burst: 1)
    let anna = try await queue.user("anna")
    let reply = try await queue.reply(to: anna)
    _ = try await queue.background(kind: .qualify)
    let figures = try await queue.operations().overview()
    #expect(figures.count(.queued, in: .interactive) == 1 && figures.count(.queued, in: .background) == 1)
    #expect(figures.longestWaiting?.job == reply && figures.longestWaiting?.kind == .reply)
    #expect(figures.longestWaiting?.plan.cause == .now)
    #expect(figures.count(atLeast: .talking) == 1 && figures.count(atLeast: .ready) == 0)
    #expect(figures.money.counted == .zero && figures.money.level == 1_000_000)
    let before = try await queue.operations().pulse()
    #expect(try await queue.operations().pulse() == before, "nothing moves while nothing happens")
    let job = try await queue.takeJob()
    #expect(try await queue.operations().pulse() != before)
    try await queue.finish(job)
    let after = try await queue.operations().overview()
    #expect(after.money.counted == .cents(1) && after.money.reserved == .zero)
    #expect(after.hours.last == .cents(1) && after.hours.count == 168)
  }
}
