import DocumentText
import Glibc
import Localization
import Ports
import ProgramParts

/// A file of somebody at the terminal whose words they want to say: a résumé, or a vacancy.
struct DocumentFile: Sendable {
  /// As it was typed.
  private let path: String
  private let home: String?

  /// - Parameters:
  ///   - path: from where the program was started, or from `~`.
  ///   - home: what `~` means; `nil` where nobody knows.
  init(path: String, home: String?) {
    self.path = path
    self.home = home
  }

  /// Why it was not read.
  struct Trouble: Error {
    let phrase: Phrase
  }

  /// What stands in it.
  func text(time: any TimeSource) async throws(Trouble) -> String {
    guard let kind = DocumentKind(name: path, type: nil) else { throw trouble(.chat(.importUnknown)) }
    let bytes = try read()
    guard !bytes.isEmpty else { throw trouble(.chat(.importEmpty)) }
    do throws(DocumentTrouble) {
      return try await DocumentReader(time: time).text(of: bytes, kind)
    } catch {
      switch error {
      case .noText: throw trouble(.chat(.importNoText))
      case .unreadable: throw trouble(.chat(.importBroken))
      case .tooMuch: throw trouble(.chat(.importTooMuch))
      case .notInstalled(let program):
        throw trouble(
          .chat(.importProgram), ["program": .text(program), "package": .text(Self.package(of: program))])
      }
    }
  }

  /// Debian's package with a program.
  private static func package(of program: String) -> String {
    program == "pdftotext" ? "poppler-utils" : program
  }

  private func trouble(_ key: PhraseKey, _ more: [String: PhraseValue] = [:]) -> Trouble {
    Trouble(phrase: Phrase(key, more.merging(["path": .text(path)]) { first, _ in first }))
  }

  private var place: String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  private func read() throws(Trouble) -> [UInt8] {
    // A pipe nobody writes into is not waited for.
    let descriptor = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      let number = errno
      throw number == ENOENT || number == ENOTDIR ? trouble(.chat(.importMissing)) : unreadable(number)
    }
    defer { close(descriptor) }
    var found = stat()
    guard fstat(descriptor, &found) == 0 else { throw unreadable(errno) }
    guard found.st_mode & S_IFMT == S_IFREG else { throw trouble(.chat(.importNoFile)) }
    guard found.st_size <= DocumentKind.longest else { throw tooLong }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    // It may have grown since.
    while bytes.count <= DocumentKind.longest {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(errno)
      }
      bytes += chunk[..<count]
    }
    throw tooLong
  }

  private var tooLong: Trouble { trouble(.chat(.importTooLong), ["n": .count(DocumentKind.longest >> 20)]) }

  private func unreadable(_ number: Int32) -> Trouble {
    trouble(.chat(.importUnreadable), ["detail": .phrase(Failure.system(number))])
  }
}
