/// Tokens of one call in the four classes that providers price apart.
package struct TokenUsage: Hashable, Sendable {
  package var input: Int
  package var cachedRead: Int
  package var cacheWrite: Int
  package var output: Int

  package init(input: Int = 0, cachedRead: Int = 0, cacheWrite: Int = 0, output: Int = 0) {
    self.input = input
    self.cachedRead = cachedRead
    self.cacheWrite = cacheWrite
    self.output = output
  }

  package static let none = TokenUsage()
}

/// Prices of one model, in microdollars for a million tokens of each class.
package struct TokenPrices: Hashable, Sendable {
  package var input: Int64
  package var cachedRead: Int64
  package var cacheWrite: Int64
  package var output: Int64

  package init(input: Int64, cachedRead: Int64, cacheWrite: Int64, output: Int64) {
    self.input = input
    self.cachedRead = cachedRead
    self.cacheWrite = cacheWrite
    self.output = output
  }

  package static let free = TokenPrices(input: 0, cachedRead: 0, cacheWrite: 0, output: 0)

  /// The cost of `usage`, rounded up to a microdollar.
  package func cost(of usage: TokenUsage) -> Money {
    let total =
      Int128(usage.input) * Int128(input) + Int128(usage.cachedRead) * Int128(cachedRead)
      + Int128(usage.cacheWrite) * Int128(cacheWrite) + Int128(usage.output) * Int128(output)
    return Money(clamping: Int64(clamping: (total + 999_999) / 1_000_000))
  }
}

/// One model or embedding call, failed ones too. Written when it starts, settled when its cost is known.
package struct LedgerEntry: Hashable, Sendable {
  /// Whether the cost is known yet, and what counts meanwhile. Entered as `reserved`; the other two are final.
  package enum State: Hashable, Sendable {
    /// Running: counts at its upper bound.
    case reserved(bound: Money)
    /// Over, at its cost.
    case settled(cost: Money)
    /// Its worker died: settled at its bound.
    case settledAtBound(Money)

    /// What counts against the budget.
    package var amount: Money {
      switch self {
      case .reserved(let bound): bound
      case .settled(let cost): cost
      case .settledAtBound(let bound): bound
      }
    }
  }

  package let id: LedgerEntryID
  package let job: JobID
  package let attempt: Int
  /// The call within its attempt, from 1: an attempt asks again where an answer was no good.
  package let call: Int
  package let user: UserID?
  package let kind: JobTask.Kind
  package let lane: Lane
  package let maker: Maker
  /// The maker's name until a model has answered, then the model's.
  package var model: String
  package let startedAt: Timestamp
  package var state: State
  package var usage: TokenUsage
  package var prices: TokenPrices
  /// The version of the prompt that was used, where there was one.
  package var promptVersion: String?

  package init(
    id: LedgerEntryID, job: JobID, attempt: Int, call: Int = 1, user: UserID?, kind: JobTask.Kind, lane: Lane,
    maker: Maker,
    model: String, startedAt: Timestamp, state: State, usage: TokenUsage = .none, prices: TokenPrices = .free,
    promptVersion: String? = nil
  ) {
    self.id = id
    self.job = job
    self.attempt = attempt
    self.call = call
    self.user = user
    self.kind = kind
    self.lane = lane
    self.maker = maker
    self.model = model
    self.startedAt = startedAt
    self.state = state
    self.usage = usage
    self.prices = prices
    self.promptVersion = promptVersion
  }
}

/// What a generation may cost, as its maker estimates it before it starts.
package enum CostEstimate: Hashable, Sendable {
  case free
  case atMost(Money)
  /// The price is unknown: the job is held.
  case unknown

  /// Whether it never waits for money.
  package var isFree: Bool {
    switch self {
    case .free: true
    case .atMost(let bound): bound == .zero
    case .unknown: false
    }
  }
}
