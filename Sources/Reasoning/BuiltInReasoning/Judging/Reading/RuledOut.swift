import Domain
import Lexicon

/// What a side says it does not want, or has left behind.
struct RuledOut {
  /// Something ruled out, and the words.
  struct Item<Value: Hashable>: Hashable {
    let value: Value
    let quote: String
  }

  private(set) var skills: [Item<String>] = []
  private(set) var trades: [Item<Trade>] = []
  private(set) var specialisms: [Item<Specialism>] = []
  private(set) var fields: [Item<WorkField>] = []

  init(_ facet: PublicFacet) {
    for part in [facet.offers, facet.wants, facet.practical] {
      for fact in part.facts {
        if case .refusedSkill(let id) = fact.value { skills.append(Item(value: id, quote: fact.quote)) }
      }
    }
    // "I am not a designer" in one's own description says what one is not; wishes say what one will not have.
    for said in facet.wants.said + facet.offers.said {
      for mention in Trades.mentions(in: said.text) where said.isRuledOut(mention.positions) {
        trades.append(Item(value: mention.trade, quote: said.clause(mention.positions)))
      }
      for mention in Specialism.mentions(in: said.text) where said.isRuledOut(mention.positions) {
        specialisms.append(Item(value: mention.meaning, quote: said.clause(mention.positions)))
      }
      for mention in WorkField.mentions(in: said.text) where said.isRuledOut(mention.positions) {
        fields.append(Item(value: mention.meaning, quote: said.clause(mention.positions)))
      }
    }
  }
}
