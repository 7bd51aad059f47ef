import Domain
import Glibc
package import Ports
import Synchronization

/// The log: JSON lines appended to a file in the state directory, one write a line, so that programs may share it.
///
/// Once it is larger than its limit it begins anew, and the former one stays beside it as `mitko.log.1` in place of
/// the one before: both together never take more than twice the limit, and a line.
package final class LogFile: ProgramLog {
  private let path: String
  private let isShared: Bool
  private let limit: Int
  private let program: String
  private let least: LogLevel
  private let time: any TimeSource
  /// -1 where it cannot be opened.
  private let descriptor: Mutex<Int32>

  /// Opens or makes `<directory>/mitko.log`. Where that is impossible nothing is logged: a log that cannot be
  /// written is no reason not to serve people; `doctor` tells.
  ///
  /// - Parameters:
  ///   - isShared: whether a group writes into it.
  ///   - limit: the size in bytes beyond which it begins anew.
  package init(
    directory: String, program: String, least: LogLevel, isShared: Bool = false,
    limit: Int = Retention.logSize,
    time: any TimeSource
  ) {
    path = directory + "/mitko.log"
    self.isShared = isShared
    self.limit = limit
    self.program = program
    self.least = least
    self.time = time
    descriptor = Mutex(Self.open(path, isShared))
  }

  deinit {
    descriptor.withLock { if $0 >= 0 { close($0) } }
  }

  private static func open(_ path: String, _ isShared: Bool) -> Int32 {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    // Only its owner may do so; where that is somebody else it has been done.
    if isShared, descriptor >= 0 { fchmod(descriptor, 0o660) }
    return descriptor
  }

  package func record(_ level: LogLevel, _ event: String, _ fields: [String: LogValue]) {
    guard level >= least else { return }
    var line = "{\"at\":\(time.now.microseconds),\"level\":\"\(level)\",\"program\":\(Self.quoted(program))"
    line += ",\"event\":\(Self.quoted(event))"
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .text(let text): line += ",\(Self.quoted(name)):\(Self.quoted(text))"
      case .number(let number): line += ",\(Self.quoted(name)):\(number)"
      }
    }
    line += "}\n"
    descriptor.withLock { descriptor in
      guard descriptor >= 0 else { return }
      beginAnewWhereFull(&descriptor)
      line.withUTF8 { bytes in _ = write(descriptor, bytes.baseAddress, bytes.count) }
    }
  }

  /// Several programs may find the same file full: whoever has its lock moves it away, and the others, who see that
  /// it has another name by then, follow to the new one. A program that writes a line into the former file in that
  /// moment loses nothing: it is kept.
  private func beginAnewWhereFull(_ descriptor: inout Int32) {
    var (own, named) = (stat(), stat())
    guard fstat(descriptor, &own) == 0, own.st_size >= limit else { return }
    while flock(descriptor, LOCK_EX) != 0 { guard errno == EINTR else { return } }
    let isOwn = stat(path, &named) == 0 && named.st_dev == own.st_dev && named.st_ino == own.st_ino
    if isOwn, rename(path, path + ".1") != 0 {
      // Whoever may not move it goes on in it.
      flock(descriptor, LOCK_UN)
      return
    }
    let new = Self.open(path, isShared)
    // Closing gives the lock back.
    if new >= 0 {
      close(descriptor)
      descriptor = new
    } else {
      flock(descriptor, LOCK_UN)
    }
  }

  private static func quoted(_ text: String) -> String { JSONValue.string(text).description }
}
