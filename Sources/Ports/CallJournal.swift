package import Domain

/// Takes down what the calls of an attempt have cost while it goes on: whoever asks a model more than once tells it before
/// each further call, so that what is known stays known where the worker dies in the middle.
///
/// It belongs to the attempt and not to any maker, so it is handed down by task: the worker sets it, and whatever runs for
/// the attempt finds it.
package struct CallJournal: Sendable {
  /// That of the attempt that runs; `nil` where nobody keeps one.
  @TaskLocal package static var current: CallJournal?

  private let note: @Sendable ([Outcome.Spending], CostEstimate) async -> Void

  /// - Parameter note: hears of all calls so far, in order, and of what the one that begins may cost.
  package init(note: @escaping @Sendable ([Outcome.Spending], CostEstimate) async -> Void) {
    self.note = note
  }

  /// A further call begins.
  ///
  /// - Parameters:
  ///   - calls: what those before it have cost, in order.
  ///   - estimate: what it may cost at most.
  package func callBegins(after calls: [Outcome.Spending], atMost estimate: CostEstimate) async {
    if !calls.isEmpty { await note(calls, estimate) }
  }
}
