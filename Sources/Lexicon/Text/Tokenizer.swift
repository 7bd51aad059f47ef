/// Cuts a text into words, numbers and signs.
package enum Tokenizer {
  /// The tokens of `text`, in order, with ranges of it. White space belongs to none. Linear.
  package static func tokens(of text: String) -> [Token] {
    var scanner = Scanner(text, stems: true)
    return scanner.run()
  }

  /// The folded words and numbers of `text`, without signs: for building tables, which need no stems.
  static func words(of text: String) -> [String] {
    var scanner = Scanner(text, stems: false)
    return scanner.run().filter { $0.kind != .sign }.map(\.folded)
  }
}

private struct Scanner: ~Copyable {
  private let text: String
  private let view: String.UnicodeScalarView
  private var index: String.Index
  private var tokens: [Token] = []
  private var isGlued = false
  private var startsLine = true
  private let stemmer: Stemmer?

  init(_ text: String, stems: Bool) {
    stemmer = stems ? Stemmer() : nil
    self.text = text
    view = text.unicodeScalars
    index = view.startIndex
  }

  /// Suffixes that a dot joins to a word ("Node.js", "ASP.NET", "socket.io"), so that a missing space after a
  /// full stop does not glue two sentences.
  private static let dotted: Set<String> = ["js", "net", "ts", "io", "ai", "py"]
  /// Words that signs belong to: C++, C#, F#.
  private static let sharp: Set<String> = ["c", "f", "j", "с"]

  mutating func run() -> [Token] {
    // About one token in six bytes of English or ten of Russian.
    tokens.reserveCapacity(text.utf8.count / 7 + 1)
    while index < view.endIndex {
      let scalar = view[index]
      switch CharacterClass.of(scalar) {
      case .space:
        view.formIndex(after: &index)
        isGlued = false
      case .newline:
        view.formIndex(after: &index)
        isGlued = false
        startsLine = true
      case .letter: word()
      case .digit: number()
      case .mark, .sign:
        if scalar == ".", followsNothing, startsDotNet { word() } else { sign() }
      }
    }
    return tokens
  }

  private var followsNothing: Bool {
    guard isGlued, let last = tokens.last else { return true }
    return last.kind == .sign
  }

  /// Whether ".net" as a word stands here.
  private var startsDotNet: Bool {
    var cursor = view.index(after: index)
    for letter in "net".unicodeScalars {
      guard cursor < view.endIndex, view[cursor].properties.lowercaseMapping == String(letter) else {
        return false
      }
      view.formIndex(after: &cursor)
    }
    guard cursor < view.endIndex else { return true }
    let after = CharacterClass.of(view[cursor])
    return after != .letter && after != .digit
  }

  private mutating func word() {
    let start = index
    var folded = String.UnicodeScalarView()
    let isCapitalised = view[index].properties.isUppercase
    if view[index] == "." {
      folded.append(".")
      view.formIndex(after: &index)
    }
    scanLetters(into: &folded)
    absorbSuffix(&folded)
    append(.word, from: start, folded: String(folded), isCapitalised: isCapitalised)
  }

  /// Letters, digits and marks, with apostrophes between letters.
  private mutating func scanLetters(into folded: inout String.UnicodeScalarView) {
    while index < view.endIndex {
      let scalar = view[index]
      switch CharacterClass.of(scalar) {
      case .letter, .digit, .mark:
        Folding.append(scalar, to: &folded)
        view.formIndex(after: &index)
      case .sign where scalar == "'" || scalar == "\u{2019}":
        let next = view.index(after: index)
        guard next < view.endIndex, CharacterClass.of(view[next]) == .letter else { return }
        folded.append("'")
        index = next
      default: return
      }
    }
  }

  private mutating func absorbSuffix(_ folded: inout String.UnicodeScalarView) {
    guard index < view.endIndex else { return }
    let scalar = view[index]
    if scalar == "+" || scalar == "#", Self.sharp.contains(String(folded)) {
      let next = view.index(after: index)
      if scalar == "#" {
        folded.append("#")
        index = next
      } else if next < view.endIndex, view[next] == "+" {
        folded.append(contentsOf: "++".unicodeScalars)
        index = view.index(after: next)
        // C++17
        while index < view.endIndex, CharacterClass.of(view[index]) == .digit {
          view.formIndex(after: &index)
        }
      }
      return
    }
    guard scalar == "." else { return }
    var cursor = view.index(after: index)
    var suffix = String.UnicodeScalarView()
    while cursor < view.endIndex, suffix.count <= 3 {
      let kind = CharacterClass.of(view[cursor])
      guard kind == .letter || kind == .digit else { break }
      Folding.append(view[cursor], to: &suffix)
      view.formIndex(after: &cursor)
    }
    guard Self.dotted.contains(String(suffix)) else { return }
    folded.append(".")
    folded.append(contentsOf: suffix)
    index = cursor
  }

  private mutating func number() {
    let start = index
    var folded = String.UnicodeScalarView()
    while index < view.endIndex {
      let scalar = view[index]
      if CharacterClass.of(scalar) == .digit {
        Folding.append(scalar, to: &folded)
      } else if scalar == "." || scalar == "," {
        let next = view.index(after: index)
        guard next < view.endIndex, CharacterClass.of(view[next]) == .digit else { break }
        folded.append(scalar)
      } else {
        break
      }
      view.formIndex(after: &index)
    }
    append(.number, from: start, folded: String(folded), isCapitalised: false)
  }

  private mutating func sign() {
    let start = index
    var folded = String.UnicodeScalarView()
    folded.append(view[index])
    view.formIndex(after: &index)
    append(.sign, from: start, folded: String(folded), isCapitalised: false)
  }

  private mutating func append(
    _ kind: Token.Kind, from start: String.Index, folded: String, isCapitalised: Bool
  ) {
    let stem = kind == .word ? stemmer?.stem(folded) ?? folded : folded
    let key = WordKey(folded)
    tokens.append(
      Token(
        kind: kind, range: start..<index, folded: folded, stem: stem, isGlued: isGlued && !tokens.isEmpty,
        startsLine: startsLine, isCapitalised: isCapitalised, key: key,
        stemKey: stem == folded ? key : WordKey(stem)))
    isGlued = true
    startsLine = false
  }
}

/// What the tokenizer makes of a scalar.
enum CharacterClass: Sendable {
  case space, newline, letter, digit, mark, sign

  static func of(_ scalar: Unicode.Scalar) -> CharacterClass {
    switch scalar.value {
    case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: .newline
    case 0...0x20, 0x7F...0xA0: .space
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x21...0x7E: .sign
    case 0x400...0x481, 0x48A...0x52F: .letter
    case 0x1680, 0x2000...0x200F, 0x202A...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: .space
    default:
      if UTF8Proc.isLetter(scalar) {
        .letter
      } else if UTF8Proc.isMark(scalar) {
        .mark
      } else if scalar.properties.generalCategory == .decimalNumber {
        .digit
      } else {
        .sign
      }
    }
  }
}
