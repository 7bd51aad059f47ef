import Domain
import Lexicon
import Ports

/// Facts straight from the lexicon's mention readers.
struct MentionFactReader: FactReading {
  func read(_ text: String, context: FactReadingContext) -> [FactFinding] {
    guard let section = context.section else { return [] }
    let target = FactTarget.facet(context.roles.first, section)
    let analysed = AnalysedText(text)
    let scopes = NegationScopes(analysed)
    var found: [FactFinding] = []
    func add(_ value: FactValue, _ target: FactTarget, _ positions: Range<Int>) {
      let clause = Clauses.clause(at: positions.lowerBound, in: analysed)
      let whole = min(clause.lowerBound, positions.lowerBound)..<max(clause.upperBound, positions.upperBound)
      found.append(FactFinding(.states(value), target: target, quote: analysed.quote(whole)))
    }
    func holds(_ positions: Range<Int>) -> Bool {
      [.stated, .optional].contains(scopes.polarity(of: positions))
    }
    switch section {
    case .offers, .wants:
      let trades = Trades.mentions(in: analysed).filter { holds($0.positions) }
      for trade in trades.prefix(1) { add(.trade(trade.trade.rawValue), target, trade.positions) }
      let levels = SeniorityReader.mentions(in: analysed).filter { holds($0.positions) }
      for level in levels.prefix(section == .offers ? 1 : 2) {
        add(.seniority(Domain.Seniority(rawValue: level.level.rawValue)!), target, level.positions)
      }
      for years in Experience.mentions(in: analysed).filter({ $0.scope == .whole }).prefix(1) {
        add(.years(years.least), target, years.positions)
      }
      for skill in Skills.mentions(in: analysed) {
        if holds(skill.positions) {
          add(.skill(skill.skill.id), target, skill.positions)
        } else if scopes.polarity(of: skill.positions) == .refused {
          add(.refusedSkill(skill.skill.id), target, skill.positions)
        }
      }
    case .practical:
      for mode in WorkModes.mentions(in: analysed) where holds(mode.positions) {
        add(.workMode(WorkMode(rawValue: mode.mode.rawValue)!), target, mode.positions)
      }
      if let place = Places.mentions(in: analysed).first {
        add(
          .place(
            Domain.Place(id: place.place.id, country: place.place.countryCode, timeZone: place.place.timeZone)
          ),
          .shared, place.positions)
      }
      for move in Relocation.mentions(in: analysed).prefix(1) {
        add(.relocation(move.value), target, move.positions)
      }
      for pay in PayReader.read(analysed).prefix(1) {
        guard let currency = pay.currency, let period = pay.likelyPeriod else { continue }
        add(
          .pay(
            Pay(
              least: pay.least, most: pay.most, currency: currency.code,
              period: Pay.Period(rawValue: period.rawValue) ?? .month,
              tax: Pay.Tax(rawValue: pay.tax.rawValue) ?? .unknown)),
          target, pay.positions)
      }
      for language in SpokenLanguages.mentions(in: analysed) where holds(language.positions) {
        add(.spokenLanguage(code: language.code, level: language.level), .shared, language.positions)
      }
      for form in EmploymentForms.mentions(in: analysed) where holds(form.positions) {
        add(.employment(EmploymentKind(rawValue: form.value.rawValue)!), target, form.positions)
      }
    }
    return found
  }
}
