import Foundation
import Synchronization

/// A process that was started with pipes for its three standard streams, and nothing else of ours.
///
/// Foundation's `Process` lets its own socket go into the child and believes that the child lives as long as
/// anybody holds that, so one that leaves a server behind (tmux does) never ends for it.
struct ChildProcess: Sendable {
  let processIdentifier: pid_t
  /// What the child reads.
  let input: FileHandle
  /// What the child writes to standard output.
  let output: FileHandle
  /// What the child writes to standard error.
  let errors: FileHandle

  /// One start at a time. Between making a pipe and marking it as ours nobody else's child may begin: an end of it
  /// held open by a program of another test would keep this one waiting for more.
  private static let starting = Mutex<Void>(())

  init(
    _ executable: String, _ arguments: [String], environment: [String: String], directory: String?
  ) throws {
    // `env --chdir`, because the call that does it while spawning is no part of what Swift imports.
    let command = (directory.map { ["/usr/bin/env", "--chdir=\($0)"] } ?? []) + [executable] + arguments
    let (input, output, errors) = try Self.starting.withLock { _ in
      let pipes = (input: Pipe(), output: Pipe(), errors: Pipe())
      for pipe in [pipes.input, pipes.output, pipes.errors] {
        for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
          guard fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0 else { throw POSIXError(.EBADF) }
        }
      }
      return pipes
    }
    processIdentifier = try Self.starting.withLock { _ in
      try Self.spawn(
        command, environment: environment,
        streams: [
          input.fileHandleForReading.fileDescriptor, output.fileHandleForWriting.fileDescriptor,
          errors.fileHandleForWriting.fileDescriptor,
        ])
    }
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
    try errors.fileHandleForWriting.close()
    self.input = input.fileHandleForWriting
    self.output = output.fileHandleForReading
    self.errors = errors.fileHandleForReading
  }

  private static func spawn(_ command: [String], environment: [String: String], streams: [Int32]) throws
    -> pid_t
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(number))
    }
    // The signals as a program finds them that a shell starts, whatever this process does with its own.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var argv: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for string in argv + envp { free(string) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, command[0], &actions, &attributes, &argv, &envp)
    guard code == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO, userInfo: [NSFilePathErrorKey: command[0]])
    }
    return pid
  }

  /// Blocks until the child has ended, and takes it off the system's list; once only.
  ///
  /// - Returns: the exit code, or 128 + the signal that ended it.
  func waitForEnd() -> Int32 {
    var status: Int32 = 0
    while waitpid(processIdentifier, &status, 0) < 0, errno == EINTR {}
    // The macros of <sys/wait.h>, which Swift does not import: the low seven bits are the signal.
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
