import Domain
import Lexicon

/// Says a verdict to an operator: a sentence for the decision, one for what holds besides, and the deciding words.
enum VerdictWords {
  static func rationale(_ reading: PairReading, _ objections: [Finding]) -> String {
    let support = support(reading)
    if objections.isEmpty { return sentence("Qualified", support) + open(reading) }
    let against = sentence("Disqualified", objections.map { words($0.matter) })
    return support.isEmpty ? against : against + " " + sentence("In favour", support)
  }

  /// At most a few literal quotes of each side; the deciding findings' own, or those of what fits.
  static func quotes(_ reading: PairReading, _ objections: [Finding]) -> [Verdict.Quote] {
    let found = objections.isEmpty ? fittingQuotes(reading) : objections.flatMap(\.quotes)
    var taken: [Verdict.Quote] = []
    for quote in found {
      let facet = quote.side == .seeker ? reading.seeker.facet : reading.provider.facet
      guard facet.says(quote.text), !taken.contains(quote),
        taken.count(where: { $0.side == quote.side }) < JudgeThresholds.quotesOfASide
      else { continue }
      taken.append(quote)
    }
    return taken
  }

  private static func fittingQuotes(_ reading: PairReading) -> [Verdict.Quote] {
    let asked = reading.provider.asked
    let shown = reading.seeker.shown
    var quotes: [Verdict.Quote] = []
    for (need, coverage) in reading.technical.demanded {
      guard case .met(let skill) = coverage else { continue }
      quotes.append(Verdict.Quote(side: .provider, text: need.quote))
      if let words = shown.quote(of: skill) { quotes.append(Verdict.Quote(side: .seeker, text: words)) }
    }
    for (side, words) in [
      (Role.provider, asked.tradeQuote), (.seeker, shown.tradeQuote), (.provider, asked.levelQuote),
      (.seeker, shown.levelQuote),
    ] {
      if let words { quotes.append(Verdict.Quote(side: side, text: words)) }
    }
    return quotes
  }

  // MARK: what holds

  private static func support(_ reading: PairReading) -> [String] {
    let technical = reading.technical
    var parts: [String] = []
    let (asked, shown) = (technical.asked, technical.shown)
    switch technical.trade {
    case .same:
      let trades = asked.trades.intersection(shown.trades)
      // The same specialism makes one trade of two titles.
      let name = trades.isEmpty ? names(asked.specialisms.intersection(shown.specialisms)) : names(trades)
      parts.append("the trade is the same (\(name))")
    case .near:
      parts.append("the trades are near (\(names(asked.trades)) asked, \(names(shown.trades)) there)")
    case .far, .unknown: break
    }
    let met = technical.demanded.filter { $0.coverage != .missing }
    if !met.isEmpty {
      let skills = met.map { names($0.need.alternatives, joined: " or ") }.joined(separator: ", ")
      parts.append(
        "\(met.count) of \(technical.demanded.count) skills asked for are there or near (\(skills))")
    }
    switch technical.level {
    case .same: parts.append("the level fits")
    case .near: parts.append("the level is next to the one asked for")
    case .far, .unknown: break
    }
    let passed = HardRule.allCases.filter { reading.outcomes[$0] == .passed && $0 != .seniority }.map(name)
    if !passed.isEmpty {
      parts.append("\(passed.joined(separator: ", ")) \(passed.count == 1 ? "passes" : "pass")")
    }
    return parts
  }

  private static func open(_ reading: PairReading) -> String {
    let unknown = HardRule.allCases.filter { reading.outcomes[$0] == .unknown }.map(name)
    return unknown.isEmpty ? "" : " Not known: \(unknown.joined(separator: ", "))."
  }

  private static func sentence(_ head: String, _ parts: [String]) -> String {
    parts.isEmpty ? head + "." : head + ": " + parts.joined(separator: "; ") + "."
  }

  // MARK: names, in English for operators

  private static func words(_ matter: Finding.Matter) -> String {
    switch matter {
    case .tradeFar(let asked, let shown): "\(names(asked)) is asked for, \(names(shown)) is there"
    case .specialismFar(let asked, let shown): "\(names(asked)) is asked for, \(names(shown)) is there"
    case .craftMissing(let skills):
      "\(names(skills, joined: " or ")) is asked for first and nothing near it is there"
    case .coverageLow(let share, let missing):
      "only \(Int((share * 100).rounded())) % of the demanded skills are there, missing \(names(missing, joined: ", "))"
    case .levelFar(let asked, let shown):
      "the level asked for is \(asked.sorted().map { "\($0)" }.joined(separator: " or ")), the one shown \(shown.map { "\($0)" } ?? "unknown")"
    case .tooLittleKnown: "too little is known of trade and skills"
    case .rule(let rule): "\(name(rule)) \(rule == .refusedSkills ? "clash" : "does not fit")"
    case .remoteElsewhere: "remote work is for other countries only"
    case .refusesSkill(let role, let skill): "the \(role) rules out \(names([skill], joined: ""))"
    case .refusesTrade(let role, let trade): "the \(role) rules out \(trade.name(.english))"
    case .refusesSpecialism(let role, let specialism): "the \(role) rules out \(specialism.name)"
    case .refusesField(let role, let field): "the \(role) rules out \(field.name)"
    case .wishesOther(let skills):
      "the seeker wants to work in \(names(skills, joined: " or ")), which is not there"
    }
  }

  private static func names(_ skills: [String], joined separator: String) -> String {
    skills.map { Skills.skill($0)?.name ?? $0 }.joined(separator: separator)
  }

  private static func names(_ trades: Set<Trade>) -> String {
    trades.map { $0.name(.english) }.sorted().joined(separator: " or ")
  }

  private static func names(_ specialisms: Set<Specialism>) -> String {
    specialisms.map(\.name).sorted().joined(separator: " or ")
  }

  private static func name(_ rule: HardRule) -> String {
    switch rule {
    case .place: "place"
    case .pay: "pay"
    case .seniority: "level"
    case .refusedSkills: "refused skills"
    case .language: "working language"
    case .employment: "form of employment"
    }
  }
}

extension PublicFacet {
  /// Whether `quote` is a literal part of what this view shows.
  func says(_ quote: String) -> Bool {
    !quote.isEmpty
      && [offers, wants, practical].contains { part in
        part.words.contains { $0.contains(quote) } || part.facts.contains { $0.quote == quote }
      }
  }
}
