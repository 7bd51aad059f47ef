/// Why somebody says no, where they tell.
package enum DeclineReason: String, CaseIterable, Hashable, Sendable {
  /// Other skills than theirs.
  case skills
  /// Another kind of work.
  case trade
  case level
  /// Where it is, or whether from home.
  case place
  case pay
}

/// What somebody's answers to proposals say of whom they would rather meet: it moves others up or down for them, and
/// never decides who fits.
///
/// Learned anew from all answers each time, by what the two sides were when they were compared, so that nothing adds up
/// that is no longer there; who is compared with whom, and the score, know nothing of it.
package struct Preferences: Hashable, Sendable {
  /// Something of a counterpart that others of them have too.
  package enum Trait: Hashable, Sendable {
    /// The lexicon's ids, here and below.
    case skill(String)
    case trade(String)
    case level(Seniority)
    case mode(WorkMode)
    case place(String)
    /// Pay that hardly reaches, or of which nobody can say that it does.
    case doubtfulPay
  }

  /// How much answers weigh for each trait, -1...1 without the ends, in thousandths; by the role in which somebody is met.
  package private(set) var weights: [Role: [Trait: Int]]

  package init(weights: [Role: [Trait: Int]] = [:]) {
    self.weights = weights.filter { !$0.value.isEmpty }
  }

  /// Whether nothing was learned.
  package var isEmpty: Bool { weights.isEmpty }

  /// At most this share of a score is added or taken.
  package static let mostShift = 0.1

  /// At most so many traits are kept of a role: those that say most.
  package static let kept = 12

  /// So many of the newest answers are learned from.
  package static let answers = 40

  /// How far somebody's score is moved in a ranking, as a share of it: within `most` to both sides.
  ///
  /// - Parameter role: in which they would be met.
  package func shift(for traits: Set<Trait>, as role: Role, most: Double = mostShift) -> Double {
    guard let weights = weights[role] else { return 0 }
    let parts = Dictionary(grouping: traits, by: \.aspect).map { _, traits in
      Double(traits.reduce(0) { $0 + (weights[$1] ?? 0) }) / 1_000 / Double(traits.count)
    }
    // In the order of their size: the same sum whatever order a dictionary has.
    return most * min(1, max(-1, parts.sorted().reduce(0, +)))
  }

  /// What a score counts as in a ranking that is shifted: moved in its log odds, by no more than that share of it.
  ///
  /// - Parameter shift: -1...1.
  package static func moved(_ score: Double, by shift: Double) -> Double {
    let moved = FitFormula.adjusted(score, by: Self.logOdds * shift)
    return min(score * (1 + abs(shift)), max(score * (1 - abs(shift)), moved))
  }

  /// For each of `shift`: at scores that are proposed it stays within that share.
  private static let logOdds = 10.0 / 3

  // MARK: Learning

  /// An answer, with what it was about.
  package struct Answer: Hashable, Sendable {
    /// In which the other was met.
    package var role: Role
    /// Of the other, as they were shown.
    package var traits: Set<Trait>
    package var isYes: Bool
    package var reason: DeclineReason?

    package init(role: Role, traits: Set<Trait>, isYes: Bool, reason: DeclineReason? = nil) {
      self.role = role
      self.traits = traits
      self.isYes = isYes
      self.reason = reason
    }
  }

  /// What answers say together: a trait weighs more the more of them agree, and two that disagree cancel out.
  ///
  /// A reason speaks of what it names alone. A no without one counts half, and is never held against what somebody asks for
  /// themselves, since a no to a Go developer from whom looks for one is about something else.
  ///
  /// - Parameter asked: what the person says of themselves and whom they look for.
  package init(learnedFrom answers: [Answer], asked: Set<Trait>) {
    var sums: [Role: [Trait: (sum: Double, size: Double)]] = [:]
    for answer in answers {
      let (traits, evidence) = Self.evidence(of: answer, asked: asked)
      for trait in traits {
        let known = sums[answer.role]?[trait] ?? (0, 0)
        sums[answer.role, default: [:]][trait] = (known.sum + evidence, known.size + abs(evidence))
      }
    }
    self.init(
      weights: sums.mapValues { traits in
        let weights = traits.map { ($0.key, Int(($0.value.sum / ($0.value.size + 2) * 1_000).rounded())) }
        let strongest = weights.filter { $0.1 != 0 }.sorted { one, other in
          abs(one.1) != abs(other.1) ? abs(one.1) > abs(other.1) : one.0.text < other.0.text
        }
        return Dictionary(uniqueKeysWithValues: strongest.prefix(Self.kept))
      })
  }

  private static func evidence(of answer: Answer, asked: Set<Trait>) -> (Set<Trait>, Double) {
    if answer.isYes { return (answer.traits.filter { $0 != .doubtfulPay }, 1) }
    switch answer.reason {
    case .pay: return ([.doubtfulPay], -1)
    case .skills: return (answer.traits.filter { $0.aspect == .skills }.subtracting(asked), -1)
    case .trade: return (answer.traits.filter { $0.aspect == .trade }, -1)
    case .level: return (answer.traits.filter { $0.aspect == .level }, -1)
    case .place:
      // Of a team that works from home it is where they are, and not that they do.
      let spoken = answer.traits.filter { $0.aspect == .place || $0.aspect == .mode && $0 != .mode(.remote) }
      return (spoken, -1)
    case nil: return (answer.traits.subtracting(asked).filter { $0 != .doubtfulPay }, -0.5)
    }
  }
}

