package import Domain
import Ports

/// What the queue's order is told of waiting jobs: what each may cost, and when its maker may be asked. Claims and forecast
/// read rows by it, so that they agree.
package struct WaitingWork: Sendable {
  private let configurations: [Maker: String]
  private let estimate: @Sendable (Job) -> CostEstimate

  /// - Parameters:
  ///   - configurations: of each provider, the hash of its configuration in this process: what another one met says
  ///     nothing about this one. One that is not among them is taken as it stands in the rows.
  ///   - estimate: what an attempt may cost at most.
  package init(
    configurations: [Maker: String] = [:], estimate: @escaping @Sendable (Job) -> CostEstimate
  ) {
    self.configurations = configurations
    self.estimate = estimate
  }

  /// The rows as the order reads them. What waits for a provider that is left alone is due when that is asked again; what
  /// can only be done once somebody has seen to the provider is not among them.
  func jobs(of rows: [WaitingJobRow], in tx: any Transaction) throws -> [WaitingJob] {
    let makers = Set(rows.map(\.job.maker)).subtracting([.builtin])
    let breakers = try makers.reduce(into: [Maker: ProviderBreaker]()) { breakers, maker in
      guard let found = try tx.providers.breaker(of: maker.name),
        configurations[maker] == nil || configurations[maker] == found.configuration
      else { return }
      breakers[maker] = found
    }
    return rows.compactMap { row in
      let job = row.job
      switch breakers[job.maker]?.beginning(of: job, at: tx.now) ?? .atOnce {
      case .atOnce: return waitingJob(row, from: job.notBefore)
      case .from(let instant): return waitingJob(row, from: max(job.notBefore, instant))
      case .whenRepaired: return nil
      }
    }
  }

  private func waitingJob(_ row: WaitingJobRow, from notBefore: Timestamp) -> WaitingJob {
    WaitingJob(
      job: row.job.id, user: row.job.user, lane: row.job.lane, queuedAt: row.job.queuedAt,
      notBefore: notBefore, estimate: estimate(row.job), rejoinedAt: row.rejoinedAt,
      wasServedLast: row.wasServedLast, boost: row.boost, isRetrying: row.job.state == .retrying)
  }
}
