package import Domain
package import Ports

/// When waiting jobs will start, read off the queue, the ledger and the clock by the pure forecast.
package struct QueuePlan: WaitForecasting {
  let claim: Claim

  package init(claim: Claim) {
    self.claim = claim
  }

  package func plannedStart(of job: JobID, in tx: any Transaction) throws -> Timestamp? {
    try forecast(in: tx).startsAt[job]
  }

  /// The plan of everything that waits.
  package func forecast(in tx: any Transaction) throws -> QueueForecast {
    QueueForecast(
      waiting: try tx.jobs.waiting(limit: 500).map(claim.waitingJob), budget: try tx.settings.budget(),
      bucket: try tx.ledger.bucket(), window: try tx.ledger.window(), now: tx.now)
  }
}
