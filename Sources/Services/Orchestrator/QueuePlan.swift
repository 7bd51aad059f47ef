package import Domain
package import Ports

/// When waiting jobs will start, read off the queue, the ledger and the clock by the pure forecast.
package struct QueuePlan: WaitForecasting {
  private let work: WaitingWork

  /// - Parameter work: tells of every kind of job what it may cost, also of those that other processes do: their money and
  ///   their turns are the same.
  package init(_ work: WaitingWork) {
    self.work = work
  }

  /// The plan of a process that does everything by itself.
  package init(claim: Claim) {
    self.init(claim.work)
  }

  package func plan(in tx: any Transaction) throws -> WorkPlan {
    let waiting = try waiting(in: tx)
    let forecast = try forecast(of: waiting, in: tx)
    return WorkPlan(
      startsAt: forecast.startsAt,
      estimates: Dictionary(waiting.map { ($0.job, $0.estimate) }, uniquingKeysWith: { first, _ in first }),
      causes: forecast.causes)
  }

  /// The plan of everything that waits.
  package func forecast(in tx: any Transaction) throws -> QueueForecast {
    try forecast(of: waiting(in: tx), in: tx)
  }

  private func waiting(in tx: any Transaction) throws -> [WaitingJob] {
    try work.jobs(of: tx.jobs.waiting(limit: 500), in: tx)
  }

  private func forecast(of waiting: [WaitingJob], in tx: any Transaction) throws -> QueueForecast {
    QueueForecast(
      waiting: waiting, budget: try tx.settings.budget(), bucket: try tx.ledger.bucket(),
      window: try tx.ledger.window(), now: tx.now, paused: try tx.steering.stillLanes())
  }
}
