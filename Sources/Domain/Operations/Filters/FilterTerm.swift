/// A word, quoted words or a regular expression to be searched for.
package struct SearchTerm: Hashable, Sendable {
  /// What it looks for. How a text is searched is the source's to know; upper and lower case are alike to both.
  package enum Pattern: Hashable, Sendable {
    /// A part of the text, spaces included.
    case words(String)
    /// Between the slashes, as it was typed: a slash that a space follows is written `\/` in it.
    case regex(String)
  }

  package let pattern: Pattern
  /// Whether rows in which it is found are left out.
  package let isNegated: Bool

  package init(_ pattern: Pattern, isNegated: Bool = false) {
    self.pattern = pattern
    self.isNegated = isNegated
  }
}

/// A part of a filter as it was typed, before it is known what it means in a room.
struct FilterTerm {
  enum Body {
    case search(SearchTerm.Pattern)
    case keyed(key: String, at: Range<String.Index>, FilterRelation, [FilterValue])
  }

  let body: Body
  let isNegated: Bool
  let range: Range<String.Index>
}

/// How a key stands to its values.
package enum FilterRelation: String, CaseIterable, Hashable, Sendable {
  case among = ":"
  case below = "<"
  case atMost = "<="
  case above = ">"
  case atLeast = ">="

  /// What holds exactly where this does not; `among` is not turned round.
  var opposite: FilterRelation {
    switch self {
    case .among: .among
    case .below: .atLeast
    case .atMost: .above
    case .above: .atMost
    case .atLeast: .below
    }
  }
}

/// One of the values behind a key, without its quotes.
package struct FilterValue: Hashable, Sendable {
  package let text: String
  package let range: Range<String.Index>
}
