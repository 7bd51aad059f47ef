import Glibc
import Ports

/// The folders for data and state, for their owner alone or for a group.
enum Folders {
  static func make(_ configuration: Configuration) throws {
    let mode: mode_t = configuration.group == nil ? 0o700 : 0o2770
    let database = configuration.database
    let parent = database.lastIndex(of: "/").map { String(database[..<$0]) } ?? "."
    for folder in [configuration.paths.state, parent.isEmpty ? "/" : parent] { try make(folder, mode) }
  }

  /// Makes a folder and those above it; what is there already keeps its mode.
  private static func make(_ path: String, _ mode: mode_t) throws {
    if mkdir(path, mode) == 0 { return }
    switch errno {
    case EEXIST: return
    case ENOENT:
      guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { break }
      try make(String(path[..<slash]), mode)
      if mkdir(path, mode) == 0 || errno == EEXIST { return }
    case EROFS, EACCES, EPERM: throw StoreError.readOnly(path: path)
    case ENOSPC: throw StoreError.diskFull
    default: break
    }
    let code = errno
    if code == EACCES || code == EROFS || code == EPERM { throw StoreError.readOnly(path: path) }
    throw StoreError.cannotOpen(path: path, detail: String(cString: strerror(code)))
  }
}
