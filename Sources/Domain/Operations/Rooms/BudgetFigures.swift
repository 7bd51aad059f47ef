/// The week's money and what became of it.
package struct BudgetFigures: Hashable, Sendable {
  package let money: MoneyFigures
  /// What calls of the last 168 hours cost, those of the running one and what they hold among them.
  package let spending: [SpendHour]
  /// What generations hold that run now.
  package let held: [HeldMoney]
  /// Who cost most in seven days of UTC, today among them, the dearest first.
  package let dearest: [PersonSpend]
  package let at: Timestamp

  package init(
    money: MoneyFigures, spending: [SpendHour], held: [HeldMoney], dearest: [PersonSpend], at: Timestamp
  ) {
    self.money = money
    self.spending = spending
    self.held = held
    self.dearest = dearest
    self.at = at
  }

  /// How many hours the room looks back and ahead.
  package static let hours = 168
  /// How many days of people.
  package static let days = 7
}

/// What generations of one sort hold until they end.
package struct HeldMoney: Hashable, Sendable {
  /// The hour in which they started, since 1970 in UTC.
  package let hour: Int
  package let lane: Lane
  package let kind: JobTask.Kind
  package let model: String
  /// For whom; `nil` for the house.
  package let person: UserID?
  package let amount: Money

  package init(
    hour: Int, lane: Lane, kind: JobTask.Kind, model: String, person: UserID?, amount: Money
  ) {
    self.hour = hour
    self.lane = lane
    self.kind = kind
    self.model = model
    self.person = person
    self.amount = amount
  }
}

/// What work for one person cost.
package struct PersonSpend: Hashable, Sendable {
  /// `nil` for the house.
  package let person: PersonLabel?
  package let calls: Int
  /// What each of seven days cost, today last; reservations count.
  package let days: [Money]

  /// All of them together.
  package var amount: Money { days.reduce(.zero, +) }

  package init(person: PersonLabel?, calls: Int, days: [Money]) {
    self.person = person
    self.calls = calls
    self.days = days
  }
}

/// How long a budget lasts as it is, and as somebody asked what would be.
package struct BudgetOutlooks: Hashable, Sendable {
  /// One way it may go.
  package struct Course: Hashable, Sendable {
    package let budget: Budget
    package let forecast: LoadForecast

    package init(budget: Budget, forecast: LoadForecast) {
      self.budget = budget
      self.forecast = forecast
    }
  }

  package let asItIs: Course
  package let asked: Course?
  /// How many hours the load is taken from; less than a week is a guess, and said to be one.
  package let hours: Int
  package let days: Int
  package let at: Timestamp

  /// Without what was asked.
  package var alone: BudgetOutlooks {
    BudgetOutlooks(asItIs: asItIs, asked: nil, hours: hours, days: days, at: at)
  }

  package init(asItIs: Course, asked: Course?, hours: Int, days: Int, at: Timestamp) {
    self.asItIs = asItIs
    self.asked = asked
    self.hours = hours
    self.days = days
    self.at = at
  }
}

/// A budget that somebody asks about, in the units of its settings; what is `nil` stays as it is.
package struct BudgetWish: Hashable, Sendable {
  package var weekly: Double?
  package var burst: Double?

  package init(weekly: Double? = nil, burst: Double? = nil) {
    self.weekly = weekly
    self.burst = burst
  }

  /// Whether nothing is asked.
  package var isEmpty: Bool { weekly == nil && burst == nil }

  /// The values that it would give.
  package var settings: [Setting: Double] {
    var settings: [Setting: Double] = [:]
    settings[.weeklyBudget] = weekly
    settings[.burst] = burst
    return settings
  }
}

/// What a change of the budget would come to.
package struct BudgetChange: Hashable, Sendable {
  package let from: Budget
  package let to: Budget
  /// With the course as it is, and as it would be.
  package let outlooks: BudgetOutlooks

  package init(from: Budget, to: Budget, outlooks: BudgetOutlooks) {
    self.from = from
    self.to = to
    self.outlooks = outlooks
  }
}

extension Budget {
  /// The budget that settings say: dollars, a negative burst standing for one day's share.
  package init(weeklyDollars: Double, burstDollars: Double) {
    let weekly = Money(dollars: weeklyDollars) ?? .zero
    if let burst = Money(dollars: burstDollars) {
      self.init(weekly: weekly, burst: burst)
    } else {
      self.init(weekly: weekly)
    }
  }
}
