import Bootstrap
import CommandLine
import FoundationEssentials
import ProgramParts

/// `mitko paths`: where everything lies.
struct PathsVerb {
  let context: ProgramContext
  let place: DataPlace

  private struct Answer: Encodable {
    let database: String
    let data: String
    let state: String
    let model: String
    let configuration: String
  }

  func run(json: Bool) async throws -> ExitCode {
    let configuration = try context.configuration(place)
    let answer = Answer(
      database: configuration.database, data: configuration.paths.data, state: configuration.paths.state,
      model: configuration.paths.model, configuration: configuration.paths.configurationFile)
    if json {
      try StandardOutput.write(JSONText.of(answer))
    } else {
      let rows = [
        ("database", answer.database), ("data", answer.data), ("state", answer.state),
        ("model", answer.model),
        ("configuration", answer.configuration),
      ]
      try StandardOutput.write(rows.map { "\($0.0)\t\($0.1)\n" }.joined())
    }
    return .success
  }
}

/// Data printed for other programs.
enum JSONText {
  /// Pretty JSON with sorted keys, and a line end.
  static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// The same on one line.
  static func line(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}
