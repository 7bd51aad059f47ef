import Dispatch
import Glibc
import Ports

/// The program that an operator has run when there is something to tell.
struct AlertProgram: Sendable {
  let path: String

  /// Starts it with the alert's name and numbers as its arguments, no shell between, and waits for nothing.
  ///
  /// Of the environment it sees where programs and the operator's files are, and no key of anybody's.
  ///
  /// - Returns: false where it could not be started.
  func run(_ alert: OperatorAlert) -> Bool {
    let names: [String] = ["PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ"]
    let kept = names.compactMap { name in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    return Self.spawn(
      [path, alert.name] + alert.numbers, environment: kept + ["MITKO_ALERT=\(alert.name)"])
  }

  private static func spawn(_ arguments: [String], environment: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return false }
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Its words must not land on the screen.
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var argumentList = arguments.map { strdup($0) } + [nil]
    var environmentList = environment.map { strdup($0) } + [nil]
    defer { for text in argumentList + environmentList { free(text) } }
    var child: pid_t = 0
    guard posix_spawn(&child, arguments[0], &actions, nil, &argumentList, &environmentList) == 0 else {
      return false
    }
    let pid = child
    // A thread of its own waits for its end, so that it leaves nothing behind however long it runs.
    DispatchQueue.global(qos: .background).async {
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    }
    return true
  }
}
