/// How alike groups of people fare: who is proposed, whom the judge lets through, and who is accepted.
///
/// Groups are made of what people told for their work, and of the channel: no protected attribute is collected, and none is
/// guessed from a name, a photo or a way of writing.
package struct FairnessAudit: Hashable, Sendable {
  /// What people are grouped by.
  package enum Dimension: String, CaseIterable, Hashable, Sendable {
    case language, place, seniority, channel
  }

  /// What is compared.
  package enum Measure: String, CaseIterable, Hashable, Sendable {
    /// Of the people of a group, those who were proposed at least once.
    case exposure
    /// Of the pairs that people of a group were judged in, those that the judge let through.
    case selection
    /// Of the answers to proposals of people of a group, those that were a yes.
    case acceptance
    /// Of the answers that people of a group gave themselves, those that were a yes.
    case ownAcceptance = "own_acceptance"
  }

  /// How a rate stands beside the highest one of its dimension.
  package enum Standing: Hashable, Sendable {
    /// Of fewer than five cases: told, and not compared.
    case few
    /// The highest rate, which the others are compared with.
    case reference
    /// At least four fifths of it.
    case alike
    /// Less, by a difference that chance may have made.
    case maybeChance
    /// Less, and beyond chance.
    case below
  }

  /// One rate of a group.
  package struct Result: Hashable, Sendable {
    package let rate: AuditRate
    package let standing: Standing
    /// The rate by the highest one; `nil` where it is not compared, and where the highest is zero.
    package let ratio: Double?
  }

  /// What is told of a group.
  package struct Figures: Hashable, Sendable {
    package let people: Int
    package let proposals: Int
    package let results: [Measure: Result]
  }

  /// Whether a group's numbers are told.
  package enum Telling: Hashable, Sendable {
    case told(Figures)
    /// Fewer than five people: their numbers could tell of one of them.
    case fewerThanFive
    /// Large enough, but what the others leave of the sum would be a group of fewer than five.
    case coversFew
  }

  /// The people of one sort.
  package struct Group: Hashable, Sendable {
    /// A language's or country's code, a level's or channel's word; `nil` for people of whom it is not known.
    package let name: String?
    package let telling: Telling
  }

  /// Groups of fewer people are withheld.
  package static let leastPeople = 5

  /// How many people could be proposed; `nil` where they are fewer than five.
  package let people: Int?
  /// The groups that somebody is in. Languages and countries stand by their codes, levels from the lowest, who is in none
  /// last.
  package let groups: [Dimension: [Group]]

  /// - Parameter people: everybody who could be proposed in the time looked at.
  package init(of people: [AuditedPerson]) {
    self.people = people.count < Self.leastPeople ? nil : people.count
    // Of fewer not even the names of their groups.
    groups =
      people.count < Self.leastPeople
      ? [:]
      : Dictionary(uniqueKeysWithValues: Dimension.allCases.map { ($0, Self.groups(of: people, by: $0)) })
  }

  /// What fell below four fifths beyond chance.
  package var findings: [(dimension: Dimension, group: String?, measure: Measure)] {
    Dimension.allCases.flatMap { dimension in
      (groups[dimension] ?? []).flatMap { group in
        guard case .told(let figures) = group.telling else { return [(Dimension, String?, Measure)]() }
        return Measure.allCases.filter { figures.results[$0]?.standing == .below }
          .map { (dimension, group.name, $0) }
      }
    }
  }

  // MARK: Groups

  private struct Sum {
    var people = 0
    var exposed = 0
    var tally = AuditTally()

    mutating func add(_ person: AuditedPerson) {
      people += 1
      if person.tally.proposals > 0 { exposed += 1 }
      tally = tally + person.tally
    }

    func rate(_ measure: Measure) -> AuditRate {
      switch measure {
      case .exposure: AuditRate(exposed, of: people)
      case .selection: AuditRate(tally.qualified, of: tally.judged)
      case .acceptance: AuditRate(tally.accepts, of: tally.answers)
      case .ownAcceptance: AuditRate(tally.ownAccepts, of: tally.ownAnswers)
      }
    }
  }

  private static func groups(of people: [AuditedPerson], by dimension: Dimension) -> [Group] {
    var sums: [String?: Sum] = [:]
    for person in people { sums[name(of: person, by: dimension), default: Sum()].add(person) }
    let order = order(of: dimension, sums.keys.compactMap(\.self)) + (sums[nil] == nil ? [] : [nil])
    let covering = covering(sums, order)
    let told = order.filter { name in
      (sums[name]?.people ?? 0) >= leastPeople && covering != Covering(name: name)
    }
    let best = Dictionary(
      uniqueKeysWithValues: Measure.allCases.map { measure in
        (measure, highest(told.compactMap { sums[$0]?.rate(measure) }))
      })
    return order.map { name in
      let sum = sums[name] ?? Sum()
      guard told.contains(name) else {
        return Group(name: name, telling: sum.people < leastPeople ? .fewerThanFive : .coversFew)
      }
      let results = Measure.allCases.map { ($0, result(sum.rate($0), beside: best[$0] ?? nil)) }
      return Group(
        name: name,
        telling: .told(
          Figures(
            people: sum.people, proposals: sum.tally.proposals,
            results: Dictionary(uniqueKeysWithValues: results))))
    }
  }

  private static func name(of person: AuditedPerson, by dimension: Dimension) -> String? {
    switch dimension {
    case .language: person.language.code
    case .place: person.country
    case .seniority: person.seniority?.name
    case .channel: person.channel.rawValue
    }
  }

  private static func order(of dimension: Dimension, _ names: [String]) -> [String?] {
    switch dimension {
    case .language, .place: names.sorted()
    case .seniority: Seniority.allCases.map(\.name).filter(names.contains)
    case .channel: AuditedPerson.Channel.allCases.map(\.rawValue).filter(names.contains)
    }
  }

  /// A group, whose name may be none.
  private struct Covering: Equatable { let name: String? }

  /// The group that is withheld beside the small ones, where those together are fewer than five people: every dimension
  /// divides the same people, so that what is told of the others would leave them.
  private static func covering(_ sums: [String?: Sum], _ order: [String?]) -> Covering? {
    let few = sums.values.filter { $0.people < leastPeople }.reduce(0) { $0 + $1.people }
    guard 1..<leastPeople ~= few else { return nil }
    let large = order.filter { sums[$0].map { $0.people >= leastPeople } == true }
    return large.min { (sums[$0]?.people ?? 0) < (sums[$1]?.people ?? 0) }.map(Covering.init)
  }

  /// The highest rate of enough cases; of equal ones that of most cases.
  private static func highest(_ rates: [AuditRate]) -> AuditRate? {
    rates.filter { $0.cases >= AuditRate.leastCases }.max { left, right in
      let (one, two) = (left.hits * right.cases, right.hits * left.cases)
      return one == two ? left.cases < right.cases : one < two
    }
  }

  private static func result(_ rate: AuditRate, beside best: AuditRate?) -> Result {
    guard let best, let highest = best.value, let value = rate.value, rate.cases >= AuditRate.leastCases
    else {
      return Result(rate: rate, standing: .few, ratio: nil)
    }
    return Result(
      rate: rate, standing: standing(rate, beside: best), ratio: highest > 0 ? value / highest : nil)
  }

  private static func standing(_ rate: AuditRate, beside best: AuditRate) -> Standing {
    if rate == best { return .reference }
    guard rate.isBelowFourFifths(of: best) else { return .alike }
    return rate.differsBeyondChance(from: best) ? .below : .maybeChance
  }
}
