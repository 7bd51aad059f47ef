import Domain
import Ports
import Profiler

/// Somebody with vectors.
struct EmbeddedPerson {
  let person: CalibrationPerson
  let facts: EmbeddedFacet
  let words: EmbeddedFacet
}

/// The vectors of what somebody offers and wants.
struct EmbeddedFacet {
  let offers: EmbeddedText
  let wants: EmbeddedText
}

/// All people with their vectors, and what is known of their pairs, split into what is fitted on and what is
/// measured on.
struct CalibrationStudy {
  /// A seeker with every provider, graded 0...3; the demo knows 0 and 1.
  struct Group {
    let seekers: [EmbeddedPerson]
    let providers: [EmbeddedPerson]
    let grades: [[Int]]
  }

  let demo: Group
  let fittedEvaluation: Group
  let heldOut: Group

  init(people: [CalibrationPerson], evaluation: EvaluationData, embedder: any Embedder) async throws {
    func embedded(_ people: [CalibrationPerson]) async throws -> [EmbeddedPerson] {
      var embedded: [EmbeddedPerson] = []
      for person in people {
        let items = [person.facts.offers, person.facts.wants, person.words.offers, person.words.wants]
        let vectors = try await embedder.embed(items.map(\.text))
        let texts = zip(items, vectors).map { EmbeddedText(language: $0.0.language, embedding: $0.1) }
        embedded.append(
          EmbeddedPerson(
            person: person, facts: EmbeddedFacet(offers: texts[0], wants: texts[1]),
            words: EmbeddedFacet(offers: texts[2], wants: texts[3])))
      }
      return embedded
    }
    let all = try await embedded(people)
    let demoSeekers = all.filter { $0.person.role == .seeker }
    let demoProviders = all.filter { $0.person.role == .provider }
    demo = Group(
      seekers: demoSeekers, providers: demoProviders,
      grades: demoSeekers.map { seeker in
        demoProviders.map { Self.isRelevant(seeker.person, $0.person) ? 1 : 0 }
      })
    let seekers = try await embedded(
      evaluation.seekers.compactMap { CalibrationSources.person($0, role: .seeker) })
    let providers = try await embedded(
      evaluation.providers.compactMap { CalibrationSources.person($0, role: .provider) })
    func group(even: Bool) -> Group {
      let seekers = seekers.filter { EvaluationData.isEven($0.person.id) == even }
      let providers = providers.filter { EvaluationData.isEven($0.person.id) == even }
      return Group(
        seekers: seekers, providers: providers,
        grades: seekers.map { seeker in
          providers.map { evaluation.grade(seeker.person.id, $0.person.id) }
        })
    }
    fittedEvaluation = group(even: true)
    heldOut = group(even: false)
  }

  /// The same trade, and levels next to each other where both are known.
  private static func isRelevant(_ seeker: CalibrationPerson, _ provider: CalibrationPerson) -> Bool {
    guard seeker.trade == provider.trade else { return false }
    guard let one = seeker.seniority, let other = provider.seniority else { return true }
    return one.distance(to: other) <= 1
  }

  var fittedTexts: [EmbeddedText] {
    [demo, fittedEvaluation].flatMap { $0.seekers + $0.providers }.flatMap {
      [$0.facts.offers, $0.facts.wants, $0.words.offers, $0.words.wants]
    }
  }

  /// Everybody's facts with everybody's; for the maps of words, words with words and words with facts.
  var fittedPairs: [LabelledPair] {
    [demo, fittedEvaluation].flatMap { group in
      group.pairs(\.facts, \.facts) + group.pairs(\.words, \.words) + group.pairs(\.facts, \.words)
        + group.pairs(\.words, \.facts)
    }
  }
}

extension CalibrationStudy.Group {
  typealias Part = KeyPath<EmbeddedPerson, EmbeddedFacet>

  /// Both directions of every pair.
  func pairs(_ ofSeekers: Part, _ ofProviders: Part) -> [LabelledPair] {
    zip(seekers, grades).flatMap { seeker, row in
      zip(providers, row).map { provider, grade in
        let (one, other) = (seeker[keyPath: ofSeekers], provider[keyPath: ofProviders])
        return LabelledPair(
          (one.wants, other.offers), (other.wants, one.offers),
          languages: LanguagePair(one.wants.language, other.offers.language), isRelevant: grade > 0)
      }
    }
  }
}
