import TestSupport

/// Mounts that only one program sees, where the kernel lets its users make them.
enum Namespace {
  /// Not so in most containers; the same trouble is then made in another way only.
  static var isAvailable: Bool {
    get async {
      let shell = try? ProgramRunner("/bin/sh")
      let result = try? await shell?.run(["-c", "exec unshare --user --map-root-user --mount true"])
      return result?.status == 0
    }
  }

  /// Runs a shell script in a namespace of its own.
  ///
  /// - Parameters:
  ///   - script: has `argument` as `$0` and `command` as `$@`.
  static func run(
    _ script: String, _ argument: String, _ command: [String], home: ProgramHome
  ) async throws -> ProgramResult {
    try await ProgramRunner("/bin/sh", home: home).run(
      [
        "-c", "exec unshare --user --map-root-user --mount /bin/sh -c \"$0\" \"$@\"", script, argument,
      ] + command)
  }
}
