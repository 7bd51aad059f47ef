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
  /// What the attempt has cost.
  package let spent: JobError.Spent
  /// Messages, profile, transitions and next jobs: run in the transaction that completes the job, only where the
  /// attempt and the user's epoch still hold. It looks at the rows again and may decide that nothing is left to do.
  package let commit: @Sendable (any Transaction) throws -> Void

  /// - Parameter spending: what each call of a model has cost, in order; empty where none was asked.
  package init(spending: [Spending] = [], commit: @escaping @Sendable (any Transaction) throws -> Void) {
    self.init(spent: .known(spending), commit: commit)
  }

  /// An outcome of work that may not have come to its end, and whose cost may be unknown.
  package init(spent: JobError.Spent, commit: @escaping @Sendable (any Transaction) throws -> Void) {
    self.spent = spent
    self.commit = commit
  }

  /// What each call is known to have cost, in order.
  package var spending: [Spending] {
    if case .known(let calls) = spent { calls } else { [] }
  }

  /// What one call of a model spent.
  package struct Spending: Hashable, Sendable {
    package let cost: Money
    package let usage: TokenUsage
    /// What the provider asked then.
    package let prices: TokenPrices
    /// The model that answered, by its provider's name; `nil` where none did.
    package let model: String?
    package let promptVersion: String?
    /// What was asked and answered; `nil` where nobody keeps it.
    package var recording: ModelRecording?

    package init(
      cost: Money, usage: TokenUsage, prices: TokenPrices = .free, model: String? = nil,
      promptVersion: String? = nil, recording: ModelRecording? = nil
    ) {
      self.cost = cost
      self.usage = usage
      self.prices = prices
      self.model = model
      self.promptVersion = promptVersion
      self.recording = recording
    }
  }
}

/// How a handler ends an attempt without an outcome. The texts are for operators and hold nothing a person wrote.
package enum JobError: Error, Hashable, Sendable {
  /// Trying again cannot help.
  case permanent(String, spent: Spent = .nothing)
  /// Tried again, no earlier than `after` from now where the provider asked for that.
  case failed(String, spent: Spent, after: Duration? = nil)
  /// Its maker would not do it and would not the next time: the built-in maker does it where there is one for its kind,
  /// nobody where there is none.
  case declined(String, spent: Spent)
  /// Nobody was asked, because its maker is left alone for now: tried again after that, and no failure of anybody's.
  case postponed(String, spent: Spent, after: Duration)

  /// What the attempt has cost.
  package enum Spent: Hashable, Sendable {
    /// No model was asked, or it refused before it began.
    case nothing
    /// Each call, in order.
    case known([Outcome.Spending])
    /// It may have been asked: counts at its bound.
    case unknown
  }

  /// What the attempt has cost.
  package var spent: Spent {
    switch self {
    case .permanent(_, let spent), .failed(_, let spent, _), .declined(_, let spent),
      .postponed(_, let spent, _):
      spent
    }
  }

  /// What is written about it.
  package var sentence: String {
    switch self {
    case .permanent(let words, _), .failed(let words, _, _), .declined(let words, _),
      .postponed(let words, _, _):
      words
    }
  }

  /// The same end of an attempt that has cost something else.
  package func costing(_ spent: Spent) -> JobError {
    switch self {
    case .permanent(let words, _): .permanent(words, spent: spent)
    case .failed(let words, _, let after): .failed(words, spent: spent, after: after)
    case .declined(let words, _): .declined(words, spent: spent)
    case .postponed(let words, _, let after): .postponed(words, spent: spent, after: after)
    }
  }
}

extension JobError.Spent {
  /// What an attempt has cost that ended with `error`: of one that tells nothing about it, nobody knows.
  package init(of error: any Error) {
    switch error {
    case let error as JobError: self = error.spent
    case let error as ModelFailure: self = error.jobError.spent
    default: self = .unknown
    }
  }
}
