package import Domain
import Lexicon
package import Localization
import Ports

/// Says facts in a reader's language, by the lexicon's names and the phrases.
package struct FactNames: FactNaming {
  private let phrasebooks: Phrasebooks

  package init(phrasebooks: Phrasebooks) {
    self.phrasebooks = phrasebooks
  }

  package func name(of value: FactValue, language: Language) -> String {
    let book = phrasebooks.book(for: language.code)
    switch value {
    case .name(let text), .employer(let text): return text
    case .domain(let text): return Self.name(ofSkillNamed: text, Self.textLanguage(language))
    case .spokenLanguage(let code, let level): return spoken(code, level, book)
    case .place(let place): return Self.name(of: place, Self.textLanguage(language))
    case .trade(let id): return Trade(rawValue: id)?.name(Self.textLanguage(language)) ?? id
    case .skill(let id), .welcomeSkill(let id), .refusedSkill(let id):
      let language = Self.textLanguage(language)
      return Skills.skill(id)?.name(language) ?? WorkField(rawValue: id)?.name(language) ?? id
    case .seniority(let level): return book.text(Self.phrase(of: level))
    case .years(let count): return book.text(Self.phrase(ofYears: count))
    case .workMode(let mode): return book.text(Self.phrase(of: mode))
    case .relocation(let moves): return book.text(moves ? .fact(.relocates) : .fact(.relocatesNot))
    case .availability(let availability): return book.text(Self.phrase(of: availability))
    case .employment(let kind): return book.text(Self.phrase(of: kind))
    case .pay(let pay): return book.text(Self.phrase(of: pay))
    }
  }

  package func label(of kind: FactValue.Kind, in target: FactTarget, language: Language) -> String {
    phrasebooks.book(for: language.code).text(Self.label(of: kind, in: target))
  }

  package func names(of defects: [ProfileDefect], language: Language) -> [String] {
    let book = phrasebooks.book(for: language.code)
    return defects.reduce(into: []) { names, defect in
      let key: PhraseKey =
        switch defect {
        case .noRole: .conversation(.topicRole)
        case .emptySummary(.seeker): .conversation(.topicSeekerOffers)
        case .emptySummary(.provider): .conversation(.topicProviderOffers)
        case .emptyPractical: .conversation(.topicPractical)
        }
      // Both roles lack their terms by one name.
      let name = book.text(key)
      if !names.contains(name) { names.append(name) }
    }
  }

  /// The phrase of a label: what a provider or a wish names is the counterpart's.
  static func label(of kind: FactValue.Kind, in target: FactTarget) -> PhraseKey {
    let isWanted = if case .facet(_, .wants) = target { true } else { false }
    return switch kind {
    case .name: .fact(.name)
    case .employer: .fact(.employer)
    case .spokenLanguage: .fact(.languages)
    case .place: .fact(.place)
    case .trade: isWanted ? .fact(.wantedTrade) : .fact(.trade)
    case .seniority: isWanted ? .fact(.wantedSeniority) : .fact(.seniority)
    case .years: isWanted ? .fact(.wantedYears) : .fact(.years)
    case .skill: isWanted ? .fact(.wantedSkills) : .fact(.skills)
    case .welcomeSkill: .fact(.welcomeSkills)
    case .refusedSkill: .fact(.refused)
    case .workMode: .fact(.mode)
    case .relocation: .fact(.relocation)
    case .availability: .fact(.availability)
    case .pay: .fact(.pay)
    case .employment: .fact(.employment)
    case .domain: isWanted ? .fact(.wantedDomain) : .fact(.domain)
    }
  }

  private static func textLanguage(_ language: Language) -> TextLanguage {
    TextLanguage(rawValue: language.code) ?? .english
  }

  /// A field of business is stored by the lexicon's English name where the lexicon knows it, else as it was said.
  private static func name(ofSkillNamed text: String, _ language: TextLanguage) -> String {
    guard let skill = Skills.named(text), skill.name == text else { return text }
    return skill.name(language)
  }

  private static func name(of place: Domain.Place, _ language: TextLanguage) -> String {
    Places.place(place.id)?.name(language) ?? place.id
  }

  private func spoken(_ code: String, _ level: String?, _ book: Phrasebook) -> String {
    let name = SpokenLanguages.name(code, in: TextLanguage(rawValue: book.language) ?? .english) ?? code
    guard let level else { return name }
    let shown = level == "native" ? book.text(.fact(.languageNative)) : level
    return book.text(Phrase(.fact(.languageLevel), ["language": .text(name), "level": .text(shown)]))
  }

  private static func phrase(of level: Domain.Seniority) -> PhraseKey {
    switch level {
    case .entry: .fact(.levelEntry)
    case .junior: .fact(.levelJunior)
    case .mid: .fact(.levelMid)
    case .senior: .fact(.levelSenior)
    case .lead: .fact(.levelLead)
    case .principal: .fact(.levelPrincipal)
    }
  }

  /// Whole years, halves where people say halves, months below one year.
  private static func phrase(ofYears count: Double) -> Phrase {
    if count == 0.5 { return Phrase(.fact(.halfYear)) }
    if count < 1 { return Phrase(.fact(.monthsCount), ["n": .count(max(1, Int((count * 12).rounded())))]) }
    if count == 1.5 { return Phrase(.fact(.yearAndHalf)) }
    let whole = Int(count.rounded(.down))
    if count - Double(whole) == 0.5 { return Phrase(.fact(.yearsAndHalf), ["n": .count(whole)]) }
    return Phrase(.fact(.yearsCount), ["n": .count(Int(count.rounded()))])
  }

  private static func phrase(of mode: WorkMode) -> PhraseKey {
    switch mode {
    case .remote: .fact(.modeRemote)
    case .hybrid: .fact(.modeHybrid)
    case .office: .fact(.modeOffice)
    }
  }

  private static func phrase(of availability: Domain.Availability) -> Phrase {
    switch availability {
    case .now: Phrase(.fact(.availableNow))
    case .weeks(let count): Phrase(.fact(.availableWeeks), ["n": .count(count)])
    case .justLooking: Phrase(.fact(.justLooking))
    }
  }

  private static func phrase(of kind: EmploymentKind) -> PhraseKey {
    switch kind {
    case .fullTime: .fact(.fullTime)
    case .partTime: .fact(.partTime)
    case .contract: .fact(.contract)
    case .internship: .fact(.internship)
    case .cofounder: .fact(.cofounder)
    }
  }

  private static func phrase(of pay: Pay) -> Phrase {
    let period = PhraseValue.phrase(Phrase(phrase(of: pay.period)))
    func amount(_ value: Int) -> PhraseValue { .amount(value, currency: pay.currency) }
    let sum: Phrase
    switch (pay.least, pay.most) {
    case (let least?, let most?) where least != most:
      sum = Phrase(.fact(.payRange), ["least": amount(least), "amount": amount(most), "period": period])
    case (nil, let most?): sum = Phrase(.fact(.payTo), ["amount": amount(most), "period": period])
    case (let least, _): sum = Phrase(.fact(.payFrom), ["amount": amount(least ?? 0), "period": period])
    }
    switch pay.tax {
    case .net: return Phrase(.fact(.payNet), ["pay": .phrase(sum)])
    case .gross: return Phrase(.fact(.payGross), ["pay": .phrase(sum)])
    case .unknown: return sum
    }
  }

  private static func phrase(of period: Pay.Period) -> PhraseKey {
    switch period {
    case .hour: .fact(.perHour)
    case .day: .fact(.perDay)
    case .month: .fact(.perMonth)
    case .year: .fact(.perYear)
    }
  }
}
