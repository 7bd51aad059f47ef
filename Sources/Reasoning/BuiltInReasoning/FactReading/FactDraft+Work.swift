import Domain
import Lexicon
import Ports

/// What somebody does: skills, trade, level, years.
extension FactDraft {
  // MARK: Skills

  private static let endings: Set<String> = [
    "more", "anymore", "longer", "больше", "уже", "перестал", "перестала", "бросил", "бросила", "stopped",
  ]
  /// Skills whose question is "about what", rather than "with what".
  private static let domainGroup = "domain"

  mutating func readSkills() {
    let asked: Set<InterviewTopic> = [.skills, .offers, .trade, .wants]
    let isAnswer = context.asked.map(asked.contains) ?? (context.section != nil)
    for mention in Skills.mentions(in: text, isAnswer: isAnswer) {
      let position = mention.positions.lowerBound
      guard isOwn(position), !isCommanded(position), !isUsedForSomethingElse(mention) else { continue }
      let value: FactValue =
        mention.skill.group == Self.domainGroup ? .domain(mention.skill.name) : .skill(mention.skill.id)
      let target: FactTarget =
        value.kind == .domain && isFieldOfTeam(mention.positions)
        ? .facet(.provider, .offers) : sectionTarget(position)
      switch polarity(mention.positions) {
      case .stated:
        if isOnlyStack(position), value.kind == .skill {
          add(.statesOnly(value), target, at: mention.positions)
        } else {
          add(.states(value), target, at: mention.positions)
        }
      case .refused:
        guard value.kind == .skill else { continue }
        add(
          .states(.refusedSkill(mention.skill.id)), .facet(frame(position).role, .wants),
          at: mention.positions)
      case .denied:
        add(.denies(value), .facet(frame(position).role, .offers), at: mention.positions)
      case .former:
        // "I don't do Java any more" ends a fact; "earlier I did PHP" makes none.
        if clauseHolds(position, Self.endings) {
          let section: FacetSection = frame(position).role == .provider ? .wants : .offers
          add(.denies(value), .facet(frame(position).role, section), at: mention.positions)
        }
      case .optional, .wish: break
      }
    }
  }

  /// "A tester for our payments app", «в команду платежей»: the field is the team's, whatever the sentence looks for.
  private func isFieldOfTeam(_ positions: Range<Int>) -> Bool {
    let frame = frame(positions.lowerBound)
    guard frame.role == .provider, frame.section == .wants,
      !clauseHolds(
        positions.lowerBound, ["experience", "background", "knows", "опыт", "опытом", "знание", "знает"])
    else { return false }
    let before = (positions.lowerBound - 3..<positions.lowerBound).map { word($0) }
    return before.contains { Self.ours.contains($0) }
      || [word(positions.upperBound), word(positions.upperBound + 1)].contains { Self.products.contains($0) }
  }

  private static let ours: Set<String> = [
    "our", "наш", "наша", "нашего", "нашей", "нашу", "нашем", "команду", "команде", "команды", "проект",
    "стартап", "startup", "продукт",
  ]
  private static let products: Set<String> = [
    "app", "apps", "team", "product", "platform", "startup", "service", "company", "команду", "команде",
    "сервис",
    "стартап", "продукт", "платформу",
  ]

  /// "My stack is now Rust", «теперь пишу только на Go».
  private func isOnlyStack(_ position: Int) -> Bool {
    let words = clause(position).map { word($0) }
    let isNow = words.contains("now") || words.contains("теперь")
    return isNow
      && (words.contains("only") || words.contains("только") || words.contains("stack")
        || words.contains("стек"))
  }

