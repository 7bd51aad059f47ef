import Domain
import Lexicon

/// What one side asks of the other, read from its public view.
struct Asked {
  let trades: Set<Trade>
  /// Whether a title names the trade; otherwise it is guessed by a field or by skills.
  let namesTrade: Bool
  let tradeQuote: String?
  let levels: Set<Domain.Seniority>
  /// Whether a level was named; otherwise it is guessed by the years asked for.
  let namesLevel: Bool
  let levelQuote: String?
  let needs: [Need]
  let specialisms: Set<Specialism>
  /// What it rules out, with the words.
  let ruledOut: RuledOut

  /// - Parameter role: what a seeker would like to work with and has not yet is a hope; nobody is turned down for
  ///   not having it.
  init(_ read: ReadFacet, role: Role) {
    let facet = read.facet
    let wants = read.wants
    let facts = facet.wants.facts
    let needed = NeedReader(facet.wants).needs(in: wants)
    let own = facet.offers.facts.compactMap { if case .skill(let id) = $0.value { id } else { nil } }
    needs =
      role == .provider
      ? needed
      : needed.map { need in
        if case .met = need.coverage(by: own) { need } else { need.asWelcome }
      }

    var trades: Set<Trade> = []
    var stated: Set<Domain.Seniority> = []
    var years: Double?
    for fact in facts {
      switch fact.value {
      case .trade(let id): if let trade = Trade(rawValue: id) { trades.insert(trade) }
      case .seniority(let level): stated.insert(level)
      case .years(let count): years = years ?? count
      case .name, .employer, .spokenLanguage, .place, .skill, .welcomeSkill, .refusedSkill, .workMode,
        .relocation, .availability, .pay, .employment, .domain:
        break
      }
    }
    let words = TradeWords(wants)
    let meant = words.trades(trades, skills: needs.flatMap(\.alternatives))
    self.trades = meant.trades
    namesTrade = meant.isTitled
    tradeQuote = words.quote(of: meant.trades, in: facts)
    let levels = LevelWords(wants).levels(stated)
    namesLevel = !levels.isEmpty
    levelQuote =
      facts.quote { if case .seniority(let level) = $0 { levels.contains(level) } else { false } }
      ?? facts.quote { $0.kind == .years }
    self.levels = levels.isEmpty ? Set(years.map { [Domain.Seniority(byYears: $0)] } ?? []) : levels
    specialisms = Self.specialisms(in: wants, of: meant.trades)
    ruledOut = RuledOut(read)
  }

  /// Those of the trades asked for that the words state.
  private static func specialisms(in sentences: [SaidText], of trades: Set<Trade>) -> Set<Specialism> {
    Set(
      sentences.flatMap { said in
        said.specialisms.filter { said.isStated($0.positions) }.map(\.meaning)
      }
    ).filter { special in trades.isEmpty || trades.contains { $0.isNear(special.trade) } }
  }
}

extension Domain.Seniority {
  /// The level that so many years suggest.
  init(byYears years: Double) {
    self = Self(rawValue: Lexicon.Seniority.suggested(byYears: years).rawValue) ?? .mid
  }
}

extension [PublicFact] {
  /// The words of the first fact whose value passes.
  func quote(where passes: (FactValue) -> Bool) -> String? {
    first { passes($0.value) && !$0.quote.isEmpty }?.quote
  }
}
