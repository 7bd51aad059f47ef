package import Domain
import Ports

/// What the queue's order is told of waiting jobs: what each may cost, and when its maker may be asked. Claims, plan and
/// forecast read rows by it, so that they agree.
package struct WaitingWork: Sendable {
  private let configurations: [Maker: String]
  private let own: @Sendable (Job) -> CostEstimate?

  /// How far back calls are looked at for what others cost: today and so many days before.
  private static let days = 28

  /// - Parameters:
  ///   - configurations: of each provider, the hash of its configuration in this process: what another one met says
  ///     nothing about this one. One that is not among them is taken as it stands in the rows.
  ///   - own: what an attempt may cost at most that this process would make; `nil` for what only others make, which costs
  ///     what such calls were bounded by.
  package init(
    configurations: [Maker: String] = [:], own: @escaping @Sendable (Job) -> CostEstimate?
  ) {
    self.configurations = configurations
    self.own = own
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
    let book = try book(for: rows, in: tx)
    return rows.compactMap { row in
      let job = row.job
      switch breakers[job.maker]?.beginning(of: job, at: tx.now) ?? .atOnce {
      case .atOnce: return waitingJob(row, from: job.notBefore, book)
      case .from(let instant): return waitingJob(row, from: max(job.notBefore, instant), book)
      case .whenRepaired: return nil
      }
    }
  }

  /// The ledger is looked into only where a job is for somebody else.
  private func book(for rows: [WaitingJobRow], in tx: any Transaction) throws -> EstimateBook {
    let isForeign = rows.contains { $0.job.maker != .builtin && own($0.job) == nil }
    return EstimateBook(
      tallies: isForeign ? try tx.rooms.callTallies(since: tx.now.hour / 24 - Self.days) : [], own: own)
  }

  private func waitingJob(
    _ row: WaitingJobRow, from notBefore: Timestamp, _ book: EstimateBook
  ) -> WaitingJob {
    WaitingJob(
      job: row.job.id, user: row.job.user, lane: row.job.lane, queuedAt: row.job.queuedAt,
      notBefore: notBefore, estimate: book.estimate(of: row.job), rejoinedAt: row.rejoinedAt,
      wasServedLast: row.wasServedLast, boost: row.boost, isRetrying: row.job.state == .retrying)
  }
}
