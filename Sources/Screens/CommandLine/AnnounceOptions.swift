/// What is written to many people, or what is to become of something that was.
package struct AnnounceOptions: Hashable, Sendable {
  /// The filter that means everybody, where that was said.
  package var everybody: String? { audience == "all" ? "" : nil }

  /// What `--do` can ask for.
  package enum Act: String, CaseIterable, Hashable, Sendable {
    /// Tells what was sent.
    case list
    /// Sends no more of one; the operand is its id.
    case stop
    /// Tries again what could not be brought, and lets one that stopped go on; the operand is its id.
    case retry
  }

  package var place: DataPlace
  /// The file that holds the text, `nil` and `-` for standard input; for `stop` and `retry` an id.
  package var operand: String?
  package var act: Act?
  /// Whom it is for, as somebody typed it: a filter, or `all`; `nil` where nobody said.
  package var audience: String?
  /// Whether only the operator gets it.
  package var isTest: Bool
  package var isTrial: Bool
  package var isConfirmed: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), operand: String? = nil, act: Act? = nil, audience: String? = nil,
    isTest: Bool = false, isTrial: Bool = false, isConfirmed: Bool = false, isJSON: Bool = false
  ) {
    self.place = place
    self.operand = operand
    self.act = act
    self.audience = audience
    self.isTest = isTest
    self.isTrial = isTrial
    self.isConfirmed = isConfirmed
    self.isJSON = isJSON
  }
}
