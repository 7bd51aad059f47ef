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
  private let confided: [Role: Confided]
  private let unmetNotes: Set<Role>

  /// How a pair stands to the hard rules.
  struct Outcomes {
    var byRule: [HardRule: RuleOutcome]
    /// The sides whose private conditions make a rule fail that passes without them.
    var unmetNotes: Set<Role>
  }

  /// One side's public view, read once.
  struct JudgedSideReading {
    let read: ReadFacet
    let asked: Asked
    let shown: Shown
    /// Where they live, or the office is, as far as the public view says.
    let country: String?
    let modes: Set<WorkMode>

    var facet: PublicFacet { read.facet }

    init(_ facet: PublicFacet, role: Role) {
      read = ReadFacet(facet)
      asked = Asked(read, role: role)
      shown = Shown(read, role: role)
      var country: String?
      var modes: Set<WorkMode> = []
      for fact in facet.offers.facts + facet.wants.facts + facet.practical.facts {
        switch fact.value {
        case .place(let place): country = place.country
        case .workMode(let mode): modes.insert(mode)
        case .name, .employer, .spokenLanguage, .trade, .seniority, .years, .skill, .welcomeSkill,
          .refusedSkill, .relocation, .availability, .pay, .employment, .domain:
          break
        }
      }
      self.country = country
      self.modes = modes
    }
  }

  init(
    seeker: PublicFacet, provider: PublicFacet, confided: [Role: Confided], outcomes: Outcomes
  ) {
    self.seeker = JudgedSideReading(seeker, role: .seeker)
    self.provider = JudgedSideReading(provider, role: .provider)
    self.outcomes = outcomes.byRule
    self.confided = confided
    unmetNotes = outcomes.unmetNotes
    technical = TechnicalFit(asked: self.provider.asked, shown: self.seeker.shown)
    remoteReach = RemoteReach(self.provider.read.practical)
  }

  /// Everything that speaks against the pair, the weightiest first. Empty: they should meet.
  var objections: [Finding] { technicalObjections + practicalObjections + refusals }

  /// How sure it is, by all `objections` together, that they should not meet: 0...1. Each is one more reason, so it is
  /// the chance that at least one of them holds.
  static func doubt(_ objections: [Finding]) -> Double {
    1 - objections.reduce(1) { $0 * (1 - $1.certainty) }
  }

  // MARK: technical alignment

  private var technicalObjections: [Finding] {
    var found: [Finding] = []
    let asked = provider.asked
    let shown = seeker.shown
    let trades: [(side: Role, text: String?)] = [(.provider, asked.tradeQuote), (.seeker, shown.tradeQuote)]
    if technical.trade == .far {
      let isGuess = !asked.namesTrade && technical.hasItsCraft
      found.append(
        Finding(
          .tradeFar(asked: asked.trades, shown: shown.trades),
          certainty: isGuess ? JudgeThresholds.certaintyOfGuessedTrade : 1, trades))
    }
    if technical.specialism == .far {
      found.append(Finding(.specialismFar(asked: asked.specialisms, shown: shown.specialisms), trades))
    }
    let craft = technical.missingCraft
    if let craft {
      found.append(Finding(.craftMissing(craft.alternatives), [(.provider, craft.quote)]))
    }
    let least =
      technical.trade == .same
      ? JudgeThresholds.coverage : JudgeThresholds.coverageBetweenNearTrades
    if let coverage = technical.coverage, coverage < least {
      let missing = technical.demanded.filter { $0.coverage.credit < 1 }.map(\.need)
      // Where the craft alone is missing that is said already.
      if missing != [craft] {
        let isOneTool =
          technical.demanded.count == 1 && technical.demanded[0].need.isMinorTool && technical.trade == .same
        found.append(
          Finding(
            .coverageLow(technical.demanded), certainty: isOneTool ? JudgeThresholds.certaintyOfOneTool : 1,
            [(.provider, missing.first?.quote)]))
      }
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
    var found: [Finding] = []
    for rule in HardRule.allCases where outcomes[rule] == .failed {
      switch rule {
      case .place: found.append(Finding(.place, quotes(of: [.workMode, .place])))
      // Sums are private; what they rest on is quoted nowhere.
      case .pay: found.append(Finding(.pay))
      case .language: found.append(Finding(.language, quotes(of: [.spokenLanguage])))
      case .employment:
        let forms = Set(
          [seeker.facet, provider.facet].flatMap { MatchFacts($0).employment })
        let certainty =
          forms == [.fullTime, .contract] ? JudgeThresholds.certaintyOfFormsOfFullTime : 1
        found.append(Finding(.employment, certainty: certainty, quotes(of: [.employment])))
      // What both say of the level was weighed above, and more finely than the rule can: "middle or above".
      case .seniority: break
      // The pair's refusals are weighed below, more finely than the rule can.
      case .refusedSkills: break
      }
    }
    if worksElsewhere { found.append(Finding(.remoteElsewhere, quotes(of: [.workMode, .place]))) }
    return found
  }

  /// Whether remote work is their only common way, and not for where the seeker lives.
  var worksElsewhere: Bool {
    guard meetsRemotelyOnly, let country = seeker.country else { return false }
    return !remoteReach.admits(country)
  }

  /// Whether working remotely is their only common way.
  private var meetsRemotelyOnly: Bool {
    seeker.modes.contains(.remote) && provider.modes.contains(.remote)
      && seeker.modes.intersection(provider.modes) == [.remote]
  }

  private func quotes(of kinds: [FactValue.Kind]) -> [(side: Role, text: String?)] {
    [(Role.provider, provider.facet), (.seeker, seeker.facet)].flatMap { side, facet in
      kinds.map { kind in
        (side, (facet.practical.facts + facet.wants.facts + facet.offers.facts).quote { $0.kind == kind })
      }
    }
  }

  // MARK: refusals

  private var refusals: [Finding] {
    seekerRefusals(seeker.asked.ruledOut) + providerRefusals(provider.asked.ruledOut) + unmetWishes
      + privateRefusals
  }

  /// What the notes rule out or make impossible, told without a word of them.
  private var privateRefusals: [Finding] {
    Role.allCases.filter { role in
      if unmetNotes.contains(role) { return true }
      guard let ruledOut = confided[role]?.ruledOut else { return false }
      return !(role == .seeker ? seekerRefusals(ruledOut) : providerRefusals(ruledOut)).isEmpty
    }.map { Finding(.confided($0)) }
  }

  private func seekerRefusals(_ ruledOut: RuledOut) -> [Finding] {
    let asked = provider.asked
    var found: [Finding] = []
    let own = Set(seeker.asked.needs.flatMap(\.alternatives))
    for item in ruledOut.skills where !own.contains(item.value) {
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
    let stated = Self.fields(provider.read)
    for item in ruledOut.fields where !(item.value == .crossPlatform && technical.hasItsCraft) {
      if let words = stated[item.value] {
        found.append(
          Finding(.refusesField(.seeker, item.value), [(.seeker, item.quote), (.provider, words)]))
      }
    }
    return found
  }

  private func providerRefusals(_ ruledOut: RuledOut) -> [Finding] {
    let shown = seeker.shown
    var found: [Finding] = []
    // What they ask for themselves they shut out in an aside at most: "on React and not on Vue? not for us".
    let own = Set(provider.asked.needs.flatMap(\.alternatives) + provider.shown.skills)
    for item in ruledOut.skills
    where !own.contains(item.value) && seeker.asked.needs.contains(where: { isRefused($0, by: item.value) }) {
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
    let isOpen = technical.hasItsCraft && wishes.contains(where: \.isOpen)
    return [
      Finding(
        .wishesOther(wishes.flatMap(\.alternatives)),
        certainty: isOpen ? JudgeThresholds.certaintyOfOpenWish : 1, [(.seeker, wishes[0].quote)])
    ]
  }

  /// Whether a need can only be met by what is refused.
  private func isRefused(_ need: Need, by refused: String) -> Bool {
    need.alternatives.allSatisfy { $0 == refused || Skills.implied(by: $0).contains(refused) }
  }

  /// The fields that a facet names as its own, with the words.
  private static func fields(_ read: ReadFacet) -> [WorkField: String] {
    var fields: [WorkField: String] = [:]
    for said in read.offers + read.wants + read.practical {
      for mention in said.fields where said.isStated(mention.positions) {
        fields[mention.field] = fields[mention.field] ?? said.clause(mention.positions)
      }
    }
    return fields
  }
}
