package import Domain
import FoundationEssentials

/// The labelled conversations of the repository.
package enum TalkFolder: String, CaseIterable, Sendable {
  /// Those that the reader is built on.
  case build = "Tests/Fixtures/conversations/build"
  /// Those that nobody who builds the reader looks at: only their totals are printed.
  case heldOut = "Tests/Fixtures/conversations/held-out"
  /// The conversations of the demo, which are not labelled exhaustively.
  case demo = "demo-data/conversations"

  /// The year in which all of them are set: "since 2018" is eight years.
  package static let year = 2026
  /// When they are read: 21 November 2026, so that "from mid January" is eight weeks.
  package static let now = Timestamp(seconds: 1_795_219_200)

  /// The conversations in the folder below `root`, by name; empty where there is none.
  package func talks(below root: String) -> [TalkFile] {
    Self.talks(in: root + "/" + rawValue)
  }

  /// The conversations in `folder`, by name; empty where there is none.
  package static func talks(in folder: String) -> [TalkFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".talk") }.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map {
        TalkFile(name, String(decoding: $0, as: UTF8.self))
      }
    }
  }

  /// The folder at or above `start` that holds the conversations of the demo; nil where none does.
  package static func root(above start: String) -> String? {
    var folder = start
    while !folder.isEmpty {
      if FileManager.default.fileExists(atPath: folder + "/" + demo.rawValue) { return folder }
      guard let slash = folder.lastIndex(of: "/") else { return nil }
      folder = String(folder[..<slash])
    }
    return nil
  }
}
