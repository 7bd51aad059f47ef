package import Domain
package import Ports

/// An empty index to be filled, and how long it is good for.
package struct OpenedIndex: Sendable {
  package let index: any CandidateIndex
  /// How many people (each counted once for each role) it holds when it is better opened anew: its scale was taken from
  /// those few who were there. `nil` for a scale that stays.
  package let renewedAt: Int?

  /// The scale that it was opened with.
  package let scale: KeptScale

  package init(_ index: any CandidateIndex, scale: KeptScale, renewedAt: Int? = nil) {
    self.index = index
    self.scale = scale
    self.renewedAt = renewedAt
  }
}

/// A scale in the form in which it is kept for replays.
package struct KeptScale: Hashable, Sendable {
  /// `Calibration.text`.
  package let text: String
  package let hash: UInt64

  package init(text: String) {
    self.text = text
    hash = StableHash.of(text.utf8)
  }
}

/// Keeps the index in step with the database: asked before every search, so that vectors of other processes
/// count at once, and that a search goes over to another space as soon as everybody is there.
package actor IndexFollower {
  private let store: any Store
  private let target: EmbeddingSpace
  private let open: @Sendable (EmbeddingSpace) async throws -> OpenedIndex
  private var current: OpenedIndex?
  /// Who is in the index, and how everybody stands.
  private var board = MatchBoard()
  /// The last changes that the board knows.
  private var (vectors, standings) = (Int64(0), Int64(0))
  /// What was read of the people in the index.
  nonisolated let profiles = ComparedProfiles()
  /// The following that was begun last.
  private var latest: Task<Void, Never>?
  /// Whether a search needs everything to stay as it is, and who waits for its end to do the same.
  private var isHeld = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// How many changes are read at once.
  private static let page = 2_000

  /// - Parameters:
  ///   - target: the space of the configured embedder.
  ///   - open: makes an empty index of a space.
  package init(
    store: any Store, target: EmbeddingSpace,
    open: @escaping @Sendable (EmbeddingSpace) async throws -> OpenedIndex
  ) {
    self.store = store
    self.target = target
    self.open = open
  }

  /// Brings the index of the space that is searched now up to all changes that were committed before the call; where a step
  /// of a round searches it just then, it stays as it is until the search has ended.
  ///
  /// One at a time: of two that read and apply beside each other, the later one could put back vectors that were
  /// taken away in between.
  @discardableResult
  package func catchUp() async throws -> any CandidateIndex {
    try await inTurn {
      if await self.isHeld, let current = await self.current { return current.index }
      return try await self.follow { _, _ in }.scene.index
    }
  }

  /// The same, and `body` with everything as it was at one moment: neither index nor board changes while it runs.
  ///
  /// - Parameter reading: reads in that moment what is needed besides; is given the space that is searched.
  func withScene<Value: Sendable, Result: Sendable>(
    reading: @escaping @Sendable (EmbeddingSpace, any Transaction) throws -> Value,
    _ body: (MatchScene, Value) async throws -> Result
  ) async throws -> Result {
    while isHeld { await withCheckedContinuation { waiting.append($0) } }
    isHeld = true
    defer {
      isHeld = false
      let next = waiting
      waiting = []
      for continuation in next { continuation.resume() }
    }
    let (scene, value) = try await inTurn { try await self.follow(reading) }
    return try await body(scene, value)
  }

  private func inTurn<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let former = latest
    let task = Task {
      await former?.value
      return try await body()
    }
    latest = Task { _ = await task.result }
    return try await task.value
  }

  private func follow<Value: Sendable>(
    _ reading: @escaping @Sendable (EmbeddingSpace, any Transaction) throws -> Value
  ) async throws -> (scene: MatchScene, value: Value) {
    var isRenewed = false
    while true {
      let space = try await store.read { [target] in try $0.profiles.searchedSpace(target: target) }
      if current?.index.space != space { try await begin(space) }
      guard let opened = current else { throw StoreError.missing("index") }
      let value = try await fill(opened.index, reading)
      // Of few people the scale is taken anew once they have doubled; not twice, however they are counted.
      if !isRenewed, let limit = opened.renewedAt,
        await opened.index.state().people.values.reduce(0, +) >= limit
      {
        try await begin(space)
        isRenewed = true
        continue
      }
      // In between somebody may have gone over to another space.
      guard let value else { continue }
      return (
        MatchScene(
          index: opened.index, scale: opened.scale, board: board, vectors: vectors, standings: standings),
        value
      )
    }
  }

  /// Takes an empty index and forgets whom the former one held.
  private func begin(_ space: EmbeddingSpace) async throws {
    current = try await open(space)
    board = MatchBoard()
    (vectors, standings) = (0, 0)
  }

  /// What the database says after all that is known.
  private struct News<Value: Sendable>: Sendable {
    let page: VectorPage
    let standings: StandingPage
    /// `nil` where there are news, or the space is not the one that is searched any more.
    let value: Value?
  }

  /// - Returns: what was read in the moment up to which everything is known now; `nil` where that is another space's.
  private func fill<Value: Sendable>(
    _ index: any CandidateIndex,
    _ reading: @escaping @Sendable (EmbeddingSpace, any Transaction) throws -> Value
  ) async throws -> Value? {
    var news = try await news(of: index.space, after: vectors, standings, reading)
    while news.page.lastChange > vectors || news.standings.lastChange > standings {
      (vectors, standings) = (news.page.lastChange, news.standings.lastChange)
      // The next ones are read while these are taken in.
      async let next = self.news(of: index.space, after: vectors, standings, reading)
      let page = news.page
      let isNew = page.lastChange > (await index.state().lastChange)
      async let applied: Void = isNew ? index.apply(page) : ()
      take(news.page, news.standings)
      await applied
      news = try await next
    }
    return news.value
  }

  private func take(_ page: VectorPage, _ standings: StandingPage) {
    board.take(page, standings)
    profiles.forget(page.removed)
  }

  private nonisolated func news<Value: Sendable>(
    of space: EmbeddingSpace, after vectors: Int64, _ standings: Int64,
    _ reading: @escaping @Sendable (EmbeddingSpace, any Transaction) throws -> Value
  ) async throws -> News<Value> {
    try await store.read { [target] tx in
      let page = try tx.profiles.vectorPage(after: vectors, in: space, limit: Self.page)
      let changed = try tx.matches.standings(after: standings, until: nil, limit: 2 * Self.page)
      let isNew = page.lastChange > vectors || changed.lastChange > standings
      let isSearched = try isNew || tx.profiles.searchedSpace(target: target) == space
      return News(
        page: page, standings: changed, value: isNew || !isSearched ? nil : try reading(space, tx))
    }
  }
}
