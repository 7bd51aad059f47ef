import Domain
import Glibc
import Ports
import TestSupport
import Testing

@testable import Storage

@Suite("Several processes on one file", .serialized, .timeLimit(.minutes(10)))
struct SeveralProcessesTests {
  let scratch = ScratchDirectory()

  private func open(_ ids: UInt64 = 0) async throws -> SQLiteStore {
    try await SQLiteStore.open(
      path: scratch.file(), time: ManualTime(), ids: SequentialIdentifiers(after: ids << 20))
  }

  @Test("that start on an old file at once: one migrates, the other waits and says so, neither fails")
  func migrationRace() throws {
    let path = scratch.file()
    try Migrator(migrations: Array(ProbeSchema.migrations.prefix(1)), now: { 0 })
      .bringUpToDate(path: path) { _ in Issue.record("waited for nobody") }
    // The lock is held until both have said that they wait, so both arrive before either migrates.
    var lock: FileLock? = try FileLock.acquire(path + ".lock", sharing: .ownerOnly) {}
    let children = [Child("migrate", path), Child("migrate", path)]
    for child in children { #expect(child.line() == "waiting") }
    withExtendedLifetime(lock) {}
    lock = nil
    for child in children {
      #expect(child.lines() == ["done"])
      #expect(child.wait() == 0)
    }
    let db = try Connection(path: path, role: .reader)
    #expect(try db.first("SELECT count(*) FROM migration") { try $0.next(Int.self) } == 2)
    #expect(
      try db.first("SELECT count(*) FROM person WHERE town = 'Tbilisi'") { try $0.next(Int.self) } == 2000)
    #expect(!scratch.names.contains { $0.contains("backup") })
  }

  @Test("that start on no file at once: one makes it, and all write; five times")
  func creationRace() throws {
    for round in 1...5 {
      let path = scratch.file("made-\(round).db")
      let children = (0..<4).map { _ in Child("touch", path) }
      for child in children {
        #expect(child.lines().last == "done")
        #expect(child.wait() == 0)
      }
    }
  }

  @Test("race for the same jobs: each is claimed once")
  func claimRace() async throws {
    let store = try await open()
    let jobs = try await store.write { tx throws in
      try (UInt64(1)...200).compactMap {
        try tx.jobs.enqueue(
          NewJob(.summarise(ChatID(sequential: $0)), user: nil, epoch: 0, notBefore: tx.now))?.id
      }
    }
    let children = (0..<3).map { _ in Child("claim", scratch.file()) }
    let claimed = children.flatMap { $0.lines() }
    for child in children { #expect(child.wait() == 0) }
    #expect(claimed.count == 200)
    #expect(Set(claimed) == Set(jobs.map(\.description)))
    #expect(
      try await store.read { try $0.jobs.counts() }
        == [JobCount(kind: .summarise, lane: .background, state: "completed", count: 200)])
    await store.close()
  }

  /// How soon is the polling interval, which stands apart: how fast this machine is says nothing about it.
  @Test("are woken by each other's commits, which they look for five times a second")
  func changes() async throws {
    #expect(SQLiteStore.pollingInterval == 200)
    let store = try await open()
    var ticks = store.changes().makeAsyncIterator()
    // From here on this store commits nothing of its own: only the others' commits can wake it.
    for _ in 0..<3 {
      let child = Child("touch", scratch.file())
      #expect(child.lines() == ["done"])
      #expect(await ticks.next() != nil)
    }
    await store.close()
  }

  @Test(
    "killed at any moment: what was told to be written is there, nothing is there by half, a hundred times")
  func killed() async throws {
    let random = SeededRandom(seed: 20)
    var store = try await open()
    let user = try await store.write {
      try $0.users.create(identity: Identity(kind: .demo, value: "anna"), language: .english, isDemo: true).id
    }
    await store.close()
    var told = 0
    for round in 1...100 {
      let child = Child("write", scratch.file())
      for _ in 0..<random.int(in: 1...6) { told = child.line().flatMap { Int($0) } ?? told }
      // Somewhere inside the transaction after the line: each turn of the loop is a fraction of it.
      for _ in 0..<random.int(in: 0...40) { sched_yield() }
      child.kill()
      for line in child.lines() { told = Int(line) ?? told }
      guard round % 10 == 0 else { continue }
      store = try await open(UInt64(round))
      let found = try await store.read { tx throws in
        let chat = try tx.chats.main(of: user).id
        let positions = try tx.chats.messages(in: chat, before: nil, limit: 100_000).map(\.position)
        return (positions: positions, jobs: try tx.jobs.counts().map(\.count).reduce(0, +))
      }
      #expect(found.positions == Array(1...found.positions.count))
      #expect(found.positions.count >= told)
      #expect(found.jobs == found.positions.count)
      #expect(try await store.checkedVersion() == 20)
      await store.close()
    }
  }

  @Test("killed while several write at once: each that was told is there, whole, and no other's regret")
  func crowdKilled() async throws {
    let random = SeededRandom(seed: 21)
    var store = try await open()
    let user = try await store.write {
      try $0.users.create(identity: Identity(kind: .demo, value: "anna"), language: .english, isDemo: true).id
    }
    await store.close()
    var told: Set<String> = []
    for round in 1...10 {
      let child = Child("crowd", scratch.file())
      for _ in 0..<random.int(in: 1...40) { if let line = child.line() { told.insert(line) } }
      for _ in 0..<random.int(in: 0...40) { sched_yield() }
      child.kill()
      told.formUnion(child.lines())
      store = try await open(UInt64(round))
      let found = try await store.read { tx throws in
        let messages = try tx.chats.messages(
          in: try tx.chats.main(of: user).id, before: nil, limit: 1_000_000)
        return (messages: messages, jobs: try tx.jobs.counts().map(\.count).reduce(0, +))
      }
      let texts = found.messages.map(\.text)
      #expect(told.isSubset(of: texts))
      #expect(Set(texts).count == texts.count)
      #expect(!texts.contains("regretted"))
      #expect(found.messages.map(\.position) == Array(1...found.messages.count))
      #expect(found.jobs == texts.count)
      await store.close()
    }
  }

  @Test("killed while it erases: after the next start either all is there or not a byte", arguments: 1...12)
  func killedWhileErasing(round: Int) async throws {
    let secret = "zyx-secret-\(round)-anna@example.org"
    let child = Child("erase", scratch.file(), secret)
    #expect(child.line() == "written")
    // From half a millisecond to a tenth of a second, each more than half as long again as the one before it:
    // some end before the commit, some while the file is rewritten, some after it.
    let moment = ContinuousClock.now + .microseconds((1..<round).reduce(500) { delay, _ in delay * 8 / 5 })
    while ContinuousClock.now < moment { sched_yield() }
    child.kill()
    let store = try await open()
    #expect(try await store.checkedVersion() == 20)
    let isThere = try await store.read { try $0.users.find(Identity(kind: .demo, value: secret)) } != nil
    await store.close()
    for name in scratch.names {
      #expect(contains(secret, in: scratch.file(name)) == (isThere && name == "mitko.db"))
    }
  }
}
