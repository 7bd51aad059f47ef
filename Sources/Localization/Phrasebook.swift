/// The phrases of one language; turns a `Phrase` into words.
package struct Phrasebook: Sendable {
  /// ISO 639-1 code, "en".
  package let language: String
  private let templates: [PhraseKey: [PhraseTemplate]]

  /// - Parameter templates: the alternatives of each phrase; a key without one shows as its raw value.
  init(language: String, templates: [PhraseKey: [PhraseTemplate]]) {
    self.language = language
    self.templates = templates
  }

  /// The words of a phrase.
  ///
  /// - Parameter variant: which alternative, counted from 0 and taken modulo their number, so any number
  ///   that a caller has at hand (a message's position, a seed) chooses one. Nested phrases use the same.
  package func text(_ phrase: Phrase, variant: Int = 0) -> String {
    guard let alternatives = templates[phrase.key], !alternatives.isEmpty else { return phrase.key.rawValue }
    let index = ((variant % alternatives.count) + alternatives.count) % alternatives.count
    var text = ""
    let template = alternatives[index]
    append(
      template.pieces, of: phrase, by: template.rule, variant: variant, counting: nil, to: &text)
    return text
  }

  /// The words of a phrase without values.
  package func text(_ key: PhraseKey, variant: Int = 0) -> String {
    text(Phrase(key), variant: variant)
  }

  /// How many alternatives a phrase has.
  package func variants(of key: PhraseKey) -> Int { templates[key]?.count ?? 0 }

  /// What this language calls itself: «Русский».
  package var name: String { text(.language(.name)) }

  /// The words of a value by this language's conventions.
  package func text(_ value: PhraseValue, variant: Int = 0) -> String {
    switch value {
    case .text(let text): text
    case .count(let count): number(count)
    case .phrase(let phrase): text(phrase, variant: variant)
    case .list(let values): list(values.map { text($0, variant: variant) })
    case .money(let microDollars): money(microDollars: microDollars)
    case .amount(let amount, let currency): self.amount(amount, currency: currency)
    }
  }

  /// "a", "a and b", "a, b and c"; empty for none.
  package func list(_ items: [String]) -> String {
    guard let first = items.first else { return "" }
    guard items.count > 1 else { return first }
    let start = items[1..<(items.count - 1)].reduce(first) { sofar, next in
      text(Phrase(.language(.listMore), ["first": .text(sofar), "next": .text(next)]))
    }
    return text(Phrase(.language(.listLast), ["first": .text(start), "last": .text(items[items.count - 1])]))
  }

  private func append(
    _ pieces: [PhraseTemplate.Piece], of phrase: Phrase, by rule: PluralRule, variant: Int,
    counting counted: Int?, to text: inout String
  ) {
    for piece in pieces {
      switch piece {
      case .text(let words): text += words
      case .countedNumber: text += counted.map(number) ?? "#"
      case .value(let name):
        // Missing values stay visible: a hole in a sentence hides the mistake, a name shows it.
        text += phrase.arguments[name].map { self.text($0, variant: variant) } ?? "{\(name)}"
      case .plural(let name, let exact, let branches):
        guard case .count(let count)? = phrase.arguments[name] else {
          text += "{\(name)}"
          continue
        }
        let branch = exact[count] ?? branches[rule.category(of: count)] ?? []
        append(branch, of: phrase, by: rule, variant: variant, counting: count, to: &text)
      }
    }
  }
}
