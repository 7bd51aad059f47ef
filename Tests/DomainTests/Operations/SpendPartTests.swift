import Domain
import Testing

@Suite struct SpendPartTests {
  private static let now = Timestamp(seconds: 1_000_080_000 / 86_400 * 86_400 + 12 * 3_600)

  private func hour(
    _ ago: Int, _ lane: Lane, _ kind: JobTask.Kind, _ model: String, _ cents: Int64
  ) -> SpendHour {
    SpendHour(
      hour: Self.now.hour - ago, lane: lane, kind: kind, maker: .provider("openai"), model: model, calls: 2,
      amount: .cents(cents), bound: .cents(cents), usage: .none)
  }

  private var figures: BudgetFigures {
    BudgetFigures(
      money: MoneyFigures(
        budget: Budget(weekly: .dollars(6)), counted: .cents(100), reserved: .cents(10), level: 0,
        opensAt: Self.now),
      spending: [
        hour(167, .interactive, .reply, "small", 30), hour(0, .interactive, .reply, "small", 20),
        hour(3, .background, .qualify, "large", 45), hour(3, .background, .introduce, "small", 5),
      ],
      held: [
        HeldMoney(
          hour: Self.now.hour, lane: .interactive, kind: .reply, model: "small", person: .user(1),
          amount: .cents(10))
      ],
      dearest: [
        PersonSpend(
          person: PersonLabel(id: .user(1), demoName: "ada"), calls: 4,
          days: [.cents(30), .zero, .zero, .zero, .zero, .zero, .cents(20)]),
        PersonSpend(person: nil, calls: 2, days: [.zero, .zero, .zero, .zero, .zero, .zero, .cents(60)]),
      ], at: Self.now)
  }

  private let forecast: LoadForecast = {
    // One more in the running hour, two tomorrow.
    let waiting = [JobID.job(1), .job(2)].map { id in
      WaitingJob(
        job: id, user: .user(1), lane: .interactive, queuedAt: Self.now, notBefore: Self.now,
        estimate: .atMost(.cents(4)))
    }
    return LoadForecast(
      waiting: waiting, kinds: [.job(1): .reply, .job(2): .reply], budget: Budget(weekly: .dollars(6)),
      bucket: BudgetBucket(fullAt: Self.now), window: SpendWindow(entries: []),
      load: LoadProfile(streams: [], hours: 0), from: Self.now, until: Self.now + .days(7), seed: 1)
  }()

  private func told(_ cut: SpendCut) -> [String] {
    figures.parts(by: cut, forecast).map { part in
      let ahead = part.aheadSum.map { String($0.microdollars / 10_000) } ?? "?"
      return
        "\(name(part.id)) \(part.spentSum.microdollars / 10_000) \(part.heldSum.microdollars / 10_000) \(ahead)"
    }
  }

  @Test func theWeekIsPartedByLaneKindAndModelTheDearestFirst() {
    #expect(told(.lane) == ["all 90 10 8", "interactive 40 10 8", "background 50 0 0"])
    #expect(told(.kind) == ["all 90 10 8", "reply 40 10 8", "qualify 45 0 0", "introduce 5 0 0"])
    // What replies will cost is of the model that they cost before.
    #expect(told(.model) == ["all 90 10 8", "small 45 10 8", "large 45 0 0"])
  }

  private func name(_ part: SpendPart.Name) -> String {
    switch part {
    case .all: "all"
    case .lane(let lane): lane.rawValue
    case .kind(let kind): kind.rawValue
    case .model(let model): model
    case .person(let person): person?.demoName ?? "house"
    }
  }

  @Test func eachHourHasItsPlaceAndWhatIsHeldIsNotSpentYet() throws {
    let all = try #require(figures.parts(by: .lane, forecast).first)
    #expect(all.spent.count == 168 && all.held.count == 168 && all.ahead?.count == 168 && all.step == 1)
    #expect(all.from == Self.now.hour - 167)
    #expect(all.spent.first == .cents(30) && all.spent[164] == .cents(50) && all.spent.last == .cents(10))
    #expect(all.held.last == .cents(10) && all.calls == 8)
    #expect(all.ahead?.first == .cents(8))
  }

  @Test func peopleAreKnownByTheDayAndNobodySaysWhatTheyWillCost() throws {
    let parts = figures.parts(by: .person, forecast)
    #expect(parts.map(\.step) == [1, 24, 24])
    #expect(parts[1].id == .person(nil) && parts[2].id == .person(figures.dearest[0].person))
    #expect(parts[2].spent.last == .cents(10) && parts[2].held.last == .cents(10))
    #expect(parts[2].ahead == nil && parts[2].from == (Self.now.hour / 24 - 6) * 24)
  }

  @Test func whatStartsSoonIsAddedUpByWhatItIsFor() {
    #expect(forecast.hours.map(\.kinds) == [[.reply: .cents(8)]])
    #expect(forecast.hours.map(\.spent) == [[.interactive: .cents(8)]])
  }

  @Test func theLoadOfAWeekIsReadOffItsHours() throws {
    func jobs(_ ago: Int, queued: Int, _ kind: JobTask.Kind = .reply, by maker: Maker = .provider("openai"))
      -> JobHour
    {
      JobHour(
        hour: Self.now.hour - ago, lane: kind.lane, kind: kind, maker: maker, queued: queued,
        completed: queued, failed: 0, waited: .zero, worked: .seconds(4 * queued))
    }
    let load = LoadProfile(
      jobs: [
        jobs(48, queued: 3), jobs(24, queued: 1), jobs(0, queued: 99),
        jobs(5, queued: 7, .embed, by: .builtin),
      ],
      spending: [hour(24, .interactive, .reply, "small", 8)], since: Self.now.hour - 48, now: Self.now)
    // Two days are known: four replies at this hour of the day. The running hour is not over.
    let stream = try #require(load.streams.first)
    #expect(load.streams.count == 1 && load.hours == 48)
    #expect(stream.arrivals[Self.now.hour % 24] == 2 && stream.arrivals.reduce(0, +) == 2)
    #expect(stream.cost == .cents(2) && stream.bound == .cents(4) && stream.duration == .seconds(4))
    // Within the first hour, that one is all there is.
    let first = LoadProfile(jobs: [jobs(0, queued: 5)], spending: [], since: Self.now.hour, now: Self.now)
    #expect(first.hours == 1 && first.streams.map { $0.arrivals[Self.now.hour % 24] } == [5])
    #expect(LoadProfile(jobs: [], spending: [], since: nil, now: Self.now).streams.isEmpty)
    // A quiet beginning of the week is part of it.
    let quiet = LoadProfile(
      jobs: [jobs(24, queued: 7)], spending: [], since: Self.now.hour - 400, now: Self.now)
    #expect(quiet.hours == 168 && quiet.streams.map { $0.arrivals[Self.now.hour % 24] } == [1])
  }
}
