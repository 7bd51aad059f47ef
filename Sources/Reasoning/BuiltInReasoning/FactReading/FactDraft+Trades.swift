import Domain
import Lexicon
import Ports

/// The trade that somebody works in or looks for.
extension FactDraft {
  mutating func readTrades() {
    // «Старший аналитик», asked for the level of somebody whose trade is known, tells the level.
    if context.asked == .seniority || context.asked == .refusals, !context.knowsTrade.isEmpty { return }
    let possible = Trades.mentions(in: text).filter {
      isOwn($0.positions.lowerBound) && !isCommanded($0.positions.lowerBound)
        && !isDoubtful(.craft, $0.positions.lowerBound)
        && ![.company, .duties, .welcome, .terms, .education].contains(part($0.positions.lowerBound))
    }
    for mention in possible where frame(mention.positions.lowerBound).role == .provider {
      guard [.optional, .refused].contains(polarity(mention.positions)) else { continue }
      dropTrade(mention)
    }
    let plain = possible.filter {
      polarity($0.positions) == .stated && !isFormer($0.positions.lowerBound) && !isKnownAnalyst($0)
    }
    // "Interested in backend positions": a wish tells the trade where nothing else does.
    let mentions = plain.isEmpty ? possible.filter { polarity($0.positions) == .wish } : plain
    for role in [Role.seeker, .provider, nil] as [Role?] {
      let own = mentions.filter { frame($0.positions.lowerBound).role == role }
      let named = role == .provider ? sought(own) : told(own)
      let section: FacetSection = role == .provider || context.section == .wants ? .wants : .offers
      for mention in named {
        add(.states(.trade(mention.trade.rawValue)), .facet(role, section), at: mention.positions)
      }
      if named.isEmpty, !own.contains(where: \.isPerson),
        let implied = impliedTrade(role) ?? tradeOfCraft(role) ?? tradeOfDoing(role)
      {
        add(.states(.trade(implied.trade.rawValue)), .facet(role, section), at: implied.positions)
      }
    }
  }

  private static let analysts: Set<String> = ["data-science", "system-analysis"]

  /// «Старший аналитик» says nothing new of a data analyst.
  private func isKnownAnalyst(_ mention: TradeMention) -> Bool {
    guard mention.trade == .systemAnalysis, mention.positions.count == 1,
      let role = frame(mention.positions.lowerBound).role ?? context.roles.first,
      let facet = context.known.facets[role]
    else { return false }
    return (facet.offers.facts + facet.wants.facts).contains {
      $0.value == .trade(Trade.dataScience.rawValue)
    }
  }

  /// «Аналитика пока отложим»: of several who were looked for one is looked for no more.
  private mutating func dropTrade(_ mention: TradeMention) {
    // "If they've got two years of project management behind them"
    if ["if", "если"].contains(word(clause(mention.positions.lowerBound).lowerBound)) { return }
    let name = mention.trade.rawValue
    let known = context.known.facets[.provider]?.wants.facts.map(\.value) ?? []
    for case .trade(let trade) in known
    where trade == name || Self.analysts.contains(trade) && Self.analysts.contains(name) {
      add(.denies(.trade(trade)), .facet(.provider, .wants), at: mention.positions)
    }
  }

  private static let formerWords: Set<String> = [
    "was", "were", "был", "была", "ex", "former", "бывший", "бывшая",
  ]

  /// "I was a Java developer for eight years": of no weight where a trade is known or told elsewhere.
  func isFormer(_ position: Int) -> Bool {
    let part = clause(position)
    if (max(part.lowerBound, position - 4)..<position).contains(where: { Self.formerWords.contains(word($0)) }
    ) {
      return true
    }
    // «Тимлидом был, хватит»
    return ["был", "была"].contains(word(position + 1)) && position + 1 < part.upperBound
  }

  static let people: Set<String> = [
    "developer", "engineer", "programmer", "dev", "разработчик", "разработчика", "разработчику",
    "разработчиком", "разработчица",
    "программист", "программиста", "программистом", "инженер", "инженера", "дев", "дева", "деву", "девов",
    "devs",
    "person", "guy", "специалист", "специалиста", "специалисты", "спец", "спеца", "эксперт", "эксперта",
    "человек", "человека",
  ]

