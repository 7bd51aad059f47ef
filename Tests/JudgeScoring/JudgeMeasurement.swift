package import BuiltInReasoning
package import Domain
import Matcher
import Ports
import Profiler

/// The built-in judge held against labelled pairs.
package struct JudgeMeasurement: Sendable {
  /// Counts of verdicts, by what the label says.
  package struct Score: Sendable {
    package private(set) var rightlyQualified = 0
    package private(set) var wronglyQualified = 0
    package private(set) var wronglyRefused = 0
    package private(set) var rightlyRefused = 0

    init(_ results: [Result]) {
      for result in results { count(result.verdict.decision, of: result.pair) }
    }

    init() {}

    mutating func count(_ decision: Verdict.Decision, of pair: LabelledPairs.Pair) {
      switch (decision, pair.verdict) {
      case (.qualified, .qualified): rightlyQualified += 1
      case (.qualified, .disqualified): wronglyQualified += 1
      case (.disqualified, .qualified): wronglyRefused += 1
      case (.disqualified, .disqualified): rightlyRefused += 1
      }
    }

    package var count: Int { rightlyQualified + wronglyQualified + wronglyRefused + rightlyRefused }
    package var right: Int { rightlyQualified + rightlyRefused }
    /// `nil` where nobody was qualified, and of nobody it is to be told.
    package var precision: Double? {
      ratio(rightlyQualified, rightlyQualified + wronglyQualified)
    }
    /// `nil` where no pair is labelled as one that should meet.
    package var recall: Double? { ratio(rightlyQualified, rightlyQualified + wronglyRefused) }
    /// The harmonic mean of both.
    package var f1: Double? {
      ratio(2 * rightlyQualified, 2 * rightlyQualified + wronglyQualified + wronglyRefused)
    }

    private func ratio(_ part: Int, _ whole: Int) -> Double? {
      whole == 0 ? nil : Double(part) / Double(whole)
    }
  }

  /// A pair and what the judge said.
  package struct Result: Sendable {
    package let pair: LabelledPairs.Pair
    /// The languages that seeker and provider write in, "ru-en".
    package let languages: String
    package let verdict: Verdict
    /// How sure it is, by all objections together, that they should not meet: 0...1.
    package let doubt: Double
    /// Quotes that are no literal part of their side's public view.
    package let inventedQuotes: Int
  }

  package let results: [Result]

  /// Judges every pair whose people are there.
  package init(_ labelled: LabelledPairs, sides: PeopleSides, judge: BuiltInJudge) {
    results = labelled.pairs.compactMap { pair in
      guard let seeker = sides.side(pair.seeker, .seeker), let provider = sides.side(pair.provider, .provider)
      else { return nil }
      // As the work of judging does it.
      let (one, other) = (ImpersonalSide(seeker, names: []), ImpersonalSide(provider, names: []))
      let said = judge.verdict(seeker: one.side, provider: other.side)
      let verdict = said.quoting([.seeker: one, .provider: other])
      let codes = [pair.seeker, pair.provider].map { labelled.people[$0]?.language.code ?? "?" }
      let literal = verdict.quotes.count { quote in
        (quote.side == .seeker ? seeker : provider).publicFacet.hasLiterally(quote.text)
      }
      return Result(
        pair: pair, languages: codes.joined(separator: "-"), verdict: verdict,
        doubt: judge.doubt(seeker: one.side, provider: other.side),
        inventedQuotes: said.quotes.count - literal)
    }
  }

  /// The score over the results that pass.
  package func score(where passes: (Result) -> Bool = { _ in true }) -> Score {
    Score(results.filter(passes))
  }

  /// The score of a judge that refuses from another doubt on.
  package func score(refusingFrom limit: Double) -> Score {
    results.reduce(into: Score()) { score, result in
      score.count(result.doubt >= limit ? .disqualified : .qualified, of: result.pair)
    }
  }
}

extension PublicFacet {
  /// Whether `quote` stands in what this view shows, letter by letter. Asked of the view itself and not of the code that
  /// chose the quote.
  package func hasLiterally(_ quote: String) -> Bool {
    let shown = FacetSection.allCases.flatMap { self[$0].words + self[$0].facts.map(\.quote) }
    return !quote.isEmpty && shown.contains { $0.utf8.count >= quote.utf8.count && $0.contains(quote) }
  }
}
