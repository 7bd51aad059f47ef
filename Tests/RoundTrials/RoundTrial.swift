import Domain
import Glibc

/// Twenty rounds of a made-up town, played in the way that is chosen: who is proposed, how often, and how well it fits.
///
/// Nobody here is a real person's likeness. There are more seekers than providers, people of twelve fields, and a few
/// whom everybody wants: how wanted somebody is falls off exponentially. Answers take about four rounds, and whoever waits
/// for one is proposed to nobody else. Everything follows from the seed.
package struct RoundTrial: Sendable {
  /// How people are brought together.
  package enum Way: Sendable {
    /// Turn by turn, the oldest profile change first, each takes the best who is free.
    case bestFirst
    /// A round begins with a `RoundPlan`; the turns of the others follow.
    case planned
  }

  /// What came of it.
  package struct Figures: Hashable, Sendable, Codable {
    package let people: Int
    package let proposals: Int
    /// How many people were in so many proposals, from 0 on.
    package let exposure: [Int]
    /// The part of the people who were in no proposal at all, 0...1.
    package let neverProposed: Double
    /// Gini's coefficient of the proposals that people were in, 0 (all the same) to 1.
    package let gini: Double
    /// The most rounds that anybody who fits somebody was without a new proposal.
    package let worstWait: Int
    /// The mean score of the proposals, 0...1.
    package let meanScore: Double

    package init(
      people: Int, proposals: Int, exposure: [Int], neverProposed: Double, gini: Double, worstWait: Int,
      meanScore: Double
    ) {
      self.people = people
      self.proposals = proposals
      self.exposure = exposure
      self.neverProposed = neverProposed
      self.gini = gini
      self.worstWait = worstWait
      self.meanScore = meanScore
    }

    /// Whether it is as much fairer than `other` as it has to be: half as many are left out at most, Gini's coefficient is
    /// lower by a tenth, nobody waits longer, and the proposals are at most three in a hundred worse.
    package func isFairer(than other: Figures) -> Bool {
      neverProposed <= other.neverProposed / 2 && gini <= other.gini - 0.1 + 1e-9
        && worstWait <= other.worstWait
        && meanScore >= 0.97 * other.meanScore
    }
  }

  private struct Person {
    let offers: [Float]
    let wants: [Float]
    /// Added to the log odds that others find this person fit; 0 in the mean.
    let popularity: Double
  }

  private struct Choice {
    let other: Int
    let score: Double
  }

  package static let rounds = 20
  private static let threshold = 0.7
  private static let dimensions = 8
  private static let fields = 12
  private static let proposalLimit = 5
  private static let shortlist = 48
  /// How likely an answer comes from one round to the next.
  private static let answered = 0.25

  private let seekers: Int
  private let people: Int
  private let order: [Int]
  /// Those who reach the threshold, the best first: of each seeker by the provider's place, and of each provider.
  private let choices: [[Choice]]
  private let seed: UInt64

  /// - Parameters:
  ///   - people: how many there are; six of ten are seekers.
  ///   - seed: everything follows from it.
  package init(people: Int, seed: UInt64) {
    var dice = Dice(seed: seed)
    let seekers = people * 6 / 10
    let centres = (0..<Self.fields).map { _ in dice.direction(Self.dimensions) }
    let all = (0..<people).map { _ in
      let centre = centres[dice.below(Self.fields)]
      func near() -> [Float] {
        Dice.unit(zip(centre, dice.direction(Self.dimensions)).map { $0 + 0.8 * $1 })
      }
      return Person(offers: near(), wants: near(), popularity: -log(max(dice.unit(), 1e-9)) - 1)
    }
    var choices = [[Choice]](repeating: [], count: people)
    for seeker in 0..<seekers {
      for provider in seekers..<people {
        let toProvider = Self.fit(all[seeker], all[provider])
        let toSeeker = Self.fit(all[provider], all[seeker])
        let score = PairScore.harmonicMean(toProvider, toSeeker)
        guard score >= Self.threshold else { continue }
        choices[seeker].append(Choice(other: provider, score: score))
        choices[provider].append(Choice(other: seeker, score: score))
      }
    }
    for person in choices.indices {
      choices[person].sort { $0.score != $1.score ? $0.score > $1.score : $0.other < $1.other }
    }
    var order = Array(0..<people)
    for last in stride(from: people - 1, to: 0, by: -1) { order.swapAt(last, dice.below(last + 1)) }
    (self.seekers, self.people, self.order, self.choices, self.seed) = (seekers, people, order, choices, seed)
  }

  /// How likely `one` finds `other` fit, 0...1.
  private static func fit(_ one: Person, _ other: Person) -> Double {
    let likeness = zip(one.wants, other.offers).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    return 1 / (1 + exp(-4 * (Double(likeness) - 0.1) - other.popularity))
  }

  /// Plays so many rounds.
  package func play(_ way: Way, rounds: Int = Self.rounds) -> Figures {
    var state = State(people: people, dice: Dice(seed: seed &+ 1))
    for round in 1...rounds {
      state.inRound = [Int](repeating: 0, count: people)
      let due = order.filter { !state.isBusy[$0] }
      if case .planned = way { plan(round, &state) }
      for person in due where !state.isBusy[person] && state.inRound[person] < Self.proposalLimit {
        let best = choices[person].first {
          !state.isBusy[$0.other] && state.inRound[$0.other] < Self.proposalLimit
            && !state.hasMet(person, $0.other)
        }
        if let best { state.form(person, best.other, best.score, in: round) }
      }
      state.answer(with: Self.answered)
    }
    return figures(state, rounds)
  }

  private func plan(_ round: Int, _ state: inout State) {
    var pairs: Set<RoundPlan.Pair> = []
    for person in 0..<people where !state.isBusy[person] {
      var left = Self.shortlist
      for choice in choices[person]
      where left > 0 && !state.isBusy[choice.other] && !state.hasMet(person, choice.other) {
        left -= 1
        let (seeker, provider) = person < seekers ? (person, choice.other) : (choice.other, person)
        pairs.insert(RoundPlan.Pair(seeker: id(seeker), provider: id(provider), score: choice.score))
      }
    }
    let waits = Dictionary(
      uniqueKeysWithValues: (0..<people).map { (id($0), round - 1 - state.lastProposed[$0]) })
    for pair in RoundPlan.chosen(from: Array(pairs), waits: waits) {
      state.form(Int(pair.seeker.low), Int(pair.provider.low), pair.score, in: round)
    }
  }

  private func id(_ person: Int) -> UserID { UserID(high: 0, low: UInt64(person)) }

  private func figures(_ state: State, _ rounds: Int) -> Figures {
    let counts = state.proposals.sorted()
    let total = Double(counts.reduce(0, +))
    let weighted = counts.enumerated().reduce(0.0) {
      $0 + Double(2 * ($1.offset + 1) - people - 1) * Double($1.element)
    }
    let waits = (0..<people).filter { !choices[$0].isEmpty }
      .map { max(state.longestWait[$0], rounds - state.lastProposed[$0]) }
    return Figures(
      people: people, proposals: state.scores.count,
      exposure: (0...(counts.last ?? 0)).map { number in counts.count { $0 == number } },
      neverProposed: Double(counts.count { $0 == 0 }) / Double(people),
      gini: weighted / (Double(people) * max(total, 1)), worstWait: waits.max() ?? 0,
      meanScore: state.scores.reduce(0, +) / Double(max(state.scores.count, 1)))
  }

  /// What has happened so far.
  private struct State {
    var isBusy: [Bool]
    var inRound: [Int]
    /// The round of each person's last proposal; 0 for none.
    var lastProposed: [Int]
    var longestWait: [Int]
    var proposals: [Int]
    var scores: [Double] = []
    private var met: [Set<Int>]
    private var open: [(Int, Int)] = []
    private var dice: Dice

    init(people: Int, dice: Dice) {
      isBusy = [Bool](repeating: false, count: people)
      inRound = [Int](repeating: 0, count: people)
      lastProposed = inRound
      longestWait = inRound
      proposals = inRound
      met = [Set<Int>](repeating: [], count: people)
      self.dice = dice
    }

    func hasMet(_ one: Int, _ other: Int) -> Bool { met[one].contains(other) }

    mutating func form(_ one: Int, _ other: Int, _ score: Double, in round: Int) {
      met[one].insert(other)
      met[other].insert(one)
      open.append((one, other))
      scores.append(score)
      for person in [one, other] {
        isBusy[person] = true
        inRound[person] += 1
        proposals[person] += 1
        longestWait[person] = max(longestWait[person], round - lastProposed[person])
        lastProposed[person] = round
      }
    }

    /// Some of the open proposals end.
    mutating func answer(with likelihood: Double) {
      open = open.filter { one, other in
        guard dice.unit() < likelihood else { return true }
        (isBusy[one], isBusy[other]) = (false, false)
        return false
      }
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers everywhere.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// A direction, every one as likely, of length 1.
  mutating func direction(_ dimensions: Int) -> [Float] {
    Self.unit((0..<dimensions).map { _ in gauss() })
  }

  /// Box and Muller 1958.
  private mutating func gauss() -> Float {
    let (one, other) = (max(unit(), 1e-12), unit())
    return Float((-2 * log(one)).squareRoot() * cos(2 * .pi * other))
  }

  /// The same direction at length 1.
  static func unit(_ values: [Float]) -> [Float] {
    let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return values.map { $0 / length }
  }
}