  /// "A Go developer", «React-разработчика», «разработчик на Flutter»: the trade that the language or tool stands for
  /// first.
  private func impliedTrade(_ role: Role?) -> (trade: Trade, positions: Range<Int>)? {
    if context.section == .practical || role == .provider && context.section == .offers { return nil }
    for mention in Skills.mentions(in: text) {
      let position = mention.positions.lowerBound
      guard isOwn(position), frame(position).role == role, polarity(mention.positions) == .stated,
        !isDoubtful(.craft, position),
        !isCommanded(position), !isFormer(position),
        role != .provider || frame(position).section == .wants, let trade = mention.skill.trades.first
      else { continue }
      let next = mention.positions.upperBound + (word(mention.positions.upperBound) == "-" ? 1 : 0)
      if Self.people.contains(word(next)) { return (trade, mention.positions.lowerBound..<next + 1) }
      let before = position - (["на", "in", "по"].contains(word(position - 1)) ? 2 : 1)
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
        && !isDoubtful(.craft, position)
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

  /// "I've been making games since 2015", «рисую интерфейсы»: of somebody of whom no trade is known.
  private func tradeOfDoing(_ role: Role?) -> (trade: Trade, positions: Range<Int>)? {
    guard role != .provider, !context.knowsTrade.contains(.seeker), !context.roles.contains(.provider),
      [nil, .offers, .role, .trade, .skills, .years].contains(context.asked),
      Trades.mentions(in: text).isEmpty
    else { return nil }
    for sentence in text.sentences {
      for clause in Clauses.clauses(of: sentence, in: text) where isOwn(clause.lowerBound) {
        guard let found = CraftVerbs.trade(in: clause, text), isOwn(found.positions.lowerBound),
          polarity(found.positions) == .stated, !isDoubtful(.craft, found.positions.lowerBound),
          frame(found.positions.lowerBound).role == role
        else { continue }
        return found
      }
    }
    return nil
  }

  /// The author's own trade: the first person named by a trade and those joined to it, else the first field.
  func told(_ mentions: [TradeMention]) -> [TradeMention] {
    if context.section == .wants || context.section == .practical {
      return context.section == .wants ? Array(mentions.filter(\.isPerson).prefix(1)) : []
    }
    let inOffers = mentions.filter { frame($0.positions.lowerBound).section == .offers }
    let people = inOffers.filter { $0.isPerson && !isColleague($0) }
    if let first = people.first { return joined(first, people) }
    // «ищу работу бэкендером», "looking for a backend position": the work sought is the work done.
    let wished = mentions.filter { $0.isPerson && !isColleague($0) }
    if context.asked != .wants, let first = wished.first { return joined(first, wished) }
    let isSettled =
      context.knowsTrade.contains(.seeker) && ![.trade, .offers, .role].contains(context.asked)
    let fields = (context.asked == .wants ? inOffers : mentions).filter {
      isPost($0) || !isThing($0) && !isColleague($0) && !(isSettled && !saysChange($0.positions.lowerBound))
    }
    // "Looking for a gamedev job" says more than a field named in passing.
    guard let first = fields.first(where: isPost) ?? fields.first(where: saysField) else { return [] }
    return [first]
  }

  /// "Mobile games", "web shop": what is made, not who makes it.
  private func isThing(_ mention: TradeMention) -> Bool {
    Self.things.contains(word(mention.positions.upperBound))
  }

  private static let things: Set<String> = [
    "games", "game", "app", "apps", "application", "applications", "website", "shop", "shops", "sites",
    "people", "guys",
    "folks", "team", "teams", "department", "devs", "приложение", "приложения", "приложений", "команда",
    "команде", "ребята",
    "игры", "игр", "отдел",
  ]

  private func isPost(_ mention: TradeMention) -> Bool {
    ["job", "jobs", "position", "positions", "role", "roles", "work", "gig", "позицию", "работу"].contains(
      word(mention.positions.upperBound))
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
    if words.count(where: { text.tokens[$0].kind != .sign }) <= 3
      || position == words.lowerBound && position <= 1
    {
      return true
    }
    return words.contains {
      [
        "internship", "internships", "стажировку", "стажировка", "опытом", "experience", "yrs", "guy",
        "person", "dev", "i", "i'm", "i've", "my", "я", "пишу", "занимаюсь", "делаю", "years", "лет", "года",
        "год",
        "engineer", "position", "работаю", "senior", "junior", "middle", "работу", "job", "role", "developer",
        "опыт",
      ].contains(word($0))
    }
  }

  /// "With two testers", «вместе с дизайнером», "for designers", "team of developers": somebody beside the author.
  private func isColleague(_ mention: TradeMention) -> Bool {
    let before = [word(mention.positions.lowerBound - 1), word(mention.positions.lowerBound - 2)]
    let last = word(mention.positions.upperBound - 1)
    // "I lead front-ends": a field is led by one of it.
    if !mention.isPerson, before.contains(where: ["lead", "руковожу", "manage"].contains) { return false }
    let isPlural =
      last.hasSuffix("ers") || last.hasSuffix("ов") || last.hasSuffix("ами") || last.hasSuffix("ам")
      || last.hasSuffix("sts")
    if isPlural { return true }
    return before.contains {
      [
        "with", "с", "со", "for", "для", "of", "от", "besides", "lead", "руковожу", "beside", "manage",
        "managed", "mentored",
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
}
