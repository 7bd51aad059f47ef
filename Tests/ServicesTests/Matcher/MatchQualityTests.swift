import Embeddings
import Foundation
import MatchScoring
import Testing

/// Fails where who fits comes first less often than it did. `make eval` prints the whole table.
@Suite struct MatchQualityTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Without the model, on three families of seven: in a debug build the whole takes minutes. Reader, facts, scorer and
  /// rules are the same; `make eval` measures the rest.
  @Test func whoFitsComesFirst() async throws {
    let embedder = LexicalEmbedder()
    let ours = try await MatchEvaluation(
      sets: try EvaluationSets(folder: Self.root.path + "/Tests/Fixtures/eval").only(["go", "data", "qa"]),
      embedder: embedder,
      calibration: try EmbedderCalibration.calibration(for: embedder.space)
    ).ours()
    #expect(ours.seekers >= 0.95)
    #expect(ours.providers >= 0.95)
    #expect(ours.across >= 0.85)
  }

  /// The documents' hybrid gets the reader's facts too, and what is left of the lead then is told beside the aims.
  @Test func theLeadAboveTheHybridThatIsFedByTheReaderIsTold() async throws {
    let embedder = LexicalEmbedder()
    let result = try await MatchEvaluation(
      sets: try EvaluationSets(folder: Self.root.path + "/Tests/Fixtures/eval").only(["go"]),
      embedder: embedder, calibration: try EmbedderCalibration.calibration(for: embedder.space)
    ).run(seeds: 0)
    let fed = try #require(result.baselines.first { $0.name == MatchEvaluation.fedHybrid })
    #expect(
      result.aboveFedHybrid.map(\.name) == [
        "nDCG@10 of seekers", "nDCG@10 of providers", "MRR across languages",
      ])
    #expect(
      result.aboveFedHybrid.map(\.lead)
        == [
          result.ours.seekers - fed.seekers, result.ours.providers - fed.providers,
          result.ours.across - fed.across,
        ])
    let told = MatchTable(result).text.split(separator: "\n").filter { $0.hasPrefix("told: ") }
    #expect(told.count == 3)
    #expect(told.allSatisfy { $0.contains("above the hybrid, fed by Mitko's reader: ") })
  }

  @Test func theSameSeedHalvesTheOccupationsAlike() throws {
    let sets = try EvaluationSets(folder: Self.root.path + "/Tests/Fixtures/eval")
    let (one, other) = (sets.halves(seed: 3), sets.halves(seed: 4))
    #expect(one.seekers.count == 45 && one.providers.count == 45)
    #expect(sets.halves(seed: 3).seekers == one.seekers)
    #expect(other.seekers != one.seekers)
  }
}

@Suite struct RankingTests {
  @Test func aRankingIsMeasuredByItsDefinitions() {
    // Gains 7, 1 and 0 at ranks 2, 1 and 3; at best 7 and 1.
    let ranking = Ranking(grades: [[3, 1, 0], [0, 0, 0]], scores: [[0.5, 0.9, 0.1], [1, 2, 3]])
    #expect(abs(ranking.nDCG - (1 + 7 / 1.584_962_500_721_156) / (7 + 1 / 1.584_962_500_721_156)) < 1e-12)
    #expect(ranking.reciprocalRanks() == [0.5])
    #expect(ranking.recallAtOne == 0)
    #expect(ranking.reciprocalRanks { _, item in item != 1 } == [1])
  }
}
