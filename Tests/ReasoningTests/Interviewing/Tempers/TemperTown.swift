import Domain
import Lexicon
import TalkScoring

/// The people of the fixtures as those who are there to be met.
enum TemperTown {
  /// Everybody among `people` but `person`.
  static func population(of people: [TemperFile], without person: TemperFile) -> Population {
    var town = Population()
    let scale = PayScale(euros: Currencies.euros)
    for other in people where other.id != person.id {
      let claims = other.facts.compactMap(Claim.init(label:))
      for role in claims.filter({ $0.slot == .role }).compactMap(\.role) {
        town.count(facts(of: claims, as: role), as: role, scale: scale)
      }
    }
    return town
  }

  private static func facts(of claims: [Claim], as role: Role) -> MatchFacts {
    var facts = MatchFacts()
    for claim in claims where claim.role == nil || claim.role == role {
      switch claim.value {
      case .trade(let trade)?:
        if role == .seeker { facts.trades.insert(trade) } else { facts.wantedTrades.insert(trade) }
      case .seniority(let level)?:
        if role == .seeker { facts.seniority = level } else { facts.wantedSeniority.insert(level) }
      case .workMode(let mode)?: facts.modes.insert(mode)
      case .place(let place)?: facts.place = place
      case .pay(let pay)?: facts.pay = pay
      case .spokenLanguage(let code, _)?: facts.languages.insert(code)
      case .employment(let kind)?: facts.employment.insert(kind)
      default: break
      }
    }
    return facts
  }
}
