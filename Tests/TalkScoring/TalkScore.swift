package import Domain
package import Ports

/// How a conversation was read, held against its labels.
package struct TalkScore: Sendable {
  /// Claims that are labelled, claims that are not, and labels that nothing claims.
  package struct Counts: Sendable {
    package internal(set) var right = 0
    package internal(set) var wrong = 0
    package internal(set) var missed = 0

    package var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
    package var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    /// The harmonic mean of both.
    package var f1: Double {
      let sum = 2 * right + wrong + missed
      return sum == 0 ? 1 : Double(2 * right) / Double(sum)
    }

    mutating func add(_ other: Counts) {
      right += other.right
      wrong += other.wrong
      missed += other.missed
    }
  }

  package let id: String
  package let language: String
  package let tags: [String]
  package private(set) var slots: [Claim.Slot: Counts] = [:]
  /// Labels that nothing meets and claims that nothing labels, for those who build the reader.
  package private(set) var errors: [String] = []
  /// What was claimed although the conversation rules it out.
  package private(set) var grave: [String] = []
  package private(set) var updates = 0
  /// Labelled changes that were not made exactly, with what was made instead.
  package private(set) var inexactUpdates: [String] = []
  package private(set) var conflicts = 0
  package private(set) var missedConflicts: [String] = []
  /// Contradictions seen where none is labelled.
  package private(set) var needlessConflicts: [String] = []

  /// Over all judged slots.
  package var total: Counts { slots.filter(\.key.isJudged).values.reduce(into: Counts()) { $0.add($1) } }

  /// Reads `talk` and compares.
  package init(_ talk: TalkFile, reader: any FactReading) {
    let reading = TalkReading(talk, reader: reader)
    self.init(talk, reading.profiles)
    for (number, turn) in talk.turns.enumerated() { compareConflicts(turn, reading.contradictions[number]) }
  }

  /// Compares what a whole conversation with Mitko's own questions has told. Which of them ask about a contradiction is not
  /// compared: the files know only of their own questions.
  package init(_ talk: TalkFile, interview: TalkInterview) { self.init(talk, interview.profiles) }

  /// Compares what is known at the end alone.
  package init(_ talk: TalkFile, end: Profile) {
    (id, language, tags) = (talk.id, talk.language, talk.tags)
    compare(talk, Claim.all(of: end))
  }

  /// - Parameter profiles: what is known before the first turn, and behind each.
  private init(_ talk: TalkFile, _ profiles: [Profile]) {
    (id, language, tags) = (talk.id, talk.language, talk.tags)
    compare(talk, Claim.all(of: profiles[talk.turns.count]))
    for (number, turn) in talk.turns.enumerated() {
      guard let update = turn.update else { continue }
      updates += 1
      compareUpdate(
        update, Claim.all(of: profiles[number]), Claim.all(of: profiles[number + 1]), turn)
    }
  }

  // MARK: Facts at the end

  private mutating func compare(_ talk: TalkFile, _ claims: [Claim]) {
    var labels = talk.expected.compactMap(Claim.init(label:))
    for role in ["seeker", "provider"] {
      // Several levels of one team: the lowest counts.
      let levels = labels.filter { $0.slot == .seniority && $0.role?.rawValue == role }
      if role == "provider", levels.count > 1,
        let lowest = levels.min(by: { Self.level($0) < Self.level($1) })
      {
        labels.removeAll { $0.slot == .seniority && $0.role?.rawValue == role && $0 != lowest }
      }
    }
    let open = talk.open.compactMap(Claim.init(label:))
    var unmet = labels
    for claim in claims {
      if let met = labels.first(where: { $0.isMet(by: claim) }) {
        if let place = unmet.firstIndex(of: met) {
          unmet.remove(at: place)
          slots[claim.slot, default: Counts()].right += 1
        }
        // One claim may meet several labels: TypeScript also JavaScript.
        for other in unmet where other.isMet(by: claim) {
          unmet.removeAll { $0 == other }
          slots[claim.slot, default: Counts()].right += 1
        }
      } else if claim.slot.isJudged, !labels.contains(where: { $0.excuses(claim) }), !Self.isOpen(claim, open)
      {
        slots[claim.slot, default: Counts()].wrong += 1
        errors.append("too much: \(claim.text)")
      }
    }
    for label in unmet where !Self.isOpenLabel(label, open) {
      slots[label.slot, default: Counts()].missed += 1
      errors.append("missing:  \(label.text)")
    }
    for line in talk.never {
      // Not to move to one place rules nothing out that a profile says.
      guard let label = Claim(label: line),
        label.slot != .relocation || ["yes", "no", "*"].contains(where: { line.hasSuffix("= " + $0) })
      else { continue }
      if claims.contains(where: label.isExactly) { grave.append(line) }
    }
  }

  private static func level(_ claim: Claim) -> Domain.Seniority {
    if case .seniority(let level) = claim.value { level } else { .principal }
  }

  private static func isOpen(_ claim: Claim, _ open: [Claim]) -> Bool {
    open.contains {
      $0.slot == claim.slot && $0.role == claim.role && (Claim.isAny($0.text) || $0.isMet(by: claim))
    }
  }

  private static func isOpenLabel(_ label: Claim, _ open: [Claim]) -> Bool {
    open.contains { $0.slot == label.slot && $0.role == label.role && $0.value == label.value }
  }

  // MARK: Changes

  private mutating func compareUpdate(
    _ update: [String], _ before: [Claim], _ after: [Claim], _ turn: TalkFile.Turn
  ) {
    let gone = before.filter { $0.slot.isJudged && !after.contains($0) }
    let new = after.filter { $0.slot.isJudged && !before.contains($0) }
    let removed = Self.labels(update, "-")
    let added = Self.labels(update, "+")
    let isExact =
      gone.count == removed.count && new.count == added.count
      && removed.allSatisfy { label in gone.contains { label.isMet(by: $0) } }
      && added.allSatisfy { label in new.contains { label.isMet(by: $0) } }
    guard !isExact else { return }
    let made = gone.map { "-\($0.text)" } + new.map { "+\($0.text)" }
    inexactUpdates.append(
      "\(turn.text.prefix(60))… labelled [\(update.joined(separator: ", "))], made [\(made.joined(separator: ", "))]"
    )
  }

  private static func labels(_ update: [String], _ sign: String) -> [Claim] {
    update.filter { $0.hasPrefix(sign) }.compactMap { Claim(label: String($0.dropFirst())) }
  }

  private mutating func compareConflicts(_ turn: TalkFile.Turn, _ found: [FactContradiction]) {
    let keys = found.map { key($0) }
    for label in turn.conflicts {
      conflicts += 1
      if !keys.contains(where: { Self.isSame(label, $0) }) {
        missedConflicts.append("\(turn.text.prefix(60))… \(label)")
      }
    }
    for key in keys where !turn.conflicts.contains(where: { Self.isSame($0, key) }) {
      needlessConflicts.append("\(turn.text.prefix(60))… \(key)")
    }
  }

  private func key(_ contradiction: FactContradiction) -> String {
    let role = contradiction.role.map { "\($0.rawValue)." } ?? ""
    switch contradiction.kind {
    case .skill, .welcomeSkill, .refusedSkill: return role + "skill"
    case .workMode: return role + "mode"
    case .spokenLanguage: return "language"
    default: return role + contradiction.kind.rawValue
    }
  }

  /// A skill that is had or wanted and refused may be labelled by either.
  private static func isSame(_ label: String, _ key: String) -> Bool {
    let kind = label.split(separator: "=").first?.trimmed ?? label
    if kind == key { return true }
    for alias in ["refuses", "wants"] where kind.hasSuffix("." + alias) {
      return kind.dropLast(alias.count) + "skill" == key
    }
    return false
  }
}

extension Claim {
  /// As `isMet`, without what goes without saying: never to claim JavaScript is not never to claim TypeScript.
  package func isExactly(_ claim: Claim) -> Bool {
    switch (value, claim.value) {
    case (.skill(let one), .skill(let other)): slot == claim.slot && role == claim.role && one == other
    case (.years(let one), .years(let other)): slot == claim.slot && role == claim.role && one == other
    case (.pay(let one), .pay(let other)):
      slot == claim.slot && role == claim.role
        && (one.least ?? one.most)
          == (role == .provider ? other.most ?? other.least : other.least ?? other.most)
        && one.currency == other.currency && one.period == other.period
    default: isMet(by: claim)
    }
  }
}
