import CStemmer

/// The language of a text or a word, of those that the tables know.
package enum TextLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case russian = "ru"
}

/// Word stems by the Snowball algorithms of libstemmer.
///
/// A libstemmer handle is not safe to share, so each value owns two and is not copyable; making one costs about a
/// microsecond.
struct Stemmer: ~Copyable {
  private let english: OpaquePointer?
  private let russian: OpaquePointer?

  init() {
    english = sb_stemmer_new("english", "UTF_8")
    russian = sb_stemmer_new("russian", "UTF_8")
  }

  deinit {
    if let english { sb_stemmer_delete(english) }
    if let russian { sb_stemmer_delete(russian) }
  }

  /// The stem of a folded word; its script tells the language. Words over 64 bytes are their own stem.
  func stem(_ folded: String) -> String {
    guard let first = folded.unicodeScalars.first, folded.utf8.count <= 64 else { return folded }
    let isRussian = (0x400...0x4FF).contains(first.value)
    guard isRussian || (0x61...0x7A).contains(first.value) else { return folded }
    guard let handle = isRussian ? russian : english else { return folded }
    var word = folded
    return word.withUTF8 { bytes in
      guard let result = sb_stemmer_stem(handle, bytes.baseAddress, Int32(bytes.count)) else { return folded }
      let count = Int(sb_stemmer_length(handle))
      return String(decoding: UnsafeBufferPointer(start: result, count: count), as: UTF8.self)
    }
  }
}

/// Stems of single words, for callers that compare words across their forms. Safe from any thread.
package enum Stems {
  /// The stem of `word` in English or Russian, by its script; the word is folded first.
  package static func stem(_ word: String) -> String {
    Stemmer().stem(Folding.folded(word))
  }

  /// The stems of `words`, in order.
  package static func stems(_ words: [String]) -> [String] {
    let stemmer = Stemmer()
    return words.map { stemmer.stem(Folding.folded($0)) }
  }
}
