import Domain
import Lexicon

/// What one side has to show, read from its public view.
struct Shown {
  private(set) var trades: Set<Trade>
  let tradeQuote: String?
  /// As told, but no higher than the years carry.
  let level: Domain.Seniority?
  /// Whether a level was named; otherwise it is guessed by the years.
  let namesLevel: Bool
  let levelQuote: String?
  /// Ids, in the order said.
  private(set) var skills: [String] = []
  private var skillQuotes: [String: String] = [:]
  let specialisms: Set<Specialism>

  /// - Parameter role: a provider's wishes say what the work is, so their skills are there as much as those of the
  ///   team.
  init(_ facet: PublicFacet, role: Role) {
    let facts = facet.offers.facts
    let said = facet.offers.said
    let wishes = role == .provider ? facet.wants.facts : []
    var trades: Set<Trade> = []
    var stated: Domain.Seniority?
    var years: Double?
    for fact in facts {
      switch fact.value {
      case .seniority(let level): stated = level
      case .years(let count): years = count
      case .name, .employer, .spokenLanguage, .place, .trade, .skill, .refusedSkill, .workMode, .relocation,
        .availability, .pay, .employment, .domain:
        break
      }
    }
    for fact in facts + wishes {
      if case .trade(let id) = fact.value, let trade = Trade(rawValue: id) { trades.insert(trade) }
    }
    tradeQuote = (facts + wishes).quote { $0.kind == .trade }
    namesLevel = stated != nil
    level = Self.level(stated, years)
    levelQuote = facts.quote { $0.kind == .seniority } ?? facts.quote { $0.kind == .years }
    specialisms = Set(
      said.flatMap { said in
        Specialism.mentions(in: said.text).filter { said.isStated($0.positions) }.map(\.meaning)
      })
    self.trades = trades
    let longAgo = Self.longAgo(said)
    add(facts.filter { if case .skill(let id) = $0.value { !longAgo.contains(id) } else { false } })
    add(wishes)
    if trades.isEmpty, let likely = Trades.suggested(by: skills.compactMap(Skills.skill)).first {
      self.trades = [likely]
    }
  }

  private mutating func add(_ facts: [PublicFact]) {
    for fact in facts {
      guard case .skill(let id) = fact.value, skillQuotes[id] == nil else { continue }
      skills.append(id)
      skillQuotes[id] = fact.quote
    }
  }

  /// The words in which somebody says that they have a skill.
  func quote(of skill: String) -> String? { skillQuotes[skill] }

  /// Skills that the words mention only as something of long ago: studied, and not touched since.
  private static func longAgo(_ sentences: [SaidText]) -> Set<String> {
    var former: Set<String> = []
    var present: Set<String> = []
    for said in sentences {
      for mention in Skills.mentions(in: said.text) {
        if said.mark(mention.positions) == .former {
          former.insert(mention.skill.id)
        } else {
          present.insert(mention.skill.id)
        }
      }
    }
    return former.subtracting(present)
  }

  private static func level(_ stated: Domain.Seniority?, _ years: Double?) -> Domain.Seniority? {
    guard let years else { return stated }
    let suggested = Domain.Seniority(byYears: years)
    guard let stated else { return suggested }
    let most = Domain.Seniority(rawValue: suggested.rawValue + JudgeThresholds.levelsAboveYears) ?? .principal
    return min(stated, most)
  }
}
