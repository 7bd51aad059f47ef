import AdminScreens
import Domain

extension OperatorWorld {
  private static let present = Budget(weekly: Money(clamping: 6_000_000))

  /// A week of talks by day, judging by night, and a budget that is a little too small.
  static func budget(asked: Bool = false) -> BudgetRoom.Content {
    BudgetRoom.Content(figures: budgetFigures, outlooks: outlooks(asked: asked))
  }

  private static var spending: [SpendHour] {
    (0..<168).flatMap { ago -> [SpendHour] in
      let hour = now.hour - 167 + ago
      let ofDay = (hour + 4) % 24
      var hours: [SpendHour] = []
      func add(_ lane: Lane, _ kind: JobTask.Kind, _ model: String, _ microdollars: Int64) {
        hours.append(
          SpendHour(
            hour: hour, lane: lane, kind: kind, maker: .provider("openai"), model: model, calls: 2,
            amount: Money(clamping: microdollars), bound: Money(clamping: 2 * microdollars), usage: .none))
      }
      if (8..<23).contains(ofDay) {
        add(.interactive, .reply, "gpt-5-mini", 18_000 + Int64(ago * 7_919 % 23) * 1_000)
      }
      if ofDay < 4 {
        add(.background, .qualify, "gpt-5", 22_000)
        add(.background, .introduce, "gpt-5-mini", 3_000)
      }
      return hours
    }
  }

  private static var budgetFigures: BudgetFigures {
    let spending = spending
    let sum = spending.reduce(Money.zero) { $0 + $1.amount }
    func person(_ number: UInt64, _ name: String?, _ cents: [Int64]) -> PersonSpend {
      PersonSpend(
        person: PersonLabel(id: user(number), demoName: name), calls: cents.count * 3,
        days: cents.map { Money(clamping: $0 * 10_000) })
    }
    return BudgetFigures(
      money: MoneyFigures(
        budget: present, counted: sum, reserved: Money(clamping: 12_000), level: 310_000, opensAt: now),
      spending: spending,
      held: [
        HeldMoney(
          hour: now.hour, lane: .interactive, kind: .reply, model: "gpt-5-mini", person: user(1),
          amount: Money(clamping: 12_000))
      ],
      dearest: [
        person(1, "ada", [20, 31, 4, 0, 12, 40, 22]), person(2, nil, [0, 0, 44, 12, 0, 3, 9]),
        PersonSpend(person: nil, calls: 9, days: (0..<7).map { Money(clamping: $0 * 9_000) }),
      ], at: now)
  }

  private static func outlooks(asked: Bool) -> BudgetOutlooks {
    let load = LoadProfile(
      streams: [
        .init(
          kind: .reply, lane: .interactive, maker: .provider("openai"),
          arrivals: (0..<24).map { (8..<23).contains(($0 + 4) % 24) ? 7 : 0 }, cost: Money(clamping: 9_000),
          bound: Money(clamping: 18_000)),
        .init(
          kind: .qualify, lane: .background, maker: .provider("openai"),
          arrivals: (0..<24).map { ($0 + 4) % 24 < 4 ? 3 : 0 }, cost: Money(clamping: 8_000),
          bound: Money(clamping: 8_000)),
      ], hours: 168)
    let window = SpendWindow(
      entries: spending.map {
        .init(at: Timestamp(microseconds: Int64($0.hour) * 3_600_000_000), amount: $0.amount)
      })
    let bucket = BudgetBucket(
      fullAt: now + present.fillTime(of: Money(clamping: present.burst.microdollars - 310_000)))
    func course(_ budget: Budget) -> BudgetOutlooks.Course {
      BudgetOutlooks.Course(
        budget: budget,
        forecast: LoadForecast(
          waiting: [], budget: budget, bucket: bucket.rescaled(from: present, to: budget, now: now),
          window: window, load: load, from: now, until: now + .days(14), seed: 1))
    }
    return BudgetOutlooks(
      asItIs: course(present), asked: asked ? course(Budget(weekly: Money(clamping: 12_000_000))) : nil,
      hours: 168, days: 14, at: now)
  }
}
