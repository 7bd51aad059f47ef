import Domain
import Synchronization
import TestSupport
import Testing

@Suite struct ManualTimeTests {
  private let time = ManualTime(startingAt: .zero)

  /// What woke, in its order, with the clock at that moment.
  private final class Wakings: Sendable {
    private let list = Mutex<[String]>([])
    func append(_ name: String) { list.withLock { $0.append(name) } }
    var names: [String] { list.withLock { $0 } }
  }

  @Test func theClockStandsStillUntilItIsMoved() {
    #expect(time.now == .zero)
    #expect(time.now == .zero)
    time.advance(by: .seconds(90))
    #expect(time.now == .at(90))
  }

  @Test func whatLiesInThePastIsNotSleptFor() async throws {
    try await time.sleep(until: .zero)
    try await time.sleep(until: .at(-5))
    #expect(time.now == .zero)
  }

  @Test func aSleeperWakesWhenItsInstantComesAndNotBefore() async throws {
    let wakings = Wakings()
    let sleeper = Task { [time] in
      try await time.sleep(until: .at(10))
      wakings.append("woke")
    }
    await time.sleepers(atLeast: 1)
    time.advance(to: .at(10) - .microseconds(1))
    #expect(time.sleeperCount == 1)
    #expect(wakings.names == [])
    time.advance(by: .microseconds(1))
    try await sleeper.value
    #expect(wakings.names == ["woke"])
    #expect(time.sleeperCount == 0)
  }

  @Test func theClockGoesFromSleeperToSleeper() async throws {
    let early = Task { [time] in try await time.sleep(until: .at(10)) }
    let late = Task { [time] in try await time.sleep(until: .at(30)) }
    await time.sleepers(atLeast: 2)
    #expect(time.advanceToNextSleeper())
    try await early.value
    #expect(time.now == .at(10))
    #expect(time.advanceToNextSleeper())
    try await late.value
    #expect(time.now == .at(30))
    #expect(!time.advanceToNextSleeper())
  }

  @Test func aCancelledSleeperWakesWithAnError() async {
    let sleeper = Task { [time] in try await time.sleep(until: .at(10)) }
    await time.sleepers(atLeast: 1)
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    #expect(time.sleeperCount == 0)
  }

  @Test func whoIsCancelledBeforeSleepingDoesNotSleep() async {
    let sleeper = Task { [time] in
      withUnsafeCurrentTask { $0?.cancel() }
      try await time.sleep(until: .at(10))
    }
    await #expect(throws: CancellationError.self) { try await sleeper.value }
    #expect(time.sleeperCount == 0)
  }

  @Test func aThousandSleepersWakeOnce() async {
    let wakings = Wakings()
    await withTaskGroup { group in
      for number in 0..<1_000 {
        group.addTask { [time] in
          try? await time.sleep(until: .at(Int64(number % 7) + 1))
          wakings.append("woke")
        }
      }
      await time.sleepers(atLeast: 1_000)
      time.advance(by: .seconds(7))
    }
    #expect(wakings.names.count == 1_000)
  }

  @Test func aJumpWakesNobody() async {
    let sleeper = Task { [time] in try await time.sleep(until: .at(10)) }
    await time.sleepers(atLeast: 1)
    time.jump(to: .at(100))
    #expect(time.now == .at(100))
    #expect(time.sleeperCount == 1)
    time.jump(to: .at(-100))
    #expect(time.now == .at(-100))
    sleeper.cancel()
  }
}

@Suite struct SeededRandomTests {
  @Test func itsNumbersAreThoseOfSplitMix64() {
    // The reference implementation's first outputs for the seed 1234567.
    let random = SeededRandom(seed: 1_234_567)
    #expect(
      [random.bits(), random.bits(), random.bits()] == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
  }

  @Test func theSameSeedGivesTheSameSequence() {
    let (left, right) = (SeededRandom(seed: 5), SeededRandom(seed: 5))
    #expect((0..<50).map { _ in left.bits() } == (0..<50).map { _ in right.bits() })
    #expect(SeededRandom(seed: 6).bits() != SeededRandom(seed: 5).bits())
  }

  @Test func unitsAndRangesStayWithinTheirBounds() {
    let random = SeededRandom(seed: 1)
    let units = (0..<2_000).map { _ in random.unit() }
    #expect(units.allSatisfy { (0..<1).contains($0) })
    #expect(abs(units.reduce(0, +) / 2_000 - 0.5) < 0.03)
    #expect(Set((0..<200).map { _ in random.int(in: -1...2) }) == [-1, 0, 1, 2])
    #expect(Set((0..<200).map { _ in random.pick(["a", "b", "c"]) }) == ["a", "b", "c"])
  }

  @Test func theStandardLibraryDrawsFromTheSameSequence() {
    let random = SeededRandom(seed: 9)
    var generator = random.generator
    #expect(generator.next() == SeededRandom(seed: 9).bits())
    #expect((0..<10).shuffled(using: &generator).sorted() == Array(0..<10))
  }
}

@Suite struct SequentialIdentifiersTests {
  @Test func idsCountUpOverAllEntities() {
    let ids = SequentialIdentifiers()
    #expect(ids.next(User.self).description == "00000000-0000-7000-8000-000000000001")
    #expect(ids.next(Chat.self).description == "00000000-0000-7000-8000-000000000002")
    #expect(ids.next(User.self) == UserID(sequential: 3))
    #expect(SequentialIdentifiers(after: 41).next(Job.self) == JobID(sequential: 42))
    #expect(UserID(sequential: 9) < UserID(sequential: 10))
  }
}
