import Domain
import TestSupport
import Testing

/// Spent plus reserved in any rolling seven days is at most the weekly budget plus one generation.
@Suite struct RollingWeekTests {
  struct Load: Sendable, CustomTestStringConvertible {
    let seed: UInt64
    let weekly: Money
    let burst: Money
    let workers: Int
    /// Up to how many times its bound a generation may cost.
    let overrun: Double
    let generations: Int

    var testDescription: String {
      "\(generations) by \(workers), \(weekly.microdollars) a week, burst \(burst.microdollars), seed \(seed)"
    }
  }

  private struct Played {
    var queue: SimulatedQueue
    var largest = Money.zero
    /// By how much generations went over their bounds, at most, added up over as many as may run at once.
    var overrun = Money.zero
  }

  private func play(_ load: Load) -> Played {
    let random = SeededRandom(seed: load.seed)
    var played = Played(queue: SimulatedQueue(budget: Budget(weekly: load.weekly, burst: load.burst)))
    var worst = Money.zero
    var added = 0
    while played.queue.starts.count < load.generations {
      // Five people and the house; now and then nobody comes for days, which must earn no more than the burst.
      while played.queue.waiting.count < 4, added < load.generations + 4 {
        added += 1
        played.queue.add(
          random.chance(0.1) ? nil : .user(UInt64(random.int(in: 1...5))),
          random.chance(0.3) ? .background : .interactive,
          costing: .atMost(Money(clamping: Int64(random.int(in: 1...200_000)))))
      }
      let isFull = played.queue.running.count >= load.workers
      let decision =
        isFull
        ? .idle
        : played.queue.step { _, bound in
          let cost = Money(clamping: Int64(Double(bound.microdollars) * random.unit() * load.overrun))
          played.largest = max(played.largest, bound, cost)
          worst = max(worst, cost - bound)
          return (.seconds(random.int(in: 1...5_000)), cost)
        }
      if case .start = decision { continue }
      var next = played.queue.running.map(\.endsAt).min()
      if case .wait(let until) = decision { next = min(next ?? until, until) }
      played.queue.now = max(played.queue.now, next ?? played.queue.now + .seconds(1))
      if random.chance(0.002) { played.queue.now = played.queue.now + .days(random.int(in: 1...9)) }
      played.queue.finishDue()
    }
    played.overrun = Money(clamping: worst.microdollars * Int64(load.workers - 1))
    return played
  }

  /// The most that lay in any window (t - 7 days, t].
  private func mostInAWeek(_ ledger: [SpendWindow.Entry]) -> Money {
    var (most, sum, first) = (Int64(0), Int64(0), 0)
    for entry in ledger {
      sum += entry.amount.microdollars
      while ledger[first].at <= entry.at - Budget.week {
        sum -= ledger[first].amount.microdollars
        first += 1
      }
      most = max(most, sum)
    }
    return Money(clamping: most)
  }

  @Test(arguments: [
    // One after another, also above their bounds.
    Load(seed: 1, weekly: .dollars(6), burst: .zero, workers: 1, overrun: 1.5, generations: 10_000),
    Load(seed: 2, weekly: .dollars(6), burst: .dollars(6), workers: 1, overrun: 1.5, generations: 800),
    // Several at once, within their bounds.
    Load(seed: 3, weekly: .dollars(6), burst: .cents(85), workers: 4, overrun: 1, generations: 800),
    Load(seed: 4, weekly: .dollars(1), burst: .dollars(3), workers: 8, overrun: 1, generations: 800),
    // Several at once, above their bounds: what the others ran over comes on top, since nobody knew of it.
    Load(seed: 5, weekly: .dollars(6), burst: .dollars(2), workers: 4, overrun: 2, generations: 800),
  ])
  func noWeekCostsMoreThanTheBudgetAndOneGeneration(load: Load) {
    let played = play(load)
    #expect(played.queue.starts.count == load.generations)
    let most = mostInAWeek(played.queue.ledger)
    let allowed = load.weekly + played.largest + (load.overrun > 1 ? played.overrun : .zero)
    #expect(most <= allowed)
    // The load really was heavy enough to need the gate.
    #expect(most > Money(clamping: load.weekly.microdollars * 8 / 10))
  }
}
