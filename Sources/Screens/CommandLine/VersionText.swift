package import Localization

/// What `--version` prints: the version, and whose work is in the program.
package struct VersionText: Sendable {
  /// The licences and attributions of what is linked in as data, as the manual page tells them too.
  package static let sources: [PhraseKey] = [
    .manual(.sourceProgram), .manual(.sourceSkills), .manual(.sourcePlaces), .manual(.sourceNames),
  ]

  /// Lines with a line break at the end of each; the first is the name and the version alone.
  package let text: String

  /// - Parameter version: the program's, as "0.1.0".
  package init(book: Phrasebook, version: String) {
    text = (["mitko \(version)"] + Self.sources.map { book.text($0) }).joined(separator: "\n") + "\n"
  }
}
