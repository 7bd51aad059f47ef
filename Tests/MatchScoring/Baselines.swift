import Domain
import Glibc
import Lexicon

/// What a matcher is held against: rankings that are known from elsewhere, made of the texts as they are.
enum Baselines {
  /// One-sided cosine: the dot products of vectors of length 1.
  static func cosine(_ queries: [Embedding], _ items: [Embedding]) -> [[Double]] {
    queries.map { query in items.map { Double(query.dot($0) ?? 0) } }
  }

  /// The same after the mean of each language, over queries and items together, is subtracted.
  static func centredCosine(
    _ queries: [(vector: Embedding, language: Language)], _ items: [(vector: Embedding, language: Language)]
  ) -> [[Double]] {
    var sums: [Language: (sum: Embedding, count: Float)] = [:]
    for entry in queries + items {
      if let known = sums[entry.language] {
        sums[entry.language] = (known.sum.adding(entry.vector, times: 1) ?? known.sum, known.count + 1)
      } else {
        sums[entry.language] = (entry.vector, 1)
      }
    }
    func centred(_ entry: (vector: Embedding, language: Language)) -> Embedding {
      guard let known = sums[entry.language] else { return entry.vector }
      return entry.vector.adding(known.sum, times: -1 / known.count)?.normalised ?? entry.vector
    }
    return cosine(queries.map(centred), items.map(centred))
  }

  /// Okapi BM25 with k1 = 1.2 and b = 0.75 over folded words, as a search engine has it without stems.
  static func bm25(_ queries: [String], _ items: [String]) -> [[Double]] {
    let documents = items.map { words(of: $0) }
    var frequency: [String: Int] = [:]
    for document in documents { for word in Set(document) { frequency[word, default: 0] += 1 } }
    let counts = documents.map { $0.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 } }
    let average = Double(documents.reduce(0) { $0 + $1.count }) / Double(max(documents.count, 1))
    return queries.map { query in
      let asked = Set(words(of: query)).sorted()
      return documents.indices.map { number in
        asked.reduce(0) { sum, word in
          guard let times = counts[number][word], let among = frequency[word] else { return sum }
          let rarity = log(1 + (Double(documents.count - among) + 0.5) / (Double(among) + 0.5))
          let length = 0.25 + 0.75 * Double(documents[number].count) / average
          return sum + rarity * Double(times) * 2.2 / (Double(times) + 1.2 * length)
        }
      }
    }
  }

  /// The documents' hybrid by the words as they stand, as one would first write it: a skill is its name in the text, the
  /// level is the first word for one, the place the first city named. Whatever a sentence says of them is not looked at.
  ///
  /// - Parameter cosine: by seeker and provider. Freshness is 1 for all.
  static func literalHybrid(
    _ seekers: [String], _ providers: [String], cosine: [[Double]]
  ) -> [[Double]] {
    let (ones, others) = (seekers.map(LiteralFacts.init), providers.map(LiteralFacts.init))
    return ones.enumerated().map { row, seeker in
      others.enumerated().map { column, provider in
        var parts = PairParts()
        parts.similarity = cosine[row][column]
        if !provider.skills.isEmpty {
          parts.skills =
            Double(provider.skills.intersection(seeker.skills).count) / Double(provider.skills.count)
        }
        if let one = seeker.level, let other = provider.level { parts.level = PairParts.level(one, other) }
        if let one = seeker.place, let other = provider.place { parts.place = one == other ? 1 : 0 }
        parts.recency = 1
        return HybridFormula.total(parts)
      }
    }
  }

  private struct LiteralFacts {
    let skills: Set<String>
    let level: Domain.Seniority?
    let place: String?

    init(_ text: String) {
      let words = " " + Baselines.words(of: text).joined(separator: " ") + " "
      skills = Set(Self.names.filter { words.contains($0.name) }.map(\.id))
      level = SeniorityReader.mentions(in: text).first.flatMap {
        Domain.Seniority(rawValue: $0.level.rawValue)
      }
      place = Places.mentions(in: text).first { $0.place.kind == .city }?.place.id
    }

    /// Each name as it stands between the words of a text.
    private static let names: [(id: String, name: String)] = Skills.all.flatMap { skill in
      Set([skill.name(.english), skill.name(.russian)]).sorted().map { name in
        (skill.id, " " + Baselines.words(of: name).joined(separator: " ") + " ")
      }
    }
  }

  private static func words(of text: String) -> [String] {
    Tokenizer.tokens(of: text).filter { $0.kind != .sign }.map(\.folded)
  }
}
