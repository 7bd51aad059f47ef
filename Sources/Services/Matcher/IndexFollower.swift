import Domain
package import Ports

/// Keeps the index in step with the database: asked before every search, so that vectors of other processes
/// count at once.
package actor IndexFollower {
  private let store: any Store
  package nonisolated let index: any CandidateIndex

  /// How many changes are read at once.
  private static let page = 2_000

  package init(store: any Store, index: any CandidateIndex) {
    self.store = store
    self.index = index
  }

  /// Applies all changes that were committed before the call.
  package func catchUp() async throws {
    while true {
      let last = await index.state().lastChange
      let space = index.space
      let changes = try await store.read {
        try $0.profiles.vectorChanges(after: last, in: space, limit: Self.page)
      }
      guard changes.lastChange > last else { return }
      await index.apply(changes)
    }
  }
}
