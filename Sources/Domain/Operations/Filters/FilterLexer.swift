/// Cuts a filter into its terms, by Unicode scalars: a sign that joins with the quotation mark before it must not hide it.
///
///     filter = [ term { space term } ]
///     term   = [ "-" ] ( key ( ":" value { "," value } | op value ) | "/" regex "/" | word | quoted )
///     op     = ">" | "<" | ">=" | "<="        value = word | quoted
///     quoted = '"' { any but quote and backslash | '\' any } '"'
struct FilterLexer {
  private let text: String
  private let scalars: String.UnicodeScalarView
  private var place: String.Index

  init(_ text: String) {
    self.text = text
    scalars = text.unicodeScalars
    place = text.startIndex
  }

  /// The next term; `nil` at the end.
  mutating func next() throws(FilterMistake) -> FilterTerm? {
    while let scalar = current, scalar.properties.isWhitespace { advance() }
    guard current != nil else { return nil }
    let start = place
    let isNegated = take("-")
    let body = try body(from: start)
    return FilterTerm(body: body, isNegated: isNegated, range: start..<place)
  }

  private mutating func body(from start: String.Index) throws(FilterMistake) -> FilterTerm.Body {
    switch current {
    case nil: throw FilterMistake(.nothingGiven(key: nil, allowed: []), at: start..<place)
    case let space? where space.properties.isWhitespace:
      throw FilterMistake(.nothingGiven(key: nil, allowed: []), at: start..<place)
    case "\"":
      let value = try value(isListed: false)
      if value.text.isEmpty {
        throw FilterMistake(.nothingGiven(key: nil, allowed: []), at: start..<place)
      }
      return .search(.words(value.text))
    case "/": return .search(.regex(try regex(from: start)))
    case _?: return try wordOrKey(from: start)
    }
  }

  private mutating func wordOrKey(from start: String.Index) throws(FilterMistake) -> FilterTerm.Body {
    let keyStart = place
    while let scalar = current, !scalar.properties.isWhitespace, !":<>".unicodeScalars.contains(scalar) {
      advance()
    }
    let keyRange = keyStart..<place
    guard let relation = relation() else { return .search(.words(String(text[keyRange]))) }
    var values: [FilterValue] = []
    repeat { values.append(try value(isListed: relation == .among)) } while relation == .among && take(",")
    let key = String(text[keyRange]).lowercased()
    // A place with nothing in it cannot be marked: the term can.
    return .keyed(key: key, at: keyRange.isEmpty ? start..<place : keyRange, relation, values)
  }

  private mutating func relation() -> FilterRelation? {
    if take(":") { return .among }
    if take("<") { return take("=") ? .atMost : .below }
    if take(">") { return take("=") ? .atLeast : .above }
    return nil
  }

  /// Up to a space or, in a list, a comma outside of quotes.
  private mutating func value(isListed: Bool) throws(FilterMistake) -> FilterValue {
    let start = place
    var value = String.UnicodeScalarView()
    if take("\"") {
      while true {
        guard let scalar = current else { throw FilterMistake(.openQuote, at: start..<place) }
        advance()
        if scalar == "\"" { break }
        if scalar != "\\" {
          value.append(scalar)
        } else if let escaped = current {
          value.append(escaped)
          advance()
        }
      }
    }
    while let scalar = current, !scalar.properties.isWhitespace, !(isListed && scalar == ",") {
      value.append(scalar)
      advance()
    }
    return FilterValue(text: String(value), range: start..<place)
  }

  private mutating func regex(from start: String.Index) throws(FilterMistake) -> String {
    advance()
    let first = place
    while let scalar = current {
      let here = place
      advance()
      if scalar == "\\", current != nil {
        advance()
      } else if scalar == "/", current?.properties.isWhitespace ?? true {
        if here == first { throw FilterMistake(.nothingGiven(key: nil, allowed: []), at: start..<place) }
        if let wrong = RegexOutline.mistake(in: text[first..<here]) {
          throw FilterMistake(.badRegex, at: wrong)
        }
        return String(text[first..<here])
      }
    }
    throw FilterMistake(.openRegex, at: start..<place)
  }

  private var current: Unicode.Scalar? { place < scalars.endIndex ? scalars[place] : nil }

  private mutating func advance() { place = scalars.index(after: place) }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    advance()
    return true
  }
}
