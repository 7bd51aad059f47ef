package import Domain

/// One model of a provider, asked over the network. Whoever asks reserves the bound first and settles after.
package protocol LanguageModel: Sendable {
  /// The model as its provider names it: what the ledger says.
  var name: String { get }

  /// What `request` may cost at most; `.unknown` where nobody knows the price, and the job is held.
  func estimate(_ request: ModelRequest) -> CostEstimate

  /// Asks once. Trying again is the queue's business.
  ///
  /// - Throws: `JobError.failed` with what was spent where the provider answered without use, `JobError.permanent`
  ///   where asking again cannot help; any other error counts at the bound.
  func answer(_ request: ModelRequest) async throws -> ModelAnswer
}

/// What a model is asked.
package struct ModelRequest: Hashable, Sendable {
  /// One piece of what the model reads.
  package enum Part: Hashable, Sendable {
    /// What Mitko wants: from the prompt library.
    case instruction(String)
    /// What somebody wrote. It reaches the model as quoted data and never as an instruction.
    case quoted(String, author: Message.Author)
  }

  /// In the order read.
  package var parts: [Part]
  /// The version of the prompt that the instructions are from.
  package var promptVersion: String
  /// A JSON schema that the answer keeps to; `nil` for prose.
  package var schema: String?
  /// The longest answer, in tokens.
  package var outputLimit: Int

  package init(parts: [Part], promptVersion: String, schema: String? = nil, outputLimit: Int) {
    self.parts = parts
    self.promptVersion = promptVersion
    self.schema = schema
    self.outputLimit = outputLimit
  }
}

/// What a model answered, and what that cost.
package struct ModelAnswer: Sendable {
  package let text: String
  package let spending: Outcome.Spending

  package init(text: String, spending: Outcome.Spending) {
    self.text = text
    self.spending = spending
  }
}
