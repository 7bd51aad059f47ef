import Domain
import Localization

/// What a score is made of, in one sentence for people: the parts that are known, each of 100.
struct ScoreParts {
  private let score: PairScore

  /// `nil` where no facts went into the score, as in rows that are older than parts.
  init?(_ score: PairScore?) {
    guard let score, let parts = score.parts,
      [parts.skills, parts.tools, parts.trade, parts.level, parts.place].contains(where: { $0 != nil })
    else { return nil }
    self.score = score
  }

  /// The sentence, in the order of the formula.
  func text(_ book: Phrasebook) -> String {
    guard let parts = score.parts else { return "" }
    // The documents' formula knows neither trades nor the other direction of skills.
    let isHybrid = score.scorer == .hybrid
    let named: [(PhraseKey, Double?)] = [
      (.matches(.partSimilarity), parts.similarity), (.matches(.partSkills), parts.skills),
      (.matches(.partTools), isHybrid ? nil : parts.tools),
      (.matches(.partTrade), isHybrid ? nil : parts.trade),
      (.matches(.partLevel), parts.level), (.matches(.partPlace), parts.place),
      (.matches(.partRecency), parts.recency),
    ]
    let list = named.compactMap { key, value in
      value.map { book.text(Phrase(key, ["n": .text(Self.ofHundred($0))])) }
    }.joined(separator: ", ")
    return book.text(
      Phrase(
        isHybrid ? .matches(.partsOfSum) : .matches(.parts),
        ["parts": .text(list), "total": .text(Self.ofHundred(score.total))]))
  }

  private static func ofHundred(_ value: Double) -> String {
    String(Int((min(1, max(0, value)) * 100).rounded()))
  }
}
