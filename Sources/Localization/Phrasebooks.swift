/// All languages that Mitko speaks, by code.
package struct Phrasebooks: Sendable {
  /// The text of one phrase file and where it is from.
  package struct Source: Hashable, Sendable {
    /// ISO 639-1 code: the file's name without `.phrases`.
    package let language: String
    /// The path that problems name.
    package let name: String
    package let text: String

    package init(language: String, name: String, text: String) {
      self.language = language
      self.name = name
      self.text = text
    }
  }

  /// Why the phrase files cannot be used.
  package enum LoadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Lines that are wrong; never empty.
    case problems([PhraseFileProblem])
    /// English stands in for what other languages lack, so it cannot be missing.
    case englishMissing

    package var description: String {
      switch self {
      case .problems(let problems): problems.map(\.description).joined(separator: "\n")
      case .englishMissing: "Locales/en.phrases is missing"
      }
    }
  }

  private let books: [String: Phrasebook]
  private let english: Phrasebook

  /// Reads all phrase files. A phrase that a language lacks is taken from English.
  package init(_ sources: [Source]) throws(LoadError) {
    let files = sources.map { source in
      (source.language, PhraseFile(parsing: source.text, name: source.name, language: source.language))
    }
    let problems = files.flatMap(\.1.problems)
    guard problems.isEmpty else { throw .problems(problems) }
    guard let fallback = files.first(where: { $0.0 == "en" })?.1.templates else { throw .englishMissing }
    english = Phrasebook(language: "en", templates: fallback)
    books = Dictionary(
      files.map { language, file in
        (
          language,
          Phrasebook(language: language, templates: file.templates.merging(fallback) { own, _ in own })
        )
      }, uniquingKeysWith: { _, later in later })
  }

  /// The codes of all languages, English first, the rest by code.
  package var languages: [String] { ["en"] + books.keys.filter { $0 != "en" }.sorted() }

  /// The book of a language; English where there is none.
  ///
  /// - Parameter language: a code ("ru"), or a locale's name as systems write it ("ru_RU.UTF-8", "ru-RU").
  package func book(for language: String) -> Phrasebook {
    books[Self.code(of: language)] ?? english
  }

  /// Whether there is a book of that language, by the same names as `book(for:)`.
  package func speaks(_ language: String) -> Bool { books[Self.code(of: language)] != nil }

  private static func code(of locale: String) -> String {
    locale.prefix { $0 != "_" && $0 != "-" && $0 != "." && $0 != "@" }.lowercased()
  }
}
