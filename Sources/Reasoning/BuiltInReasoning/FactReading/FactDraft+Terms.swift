import Domain
import Lexicon
import Ports

/// On what terms: languages, start, employment.
extension FactDraft {
  // MARK: Languages

  private static let excuses: Set<String> = [
    "limited", "embarrassing", "toasts", "lunch", "rusty", "bad", "poor", "hardly", "basics", "плохо",
    "почти", "мало", "учу", "плохой", "хватит", "стесняюсь", "слабый", "немного", "little", "дома", "forgot",
    "learning", "читаю",
  ]
  /// Said of the author these tell of somebody else's language; said of whom a team looks for they ask for one.
  private static let languageDemands: Set<String> = [
    "needed", "нужен", "нужны", "обязателен", "обязательно", "required", "must",
  ]

  mutating func readLanguages() {
    let isAsked = context.asked == .languages
    for mention in SpokenLanguages.mentions(in: text) {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position), polarity(mention.positions) == .stated,
        ![.company, .duties].contains(part(position))
      else { continue }
      let isPlain =
        isAsked || part(position) == .languages || part(position) == .requirements
        || context.section == .practical || isListOfLanguages(position) || isLanguageOfTeam(mention)
      guard mention.isCued || isPlain else { continue }
      if mention.level == nil, clauseHolds(position, Self.excuses) { continue }
      let isDemand = clauseHolds(position, Self.languageDemands)
      if mention.level == nil, isDemand, frame(position).role != .provider { continue }
      add(.states(.spokenLanguage(code: mention.code, level: mention.level)), .shared, at: mention.positions)
    }
  }

  /// "Spanish is a must, English for docs": a language that opens a short clause of those who hire.
  private func isLanguageOfTeam(_ mention: SpokenLanguageMention) -> Bool {
    let part = clause(mention.positions.lowerBound)
    guard frame(part.lowerBound).role == .provider, part.lowerBound == mention.positions.lowerBound,
      part.count <= 5
    else { return false }
    let next = word(mention.positions.upperBound)
    return ["is", "for", "required", "needed", "обязателен", "обязательно", "нужен", "для"].contains(next)
  }

  /// "Russian and English": a clause of nothing but languages.
  private func isListOfLanguages(_ position: Int) -> Bool {
    let part = clause(position)
    let covered = Set(SpokenLanguages.mentions(in: text).flatMap(\.positions))
    guard
      part.allSatisfy({
        covered.contains($0) || ["and", "и", "&", "/"].contains(word($0))
          || frame(position).role == .provider
            && (Self.languageDemands.contains(word($0)) || word($0) == "is")
      })
    else {
      return false
    }
    // "React, Warsaw, English": alone between other facts it is spoken; behind a name it is where somebody is from.
    let isBehindName = NameReader.ownNames(in: text).contains {
      (0...2).contains(part.lowerBound - $0.positions.upperBound)
    }
    return !isBehindName || covered.count > 1
  }

  // MARK: Start and employment

  mutating func readAvailability() {
    // «Не через месяц, а через две недели»; a time alone beside the answer to another question.
    let all = Availability.mentions(in: text, isAnswer: true)
    let cued = Set(
      Availability.mentions(in: text, isAnswer: context.asked == .availability).map(\.positions.lowerBound))
    let isCorrection = text.tokens.contains { $0.folded == "а" || $0.folded == "but" } && all.count > 1
    let isBeside = [.pay, .employment, .mode, .relocation].contains(context.asked)
    let mentions =
      all
      .filter { mention in
        let position = mention.positions.lowerBound
        return cued.contains(position) || isCorrection && polarity(mention.positions) == .stated
          || mention.value != .now && mention.value != .justLooking && saysChange(position)
          || isBeside && mention.value != .now && clause(position).count <= mention.positions.count
      }
      .filter {
        isOwn($0.positions.lowerBound) && polarity($0.positions) != .refused || $0.value == .justLooking
      }
    if mentions.isEmpty, context.asked == .availability, text.tokens.count <= 6,
      let joke = text.tokens.indices.first(where: { ["вчера", "yesterday"].contains(word($0)) })
    {
      return add(.states(.availability(.now)), practicalTarget(joke), at: joke..<joke + 1)
    }
    guard let first = mentions.first else { return }
    let value: Domain.Availability =
      switch first.value {
      case .now: .now
      case .weeks(let count): .weeks(count)
      case .justLooking: .justLooking
      }
    add(.states(.availability(value)), practicalTarget(first.positions.lowerBound), at: first.positions)
  }

  private static let besides: Set<String> = ["also", "even", "тоже", "также", "даже"]

  private static let shortForms: [String: EmploymentKind] = [
    "full": .fullTime, "полная": .fullTime, "полную": .fullTime, "полный": .fullTime, "штат": .fullTime,
    "perm": .fullTime,
    "part": .partTime, "частичная": .partTime, "частичную": .partTime, "неполная": .partTime,
  ]

  mutating func readEmployment() {
    if context.asked == .employment, EmploymentForms.mentions(in: text).isEmpty || text.tokens.count <= 8,
      let first = text.tokens.indices.first(where: { text.tokens[$0].kind != .sign }), isOwn(first),
      let kind = Self.shortForms[word(first)]
    {
      add(.states(.employment(kind)), practicalTarget(first), at: first..<first + 1)
    }
    for mention in EmploymentForms.mentions(in: text) {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position) else { continue }
      let kind: EmploymentKind =
        switch mention.value {
        case .fullTime: .fullTime
        case .partTime: .partTime
        case .contract: .contract
        case .internship: .internship
        case .cofounder: .cofounder
        }
      switch polarity(mention.positions) {
      case .stated, .optional:
        add(.states(.employment(kind)), practicalTarget(position), at: mention.positions)
        // "Also open to part time" goes without saying for full time.
        if kind != .fullTime, clauseHolds(position, Self.besides) {
          add(.states(.employment(.fullTime)), practicalTarget(position), at: mention.positions)
        }
      case .refused, .denied:
        add(.denies(.employment(kind)), practicalTarget(position), at: mention.positions)
      case .former, .wish: break
      }
    }
  }
}
