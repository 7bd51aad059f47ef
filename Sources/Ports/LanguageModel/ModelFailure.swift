/// Why there is no answer, and what was spent all the same. Nothing that anybody wrote is in it.
package struct ModelFailure: Error, Hashable, Sendable {
  package let reason: Reason
  package let spent: Spent
  /// The provider's own name for the exchange, to ask its support about.
  package let requestID: String?
  /// For how long the provider is left alone, where that is why nobody was asked; `nil` where somebody was.
  package let leftAlone: Duration?
  /// The calls before this one that the provider refused for the way they were put: they cost nothing.
  package var refused: [Outcome.Spending]

  package init(
    _ reason: Reason, spent: Spent, requestID: String? = nil, refused: [Outcome.Spending] = []
  ) {
    self.reason = reason
    self.spent = spent
    self.requestID = requestID
    self.refused = refused
    leftAlone = nil
  }

  /// Nobody was asked: the provider is left alone for now.
  ///
  /// - Parameter reason: what a call would meet.
  package init(_ reason: Reason, leftAloneFor wait: Duration) {
    self.reason = reason
    spent = .nothing
    requestID = nil
    refused = []
    leftAlone = wait
  }

  /// What happened.
  package enum Reason: Hashable, Sendable {
    /// Too many requests or tokens for this key; `after` is what the provider asks to wait.
    case rateLimited(after: Duration?)
    /// The provider has too much to do for everybody.
    case overloaded(after: Duration?)
    /// The provider failed by itself.
    case providerFailed(status: Int)
    /// There was no connection, so nothing was asked.
    case unreachable
    /// Nobody could be sure who would answer: the certificate is wrong, or the way leads elsewhere.
    case untrusted
    /// The answer took longer than its limits.
    case timedOut
    /// The answer ended before it was whole.
    case cut
    /// What came is no answer in the provider's own format.
    case malformed
    /// The key is wrong, or has been taken back.
    case wrongKey
    /// The key may not do this: the model, the country, the permission.
    case forbidden
    /// No such model, or no such address.
    case unknownModel
    /// The account has no money left, or has reached its own limit of spending.
    case quotaExhausted
    /// Request and answer do not fit; in tokens, where the provider told.
    case contextOverflow(limit: Int?, requested: Int?)
    /// The answer reached its longest length, so it is not whole.
    case truncated
    /// The model, or a filter over it, would not answer; `category` in the provider's own word.
    case refused(category: String?)
    /// The provider found the request itself wrong; `parameter` where it named one.
    case rejected(parameter: String?)
    /// Vectors came with another number of dimensions than is configured; with theirs, where it is known.
    case wrongDimension(found: Int?)
    /// The one who asked no longer wants it.
    case cancelled
  }

  /// What is known of the cost.
  package enum Spent: Hashable, Sendable {
    /// The provider was not reached, or refused before it began.
    case nothing
    /// By the provider's own count.
    case counted(Outcome.Spending)
    /// By what was sent and what came, counted here; errs high.
    case estimated(Outcome.Spending)
    /// It may have been asked, and nothing came back: counts at the bound.
    case unknown
  }

  /// What helps against a failure.
  package enum Remedy: Hashable, Sendable {
    /// Asking again, no earlier than that; with `nil`, as the queue waits anyway.
    case later(after: Duration?)
    /// Somebody has to see to the configuration or the account first: until then nobody need ask this provider.
    case configuration
    /// A shorter request.
    case shorter
    /// More room for the answer, or another wording.
    case otherwise
    /// Nothing: nobody wants it any more.
    case nothing
  }

  /// What helps.
  package var remedy: Remedy {
    switch reason {
    case .rateLimited(let after), .overloaded(let after): .later(after: after)
    case .providerFailed, .unreachable, .timedOut, .cut, .malformed: .later(after: nil)
    case .untrusted, .wrongKey, .forbidden, .unknownModel, .quotaExhausted, .wrongDimension: .configuration
    case .contextOverflow: .shorter
    case .truncated, .refused, .rejected: .otherwise
    case .cancelled: .nothing
    }
  }
}

extension ModelFailure {
  /// The failure as an attempt's end, for whoever has no better answer to it.
  package var jobError: JobError {
    if let leftAlone { return .postponed(sentence, spent: jobSpent, after: leftAlone) }
    if case .refused = reason { return .declined(sentence, spent: jobSpent) }
    let after: Duration? = if case .later(let after) = remedy { after } else { nil }
    return .failed(sentence, spent: jobSpent, after: after)
  }

  private var jobSpent: JobError.Spent {
    switch spent {
    // The one that ends it stands beside those before it.
    case .nothing: refused.last.map { .known(refused + [$0]) } ?? .nothing
    case .counted(let spending), .estimated(let spending): .known(refused + [spending])
    case .unknown: .unknown
    }
  }

  /// For operators: what happened, with the provider's name for the exchange.
  private var sentence: String {
    let words =
      switch reason {
      case .rateLimited: "the provider allows no more requests for now"
      case .overloaded: "the provider is overloaded"
      case .providerFailed(let status): "the provider failed with status \(status)"
      case .unreachable: "the provider could not be reached"
      case .untrusted: "the provider's address or certificate cannot be trusted"
      case .timedOut: "the provider took too long"
      case .cut: "the answer was cut off"
      case .malformed: "the provider's answer is not in its format"
      case .wrongKey: "the provider does not know the key"
      case .forbidden: "the provider does not allow this with the key"
      case .unknownModel: "the provider does not know the model or the address"
      case .quotaExhausted: "the account with the provider has no money left, or has reached its limit"
      case .contextOverflow: "the request is too long for the model"
      case .truncated: "the answer reached its longest length"
      case .refused(let category): "the model would not answer" + (category.map { " (\($0))" } ?? "")
      case .rejected(let parameter):
        "the provider found the request wrong" + (parameter.map { " (\($0))" } ?? "")
      case .wrongDimension(let found):
        "the model's vectors have another number of dimensions than is configured"
          + (found.map { " (\($0))" } ?? "")
      case .cancelled: "the answer was no longer wanted"
      }
    return words + (requestID.map { "; request \($0)" } ?? "")
  }
}