  /// Telegram as a contact, Figma the company, English "Excel": words of a contact or of a link are no skills.
  private func isUsedForSomethingElse(_ mention: SkillMention) -> Bool {
    let next = word(mention.positions.upperBound)
    if mention.skill.id == "git", next == ":" { return true }
    // «Без легаси на Java 8» asks for none of it.
    let before = [word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2)]
    if before.contains(where: { ["legacy", "легаси"].contains($0) }) { return true }
    return Identifiers.find(in: text).contains { $0.range.overlaps(mention.range) }
  }

  // MARK: Trade

  mutating func readTrades() {
    let mentions = Trades.mentions(in: text).filter {
      isOwn($0.positions.lowerBound) && polarity($0.positions) == .stated
        && !isCommanded($0.positions.lowerBound)
    }
    for role in [Role.seeker, .provider, nil] as [Role?] {
      let own = mentions.filter { frame($0.positions.lowerBound).role == role }
      let named = role == .provider ? sought(own) : told(own)
      let section: FacetSection = role == .provider || context.section == .wants ? .wants : .offers
      for mention in named {
        add(.states(.trade(mention.trade.rawValue)), .facet(role, section), at: mention.positions)
      }
      if named.isEmpty, !own.contains(where: \.isPerson),
        let implied = impliedTrade(role) ?? tradeOfCraft(role)
      {
        add(.states(.trade(implied.trade.rawValue)), .facet(role, section), at: implied.positions)
      }
    }
  }

  private static let people: Set<String> = [
    "developer", "engineer", "programmer", "dev", "разработчик", "разработчика", "разработчику",
    "разработчиком", "разработчица",
    "программист", "программиста", "программистом", "инженер", "инженера",
  ]

  /// "A Go developer", «React-разработчика», «разработчик на Flutter»: the trade that the language or tool stands for
  /// first.
  private func impliedTrade(_ role: Role?) -> (trade: Trade, positions: Range<Int>)? {
    if context.section == .practical || role == .provider && context.section == .offers { return nil }
    for mention in Skills.mentions(in: text) {
      let position = mention.positions.lowerBound
      guard isOwn(position), frame(position).role == role, polarity(mention.positions) == .stated,
        !isCommanded(position),
        role != .provider || frame(position).section == .wants, let trade = mention.skill.trades.first
      else { continue }
      let next = mention.positions.upperBound + (word(mention.positions.upperBound) == "-" ? 1 : 0)
      if Self.people.contains(word(next)) { return (trade, mention.positions.lowerBound..<next + 1) }
      let before = position - (["на", "in"].contains(word(position - 1)) ? 2 : 1)
      if Self.people.contains(word(before)) { return (trade, before..<mention.positions.upperBound) }
    }
    return nil
  }

  /// The trade of the craft that is named first, where no trade is named at all and the craft has but one: whoever
  /// writes React Native makes mobile applications.
  private func tradeOfCraft(_ role: Role?) -> (trade: Trade, positions: Range<Int>)? {
    guard !context.knowsTrade.contains(role ?? context.roles.first ?? .seeker),
      Trades.mentions(in: text).isEmpty,
      context.section == nil || context.section == (role == .provider ? .wants : .offers)
    else { return nil }
    let first = Skills.mentions(in: text).first { mention in
      let position = mention.positions.lowerBound
      let frame = frame(position)
      return mention.skill.group != Self.domainGroup && isOwn(position) && frame.role == role
        && frame.section == (role == .provider ? .wants : .offers) && !isCommanded(position)
        && polarity(mention.positions) == .stated
    }
    guard let first, first.skill.trades == [.mobile], let trade = first.skill.trades.first,
      !clause(first.positions.lowerBound).contains(where: {
        word($0).hasPrefix("тестир") || word($0).hasPrefix("test")
      })
    else { return nil }
    return (trade, first.positions)
  }

  /// The author's own trade: the first person named by a trade and those joined to it, else the first field.
  private func told(_ mentions: [TradeMention]) -> [TradeMention] {
    if context.section == .wants || context.section == .practical {
      return context.section == .wants ? Array(mentions.filter(\.isPerson).prefix(1)) : []
    }
    let inOffers = mentions.filter { frame($0.positions.lowerBound).section == .offers }
    let people = inOffers.filter { $0.isPerson && !isColleague($0) }
    if let first = people.first { return joined(first, people) }
    // «ищу работу бэкендером», "looking for a backend position": the work sought is the work done.
    let wished = mentions.filter { $0.isPerson && !isColleague($0) }
    if context.asked != .wants, let first = wished.first { return joined(first, wished) }
    let fields = context.asked == .wants ? inOffers : inOffers + mentions
    guard let first = fields.first, saysField(first) else { return [] }
    return [first]
  }

  /// A bare field counts where the clause is about oneself or is short: "frontend. 4", "ten years of backend".
  private func saysField(_ mention: TradeMention) -> Bool {
    let position = mention.positions.lowerBound
    let words = clause(position)
    // «Тестирую мобилки»: what is tested is somebody else's field.
    if mention.trade != .qa,
      words.contains(where: { word($0).hasPrefix("тестир") || word($0).hasPrefix("test") })
    {
      return false
    }
    if let asked = context.asked, [.trade, .offers, .role].contains(asked), words.count <= 6 { return true }
    if words.count <= 3 { return true }
    return words.contains {
      [
        "i", "i'm", "i've", "my", "я", "пишу", "занимаюсь", "делаю", "years", "лет", "года", "год",
        "engineer", "position", "работаю", "senior", "junior", "middle", "работу", "job", "role", "developer",
        "опыт",
      ].contains(word($0))
    }
  }

  /// "With two testers", «вместе с дизайнером», "for designers", "team of developers": somebody beside the author.
  private func isColleague(_ mention: TradeMention) -> Bool {
    let before = [word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2)]
    let last = word(mention.positions.upperBound - 1)
    let isPlural =
      last.hasSuffix("ers") || last.hasSuffix("ов") || last.hasSuffix("ами") || last.hasSuffix("ам")
      || last.hasSuffix("sts")
    if isPlural { return true }
    return before.contains {
      [
        "with", "с", "со", "for", "для", "of", "от", "besides", "beside", "manage", "managed", "mentored",
        "two", "three", "our", "другим", "между", "рядом",
      ].contains($0)
    } && !before.contains("of") || before.first == "for" && before.last == "team"
  }

  private func joined(_ first: TradeMention, _ mentions: [TradeMention]) -> [TradeMention] {
    var result = [first]
    for mention in mentions.drop(while: { $0.positions.lowerBound <= first.positions.lowerBound }) {
      guard let last = result.last else { break }
      let gap = last.positions.upperBound..<mention.positions.lowerBound
      guard gap.count <= 2,
        gap.allSatisfy({ ["and", "и", "/", "&", "+", "or", "или", ",", "-"].contains(word($0)) }),
        mention.trade != first.trade
      else { break }
      result.append(mention)
    }
    return result
  }

  /// The trades that a provider looks for: those behind a word of seeking; else those of a wish; else none.
  private func sought(_ mentions: [TradeMention]) -> [TradeMention] {
    if let section = context.section {
      guard section == .wants else { return [] }
      let people = mentions.filter(\.isPerson)
      return people.first.map { joined($0, people) } ?? Array(mentions.prefix(1))
    }
    let cued = mentions.filter { mention in
      frames.roles.providerCues.contains { cue in
        cue <= mention.positions.lowerBound && text.sentence(at: cue).contains(mention.positions.lowerBound)
      }
    }
    let wished = mentions.filter { frame($0.positions.lowerBound).section == .wants }
    for candidates in [cued.filter(\.isPerson), wished.filter(\.isPerson), cued, wished] {
      if let first = candidates.first { return joined(first, candidates) }
    }
    return []
  }

  // MARK: Level

  private static let corrections: Set<String> = [
    "пишите", "скажем", "запишите", "say", "call", "actually", "вообще-то", "let's", "put", "точнее",
    "rather",
  ]

  mutating func readSeniority() {
    let mentions = SeniorityReader.mentions(in: text).filter {
      isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound)
    }
    for role in [Role.seeker, .provider, nil] as [Role?] {
      let own = mentions.filter { frame($0.positions.lowerBound).role == role }
      if role == .provider { readWantedSeniority(own) } else { readOwnSeniority(own, role) }
    }
  }

  private mutating func readOwnSeniority(_ mentions: [SeniorityMention], _ role: Role?) {
    for mention in mentions
    where [.denied, .refused].contains(polarity(of: mention)) && isSelfDescription(mention) {
      add(.denies(.seniority(level(mention.level))), .facet(role, .offers), at: mention.positions)
    }
    let stated = mentions.filter {
      // «Хочу стать тимлидом»
      !clauseHolds($0.positions.lowerBound, Self.becoming) && polarity(of: $0) == .stated && !isPlural($0)
        && !isBetween($0) && (isWish($0) || !isColleague($0))
    }
    let corrected = stated.last { clauseHolds($0.positions.lowerBound, Self.corrections) }
    let target: FactTarget = .facet(role, context.section == .wants ? .wants : .offers)
    // «Ищу позицию сеньора» is a wish; what somebody is, is said apart from it.
    let own = stated.filter { !isWish($0) }
    if own.isEmpty, let wish = stated.first(where: isWish) {
      return add(.states(.seniority(level(wish.level))), .facet(role, .wants), at: wish.positions)
    }
    guard let chosen = corrected ?? own.first(where: isSelfDescription) else { return }
    if context.section == .practical { return }
    add(.states(.seniority(level(chosen.level))), target, at: chosen.positions)
  }

  /// Whether a level is the author's: beside a trade, in a clause of the first person or a short one, or asked for.
  private func isSelfDescription(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    if context.asked == .seniority || context.section != nil { return true }
    let words = clause(position)
    if words.count <= 4 { return true }
    if Trades.mentions(in: text).contains(where: {
      $0.positions.overlaps(position - 1..<mention.positions.upperBound + 2)
    }) {
      return true
    }
    return words.contains {
      [
        "i", "i'm", "я", "level", "уровень", "уровня", "position", "role", "позицию", "позиция", "роль",
        "title", "grade", "грейд", "работаю", "job", "engineer", "developer", "разработчик", "инженер",
      ].contains(word($0))
    }
  }

  private static let becoming: Set<String> = [
    "стать", "become", "вырасти", "дорасти", "grow", "расти", "becoming", "growing",
  ]

  /// "No experience" is a level by its negation, and no level negated.
  private func polarity(of mention: SeniorityMention) -> Polarity {
    let first = word(mention.positions.lowerBound)
    return mention.level == .entry && ["no", "without", "без", "нет"].contains(first)
      ? .stated : polarity(mention.positions)
  }

  /// Whether the level is that of a position which the author looks for.
  private func isWish(_ mention: SeniorityMention) -> Bool {
    let position = mention.positions.lowerBound
    guard context.asked != .seniority, frame(position).section == .wants else { return false }
    let posts: Set<String> = [
      "position", "role", "позицию", "позиция", "позиции", "роль", "роли", "должность", "positions", "roles",
    ]
    return (position - 3..<mention.positions.upperBound + 4).contains { posts.contains(word($0)) }
  }

  private func isColleague(_ mention: SeniorityMention) -> Bool {
    let before = [word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2)]
    return before.contains {
      [
        "with", "mentored", "mentor", "mentoring", "two", "three", "four", "manage", "managed", "под", "our",
        "my", "for", "учил", "от",
      ].contains($0)
    } && !clauseHolds(mention.positions.lowerBound, ["title"])
  }

  private func isPlural(_ mention: SeniorityMention) -> Bool {
    let last = word(mention.positions.upperBound - 1)
    return last.hasSuffix("ors") || last.hasSuffix("dles") || last.hasSuffix("leads") || last.hasSuffix("ов")
      || last.hasSuffix("ами") || last.hasSuffix("ам") || last.hasSuffix("interns")
  }

  private func isBetween(_ mention: SeniorityMention) -> Bool {
    let start = clause(mention.positions.lowerBound).lowerBound
    return (max(start, mention.positions.lowerBound - 3)..<mention.positions.lowerBound).contains {
      ["between", "между"].contains(word($0))
    }
  }

  private mutating func readWantedSeniority(_ mentions: [SeniorityMention]) {
    guard context.section != .offers, context.section != .practical else { return }
    for mention in mentions {
      let position = mention.positions.lowerBound
      let frame = frame(position)
      let target: FactTarget = .facet(.provider, .wants)
      let value = FactValue.seniority(level(mention.level))
      switch polarity(mention.positions) {
      case .stated:
        let isShort = clause(position).count <= 4
        guard frame.section == .wants || context.asked == .seniority || isShort && frame.section != .offers
        else { continue }
        let before = word(position - 1)
        let isOnly = before == "только" || before == "only" || before == "just"
        add(isOnly ? .statesOnly(value) : .states(value), target, at: mention.positions)
      case .refused, .denied: add(.denies(value), target, at: mention.positions)
      case .former, .optional, .wish: break
      }
    }
  }

  private func level(_ level: Lexicon.Seniority) -> Domain.Seniority {
    switch level {
    case .entry: .entry
    case .junior: .junior
    case .mid: .mid
    case .senior: .senior
    case .lead: .lead
    case .principal: .principal
    }
  }

  // MARK: Years

  private static let otherYears: Set<String> = [
    "live", "living", "lived", "живу", "живем", "married", "замужем", "женат", "old", "citizen", "resident",
    "contract", "warranty", "kids", "детям", "сын", "дочь", "age", "существуем", "рынке", "exist", "founded",
    "оплачиваем", "horizon",
  ]
  private static let demands: Set<String> = ["от", "least", "минимум", "minimum", "from", "+", "not", "не"]

  mutating func readYears() {
    let mentions = Experience.mentions(in: text, currentYear: currentYear).filter { mention in
      let position = mention.positions.lowerBound
      return mention.scope == .whole && isOwn(position)
        && [.stated, .optional].contains(polarity(mention.positions))
        && !clauseHolds(position, Self.otherYears) && frame(position).section != .practical
    }
    let seeker = mentions.filter {
      frame($0.positions.lowerBound).role != .provider && context.section != .wants
        && context.section != .practical
    }
    if let corrected = correctedYears() {
      let frame = frame(corrected.positions.lowerBound)
      let section: FacetSection = frame.role == .provider ? .wants : .offers
      return add(.states(.years(corrected.value)), .facet(frame.role, section), at: corrected.positions)
    }
    // "Eight years, five of them with Go": the whole is the longest.
    let counted = seeker.map { (value: $0.least, positions: $0.positions) }
    if let longest = (counted + elidedYears(behind: counted.map(\.positions))).max(by: {
      $0.value < $1.value
    }) {
      add(
        .states(.years(longest.value)), .facet(frame(longest.positions.lowerBound).role, .offers),
        at: longest.positions)
    } else if let bare = bareYears() {
      add(
        .states(.years(bare.value)),
        .facet(frame(bare.position).role, frame(bare.position).role == .provider ? .wants : .offers),
        at: bare.position..<bare.position + 1)
    }
    let provider = mentions.filter { mention in
      let frame = frame(mention.positions.lowerBound)
      guard frame.role == .provider, context.section != .offers, context.section != .practical else {
        return false
      }
      let near = [
        word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2),
        word(mention.positions.lowerBound + 1), word(mention.positions.upperBound + 1),
      ]
      return frame.section == .wants || context.asked == .years || near.contains(where: Self.demands.contains)
    }
    if let first = provider.first {
      add(.states(.years(first.least)), .facet(.provider, .wants), at: first.positions)
    }
  }

  /// «Не 6 лет, а 7», "not six years but seven".
  private func correctedYears() -> (value: Double, positions: Range<Int>)? {
    for mention in Experience.mentions(in: text, currentYear: currentYear) {
      let start = mention.positions.lowerBound
      guard isOwn(start), ["не", "not"].contains(word(start - 1)) else { continue }
      var position = mention.positions.upperBound
      if word(position) == "," { position += 1 }
      guard ["а", "but"].contains(word(position)), let value = Experience.count(in: text, at: position + 1),
        value < 60
      else { continue }
      return (value, start - 1..<position + 2)
    }
    return nil
  }

  /// Numbers behind a skill that are as often its version.
  private static let versions: [String: Set<Double>] = [
    "java": [7, 8, 11, 17, 21, 25], "python": [2, 3], "php": [5, 7, 8], "vue": [2, 3],
    "csharp": [7, 8, 9, 10, 11, 12],
    "cpp": [11, 14, 17, 20, 23], "dotnet": [5, 6, 7, 8, 9, 10],
  ]
  /// Skills that are told apart by version alone.
  private static let versioned: Set<String> = ["angular", "nextjs", "postgresql", "mysql", "unreal", "unity"]

  /// "Rust 2 years, C++ 6": the unit said once holds for the counts behind it.
  private func elidedYears(behind counted: [Range<Int>]) -> [(value: Double, positions: Range<Int>)] {
    let skills = Skills.mentions(in: text, isAnswer: true)
    guard
      let first = counted.first(where: { years in
        skills.contains { $0.positions.upperBound == years.lowerBound }
      })
    else { return [] }
    return skills.compactMap { mention in
      let position = mention.positions.upperBound
      guard position > first.upperBound, text.sentence(at: first.lowerBound).contains(position),
        text.sentence(at: first.lowerBound).upperBound == position + 1
          || text.tokens[position + 1].kind == .sign && !text.tokens[position + 1].isGlued
          || [",", ".", ";", ")"].contains(word(position + 1)),
        let value = Experience.count(in: text, at: position), value > 0, value < 30,
        !Self.versioned.contains(mention.skill.id), Self.versions[mention.skill.id]?.contains(value) != true
      else { return nil }
      return (value, mention.positions.lowerBound..<position + 1)
    }
  }

  /// "frontend. 4": a number alone in its sentence, as the answer to a question about the work.
  private func bareYears() -> (value: Double, position: Int)? {
    guard let asked = context.asked, [.years, .offers, .trade].contains(asked) else { return nil }
    for sentence in text.sentences where isOwn(sentence.lowerBound) {
      let words = sentence.filter { text.tokens[$0].kind != .sign }
      guard words.count == 1, let value = Experience.count(in: text, at: words[0]), value > 0, value <= 40
      else { continue }
      return (value, words[0])
    }
    return nil
  }
}
