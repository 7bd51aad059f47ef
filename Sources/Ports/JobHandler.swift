package import Domain

/// Does the work of one kind of job. It reads what it needs, thinks, and returns an outcome; only the
/// orchestrator commits.
package protocol JobHandler: Sendable {
  /// The one kind that it handles; a program has at most one handler for a kind.
  var kind: JobTask.Kind { get }

  /// What an attempt may cost at most with the given maker.
  func estimate(_ job: Job) -> CostEstimate

  /// Does the work. Called again with a higher attempt after a crash or a failure.
  ///
  /// - Throws: any error fails the attempt; `JobError.permanent` at once for good.
  func run(_ job: Job) async throws -> Outcome

  /// Called in the transaction that records a failed attempt which will be tried again: whoever waits is told.
  func attemptFailed(_ job: Job, in tx: any Transaction) throws
  /// Called in the transaction that holds the job because its price is unknown: whoever waits is told.
  func held(_ job: Job, in tx: any Transaction) throws
  /// Called in the transaction that discards the job after its last attempt: whoever waits is told.
  func discarded(_ job: Job, in tx: any Transaction) throws
}

extension JobHandler {
  /// Work on this machine is free. A provider whose price nobody told does not work for free: the job is held.
  package func estimate(_ job: Job) -> CostEstimate { job.maker == .builtin ? .free : .unknown }
  /// Nobody waits for most kinds: nothing is told.
  package func attemptFailed(_ job: Job, in tx: any Transaction) throws {}
  /// Nobody waits for most kinds: nothing is told.
  package func held(_ job: Job, in tx: any Transaction) throws {}
}

/// What an attempt came to.
package struct Outcome: Sendable {
  /// Its cost and usage; `nil` where no model was asked.
  package let spending: Spending?
  /// Messages, profile, transitions and next jobs: run in the transaction that completes the job, only where the
  /// attempt and the user's epoch still hold. It looks at the rows again and may decide that nothing is left to do.
  package let commit: @Sendable (any Transaction) throws -> Void

  package init(spending: Spending? = nil, commit: @escaping @Sendable (any Transaction) throws -> Void) {
    self.spending = spending
    self.commit = commit
  }

  /// What an attempt spent.
  package struct Spending: Sendable {
    package let cost: Money
    package let usage: TokenUsage
    /// What the provider asked then.
    package let prices: TokenPrices
    /// The model that answered, by its provider's name; `nil` where none did.
    package let model: String?
    package let promptVersion: String?

    package init(
      cost: Money, usage: TokenUsage, prices: TokenPrices = .free, model: String? = nil,
      promptVersion: String? = nil
    ) {
      self.cost = cost
      self.usage = usage
      self.prices = prices
      self.model = model
      self.promptVersion = promptVersion
    }
  }
}

/// How a handler ends an attempt without an outcome. The texts are for operators and hold nothing a person wrote.
package enum JobError: Error, Hashable, Sendable {
  /// Trying again cannot help.
  case permanent(String)
  /// Failed after money was spent.
  case failed(String, cost: Money, usage: TokenUsage)
}
