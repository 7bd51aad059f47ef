import Domain
import Lexicon

/// A pair laid out for the rubric: what each asks, shows and rules out.
struct PairReading {
  let seeker: JudgedSideReading
  let provider: JudgedSideReading
  /// What the provider asks for against what the seeker shows: this decides.
  let technical: TechnicalFit
  let outcomes: [HardRule: RuleOutcome]
  let remoteReach: RemoteReach

  /// One side's public view, read once.
  struct JudgedSideReading {
    let facet: PublicFacet
    let asked: Asked
    let shown: Shown
    /// Where they live, or the office is, as far as the public view says.
    let country: String?
    let modes: Set<WorkMode>

    init(_ facet: PublicFacet, role: Role) {
      self.facet = facet
      asked = Asked(facet, role: role)
      shown = Shown(facet, role: role)
      var country: String?
      var modes: Set<WorkMode> = []
      for fact in facet.offers.facts + facet.wants.facts + facet.practical.facts {
        switch fact.value {
        case .place(let place): country = place.country
        case .workMode(let mode): modes.insert(mode)
        case .name, .employer, .spokenLanguage, .trade, .seniority, .years, .skill, .refusedSkill,
          .relocation,
          .availability, .pay, .employment, .domain:
          break
        }
      }
      self.country = country
      self.modes = modes
    }
  }

  init(seeker: PublicFacet, provider: PublicFacet, outcomes: [HardRule: RuleOutcome]) {
    self.seeker = JudgedSideReading(seeker, role: .seeker)
    self.provider = JudgedSideReading(provider, role: .provider)
    self.outcomes = outcomes
    technical = TechnicalFit(asked: self.provider.asked, shown: self.seeker.shown)
    remoteReach = RemoteReach(provider.practical.said)
  }

  /// Everything that speaks against the pair, the weightiest first. Empty: they should meet.
  var objections: [Finding] { technicalObjections + practicalObjections + refusals }

  // MARK: technical alignment

  private var technicalObjections: [Finding] {
    var found: [Finding] = []
    let asked = provider.asked
    let shown = seeker.shown
    let trades: [(side: Role, text: String?)] = [(.provider, asked.tradeQuote), (.seeker, shown.tradeQuote)]
    if technical.trade == .far {
      found.append(Finding(.tradeFar(asked: asked.trades, shown: shown.trades), trades))
    }
    if technical.specialism == .far {
      found.append(Finding(.specialismFar(asked: asked.specialisms, shown: shown.specialisms), trades))
    }
    if let craft = technical.missingCraft {
      found.append(Finding(.craftMissing(craft.alternatives), [(.provider, craft.quote)]))
    }
    let least =
      technical.trade == .same
      ? JudgeThresholds.coverage : JudgeThresholds.coverageBetweenNearTrades
    if let coverage = technical.coverage, coverage < least {
      let missing = technical.demanded.filter { $0.coverage.credit < 1 }.map(\.need)
      found.append(
        Finding(
          .coverageLow(coverage, missing: missing.flatMap(\.alternatives)),
          [(.provider, missing.first?.quote)]))
    }
    let isVague = technical.specialism == .unknown && technical.level == .unknown
    if technical.coverage == nil, technical.trade != .same || isVague {
      found.append(Finding(.tooLittleKnown))
    }
    if technical.level == .far {
      found.append(
        Finding(
          .levelFar(asked: asked.levels, shown: shown.level),
          [(.provider, asked.levelQuote), (.seeker, shown.levelQuote)]))
    }
    return found
  }

  // MARK: practical fit

  private var practicalObjections: [Finding] {
    // The pair's refusals are weighed below, more finely than the rule can.
    let failed = HardRule.allCases.filter { outcomes[$0] == .failed && $0 != .refusedSkills }
    var found = failed.map { rule in
      // Sums are private; what they rest on is quoted nowhere.
      Finding(.rule(rule), rule == .pay ? [] : quotes(of: rule))
    }
    if meetsRemotelyOnly, let country = seeker.country, !remoteReach.admits(country) {
      found.append(Finding(.remoteElsewhere, quotes(of: .place)))
    }
    return found
  }

  /// Whether working remotely is their only common way.
  private var meetsRemotelyOnly: Bool {
    seeker.modes.contains(.remote) && provider.modes.contains(.remote)
      && seeker.modes.intersection(provider.modes) == [.remote]
  }

