package import Domain
import Lexicon

/// Tells what a message contradicts from what it adds, refines or changes.
///
/// Pure: the same findings over the same profile give the same answer. Nothing that says of itself that it is a change
/// contradicts; see `FactFinding.isChange`.
package struct ContradictionFinder {
  private let profile: Profile
  private let roles: [Role]
  private let message: MessageID
  /// What this message has stated so far, by place: a list of levels does not contradict itself.
  private var stated: [Slot: [Fact]] = [:]
  private let denied: [Fact]
  private let waiting: [FactContradiction]
  /// The levels that this message names of those who are wanted.
  private let wantedLevels: Set<FactValue>
  /// What this message takes back and says that it does.
  private let settledDenials: Set<FactValue>
  private var denials: [Fact] = []
  private var accepted: [FactFinding] = []
  private var contradictions: [FactContradiction] = []

  private struct Slot: Hashable {
    let target: FactTarget
    let kind: FactValue.Kind
  }

  /// What of `findings` may be applied, and what contradicts `profile` or an earlier finding and has to be asked.
  ///
  /// - Parameters:
  ///   - findings: what was read in one message, in the order said.
  ///   - profile: what is known before it.
  ///   - message: the message, for the source of what waits.
  ///   - denied: what earlier messages denied; a profile holds none of that.
  ///   - waiting: what was held back before: whoever says it again means it.
  /// - Returns: what may be applied, what has to be asked, and what this message denied ("I don't know Framer"), for the
  ///   caller to hand in again with the next message.
  package static func sort(
    _ findings: [FactFinding], against profile: Profile, from message: MessageID, denied: [Fact] = [],
    waiting: [FactContradiction] = []
  ) -> (accepted: [FactFinding], contradictions: [FactContradiction], denied: [Fact]) {
    var finder = ContradictionFinder(findings, profile, message, denied, waiting)
    for finding in findings { finder.take(finding) }
    return (finder.accepted, finder.contradictions, finder.denials)
  }

  private init(
    _ findings: [FactFinding], _ profile: Profile, _ message: MessageID, _ denied: [Fact],
    _ waiting: [FactContradiction]
  ) {
    self.denied = denied
    self.waiting = waiting
    self.profile = profile
    self.message = message
    wantedLevels = Set(
      findings.compactMap { finding in
        guard case .states(let value) = finding.change, value.kind == .seniority,
          case .facet(.provider, .wants) = finding.target
        else { return nil }
        return value
      })
    settledDenials = Set(
      findings.compactMap { finding in
        guard finding.isChange, case .denies(let value) = finding.change else { return nil }
        return value
      })
    var roles = Set(profile.roles)
    for finding in findings { if case .role(let role) = finding.change { roles.insert(role) } }
    self.roles = Role.allCases.filter(roles.contains)
  }

  private mutating func take(_ finding: FactFinding) {
    let value: FactValue
    var isOnly = false
    switch finding.change {
    case .denies(let value):
      let denial = Fact(value, source: Evidence(message: message, quote: finding.quote))
      let target = resolved(finding.target)
      let against = profile[target].filter { $0.value == value && $0.source.message != message }
      let isMeant = waiting.contains { $0.claimed.value == value && $0.target == target }
      // "I know Terraform", and later "I never touched Terraform".
      let isRestated =
        settledDenials.contains(value)
        || value.kind != .skill && stated[Slot(target: target, kind: value.kind)] != nil
      // "Everyone is in the office, no remote": one question, and not two.
      let isAsked =
        value.kind != .skill && contradictions.contains { $0.target == target && $0.kind == value.kind }
      // «Зову только сеньоров, мидлов не беру» of a team that asked for a mid: the no is the same question.
      let isSameQuestion =
        value.kind == .seniority
        && contradictions.contains { question in
          question.target == target && question.known.contains { $0.value == value }
        }
      if isSameQuestion { return }
      if !finding.isChange, !isMeant, !against.isEmpty, isAsked { return }
      if !finding.isChange, !isMeant, !against.isEmpty, !isRestated {
        contradictions.append(
          FactContradiction(
            target: target, known: against, knownTarget: target, claimed: denial, isDenial: true))
        return
      }
      // What a team does not ask for its author may well know.
      if value.kind == .skill, !target.isOfProvider { denials.append(denial) }
      accepted.append(finding)
      return
    case .role, .notRole, .forgets:
      accepted.append(finding)
      return
    case .states(let stated): value = stated
    case .statesOnly(let stated): (value, isOnly) = (stated, true)
    }
    let target = resolved(finding.target)
    let fact = Fact(value, source: Evidence(message: message, quote: finding.quote))
    let isMeant = waiting.contains { $0.target == target && $0.claimed.value == value }
    // "All in the office every day, and the new one as well" leaves nothing beside it.
    let addsNothing = finding.manner == .addition && isOnly
    guard !finding.isChange || addsNothing, !isMeant else { return accept(finding, fact, target) }
    if case .facet(.seeker, .offers) = target, let against = denied.first(where: { $0.value == value }) {
      contradictions.append(
        FactContradiction(target: target, known: [against], knownTarget: target, claimed: fact))
      return
    }
    for place in Self.places(contraryTo: value, in: target) {
      let known = known(place.kind, in: place.target)
      // "A strong mid, or a senior" adds to the senior who is wanted.
      if value.kind == .seniority, wantedLevels.contains(value),
        known.contains(where: { wantedLevels.contains($0.value) })
      {
        continue
      }
      let against = known.filter {
        ($0.source.message != message || Self.contradictsItself(value.kind))
          && Self.contradicts(fact, $0, isOnly: isOnly, beside: known)
      }
      guard !against.isEmpty else { continue }
      contradictions.append(
        FactContradiction(
          target: target, known: against, knownTarget: place.target, claimed: fact, isOnly: isOnly))
      return
    }
    // What says less than what is known takes nothing away.
    if known(value.kind, in: target).contains(where: { Self.isCoarser(value, than: $0.value) }) { return }
    accept(finding, fact, target)
  }

  private mutating func accept(_ finding: FactFinding, _ fact: Fact, _ target: FactTarget) {
    accepted.append(finding)
    stated[Slot(target: target, kind: fact.value.kind), default: []].append(fact)
  }

  /// What holds of a kind before this finding: of what this message said, where it said something.
  private func known(_ kind: FactValue.Kind, in target: FactTarget) -> [Fact] {
    stated[Slot(target: target, kind: kind)] ?? profile[target].filter { $0.value.kind == kind }
  }

  private func resolved(_ target: FactTarget) -> FactTarget {
    if case .facet(nil, let section) = target, let role = roles.first { return .facet(role, section) }
    return target
  }

  /// Where something stands that could contradict `value`.
  private static func places(contraryTo value: FactValue, in target: FactTarget) -> [(
    target: FactTarget, kind: FactValue.Kind
  )] {
    guard case .facet(let role, let section) = target else { return [(target, value.kind)] }
    switch value {
    // "I've done Java" beside "no Java please" is a past and a wish; to be told apart by the words of the new one.
    case .skill: return [(.facet(role, .wants), .refusedSkill)]
    case .refusedSkill: return [(.facet(role, .wants), .skill)]
    // What is only welcome may be asked for or ruled out later: that is a change, and told as one.
    case .welcomeSkill: return []
    case .name, .employer, .spokenLanguage, .place, .trade, .seniority, .years, .workMode, .relocation,
      .availability, .pay, .employment, .domain:
      return [(.facet(role, section), value.kind)]
    }
  }

  // MARK: Pairs

  /// Whether two values of a kind in one message contradict: of levels, amounts and the like one message may name several.
  private static func contradictsItself(_ kind: FactValue.Kind) -> Bool {
    switch kind {
    case .years: true
    case .name, .employer, .spokenLanguage, .place, .trade, .seniority, .skill, .welcomeSkill, .refusedSkill,
      .workMode, .relocation, .availability, .pay, .employment, .domain:
      false
    }
  }

  private static func contradicts(_ new: Fact, _ old: Fact, isOnly: Bool, beside known: [Fact]) -> Bool {
    switch (new.value, old.value) {
    // "Eight years", and later "five years of Go": a part of them.
    case (.years(let count), .years(let known)):
      abs(count - known) > 1 && (count > known || !isOfOneTool(new.source.quote))
    case (.place(let new), .place(let old)):
      new.id != old.id && !(new.country == old.country && (new.isCountry || old.isCountry))
    case (.seniority(let level), .seniority):
      // Somebody who leads is often a senior too, and of several wanted levels one is enough.
      !known.contains { $0.value == new.value || isOneLevel($0.value, level) && !isNoMore(new) }
    case (.workMode(let mode), .workMode(let other)):
      mode != other
        && (isOnly || rulesOthersOut(old) || mode != .hybrid && isEveryDay(new))
        && !known.contains { $0.value == .workMode(mode) }
    case (.relocation(let new), .relocation(let old)): new != old
    case (.employment(.fullTime), .employment(.partTime)), (.employment(.partTime), .employment(.fullTime)):
      !known.contains { $0.value == new.value }
        && !AnalysedText(new.source.quote).tokens.contains {
          ["or", "also", "even", "later", "possible", "или", "тоже", "также", "можно"].contains($0.folded)
        }
    case (.availability(let new), .availability(let old)): areApart(new, old)
    case (.pay(let new), .pay(let old)): areApart(new, old)
    case (.spokenLanguage(let code, let level?), .spokenLanguage(let other, let known?)):
      code == other && level != known
    case (.skill(let skill), .refusedSkill(let refused)):
      skill == refused && tellsOfPresent(new.source.quote)
    case (.refusedSkill(let refused), .skill(let skill)): skill == refused
    default: false
    }
  }

  /// Whether the new value says less than the known one: a country behind its city, a language without its level.
  private static func isCoarser(_ value: FactValue, than known: FactValue) -> Bool {
    switch (value, known) {
    case (.place(let new), .place(let old)): new.isCountry && !old.isCountry && new.country == old.country
    case (.years(let new), .years(let old)): new < old
    // Pay in another currency or for another time is another offer: the one known stands.
    case (.pay(let new), .pay(let old)): new.currency != old.currency || new.period != old.period
    default: false
    }
  }

  private static func isOneLevel(_ known: FactValue, _ level: Domain.Seniority) -> Bool {
    guard case .seniority(let other) = known else { return false }
    return other == level || min(other, level) >= .senior
  }

  /// "I'm a plain senior", «я просто мидл»: a level and none above it, by the words the fact rests on.
  private static func isNoMore(_ fact: Fact) -> Bool {
    AnalysedText(fact.source.quote).tokens.contains {
      [
        "plain", "just", "only", "mere", "merely", "ordinary", "просто", "обычный", "обычная", "рядовой",
        "рядовая",
      ]
      .contains($0.folded)
    }
  }

  /// "Five years of Go": a part of the whole; "three years of experience with Android" where that is the trade is not.
  private static func isOfOneTool(_ quote: String) -> Bool {
    let text = AnalysedText(quote)
    // "My eight years", «за свои три года в тестировании» are all of them.
    if Experience.mentions(in: text).contains(where: {
      ["my", "свои", "мои", "своих", "моих"].contains(text.folded($0.positions.lowerBound - 1))
    }) {
      return false
    }
    // «Три года в тестировании» are of the whole: a field is no tool.
    let trades = Trades.mentions(in: text)
    return Skills.mentions(in: text).contains { mention in
      mention.skill.group != "domain" && !trades.contains { $0.positions.overlaps(mention.positions) }
    }
      && !text.tokens.contains { ["profession", "career", "android", "ios"].contains($0.folded) }
  }

  private static let everyDay = PhraseList([
    "all days", "all five days", "every working day", "the whole week", "monday to friday", "every day",
    "every single day", "five days", "5 days", "each day", "all week", "every week", "каждый день",
    "все пять дней", "все дни", "пять дней",
  ])

  /// "Five days a week, in the office with us": leaves no day for work from home.
  private static func isEveryDay(_ fact: Fact) -> Bool {
    let text = AnalysedText(fact.source.quote)
    return everyDay.occurs(in: text, text.tokens.indices)
  }

  /// "Only remote", «только удалёнка», "fully remote": by the words the fact rests on.
  private static func rulesOthersOut(_ fact: Fact) -> Bool {
    guard case .workMode(let mode) = fact.value else { return false }
    return WorkModes.mentions(in: fact.source.quote).contains {
      $0.mode.rawValue == mode.rawValue && $0.isExclusive
    }
  }

  /// Half a month of difference is a matter of counting; whoever only looks around may still name a notice.
  private static func areApart(_ one: Domain.Availability, _ other: Domain.Availability) -> Bool {
    switch (one, other) {
    case (.now, .weeks(let count)), (.weeks(let count), .now): count > 2
    case (.weeks(let one), .weeks(let other)): abs(one - other) > 2
    case (.justLooking, .now), (.now, .justLooking): true
    case (.now, .now), (.justLooking, _), (_, .justLooking): false
    }
  }

  /// Amounts of one currency and period that differ by more than a tenth. Two currencies are two offers.
  private static func areApart(_ one: Pay, _ other: Pay) -> Bool {
    guard one.currency == other.currency, one.period == other.period,
      let new = one.least ?? one.most, let old = other.least ?? other.most, old > 0
    else { return false }
    return abs(Double(new - old)) > 0.1 * Double(old)
  }

  private static let present = PhraseList([
    "main", "mainly", "mostly", "primary", "love", "favourite", "favorite", "looking for", "want", "happy",
    "prefer", "every day", "my stack", "основной", "основном", "люблю", "хочу", "любимый", "главный", "ищу",
    "каждый день", "мой стек", "пишу на", "работаю на", "i write", "i work with", "i use",
  ])

  /// Whether a skill that was refused is claimed as what somebody does or wants, not as what they once did.
  private static func tellsOfPresent(_ quote: String) -> Bool {
    let text = AnalysedText(quote)
    return present.occurs(in: text, text.tokens.indices)
  }
}

extension FactTarget {
  /// Whether it is a part of what a team tells.
  fileprivate var isOfProvider: Bool { if case .facet(.provider, _) = self { true } else { false } }
}