extension Preferences.Trait {
  fileprivate enum Aspect { case skills, trade, level, mode, place, pay }

  fileprivate var aspect: Aspect {
    switch self {
    case .skill: .skills
    case .trade: .trade
    case .level: .level
    case .mode: .mode
    case .place: .place
    case .doubtfulPay: .pay
    }
  }

  /// A word without blanks: what `init(text:)` reads.
  package var text: String {
    switch self {
    case .skill(let id): "skill:\(Self.escaped(id))"
    case .trade(let id): "trade:\(Self.escaped(id))"
    case .level(let level): "level:\(level.rawValue)"
    case .mode(let mode): "mode:\(mode.rawValue)"
    case .place(let id): "place:\(Self.escaped(id))"
    case .doubtfulPay: "pay:doubtful"
    }
  }

  /// Reads `text`; `nil` where it is none.
  package init?(text: some StringProtocol) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let value = Self.plain(String(text[text.index(after: colon)...]))
    switch text[..<colon] {
    case "skill": self = .skill(value)
    case "trade": self = .trade(value)
    case "level":
      guard let level = Int(value).flatMap(Seniority.init(rawValue:)) else { return nil }
      self = .level(level)
    case "mode":
      guard let mode = WorkMode(rawValue: value) else { return nil }
      self = .mode(mode)
    case "place": self = .place(value)
    case "pay":
      guard value == "doubtful" else { return nil }
      self = .doubtfulPay
    default: return nil
    }
  }

  /// Ids are words that somebody said, where the lexicon does not know them: blanks, and what stands for one, are written
  /// otherwise.
  private static let escapes = [("%", "%25"), (" ", "%20"), ("=", "%3D"), ("\n", "%0A"), ("\t", "%09")]

  private static func escaped(_ id: String) -> String {
    escapes.reduce(id) { $0.replacing($1.0, with: $1.1) }
  }

  private static func plain(_ text: String) -> String {
    escapes.reversed().reduce(text) { $0.replacing($1.1, with: $1.0) }
  }
}

extension Preferences {
  /// All weights as words, each with its role: `provider/skill:go=333`; always in the same order.
  package var text: String {
    Role.allCases.flatMap { role in
      (weights[role] ?? [:]).map { "\(role.rawValue)/\($0.key.text)=\($0.value)" }.sorted()
    }.joined(separator: " ")
  }

  /// Reads `text`; `nil` where something is none.
  package init?(text: some StringProtocol) {
    var weights: [Role: [Trait: Int]] = [:]
    for word in text.split(separator: " ") {
      guard let slash = word.firstIndex(of: "/"), let equals = word.lastIndex(of: "="), slash < equals,
        let role = Role(rawValue: String(word[..<slash])),
        let trait = Trait(text: word[word.index(after: slash)..<equals]),
        let weight = Int(word[word.index(after: equals)...]), abs(weight) < 1_000
      else { return nil }
      weights[role, default: [:]][trait] = weight
    }
    self.init(weights: weights)
  }
}

extension MatchFacts {
  /// What others of the same role may have in common with somebody, whom these facts tell of in `role`.
  package func traits(as role: Role) -> Set<Preferences.Trait> {
    let isSeeker = role == .seeker
    // What a provider names is their stack and whom they look for, in either part.
    let skills = isSeeker ? skills : skills.union(wantedSkills)
    let trades = isSeeker ? trades : trades.union(wantedTrades)
    let levels = isSeeker || wantedSeniority.isEmpty ? Set([seniority].compactMap(\.self)) : wantedSeniority
    return Set(skills.map { .skill($0) }).union(trades.map { .trade($0) }).union(levels.map { .level($0) })
      .union(modes.map { .mode($0) }).union(place.map { [.place($0.id)] } ?? [])
  }

  /// All that somebody says of themselves and of whom they look for.
  package var asked: Set<Preferences.Trait> {
    traits(as: .seeker).union(wantedSkills.union(welcomeSkills).map { .skill($0) })
      .union(wantedTrades.map { .trade($0) }).union(wantedSeniority.map { .level($0) })
  }
}
