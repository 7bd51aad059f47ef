import Foundation

/// A lock on a database file that another process holds: this one, which never opens the file as a database.
final class DatabaseLock: Sendable {
  enum Kind: Sendable {
    /// Nobody can write. Only while some program has the file open.
    case writing
    /// Nobody can even read: what a program does that uses the file for itself.
    case everything
  }

  private let descriptor: Int32

  /// Takes the lock, by the bytes that SQLite agrees on (sqlite.org/lockingv3.html and walformat.html).
  init(_ kind: Kind, of path: String) throws {
    let (file, start, length): (String, off_t, off_t) =
      switch kind {
      // WAL_WRITE_LOCK in the shared memory.
      case .writing: (path + "-shm", 120, 1)
      // The pending, reserved and shared bytes.
      case .everything: (path, 0x4000_0000, 512)
      }
    descriptor = open(file, O_RDWR | O_CLOEXEC)
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = start
    lock.l_len = length
    guard descriptor >= 0, fcntl(descriptor, F_SETLKW, &lock) == 0 else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
  }

  deinit { close(descriptor) }

  /// Gives the lock back.
  func release() {
    var lock = flock()
    lock.l_type = Int16(F_UNLCK)
    lock.l_whence = Int16(SEEK_SET)
    _ = fcntl(descriptor, F_SETLK, &lock)
  }
}
