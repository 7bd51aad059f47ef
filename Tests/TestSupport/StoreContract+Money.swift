import Domain
import Ports
import Testing

extension StoreContract {
  private static func entry(_ number: UInt64, bound: Int64, at instant: Timestamp, user: UserID? = nil)
    -> LedgerEntry
  {
    LedgerEntry(
      id: LedgerEntryID(sequential: number), job: JobID(sequential: number), attempt: 1, user: user,
      kind: .reply,
      lane: .interactive, maker: .provider("openai"), model: "small-1", startedAt: instant,
      state: .reserved(bound: Money(clamping: bound)),
      prices: TokenPrices(input: 150_000, cachedRead: 75_000, cacheWrite: 0, output: 600_000))
  }

  static let money: [Case] = [
    Case("what one user's work cost in the rolling week is their own sum") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      let start = it.time.now
      try await it.write { tx throws in
        try tx.ledger.reserve(entry(1, bound: 500, at: start, user: anna))
        try tx.ledger.reserve(entry(2, bound: 70, at: start, user: boris))
        try tx.ledger.reserve(entry(3, bound: 9, at: start, user: nil))
      }
      it.time.advance(by: .days(1))
      try await it.write { tx throws in
        try tx.ledger.settle(
          JobID(sequential: 1), attempt: 1, as: [.init(cost: Money(clamping: 400), usage: .none)])
        try tx.ledger.reserve(entry(4, bound: 8, at: tx.now, user: anna))
      }
      #expect(try await it.read { try $0.ledger.spent(by: anna) } == Money(clamping: 408))
      #expect(try await it.read { try $0.ledger.spent(by: boris) } == Money(clamping: 70))
      it.time.advance(by: .days(6))
      #expect(try await it.read { try $0.ledger.spent(by: anna) } == Money(clamping: 8))
    },
    Case("what a dead worker reserved for a job that is no longer wanted is settled at its bound") { it in
      let user = try await it.person("anna").id
      let costly = NewJob(
        .embed(ProfileVersionID(sequential: 1)), maker: .provider("openai"), user: user, epoch: 0,
        notBefore: it.time.now)
      let running = try #require(try await it.enqueue(costly))
      try await it.start(running.id)
      let entries = [
        entry(1, bound: 500, at: it.time.now), entry(2, bound: 70, at: it.time.now + .minutes(2)),
      ]
      var live = entry(3, bound: 9, at: it.time.now)
      live = LedgerEntry(
        id: live.id, job: running.id, attempt: 1, user: user, kind: .embed, lane: .background,
        maker: live.maker, model: live.model, startedAt: live.startedAt, state: live.state)
      let all = entries + [live]
      try await it.write { tx throws in for entry in all { try tx.ledger.reserve(entry) } }
      let limit = it.time.now + .minutes(1)
      try await it.write { try $0.ledger.settleLeftBehind(before: limit) }
      let states = try await it.read { tx throws in
        try all.map { try tx.ledger.entry(of: $0.job, attempt: 1)?.state }
      }
      #expect(
        states == [
          .settledAtBound(Money(clamping: 500)), .reserved(bound: Money(clamping: 70)),
          .reserved(bound: Money(clamping: 9)),
        ])
    },
    Case("a reservation counts at its bound, then at its cost; it is settled once") { it in
      let reserved = entry(1, bound: 500, at: it.time.now)
      try await it.write { try $0.ledger.reserve(reserved) }
      try await it.read { tx throws in
        #expect(try tx.ledger.entry(of: reserved.job, attempt: 1) == reserved)
        #expect(
          try tx.ledger.window() == SpendWindow(entries: [.init(at: tx.now, amount: Money(clamping: 500))]))
      }
      let usage = TokenUsage(input: 10, cachedRead: 20, cacheWrite: 30, output: 40)
      let prices = TokenPrices(input: 1, cachedRead: 2, cacheWrite: 3, output: 4)
      try await it.write { tx throws in
        try tx.ledger.settle(
          reserved.job, attempt: 1,
          as: [
            .init(
              cost: Money(clamping: 321), usage: usage, prices: prices, model: "small-2", promptVersion: "abc"
            )
          ])
        // Late news of the same attempt changes nothing.
        try tx.ledger.settle(
          reserved.job, attempt: 1, as: [.init(cost: Money(clamping: 9), usage: .none)])
        try tx.ledger.settleAtBound(reserved.job, attempt: 1)
      }
      var settled = reserved
      settled.state = .settled(cost: Money(clamping: 321))
      settled.usage = usage
      settled.prices = prices
      settled.model = "small-2"
      settled.promptVersion = "abc"
      let found = try await it.read { try $0.ledger.entry(of: reserved.job, attempt: 1) }
      #expect(found == settled)
      #expect(
        try await it.read { try $0.ledger.window() }
          == SpendWindow(entries: [.init(at: it.time.now, amount: Money(clamping: 321))]))
    },
    Case("each call of an attempt has an entry of its own, entered once") { it in
      let anna = try await it.person("anna").id
      let reserved = entry(1, bound: 500, at: it.time.now, user: anna)
      let calls = [
        Outcome.Spending(cost: Money(clamping: 70), usage: TokenUsage(input: 7), model: "small-2"),
        Outcome.Spending(
          cost: Money(clamping: 30), usage: TokenUsage(output: 3), model: "small-2", promptVersion: "abc"),
      ]
      try await it.write { tx throws in
        try tx.ledger.reserve(reserved)
        try tx.ledger.settle(reserved.job, attempt: 1, as: calls)
        // Late news: nothing is entered again.
        try tx.ledger.settle(reserved.job, attempt: 1, as: calls)
      }
      try await it.read { tx throws in
        let entries = try tx.ledger.entries(since: it.time.now, limit: 9)
        #expect(entries.map(\.call) == [1, 2])
        #expect(
          entries.map(\.state) == [.settled(cost: Money(clamping: 70)), .settled(cost: Money(clamping: 30))])
        #expect(entries.map(\.usage) == [TokenUsage(input: 7), TokenUsage(output: 3)])
        #expect(entries.map(\.model) == ["small-2", "small-2"])
        #expect(entries.map(\.user) == [anna, anna])
        #expect(entries.map(\.promptVersion) == [nil, "abc"])
        #expect(try tx.ledger.spent(by: anna) == Money(clamping: 100))
        #expect(try tx.ledger.entry(of: reserved.job, attempt: 1)?.call == 1)
      }
    },
    Case("costs are added up by model, kind, person and day, the dearest first") { it in
      let (anna, boris) = (try await it.person("anna").id, try await it.person("boris").id)
      it.time.jump(to: Timestamp(seconds: 1_763_769_600))
      let start = it.time.now
      func spend(_ number: UInt64, _ cost: Int64, _ model: String, of user: UserID?) async throws {
        let reserved = entry(number, bound: 500, at: it.time.now, user: user)
        try await it.write { tx throws in
          try tx.ledger.reserve(reserved)
          try tx.ledger.settle(
            reserved.job, attempt: 1,
            as: [
              .init(
                cost: Money(clamping: cost), usage: TokenUsage(input: 10, cachedRead: 2, output: 3),
                model: model)
            ])
        }
      }
      try await spend(1, 9, "old", of: anna)
      it.time.advance(by: .days(1))
      try await spend(2, 100, "small", of: anna)
      try await spend(3, 50, "large", of: boris)
      it.time.advance(by: .days(1))
      try await spend(4, 200, "large", of: nil)
      let refused = entry(5, bound: 500, at: it.time.now, user: anna)
      try await it.write { tx throws in
        try tx.ledger.reserve(refused)
        try tx.ledger.settle(refused.job, attempt: 1, as: [])
      }
      try await it.read { tx throws in
        func told(_ grouping: CostGrouping) throws -> [String] {
          try tx.ledger.costs(since: start + .hours(1), by: grouping).map {
            "\($0.subject ?? "-") \($0.calls) \($0.usage.input + $0.usage.cachedRead) \($0.cost.microdollars)"
          }
        }
        #expect(try told(.model) == ["large 2 24 250", "small 1 12 100", "small-1 0 0 0"])
        #expect(try told(.kind) == ["reply 3 36 350"])
        #expect(try told(.user) == ["- 1 12 200", "\(anna) 1 12 100", "\(boris) 1 12 50"])
        #expect(try told(.day) == ["2025-11-23 2 24 150", "2025-11-24 1 12 200"])
      }
    },
    Case("a dead worker's reservation is settled at its bound, and its late cost changes nothing") { it in
      let reserved = entry(1, bound: 500, at: it.time.now)
      try await it.write { tx throws in
        try tx.ledger.reserve(reserved)
        try tx.ledger.settleAtBound(reserved.job, attempt: 1)
        try tx.ledger.settle(reserved.job, attempt: 1, as: [.init(cost: .zero, usage: .none)])
      }
      #expect(
        try await it.read { try $0.ledger.entry(of: reserved.job, attempt: 1)?.state }
          == .settledAtBound(Money(clamping: 500)))
    },
    Case(
      "what calls have cost is kept while another begins, and only the one that nobody heard of counts at its bound"
    ) {
      it in
      let reserved = entry(901, bound: 400, at: it.time.now)
      let first = Outcome.Spending(cost: Money(clamping: 30), usage: .none, model: "small-2")
      let second = Outcome.Spending(cost: Money(clamping: 50), usage: .none)
      func states() async throws -> [LedgerEntry.State] {
        try await it.read { try $0.ledger.entries(of: reserved.job).map(\.state) }
      }
      try await it.write { tx throws in
        try tx.ledger.reserve(reserved)
        try tx.ledger.callBegins(reserved.job, attempt: 1, after: [first], atMost: Money(clamping: 100))
        // Told twice, it is kept once.
        try tx.ledger.callBegins(reserved.job, attempt: 1, after: [first], atMost: Money(clamping: 100))
      }
      #expect(
        try await states() == [.settled(cost: Money(clamping: 30)), .reserved(bound: Money(clamping: 370))])
      #expect(
        try await it.read { try $0.ledger.window().entries.map(\.amount.microdollars).reduce(0, +) } == 400)
      try await it.write {
        try $0.ledger.callBegins(
          reserved.job, attempt: 1, after: [first, second], atMost: Money(clamping: 100))
      }
      try await it.write { tx throws in
        try tx.ledger.settleAtBound(reserved.job, attempt: 1)
        // The dead one's late news.
        try tx.ledger.settle(reserved.job, attempt: 1, as: [first, second, first])
        try tx.ledger.callBegins(reserved.job, attempt: 1, after: [first, second, first], atMost: nil)
      }
      #expect(
        try await states() == [
          .settled(cost: Money(clamping: 30)), .settled(cost: Money(clamping: 50)),
          .settledAtBound(Money(clamping: 100)),
        ])
      #expect(
        try await it.read { try $0.ledger.entries(of: reserved.job).map(\.call) } == [1, 2, 3])
    },
    Case("an attempt that ends well books each of its calls once, those that were kept among them") { it in
      let reserved = [entry(901, bound: 400, at: it.time.now), entry(902, bound: 400, at: it.time.now)]
      let calls = [30, 50, 7].map {
        Outcome.Spending(cost: Money(clamping: $0), usage: .none, model: "m\($0)")
      }
      try await it.write { tx throws in
        for entry in reserved {
          try tx.ledger.reserve(entry)
          try tx.ledger.callBegins(entry.job, attempt: 1, after: Array(calls.prefix(1)), atMost: nil)
        }
        try tx.ledger.settle(reserved[0].job, attempt: 1, as: calls)
        // The second call was not made after all.
        try tx.ledger.settle(reserved[1].job, attempt: 1, as: Array(calls.prefix(1)))
      }
      let kept = try await it.read { tx throws in
        try reserved.map {
          try tx.ledger.entries(of: $0.job).map { "\($0.call) \($0.model) \($0.state.amount.microdollars)" }
        }
      }
      #expect(kept == [["1 m30 30", "2 m50 50", "3 m7 7"], ["1 m30 30"]])
      #expect(
        try await it.read { tx throws in
          try reserved.compactMap { try tx.ledger.reservation(of: $0.job, attempt: 1) }
        }
          == [])
    },
    Case("an attempt is in the ledger once, and what is not there cannot be settled") { it in
      let reserved = entry(1, bound: 500, at: it.time.now)
      try await it.write { try $0.ledger.reserve(reserved) }
      await #expect(throws: StoreError.self) { try await it.write { try $0.ledger.reserve(reserved) } }
      await #expect(throws: StoreError.missing("ledger entry")) {
        try await it.write { try $0.ledger.settleAtBound(JobID(sequential: 77), attempt: 1) }
      }
    },
    Case("the window is half open: what started a week ago to the microsecond no longer counts") { it in
      let start = it.time.now
      try await it.write { tx throws in
        try tx.ledger.reserve(entry(1, bound: 1, at: start))
        try tx.ledger.reserve(entry(2, bound: 2, at: start + .microseconds(1)))
        try tx.ledger.reserve(entry(3, bound: 0, at: start + .seconds(5)))
      }
      it.time.jump(to: start + Budget.week)
      #expect(
        try await it.read { try $0.ledger.window() }
          == SpendWindow(entries: [.init(at: start + .microseconds(1), amount: Money(clamping: 2))]))
      #expect(
        try await it.read { try $0.ledger.entries(since: start + .microseconds(1), limit: 9).map(\.id) }
          == [LedgerEntryID(sequential: 2), LedgerEntryID(sequential: 3)])
    },
    Case("the bucket is full at first and keeps what was written") { it in
      #expect(try await it.read { try $0.ledger.bucket().fullAt <= $0.now })
      let bucket = BudgetBucket(fullAt: it.time.now + .hours(3))
      try await it.write { try $0.ledger.setBucket(bucket) }
      #expect(try await it.read { try $0.ledger.bucket() } == bucket)
    },
    Case("an erased person's costs stay, under the tombstone") { it in
      let user = try await it.person("anna").id
      try await it.write { tx throws in
        try tx.ledger.reserve(entry(1, bound: 5, at: tx.now, user: user))
        try tx.users.erase(user)
      }
      #expect(try await it.read { try $0.ledger.entries(since: $0.now, limit: 9).map(\.user) } == [user])
    },
  ]

  static let operations: [Case] = [
    Case("events are told newest first, by subject or all, as they were written") { it in
      let (user, match) = (UserID(sequential: 1), MatchID(sequential: 2))
      let subjects: [Event.Subject] = [
        .user(user), .match(match), .job(JobID(sequential: 3)), .round(4), .setting("burst_usd"),
      ]
      let actors: [Event.Actor] = [.user(user), .program, .operatorNamed("Ольга"), .program, .program]
      let events = zip(subjects, actors).map { subject, actor in
        Event(subject: subject, actor: actor, kind: "test", from: nil, to: "done", at: it.time.now)
      }
      try await it.write { tx throws in for event in events { try tx.events.append(event) } }
      try await it.read { tx throws in
        #expect(try tx.events.recent(limit: 3) == Array(events.reversed().prefix(3)))
        for event in events {
          #expect(try tx.events.events(about: event.subject, limit: 9) == [event])
        }
      }
    },
    Case("settings begin at their defaults; a change is audited with the former value") { it in
      for setting in Setting.allCases {
        #expect(try await it.read { try $0.settings.value(of: setting) } == setting.defaultValue)
      }
      try await it.write { try $0.settings.set(.weeklyBudget, to: 9.5, by: .operatorNamed("olga")) }
      try await it.read { tx throws in
        #expect(try tx.settings.value(of: .weeklyBudget) == 9.5)
        #expect(
          try tx.events.events(about: .setting("weekly_budget_usd"), limit: 9) == [
            Event(
              subject: .setting("weekly_budget_usd"), actor: .operatorNamed("olga"), kind: "setting",
              from: "6.0",
              to: "9.5", at: tx.now)
          ])
      }
    },
    Case(
      "a number that is none is no setting",
      {
        it in
        for value in [Double.nan, .infinity] {
          await #expect(throws: StoreError.constraint("settings.value")) {
            try await it.write { try $0.settings.set(.burst, to: value, by: .program) }
          }
        }
      }),
  ]
}
