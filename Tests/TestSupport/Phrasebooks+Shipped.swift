package import Localization

import Assets

extension Phrasebooks {
  /// The phrases of this repository, as the programs embed them. Traps where they are wrong, which the tests of
  /// Localization explain line by line.
  package static let shipped: Phrasebooks = {
    let sources = EmbeddedAssets().phraseFiles.map {
      Source(language: $0.language, name: $0.origin, text: $0.text)
    }
    do { return try Phrasebooks(sources) } catch { fatalError("\(error)") }
  }()
}
