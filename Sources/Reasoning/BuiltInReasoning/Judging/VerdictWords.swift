import Domain
import Lexicon
import Localization
import Ports

/// Says a verdict to an operator, in their language: a sentence for the decision, one for what holds besides, one for
/// what nobody said, and the deciding words.
struct VerdictWords {
  let names: any FactNaming
  let book: Phrasebook
  let language: Language

  func rationale(
    _ reading: PairReading, _ objections: [Finding], _ decision: Verdict.Decision
  ) -> String {
    let support = support(reading)
    var against: [String] = []
    for reason in objections.map({ words($0.matter, reading) }) where !against.contains(reason) {
      against.append(reason)
    }
    var sentences: [String] = []
    switch decision {
    case .qualified:
      let reasons = support.isEmpty ? [book.text(.verdict(.nothingFound))] : support
      sentences.append(sentence(.verdict(.qualified), reasons))
      if !against.isEmpty { sentences.append(sentence(.verdict(.against), against)) }
      let unknown = rules(.unknown, of: reading, besides: technicalRules(reading))
      if !unknown.isEmpty {
        sentences.append(book.text(Phrase(.verdict(.unknown), ["items": .list(unknown)])))
      }
    case .disqualified:
      sentences.append(sentence(.verdict(.disqualified), against))
      if !support.isEmpty { sentences.append(sentence(.verdict(.inFavour), support)) }
    }
    return sentences.joined(separator: " ")
  }

  /// At most a few literal quotes of each side; the deciding findings' own, or those of what fits.
  static func quotes(_ reading: PairReading, _ objections: [Finding]) -> [Verdict.Quote] {
    var taken: [Verdict.Quote] = []
    func take(_ found: [Verdict.Quote], most: Int) {
      let before = taken
      for quote in found {
        let facet = quote.side == .seeker ? reading.seeker.facet : reading.provider.facet
        guard facet.says(quote.text), !taken.contains(quote),
          taken[before.count...].count(where: { $0.side == quote.side }) < most
        else { continue }
        taken.append(quote)
      }
    }
    take(
      objections.isEmpty ? fittingQuotes(reading) : objections.flatMap(\.quotes),
      most: JudgeThresholds.quotesOfASide)
    if objections.isEmpty {
      take(quotes(of: reading.technical.welcomeThere, reading), most: JudgeThresholds.quotesOfWelcome)
    }
    return taken
  }

  /// The words that ask for what is there, and those that show it.
  private static func quotes(
    of coverages: [(need: Need, coverage: Coverage)], _ reading: PairReading
  ) -> [Verdict.Quote] {
    coverages.flatMap { need, coverage -> [Verdict.Quote] in
      guard case .met(let skill) = coverage else { return [] }
      let shown = reading.seeker.shown.quote(of: skill).map { Verdict.Quote(side: .seeker, text: $0) }
      return [Verdict.Quote(side: .provider, text: need.quote)] + [shown].compactMap(\.self)
    }
  }

  private static func fittingQuotes(_ reading: PairReading) -> [Verdict.Quote] {
    let asked = reading.provider.asked
    let shown = reading.seeker.shown
    var quotes = quotes(of: reading.technical.demanded, reading)
    for (side, words) in [
      (Role.provider, asked.tradeQuote), (.seeker, shown.tradeQuote), (.provider, asked.levelQuote),
      (.seeker, shown.levelQuote),
    ] {
      if let words { quotes.append(Verdict.Quote(side: side, text: words)) }
    }
    return quotes
  }

  // MARK: what holds

