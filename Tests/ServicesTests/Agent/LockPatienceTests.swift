import Ports
import Synchronization
import TestSupport
import Testing

/// A database that another program holds.
struct LockPatienceTests {
  private struct Counts {
    var tries = 0
    var told = 0
  }

  private let time = ManualTime()
  private let counts = Counted()

  private final class Counted: Sendable {
    private let state = Mutex(Counts())

    func tried() -> Int {
      state.withLock {
        $0.tries += 1
        return $0.tries
      }
    }

    func told() { state.withLock { $0.told += 1 } }
    var all: (tries: Int, told: Int) { state.withLock { ($0.tries, $0.told) } }
  }

  @Test func `what met a lock is asked for again until the lock is gone, and that is told once`() async throws
  {
    let (time, counts) = (time, counts)
    let waiting = Task {
      try await LockPatience(time: time) { counts.told() } { () -> String in
        if counts.tried() < 4 { throw StoreError.busy }
        return "done"
      }
    }
    for _ in 1...3 {
      await time.sleepers(atLeast: 1)
      time.advanceToNextSleeper()
    }
    #expect(try await waiting.value == "done")
    #expect(counts.all == (tries: 4, told: 1))
  }

  @Test(arguments: [StoreError.diskFull, .gone(path: "x"), .closed, .missing("user")])
  func `whatever else goes wrong is no matter of patience`(error: StoreError) async {
    let counts = counts
    await #expect(throws: error) {
      try await LockPatience(time: time) { counts.told() } {
        _ = counts.tried()
        throw error
      }
    }
    #expect(counts.all == (tries: 1, told: 0))
  }

  @Test func `who no longer waits is not kept by a lock`() async {
    let time = time
    let patience = LockPatience(time: time)
    let waiting = Task { try await patience { throw StoreError.busy } }
    await time.sleepers(atLeast: 1)
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }
}
