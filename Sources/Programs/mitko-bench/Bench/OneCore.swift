import Foundation

/// All threads of this process on one core.
enum OneCore {
  /// Runs `body` so; afterwards all cores may be used again that could be before.
  static func run<Result>(_ body: () async throws -> Result) async throws -> Result {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    guard
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed_list:") }),
      let cores = line.split(whereSeparator: \.isWhitespace).last,
      let first = cores.split(whereSeparator: { $0 == "-" || $0 == "," }).first
    else { throw BenchError.noCore }
    try use(String(first))
    defer { try? use(String(cores)) }
    return try await body()
  }

  /// By taskset of util-linux: a thread that is made later has what the one has that makes it.
  private static func use(_ cores: String) throws {
    let taskset = Process()
    taskset.executableURL = URL(filePath: "/usr/bin/taskset")
    taskset.arguments = [
      "--all-tasks", "--pid", "--cpu-list", cores, String(ProcessInfo.processInfo.processIdentifier),
    ]
    taskset.standardOutput = FileHandle.nullDevice
    try taskset.run()
    taskset.waitUntilExit()
    guard taskset.terminationStatus == 0 else { throw BenchError.noCore }
  }
}