  private func support(_ reading: PairReading) -> [String] {
    let technical = reading.technical
    let (asked, shown) = (technical.asked, technical.shown)
    var parts: [String] = []
    switch technical.trade {
    case .same:
      let trades = asked.trades.intersection(shown.trades)
      // The same specialism makes one trade of two titles.
      let same = trades.isEmpty ? either(asked.specialisms.intersection(shown.specialisms)) : either(trades)
      parts.append(text(.verdict(.tradeSame), ["trade": same]))
    case .near:
      parts.append(
        text(.verdict(.tradeNear), ["asked": either(asked.trades), "shown": either(shown.trades)]))
    case .far, .unknown: break
    }
    parts += skills(technical)
    switch technical.level {
    case .same: parts.append(text(.verdict(.levelSame), ["level": level(shown.level)]))
    case .near:
      parts.append(text(.verdict(.levelNear), ["asked": levels(asked.levels), "shown": level(shown.level)]))
    case .far, .unknown: break
    }
    let passed = rules(.passed, of: reading, besides: [.seniority] + (reading.worksElsewhere ? [.place] : []))
    if !passed.isEmpty { parts.append(book.text(Phrase(.verdict(.rulesPass), ["rules": .list(passed)]))) }
    return parts
  }

  /// The level is told by what both said of it, where they did.
  private func technicalRules(_ reading: PairReading) -> [HardRule] {
    reading.technical.level == .unknown ? [] : [.seniority]
  }

  private func rules(
    _ outcome: RuleOutcome, of reading: PairReading, besides told: [HardRule]
  ) -> [PhraseValue] {
    HardRule.allCases.filter { reading.outcomes[$0] == outcome && !told.contains($0) }
      .compactMap { Self.name($0).map { .phrase(Phrase($0)) } }
  }

  /// What is there itself and what comes near, told apart.
  private func skills(_ technical: TechnicalFit) -> [String] {
    var there: [String] = []
    var close: [PhraseValue] = []
    for (need, coverage) in technical.demanded {
      switch coverage {
      case .met(let had): there.append(skill(need.alternatives.contains(had) ? had : need.alternatives[0]))
      case .sibling(let had):
        close.append(
          .phrase(
            Phrase(
              .verdict(.skillClose), ["had": .text(skill(had)), "wanted": .text(either(need.alternatives))])))
      // The general for the special counts a little and is not worth telling: C for a microcontroller.
      case .general, .missing: break
      }
    }
    var parts: [String] = []
    if !there.isEmpty {
      parts.append(
        book.text(
          Phrase(
            .verdict(.skillsThere),
            [
              "met": .count(there.count), "all": .count(technical.demanded.count),
              "skills": .text(there.joined(separator: ", ")),
            ])))
    }
    if !close.isEmpty { parts.append(book.text(Phrase(.verdict(.skillsClose), ["skills": .list(close)]))) }
    let welcome = technical.welcomeThere.map { either($0.need.alternatives) }
    if !welcome.isEmpty {
      parts.append(text(.verdict(.welcomeThere), ["skills": welcome.joined(separator: ", ")]))
    }
    return parts
  }

  // MARK: what speaks against it

  private func words(_ matter: Finding.Matter, _ reading: PairReading) -> String {
    switch matter {
    case .tradeFar(let asked, let shown):
      text(.verdict(.tradeFar), ["asked": either(asked), "shown": either(shown)])
    case .specialismFar(let asked, let shown):
      text(.verdict(.tradeFar), ["asked": either(asked), "shown": either(shown)])
    case .craftMissing(let skills): text(.verdict(.craftMissing), ["skills": either(skills)])
    case .coverageLow(let demanded): coverage(demanded)
    case .levelFar(let asked, let shown):
      text(.verdict(.levelFar), ["asked": levels(asked), "shown": level(shown)])
    case .tooLittleKnown: book.text(.verdict(.tooLittleKnown))
    case .place: clash(.verdict(.placeFails), [.workMode, .place], reading)
    case .pay: book.text(.verdict(.payFails))
    case .language: clash(.verdict(.languageFails), [.spokenLanguage], reading)
    case .employment: clash(.verdict(.employmentFails), [.employment], reading)
    case .remoteElsewhere: book.text(.verdict(.remoteElsewhere))
    case .refusesSkill(let role, let id): refusal(role, skill(id))
    case .refusesTrade(let role, let trade): refusal(role, either([trade]))
    case .refusesSpecialism(let role, let specialism): refusal(role, either([specialism]))
    case .refusesField(let role, let field): refusal(role, field.name(textLanguage))
    case .wishesOther(let skills): text(.verdict(.wishesOther), ["skills": either(skills)])
    case .confided(.seeker): book.text(.verdict(.confidedSeeker))
    case .confided(.provider): book.text(.verdict(.confidedProvider))
    }
  }