  private func quotes(of rule: HardRule) -> [(side: Role, text: String?)] {
    let kinds: [FactValue.Kind] =
      switch rule {
      case .place: [.workMode, .place]
      case .pay: []
      case .seniority: [.seniority]
      case .refusedSkills: [.refusedSkill]
      case .language: [.spokenLanguage]
      case .employment: [.employment]
      }
    return [(Role.provider, provider.facet), (.seeker, seeker.facet)].flatMap { side, facet in
      kinds.map { kind in
        (side, (facet.practical.facts + facet.wants.facts + facet.offers.facts).quote { $0.kind == kind })
      }
    }
  }

  // MARK: refusals

  private var refusals: [Finding] {
    seekerRefusals + providerRefusals + unmetWishes
  }

  private var seekerRefusals: [Finding] {
    let ruledOut = seeker.asked.ruledOut
    let asked = provider.asked
    var found: [Finding] = []
    for item in ruledOut.skills {
      // Only what the work is made of: one refused tool among others is no reason to stay apart.
      let core = technical.demanded.enumerated().filter { $0.offset == 0 || $0.element.need.isCraft }
      if let refused = core.map(\.element).first(where: { isRefused($0.need, by: item.value) }) {
        found.append(
          Finding(
            .refusesSkill(.seeker, item.value), [(.seeker, item.quote), (.provider, refused.need.quote)]))
      }
    }
    // Who is of the trade rules out a part of it, not the whole.
    for item in ruledOut.trades
    where asked.trades == [item.value] && !seeker.shown.trades.contains(item.value) {
      found.append(
        Finding(.refusesTrade(.seeker, item.value), [(.seeker, item.quote), (.provider, asked.tradeQuote)]))
    }
    for item in ruledOut.specialisms where asked.specialisms == [item.value] {
      found.append(Finding(.refusesSpecialism(.seeker, item.value), [(.seeker, item.quote)]))
    }
    let stated = Self.fields(provider.facet)
    for item in ruledOut.fields {
      if let words = stated[item.value] {
        found.append(
          Finding(.refusesField(.seeker, item.value), [(.seeker, item.quote), (.provider, words)]))
      }
    }
    return found
  }

  private var providerRefusals: [Finding] {
    let ruledOut = provider.asked.ruledOut
    let shown = seeker.shown
    var found: [Finding] = []
    for item in ruledOut.skills where seeker.asked.needs.contains(where: { isRefused($0, by: item.value) }) {
      found.append(Finding(.refusesSkill(.provider, item.value), [(.provider, item.quote)]))
    }
    for item in ruledOut.trades where shown.trades == [item.value] && technical.trade != .same {
      found.append(
        Finding(.refusesTrade(.provider, item.value), [(.provider, item.quote), (.seeker, shown.tradeQuote)]))
    }
    for item in ruledOut.specialisms where shown.specialisms == [item.value] {
      found.append(
        Finding(
          .refusesSpecialism(.provider, item.value), [(.provider, item.quote), (.seeker, shown.tradeQuote)]))
    }
    return found
  }

  /// The seeker names a craft that they want to work in, and nothing of it is there.
  private var unmetWishes: [Finding] {
    let wishes = seeker.asked.needs.filter { $0.isCraft && !$0.isWelcome }
    let work = provider.shown.skills
    guard !wishes.isEmpty, !work.isEmpty, wishes.allSatisfy({ $0.coverage(by: work) == .missing }) else {
      return []
    }
    return [Finding(.wishesOther(wishes.flatMap(\.alternatives)), [(.seeker, wishes[0].quote)])]
  }

  /// Whether a need can only be met by what is refused.
  private func isRefused(_ need: Need, by refused: String) -> Bool {
    need.alternatives.allSatisfy { $0 == refused || Skills.implied(by: $0).contains(refused) }
  }

  /// The fields that a facet names as its own, with the words.
  private static func fields(_ facet: PublicFacet) -> [WorkField: String] {
    var fields: [WorkField: String] = [:]
    for said in facet.offers.said + facet.wants.said + facet.practical.said {
      for mention in WorkField.mentions(in: said.text) where said.isStated(mention.positions) {
        fields[mention.meaning] = fields[mention.meaning] ?? said.clause(mention.positions)
      }
    }
    return fields
  }
}
