import Domain
import Lexicon

/// How the sentences of a part name trades: by what a person is called, or by a field alone.
///
/// A title ("Senior QA engineer") says what somebody is. A word of a field ("you test what you write") may speak of
/// something else, so it gives way to titles, to the part of a trade that is named and to the skills.
struct TradeWords {
  /// Trades that a person is called by.
  private var titled: Set<Trade> = []
  /// Trades of which only a field is named.
  private var fields: Set<Trade> = []
  /// Where a longer title is of another trade than a word within it: «аналитик продукта» is no system analyst, and an
  /// embedded Linux engineer looks after no servers.
  private var renamed: [Trade: Trade] = [:]
  /// Parts of trades that the words state, in the order said.
  private var parts: [Specialism] = []

  init(_ sentences: [SaidText]) {
    for said in sentences {
      parts += said.specialisms.filter { said.polarity($0.positions) == .stated }.map(\.meaning)
      for mention in said.trades where said.isStated(mention.positions) {
        let longer = said.specialisms.first {
          $0.positions.lowerBound <= mention.positions.lowerBound && $0.positions.overlaps(mention.positions)
        }
        if let trade = longer?.meaning.trade, trade != mention.trade {
          renamed[mention.trade] = trade
          titled.insert(trade)
        } else if mention.isPerson {
          titled.insert(mention.trade)
        } else {
          fields.insert(mention.trade)
        }
      }
    }
    // Named as a whole elsewhere, a trade stands for itself.
    for trade in titled { renamed[trade] = nil }
  }

  /// Words of the first fact that names one of `trades`, under whatever name it was read.
  func quote(of trades: Set<Trade>, in facts: [PublicFact]) -> String? {
    facts.quote { value in
      guard case .trade(let id) = value, let trade = Trade(rawValue: id) else { return false }
      return trades.contains(renamed[trade] ?? trade)
    }
  }

  /// The trades meant, and whether somebody is called by one of them so that it is no guess.
  ///
  /// - Parameters:
  ///   - read: the trades among the facts.
  ///   - skills: ids of the skills beside them.
  func trades(_ read: Set<Trade>, skills: [String]) -> (trades: Set<Trade>, isTitled: Bool) {
    let named = Set(read.map { renamed[$0] ?? $0 })
    let sure = named.filter { titled.contains($0) || !fields.contains($0) }
    if !sure.isEmpty { return (sure, true) }
    if let part = parts.first { return ([part.trade], false) }
    let suggested = Trades.suggested(by: skills.compactMap(Skills.skill))
    let pointed = named.filter(suggested.contains)
    if !pointed.isEmpty || suggested.isEmpty { return (pointed.isEmpty ? named : pointed, false) }
    return ([suggested[0]], false)
  }
}
