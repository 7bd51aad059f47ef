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

  /// What a public view rules out. "I am not a designer" in one's own description says what one is not; wishes say
  /// what one will not have.
  init(_ read: ReadFacet) {
    let facet = read.facet
    let facts = facet.offers.facts + facet.wants.facts + facet.practical.facts
    self.init(
      skills: facts.compactMap { fact in
        if case .refusedSkill(let id) = fact.value { Item(value: id, quote: fact.quote) } else { nil }
      }, sentences: read.wants + read.offers)
  }

  /// - Parameters:
  ///   - skills: what a reader of facts found to be refused.
  ///   - sentences: where trades, their parts and fields are looked for.
  init(skills: [Item<String>], sentences: [SaidText]) {
    self.skills = skills
    for said in sentences {
      for mention in said.trades where said.isRuledOut(mention.positions) {
        trades.append(Item(value: mention.trade, quote: said.clause(mention.positions)))
      }
      for mention in said.specialisms where said.isRuledOut(mention.positions) {
        specialisms.append(Item(value: mention.meaning, quote: said.clause(mention.positions)))
      }
      for mention in said.fields where said.isRuledOut(mention.positions) {
        fields.append(Item(value: mention.field, quote: said.clause(mention.positions)))
      }
    }
  }
}
