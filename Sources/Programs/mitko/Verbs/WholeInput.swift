import FoundationEssentials
import Glibc
import TerminalRuntime

/// All that is to be read from a file or from standard input, as far as any message can be long.
enum WholeInput {
  /// - Parameter file: `nil` for standard input.
  /// - Returns: the bytes, or the system's error number.
  static func read(_ file: String?) -> Result<[UInt8], SystemTrouble> {
    var descriptor = STDIN_FILENO
    if let file {
      descriptor = open(file, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return .failure(SystemTrouble(number: errno)) }
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= PlainConsole.maximumLineBytes {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        return .failure(SystemTrouble(number: errno))
      }
      bytes += chunk[..<count]
    }
    return .success(bytes)
  }
}

/// What the system said.
struct SystemTrouble: Error {
  let number: Int32
}
