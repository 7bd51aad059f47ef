/// Who is there to be met, in counts of what they told: for choosing what to ask next, never for telling anybody.
///
/// It holds no person. Groups of fewer than `leastGroup` people answer as part of everybody of their role, since the
/// order of questions must not tell of single people either.
package struct Population: Hashable, Sendable {
  /// What the people of one role and trade told, in counts.
  package struct Group: Hashable, Sendable {
    /// How many they are.
    package fileprivate(set) var people = 0
    /// How many gave each answer, by kind of fact; somebody who told several things of a kind gave one answer.
    fileprivate var answers: [FactValue.Kind: [String: Int]] = [:]

    /// The share of them who told something of `kind` that the other side's word on it can meet, 0...1.
    ///
    /// A place counts for those who work together in it: to whom everybody is remote it decides nothing.
    package func share(of kind: FactValue.Kind) -> Double {
      people == 0 ? 0 : Double(answers[kind]?.values.reduce(0, +) ?? 0) / Double(people)
    }

    /// How likely two of those who told it differ in it, 0...1 (Gini-Simpson): where all say the same, to know one's
    /// own answer tells none of them apart.
    package func spread(of kind: FactValue.Kind) -> Double {
      guard let counts = answers[kind]?.values, !counts.isEmpty else { return 0 }
      let total = Double(counts.reduce(0, +))
      return 1 - counts.reduce(0) { $0 + (Double($1) / total) * (Double($1) / total) }
    }

    /// The share of them who work together in another place than `place`, 0...1.
    package func share(awayFrom place: Place) -> Double {
      guard people > 0, let places = answers[.place] else { return 0 }
      return Double(places.reduce(0) { $1.key == place.id ? $0 : $0 + $1.value }) / Double(people)
    }
  }

  /// Fewer than this would tell of single people, and say little.
  package static let leastGroup = 5

  private var everybody: [Role: Group] = [:]
  private var ofTrade: [Role: [String: Group]] = [:]

  /// Nobody.
  package init() {}

  /// Counts somebody in `role`.
  ///
  /// - Parameter scale: for bands of pay; an amount that it has no rate for counts as told, apart from all others.
  package mutating func count(_ facts: MatchFacts, as role: Role, scale: PayScale) {
    let answers = Self.answers(of: facts, as: role, scale: scale)
    everybody[role, default: Group()].add(answers)
    for trade in role == .seeker ? facts.trades : facts.wantedTrades {
      ofTrade[role, default: [:]][trade, default: Group()].add(answers)
    }
  }

  /// The people of `role` in any of the trades, or all of the role where those are few or no trade is known; `nil`
  /// where the whole role is few.
  package func group(of role: Role, trades: Set<String>) -> Group? {
    var joined = Group()
    for trade in trades.sorted() {
      if let group = ofTrade[role]?[trade] { joined.join(group) }
    }
    if joined.people >= Self.leastGroup { return joined }
    guard let all = everybody[role], all.people >= Self.leastGroup else { return nil }
    return all
  }

  /// One answer a kind of fact that rules compare.
  private static func answers(
    of facts: MatchFacts, as role: Role, scale: PayScale
  ) -> [FactValue.Kind: String] {
    var answers: [FactValue.Kind: String] = [:]
    func add(_ kind: FactValue.Kind, _ words: [String]) {
      if !words.isEmpty { answers[kind] = words.sorted().joined(separator: "+") }
    }
    add(.workMode, facts.modes.map(\.rawValue))
    if !facts.modes.isDisjoint(with: [.hybrid, .office]), let place = facts.place { add(.place, [place.id]) }
    let levels = role == .seeker ? facts.seniority.map { [$0] } ?? [] : Array(facts.wantedSeniority)
    add(.seniority, levels.map(\.name))
    add(.spokenLanguage, Array(facts.languages))
    add(.employment, facts.employment.map(\.rawValue))
    if let pay = facts.pay, let amount = pay.least ?? pay.most {
      let step = scale.monthlyEuros(amount, of: pay).map(Self.band(of:))
      add(.pay, [step.map { String($0) } ?? pay.currency])
    }
    return answers
  }

  /// Steps of a quarter: 1,000, 1,250, 1,560 and so on are bands apart.
  private static func band(of euros: Double) -> Int {
    var band = 0
    var rest = euros
    while rest > 1, band < 100 {
      rest /= 1.25
      band += 1
    }
    return band
  }
}

extension Population.Group {
  fileprivate mutating func add(_ told: [FactValue.Kind: String]) {
    people += 1
    for (kind, answer) in told { answers[kind, default: [:]][answer, default: 0] += 1 }
  }

  fileprivate mutating func join(_ other: Self) {
    people += other.people
    for (kind, counts) in other.answers {
      answers[kind, default: [:]].merge(counts, uniquingKeysWith: +)
    }
  }
}
