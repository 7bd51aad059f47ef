import Domain
import TestSupport
import Testing

@Suite struct QueuePlaybackTests {
  /// What the queue does next that is not a hold, which changes nothing for anybody else.
  private func step(_ queue: inout SimulatedQueue, costing share: Double) -> QueueDecision {
    while true {
      let decision = queue.step { _, bound in
        (.zero, Money(clamping: Int64(Double(bound.microdollars) * share)))
      }
      guard case .hold = decision else { return decision }
    }
  }

  /// Among the few that the playback looks at, the order decides as among all, whoever joins and whatever it costs.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theFewWhoMatterDecideAsAllDo(seed: UInt64) {
    for number in 0..<100 as Range<UInt64> {
      let random = SeededRandom(seed: seed * 1_000 + number)
      let budget = Budget(weekly: .dollars(6), burst: .cents(random.pick([0, 1, 5, 85, 600])))
      var queue = SimulatedQueue(budget: budget)
      if random.chance(0.1) { queue.paused = [random.pick(Lane.allCases)] }
      for _ in 0..<random.int(in: 0...30) { join(&queue, random) }
      var playback = QueuePlayback(
        waiting: queue.lines, budget: budget, bucket: queue.bucket, window: queue.window,
        paused: queue.paused,
        now: queue.now)
      for turn in 0..<120 {
        if random.chance(0.3), let job = join(&queue, random) { playback.add(job) }
        let share = random.chance(0.5) ? 1 : random.unit() * 1.5
        let started = queue.now
        let decision = step(&queue, costing: share)
        let played = playback.next()
        switch (decision, played) {
        case (.start(let id, let bound), .started(let job, let reserved)):
          #expect(id == job.job && bound == reserved)
          let actual = Money(clamping: Int64(Double(bound.microdollars) * share))
          playback.settle(reserved: reserved, actual: actual, startedAt: started)
        case (.wait(let until), .waits(let foreseen)):
          #expect(until == foreseen)
          let next = random.chance(0.5) ? until : min(until, queue.now + .seconds(random.int(in: 1...4_000)))
          queue.now = next
          playback.advance(to: next)
        case (.idle, .idle):
          queue.now = queue.now + .seconds(random.int(in: 1...4_000))
          playback.advance(to: queue.now)
        case (.start, _), (.wait, _), (.idle, _), (.hold, _):
          Issue.record("seed \(seed), queue \(number), turn \(turn): \(decision), played \(played)")
          return
        }
      }
      #expect(playback.bucket == queue.bucket)
      #expect(playback.window.total(at: playback.now) == queue.window.total(at: queue.now))
    }
  }

  @discardableResult
  private func join(_ queue: inout SimulatedQueue, _ random: SeededRandom) -> WaitingJob? {
    let estimate: CostEstimate =
      switch random.int(in: 0...9) {
      case 0, 1: .free
      case 2: .unknown
      default: .atMost(Money(clamping: Int64(random.int(in: 0...300_000))))
      }
    let notBefore = queue.now + .seconds(random.chance(0.2) ? random.int(in: 0...20_000) : 0)
    queue.add(
      random.chance(0.2) ? nil : .user(UInt64(random.int(in: 1...6))),
      random.chance(0.4) ? .background : .interactive, costing: estimate, notBefore: notBefore,
      boost: random.chance(0.1) ? random.pick([.first, .next]) : .none, isRetrying: random.chance(0.1))
    return queue.lines.last
  }

  @Test func theClockStandsUntilItIsMovedAndNeverGoesBack() {
    var queue = SimulatedQueue(budget: Budget(weekly: .dollars(6), burst: .zero))
    queue.add(.user(1))
    queue.add(.user(2))
    var playback = QueuePlayback(
      waiting: queue.lines, budget: queue.budget, bucket: queue.bucket, window: queue.window, now: queue.now)
    guard case .started(let first, let reserved) = playback.next() else {
      Issue.record("nothing started")
      return
    }
    #expect(first.job == .job(1) && reserved == .cents(1))
    #expect(playback.next() == .waits(until: .at(1_008)))
    #expect(playback.next() == .waits(until: .at(1_008)))
    #expect(playback.obstacle() == .bucket)
    playback.advance(to: .at(-5))
    #expect(playback.now == .zero)
    // What came back opens the gate earlier.
    playback.settle(reserved: .cents(1), actual: Money(clamping: 2_500), startedAt: .zero)
    #expect(playback.next() == .waits(until: .at(252)))
    playback.advance(to: .at(252))
    guard case .started(let second, _) = playback.next() else {
      Issue.record("nothing started")
      return
    }
    #expect(second.job == .job(2))
    #expect(playback.next() == .idle)
  }
}
