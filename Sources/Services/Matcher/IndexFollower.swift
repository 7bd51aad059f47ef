import Domain
package import Ports

/// Keeps the index in step with the database: asked before every search, so that vectors of other processes
/// count at once.
package actor IndexFollower {
  private let store: any Store
  package nonisolated let index: any CandidateIndex
  /// What was read of the people in the index.
  nonisolated let profiles = ComparedProfiles()
  /// The following that was begun last.
  private var latest: Task<Void, any Error>?

  /// How many changes are read at once.
  private static let page = 2_000

  package init(store: any Store, index: any CandidateIndex) {
    self.store = store
    self.index = index
  }

  /// Applies all changes that were committed before the call.
  ///
  /// One at a time: of two that read and apply beside each other, the later one could put back vectors that were
  /// taken away in between.
  package func catchUp() async throws {
    let former = latest
    let task = Task { [store, index, profiles] in
      _ = await former?.result
      try await Self.follow(store, index, profiles)
    }
    latest = task
    try await task.value
  }

  private static func follow(
    _ store: any Store, _ index: any CandidateIndex, _ profiles: ComparedProfiles
  ) async throws {
    let space = index.space
    while true {
      let last = await index.state().lastChange
      let changes = try await store.read {
        try $0.profiles.vectorChanges(after: last, in: space, limit: Self.page)
      }
      guard changes.lastChange > last else { return }
      await index.apply(changes)
      profiles.forget(changes.removed)
    }
  }
}
