/// What can be seen of a regular expression without an engine: brackets that close, and something to repeat.
///
/// Enough to mark a place while somebody types; whoever runs the expression compiles it and may find more.
enum RegexOutline {
  /// The place of the first mistake; `nil` where none is seen.
  static func mistake(in text: Substring) -> Range<String.Index>? {
    let scalars = text.unicodeScalars
    var open: [String.Index] = []
    var place = scalars.startIndex
    var canRepeat = false
    while place < scalars.endIndex {
      let start = place
      let scalar = scalars[place]
      place = scalars.index(after: place)
      switch scalar {
      case "\\":
        if place == scalars.endIndex { return start..<place }
        place = scalars.index(after: place)
        canRepeat = true
      case "[":
        guard let end = endOfSet(in: scalars, from: place) else { return start..<scalars.endIndex }
        // An empty set matches nothing; some engines take its bracket for the first of a longer one.
        if scalars[place] == "]" { return start..<end }
        place = end
        canRepeat = true
      case "(":
        open.append(start)
        canRepeat = false
        // "(?:", "(?=" and their like: the question mark repeats nothing.
        if place < scalars.endIndex, scalars[place] == "?" { place = scalars.index(after: place) }
      case ")":
        if open.popLast() == nil { return start..<place }
        canRepeat = true
      case "|": canRepeat = false
      case "*", "+", "?":
        if !canRepeat { return start..<place }
      case _: canRepeat = true
      }
    }
    return open.last.map { $0..<scalars.endIndex }
  }

  /// Behind the bracket that closes a set of characters.
  private static func endOfSet(
    in scalars: Substring.UnicodeScalarView, from first: String.Index
  ) -> String.Index? {
    var place = first
    if place < scalars.endIndex, scalars[place] == "^" { place = scalars.index(after: place) }
    while place < scalars.endIndex {
      let scalar = scalars[place]
      place = scalars.index(after: place)
      if scalar == "]" { return place }
      if scalar == "\\", place < scalars.endIndex { place = scalars.index(after: place) }
    }
    return nil
  }
}
