import Domain
import Foundation
import Localization
import Ports
import Profiler
import TestSupport
import Testing

@testable import BuiltInReasoning

@Suite struct ScratchWriting {
  @Test func show() throws {
    var out = ""
    let writer = BuiltInWriter(names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped)
    let constraints = HardConstraints(payScale: PayScale(euros: ["EUR": 1, "USD": 0.9]))
    for id in ["vera-arseny", "daniel-timur", "marco-heidi", "gulnara-preston", "nadia-ruben", "chen-rinat"] {
      let pair = try #require(LabelledPairs.shared.pairs.first { $0.id == id })
      let seeker = try #require(PeopleSides.shared.side(pair.seeker, .seeker))
      let provider = try #require(PeopleSides.shared.side(pair.provider, .provider))
      for (role, mine, other) in [(Role.seeker, seeker, provider), (.provider, provider, seeker)] {
        let person = LabelledPairs.shared.people[role == .seeker ? pair.seeker : pair.provider]!
        out += "##### \(id), read by the \(role)\n"
        out +=
          writer.text(
            IntroductionRequest(
              reader: role, readerFacet: mine.publicFacet, otherFacet: other.publicFacet,
              outcomes: constraints.outcomes(seeker: seeker.facts, provider: provider.facts),
              score: PairScore(seekerToProvider: 0.8, providerToSeeker: 0.8), language: person.language))
          + "\n\n"
      }
    }
    try out.write(toFile: "/tmp/w/judge-intros.txt", atomically: true, encoding: .utf8)
    #expect(!out.isEmpty)
  }
}
