import Foundation

/// A directory of a test's own; removed with everything in it when nobody holds it any more.
package final class TemporaryDirectory: Sendable {
  /// Absolute, without symbolic links, and short: sockets below it have 108 bytes for their whole path.
  package let path: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    var template = Array("\(base)/mitko-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: base])
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of something below it.
  package func path(_ name: String) -> String { "\(path)/\(name)" }
}
