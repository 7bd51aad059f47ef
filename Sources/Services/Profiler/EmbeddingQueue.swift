import Domain
package import Ports

/// Queues the vectors that are missing: of imported people, of those who were there before the embedder was, and of
/// everybody where one embedder takes another's place.
///
/// One profile a space at a time, so that matching never stands behind a crowd of them. What is missing is read from the
/// rows each time: after a crash it goes on where it was.
package struct EmbeddingQueue: Sendable {
  /// Whose standing says whether a provider is asked at all.
  package struct Breaker: Hashable, Sendable {
    package let name: String
    /// What another configuration met says nothing about this one.
    package let configuration: String

    package init(name: String, configuration: String) {
      self.name = name
      self.configuration = configuration
    }
  }

  /// Whoever could not be embedded is tried again after that.
  private static let patience: Duration = .hours(1)

  private let embedders: EmbedderSet
  private let breaker: Breaker?
  private var tried: [Try: Timestamp] = [:]
  private var running: [EmbeddingSpace: JobID] = [:]

  private struct Try: Hashable {
    let version: ProfileVersionID
    let space: EmbeddingSpace
  }

  /// - Parameter breaker: of the provider among the embedders; `nil` where there is none.
  package init(embedders: EmbedderSet, breaker: Breaker?) {
    self.embedders = embedders
    self.breaker = breaker
  }

  /// Takes up work with these embedders: what waits for a maker that nobody has configured any more is the configured
  /// one's, and what was held until somebody knew a price is let go on.
  ///
  /// - Parameter isAlone: whether no other process works on this database.
  package static func begin(
    _ embedders: EmbedderSet, breaker: Breaker?, isAlone: Bool, in tx: any Transaction
  ) throws {
    if let breaker { try tx.takeUp(breaker.configuration, of: breaker.name) }
    let target = embedders.target.maker
    for job in try tx.jobs.held(for: .unknownPrice, limit: 1_000) where job.task.kind == .embed {
      let isForeign = isAlone && embedders.cost(by: job.maker) == .unknown && job.maker != target
      if isForeign || embedders.cost(by: job.maker) != .unknown { try tx.jobs.release(job.id) }
    }
    guard isAlone else { return }
    let makers = [Maker.builtin] + embedders.providers
    for row in try tx.jobs.waiting(limit: 1_000)
    where row.job.task.kind == .embed && !makers.contains(row.job.maker) {
      try tx.jobs.setMaker(target, of: row.job.id)
    }
  }

  /// Lets go on what was held until somebody knew its price, where these embedders know it by now.
  package static func releasePriced(_ embedders: EmbedderSet, in store: any Store) async throws {
    @Sendable func priced(_ tx: any Transaction) throws -> [Job] {
      try tx.jobs.held(for: .unknownPrice, limit: 1_000).filter {
        $0.task.kind == .embed && embedders.cost(by: $0.maker) != .unknown
      }
    }
    // A look on a snapshot, without the writer's lock: almost always nothing is held.
    guard try await !store.read({ try priced($0).isEmpty }) else { return }
    try await store.write { tx in for job in try priced(tx) { try tx.jobs.release(job.id) } }
  }

  /// Queues what is missing next, where nothing of it is on its way.
  package mutating func fill(_ store: any Store) async throws {
    // A look on a snapshot, without the writer's lock: most changes leave nothing to make.
    let wanted = try await store.read { [self] in try missing(in: $0) }
    for (space, versions) in wanted {
      guard let maker = embedders.embedder(for: space)?.maker else { continue }
      let queued = try await store.write { try Self.queueFirst(of: versions, by: maker, in: $0) }
      guard let queued else { continue }
      running[space] = queued.job
      tried[Try(version: queued.version, space: space)] = queued.at
    }
  }

  /// What has no vectors where it should: where they are to be, and where people are searched meanwhile.
  private func missing(
    in tx: any Transaction
  ) throws -> [(space: EmbeddingSpace, versions: [ProfileVersionID])] {
    let target = embedders.target.space
    let searched = try tx.profiles.searchedSpace(target: target)
    var wanted: [(space: EmbeddingSpace, versions: [ProfileVersionID])] = []
    for space in searched == target ? [target] : [searched, target] {
      guard let embedder = embedders.embedder(for: space), try isAsked(embedder.maker, tx) else { continue }
      if let last = running[space], try tx.jobs.find(last)?.state.hasEnded == false { continue }
      let passed = tried.filter { $0.key.space == space && tx.now < $0.value + Self.patience }
        .map(\.key.version)
      let versions = try tx.profiles.unembedded(in: space, limit: passed.count + 20)
        .filter { !passed.contains($0) }
      if !versions.isEmpty { wanted.append((space, versions)) }
    }
    return wanted
  }

  /// Whether a maker may be given anything: to ask a provider that is away would only use up attempts.
  private func isAsked(_ maker: Maker, _ tx: any Transaction) throws -> Bool {
    guard maker != .builtin, let breaker, let found = try tx.providers.breaker(of: breaker.name),
      found.configuration == breaker.configuration
    else { return true }
    switch found.state {
    case .closed, .trying: return true
    case .open(_, let until): return until <= tx.now
    case .locked: return false
    }
  }

  /// A version whose vectors are being made.
  private struct Queued: Sendable {
    let version: ProfileVersionID
    let job: JobID
    let at: Timestamp
  }

  /// Queues the first that nobody has queued; `nil` where all are.
  private static func queueFirst(
    of versions: [ProfileVersionID], by maker: Maker, in tx: any Transaction
  ) throws -> Queued? {
    for id in versions {
      guard let version = try tx.profiles.find(id), let user = try tx.users.find(version.user),
        try !tx.jobs.openJobs(of: user.id).contains(where: { $0.task == .embed(id) && $0.maker == maker }),
        let job = try tx.jobs.enqueue(
          NewJob(
            .embed(id), maker: maker, user: user.id, epoch: user.epoch, lane: .background, notBefore: tx.now))
      else { continue }
      return Queued(version: id, job: job.id, at: tx.now)
    }
    return nil
  }
}
