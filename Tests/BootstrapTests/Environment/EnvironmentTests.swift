import Bootstrap
import Domain
import TestSupport
import Testing

@Suite struct SystemTimeTests {
  @Test func theClockTellsThisCenturyAndDoesNotStandStill() {
    let time = SystemTime()
    let first = time.now
    #expect(first > Timestamp(seconds: 1_700_000_000))
    #expect(first < Timestamp(seconds: 4_102_444_800))
    var later = time.now
    while later == first { later = time.now }
    #expect(later > first)
  }

  @Test func aSleepUntilThePastEndsHoweverLongAgoThatIs() async {
    let time = SystemTime()
    for instant in [time.now, Timestamp(seconds: 0), Timestamp(microseconds: .min)] {
      await #expect(throws: Never.self) { try await time.sleep(until: instant) }
    }
  }

  @Test func aSleepEndsNotBeforeItsInstant() async throws {
    let time = SystemTime()
    let until = time.now + .milliseconds(2)
    try await time.sleep(until: until)
    #expect(time.now >= until)
  }

  /// What is left by the wall clock, what is left by the steady one, and the sleep that follows.
  static let naps: [(Duration, Duration, Duration?)] = [
    // Both clocks agree; the longest nap is five seconds.
    (.seconds(2), .seconds(2), .seconds(2)),
    (.seconds(60), .seconds(60), .seconds(5)),
    (.zero, .zero, nil),
    // Set back by an hour: the wait ends when it would have. Set forward: it ends at once.
    (.seconds(3_602), .seconds(2), .seconds(2)),
    (.seconds(3_600), .zero, nil),
    (.seconds(-3_598), .seconds(2), nil),
  ]

  @Test(arguments: naps)
  func aClockThatIsSetProlongsNoSleep(byWall: Duration, bySteady: Duration, nap: Duration?) {
    #expect(SystemTime.nap(byWall: byWall, bySteady: bySteady) == nap)
  }

  @Test func aSleepForEverEndsWithItsTask() async {
    let sleeper = Task { try await SystemTime().sleep(until: Timestamp(microseconds: .max)) }
    sleeper.cancel()
    await #expect(throws: CancellationError.self) { try await sleeper.value }
  }
}

@Suite struct SystemRandomTests {
  @Test func itsNumbersDifferAndItsUnitsStayBelowOne() {
    let random = SystemRandom()
    #expect(Set((0..<100).map { _ in random.bits() }).count == 100)
    let units = (0..<1_000).map { _ in random.unit() }
    #expect(units.allSatisfy { (0..<1).contains($0) })
    #expect(units.contains { $0 < 0.2 } && units.contains { $0 > 0.8 })
  }
}

@Suite struct UUIDv7SourceTests {
  private let time = ManualTime(startingAt: Timestamp(microseconds: 0x0192_3456_789a * 1_000 + 999))

  @Test func anIdCarriesItsMillisecondVersionAndVariant() {
    let source = UUIDv7Source(time: time, random: SeededRandom(seed: 1))
    let id = source.next(User.self)
    #expect(id.description.hasPrefix("01923456-789a-7"))
    #expect(id.high >> 12 & 0xf == 7)
    #expect(id.low >> 62 == 0b10)
  }

  @Test func idsOfOneMillisecondRiseAndBeginInTheLowerHalf() {
    let source = UUIDv7Source(time: time, random: SeededRandom(seed: 2))
    let ids = (0..<2_000).map { _ in source.next(User.self) }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ids[0].high & 0xfff < 2_048)
    #expect(ids.allSatisfy { $0.high >> 16 == 0x0192_3456_789a })
  }

  @Test func idsRiseAlsoWhenTheCounterIsUsedUpOrTheClockGoesBack() {
    let source = UUIDv7Source(time: time, random: SeededRandom(seed: 3))
    var ids = (0..<10_000).map { _ in source.next(User.self) }
    time.jump(to: Timestamp(seconds: 0))
    ids += (0..<10_000).map { _ in source.next(User.self) }
    time.jump(to: Timestamp(microseconds: 0x0192_3456_789a * 1_000 + 500_000))
    ids.append(source.next(User.self))
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    #expect(ids.last.map { $0.high >> 16 } == 0x0192_3456_789a + 500)
  }

  @Test func idsOfSeveralTasksAreAllDifferent() async {
    let source = UUIDv7Source(time: SystemTime(), random: SystemRandom())
    let ids = await withTaskGroup(of: [UserID].self) { group in
      for _ in 0..<8 { group.addTask { (0..<500).map { _ in source.next(User.self) } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(ids).count == 4_000)
  }
}
