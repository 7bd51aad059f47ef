import Domain
import Ports
import TestSupport
import Testing

@testable import Storage

@Suite("The store on SQLite", .timeLimit(.minutes(1)))
struct SQLiteContractTests {
  @Test("keeps the contract on a file", arguments: StoreContract.cases)
  func file(contract: StoreContract.Case) async throws {
    let scratch = ScratchDirectory()
    let (time, ids) = (ManualTime(), SequentialIdentifiers())
    let store = try await SQLiteStore.open(path: scratch.file(), time: time, ids: ids)
    try await contract.run(StoreFixture(store: store, time: time, ids: ids))
    await store.close()
  }

  @Test("keeps the contract in memory", arguments: StoreContract.cases)
  func memory(contract: StoreContract.Case) async throws {
    let (time, ids) = (ManualTime(), SequentialIdentifiers())
    let store = try await SQLiteStore.inMemory(time: time, ids: ids)
    try await contract.run(StoreFixture(store: store, time: time, ids: ids))
    await store.close()
  }
}
