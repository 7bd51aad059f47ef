import Domain
import Lexicon

/// A public view whose sentences were analysed once, for everything that reads them: what is asked, shown and ruled out,
/// where remote work reaches, which fields are named.
struct ReadFacet: Sendable {
  let facet: PublicFacet
  let offers: [SaidText]
  let wants: [SaidText]
  let practical: [SaidText]

  init(_ facet: PublicFacet) {
    self.facet = facet
    offers = facet.offers.words.map(SaidText.init)
    wants = facet.wants.words.map(SaidText.init)
    practical = facet.practical.words.map(SaidText.init)
  }
}
