import Domain
import Ports
import Testing

extension StoreContract {
  /// What the operators' rooms read of money and load.
  static let rooms: [Case] = [
    Case("what is held, who cost most and what calls were bounded by is told from roll-ups") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      // Noon of a day of UTC.
      it.time.jump(to: Timestamp(seconds: 1_763_812_800))
      func reserve(
        _ number: UInt64, _ kind: JobTask.Kind, _ bound: Int64, of user: UserID?, maker: String = "openai"
      ) async throws {
        let entry = LedgerEntry(
          id: LedgerEntryID(sequential: number), job: JobID(sequential: number), attempt: 1, user: user,
          kind: kind, lane: kind.lane, maker: .provider(maker), model: "small", startedAt: it.time.now,
          state: .reserved(bound: Money(clamping: bound)))
        try await it.write { try $0.ledger.reserve(entry) }
      }
      func settle(_ number: UInt64, _ cost: Int64) async throws {
        try await it.write {
          try $0.ledger.settle(
            JobID(sequential: number), attempt: 1, as: [.init(cost: Money(clamping: cost), usage: .none)])
        }
      }
      try await reserve(1, .reply, 500, of: anna)
      try await settle(1, 40)
      it.time.advance(by: .days(1))
      try await reserve(2, .reply, 300, of: anna)
      try await settle(2, 60)
      try await reserve(3, .qualify, 70, of: boris)
      try await settle(3, 70)
      try await reserve(4, .embed, 9, of: nil, maker: "openai.embeddings")
      let day = it.time.now.hour / 24
      try await it.read { tx throws in
        let dearest = try tx.rooms.dearest(upTo: day, limit: 9)
        #expect(dearest.map(\.person?.id) == [anna, boris, nil])
        #expect(
          dearest.map { $0.days.map(\.microdollars) } == [
            [0, 0, 0, 0, 0, 40, 60], [0, 0, 0, 0, 0, 0, 70], [0, 0, 0, 0, 0, 0, 9],
          ])
        #expect(dearest.map(\.calls) == [2, 1, 1] && dearest[0].person?.demoName == "anna")
        #expect(try tx.rooms.dearest(upTo: day, limit: 1).map(\.person?.id) == [anna])
        // The weeks of a day that is over, as long as nobody calls on a later one.
        #expect(try tx.rooms.dearest(upTo: day + 6, limit: 1).map(\.person?.id) == [boris])
        #expect(
          try tx.rooms.heldMoney() == [
            HeldMoney(
              hour: it.time.now.hour, lane: .background, kind: .embed, model: "small", person: nil,
              amount: Money(clamping: 9))
          ])
        let tallies = try tx.rooms.callTallies(since: day - 2)
        #expect(
          tallies == [
            .init(kind: .embed, maker: .provider("openai.embeddings"), calls: 1, bound: Money(clamping: 9)),
            .init(kind: .qualify, maker: .provider("openai"), calls: 1, bound: Money(clamping: 70)),
            .init(kind: .reply, maker: .provider("openai"), calls: 2, bound: Money(clamping: 800)),
          ])
        #expect(try tx.rooms.callTallies(since: day).count == 3)
      }
    },
    Case("an hour tells what was queued and done in it, and how long that waited and took") { it in
      let user = try await it.person("anna")
      it.time.jump(to: Timestamp(seconds: 1_763_812_800))
      let first = it.time.now.hour
      #expect(try await it.read { try $0.rooms.firstJobHour() } == nil)
      let job = try #require(
        try await it.enqueue(
          NewJob(
            .embed(ProfileVersionID(sequential: 1)), user: user.id, epoch: user.epoch,
            notBefore: it.time.now)))
      it.time.advance(by: .minutes(70))
      try await it.start(job.id)
      it.time.advance(by: .seconds(5))
      try await it.write {
        try $0.jobs.finish(job.id, attempt: 1, as: .completed, notBefore: nil, error: nil)
      }
      let hours = try await it.read { try $0.rooms.jobHours(from: first, to: first + 1) }
      #expect(hours.map(\.hour) == [first, first + 1])
      #expect(try await it.read { try $0.rooms.firstJobHour() } == first)
      #expect(hours.map(\.queued) == [1, 0] && hours.map(\.completed) == [0, 1])
      #expect(hours[1].waited == .minutes(70) && hours[1].worked == .seconds(5))
      #expect(try await it.read { try $0.rooms.jobHours(from: first + 2, to: first + 9) } == [])
    },
    Case("the week's spending that is read again and again tells of each change in it") { it in
      it.time.jump(to: Timestamp(seconds: 1_763_812_800))
      func reserve(_ number: UInt64) async throws {
        let entry = LedgerEntry(
          id: LedgerEntryID(sequential: number), job: JobID(sequential: number), attempt: 1, user: nil,
          kind: .reply, lane: .interactive, maker: .provider("openai"), model: "small",
          startedAt: it.time.now,
          state: .reserved(bound: Money(clamping: 500)))
        try await it.write { try $0.ledger.reserve(entry) }
      }
      func amounts() async throws -> [Int64] {
        try await it.read { try $0.ledger.window().entries.map(\.amount.microdollars) }
      }
      #expect(try await amounts() == [])
      try await reserve(1)
      #expect(try await amounts() == [500])
      it.time.advance(by: .hours(2))
      try await reserve(2)
      #expect(try await amounts() == [500, 500])
      try await it.write {
        try $0.ledger.settle(
          JobID(sequential: 1), attempt: 1, as: [.init(cost: Money(clamping: 40), usage: .none)])
      }
      #expect(try await amounts() == [40, 500])
      // What was rolled back is nowhere.
      struct Refusal: Error {}
      await #expect(throws: Refusal.self) {
        try await it.write { tx throws in
          try tx.ledger.settleAtBound(JobID(sequential: 2), attempt: 1)
          try tx.ledger.settle(
            JobID(sequential: 2), attempt: 1, as: [.init(cost: Money(clamping: 7), usage: .none)])
          _ = try tx.ledger.window()
          throw Refusal()
        }
      }
      #expect(try await amounts() == [40, 500])
      try await it.write {
        try $0.ledger.settle(
          JobID(sequential: 2), attempt: 1, as: [.init(cost: Money(clamping: 60), usage: .none)])
      }
      #expect(try await amounts() == [40, 60])
      it.time.advance(by: .days(7) - .hours(1))
      #expect(try await amounts() == [60])
    },
    Case("an announcement tells to how many it could not be brought, as they are tried again and go") { it in
      let id = AnnouncementID(sequential: 1)
      var people: [User] = []
      for name in ["4711", "4712"] { people.append(try await it.person(name, kind: .telegram)) }
      let (anna, boris) = (people[0], people[1])
      try await it.write { tx throws in
        _ = try tx.announcements.make(id, text: "We move.", audience: "", chosen: .exactly(2), by: "olga")
        for user in [anna, boris] {
          let message = try tx.chats.append(
            NewMessage(chat: tx.chats.main(of: user.id).id, author: .mitko, kind: .notice, text: "We move."))
          try tx.announcements.note(message.id, to: user.id, of: id)
        }
      }
      func fail() async throws {
        try await it.write { tx throws in
          for delivery in try tx.deliveries.due(limit: 9) {
            try tx.deliveries.markFailed(
              delivery.message, to: delivery.identity, retryAt: nil, error: "blocked")
          }
        }
      }
      func failed() async throws -> Int? {
        try await it.read { try $0.announcements.recent(limit: 1).first?.failed }
      }
      #expect(try await failed() == 0)
      try await fail()
      #expect(try await failed() == 2)
      #expect(
        Set(try await it.read { try $0.announcements.failures(of: id, limit: 9).map(\.user) })
          == [anna.id, boris.id])
      #expect(try await it.write { try $0.announcements.retryFailed(of: id) } == 2)
      #expect(try await failed() == 0)
      #expect(try await it.read { try $0.announcements.failures(of: id, limit: 9).isEmpty })
      try await fail()
      try await it.write { try $0.users.erase(anna.id) }
      #expect(try await failed() == 1)
      #expect(try await it.read { try $0.announcements.failures(of: id, limit: 9).map(\.user) } == [boris.id])
    },
  ]
}
