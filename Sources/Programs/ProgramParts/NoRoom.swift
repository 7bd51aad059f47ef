import Glibc
import Ports

/// There is no room left for a file beside the database.
package struct NoRoom: Error {
  /// Where the file was to lie.
  package let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  /// What `errno` tells of a file that could not be made or written: no room, or another trouble.
  package static func orTrouble(_ path: String) -> any Error {
    switch errno {
    case ENOSPC, EDQUOT, EFBIG:
      NoRoom(folder: path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path)
    case EACCES, EROFS, EPERM: StoreError.readOnly(path: path)
    default: StoreError.cannotOpen(path: path, .system(errno))
    }
  }
}
