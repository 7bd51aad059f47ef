import FoundationEssentials
import Glibc
import Ports

/// A text in a file that another program of the same person may read, and nobody else: for editors and pagers.
///
/// The folder lies in the state folder and is its owner's alone, also where the state folder is a group's. The file goes
/// when it is let go of; what a killed program left behind goes with the next start.
struct PrivateFile {
  let path: String

  /// Puts a text into a new file.
  ///
  /// - Parameters:
  ///   - state: the state folder.
  ///   - stamp: tells the files of one process apart.
  init(_ text: String, below state: String, stamp: Int64) throws {
    let folder = Self.folder(below: state)
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw Self.failure(folder) }
    var entry = stat()
    // Somebody else's folder, or a link to one, is not trusted with anything.
    guard lstat(folder, &entry) == 0, entry.st_mode & S_IFMT == S_IFDIR, entry.st_uid == getuid() else {
      throw StoreError.readOnly(path: folder)
    }
    // A group's folder hands its bits on.
    chmod(folder, 0o700)
    path = "\(folder)/message-\(getpid())-\(stamp).txt"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path) }
    let isWhole = writeAll(text, to: descriptor)
    let code = errno
    close(descriptor)
    if !isWhole {
      remove()
      errno = code
      throw Self.failure(path)
    }
  }

  /// What stands in it now; `nil` where it is gone or cannot be read.
  var text: String? {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// Deletes it, with the copies that editors leave beside it.
  func remove() {
    for name in [path, path + "~"] { unlink(name) }
  }

  /// Deletes what programs left behind that are gone.
  static func sweep(below state: String) {
    let folder = folder(below: state)
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      // ".message-7-1.txt.swp", an editor's own copy, belongs to process 7 too.
      let parts = name.split(separator: "-")
      let owner = parts.count > 1 && parts[0].hasSuffix("message") ? pid_t(parts[1]) : nil
      if let owner, kill(owner, 0) == 0 || errno == EPERM { continue }
      unlink("\(folder)/\(name)")
    }
  }

  private static func folder(below state: String) -> String { "\(state)/open-\(getuid())" }

  private static func failure(_ path: String) -> StoreError {
    switch errno {
    case ENOSPC, EDQUOT: .diskFull
    case EACCES, EROFS, EPERM: .readOnly(path: path)
    default: .cannotOpen(path: path, .system(errno))
    }
  }
}
