package import Domain
import Ports
import Storage

/// What was said in somebody's main chat, read once the programs have ended.
package struct StoredConversation: Sendable {
  /// Oldest first.
  package let messages: [Message]
  /// Messages on their way to somewhere outside the terminal that have not gone out.
  package let undelivered: Int

  /// - Parameter path: of a file that no program has open.
  /// - Throws: `StoreError`; `missing` where nobody has that identity.
  package init(at path: String, of identity: Identity) async throws {
    let store = try await SQLiteStore.open(path: path, time: Self.afterAll, ids: SequentialIdentifiers())
    do {
      (messages, undelivered) = try await store.read { tx in
        guard let user = try tx.users.find(identity) else { throw StoreError.missing("user") }
        return (
          try tx.chats.messages(in: tx.chats.main(of: user.id).id, before: nil, limit: 10_000),
          try tx.deliveries.due(limit: 10_000).count
        )
      }
    } catch {
      await store.close()
      throw error
    }
    await store.close()
  }

  /// Everything that waits for its time is due by then.
  private static let afterAll = ManualTime(startingAt: Timestamp(seconds: 4_102_444_800))
}
