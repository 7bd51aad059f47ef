/// What model work of one sort cost in an hour.
package struct SpendHour: Hashable, Sendable {
  /// Whole hours since 1970, UTC.
  package let hour: Int
  package let lane: Lane
  package let kind: JobTask.Kind
  package let maker: Maker
  /// By its provider's name; the provider's own while no answer came.
  package let model: String
  package let calls: Int
  /// As the ledger counts: the bound while reserved, the cost once settled.
  package let amount: Money
  /// What could have been spent at most.
  package let bound: Money
  package let usage: TokenUsage

  package init(
    hour: Int, lane: Lane, kind: JobTask.Kind, maker: Maker, model: String, calls: Int, amount: Money,
    bound: Money, usage: TokenUsage
  ) {
    self.hour = hour
    self.lane = lane
    self.kind = kind
    self.maker = maker
    self.model = model
    self.calls = calls
    self.amount = amount
    self.bound = bound
    self.usage = usage
  }
}

extension Timestamp {
  /// The hour that it is in: whole hours since 1970, UTC.
  package var hour: Int { Int(microseconds / 3_600_000_000) }
}
