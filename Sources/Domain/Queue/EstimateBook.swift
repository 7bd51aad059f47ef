/// What a job may cost at most, as far as this process or the ledger can tell: claims, plan and wait texts read the same.
package struct EstimateBook: Sendable {
  /// What the ledger holds of calls of one kind to one maker: their number, and their bounds together.
  package struct Tally: Hashable, Sendable {
    package let kind: JobTask.Kind
    package let maker: Maker
    package let calls: Int
    package let bound: Money

    package init(kind: JobTask.Kind, maker: Maker, calls: Int, bound: Money) {
      self.kind = kind
      self.maker = maker
      self.calls = calls
      self.bound = bound
    }
  }

  private struct Key: Hashable {
    let kind: JobTask.Kind
    let maker: Maker
  }

  private let own: @Sendable (Job) -> CostEstimate?
  private let means: [Key: Money]

  /// - Parameters:
  ///   - tallies: of each kind and maker, in any number of parts: hours, models.
  ///   - own: the price of what this process would make itself; `nil` for a provider that it has no key for.
  package init(tallies: [Tally] = [], own: @escaping @Sendable (Job) -> CostEstimate?) {
    self.own = own
    var sums: [Key: (calls: Int, bound: Money)] = [:]
    for tally in tallies where tally.calls > 0 {
      let key = Key(kind: tally.kind, maker: tally.maker)
      let sum = sums[key] ?? (0, .zero)
      sums[key] = (sum.calls + tally.calls, sum.bound + tally.bound)
    }
    means = sums.mapValues { sum in
      // Rounded up: a bound is what it may cost at most.
      let calls = Int64(sum.calls)
      let (whole, rest) = sum.bound.microdollars.quotientAndRemainder(dividingBy: calls)
      return Money(clamping: whole + (rest > 0 ? 1 : 0))
    }
  }

  /// Free for the built-in maker; this process's price where it has one, which may be that the price is unknown; else what
  /// calls of that kind were bounded by in the mean; else unknown.
  package func estimate(of job: Job) -> CostEstimate {
    if job.maker == .builtin { return .free }
    if let own = own(job) { return own }
    return means[Key(kind: job.task.kind, maker: job.maker)].map { .atMost($0) } ?? .unknown
  }
}
