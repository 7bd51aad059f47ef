/// What is asked of the rows of one room: a plain value that storage turns into SQL and screens into a field.
///
/// Equal queries have equal texts, and the text reads as the same query.
package protocol FilterQuery: Hashable, Sendable, CustomStringConvertible {
  /// What can be asked in that room, in the order in which it is written. Raw values are what people type.
  associatedtype Key: RawRepresentable<String>, CaseIterable, Hashable, Sendable

  /// Everything.
  init()

  /// Words and expressions that a row's words must hold, or must not.
  var search: Set<SearchTerm> { get set }

  /// The words that `key` takes, for completion and for whoever mistyped one; empty where it takes anything.
  static func words(of key: Key) -> [String]

  /// Asks one thing more.
  mutating func take(_ term: KeyedTerm<Key>) throws(FilterMistake)

  /// Writes what `take` reads, in the order of the keys.
  func write(to writer: inout FilterWriter<Key>)
}

/// A query in which people can be named.
package protocol FilterOfPeople: FilterQuery {
  /// Whose rows are meant.
  var users: Several<PersonReference> { get set }
}

/// Words that stand for values: those that are written, and others that are understood.
package struct FilterVocabulary<Value: Hashable & Sendable>: Sendable {
  /// In the order in which they are offered.
  package let words: [(word: String, value: Value)]
  /// Words for several at once, and other words for one.
  package let synonyms: [(word: String, values: Set<Value>)]

  package init(_ words: [(word: String, value: Value)], synonyms: [(word: String, values: Set<Value>)] = []) {
    self.words = words
    self.synonyms = synonyms
  }

  /// What a word stands for, in either case and with either dash; `nil` for one that stands for nothing.
  func values(of word: String) -> Set<Value>? {
    let word = String(word.lowercased().map { $0 == "-" ? "_" : $0 })
    if let known = words.first(where: { $0.word == word }) { return [known.value] }
    return synonyms.first { $0.word == word }?.values
  }

  func word(of value: Value) -> String { words.first { $0.value == value }?.word ?? "" }

  /// All that may be typed, those that are written first.
  package var all: [String] { words.map(\.word) + synonyms.map(\.word) }
}

extension FilterVocabulary where Value: CaseIterable & RawRepresentable<String> {
  /// Every case by its raw value.
  package init(synonyms: [(word: String, values: Set<Value>)] = []) {
    self.init(Value.allCases.map { ($0.rawValue, $0) }, synonyms: synonyms)
  }
}

extension FilterVocabulary<Bool> {
  static var yesOrNo: FilterVocabulary {
    FilterVocabulary([("yes", true), ("no", false)], synonyms: [("true", [true]), ("false", [false])])
  }
}
