import Domain
import Lexicon

/// What one side asks of the other, read from its public view.
struct Asked {
  let trades: Set<Trade>
  let tradeQuote: String?
  let levels: Set<Domain.Seniority>
  let levelQuote: String?
  let needs: [Need]
  let specialisms: Set<Specialism>
  /// What it rules out, with the words.
  let ruledOut: RuledOut

  init(_ facet: PublicFacet) {
    let wants = facet.wants.said
    let facts = facet.wants.facts
    needs = NeedReader(facet.wants).needs(in: wants)

    var trades: Set<Trade> = []
    var stated: Set<Domain.Seniority> = []
    var years: Double?
    for fact in facts {
      switch fact.value {
      case .trade(let id): if let trade = Trade(rawValue: id) { trades.insert(trade) }
      case .seniority(let level): stated.insert(level)
      case .years(let count): years = years ?? count
      default: break
      }
    }
    let named = trades
    if trades.isEmpty,
      let likely = Trades.suggested(by: needs.flatMap(\.alternatives).compactMap(Skills.skill)).first
    {
      trades = [likely]
    }
    self.trades = trades
    tradeQuote = facts.quote { if case .trade = $0 { true } else { false } }
    levelQuote =
      facts.quote { if case .seniority = $0 { true } else { false } } ?? facts.quote { $0.kind == .years }
    levels = stated.isEmpty ? Set(years.map { [Domain.Seniority(byYears: $0)] } ?? []) : stated
    specialisms = Self.specialisms(in: wants, of: named.isEmpty ? trades : named)
    ruledOut = RuledOut(facet)
  }

  /// Those of the trades asked for that the words state.
  private static func specialisms(in sentences: [SaidText], of trades: Set<Trade>) -> Set<Specialism> {
    Set(
      sentences.flatMap { said in
        Specialism.mentions(in: said.text).filter { said.isStated($0.positions) }.map(\.meaning)
      }
    ).filter { special in trades.isEmpty || trades.contains { $0.isNear(special.trade) } }
  }
}

/// What one side has to show, read from its public view.
struct Shown {
  let trades: Set<Trade>
  let tradeQuote: String?
  /// As told, but no higher than the years carry.
  let level: Domain.Seniority?
  let levelQuote: String?
  /// Ids, in the order said.
  let skills: [String]
  private let skillQuotes: [String: String]
  let specialisms: Set<Specialism>

  init(_ facet: PublicFacet) {
    let facts = facet.offers.facts
    var trades: Set<Trade> = []
    var stated: Domain.Seniority?
    var years: Double?
    var skills: [String] = []
    var quotes: [String: String] = [:]
    for fact in facts {
      switch fact.value {
      case .trade(let id): if let trade = Trade(rawValue: id) { trades.insert(trade) }
      case .seniority(let level): stated = level
      case .years(let count): years = count
      case .skill(let id) where quotes[id] == nil:
        skills.append(id)
        quotes[id] = fact.quote
      default: break
      }
    }
    if trades.isEmpty, let likely = Trades.suggested(by: skills.compactMap(Skills.skill)).first {
      trades = [likely]
    }
    self.trades = trades
    tradeQuote = facts.quote { if case .trade = $0 { true } else { false } }
    level = Self.level(stated, years)
    levelQuote =
      facts.quote { if case .seniority = $0 { true } else { false } } ?? facts.quote { $0.kind == .years }
    self.skills = skills
    skillQuotes = quotes
    specialisms = Set(
      facet.offers.said.flatMap { said in
        Specialism.mentions(in: said.text).filter { said.isStated($0.positions) }.map(\.meaning)
      })
  }

  /// The words in which somebody says that they have a skill.
  func quote(of skill: String) -> String? { skillQuotes[skill] }

  private static func level(_ stated: Domain.Seniority?, _ years: Double?) -> Domain.Seniority? {
    guard let years else { return stated }
    let suggested = Domain.Seniority(byYears: years)
    guard let stated else { return suggested }
    let most = Domain.Seniority(rawValue: suggested.rawValue + JudgeThresholds.levelsAboveYears) ?? .principal
    return min(stated, most)
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
