import Glibc

/// A directory of its own for one test, removed with everything in it when the test lets go of it.
final class ScratchDirectory {
  let path: String

  init() {
    var template = Array("/tmp/mitko-storage-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit { Self.remove(path) }

  func file(_ name: String = "mitko.db") -> String { "\(path)/\(name)" }

  /// Names of what is in the directory, sorted.
  var names: [String] { Self.names(in: path) }

  static func names(in path: String) -> [String] {
    guard let listing = opendir(path) else { return [] }
    defer { closedir(listing) }
    var names = [String]()
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private static func remove(_ path: String) {
    for name in names(in: path) {
      let child = "\(path)/\(name)"
      if unlink(child) != 0 { remove(child) }
    }
    rmdir(path)
  }
}

/// Every byte of a file; empty where there is none.
func bytes(of path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var all = [UInt8]()
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { all += chunk[..<count] }
  return all
}

/// Replaces bytes of a file in place.
func overwrite(_ path: String, at offset: Int, with bytes: [UInt8]) {
  guard let file = fopen(path, "r+") else { return }
  defer { fclose(file) }
  fseek(file, offset, SEEK_SET)
  fwrite(bytes, 1, bytes.count, file)
}

/// The permission bits of a file or directory.
func permissions(of path: String) -> mode_t {
  var info = stat()
  stat(path, &info)
  return info.st_mode & 0o7777
}
