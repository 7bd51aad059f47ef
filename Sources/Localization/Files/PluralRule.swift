/// The grammatical number of a counted thing, as CLDR names them.
package enum PluralCategory: String, CaseIterable, Sendable {
  case zero, one, two, few, many, other
}

/// Which plural category a language puts a whole number in.
///
/// Source: CLDR, "Language Plural Rules", cardinal rules for integers. Fractions are never counted here.
package enum PluralRule: Sendable {
  /// One and the rest: English, German, and the like.
  case oneOther
  /// By the last digits: Russian.
  case oneFewMany
  /// A single form; also for every language whose rule is not written here.
  case otherOnly

  /// The rule of a language by its ISO 639-1 code.
  package init(language: String) {
    switch language {
    case "en": self = .oneOther
    case "ru": self = .oneFewMany
    default: self = .otherOnly
    }
  }

  /// The categories that whole numbers fall in; a plural must have a branch for each.
  package var categories: [PluralCategory] {
    switch self {
    case .oneOther: [.one, .other]
    case .oneFewMany: [.one, .few, .many]
    case .otherOnly: [.other]
    }
  }

  /// The category of `count`; a negative one counts like its absolute value.
  package func category(of count: Int) -> PluralCategory {
    let count = count.magnitude
    switch self {
    case .otherOnly: return .other
    case .oneOther: return count == 1 ? .one : .other
    case .oneFewMany:
      if (11...14).contains(count % 100) { return .many }
      switch count % 10 {
      case 1: return .one
      case 2, 3, 4: return .few
      default: return .many
      }
    }
  }
}
