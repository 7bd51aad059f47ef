package import Domain
package import Ports

/// When waiting jobs will start, read off the queue, the ledger and the clock by the pure forecast.
package struct QueuePlan: WaitForecasting {
  private let work: WaitingWork
  private let own: [Maker]
  private let isAlive: (@Sendable (ProgramProcess, Timestamp) -> Bool)?

  /// How many of those that wait are looked at: of each lane and maker who may be next before the others.
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

  package func plan(telling jobs: [Job], in tx: any Transaction) throws -> WorkPlan {
    let (made, unmade) = try makers(in: tx)
    let (forecast, waiting) = try forecast(for: made, in: tx)
    var causes = forecast.causes
    let estimated = Dictionary(
      waiting.map { ($0.job, $0.estimate) }, uniquingKeysWith: { first, _ in first })
    let others = jobs.filter { $0.state.isInLine && causes[$0.id] == nil }
    let read = try work.jobs(of: others.map { WaitingJobRow(job: $0) }, in: tx)
    let (budget, paused) = (try tx.settings.budget(), try tx.steering.stillLanes())
    for job in read { causes[job.job] = WaitCause(ofUnplanned: job, under: budget, paused: paused) }
    for job in others where unmade.contains(job.maker) { causes[job.id] = .noProgram(job.maker) }
    return WorkPlan(
      startsAt: forecast.startsAt, order: forecast.order,
      estimates: read.reduce(into: estimated) { $0[$1.job] = $1.estimate }, causes: causes)
  }

  package func line(in tx: any Transaction, limit: Int) throws -> WaitingLine {
    let rows = try tx.jobs.waiting(limit: limit)
    return WaitingLine(
      jobs: try work.jobs(of: rows, in: tx),
      kinds: Dictionary(rows.map { ($0.job.id, $0.job.task.kind) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The plan of what waits and somebody makes.
  package func forecast(in tx: any Transaction) throws -> QueueForecast {
    try forecast(for: makers(in: tx).made, in: tx).forecast
  }

  /// For whom something waits, by whether a living program works for them.
  private func makers(in tx: any Transaction) throws -> (made: [Maker], unmade: Set<Maker>) {
    var asked: Set<Maker> = []
    for tally in try tx.rooms.jobTallies() {
      switch tally.state {
      case .queued, .retrying: asked.insert(tally.maker)
      case .running, .held, .completed, .discarded, .cancelled: break
      }
    }
    let inOrder = asked.sorted { $0.name < $1.name }
    guard let isAlive else { return (inOrder, []) }
    let living = try tx.jobs.processes().filter { isAlive($0, tx.now) }
    let makers = Set(own + living.flatMap { $0.makers ?? [] })
    return (inOrder.filter(makers.contains), asked.subtracting(makers))
  }

  private func forecast(
    for makers: [Maker], in tx: any Transaction
  ) throws -> (forecast: QueueForecast, waiting: [WaitingJob]) {
    let plannable = try tx.jobs.plannable(for: makers, limit: Self.window)
    let waiting = try work.jobs(of: plannable.rows, in: tx)
    let forecast = QueueForecast(
      waiting: waiting, ends: plannable.ends, budget: try tx.settings.budget(),
      bucket: try tx.ledger.bucket(), window: try tx.ledger.window(), now: tx.now,
      paused: try tx.steering.stillLanes())
    return (forecast, waiting)
  }
}
