import Domain
import Lexicon

/// One thing that decides a pair, with the words of the public views that show it.
struct Finding: Hashable {
  enum Matter: Hashable {
    case tradeFar(asked: Set<Trade>, shown: Set<Trade>)
    case specialismFar(asked: Set<Specialism>, shown: Set<Specialism>)
    case craftMissing([String])
    case coverageLow(Double, missing: [String])
    case levelFar(asked: Set<Domain.Seniority>, shown: Domain.Seniority?)
    case tooLittleKnown
    case rule(HardRule)
    case remoteElsewhere
    case refusesSkill(Role, String)
    case refusesTrade(Role, Trade)
    case refusesSpecialism(Role, Specialism)
    case refusesField(Role, WorkField)
    case wishesOther([String])
  }

  let matter: Matter
  let quotes: [Verdict.Quote]

  init(_ matter: Matter, _ quotes: [(side: Role, text: String?)] = []) {
    self.matter = matter
    self.quotes = quotes.compactMap { side, text in text.map { Verdict.Quote(side: side, text: $0) } }
  }
}
