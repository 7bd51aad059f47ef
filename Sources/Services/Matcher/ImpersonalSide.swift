package import Domain
import Lexicon
package import Ports

/// One side of a pair as a judge reads it: without what tells who somebody is and nothing of their work. Quotes find the
/// way back to the words that their owner wrote and others are shown.
package struct ImpersonalSide: Sendable {
  package let side: JudgedSide
  private let texts: [ImpersonalText]

  /// - Parameter names: of the side's owner, which private notes may hold; public views have none.
  package init(_ side: JudgedSide, names: [String]) {
    var texts: [String: ImpersonalText] = [:]
    var order: [String] = []
    func told(_ text: String) -> String {
      if let known = texts[text] { return known.text }
      let impersonal = ImpersonalText(text)
      texts[text] = impersonal
      order.append(text)
      return impersonal.text
    }
    func part(_ part: PublicPart) -> PublicPart {
      PublicPart(
        words: part.words.map(told).filter { !$0.isEmpty },
        facts: part.facts.compactMap { fact in
          guard case .domain(let words) = fact.value else {
            return PublicFact(fact.value, quote: told(fact.quote))
          }
          let left = ImpersonalText(words).text
          return left.isEmpty ? nil : PublicFact(.domain(left), quote: told(fact.quote))
        })
    }
    let facet = side.publicFacet
    let mask = IdentityMask(names: names, employers: [])
    self.side = JudgedSide(
      publicFacet: PublicFacet(
        offers: part(facet.offers), wants: part(facet.wants), practical: part(facet.practical)),
      facts: side.facts,
      privateNotes: side.privateNotes.map { ImpersonalText(mask.masked($0)).text }.filter { !$0.isEmpty })
    self.texts = order.compactMap { texts[$0] }
  }

  /// What stands in the public view behind words that a judge quoted; `nil` where nothing does.
  package func literal(_ quote: String) -> String? {
    for text in texts {
      guard let range = text.text.firstRange(of: quote) else { continue }
      let words = text.literal(range)
      if !words.isEmpty { return words }
    }
    return nil
  }
}

extension Verdict {
  /// The same with quotes as the public views have them; those that stand in neither are left out.
  package func quoting(_ sides: [Role: ImpersonalSide]) -> Verdict {
    Verdict(
      decision: decision, rationale: rationale,
      quotes: quotes.compactMap { quote in
        sides[quote.side]?.literal(quote.text).map { Quote(side: quote.side, text: $0) }
      })
  }
}
