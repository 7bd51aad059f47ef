import Domain
import Lexicon
import MatchScoring
import Matcher
import Ports
import Profiler

/// The people of the demo with their vectors, and what is known of their pairs. The evaluation data is not looked at:
/// `make eval` measures on it.
struct CalibrationStudy {
  /// Somebody with the vectors of everything told, and of the facts alone.
  struct Member {
    let person: CalibrationPerson
    let whole: EmbeddedItem
    let facts: EmbeddedItem?
  }

  let seekers: [Member]
  let providers: [Member]

  init(people: [CalibrationPerson], embedder: any Embedder) async throws {
    let embedder = EvaluationEmbedder(embedder)
    var members: [Member] = []
    for person in people {
      var facts: EmbeddedItem?
      if let alone = person.item.factsAlone { facts = try await embedder.embedded(alone) }
      members.append(
        Member(person: person, whole: try await embedder.embedded(person.item), facts: facts))
    }
    seekers = members.filter { $0.person.item.role == .seeker }
    providers = members.filter { $0.person.item.role == .provider }
  }

  /// The same trade, and levels next to each other where both are known.
  private static func isRelevant(_ seeker: CalibrationPerson, _ provider: CalibrationPerson) -> Bool {
    guard seeker.trade == provider.trade else { return false }
    guard let one = seeker.seniority, let other = provider.seniority else { return true }
    return one.distance(to: other) <= 1
  }

  var texts: [EmbeddedText] {
    (seekers + providers).flatMap { member in
      [member.whole, member.facts].compactMap(\.self).flatMap { [$0.offered, $0.wanted] }
    }
  }

  /// Everybody's words with everybody's; facts with facts, and words with facts, for the maps of those who have no words.
  var pairs: [LabelledPair] {
    seekers.flatMap { seeker in
      providers.flatMap { provider in
        [
          (seeker.whole, provider.whole), (seeker.facts, provider.facts), (seeker.facts, provider.whole),
          (seeker.whole, provider.facts),
        ].compactMap { one, other in
          guard let one, let other else { return nil }
          return Self.pair(one, other, isRelevant: Self.isRelevant(seeker.person, provider.person))
        }
      }
    }
  }

  /// Every pair of words, by seeker and provider, for the report.
  var wholePairs: [[LabelledPair]] {
    seekers.map { seeker in
      providers.map {
        Self.pair(seeker.whole, $0.whole, isRelevant: Self.isRelevant(seeker.person, $0.person))
      }
    }
  }

  private static func pair(_ one: EmbeddedItem, _ other: EmbeddedItem, isRelevant: Bool) -> LabelledPair {
    LabelledPair(
      (one.wanted, other.offered), (other.wanted, one.offered),
      languages: LanguagePair(one.wanted.language, other.offered.language),
      adjustment: scorer.adjustment(seeker: one.item.side, provider: other.item.side), isRelevant: isRelevant)
  }

  private static let scorer = PairScorer(
    constraints: HardConstraints(payScale: PayScale(euros: Currencies.euros)))
}

extension EmbeddedItem {
  fileprivate var offered: EmbeddedText { EmbeddedText(language: item.offers.language, embedding: offers) }
  fileprivate var wanted: EmbeddedText { EmbeddedText(language: item.wants.language, embedding: wants) }
}
