import Domain
import Lexicon

/// What one side has to show, read from its public view.
struct Shown {
  let trades: Set<Trade>
  /// Whether a title names the trade; otherwise it is guessed by a field or by skills.
  let namesTrade: Bool
  let tradeQuote: String?
  /// As told, but no higher than the years carry.
  let level: Domain.Seniority?
  /// Whether a level was named; otherwise it is guessed by the years.
  let namesLevel: Bool
  let levelQuote: String?
  /// Ids, in the order said.
  let skills: [String]
  private let skillQuotes: [String: String]
  let specialisms: Set<Specialism>

  /// - Parameter role: a provider's wishes say what the work is, so their skills are there as much as those of the
  ///   team.
  init(_ read: ReadFacet, role: Role) {
    let facet = read.facet
    let facts = facet.offers.facts
    let said = read.offers
    let wishes = role == .provider ? facet.wants.facts : []
    var trades: Set<Trade> = []
    var stated: Domain.Seniority?
    var years: Double?
    for fact in facts {
      switch fact.value {
      case .seniority(let level): stated = level
      case .years(let count): years = count
      case .name, .employer, .spokenLanguage, .place, .trade, .skill, .welcomeSkill, .refusedSkill, .workMode,
        .relocation, .availability, .pay, .employment, .domain:
        break
      }
    }
    for fact in facts + wishes {
      if case .trade(let id) = fact.value, let trade = Trade(rawValue: id) { trades.insert(trade) }
    }
    namesLevel = stated != nil
    level = Self.level(stated, years)
    levelQuote = facts.quote { $0.kind == .seniority } ?? facts.quote { $0.kind == .years }
    specialisms = Set(
      said.flatMap { said in
        said.specialisms.filter { said.isStated($0.positions) }.map(\.meaning)
      })
    let longAgo = Self.longAgo(said)
    var skills: [String] = []
    var quotes: [String: String] = [:]
    for fact in facts + wishes {
      guard case .skill(let id) = fact.value, quotes[id] == nil, !longAgo.contains(id) else { continue }
      skills.append(id)
      quotes[id] = fact.quote
    }
    self.skills = skills
    skillQuotes = quotes
    let words = TradeWords(said + (role == .provider ? read.wants : []))
    let meant = words.trades(trades, skills: skills)
    self.trades = meant.trades
    tradeQuote = words.quote(of: meant.trades, in: facts + wishes)
    namesTrade = meant.isTitled
  }

  /// The words in which somebody says that they have a skill.
  func quote(of skill: String) -> String? { skillQuotes[skill] }

  /// Skills that the words mention only as something of long ago: studied, and not touched since.
  private static func longAgo(_ sentences: [SaidText]) -> Set<String> {
    var former: Set<String> = []
    var present: Set<String> = []
    for said in sentences {
      for mention in said.skills {
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
