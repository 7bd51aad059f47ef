/// One thing that is known about somebody, with their own words that say so.
package struct Fact: Hashable, Sendable, Codable {
  package var value: FactValue
  package var source: Evidence

  package init(_ value: FactValue, source: Evidence) {
    self.value = value
    self.source = source
  }
}

/// The words that a fact rests on.
package struct Evidence: Hashable, Sendable, Codable {
  /// The message in which they were said.
  package var message: MessageID
  /// A literal part of that message.
  package var quote: String

  package init(message: MessageID, quote: String) {
    self.message = message
    self.quote = quote
  }
}

/// What a fact says.
package enum FactValue: Hashable, Sendable {
  /// The person's own name. Identifies: never in a public view.
  case name(String)
  /// A present or past employer, or the provider's company. Identifies, unless its owner chose to show it.
  case employer(String)
  /// A language the person works in, ISO 639-1, with a CEFR level (A1...C2) or "native" where told.
  case spokenLanguage(code: String, level: String?)
  /// Where the person lives, or where the work is.
  case place(Place)
  /// The field of work, as the lexicon's trade id ("backend").
  case trade(String)
  case seniority(Seniority)
  /// Years of experience, overall.
  case years(Double)
  /// A skill had (offers) or looked for (wants), by the lexicon's skill id ("postgresql").
  case skill(String)
  /// A skill that a team would be glad of and does not ask for, by the lexicon's id: of its wants alone, and never a
  /// reason against anybody.
  case welcomeSkill(String)
  /// A skill or a field of work refused or not wanted, by the lexicon's id.
  case refusedSkill(String)
  /// The ways of working that suit.
  case workMode(WorkMode)
  /// Whether the person would move.
  case relocation(Bool)
  case availability(Availability)
  /// A floor (seeker) or ceiling (provider). Private: used by hard constraints, shown only by choice.
  case pay(Pay)
  case employment(EmploymentKind)
  /// A subject the work is about, as a short phrase ("payments").
  case domain(String)

  /// Facts of one kind replace each other where only one can hold at a time.
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case name, employer, spokenLanguage, place, trade, seniority, years, skill, welcomeSkill, refusedSkill,
      workMode, relocation, availability, pay, employment, domain

    /// Whether a new fact of this kind takes the place of the old one.
    package var isSingle: Bool {
      switch self {
      case .name, .place, .seniority, .years, .relocation, .availability, .pay: true
      case .employer, .spokenLanguage, .trade, .skill, .welcomeSkill, .refusedSkill, .workMode, .employment,
        .domain:
        false
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .name: .name
    case .employer: .employer
    case .spokenLanguage: .spokenLanguage
    case .place: .place
    case .trade: .trade
    case .seniority: .seniority
    case .years: .years
    case .skill: .skill
    case .welcomeSkill: .welcomeSkill
    case .refusedSkill: .refusedSkill
    case .workMode: .workMode
    case .relocation: .relocation
    case .availability: .availability
    case .pay: .pay
    case .employment: .employment
    case .domain: .domain
    }
  }
}

/// Six levels of experience. Written as their names.
package enum Seniority: Int, CaseIterable, Comparable, Hashable, Sendable {
  case entry, junior, mid, senior, lead, principal

  package static func < (left: Seniority, right: Seniority) -> Bool { left.rawValue < right.rawValue }

  /// How many levels lie between the two.
  package func distance(to other: Seniority) -> Int { abs(rawValue - other.rawValue) }
}

/// A way of working.
package enum WorkMode: String, CaseIterable, Hashable, Sendable, Codable {
  case remote, hybrid, office
}

/// A city or, where only that is known, a country.
package struct Place: Hashable, Sendable, Codable {
  /// The lexicon's place id ("berlin", or "country:de" for a country as a whole).
  package var id: String
  /// ISO 3166-1 alpha-2, upper case.
  package var country: String
  /// IANA time zone ("Europe/Berlin"), where the place has one.
  package var timeZone: String?

  package init(id: String, country: String, timeZone: String?) {
    self.id = id
    self.country = country
    self.timeZone = timeZone
  }

  /// Whether only the country is known.
  package var isCountry: Bool { id.hasPrefix("country:") }
}

/// When somebody could begin, or is needed.
package enum Availability: Hashable, Sendable {
  /// At once.
  case now
  /// After so many weeks.
  case weeks(Int)
  /// Only looks around.
  case justLooking
}

/// The kinds of contract that people ask for and offer; somebody may name several.
package enum EmploymentKind: String, CaseIterable, Hashable, Sendable, Codable {
  case fullTime, partTime, contract, internship, cofounder
}

/// Pay as it was told.
package struct Pay: Hashable, Sendable, Codable {
  /// The time that the amounts are for.
  package enum Period: String, CaseIterable, Hashable, Sendable, Codable { case hour, day, month, year }
  /// Whether the amounts are before or after tax; `unknown` where nothing was said.
  package enum Tax: String, CaseIterable, Hashable, Sendable, Codable { case net, gross, unknown }

  /// The least, in whole units of the currency a period, where told.
  package var least: Int?
  /// The most, in whole units of the currency a period, where told.
  package var most: Int?
  /// ISO 4217, upper case.
  package var currency: String
  package var period: Period
  package var tax: Tax

  package init(least: Int?, most: Int?, currency: String, period: Period, tax: Tax) {
    self.least = least
    self.most = most
    self.currency = currency
    self.period = period
    self.tax = tax
  }
}
