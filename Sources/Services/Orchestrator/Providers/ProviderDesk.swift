package import Domain
package import Ports

/// Keeps how a provider does, for all processes of a database: who may ask it, and what came of each call.
///
/// Every transaction reads the row again: another process may have changed it.
package struct ProviderDesk: Sendable {
  /// The maker whose calls are watched.
  package let maker: Maker
  private let store: any Store
  private let configuration: String
  private let random: any RandomSource
  private let log: any ProgramLog

  /// - Parameter configuration: the hash of the provider's configuration in this process.
  package init(
    maker: Maker, configuration: String, store: any Store, random: any RandomSource, log: any ProgramLog
  ) {
    self.maker = maker
    self.configuration = configuration
    self.store = store
    self.random = random
    self.log = log
  }

  /// Takes up work with this configuration: a lock that another one earned is taken away, and what was held until somebody
  /// knew a price is let go on.
  ///
  /// - Parameters:
  ///   - choice: knows the prices.
  ///   - isAlone: whether no other process works on this database: then what waits for makers that nobody configures any
  ///     more is this one's.
  package static func begin(
    _ choice: MakerChoice, isAlone: Bool, in tx: any Transaction
  ) throws {
    if case .provider(let name) = choice.configured, let configuration = choice.configuration {
      try tx.takeUp(configuration, of: name)
    }
    for job in try priced(by: choice, orForeign: isAlone, in: tx) { try tx.jobs.release(job.id) }
    guard isAlone else { return }
    for row in try tx.jobs.waiting(limit: 1_000) where row.job.task.kind.hasStandIn {
      guard !choice.makers.contains(row.job.maker) else { continue }
      try tx.jobs.setMaker(try choice.maker(of: row.job.task.kind, in: tx), of: row.job.id)
    }
  }

  /// What is held until somebody knows a price, and need not be any more. Vectors have makers of their own, and who knows
  /// those lets them go on.
  ///
  /// - Parameter orForeign: whether what waits for makers that nobody configures any more is among it.
  private static func priced(
    by choice: MakerChoice, orForeign: Bool = false, in tx: any Transaction
  ) throws -> [Job] {
    try tx.jobs.held(for: .unknownPrice, limit: 1_000).filter { job in
      job.task.kind != .embed
        && (orForeign && !choice.makers.contains(job.maker) || choice.estimate(job) != .unknown)
    }
  }

  /// Lets go on what was held until somebody knew a price, where it is known by now: prices may change while programs run.
  ///
  /// - Throws: `StoreError`.
  package static func releasePriced(_ choice: MakerChoice, in store: any Store) async throws {
    // Almost always there is none, and then nothing is written.
    guard try await store.read({ try !priced(by: choice, in: $0).isEmpty }) else { return }
    try await store.write { tx in
      for job in try priced(by: choice, in: tx) { try tx.jobs.release(job.id) }
    }
  }

  /// Gives to the rules what waits for money that never comes: the budget was set to zero while it waited.
  ///
  /// - Throws: `StoreError`.
  package static func giveUnpayable(_ choice: MakerChoice, in store: any Store) async throws {
    guard try await store.read({ try !unpayable(choice, in: $0).isEmpty }) else { return }
    try await store.write { tx in
      for job in try unpayable(choice, in: tx) { try tx.jobs.setMaker(.builtin, of: job.id) }
    }
  }

  private static func unpayable(_ choice: MakerChoice, in tx: any Transaction) throws -> [Job] {
    guard try tx.settings.budget().weekly == .zero else { return [] }
    return try tx.jobs.waiting(limit: 1_000).map(\.job).filter { job in
      job.maker != .builtin && job.task.kind.hasStandIn && !choice.estimate(job).isFree
    }
  }

  /// Asks whether a call may be made.
  ///
  /// - Throws: `ModelFailure` where the provider is away; nothing was spent.
  func admit() async throws(ModelFailure) {
    let admission: ProviderBreaker.Admission
    do {
      let (maker, configuration) = (maker, configuration)
      // Almost always it is closed, and then nothing is written.
      if try await store.read({ try Self.breaker($0, maker, configuration).state.isClosed }) { return }
      admission = try await store.write { tx in
        var breaker = try Self.breaker(tx, maker, configuration)
        let before = breaker
        let admission = breaker.wanted(at: tx.now)
        if breaker != before { try tx.providers.setBreaker(breaker, of: maker.name) }
        return admission
      }
    } catch {
      // A store that cannot be read will fail the attempt by itself.
      return
    }
    switch admission {
    case .granted, .trial: return
    case .refused(let until):
      let wait = (try? await store.read { until.since($0.now) }) ?? .zero
      throw ModelFailure(.overloaded(after: wait), leftAloneFor: wait)
    // Until somebody has seen to it, and that may be in a minute.
    case .locked(let fault): throw ModelFailure(fault.reason, leftAloneFor: Self.lockedPause)
    }
  }

  /// How long what met a lock waits before it asks again whether that is still so.
  private static let lockedPause: Duration = .minutes(10)

  /// Takes in how a call went.
  func ended(_ result: ProviderBreaker.Result) async {
    let (maker, configuration, jitter) = (maker, configuration, random.unit())
    do {
      // Almost always nothing changes, and then nothing is written.
      let changes = try await store.read { tx in
        var breaker = try Self.breaker(tx, maker, configuration)
        let before = breaker
        _ = breaker.ended(result, at: tx.now, jitter: jitter)
        return breaker != before
      }
      guard changes else { return }
      let change = try await store.write { tx -> ProviderBreaker.Change? in
        var breaker = try Self.breaker(tx, maker, configuration)
        let before = breaker
        let change = breaker.ended(result, at: tx.now, jitter: jitter)
        if breaker != before { try tx.providers.setBreaker(breaker, of: maker.name) }
        if let change, change != .closed { try Self.giveAway(maker, breaker, in: tx) }
        return change
      }
      if let change { tell(change) }
    } catch {
      log.record(.error, "provider.unrecorded", ["error": .text(Completion.sentence(for: error))])
    }
  }

  /// What waits for a provider that is away, and can be done by the built-in maker, is.
  private static func giveAway(
    _ maker: Maker, _ breaker: ProviderBreaker, in tx: any Transaction
  ) throws {
    for row in try tx.jobs.waiting(limit: 1_000)
    where row.job.maker == maker && row.job.task.kind.hasStandIn
      && breaker.isAway(at: tx.now, from: row.job.urgency(at: tx.now))
    {
      try tx.jobs.setMaker(.builtin, of: row.job.id)
    }
  }

  private static func breaker(
    _ tx: any Transaction, _ maker: Maker, _ configuration: String
  ) throws -> ProviderBreaker {
    let found = try tx.providers.breaker(of: maker.name)
    // What another configuration met says nothing about this one.
    return found?.configuration == configuration
      ? found ?? ProviderBreaker(configuration: configuration)
      : ProviderBreaker(configuration: configuration)
  }

  private func tell(_ change: ProviderBreaker.Change) {
    let provider = LogValue.text(maker.name)
    switch change {
    case .opened(let until):
      log.record(.warning, "provider.away", ["provider": provider, "until": .text(until.description)])
    case .closed: log.record(.info, "provider.back", ["provider": provider])
    case .locked(let fault):
      log.record(
        .error, "provider.locked",
        [
          "provider": provider, "fault": .text(fault.rawValue),
          "remedy": .text("not asked again until its configuration changes; see mitko doctor"),
        ])
    }
  }
}

extension ProviderBreaker.State {
  var isClosed: Bool {
    if case .closed = self { true } else { false }
  }
}

extension ProviderBreaker.Fault {
  /// The failure that a call would meet again.
  fileprivate var reason: ModelFailure.Reason {
    switch self {
    case .wrongKey: .wrongKey
    case .forbidden: .forbidden
    case .unknownModel: .unknownModel
    case .quotaExhausted: .quotaExhausted
    case .untrusted: .untrusted
    case .wrongDimension: .wrongDimension(found: nil)
    }
  }
}
