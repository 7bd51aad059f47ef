/// The weekly budget as a bucket that fills evenly, and a rolling week that never overflows.
///
/// The bucket is kept as the instant at which it would be full (the "theoretical arrival time" of the
/// generic cell rate algorithm, ITU-T I.371): one number that needs no ticking. Costs push it into the
/// future; a generation may start while it is no further away than the burst is worth.
package struct Budget: Hashable, Sendable {
  /// The length of the rolling window.
  package static let week: Duration = .seconds(604_800)

  /// What may be spent in any rolling week. Zero: nothing that costs may start.
  package let weekly: Money
  /// How much unused budget may be saved up. Zero: idle time earns nothing.
  package let burst: Money

  package init(weekly: Money, burst: Money) {
    self.weekly = weekly
    self.burst = burst
  }

  /// A budget with the default burst: one day's share.
  package init(weekly: Money) {
    self.init(weekly: weekly, burst: Money(clamping: weekly.microdollars / 7))
  }

  /// How long the bucket takes to fill by `amount`, rounded up to a microsecond.
  package func fillTime(of amount: Money) -> Duration {
    guard weekly > .zero else { return .zero }
    let product = Int128(amount.microdollars) * Int128(Self.week.wholeMicroseconds)
    let divisor = Int128(weekly.microdollars)
    return .microseconds(Int64(clamping: (product + divisor - 1) / divisor))
  }

  /// Why a generation cannot start, and when that ends.
  package enum Gate: Hashable, Sendable {
    case open
    /// Not before that instant.
    case closed(until: Timestamp, by: GateReason)
    /// The budget is zero: never, until it is changed.
    case closedForGood
  }

  /// When a generation of the given lane may start.
  ///
  /// - Parameters:
  ///   - bound: the most it may cost; what costs nothing never waits.
  ///   - asInteractive: false for background work that has waited less than an hour; it leaves half
  ///     of the burst to people who wait.
  package func gate(
    bound: Money, asInteractive: Bool, bucket: BudgetBucket, window: SpendWindow, now: Timestamp
  ) -> Gate {
    if bound == .zero { return .open }
    if weekly == .zero { return .closedForGood }
    let usable = asInteractive ? burst : Money(clamping: burst.microdollars / 2)
    // Not in debt: the bucket's level is at least what must be left in it.
    let bucketOpens = bucket.fullAt - fillTime(of: usable)
    let windowOpens = window.opens(below: weekly, now: now)
    let opens = max(bucketOpens, windowOpens)
    if opens <= now { return .open }
    if windowOpens >= bucketOpens { return .closed(until: opens, by: .week) }
    // What is left to people who wait would be enough for one of them.
    let isShare = !asInteractive && bucket.fullAt - fillTime(of: burst) <= now
    return .closed(until: opens, by: isShare ? .backgroundShare : .bucket)
  }

  /// What the bucket holds at `now`, in microdollars; negative while in debt.
  package func level(of bucket: BudgetBucket, now: Timestamp) -> Int64 {
    let missing = max(0, bucket.fullAt.microseconds - now.microseconds)
    let owed = Int128(missing) * Int128(weekly.microdollars) / Int128(Self.week.wholeMicroseconds)
    return burst.microdollars - Int64(clamping: owed)
  }
}

/// By what a gate is closed that will open.
package enum GateReason: String, CaseIterable, Hashable, Sendable {
  /// The bucket has to fill.
  case bucket
  /// It holds enough, but that half is left to people who wait; background work may have it when it comes of age.
  case backgroundShare = "background_share"
  /// As much was spent in seven days as may be: something has to become older than that.
  case week
}

/// The bucket's state: one instant.
package struct BudgetBucket: Hashable, Sendable {
  /// When the bucket is full if nothing more is spent; in the past where it is full.
  package var fullAt: Timestamp

  package init(fullAt: Timestamp) {
    self.fullAt = fullAt
  }

  /// The bucket after `amount` was reserved by a start at `now`.
  package func reserving(_ amount: Money, at now: Timestamp, under budget: Budget) -> BudgetBucket {
    BudgetBucket(fullAt: max(fullAt, now) + budget.fillTime(of: amount))
  }

  /// The bucket after a reservation turned out to have cost `actual`, which may be more than the bound.
  ///
  /// What comes back is as if the reservation had been `actual` from the start: where the bucket was full again
  /// before a later generation started, idle time has already taken it, and it does not come back twice.
  /// (What is owed above the bound counts whole even then, which errs towards spending less.)
  ///
  /// - Parameters:
  ///   - startedAt: when the reservation was made.
  ///   - window: the spending since then, this reservation among it or not.
  package func settling(
    reserved: Money, actual: Money, startedAt: Timestamp, window: SpendWindow, under budget: Budget
  ) -> BudgetBucket {
    // Starts act on `fullAt` as f -> max(f, at) + cost. A chain of such steps is f -> max(f + sum, floor) with
    // `floor` the chain's value from a bucket that is full: so a refund moves `fullAt` down to `floor` at most.
    var floor: Timestamp?
    for entry in window.entries(after: startedAt) {
      floor = max(floor ?? entry.at, entry.at) + budget.fillTime(of: entry.amount)
    }
    let moved = fullAt - budget.fillTime(of: reserved) + budget.fillTime(of: actual)
    return BudgetBucket(fullAt: floor.map { max($0, moved) } ?? moved)
  }

  /// The bucket after it got something back at `now`: full at most.
  package func returning(_ amount: Money, at now: Timestamp, under budget: Budget) -> BudgetBucket {
    BudgetBucket(fullAt: max(min(fullAt, now), fullAt - budget.fillTime(of: amount)))
  }

  /// The bucket with the same level under another budget, or a full one where the new burst is smaller than that.
  package func rescaled(from old: Budget, to new: Budget, now: Timestamp) -> BudgetBucket {
    let level = min(old.level(of: self, now: now), new.burst.microdollars)
    let missing = Money(clamping: new.burst.microdollars.subtractingSaturating(level))
    return BudgetBucket(fullAt: now + new.fillTime(of: missing))
  }
}
