import Domain
import Testing

@testable import TelegramClient

/// How fast messages may go out.
struct SendingPaceTests {
  private func at(_ seconds: Double) -> Timestamp {
    Timestamp(microseconds: 1_800_000_000_000_000 + Int64(seconds * 1_000_000))
  }

  @Test func `a chat gets one message a second`() {
    var pace = SendingPace()
    #expect(pace.admission(to: 1, now: at(0)) == at(0))
    pace.sent(to: 1, now: at(0))
    #expect(pace.admission(to: 1, now: at(0.4)) == at(1))
    #expect(pace.admission(to: 2, now: at(0.4)) == at(0.4))
    #expect(pace.admission(to: 1, now: at(1)) == at(1))
  }

  @Test func `no second has more than thirty messages`() {
    var pace = SendingPace()
    var sent: [Timestamp] = []
    var now = at(0)
    for chat in 0..<300 {
      let instant = pace.admission(to: Int64(chat), now: now)
      now = instant + .milliseconds(chat % 7)
      pace.sent(to: Int64(chat), now: now)
      sent.append(now)
    }
    for (place, instant) in sent.enumerated().dropFirst(30) {
      #expect(instant.since(sent[place - 30]) >= .seconds(1))
    }
    #expect(sent[299].since(sent[0]) < .seconds(12))
  }

  @Test func `a chat that is asked to wait keeps nobody else`() {
    var pace = SendingPace()
    pace.askedToWait(.seconds(40), chat: 1, now: at(0))
    #expect(pace.admission(to: 1, now: at(1)) == at(40))
    #expect(pace.admission(to: 2, now: at(1)) == at(1))
    #expect(pace.admission(ofChangeIn: 1, now: at(1)) == at(40))
    #expect(pace.admission(ofChangeIn: 2, now: at(1)) == at(1))
  }

  @Test func `a change counts among all, and delays no message of its chat`() {
    var pace = SendingPace()
    for _ in 1..<30 { pace.changed(now: at(0)) }
    #expect(pace.admission(to: 1, now: at(0)) == at(0))
    pace.changed(now: at(0))
    #expect(pace.admission(to: 1, now: at(0)) == at(1))
    #expect(pace.admission(ofChangeIn: 1, now: at(0)) == at(1))
  }

  @Test func `several chats that are asked to wait at once are all`() {
    var pace = SendingPace()
    for chat in 1...3 { pace.askedToWait(.seconds(Int(chat) + 4), chat: Int64(chat), now: at(0)) }
    #expect(pace.admission(to: 9, now: at(1)) == at(5))
    #expect(pace.admission(to: 3, now: at(1)) == at(7))
    #expect(pace.admission(to: 9, now: at(5)) == at(5))
  }

  @Test func `a clock that is set back prolongs nothing`() {
    var pace = SendingPace()
    pace.sent(to: 1, now: at(0))
    pace.askedToWait(.seconds(10), chat: 2, now: at(0))
    #expect(pace.admission(to: 1, now: at(-3_600)) == at(-3_599))
    #expect(pace.admission(to: 2, now: at(-3_600)) == at(-3_590))
  }

  @Test func `waits after failures grow, with chance in them, to an end`() {
    let backoff = Backoff(first: .seconds(1), longest: .seconds(60))
    #expect(backoff.wait(after: 1, unit: 0) == .milliseconds(500))
    #expect(backoff.wait(after: 3, unit: 0.999_999) <= .seconds(4))
    #expect(backoff.wait(after: 3, unit: 0) == .seconds(2))
    #expect(backoff.wait(after: 1_000, unit: 0) == .seconds(30))
    var counted = backoff
    _ = counted.failed(unit: 0)
    let second = counted.failed(unit: 0)
    #expect(second == .seconds(1))
    let (first, again) = (counted.succeeded(), counted.succeeded())
    #expect(first && !again)
  }
}
