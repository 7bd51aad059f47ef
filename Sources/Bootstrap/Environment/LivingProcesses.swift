package import Domain
import Glibc

/// Whether a program that left a row still runs on this machine.
package enum LivingProcesses {
  /// Silent for longer than this counts as dead, whoever has its process id now.
  private static let longestSilence: Duration = .seconds(120)

  /// False where its heartbeat is more than two minutes old or nothing on this machine has its process id. Another
  /// user's process counts as alive.
  package static func isAlive(_ process: ProgramProcess, now: Timestamp) -> Bool {
    if now.since(process.heartbeatAt) > longestSilence { return false }
    // EPERM: it lives and is somebody else's.
    return kill(process.pid, 0) == 0 || errno == EPERM
  }
}
