import Domain
import Lexicon

/// One thing that decides a pair, with the words of the public views that show it.
struct Finding {
  enum Matter {
    case tradeFar(asked: Set<Trade>, shown: Set<Trade>)
    case specialismFar(asked: Set<Specialism>, shown: Set<Specialism>)
    case craftMissing([String])
    case coverageLow([(need: Need, coverage: Coverage)])
    case levelFar(asked: Set<Domain.Seniority>, shown: Domain.Seniority?)
    case tooLittleKnown
    case place, pay, language, employment
    case remoteElsewhere
    case refusesSkill(Role, String)
    case refusesTrade(Role, Trade)
    case refusesSpecialism(Role, Specialism)
    case refusesField(Role, WorkField)
    case wishesOther([String])
    /// Something that a side told Mitko alone: it counts and is neither quoted nor told.
    case confided(Role)
  }

  let matter: Matter
  /// How likely it is that this keeps the two apart, 0...1: what a reader of words can get wrong weighs less than what
  /// two people said outright.
  let certainty: Double
  let quotes: [Verdict.Quote]

  init(_ matter: Matter, certainty: Double = 1, _ quotes: [(side: Role, text: String?)] = []) {
    self.matter = matter
    self.certainty = certainty
    self.quotes = quotes.compactMap { side, text in text.map { Verdict.Quote(side: side, text: $0) } }
  }
}
