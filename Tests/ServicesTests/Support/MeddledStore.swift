import Domain
import Ports
import Synchronization

/// A store in which something happens just before each write: another one writes, or it is refused.
final class MeddledStore: Store {
  private let store: any Store
  private let state: Mutex<(writes: Int, before: @Sendable (Int) async throws -> Void)>

  /// - Parameter before: what happens before the write of that number, counted from 0.
  init(_ store: any Store, before: @escaping @Sendable (Int) async throws -> Void) {
    self.store = store
    state = Mutex((0, before))
  }

  /// A store that another process keeps locked for the writes of those numbers.
  convenience init(_ store: any Store, locked: Range<Int>) {
    self.init(store) { if locked.contains($0) { throw StoreError.busy } }
  }

  func write<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result {
    let (number, before) = state.withLock { state in
      defer { state.writes += 1 }
      return (state.writes, state.before)
    }
    try await before(number)
    return try await store.write(body)
  }

  func read<Result: Sendable>(
    _ body: @escaping @Sendable (any Transaction) throws -> Result
  ) async throws -> Result { try await store.read(body) }

  func verify() async throws { try await store.verify() }

  func reopen() async throws { try await store.reopen() }

  func changes() -> AsyncStream<Void> { store.changes() }

  func finishErasing() async throws { try await store.finishErasing() }

  func close() async { await store.close() }
}
