package import Domain
package import Ports

/// An empty index to be filled, and how long it is good for.
package struct OpenedIndex: Sendable {
  package let index: any CandidateIndex
  /// How many people (each counted once for each role) it holds when it is better opened anew: its scale was taken from
  /// those few who were there. `nil` for a scale that stays.
  package let renewedAt: Int?

  package init(_ index: any CandidateIndex, renewedAt: Int? = nil) {
    self.index = index
    self.renewedAt = renewedAt
  }
}

/// Keeps the index in step with the database: asked before every search, so that vectors of other processes
/// count at once, and that a search goes over to another space as soon as everybody is there.
package actor IndexFollower {
  private let store: any Store
  private let target: EmbeddingSpace
  private let open: @Sendable (EmbeddingSpace) async throws -> OpenedIndex
  private var current: OpenedIndex?
  /// What was read of the people in the index.
  nonisolated let profiles = ComparedProfiles()
  /// The following that was begun last.
  private var latest: Task<any CandidateIndex, any Error>?

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

  /// Brings the index of the space that is searched now up to all changes that were committed before the call.
  ///
  /// One at a time: of two that read and apply beside each other, the later one could put back vectors that were
  /// taken away in between.
  @discardableResult
  package func catchUp() async throws -> any CandidateIndex {
    let former = latest
    let task = Task {
      _ = await former?.result
      return try await self.follow()
    }
    latest = task
    return try await task.value
  }

  private func follow() async throws -> any CandidateIndex {
    let space = try await store.read { [target] in try $0.profiles.searchedSpace(target: target) }
    if let current, current.index.space == space {
      try await fill(current.index)
      guard let limit = current.renewedAt, await current.index.state().people.values.reduce(0, +) >= limit
      else { return current.index }
    }
    let opened = try await open(space)
    try await fill(opened.index)
    current = opened
    return opened.index
  }

  private func fill(_ index: any CandidateIndex) async throws {
    var last = await index.state().lastChange
    var page = try await page(of: index.space, after: last)
    while page.lastChange > last {
      let change = page.lastChange
      // The next one is read while this one is taken in.
      async let next = self.page(of: index.space, after: change)
      last = change
      await index.apply(page)
      profiles.forget(page.removed)
      page = try await next
    }
  }

  private nonisolated func page(of space: EmbeddingSpace, after change: Int64) async throws -> VectorPage {
    try await store.read { try $0.profiles.vectorPage(after: change, in: space, limit: Self.page) }
  }
}
