import Foundation

/// A user's home of a test's own, and the environment that leads a program into it.
///
/// Nothing is taken over from who runs the tests but `PATH`: locale, zone and directories are pinned, `LINES` and
/// `COLUMNS`, which would pin a terminal's size, are absent. Two programs of one test share what they share in life
/// by sharing this.
package final class ProgramHome: Sendable {
  /// Holds `home`, `config`, `data`, `state`, `cache`, `run` and `tmp`.
  package let directory: TemporaryDirectory

  package init() throws {
    directory = try TemporaryDirectory()
    for name in ["home", "config", "data", "state", "cache", "run", "tmp"] {
      try FileManager.default.createDirectory(
        atPath: directory.path(name), withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    }
  }

  /// `$XDG_DATA_HOME`.
  package var data: String { directory.path("data") }
  /// `$XDG_STATE_HOME`.
  package var state: String { directory.path("state") }
  /// `$XDG_CONFIG_HOME`.
  package var config: String { directory.path("config") }

  /// The whole environment of a program that runs here.
  package var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
      "HOME": directory.path("home"), "XDG_CONFIG_HOME": config, "XDG_DATA_HOME": data,
      "XDG_STATE_HOME": state, "XDG_CACHE_HOME": directory.path("cache"),
      "XDG_RUNTIME_DIR": directory.path("run"), "TMPDIR": directory.path("tmp"), "LC_ALL": "C.UTF-8",
      "TZ": "UTC",
      // A crash is to be seen as one at once; the backtracer can take minutes in a container.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// Lets programs here find the embedding model of the machine.
  ///
  /// - Returns: whether there is one; without it programs compare texts by their words.
  package func linkEmbeddingModels() throws -> Bool {
    guard let models = Self.machinesEmbeddingModels else { return false }
    try FileManager.default.createDirectory(
      atPath: data + "/mitko", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try FileManager.default.createSymbolicLink(
      atPath: data + "/mitko/models", withDestinationPath: models)
    return true
  }

  /// Where `make model` puts embedding models, if it has; by the rules of the XDG base directories.
  package static let machinesEmbeddingModels: String? = {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let data = named ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share"
    let models = data + "/mitko/models"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: models)) ?? []
    return names.contains { !$0.hasPrefix(".") } ? models : nil
  }()
}

/// The absolute path of a program of this package, built beside the tests that run.
///
/// - Parameter name: "mitko".
/// - Throws: `CocoaError.fileNoSuchFile` where it was not built; `swift test` builds all programs.
package func builtProgram(_ name: String) throws -> String {
  // The test bundle is itself the running executable on Linux; the programs lie in the same folder.
  let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  let named = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map(URL.init(fileURLWithPath:))
  for candidate in [bundle, named].compactMap({ $0 }) {
    let program = candidate.deletingLastPathComponent().appendingPathComponent(name).path
    if FileManager.default.isExecutableFile(atPath: program) { return program }
  }
  throw CocoaError(
    .fileNoSuchFile, userInfo: [NSFilePathErrorKey: bundle.deletingLastPathComponent().path + "/" + name])
}
