package import Domain

/// One model of a provider, asked over the network. Whoever asks reserves the bound first and settles after.
package protocol LanguageModel: Sendable {
  /// The model as its provider names it: what the ledger says until one has answered.
  var name: String { get }

  /// How many tokens request and answer may have together; `nil` where nobody has told.
  var contextLimit: Int? { get }

  /// What `text` takes of the context, in tokens; errs high. Whoever fits a conversation into the limit counts with it.
  func tokens(in text: String) -> Int

  /// What `request` may cost at most if asked now; `.unknown` where nobody knows the price, and the job is held.
  func estimate(_ request: ModelRequest) -> CostEstimate

  /// Asks once. Trying again is the queue's business.
  ///
  /// A cancelled task ends the call and closes the stream: `.cancelled`, with what came until then counted as spent.
  ///
  /// - Parameter progress: called with each piece of the answer as it comes, one after another; the stream waits for it.
  ///   Of an answer in a shape they are pieces of its JSON. All of them are worth nothing where the call fails later.
  /// - Throws: `ModelFailure`, and nothing else.
  func answer(_ request: ModelRequest, progress: (@Sendable (String) async -> Void)?)
    async throws(ModelFailure)
    -> ModelAnswer
}

extension LanguageModel {
  /// Asks once, for whoever only wants the whole answer.
  package func answer(_ request: ModelRequest) async throws(ModelFailure) -> ModelAnswer {
    try await answer(request, progress: nil)
  }
}

/// What a model answered, and what that cost.
package struct ModelAnswer: Sendable {
  /// Prose, or a JSON text where a shape was asked for: not yet held against it.
  package let text: String
  package let spending: Outcome.Spending
  /// The provider's own name for the exchange, to ask its support about.
  package let requestID: String?
  /// What the provider told of its limits; empty where it told nothing.
  package let allowances: [RateAllowance]
  /// The calls before this one that the provider refused for the way they were put: they cost nothing.
  package var refused: [Outcome.Spending]

  package init(
    text: String, spending: Outcome.Spending, requestID: String? = nil, allowances: [RateAllowance] = [],
    refused: [Outcome.Spending] = []
  ) {
    self.text = text
    self.spending = spending
    self.requestID = requestID
    self.allowances = allowances
    self.refused = refused
  }
}
