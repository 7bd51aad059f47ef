internal import Glibc

/// An open file that is closed when nobody has it any more.
final class FileDescriptor: Sendable {
  let number: Int32

  init(owning number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens a device for reading and writing, without becoming its session's terminal.
  static func terminal(_ path: String, nonblocking: Bool) throws(TerminalError) -> FileDescriptor {
    let number = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC | (nonblocking ? O_NONBLOCK : 0))
    guard number >= 0 else { throw .cannotOpen(path: path, code: errno) }
    let descriptor = FileDescriptor(owning: number)
    guard isatty(number) == 1 else { throw .notATerminal(path: path) }
    return descriptor
  }

  /// Writes all bytes; waits while the other side is not ready.
  ///
  /// - Returns: 0, or the errno that ended it: EPIPE where the reader is gone.
  func writeAll(_ bytes: some Collection<UInt8>) -> Int32 {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      if count >= 0 {
        sent += count
      } else if errno == EAGAIN {
        var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Whether a terminal is behind it.
  var isTerminal: Bool { isatty(number) == 1 }

  /// The columns of the terminal behind it; `nil` where there is none or it does not tell.
  var terminalColumns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// What one read gave.
  enum ReadResult {
    case bytes(Int)
    /// Nothing now; only from a descriptor that does not block.
    case nothing
    case end
  }

  /// Reads once into a buffer. A terminal whose window is gone reads as ended.
  func read(into buffer: inout [UInt8]) -> ReadResult {
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, $0.count) }
      if count > 0 { return .bytes(count) }
      if count == 0 { return .end }
      if errno == EAGAIN { return .nothing }
      if errno != EINTR { return .end }
    }
  }
}

/// Both ends of a pipe that wakes whoever waits for it.
struct WakePipe: Sendable {
  let reading: FileDescriptor
  let writing: FileDescriptor

  /// A pipe of which neither end blocks; nil where the process has no descriptors left.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    reading = FileDescriptor(owning: ends[0])
    writing = FileDescriptor(owning: ends[1])
  }
}
