/// What a provider has left for a key of one of its limits on requests and tokens, as it told beside an answer.
///
/// Told to operators only: who asks too much is refused, and `ModelFailure.Reason.rateLimited` says so.
package struct RateAllowance: Hashable, Sendable {
  /// What is counted.
  package enum Kind: Hashable, Sendable, CaseIterable {
    case requests
    /// Read and written together; with providers that count them apart, whichever binds most.
    case tokens
    case inputTokens, outputTokens
  }

  package let kind: Kind
  /// How many are left until the provider counts anew; never negative.
  package let left: Int
  /// How many there are in all; `nil` where only the rest was told.
  package let limit: Int?

  package init(_ kind: Kind, left: Int, of limit: Int?) {
    self.kind = kind
    self.left = left
    self.limit = limit
  }
}
