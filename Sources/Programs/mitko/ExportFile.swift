import Bootstrap
import Domain
import Glibc
import Ports

/// A person's export as a file that only they can read.
enum ExportFile {
  /// Writes `json` into the data folder under a name of its own, and returns its path.
  ///
  /// - Throws: `StoreError` for a full disk or a folder that cannot be written.
  static func write(_ json: String, for house: House) throws -> String {
    let folder = house.configuration.paths.data
    // The database may lie elsewhere.
    try Folders.make(folder, for: house.configuration.group)
    let path = folder + "/export-\(house.time.now.microseconds).json"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    guard writeAll(json, to: descriptor), fsync(descriptor) == 0 else {
      let error = failure(path)
      unlink(path)
      throw error
    }
    return path
  }

  private static func failure(_ path: String) -> StoreError {
    switch errno {
    case ENOSPC, EDQUOT: .diskFull
    case EACCES, EROFS, EPERM: .readOnly(path: path)
    default: .cannotOpen(path: path, .system(errno))
    }
  }
}
