import Domain
import Ports

/// Counts what a request may cost and what it has cost. Pure.
struct CostMeter: Sendable {
  /// What a provider puts around the texts: marks of roles, a prompt of its own for a schema.
  private static let overhead = 64
  private static let overheadOfTurn = 8

  private let settings: ModelSettings
  private let traits: ModelTraits

  init(_ settings: ModelSettings, _ traits: ModelTraits) {
    self.settings = settings
    self.traits = traits
  }

  /// What the model may think beside its answer, in tokens.
  var thinkingRoom: Int { settings.thinkingRoom ?? (traits.thinks ? ModelTraits.usualThinkingRoom : 0) }

  /// What the request is read as, in tokens; errs high.
  func promptTokens(of request: ModelRequest) -> Int {
    let shape = request.shape.map { traits.family.tokens(in: $0.json.description) } ?? 0
    return traits.family.tokens(in: request.text) + shape + Self.overhead
      + Self.overheadOfTurn * (request.history.count + 2)
  }

  /// The most that a request may cost.
  func bound(promptTokens: Int, answerTokens: Int, at now: Timestamp) -> CostEstimate {
    guard case .table(let list) = settings.pricing else { return .free }
    guard
      let prices = list.table.prices(
        of: settings.model, by: settings.provider.rawValue, at: now, promptTokens: promptTokens)
    else { return .unknown }
    // Nothing is known of what is cached: whichever costs more.
    let isWriteDearer = prices.cacheWrite > prices.input
    return .atMost(
      prices.cost(
        of: TokenUsage(
          input: isWriteDearer ? 0 : promptTokens, cacheWrite: isWriteDearer ? promptTokens : 0,
          output: answerTokens + thinkingRoom)))
  }

  /// Whether far more came than was asked for: twice as many tokens of text, or of thoughts than anybody leaves room for.
  /// Some servers do not know the limit that they are given, and what they send is paid for.
  func isBeyondAsked(_ reading: Reading, of request: ModelRequest) -> Bool {
    func isBeyond(_ text: String, _ limit: Int) -> Bool {
      // Asked at every piece: what keeps to the limit, at four or five bytes a token, is never counted.
      text.utf8.count > 6 * limit && traits.family.tokens(in: text) > 2 * limit
    }
    return isBeyond(reading.text, request.outputLimit)
      || isBeyond(reading.thought, max(thinkingRoom, Self.mostThoughts))
  }

  /// Where nobody said how long a model may think, in tokens.
  private static let mostThoughts = 16_000

  /// What a call that did not end well has cost.
  func spent(on request: ModelRequest, _ reading: Reading, at now: Timestamp) -> ModelFailure.Spent {
    let spending = spending(on: request, reading, at: now)
    return reading.isUsageFinal ? .counted(spending) : .estimated(spending)
  }

  /// What a call has cost: as the provider says, or by its tokens; what it has not told is counted here.
  func spending(on request: ModelRequest, _ reading: Reading, at now: Timestamp) -> Outcome.Spending {
    let usage = usage(of: request, reading)
    let prices = prices(
      for: reading, promptTokens: usage.input + usage.cachedRead + usage.cacheWrite, at: now)
    return Outcome.Spending(
      cost: reading.cost ?? prices.cost(of: usage), usage: usage, prices: prices,
      model: reading.model ?? settings.model, promptVersion: request.promptVersion)
  }

  private func usage(of request: ModelRequest, _ reading: Reading) -> TokenUsage {
    if reading.isUsageFinal, let usage = reading.usage { return usage }
    // What a model thought before it was cut off costs too. How much, nobody tells any more: what was seen of it may be a
    // summary, and then it has the room that it could take.
    let thought = max(traits.family.tokens(in: reading.thought), thinkingRoom)
    let output = traits.family.tokens(in: reading.text) + thought
    if var usage = reading.usage {
      usage.output = max(usage.output, output)
      return usage
    }
    return TokenUsage(input: promptTokens(of: request), output: output)
  }

  /// The most that embedding so many tokens may cost.
  func embeddingBound(tokens: Int, at now: Timestamp) -> CostEstimate {
    guard case .table(let list) = settings.pricing else { return .free }
    guard
      let prices = list.table.prices(
        of: settings.model, by: settings.provider.rawValue, at: now, promptTokens: tokens)
    else { return .unknown }
    return .atMost(prices.cost(of: TokenUsage(input: tokens)))
  }

  /// What embedding so many tokens has cost.
  ///
  /// - Parameter name: the model that answered, where it told its name.
  func embeddingSpending(tokens: Int, answeredBy name: String?, at now: Timestamp) -> Outcome.Spending {
    let usage = TokenUsage(input: tokens)
    let prices = prices(for: Reading(model: name), promptTokens: tokens, at: now)
    return Outcome.Spending(
      cost: prices.cost(of: usage), usage: usage, prices: prices, model: name ?? settings.model)
  }

  /// By the name that answered: an alias may stand for a model that has a price of its own.
  private func prices(for reading: Reading, promptTokens: Int, at now: Timestamp) -> TokenPrices {
    guard case .table(let list) = settings.pricing else { return .free }
    let table = list.table
    let names = [reading.model, settings.model].compactMap { $0 }
    return names.lazy.compactMap {
      table.prices(of: $0, by: settings.provider.rawValue, at: now, promptTokens: promptTokens)
    }.first ?? .free
  }
}
