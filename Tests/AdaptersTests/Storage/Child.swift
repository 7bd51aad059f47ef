import Glibc

/// A second process, the storage probe, whose lines are read as they come.
///
/// Reading and waiting block the calling thread, which the child does not need.
final class Child {
  private var process: pid_t = 0
  private let output: UnsafeMutablePointer<FILE>

  /// Starts `storage-probe` with the arguments; it lies beside the test's own executable.
  init(_ arguments: String...) {
    var own = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &own, own.count - 1)
    let directory = own[..<max(0, length)].lastIndex(of: CChar(UInt8(ascii: "/"))) ?? 0
    let program =
      String(decoding: own[..<directory].map { UInt8(bitPattern: $0) }, as: UTF8.self) + "/storage-probe"
    var ends: [Int32] = [0, 0]
    // Not a pipe: a child that another test starts between making it and marking it would hold it open.
    socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    posix_spawn(&process, program, &actions, nil, &words, environ)
    close(ends[1])
    output = fdopen(ends[0], "r")
  }

  deinit {
    kill()
    fclose(output)
  }

  /// The next line, or `nil` where the child has ended.
  func line() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    guard fgets(&buffer, Int32(buffer.count), output) != nil else { return nil }
    let end = buffer.firstIndex { $0 == 0 || $0 == 10 } ?? buffer.count
    return String(decoding: buffer[..<end].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Every line until the child ends.
  func lines() -> [String] {
    var all: [String] = []
    while let line = line() { all.append(line) }
    return all
  }

  /// Ends the child as a power cut would, and waits until it is gone.
  func kill() {
    guard process > 0 else { return }
    Glibc.kill(process, SIGKILL)
    _ = wait()
  }

  /// Waits for the child's end; its exit code, or `nil` where a signal ended it.
  func wait() -> Int32? {
    guard process > 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    process = 0
    return status & 0x7f == 0 ? status >> 8 & 0xff : nil
  }
}
