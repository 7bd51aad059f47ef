import Glibc
import Ports

/// Who besides its owner may open the data.
package enum FileSharing: Sendable {
  /// Files 0600 in directories 0700.
  case ownerOnly
  /// Files 0660 in directories 2770, for a machine whose people share a database through a group.
  case group

  var fileMode: mode_t { self == .ownerOnly ? 0o600 : 0o660 }
  var directoryMode: mode_t { self == .ownerOnly ? 0o700 : 0o2770 }
}

/// The database's place on disk and the files that stand beside it.
///
/// SQLite gives its log and its index the mode of the database itself, so only what is made here needs one.
/// An existing database file is never opened and closed by hand: closing any descriptor of it would drop the
/// locks that SQLite holds on it in this process.
struct DatabaseFile: Sendable {
  let path: String
  let sharing: FileSharing

  /// The directory the file is in; `.` for a bare name.
  var directory: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private var name: String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Held by the process that migrates. It stays behind empty: removing it would let two processes hold it.
  var lockPath: String { path + ".lock" }

  /// The copy made before a migration from `version`.
  func backupPath(version: Int) -> String { "\(path).backup-\(version)" }

  /// Makes the directory and an empty file where they are missing, and finds out whether both can be written.
  func prepare() throws {
    try makeDirectory(directory)
    let created = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, sharing.fileMode)
    if created >= 0 {
      // The mode given to open() passes through the umask, which may forbid the group.
      fchmod(created, sharing.fileMode)
      close(created)
      return
    }
    let code = errno
    // A file that cannot be made is its directory's matter.
    guard code == EEXIST else {
      throw StoreError(code, at: access(directory, W_OK | X_OK) == 0 ? path : directory)
    }
    try refuseWhatIsNoFile()
    guard access(path, R_OK | W_OK) == 0 else { throw StoreError(errno, at: path) }
    guard access(directory, W_OK | X_OK) == 0 else { throw StoreError(errno, at: directory) }
  }

  /// Throws where the path leads to a device, a directory or the like, on which SQLite's own words help nobody.
  func refuseWhatIsNoFile() throws {
    var status = stat()
    guard stat(path, &status) == 0 else { throw StoreError(errno, at: path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw StoreError(EISDIR, at: path)
    default: throw StoreError.cannotOpen(path: path, .notAFile)
    }
  }

  /// Which file it is, whatever its name; `nil` where there is none of that name.
  struct Identity: Equatable, Sendable {
    let device: dev_t
    let number: ino_t
  }

  /// The file that the path leads to now. Only looks it up: see above why the file is not opened.
  var identity: Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: status.st_dev, number: status.st_ino)
  }

  /// Makes an empty file that nobody had, with the right mode, for a backup. Replaces a leftover.
  func makeEmpty(_ path: String) throws {
    unlink(path)
    let created = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, sharing.fileMode)
    guard created >= 0 else { throw StoreError(errno, at: path) }
    fchmod(created, sharing.fileMode)
    close(created)
  }

  /// Gives a finished file its final name, so that a half-written one is never taken for whole.
  func rename(_ source: String, to target: String) throws {
    guard Glibc.rename(source, target) == 0 else { throw StoreError(errno, at: target) }
    let handle = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if handle >= 0 {
      fsync(handle)
      close(handle)
    }
  }

  /// The backups, whole or partial, that stand beside the file now.
  func backups() -> [String] {
    guard let listing = opendir(directory) else { return [] }
    defer { closedir(listing) }
    var found = [String]()
    let prefix = name + ".backup-"
    while let entry = readdir(listing) {
      let entryName = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if entryName.hasPrefix(prefix) { found.append("\(directory)/\(entryName)") }
    }
    return found.sorted()
  }

  /// Deletes every backup. They hold people's words.
  func removeBackups() throws {
    for backup in backups() {
      guard unlink(backup) == 0 || errno == ENOENT else { throw StoreError(errno, at: backup) }
    }
  }

  private func makeDirectory(_ directory: String) throws {
    var code = attemptDirectory(directory)
    if code == ENOENT {
      let parent = DatabaseFile(path: directory, sharing: sharing).directory
      guard parent != directory else { throw StoreError(ENOENT, at: directory) }
      try makeDirectory(parent)
      code = attemptDirectory(directory)
    }
    guard code == 0 || code == EEXIST else { throw StoreError(code, at: directory) }
  }

  /// 0 where the directory was made, or the system's error number.
  private func attemptDirectory(_ directory: String) -> Int32 {
    guard mkdir(directory, sharing.directoryMode) == 0 else { return errno }
    // The umask may have taken the group's rights.
    chmod(directory, sharing.directoryMode)
    return 0
  }
}
