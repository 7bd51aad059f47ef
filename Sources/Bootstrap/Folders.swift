import Glibc
import Ports

/// The folders for data and state, for their owner alone or for a group.
package enum Folders {
  /// Makes those that every start needs.
  static func make(_ configuration: Configuration) throws {
    let database = configuration.database
    let parent = database.lastIndex(of: "/").map { String(database[..<$0]) } ?? "."
    for folder in [configuration.paths.state, parent.isEmpty ? "/" : parent] {
      try make(folder, for: configuration.group)
    }
  }

  /// Makes a folder and those above it; what is there already keeps its group and mode.
  ///
  /// - Throws: `StoreError` where that cannot be.
  package static func make(_ path: String, for group: SharingGroup?) throws {
    if try attempt(path, for: group) { return }
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw StoreError.cannotOpen(path: path, .system(ENOENT))
    }
    try make(String(path[..<slash]), for: group)
    guard try attempt(path, for: group) else {
      throw StoreError.cannotOpen(path: path, .system(ENOENT))
    }
  }

  /// Makes one folder; false where the one above it is missing.
  private static func attempt(_ path: String, for group: SharingGroup?) throws -> Bool {
    guard mkdir(path, group == nil ? 0o700 : 0o2770) == 0 else {
      if errno == EEXIST { return true }
      if errno == ENOENT { return false }
      throw failure(path)
    }
    guard let group else { return true }
    // In this order: a change of the group takes the set-group-id bit away. The umask has taken the group's rights.
    guard chown(path, uid_t.max, group.id) == 0, chmod(path, 0o2770) == 0 else {
      let error = failure(path)
      rmdir(path)
      throw error
    }
    return true
  }

  private static func failure(_ path: String) -> StoreError {
    switch errno {
    case EROFS, EACCES, EPERM: .readOnly(path: path)
    case ENOSPC, EDQUOT: .diskFull
    default: .cannotOpen(path: path, .system(errno))
    }
  }
}
