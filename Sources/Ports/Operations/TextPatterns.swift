/// Makes expressions that people type ready to be searched for.
package protocol PatternCompiling: Sendable {
  /// - Throws: `PatternMistake` where it is no expression.
  func compile(_ expression: String) throws(PatternMistake) -> any TextPattern
}

/// A compiled expression.
package protocol TextPattern: Sendable {
  /// Whether it is found in a text, upper and lower case alike.
  ///
  /// - Throws: `PatternMistake.isTooSlow` where finding that out would take too long.
  func isFound(in text: String) throws(PatternMistake) -> Bool
}

/// Why an expression cannot be used.
package enum PatternMistake: Error, Hashable, Sendable {
  /// It is none: what stops it, in the engine's words, and where, in UTF-8 bytes from its beginning.
  case unreadable(reason: String, offset: Int)
  /// It tries too many ways on some text, or takes too long on all of them.
  case isTooSlow
}
