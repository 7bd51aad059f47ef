/// By what the week's money is parted.
package enum SpendCut: String, CaseIterable, Hashable, Sendable {
  case lane, kind, model
  case person = "user"
}

/// A part of the week's money: what it was, what is held, what it will be.
package struct SpendPart: Hashable, Sendable, Identifiable {
  /// Which part it is.
  package enum Name: Hashable, Sendable {
    case all
    case lane(Lane)
    case kind(JobTask.Kind)
    case model(String)
    /// `nil` for the house.
    case person(PersonLabel?)
  }

  package let id: Name
  package let calls: Int
  /// How many hours each value stands for: people are known by the day.
  package let step: Int
  /// The hour that the first value begins with, since 1970 in UTC.
  package let from: Int
  /// Spent in each step, the running one last, without what is held.
  package let spent: [Money]
  /// Held in each of them.
  package let held: [Money]
  /// What each step after them will cost; `nil` where nobody can say.
  package let ahead: [Money]?

  /// All that was spent.
  package var spentSum: Money { spent.reduce(.zero, +) }
  /// All that is held.
  package var heldSum: Money { held.reduce(.zero, +) }
  /// All that lies ahead; `nil` where nobody can say.
  package var aheadSum: Money? { ahead.map { $0.reduce(.zero, +) } }
}

extension BudgetFigures {
  /// The week parted: all of it first, then its parts, the dearest first.
  ///
  /// - Parameter forecast: from which the hours ahead are taken; those of a model as its share of a kind has been.
  package func parts(by cut: SpendCut, _ forecast: LoadForecast?) -> [SpendPart] {
    let all = hourly(.all, spending, held) { $0.spent.values.reduce(.zero, +) }
    let parts: [SpendPart] =
      switch cut {
      case .lane:
        Lane.allCases.map { lane in
          hourly(.lane(lane), spending.filter { $0.lane == lane }, held.filter { $0.lane == lane }) {
            $0.spent[lane] ?? .zero
          }
        }
      case .kind:
        JobTask.Kind.allCases.map { kind in
          hourly(.kind(kind), spending.filter { $0.kind == kind }, held.filter { $0.kind == kind }) {
            $0.kinds[kind] ?? .zero
          }
        }
      case .model:
        Set(spending.map(\.model)).union(held.map(\.model)).sorted().map { model in
          let shares = shares(of: model)
          return hourly(
            .model(model), spending.filter { $0.model == model }, held.filter { $0.model == model }
          ) {
            $0.kinds.reduce(.zero) { sum, part in
              sum + Money(clamping: Int64(Double(part.value.microdollars) * (shares[part.key] ?? 0)))
            }
          }
        }
      case .person: dearest.map(daily)
      }
    let shown = parts.filter { $0.spentSum > .zero || $0.heldSum > .zero || ($0.aheadSum ?? .zero) > .zero }
    let sorted = shown.enumerated().sorted { left, right in
      let (one, other) = (weight(left.element), weight(right.element))
      return one != other ? one > other : left.offset < right.offset
    }
    return [all] + sorted.map(\.element)

    func hourly(
      _ name: SpendPart.Name, _ spending: [SpendHour], _ held: [HeldMoney],
      ahead: (LoadForecast.Hour) -> Money
    ) -> SpendPart {
      let first = at.hour - Self.hours + 1
      var (counted, kept, future) = (Self.none, Self.none, Self.none)
      for hour in spending where counted.indices.contains(hour.hour - first) {
        counted[hour.hour - first] = counted[hour.hour - first] + hour.amount
      }
      for part in held {
        // What is held longer than the week is told with its first hour.
        let place = min(max(part.hour - first, 0), Self.hours - 1)
        kept[place] = kept[place] + part.amount
      }
      for hour in forecast?.hours ?? [] {
        // The rest of the running hour lies ahead too.
        let place = max(hour.hour - at.hour - 1, 0)
        if future.indices.contains(place) { future[place] = future[place] + ahead(hour) }
      }
      return SpendPart(
        id: name, calls: spending.reduce(0) { $0 + $1.calls }, step: 1, from: first,
        spent: zip(counted, kept).map { $0 - $1 }, held: kept, ahead: forecast == nil ? nil : future)
    }
  }

  private static let none = [Money](repeating: .zero, count: hours)

  private func weight(_ part: SpendPart) -> Money { part.spentSum + part.heldSum }

  /// Which part of each kind a model has cost.
  private func shares(of model: String) -> [JobTask.Kind: Double] {
    var sums: [JobTask.Kind: (all: Double, own: Double)] = [:]
    for hour in spending {
      var sum = sums[hour.kind] ?? (0, 0)
      sum.all += hour.amount.dollars
      if hour.model == model { sum.own += hour.amount.dollars }
      sums[hour.kind] = sum
    }
    return sums.mapValues { $0.all > 0 ? $0.own / $0.all : 0 }
  }

  private func daily(_ spend: PersonSpend) -> SpendPart {
    let today = at.hour / 24
    var held = [Money](repeating: .zero, count: spend.days.count)
    for part in self.held where part.person == spend.person?.id {
      let place = min(max(part.hour / 24 - today + held.count - 1, 0), held.count - 1)
      if held.indices.contains(place) { held[place] = held[place] + part.amount }
    }
    return SpendPart(
      id: .person(spend.person), calls: spend.calls, step: 24, from: (today - spend.days.count + 1) * 24,
      spent: zip(spend.days, held).map { $0 - $1 }, held: held, ahead: nil)
  }
}
