import Dispatch
import Synchronization
import Testing

@testable import Storage

@Suite("The change watcher", .timeLimit(.minutes(10)))
struct ChangeWatcherTests {
  @Test("ticks for its own process at once, and once for what nobody has taken yet")
  func ownChanges() async {
    let watcher = ChangeWatcher(queue: .init(label: "test"), milliseconds: 3_600_000) { false }
    let ticks = watcher.ticks()
    watcher.signal()
    watcher.signal()
    watcher.finish()
    var count = 0
    for await _ in ticks { count += 1 }
    #expect(count == 1)
  }

  @Test("ticks every listener when another connection has committed")
  func othersChanges() async throws {
    let scratch = ScratchDirectory()
    try DatabaseFile(path: scratch.file(), sharing: .ownerOnly).prepare()
    let path = scratch.file()
    let other = try Connection(path: path, role: .writer)
    try other.useWriteAheadLog()
    try other.execute("CREATE TABLE t (i INTEGER) STRICT")
    let lane = try await DatabaseLane(label: "test") { try Connection(path: path, role: .writer) }
    let last = Mutex(try await lane.perform { try $0.dataVersion() })
    let watcher = ChangeWatcher(queue: lane.executor.queue, milliseconds: 5) {
      lane.assumeIsolated { isolated in
        guard let now = try? isolated.perform({ try $0.dataVersion() }) else { return false }
        return last.withLock { last in
          defer { last = now }
          return last != now
        }
      }
    }
    var first = watcher.ticks().makeAsyncIterator()
    var second = watcher.ticks().makeAsyncIterator()
    try other.run("INSERT INTO t VALUES (1)")
    #expect(await first.next() != nil)
    #expect(await second.next() != nil)
  }

  @Test("asks the database nothing while nobody listens")
  func idle() async {
    let asked = Mutex(0)
    let watcher = ChangeWatcher(queue: .init(label: "test"), milliseconds: 1) {
      asked.withLock { $0 += 1 }
      return true
    }
    #expect(asked.withLock { $0 } == 0)
    do {
      var ticks = watcher.ticks().makeAsyncIterator()
      _ = await ticks.next()
    }
    #expect(asked.withLock { $0 } >= 1)
    #expect(!watcher.isPolling)
  }
}
