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
