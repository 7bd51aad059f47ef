package import Domain
package import Ports
import Storage

/// What programs have left behind in a database, read once they have ended.
package struct StoredWork: Sendable {
  /// Every call of a model, oldest first.
  package let calls: [LedgerEntry]
  /// How many jobs there are by kind and state.
  package let jobs: [JobCount]

  /// - Parameters:
  ///   - path: of a file that no program has open.
  ///   - isDemo: whether it is a demo's.
  /// - Throws: `StoreError`.
  package init(at path: String, isDemo: Bool = true) async throws {
    let store = try await SQLiteStore.open(
      path: path, purpose: isDemo ? .demo : .real, time: ManualTime(), ids: SequentialIdentifiers())
    do {
      (calls, jobs) = try await store.read { tx in
        (
          try tx.ledger.entries(since: Timestamp(microseconds: 0), limit: 10_000),
          try tx.jobs.counts()
        )
      }
    } catch {
      await store.close()
      throw error
    }
    await store.close()
  }
}
