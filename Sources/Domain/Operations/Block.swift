/// Somebody who may not take part until an operator lets them again: with what they wrote they are stored as everybody
/// is, and what belongs to them stays theirs to take out and to erase.
package struct Block: Hashable, Sendable {
  /// The operator's words; gone with the person. Empty where they are hidden.
  package let reason: String
  package let operatorName: String
  package let at: Timestamp

  package init(reason: String, operatorName: String, at: Timestamp) {
    self.reason = reason
    self.operatorName = operatorName
    self.at = at
  }

  /// For whoever may only look.
  package var withoutReason: Block { Block(reason: "", operatorName: operatorName, at: at) }

  /// How long a reason, and a tag, may be in Unicode scalars.
  package static let longestReason = 300
  package static let longestTag = 40

  /// A reason or a tag as it is kept: without space around it, on one line; `nil` for none and for one that is too long.
  package static func words(_ text: String, atMost scalars: Int) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty || words.unicodeScalars.count > scalars ? nil : words
  }
}
