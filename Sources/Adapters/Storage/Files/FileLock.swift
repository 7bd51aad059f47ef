import Glibc
import Ports

/// An exclusive lock between processes, and between openers within one. Released by `deinit`, or by the
/// kernel when the process dies.
final class FileLock {
  private let descriptor: Int32

  /// Takes the lock if it is free; `nil` where another holds it.
  static func attempt(_ path: String, sharing: FileSharing) throws -> FileLock? {
    let lock = try FileLock(opening: path, sharing: sharing)
    return flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 ? lock : nil
  }

  /// Takes the lock, waiting as long as another holds it; `waiting` is called once, before the wait.
  static func acquire(_ path: String, sharing: FileSharing, waiting: () -> Void) throws -> FileLock {
    let lock = try FileLock(opening: path, sharing: sharing)
    if flock(lock.descriptor, LOCK_EX | LOCK_NB) == 0 { return lock }
    waiting()
    while flock(lock.descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw StoreError(errno, at: path) }
    }
    return lock
  }

  private init(opening path: String, sharing: FileSharing) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, sharing.fileMode)
    guard descriptor >= 0 else {
      throw StoreError(errno, at: path)
    }
    fchmod(descriptor, sharing.fileMode)
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }
}
