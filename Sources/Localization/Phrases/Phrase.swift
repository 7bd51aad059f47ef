/// Something to say in whatever language the reader chose: a key and the values that its text names.
///
/// Services and screens pass phrases about and a `Phrasebook` turns them into words at the very edge, so what
/// was decided never depends on the language it is told in.
package struct Phrase: Hashable, Sendable {
  package let key: PhraseKey
  /// The values of the text's `{name}` placeholders, by name.
  package let arguments: [String: PhraseValue]

  /// Makes a phrase. Prefer a typed factory (`Phrase.waitMinutes(_:)`) where there is one.
  ///
  /// - Parameter arguments: a value for each placeholder of the key's text; one that is missing shows as the
  ///   placeholder itself, one too many is ignored.
  package init(_ key: PhraseKey, _ arguments: [String: PhraseValue] = [:]) {
    self.key = key
    self.arguments = arguments
  }
}

/// A value that a phrase's text names. Rendered by the conventions of the reader's language and never read as
/// a template again, so that what a person wrote cannot name further placeholders.
package enum PhraseValue: Hashable, Sendable {
  /// Words as they are.
  case text(String)
  /// A whole number, written with the language's grouping; chooses the branch of a plural.
  case count(Int)
  /// Another phrase, in the same language.
  case phrase(Phrase)
  /// Several values, joined as the language lists them: "a, b and c". Empty for none.
  case list([PhraseValue])
  /// A cost in millionths of a US dollar.
  case money(microDollars: Int64)
  /// A whole amount of pay, with the ISO 4217 code of its currency.
  case amount(Int, currency: String)
}

extension PhraseValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .count(value) }
}
