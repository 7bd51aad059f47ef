/// The text of a phrase, taken apart once: words, places for values, and plurals.
package struct PhraseTemplate: Hashable, Sendable {
  /// One part of a template.
  package indirect enum Piece: Hashable, Sendable {
    /// Words as they are.
    case text(String)
    /// The value of that name.
    case value(String)
    /// The number that the plural around it counts: `#`.
    case countedNumber
    /// Words by how many: an exact number (`=0{...}`) wins over its category.
    case plural(name: String, exact: [Int: [Piece]], branches: [PluralCategory: [Piece]])
  }

  package let pieces: [Piece]
  /// The plural rule of the language it is written in, which another language may have borrowed it from.
  package let rule: PluralRule

  /// The names of all values that the template uses, inside of plurals too.
  package var placeholders: Set<String> {
    Self.placeholders(in: pieces)
  }

  private static func placeholders(in pieces: [Piece]) -> Set<String> {
    var names: Set<String> = []
    for piece in pieces {
      switch piece {
      case .text, .countedNumber: break
      case .value(let name): names.insert(name)
      case .plural(let name, let exact, let branches):
        names.insert(name)
        for branch in exact.values { names.formUnion(placeholders(in: branch)) }
        for branch in branches.values { names.formUnion(placeholders(in: branch)) }
      }
    }
    return names
  }
}

/// What is wrong with the text of one phrase.
package enum PhraseTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  case unclosedBrace
  case strayClosingBrace
  case badPlaceholder(String)
  case badEscape(String)
  case badPluralBranch(String)
  case repeatedPluralBranch(String)
  case missingPluralBranch(PluralCategory)

  package var description: String {
    switch self {
    case .unclosedBrace: "a \"{\" is never closed; write \\{ for the character itself"
    case .strayClosingBrace: "a \"}\" closes nothing; write \\} for the character itself"
    case .badPlaceholder(let name):
      "\"{\(name)}\" is no placeholder; use a name of letters, digits and underscores, or {n, plural, ...}"
    case .badEscape(let escape): "\"\(escape)\" is no escape; there are \\n \\\\ \\{ \\} \\# and \\u{A0}"
    case .badPluralBranch(let name):
      "\"\(name)\" names no plural branch; there are zero, one, two, few, many, other and =N"
    case .repeatedPluralBranch(let name): "the plural branch \"\(name)\" stands twice"
    case .missingPluralBranch(let category):
      "the plural has no branch \"\(category.rawValue)\", which this language needs"
    }
  }
}