  private func refusal(_ role: Role, _ what: String) -> String {
    text(role == .seeker ? .verdict(.refusesSeeker) : .verdict(.refusesProvider), ["what": what])
  }

  private func coverage(_ demanded: [(need: Need, coverage: Coverage)]) -> String {
    let missing = demanded.filter { $0.coverage == .missing }.map { either($0.need.alternatives) }
    let met = demanded.count { if case .met = $0.coverage { true } else { false } }
    let names = PhraseValue.text(missing.joined(separator: ", "))
    if missing.count == demanded.count {
      return book.text(Phrase(.verdict(.skillsAllMissing), ["skills": names]))
    }
    // What only comes close is named among what holds; where nothing is missing outright it is too little by itself.
    let lacking =
      missing.isEmpty
      ? demanded.compactMap { if case .met = $0.coverage { nil } else { either($0.need.alternatives) } }
      : missing
    return book.text(
      Phrase(
        .verdict(.skillsMissing),
        [
          "met": .count(met), "all": .count(demanded.count),
          "skills": .text(lacking.joined(separator: ", ")),
        ]))
  }

  /// What does not go together, by what each side's public view says of it.
  private func clash(_ key: PhraseKey, _ kinds: [FactValue.Kind], _ reading: PairReading) -> String {
    text(
      key,
      ["seeker": told(kinds, by: reading.seeker.facet), "provider": told(kinds, by: reading.provider.facet)])
  }

  /// The names of a side's public facts of some kinds, each once.
  private func told(_ kinds: [FactValue.Kind], by facet: PublicFacet) -> String {
    var told: [String] = []
    for kind in kinds {
      for fact in facet.practical.facts + facet.offers.facts + facet.wants.facts where fact.value.kind == kind
      {
        let name = names.name(of: bare(fact.value), language: language)
        if !told.contains(name) { told.append(name) }
      }
    }
    return told.joined(separator: ", ")
  }

  /// A language without its level.
  private func bare(_ value: FactValue) -> FactValue {
    if case .spokenLanguage(let code, _) = value { .spokenLanguage(code: code, level: nil) } else { value }
  }

  // MARK: names

  private func sentence(_ key: PhraseKey, _ reasons: [String]) -> String {
    text(key, ["reasons": reasons.joined(separator: "; ")])
  }

  private func text(_ key: PhraseKey, _ values: [String: String]) -> String {
    book.text(Phrase(key, values.mapValues { .text($0) }))
  }

  private func either(_ names: [String], _ name: (String) -> String) -> String {
    guard var text = names.first.map(name) else { return "" }
    for next in names.dropFirst() {
      text = self.text(.verdict(.either), ["first": text, "second": name(next)])
    }
    return text
  }

  private func either(_ skills: [String]) -> String { either(skills, skill) }

  private func either(_ trades: Set<Trade>) -> String {
    either(trades.map(\.rawValue).sorted()) { names.name(of: .trade($0), language: language) }
  }

  private func either(_ specialisms: Set<Specialism>) -> String {
    either(specialisms.map { $0.name(textLanguage) }.sorted()) { $0 }
  }

  private func skill(_ id: String) -> String { names.name(of: .skill(id), language: language) }

  private func level(_ level: Domain.Seniority?) -> String {
    level.map { names.name(of: .seniority($0), language: language) } ?? ""
  }

  private func levels(_ levels: Set<Domain.Seniority>) -> String {
    either(levels.sorted().map { level($0) }) { $0 }
  }

  private var textLanguage: TextLanguage { TextLanguage(rawValue: language.code) ?? .english }

  private static func name(_ rule: HardRule) -> PhraseKey? {
    switch rule {
    case .place: .verdict(.rulePlace)
    case .pay: .verdict(.rulePay)
    case .seniority: .verdict(.ruleLevel)
    // Nobody has to say what they refuse.
    case .refusedSkills: nil
    case .language: .verdict(.ruleLanguage)
    case .employment: .verdict(.ruleEmployment)
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
