import Domain
import Lexicon
import Ports

/// Whose facts the parts of a text hold, and in which section of a profile those belong.
///
/// A sentence is looked at clause by clause: "I write Go, looking for a team with Rust" is an offer and a wish, and of
/// somebody who takes both roles "I look for work, and we need a tester" is of each once.
struct SectionReading {
  private let roles: [Role?]
  private let sections: [FacetSection]

  /// Whose fact stands at the token of this position; nil where nothing tells.
  func role(at position: Int) -> Role? { roles[position] }

  /// The section of the token at this position.
  func section(at position: Int) -> FacetSection { sections[position] }

  init(
    _ text: AnalysedText, context: FactReadingContext, roles reading: RoleReading, outline: DocumentOutline
  ) {
    var roles = [Role?](repeating: nil, count: text.tokens.count)
    var sections = [FacetSection](repeating: context.section ?? .offers, count: text.tokens.count)
    let all = reading.roles(known: context.roles)
    // "Up to 3000": whoever names a ceiling pays.
    let ceilings =
      all.count == 2
      ? (context.pay[.provider] == nil
        ? PayReader.read(text, isAnswer: context.asked == .pay) : PayReader.amounts(in: text))
        .filter { $0.least == nil }.map(\.positions) : []
    var role = all.count == 1 ? all.first : all.count == 2 ? context.askedRole : nil
    var before: FacetSection?
    for sentence in text.sentences {
      let clauses = Clauses.clauses(of: sentence, in: text).flatMap { Self.pieces(of: $0, text, reading) }
      let own: [Role?] =
        all.count == 2
        ? Self.roles(of: clauses, text, reading, ceilings, before: role, asked: context.askedRole)
        : Array(repeating: role, count: clauses.count)
      if context.section == nil {
        // Each role's clauses are read on their own, so that what one looks for says nothing of the other.
        for part in Set(own) {
          let mine = clauses.indices.filter { own[$0] == part }
          SectionCues(text, context, clauses: mine.map { clauses[$0] }, role: part)
            .mark(&sections, before: part == role ? before : nil)
        }
      }
      for (index, clause) in clauses.enumerated() { for position in clause { roles[position] = own[index] } }
      guard let last = clauses.last?.lowerBound else { continue }
      (role, before) = (roles[last], sections[last])
    }
    if context.section == nil {
      if outline.kind == .vacancy { Self.markTitle(&sections, text, outline, roles) }
      for position in sections.indices {
        guard let part = outline.part(at: position),
          let section = Self.section(of: part, role: roles[position])
        else { continue }
        sections[position] = section
      }
    }
    self.roles = roles
    self.sections = sections
  }

  /// The section that a part of a document tells of, whatever its sentences say; nil where those decide.
  private static func section(of part: DocumentOutline.Part, role: Role?) -> FacetSection? {
    switch part {
    case .requirements, .welcome: .wants
    case .duties, .company: .offers
    case .skills: role == .provider ? .wants : .offers
    case .wish, .refusals, .absent: role == .provider ? nil : .wants
    case .stack: .offers
    // "Hired and led the developers": what somebody did where they worked is no wish.
    case .jobs: role == .seeker ? .offers : nil
    case .terms, .education, .languages, .summary, .leisure: nil
    }
  }

  /// The line of a vacancy that names whom it is for: it stands before all headings and needs no verb.
  private static func markTitle(
    _ sections: inout [FacetSection], _ text: AnalysedText, _ outline: DocumentOutline, _ roles: [Role?]
  ) {
    let levels = SeniorityReader.mentions(in: text).map(\.positions.lowerBound)
    for sentence in text.sentences where roles[sentence.lowerBound] != .seeker {
      guard outline.part(at: sentence.lowerBound) == nil else { return }
      let isTitle = sentence.contains { TradePeople.match(text, $0) != nil || levels.contains($0) }
      guard isTitle, !sentence.contains(where: { teamWords.contains(text.tokens[$0].folded) }) else {
        continue
      }
      for position in sentence { sections[position] = .wants }
    }
  }

  // MARK: Roles

  private static let selfWords: Set<String> = [
    "i", "i'm", "i've", "i'd", "my", "me", "myself", "сам", "сама", "пишу", "умею", "знаю", "я", "мне", "мой",
    "меня", "себя", "себе", "моя", "мои",
  ]
  private static let teamWords: Set<String> = [
    "we", "we're", "our", "us", "мы", "нас", "наш", "наша", "наше", "нам", "нашу", "платим", "стартап",
    "ищем", "нашем",
  ]

  private static let owners: Set<String> = [
    "my", "мою", "мое", "мой", "моей", "моем", "свою", "свое", "свой", "своей",
  ]
  /// Things of one's own for which others are looked for.
  static let ownPlaces: Set<String> = [
    "team", "studio", "shop", "company", "startup", "agency", "app", "product", "business", "side", "game",
    "firm",
    "команду", "команде", "студию", "студии", "компанию", "стартап", "приложение", "приложения", "продукт",
    "бизнес",
    "проект", "игру", "магазин", "лавку", "фирму",
  ]

  /// The clause, cut where it begins to look for the other thing: "I look for work and for a tester".
  private static func pieces(of clause: Range<Int>, _ text: AnalysedText, _ reading: RoleReading)
    -> [Range<Int>]
  {
    let cues = clause.filter { reading.providerCues.contains($0) || reading.seekerCues.contains($0) }
    guard let first = cues.first,
      let other = cues.first(where: {
        reading.providerCues.contains($0) != reading.providerCues.contains(first)
      })
    else { return [clause] }
    return [clause.lowerBound..<other, other..<clause.upperBound]
  }

  /// Whose each clause is, of somebody who takes both roles. One that does not tell goes with the one before it in
  /// its sentence, at the start with the first that tells, else with the sentence before.
  private static func roles(
    of clauses: [Range<Int>], _ text: AnalysedText, _ reading: RoleReading, _ ceilings: [Range<Int>],
    before: Role?, asked: Role?
  ) -> [Role?] {
    var result = clauses.map { clause in
      role(of: clause, text, reading, asked: asked)
        ?? (ceilings.contains { clause.overlaps($0) } ? .provider : nil)
    }
    var latest = result.lazy.compactMap { $0 }.first ?? before
    for index in result.indices {
      latest = result[index] ?? latest
      result[index] = latest
    }
    return result
  }

  private static func role(
    of clause: Range<Int>, _ text: AnalysedText, _ reading: RoleReading, asked: Role?
  ) -> Role? {
    if clause.contains(where: reading.providerCues.contains) { return .provider }
    if clause.contains(where: reading.seekerCues.contains) { return .seeker }
    let words = clause.map { text.tokens[$0].folded }
    // "A junior for my studio", «в своё приложение андроидщика»: what is one's own is a place for others.
    if zip(words, words.dropFirst()).contains(where: { owners.contains($0) && ownPlaces.contains($1) }) {
      return .provider
    }
    if words.contains(where: teamWords.contains) { return .provider }
    let plain = words.filter { !["the", "a", "в", "во", "для", "for"].contains($0) }
    if ["в", "во", "для", "for"].contains(words[0]), let place = plain.first, ownPlaces.contains(place),
      plain.count == 1
        || TeamCues(text: text).namesPerson(behind: clause, words: words.count - plain.count + 1)
    {
      return .provider
    }
    // Asked about the other one, who pays and needs says I as well.
    return asked != .provider && words.contains(where: selfWords.contains) ? .seeker : nil
  }
}
