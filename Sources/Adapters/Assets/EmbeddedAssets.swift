import FoundationEssentials

/// The texts that Mitko is shipped with: `Locales/*.phrases`, `Prompts/*` and `Prices/*`, by their path in the repository.
///
/// A file is taken from the first of: the folder that the operator named, `<prefix>/share/mitko` beside the
/// installed program, the copy inside the program. So a phrase can be tried or changed without building,
/// and the program needs no file beside it.
package struct EmbeddedAssets: Sendable {
  /// Folders that are looked through before the embedded copies, the most wanted first.
  private let directories: [String]

  /// - Parameters:
  ///   - overrideDirectory: the folder named by `MITKO_ASSETS_DIR`; it holds `Locales/`, `Prompts/` and `Prices/`.
  ///   - executable: the absolute path of the running program; `/opt/bin/mitko` looks at `/opt/share/mitko`.
  package init(overrideDirectory: String? = nil, executable: String? = nil) {
    directories = [overrideDirectory, executable.flatMap(Self.shareDirectory(of:))].compactMap { $0 }
  }

  /// The text at `path`, for instance "Prompts/qualify.md"; `nil` where no copy exists.
  ///
  /// A file that is not UTF-8 is passed over as if it were absent.
  package func text(at path: String) -> String? { asset(at: path)?.text }

  /// The paths of all files below a folder of the repository ("Locales"), sorted: the shipped ones and those
  /// that only a directory holds. One level deep.
  package func paths(in folder: String) -> [String] {
    var paths = Set(EmbeddedFiles.all.map(\.path).filter { $0.hasPrefix(folder + "/") })
    for directory in directories {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(folder)")) ?? []
      paths.formUnion(names.map { "\(folder)/\($0)" })
    }
    return paths.sorted()
  }

  /// The phrase files of all languages, sorted by language code: the code, where the text is from (to be named
  /// in errors), and the text.
  package var phraseFiles: [(language: String, origin: String, text: String)] {
    paths(in: "Locales").compactMap { path in
      guard path.hasSuffix(Self.phraseSuffix), let asset = asset(at: path) else { return nil }
      let name = path.dropFirst("Locales/".count).dropLast(Self.phraseSuffix.count)
      return (String(name), asset.origin, asset.text)
    }
  }

  private static let phraseSuffix = ".phrases"

  /// By which a change of a file is seen.
  struct Stamp: Hashable, Sendable {
    /// Its absolute path.
    let file: String
    private let changedAt: Date?
    private let size: String?

    init?(_ file: String) {
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else { return nil }
      self.file = file
      changedAt = attributes[.modificationDate] as? Date
      size = attributes[.size].map { "\($0)" }
    }
  }

  /// The stamp of the file from which the text at `path` is to be taken; `nil` where that is the embedded copy.
  func stamp(at path: String) -> Stamp? {
    directories.lazy.compactMap { Stamp("\($0)/\(path)") }.first
  }

  /// The text at `path` and where it is from.
  func asset(at path: String) -> (origin: String, text: String)? {
    for directory in directories {
      let file = "\(directory)/\(path)"
      if let data = FileManager.default.contents(atPath: file),
        let text = String(validating: data, as: UTF8.self)
      {
        return (file, text)
      }
    }
    return EmbeddedFiles.all.first { $0.path == path }.map { ($0.path, $0.text) }
  }

  /// `/usr/local/share/mitko` of `/usr/local/bin/mitko`; `nil` where the program lies in no `bin`.
  private static func shareDirectory(of executable: String) -> String? {
    let parts = executable.split(separator: "/")
    guard executable.hasPrefix("/"), parts.count >= 2, parts[parts.count - 2] == "bin" else { return nil }
    return "/" + (parts.dropLast(2) + ["share", "mitko"]).joined(separator: "/")
  }
}
