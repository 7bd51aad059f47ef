import Assets
import Testing

@testable import Localization

@Suite struct ShippedPhrasesTests {
  static let files = EmbeddedAssets().phraseFiles.map {
    (language: $0.language, file: PhraseFile(parsing: $0.text, name: $0.origin, language: $0.language))
  }

  @Test func englishAndRussianAreShipped() {
    #expect(Self.files.map(\.language) == ["en", "ru"])
  }

  @Test func noPhraseFileHasAWrongLine() {
    #expect(Self.files.flatMap(\.file.problems).map(\.description) == [])
  }

  @Test func everyKeyHasALineInEveryLanguage() {
    for (language, file) in Self.files {
      let missing = PhraseKey.allCases.filter { file.templates[$0] == nil }.map(\.rawValue)
      #expect(missing == [], "\(language) lacks lines")
    }
  }

  @Test func everyLanguageNamesTheSameValues() throws {
    let english = try #require(Self.files.first { $0.language == "en" }).file
    func values(of key: PhraseKey, in file: PhraseFile) -> Set<String> {
      (file.templates[key] ?? []).reduce(into: []) { $0.formUnion($1.placeholders) }
    }
    for (language, file) in Self.files where language != "en" {
      for key in PhraseKey.allCases {
        #expect(values(of: key, in: file) == values(of: key, in: english), "\(language): \(key.rawValue)")
      }
    }
  }
}
