import Foundation
import Glibc

/// All threads of this process on one core.
enum OneCore {
  /// Runs `body` so; afterwards all cores may be used again.
  static func run<Result>(_ body: () async throws -> Result) async throws -> Result {
    var all = cpu_set_t()
    guard sched_getaffinity(0, MemoryLayout<cpu_set_t>.size, &all) == 0 else { throw BenchError.noCore }
    var one = cpu_set_t()
    withUnsafeMutableBytes(of: &one) { one in
      withUnsafeBytes(of: all) { all in
        // The first one that may be used.
        guard let place = all.firstIndex(where: { $0 != 0 }) else { return }
        one[place] = 1 << UInt8(all[place].trailingZeroBitCount)
      }
    }
    try use(one)
    defer { try? use(all) }
    return try await body()
  }

  /// New threads have what the one has that made them.
  private static func use(_ cores: cpu_set_t) throws {
    for thread in try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task") {
      guard let id = pid_t(thread) else { continue }
      var cores = cores
      // One that has ended meanwhile needs none.
      guard sched_setaffinity(id, MemoryLayout<cpu_set_t>.size, &cores) == 0 || errno == ESRCH else {
        throw BenchError.noCore
      }
    }
  }
}
