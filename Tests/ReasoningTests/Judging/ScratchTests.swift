import Domain
import Foundation
import Ports
import Testing

@testable import BuiltInReasoning

@Suite struct ScratchTests {
  @Test func show() throws {
    var out = ""
    for set in LabelledPairs.Set.allCases {
      var counts = ["TP": 0, "FP": 0, "FN": 0, "TN": 0]
      for pair in LabelledPairs.shared.pairs where pair.set == set {
        let seeker = try #require(PeopleSides.shared.side(pair.seeker, .seeker))
        let provider = try #require(PeopleSides.shared.side(pair.provider, .provider))
        let verdict = BuiltInJudge().verdict(seeker: seeker, provider: provider)
        let right = verdict.decision == pair.verdict
        let key = (right ? "T" : "F") + (verdict.decision == .qualified ? "P" : "N")
        counts[key]! += 1
        if set == .build {
          out +=
            "\(right ? "ok   " : "WRONG") \(pair.id) [\(pair.tags.joined(separator: ","))] \(verdict.rationale)\n"
          for quote in verdict.quotes { out += "        \(quote.side): \(quote.text)\n" }
          if !right { out += dump(seeker, .seeker) + dump(provider, .provider) }
        }
      }
      out += "\(set): \(counts)\n"
    }
    try out.write(toFile: "/tmp/w/judge-report.txt", atomically: true, encoding: .utf8)
    #expect(out.isEmpty == false)
  }

  func dump(_ side: JudgedSide, _ role: Role) -> String {
    var text = ""
    for section in FacetSection.allCases {
      let part = side.publicFacet[section]
      text += "        \(role) \(section): " + part.facts.map { "\($0.value)" }.joined(separator: " ") + "\n"
      text += "           " + part.words.joined(separator: " | ") + "\n"
    }
    return text
  }
}
