import Domain
import TelegramClient
import Testing

@Suite struct GroupPaceTests {
  private static let start = Timestamp(microseconds: 1_800_000_000_000_000)

  @Test func `twenty go out in any minute and not one more`() {
    var pace = GroupPace()
    var now = Self.start
    var sent: [Timestamp] = []
    for _ in 1...200 {
      now = pace.admission(now: now)
      pace.sent(now: now)
      sent.append(now)
    }
    for (place, instant) in sent.enumerated() where place >= 20 {
      #expect(instant.since(sent[place - 20]) >= .seconds(60))
    }
    #expect(sent[19] == Self.start)
    #expect(now.since(Self.start) == .seconds(9 * 60))
  }

  @Test func `what telegram asks to wait for is waited for, also by a clock that is set back`() {
    var pace = GroupPace()
    pace.sent(now: Self.start)
    pace.askedToWait(.seconds(30), now: Self.start)
    #expect(pace.admission(now: Self.start + .seconds(10)) == Self.start + .seconds(30))
    let back = Self.start - .hours(1)
    #expect(pace.admission(now: back) == back + .seconds(20))
    #expect(pace.admission(now: back + .seconds(20)) == back + .seconds(20))
  }
}
