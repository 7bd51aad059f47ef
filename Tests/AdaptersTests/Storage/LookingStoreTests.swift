import Domain
import Foundation
import Glibc
import Ports
import TestSupport
import Testing

@testable import Storage

/// A database in the hands of somebody who only looks, and of a program that goes on with what replaced it.
struct LookingStoreTests {
  private let scratch = ScratchDirectory()

  private func open(_ access: SQLiteStore.Access = .writes, ids: UInt64 = 0) async throws -> SQLiteStore {
    try await SQLiteStore.open(
      path: scratch.file(), access: access, time: ManualTime(), ids: SequentialIdentifiers(after: ids << 20))
  }

  private func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: scratch.file())) }

  @Test func whoOnlyLooksReadsAndChangesNoByteOfTheFile() async throws {
    let writer = try await open()
    try await writer.write { try $0.settings.set(.burst, to: 1.25, by: .program) }
    await writer.close()
    let before = try bytes()
    let looking = try await open(.looks, ids: 1)
    #expect(try await looking.read { try $0.settings.value(of: .burst) } == 1.25)
    await #expect(throws: StoreError.readOnly(path: scratch.file())) {
      try await looking.write { try $0.settings.set(.burst, to: 9, by: .program) }
    }
    await #expect(throws: StoreError.readOnly(path: scratch.file())) { try await looking.finishErasing() }
    try await looking.verify()
    await looking.close()
    #expect(try bytes() == before)
  }

  @Test func whoOnlyLooksSeesWhatOthersWriteMeanwhile() async throws {
    let writer = try await open()
    let looking = try await open(.looks, ids: 1)
    var ticks = looking.changes().makeAsyncIterator()
    try await writer.write { try $0.settings.set(.burst, to: 2.5, by: .program) }
    _ = await ticks.next()
    #expect(try await looking.read { try $0.settings.value(of: .burst) } == 2.5)
    await looking.close()
    await writer.close()
  }

  @Test func anOldFileIsNotBroughtUpToDateByWhoOnlyLooks() async throws {
    try await open().close()
    try Connection(path: scratch.file(), role: .writer).execute("PRAGMA user_version = 3")
    await #expect(throws: StoreError.older(found: 3, known: SQLiteStore.newestVersion)) {
      try await open(.looks)
    }
  }

  @Test func whoOnlyLooksMakesNoDatabase() async throws {
    await #expect(throws: StoreError.self) { try await open(.looks) }
    #expect(access(scratch.file(), F_OK) != 0)
  }

  @Test func aProgramGoesOnWithTheDatabaseThatTookThePlaceOfItsOwn() async throws {
    let store = try await open()
    try await store.write { try $0.settings.set(.burst, to: 1, by: .program) }
    let other = scratch.file("other.db")
    let restored = try await SQLiteStore.open(
      path: other, time: ManualTime(), ids: SequentialIdentifiers(after: 1 << 20))
    try await restored.write { try $0.settings.set(.burst, to: 7, by: .program) }
    await restored.close()
    for end in ["", "-wal", "-shm"] { unlink(scratch.file() + end) }
    await #expect(throws: StoreError.gone(path: scratch.file())) { try await store.reopen() }
    #expect(rename(other, scratch.file()) == 0)
    await #expect(throws: StoreError.gone(path: scratch.file())) { try await store.verify() }
    try await store.reopen()
    try await store.verify()
    #expect(try await store.read { try $0.settings.value(of: .burst) } == 7)
    try await store.write { try $0.settings.set(.burst, to: 8, by: .program) }
    #expect(try await store.read { try $0.settings.value(of: .burst) } == 8)
    await store.close()
  }
}
