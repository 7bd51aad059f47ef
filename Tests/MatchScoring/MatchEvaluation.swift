package import Domain
import Matcher
package import Ports
import Profiler

/// Holds the program's matching against rankings known from elsewhere, on the same texts.
///
/// What is measured is what a match step compares by: the same reader, public view, texts, calibration and scorer.
package struct MatchEvaluation: Sendable {
  /// How well one way to rank does.
  package struct Row: Sendable, Codable {
    package let name: String
    /// Mean nDCG@10 of seekers' queries, and of providers'.
    package var seekers: Double
    package var providers: Double
    /// MRR over queries with a relevant item in the other language, ranked among that language alone: of both
    /// directions together, and of each.
    package var across: Double
    package var acrossSeekers: Double
    package var acrossProviders: Double
    package var occupations: Occupations?
  }

  /// The documents' hybrid on the facts of the program's own reader: no ranking that is known from elsewhere, so it is held
  /// beside the aims and not against them.
  package static let fedHybrid = "hybrid, fed by Mitko's reader"

  /// Means over seeds, of occupations whose vacancy is to be found by half of their skills.
  package struct Occupations: Sendable, Codable {
    package var nDCG: Double
    package var reciprocalRank: Double
    package var recallAtOne: Double
  }

  /// All rows: first the baselines, then the program's scorer, last the same given the labels.
  package struct Result: Sendable, Codable {
    package let seeds: Int
    package let baselines: [Row]
    package let ours: Row
    package let oursWithLabels: Row

    /// How far the program is above the best of the rankings known from elsewhere.
    package func lead(_ value: (Row) -> Double) -> Double {
      value(ours) - (baselines.filter { $0.name != MatchEvaluation.fedHybrid }.map(value).max() ?? 0)
    }

    /// How far the program is above the documents' hybrid on the facts of its own reader, by what is compared; nothing is
    /// aimed at there, since that one owes the reader most of what it is worth.
    package var aboveFedHybrid: [(name: String, lead: Double)] {
      guard let fed = baselines.first(where: { $0.name == MatchEvaluation.fedHybrid }) else { return [] }
      var leads = [
        ("nDCG@10 of seekers", ours.seekers - fed.seekers),
        ("nDCG@10 of providers", ours.providers - fed.providers),
        ("MRR across languages", ours.across - fed.across),
      ]
      if let own = ours.occupations, let other = fed.occupations {
        leads.append(("nDCG@10 of occupations", own.nDCG - other.nDCG))
      }
      return leads
    }

    /// What is aimed at and what came out: leads of .03 over the best of the others, and an MRR across languages of .85.
    package var aims: [Aim] {
      var aims = [
        Aim(name: "nDCG@10 of seekers, above the best of the others", least: 0.03, found: lead(\.seekers)),
        Aim(
          name: "nDCG@10 of providers, above the best of the others", least: 0.03, found: lead(\.providers)),
        Aim(name: "MRR across languages", least: 0.85, found: ours.across),
      ]
      if ours.occupations != nil {
        aims.append(
          Aim(
            name: "nDCG@10 of occupations, above the best of the others", least: 0.03,
            found: lead { $0.occupations?.nDCG ?? 0 }))
      }
      return aims
    }
  }

  /// A number that is to be reached.
  package struct Aim: Sendable, Hashable {
    package let name: String
    package let least: Double
    package let found: Double
    package var isReached: Bool { found >= least }
  }

  private let sets: EvaluationSets
  private let embedder: EvaluationEmbedder
  private let ranker: PairRanker

  package init(sets: EvaluationSets, embedder: any Embedder, calibration: Calibration) {
    self.sets = sets
    self.embedder = EvaluationEmbedder(embedder)
    ranker = PairRanker(calibration: calibration)
  }

  /// Why the data cannot be measured on.
  package enum Failure: Error {
    case notRead(String)
  }

  /// One text with the language it is said to be in.
  private struct Text {
    let id: String
    let text: String
    let language: Language
  }

  private var seekers: [Text] { sets.seekers.map { Text(id: $0.id, text: $0.text, language: $0.language) } }

  private var providers: [Text] {
    sets.providers.map { Text(id: $0.id, text: $0.text, language: $0.language) }
  }

  /// The program's row alone, a fraction of the work of `run`.
  package func ours() async throws -> Row {
    try await row(
      "Mitko", scores(embedded(read(seekers, as: .seeker)), embedded(read(providers, as: .provider))))
  }

  /// - Parameter seeds: how many ways to halve the occupations; 0 leaves them out.
  package func run(seeds: Int, note: (String) -> Void = { _ in }) async throws -> Result {
    let (seekers, providers) = (self.seekers, self.providers)
    note("\(seekers.count) seekers, \(providers.count) providers ...")
    let read = try (read(seekers, as: .seeker), read(providers, as: .provider))
    let embedded = try await (embedded(read.0), embedded(read.1))
    var baselines = try await self.baselines(seekers, providers, read.0, read.1).map { name, scores in
      row(name, scores)
    }
    var ours = row("Mitko", scores(embedded.0, embedded.1))
    let told = try (
      zip(read.0, sets.seekers).map { try require($0.with($1.facts(as: .seeker)), $1.id) },
      zip(read.1, sets.providers).map { try require($0.with($1.facts(as: .provider)), $1.id) }
    )
    let labelled = try await row(
      "Mitko, given the labels", scores(self.embedded(told.0), self.embedded(told.1)))

    var found: [String: [Occupations]] = [:]
    for seed in 0..<seeds {
      note("occupations, seed \(seed + 1) of \(seeds) ...")
      let halves = sets.halves(seed: UInt64(seed))
      let seekers = halves.seekers.enumerated().map { Text(id: "\($0)", text: $1, language: .english) }
      let providers = halves.providers.enumerated().map { Text(id: "\($0)", text: $1, language: .english) }
      let read = try (self.read(seekers, as: .seeker), self.read(providers, as: .provider))
      for (name, scores) in try await self.baselines(seekers, providers, read.0, read.1) {
        found[name, default: []].append(occupations(scores.seekers))
      }
      let scores = try await self.scores(self.embedded(read.0), self.embedded(read.1))
      found[ours.name, default: []].append(occupations(scores.seekers))
    }
    for index in baselines.indices { baselines[index].occupations = mean(found[baselines[index].name]) }
    ours.occupations = mean(found[ours.name])
    return Result(seeds: seeds, baselines: baselines, ours: ours, oursWithLabels: labelled)
  }

  // MARK: Reading and embedding

  private func require<Value>(_ value: Value?, _ id: String) throws -> Value {
    guard let value else { throw Failure.notRead(id) }
    return value
  }

  private func read(_ texts: [Text], as role: Role) throws -> [ReadItem] {
    try texts.map { try require(ReadItem($0.text, language: $0.language, as: role), $0.id) }
  }

  private func embedded(_ items: [ReadItem]) async throws -> [EmbeddedItem] {
    var embedded: [EmbeddedItem] = []
    for item in items { embedded.append(try await embedder.embedded(item)) }
    return embedded
  }

  // MARK: Scores

  /// Scores by query and item, of seekers' queries and of providers'.
  private struct Scores {
    let seekers: [[Double]]
    let providers: [[Double]]

    /// Of a score that is the same from both sides.
    init(_ seekers: [[Double]]) {
      self.seekers = seekers
      providers = Ranking.transposed(seekers)
    }

    init(seekers: [[Double]], providers: [[Double]]) {
      self.seekers = seekers
      self.providers = providers
    }
  }

  private func scores(_ seekers: [EmbeddedItem], _ providers: [EmbeddedItem]) -> Scores {
    Scores(ranker.ranks(seekers, providers))
  }

  private func baselines(
    _ seekers: [Text], _ providers: [Text], _ readSeekers: [ReadItem], _ readProviders: [ReadItem]
  ) async throws -> [(name: String, scores: Scores)] {
    var vectors: (seekers: [Embedding], providers: [Embedding]) = ([], [])
    for text in seekers { vectors.seekers.append(try await embedder.plain(text.text)) }
    for text in providers { vectors.providers.append(try await embedder.plain(text.text)) }
    let cosine = Baselines.cosine(vectors.seekers, vectors.providers)
    let centred = Baselines.centredCosine(
      zip(vectors.seekers, seekers).map { ($0, $1.language) },
      zip(vectors.providers, providers).map { ($0, $1.language) })
    let (one, other) = (seekers.map(\.text), providers.map(\.text))
    let hybrid = readSeekers.enumerated().map { row, seeker in
      readProviders.enumerated().map { column, provider in
        let raw = cosine[row][column]
        return ranker.scorer.score(
          .hybrid, seeker: seeker.side, provider: provider.side,
          similar: PairScore(seekerToProvider: raw, providerToSeeker: raw)
        ).total
      }
    }
    return [
      ("one-sided cosine", Scores(cosine)),
      (
        "BM25",
        Scores(seekers: Baselines.bm25(one, other), providers: Baselines.bm25(other, one))
      ),
      ("centred cosine", Scores(centred)),
      ("hybrid, by literal words", Scores(Baselines.literalHybrid(one, other, cosine: cosine))),
      (Self.fedHybrid, Scores(hybrid)),
    ]
  }

  // MARK: Quality

  private func row(_ name: String, _ scores: Scores) -> Row {
    let ofSeekers = Ranking(grades: sets.grades, scores: scores.seekers)
    let ofProviders = Ranking(grades: Ranking.transposed(sets.grades), scores: scores.providers)
    let (seekers, providers) = (sets.seekers.map(\.lang), sets.providers.map(\.lang))
    let acrossSeekers = ofSeekers.reciprocalRanks { seekers[$0] != providers[$1] }
    let acrossProviders = ofProviders.reciprocalRanks { providers[$0] != seekers[$1] }
    return Row(
      name: name, seekers: ofSeekers.nDCG, providers: ofProviders.nDCG,
      across: Ranking.mean(acrossSeekers + acrossProviders), acrossSeekers: Ranking.mean(acrossSeekers),
      acrossProviders: Ranking.mean(acrossProviders))
  }

  private func occupations(_ scores: [[Double]]) -> Occupations {
    let grades = scores.indices.map { row in scores.indices.map { $0 == row ? 3 : 0 } }
    let ranking = Ranking(grades: grades, scores: scores)
    return Occupations(
      nDCG: ranking.nDCG, reciprocalRank: Ranking.mean(ranking.reciprocalRanks()),
      recallAtOne: ranking.recallAtOne)
  }

  private func mean(_ found: [Occupations]?) -> Occupations? {
    guard let found, !found.isEmpty else { return nil }
    return Occupations(
      nDCG: Ranking.mean(found.map(\.nDCG)), reciprocalRank: Ranking.mean(found.map(\.reciprocalRank)),
      recallAtOne: Ranking.mean(found.map(\.recallAtOne)))
  }
}
