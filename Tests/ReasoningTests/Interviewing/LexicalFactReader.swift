import Domain
import Lexicon
import Ports

/// A plain reader over the lexicon, for conversations whose words leave little doubt.
struct LexicalFactReader: FactReading {
  private static let seekerCues = [
    "looking for a job", "looking for work", "open to work", "need a job", "find a job", "ищу работу",
    "нужна работа", "work,", "работу",
    "looking for a remote", "a job",
  ]
  private static let providerCues = [
    "hiring", "ищем", "looking for people", "we need", "need people", "join our team", "ищем", "нужен",
    "нужны люди", "людей", "ищу разработчик",
    "looking for a senior", "looking for an engineer",
  ]
  private static let wantCues = [
    "want", "looking for", "would like", "prefer", "need", "must", "ищу", "хочу", "хочется", "нужен", "нужна",
    "ищем", "интересн",
  ]

  func read(_ text: String, context: FactReadingContext) -> [FactFinding] {
    let analysed = AnalysedText(text)
    let folded = Folding.folded(text)
    var findings: [FactFinding] = []
    var roles = context.roles
    if context.section == nil {
      for (role, cues) in [(Role.provider, Self.providerCues), (.seeker, Self.seekerCues)]
      where !roles.contains(role) {
        if roles.isEmpty, let cue = cues.first(where: { folded.contains($0) }) {
          roles.insert(role)
          findings.append(FactFinding(.role(role), target: .shared, quote: quote(cue, analysed)))
        }
      }
    }
    let role = roles.count == 1 ? roles.first : nil
    for sentence in analysed.sentences {
      findings += facts(in: AnalysedText(analysed.quote(sentence)), role: role, context: context)
    }
    return findings
  }

  private func quote(_ cue: String, _ text: AnalysedText) -> String {
    for sentence in text.sentences where Folding.folded(text.quote(sentence)).contains(cue) {
      return text.quote(sentence)
    }
    return text.text
  }

  private func facts(in text: AnalysedText, role: Role?, context: FactReadingContext) -> [FactFinding] {
    let whole = text.text
    let folded = Folding.folded(whole)
    // "Looking for work: senior Go developer" says what its author is, not whom they want.
    let plain = Self.seekerCues.reduce(folded) { $0.removing($1) }
    let wants =
      context.section.map { $0 == .wants } ?? (Self.wantCues.contains { plain.contains($0) })
    let section: FacetSection = wants ? .wants : .offers
    var found: [FactFinding] = []
    func add(_ value: FactValue, _ target: FactTarget, _ quote: String) {
      found.append(FactFinding(.states(value), target: target, quote: quote))
    }
    let isRemoval = folded.contains("remove ") || folded.contains("убери ")
    for mention in Skills.mentions(in: text, isAnswer: context.asked != nil) {
      let quote = text.quote(mention.positions)
      let refused =
        folded.contains("no \(Folding.folded(quote))") || folded.contains("не \(Folding.folded(quote))")
        || folded.contains("кроме \(Folding.folded(quote))")
      if isRemoval {
        found.append(
          FactFinding(.denies(.skill(mention.skill.id)), target: .facet(role, .offers), quote: quote))
      } else {
        add(
          refused ? .refusedSkill(mention.skill.id) : .skill(mention.skill.id),
          .facet(role, refused ? .wants : section), quote)
      }
    }
    for mention in Trades.mentions(in: text) where mention.isPerson || context.section != nil {
      add(.trade(mention.trade.rawValue), .facet(role, section), text.quote(mention.positions))
    }
    for mention in SeniorityReader.mentions(in: text) {
      let level = Domain.Seniority(rawValue: mention.level.rawValue) ?? .mid
      add(.seniority(level), .facet(role, section), text.quote(mention.positions))
    }
    for (position, token) in text.tokens.enumerated()
    where token.kind == .number && position + 1 < text.tokens.count {
      let unit = text.tokens[position + 1].folded
      if ["years", "year", "лет", "года", "год"].contains(unit), let years = Double(token.folded), years < 50
      {
        add(.years(years), .facet(role, section), text.quote(position..<position + 2))
      }
    }
    for mention in Places.mentions(in: text) {
      let place = Domain.Place(
        id: mention.place.id, country: mention.place.countryCode, timeZone: mention.place.timeZone)
      add(.place(place), .shared, text.quote(mention.positions))
    }
    for (mode, stems) in [
      (WorkMode.remote, ["remote", "удален", "из дома"]), (.hybrid, ["hybrid", "гибрид"]),
      (.office, ["office", "офис"]),
    ] {
      if let stem = stems.first(where: { folded.contains($0) }) {
        let token = text.tokens.first { $0.folded.hasPrefix(stem) }
        add(.workMode(mode), .facet(role, .practical), token.map { String(whole[$0.range]) } ?? whole)
      }
    }
    for mention in PayReader.read(text) where mention.currency != nil {
      let pay = Pay(
        least: mention.least, most: mention.most, currency: mention.currency?.code ?? "USD",
        period: Pay.Period(rawValue: mention.likelyPeriod?.rawValue ?? "month") ?? .month,
        tax: Pay.Tax(rawValue: mention.tax.rawValue) ?? .unknown)
      add(.pay(pay), .facet(role, .practical), text.quote(mention.positions))
    }
    return found
  }
}

extension String {
  fileprivate func removing(_ part: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound] + self[range.upperBound...])
  }
}
