import Domain
import Lexicon

/// How the sentences of a wish name levels: which they shut out, and where they leave the top open.
struct LevelWords {
  private var named: Set<Domain.Seniority> = []
  private var ruledOut: Set<Domain.Seniority> = []
  /// The lowest level of which a higher one is as welcome: "middle or above".
  private var open: Domain.Seniority?

  init(_ sentences: [SaidText]) {
    for said in sentences {
      for mention in SeniorityReader.mentions(in: said.text) {
        guard let level = Domain.Seniority(rawValue: mention.level.rawValue) else { continue }
        if said.isRuledOut(mention.positions) {
          ruledOut.insert(level)
        } else {
          named.insert(level)
          if Self.upwards.mentions(in: said.text).contains(where: {
            isBehind($0.positions, mention.positions)
          }) {
            open = min(open ?? level, level)
          }
        }
      }
    }
  }

  /// The levels wanted of those that were read as such: without what the words only shut out ("there is nobody to
  /// teach juniors"), with what lies above an open one.
  func levels(_ read: Set<Domain.Seniority>) -> Set<Domain.Seniority> {
    var levels = read.filter { named.contains($0) || !ruledOut.contains($0) }
    if let open, levels.contains(open) {
      levels.formUnion(Domain.Seniority.allCases.filter { $0 >= open && $0 <= .lead })
    }
    return levels
  }

  /// Within the few words behind a level.
  private func isBehind(_ words: Range<Int>, _ level: Range<Int>) -> Bool {
    (level.upperBound...level.upperBound + 2).contains(words.lowerBound)
  }

  private static let upwards = StemPhrases<Bool>([
    (
      true,
      """
      or above, or higher, or better, or stronger, or more, and above, and up, and higher, upwards, или выше, и выше, \
      или сильнее, и сильнее, или старше, и старше
      """
    )
  ])
}
