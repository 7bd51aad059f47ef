package import Domain
package import Localization

/// What a score is made of, in one sentence for people: the parts that are known, each of 100.
package struct ScoreParts {
  private let score: PairScore

  /// `nil` where no facts went into the score, as in rows that are older than parts.
  package init?(_ score: PairScore?) {
    guard let score, let parts = score.parts,
      [parts.skills, parts.tools, parts.trade, parts.level, parts.place].contains(where: { $0 != nil })
    else { return nil }
    self.score = score
  }

  /// The sentence, in the order of the formula.
  package func text(_ book: Phrasebook) -> String {
    guard let parts = score.parts else { return "" }
    let isHybrid = score.scorer == .hybrid
    let list = Self.list(parts, isHybrid: isHybrid, book)
    return book.text(
      Phrase(
        isHybrid ? .matches(.partsOfSum) : .matches(.parts),
        ["parts": .text(list), "total": .text(Self.ofHundred(score.total))]))
  }

  /// The parts that are known, each of 100; empty where none is.
  ///
  /// - Parameters:
  ///   - isHybrid: by the documents' formula, which knows neither trades nor the other direction of skills.
  ///   - isCompared: whether the two texts were compared; else there are facts alone.
  package static func list(
    _ parts: PairParts, isHybrid: Bool = false, isCompared: Bool = true, _ book: Phrasebook
  ) -> String {
    let named: [(PhraseKey, Double?)] = [
      (.matches(.partSimilarity), isCompared ? parts.similarity : nil), (.matches(.partSkills), parts.skills),
      (.matches(.partTools), isHybrid ? nil : parts.tools),
      // What is missing of it counts for nothing, and is not told either.
      (.matches(.partWelcome), isHybrid || parts.welcome == 0 ? nil : parts.welcome),
      (.matches(.partTrade), isHybrid ? nil : parts.trade),
      (.matches(.partLevel), parts.level), (.matches(.partPlace), parts.place),
      (.matches(.partRecency), parts.recency),
    ]
    return named.compactMap { key, value in
      value.map { book.text(Phrase(key, ["n": .text(ofHundred($0))])) }
    }.joined(separator: ", ")
  }

  private static func ofHundred(_ value: Double) -> String {
    String(Int((min(1, max(0, value)) * 100).rounded()))
  }
}
