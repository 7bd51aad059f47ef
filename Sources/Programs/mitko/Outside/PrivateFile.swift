import Domain
import FoundationEssentials
import Glibc
import Ports
import ProgramParts

/// A text in a file that another program of the same person may read, and nobody else: for editors and pagers.
///
/// The folder lies in the state folder and is its owner's alone, also where the state folder is a group's. The file goes
/// when it is let go of. What a killed program left behind goes with the next start; a draft goes once its writer has it
/// back.
struct PrivateFile {
  /// What a file holds.
  enum Content {
    /// Something that is read and stands in the database too.
    case reading
    /// What somebody writes, and what is nowhere else.
    case draft(of: UserID)
  }

  let path: String

  /// Puts a text into a new file.
  ///
  /// - Parameters:
  ///   - state: the state folder.
  ///   - stamp: tells the files of one process apart.
  init(_ text: String, _ content: Content, below state: String, stamp: Int64) throws {
    let folder = Self.folder(below: state)
    if mkdir(folder, 0o700) != 0, errno != EEXIST { throw NoRoom.orTrouble(folder) }
    var entry = stat()
    // Somebody else's folder, or a link to one, is not trusted with anything.
    guard lstat(folder, &entry) == 0, entry.st_mode & S_IFMT == S_IFDIR, entry.st_uid == getuid() else {
      throw StoreError.readOnly(path: folder)
    }
    // A group's folder hands its bits on.
    chmod(folder, 0o700)
    path = "\(folder)/\(Name(content, stamp: stamp))"
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw NoRoom.orTrouble(path) }
    let isWhole = writeAll(text, to: descriptor)
    let code = errno
    close(descriptor)
    if !isWhole {
      remove()
      errno = code
      throw NoRoom.orTrouble(path)
    }
  }

  private init(path: String) { self.path = path }

  /// What stands in it now; `nil` where it is gone or cannot be read.
  var text: String? {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// Deletes it, with the copies that editors leave beside it.
  func remove() {
    for name in [path, path + "~"] { unlink(name) }
  }

  /// Deletes what programs left behind that are gone, but for drafts.
  static func sweep(below state: String) {
    for (name, path) in left(below: state) where name?.isDraft != true { unlink(path) }
  }

  /// The drafts of a person whose program was ended while the editor was open, the oldest first.
  static func lostDrafts(of writer: UserID, below state: String) -> [PrivateFile] {
    left(below: state).filter { name, _ in name?.isDraft == true && name?.writer == "\(writer)" }
      .sorted { ($0.name?.stamp ?? 0) < ($1.name?.stamp ?? 0) }.map { PrivateFile(path: $0.path) }
  }

  /// Whose drafts were left behind.
  static func draftWriters(below state: String) -> Set<UserID> {
    Set(left(below: state).compactMap { name, _ in name?.writer.flatMap { UserID($0) } })
  }

  /// Deletes what is left of an erased person, and with it what else is left.
  static func erase(_ writer: UserID, below state: String) {
    for draft in lostDrafts(of: writer, below: state) { draft.remove() }
    sweep(below: state)
  }

  /// The files of programs that are gone; without a name where something else has got there.
  private static func left(below state: String) -> [(name: Name?, path: String)] {
    let folder = folder(below: state)
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var found: [(Name?, String)] = []
    while let entry = readdir(listing) {
      let text = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if text == "." || text == ".." { continue }
      let name = Name(text)
      if let name, isRunning(name.process) { continue }
      found.append((name, "\(folder)/\(text)"))
    }
    return found
  }

  /// What a file's name tells: "message.7.1.txt", "draft.7.1.WRITER.txt".
  private struct Name: CustomStringConvertible {
    let process: pid_t
    let stamp: Int64
    let writer: String?
    /// Whether it is the draft itself and no copy that an editor has made.
    let isDraft: Bool

    init(_ content: Content, stamp: Int64) {
      process = getpid()
      self.stamp = stamp
      switch content {
      case .reading: (writer, isDraft) = (nil, false)
      case .draft(let user): (writer, isDraft) = ("\(user)", true)
      }
    }

    /// ".draft.7.1.WRITER.txt.swp", an editor's own copy, belongs to process 7 too.
    init?(_ text: String) {
      let parts = text.drop { ".#".contains($0) }.split(separator: ".").map(String.init)
      guard parts.count > 3, let process = pid_t(parts[1]), let stamp = Int64(parts[2]) else { return nil }
      (self.process, self.stamp) = (process, stamp)
      writer = parts[0] == "draft" ? parts[3] : nil
      isDraft = text.hasPrefix("draft.") && parts.count == 5 && parts[4] == "txt"
    }

    var description: String {
      writer.map { "draft.\(process).\(stamp).\($0).txt" } ?? "message.\(process).\(stamp).txt"
    }
  }

  /// Whether that process is there and is this program: numbers of processes are used again.
  private static func isRunning(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 || errno == EPERM else { return false }
    return command(of: process) == command(of: getpid())
  }

  private static func command(of process: pid_t) -> [UInt8]? {
    let descriptor = open("/proc/\(process)/comm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? Array(bytes[..<count]) : nil
  }

  private static func folder(below state: String) -> String { "\(state)/open-\(getuid())" }

}
