import Domain
import RoomReading
import Testing

@Suite("How far apart looks at a room are") struct LookPaceTests {
  private let start = Timestamp(seconds: 1_000_000_000)

  /// When each of so many looks begins where something changes all the time, in milliseconds since the first.
  private func looks(_ count: Int, each took: Duration) -> [Int64] {
    var pace = LookPace()
    var (now, begun): (Timestamp, [Int64]) = (start, [])
    for _ in 0..<count {
      begun.append((now.microseconds - start.microseconds) / 1_000)
      pace.looked(at: now, took: took)
      now = max(now + took, pace.next)
    }
    return begun
  }

  @Test func theFirstComesAtOnce() {
    #expect(LookPace().next <= start)
  }

  @Test func whatIsWishedForSoonerWaitsAndAClockThatWasSetBackHoldsNothingUp() {
    var pace = LookPace()
    #expect(pace.wait(at: start) == nil)
    pace.looked(at: start, took: .milliseconds(5))
    #expect(pace.wait(at: start + .milliseconds(100)) == start + .milliseconds(300))
    #expect(pace.wait(at: start + .milliseconds(300)) == nil)
    #expect(pace.wait(at: start - .hours(1)) == nil)
  }

  @Test func cheapOnesFollowEveryChange() {
    #expect(looks(5, each: .milliseconds(5)) == [0, 300, 600, 900, 1_200])
  }

  @Test func whatTakesLongTakesASixtiethInTheLongRun() {
    let begun = looks(40, each: .milliseconds(100))
    #expect(begun[1] == 300)
    // 150 ms were saved at first; then 100 ms every 6 s.
    #expect(begun[39] - begun[29] == 60_000)
  }

  @Test func whatChangesNowAndThenIsShownAtOnceHoweverLongALookTakes() {
    var pace = LookPace()
    for second in stride(from: Int64(0), to: 100, by: 10) {
      let now = start + .seconds(second)
      #expect(pace.next <= now)
      pace.looked(at: now, took: .milliseconds(120))
      #expect(pace.next <= now + LookPace.least)
    }
  }

  @Test func nothingIsOlderThanTenSeconds() {
    var pace = LookPace()
    pace.looked(at: start, took: .seconds(5))
    #expect(pace.next == start + .seconds(10))
    #expect(pace.pause == .seconds(10))
  }

  @Test func aClockThatWasSetBackSavesNothing() {
    var pace = LookPace()
    pace.looked(at: start, took: .milliseconds(150))
    pace.looked(at: start - .hours(1), took: .milliseconds(10))
    #expect(pace.next == start - .hours(1) + .milliseconds(600))
  }
}
