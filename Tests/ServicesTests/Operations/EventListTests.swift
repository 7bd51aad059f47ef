import Domain
import Operations
import Ports
import TestSupport
import Testing

/// What the Events room and its verb list.
struct EventListTests {
  private func read(_ text: String) throws -> EventQuery { try FilterReader().read(text) }

  private func kinds(_ text: String, _ operations: Operations) async throws -> [String] {
    try await operations.events(try read(text), limit: 50).rows.map {
      $0.event.kind + ":" + ($0.event.to ?? "")
    }
  }

  @Test func aFilterNamesKindCauseOperatorPersonActAndTime() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    house.time.advance(by: .hours(2))
    let done = try await operations.perform(.people(.pause, [anna.user]))
    let act = try #require(done.act)
    #expect(try await kinds("operator:olga", operations) == ["stage:paused"])
    #expect(try await kinds("who:operator", operations) == ["stage:paused"])
    #expect(try await kinds("act:\(act)", operations) == ["stage:paused"])
    #expect(try await kinds("act:\(act.tail)", operations) == ["stage:paused"])
    #expect(try await kinds("kind:stage", operations) == ["stage:paused", "stage:active", "stage:ready"])
    #expect(try await kinds("kind:stage since:1h", operations) == ["stage:paused"])
    #expect(try await kinds("kind:stage until:1h", operations) == ["stage:active", "stage:ready"])
    #expect(try await kinds("kind:stage user:anna who:user", operations) == ["stage:active", "stage:ready"])
    #expect(try await kinds("user:nobody", operations).isEmpty)
    #expect(try await kinds("/^.*pause_person/", operations) == ["stage:paused"])
    #expect(try await kinds("kind:stage -paused", operations) == ["stage:active", "stage:ready"])
  }

  @Test func pagesGoOnWhereTheLastOneEnded() async throws {
    let house = try await TestHouse.open()
    _ = try await house.introduced()
    let operations = house.operations()
    let all = try await operations.events(EventQuery(), limit: 1_000)
    #expect(all.next == nil && all.rows.count > 10)
    var rows: [EventRow] = []
    var last: Int64?
    repeat {
      let page = try await operations.events(EventQuery(), before: last, limit: 3)
      rows += page.rows
      last = page.next
    } while last != nil
    #expect(rows == all.rows)
  }

  @Test func followingTellsEachLineOnceAndInItsOrder() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    let start = try await operations.newestEvent()
    #expect(try await operations.events(EventQuery(), after: start, limit: 10).rows.isEmpty)
    for act in [Wish.PersonAct.pause, .resume, .pause] {
      _ = try await operations.perform(.people(act, [anna.user]))
    }
    let query = try read("kind:stage")
    let first = try await operations.events(query, after: start, limit: 2)
    #expect(first.rows.map { $0.event.to } == ["paused", "active"])
    let next = try #require(first.next)
    let second = try await operations.events(query, after: next, limit: 2)
    #expect(second.rows.map { $0.event.to } == ["paused"])
  }

  @Test func aSheetShowsTheActWithWhatRowsWereAndTheRestOfTheSubject() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    let operations = house.operations()
    let done = try await operations.perform(.people(.pause, [anna.user]))
    let row = try #require(try await operations.events(try read("operator:olga"), limit: 1).rows.first)
    let sheet = try #require(try await operations.event(row.number))
    #expect(sheet.act?.id == done.act && sheet.act?.changed == 1)
    #expect(
      sheet.former == [
        FormerValue(
          subject: .user(anna.user), name: .stage, former: "active", latter: "paused", user: anna.user)
      ])
    #expect(sheet.history.map { $0.event.to } == ["paused", "active", "ready"])
    _ = try await operations.undo(sheet.act?.id)
    #expect(try await operations.event(row.number)?.act?.undoneAt != nil)
  }
}
