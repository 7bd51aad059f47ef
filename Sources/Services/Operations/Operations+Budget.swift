package import Domain
import Ports

extension Operations {
  /// Where the week's money went, from one moment.
  package func budget() async throws -> BudgetFigures {
    try await store.read { tx in
      let hour = tx.now.hour
      return BudgetFigures(
        money: try Self.money(in: tx),
        spending: try tx.rooms.spendHours(from: hour - BudgetFigures.hours + 1, to: hour),
        held: try tx.rooms.heldMoney(),
        dearest: try tx.rooms.dearest(upTo: hour / 24, limit: Self.dearestBound),
        at: tx.now)
    }
  }

  private static let dearestBound = 10

  /// How long the budget lasts under the load of the last week: the queue as it stands, played forward. Changes nothing,
  /// so whoever may only look may ask.
  ///
  /// - Parameters:
  ///   - wish: another budget to play it under as well. Its values are within their bounds: `Setting.value(of:)` reads
  ///     no others.
  ///   - days: how far to play.
  package func outlooks(asking wish: BudgetWish? = nil, days: Int = Self.outlookDays) async throws
    -> BudgetOutlooks
  {
    let plan = plan
    let start = try await store.read { tx in
      let now = tx.now
      let (first, last) = (now.hour - BudgetFigures.hours, now.hour)
      let jobs = try tx.rooms.jobHours(from: first, to: last)
      let settings = try (tx.settings.value(of: .weeklyBudget), tx.settings.value(of: .burst))
      return PlayStart(
        line: try plan.line(in: tx, limit: Self.lineBound),
        load: LoadProfile(
          jobs: jobs, spending: try tx.rooms.spendHours(from: first, to: last),
          since: try tx.rooms.firstJobHour(), now: now),
        weekly: settings.0, burst: settings.1, bucket: try tx.ledger.bucket(), window: try tx.ledger.window(),
        paused: try tx.steering.stillLanes(), now: now)
    }
    let present = Budget(weeklyDollars: start.weekly, burstDollars: start.burst)
    return BudgetOutlooks(
      asItIs: start.course(under: present, from: present, days: days),
      asked: wish.flatMap { wish in
        if wish.isEmpty { return nil }
        let budget = Budget(
          weeklyDollars: wish.weekly ?? start.weekly, burstDollars: wish.burst ?? start.burst)
        return start.course(under: budget, from: present, days: days)
      }, hours: start.load.hours, days: days, at: start.now)
  }

  /// How far is played where nobody says.
  package static let outlookDays = 14
  /// How many of those that wait are played.
  private static let lineBound = 5_000

  /// What giving the budget other values would come to.
  func budgetChange(_ values: [Setting: Double]) async throws -> BudgetChange? {
    let outlooks = try await outlooks(
      asking: BudgetWish(weekly: values[.weeklyBudget], burst: values[.burst]))
    guard let asked = outlooks.asked else { return nil }
    return BudgetChange(from: outlooks.asItIs.budget, to: asked.budget, outlooks: outlooks)
  }
}

/// From where the queue is played: everything of one moment.
private struct PlayStart: Sendable {
  let line: WaitingLine
  let load: LoadProfile
  /// As the settings say, in dollars.
  let weekly: Double
  let burst: Double
  let bucket: BudgetBucket
  let window: SpendWindow
  let paused: Set<Lane>
  let now: Timestamp

  /// More starts than that are not played: the course says how far it came.
  private static let starts = 20_000

  /// - Parameter former: the present budget, from which what the bucket holds is taken over as an act does.
  func course(under budget: Budget, from former: Budget, days: Int) -> BudgetOutlooks.Course {
    let isRescaled = budget != former && budget.weekly > .zero && former.weekly > .zero
    return BudgetOutlooks.Course(
      budget: budget,
      forecast: LoadForecast(
        waiting: line.jobs, kinds: line.kinds, budget: budget,
        bucket: isRescaled ? bucket.rescaled(from: former, to: budget, now: now) : bucket, window: window,
        load: load, paused: paused, from: now, until: now + .days(days), seed: 1, limit: Self.starts))
  }
}
