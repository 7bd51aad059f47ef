package import Domain
package import Ports

/// When waiting jobs will start, read off the queue, the ledger and the clock by the pure forecast.
package struct QueuePlan: WaitForecasting {
  private let work: WaitingWork
  private let own: [Maker]
  private let isAlive: (@Sendable (ProgramProcess, Timestamp) -> Bool)?

  /// How many of those that wait are looked at, those queued first before the others.
  private static let window = 500

  /// - Parameters:
  ///   - work: tells of every kind of job what it may cost, also of those that other processes do: their money and
  ///     their turns are the same.
  ///   - own: for whom this process works, or will once it is ready; nobody where it only looks.
  ///   - isAlive: whether a program that left a row runs. What none that runs can make has no start.
  package init(
    _ work: WaitingWork, own: [Maker] = [],
    isAlive: @escaping @Sendable (ProgramProcess, Timestamp) -> Bool
  ) {
    self.work = work
    self.own = own
    self.isAlive = isAlive
  }

  /// The plan of a process that does everything by itself.
  package init(claim: Claim) {
    work = claim.work
    own = claim.makers
    isAlive = nil
  }

  /// The plan of somebody who only looks.
  package var ofOnlooker: QueuePlan {
    isAlive.map { QueuePlan(work, isAlive: $0) } ?? self
  }

  package func plan(in tx: any Transaction) throws -> WorkPlan {
    let (made, unmade) = try rows(in: tx)
    let waiting = try work.jobs(of: made, in: tx)
    let others = try work.jobs(of: unmade, in: tx)
    let forecast = try forecast(of: waiting, in: tx)
    var causes = forecast.causes
    for row in unmade { causes[row.job.id] = .noProgram(row.job.maker) }
    return WorkPlan(
      startsAt: forecast.startsAt,
      estimates: Dictionary(
        (waiting + others).map { ($0.job, $0.estimate) }, uniquingKeysWith: { first, _ in first }),
      causes: causes)
  }

  package func line(in tx: any Transaction, limit: Int) throws -> WaitingLine {
    let rows = try tx.jobs.waiting(limit: limit)
    return WaitingLine(
      jobs: try work.jobs(of: rows, in: tx),
      kinds: Dictionary(rows.map { ($0.job.id, $0.job.task.kind) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The plan of everything that waits and somebody makes.
  package func forecast(in tx: any Transaction) throws -> QueueForecast {
    try forecast(of: work.jobs(of: rows(in: tx).made, in: tx), in: tx)
  }

  /// What waits, by whether a living program can make it.
  private func rows(in tx: any Transaction) throws -> (made: [WaitingJobRow], unmade: [WaitingJobRow]) {
    let rows = try tx.jobs.waiting(limit: Self.window)
    guard let isAlive else { return (rows, []) }
    let living = try tx.jobs.processes().filter { isAlive($0, tx.now) }
    let makers = Set(own + living.flatMap { $0.makers ?? [] })
    return (rows.filter { makers.contains($0.job.maker) }, rows.filter { !makers.contains($0.job.maker) })
  }

  private func forecast(of waiting: [WaitingJob], in tx: any Transaction) throws -> QueueForecast {
    QueueForecast(
      waiting: waiting, budget: try tx.settings.budget(), bucket: try tx.ledger.bucket(),
      window: try tx.ledger.window(), now: tx.now, paused: try tx.steering.stillLanes())
  }
}
