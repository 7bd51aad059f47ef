internal import CPlatform
internal import Dispatch
internal import Glibc

/// How a program that had the terminal ended.
package enum ChildEnd: Hashable, Sendable {
  case exited(code: Int32)
  case killed(signal: Int32)
  /// It was never there; the number is an errno.
  case notStarted(code: Int32)
}

/// Starts a program on the terminal and waits for its end.
enum ChildProgram {
  private static let queue = DispatchQueue(label: "mitko.child")

  /// - Parameter terminal: becomes the program's input, output and error.
  static func run(_ arguments: [String], terminal: Int32) async -> ChildEnd {
    guard !arguments.isEmpty else { return .notStarted(code: ENOENT) }
    // Ctrl-C and Ctrl-\\ typed to the program go to the whole group.
    var ignore = sigaction()
    ignore.__sigaction_handler.sa_handler = SIG_IGN
    var interrupt = sigaction()
    var leave = sigaction()
    sigaction(SIGINT, &ignore, &interrupt)
    sigaction(SIGQUIT, &ignore, &leave)
    defer {
      sigaction(SIGINT, &interrupt, nil)
      sigaction(SIGQUIT, &leave, nil)
    }
    switch start(arguments, terminal: terminal) {
    case .failure(let error): return .notStarted(code: error.code)
    case .success(let process):
      return await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: end(of: process)) }
      }
    }
  }

  private struct StartError: Error {
    let code: Int32
  }

  private static func start(_ arguments: [String], terminal: Int32) -> Result<pid_t, StartError> {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for descriptor: Int32 in 0...2 { posix_spawn_file_actions_adddup2(&actions, terminal, descriptor) }
    // What this process ignores or blocks is its own affair.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, arguments[0], &actions, &attributes, &words, environ)
    return code == 0 ? .success(process) : .failure(StartError(code: code))
  }

  private static func end(of process: pid_t) -> ChildEnd {
    var status: Int32 = 0
    while true {
      if waitpid(process, &status, WUNTRACED) < 0 {
        if errno != EINTR { return .notStarted(code: errno) }
        continue
      }
      // As the macros WIFSTOPPED, WIFEXITED and WEXITSTATUS have it.
      if status & 0xFF != 0x7F { break }
      // Ctrl-Z stops both. A program that stops only itself would leave a terminal that nobody answers.
      guard staysStopped(process) else { continue }
      terminal_stop_process()
      // A shell has continued both; where there is none, nobody was stopped but the program.
      kill(process, SIGCONT)
    }
    return status & 0x7F == 0 ? .exited(code: status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
  }

  /// Whether a program that was seen stopped is so a moment later. A shell that brings both back continues one after the
  /// other: we can be at work again before the program is, and would stop once more.
  private static func staysStopped(_ process: pid_t) -> Bool {
    for _ in 0..<20 {
      guard isStopped(process) else { return false }
      usleep(10_000)
    }
    return isStopped(process)
  }

  private static func isStopped(_ process: pid_t) -> Bool {
    let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = read(descriptor, &bytes, bytes.count)
    // "7 (vi) T 6 ...": a name may hold parentheses too.
    guard count > 0, let name = bytes[..<count].lastIndex(of: UInt8(ascii: ")")), name + 2 < count else {
      return false
    }
    return bytes[name + 2] == UInt8(ascii: "T")
  }
}
