package import Domain
package import Ports

/// One call of a model outside of the queue, which an operator asked for: reserved before and settled after like any other,
/// under a number of its own.
package struct OperatorCall: Sendable {
  private let store: any Store
  private let ids: any IdentifierSource
  private let maker: Maker
  private let note: @Sendable (_ model: String, any Transaction) throws -> Void

  /// - Parameter note: what is written in the transaction that reserves the money, where somebody is to know of the call.
  package init(
    maker: Maker, store: any Store, ids: any IdentifierSource,
    note: @escaping @Sendable (_ model: String, any Transaction) throws -> Void = { _, _ in }
  ) {
    self.maker = maker
    self.store = store
    self.ids = ids
    self.note = note
  }

  /// Why a call was not made.
  package enum Obstacle: Error, Hashable, Sendable {
    /// Nobody knows the model's price.
    case unknownPrice
    /// The budget has no room before that instant; `nil` where it never will.
    case noMoney(until: Timestamp?)
  }

  /// Asks once.
  ///
  /// - Parameter kind: what it would be in the queue.
  /// - Throws: `Obstacle`, `ModelFailure`, `StoreError`.
  package func ask(_ model: any LanguageModel, _ request: ModelRequest, as kind: JobTask.Kind) async throws
    -> ModelAnswer
  {
    try await book(model.estimate(request), kind, model.name) {
      let answer = try await model.answer(request)
      return (answer, answer.refused + [answer.spending])
    }
  }

  /// Embeds once.
  ///
  /// - Throws: `Obstacle`, `ModelFailure`, `StoreError`.
  package func embed(_ texts: [String], by embedder: any Embedder) async throws -> EmbeddingAnswer {
    try await book(embedder.cost, .embed, embedder.space.model) {
      let answer = try await embedder.answer(texts)
      return (answer, answer.spending)
    }
  }

  private func book<Answer: Sendable>(
    _ estimate: CostEstimate, _ kind: JobTask.Kind, _ model: String,
    call: () async throws -> (Answer, [Outcome.Spending])
  ) async throws -> Answer {
    let bound: Money
    switch estimate {
    case .unknown: throw Obstacle.unknownPrice
    case .free: bound = .zero
    case .atMost(let money): bound = money
    }
    let entry = try await reserve(bound, kind, model)
    do {
      let (answer, spending) = try await call()
      try await settle(entry, bound, spending)
      return answer
    } catch let failure as ModelFailure {
      switch JobError.Spent(of: failure) {
      case .nothing: try await settle(entry, bound, [])
      case .known(let calls): try await settle(entry, bound, calls)
      case .unknown: try await store.write { try $0.ledger.settleAtBound(entry.job, attempt: 1) }
      }
      throw failure
    }
  }

  private func reserve(_ bound: Money, _ kind: JobTask.Kind, _ model: String) async throws -> LedgerEntry {
    let (id, job, maker, note) = (ids.next(LedgerEntry.self), ids.next(Job.self), maker, note)
    return try await store.write { tx in
      let budget = try tx.settings.budget()
      let gate = budget.gate(
        bound: bound, asInteractive: true, bucket: try tx.ledger.bucket(), window: try tx.ledger.window(),
        now: tx.now)
      switch gate {
      case .open: break
      case .closed(let until, _): throw Obstacle.noMoney(until: until)
      case .closedForGood: throw Obstacle.noMoney(until: nil)
      }
      let entry = LedgerEntry(
        id: id, job: job, attempt: 1, user: nil, kind: kind, lane: .interactive, maker: maker, model: model,
        startedAt: tx.now, state: .reserved(bound: bound))
      try tx.ledger.reserve(entry)
      try note(model, tx)
      try tx.ledger.setBucket(try tx.ledger.bucket().reserving(bound, at: tx.now, under: budget))
      return entry
    }
  }

  private func settle(_ entry: LedgerEntry, _ bound: Money, _ calls: [Outcome.Spending]) async throws {
    try await store.write { tx in
      try tx.ledger.settle(entry.job, attempt: 1, as: calls)
      try tx.ledger.setBucket(
        try tx.ledger.bucket().settling(
          reserved: bound, actual: calls.reduce(Money.zero) { $0 + $1.cost }, startedAt: entry.startedAt,
          window: try tx.ledger.window(), under: try tx.settings.budget()))
    }
  }
}
