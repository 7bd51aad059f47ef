package import Domain
package import HTTPTransport
package import Ports
import Synchronization

/// One model of one provider, over HTTP.
///
/// A request that is refused because of how it was put is put otherwise and asked again at once, at no cost; each refused
/// call is told of beside what came in the end. What was learnt holds for the life of this value. Any other failure is the
/// caller's.
package struct ProviderModel: LanguageModel {
  private let exchange: any ModelExchanging

  /// - Parameter time: the clock of prices, and of dates that a provider asks to wait for.
  package init(_ settings: ModelSettings, over transport: HTTPTransport, time: any TimeSource) {
    exchange =
      switch settings.provider {
      case .openai: ModelExchange(ChatCompletionsWire(isOpenAI: true), settings, transport, time)
      case .compatible: ModelExchange(ChatCompletionsWire(isOpenAI: false), settings, transport, time)
      case .anthropic: ModelExchange(MessagesWire(), settings, transport, time)
      }
  }

  package var name: String { exchange.settings.model }
  package var contextLimit: Int? { exchange.settings.contextLimit }
  package func tokens(in text: String) -> Int { exchange.tokens(in: text) }
  package func estimate(_ request: ModelRequest) -> CostEstimate { exchange.estimate(request) }

  /// What any request may cost at most that is no longer than so many tokens, and answered in no more than so many.
  package func bound(promptTokens: Int, answerTokens: Int) -> CostEstimate {
    exchange.bound(promptTokens: promptTokens, answerTokens: answerTokens)
  }

  package func answer(
    _ request: ModelRequest, progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer {
    try await exchange.answer(request, progress: progress)
  }
}

/// A model of some provider's format.
private protocol ModelExchanging: Sendable {
  var settings: ModelSettings { get }
  func tokens(in text: String) -> Int
  func estimate(_ request: ModelRequest) -> CostEstimate
  func bound(promptTokens: Int, answerTokens: Int) -> CostEstimate
  func answer(
    _ request: ModelRequest, progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer
}

/// The shell round a provider's format: it sends, reads, learns and counts.
private final class ModelExchange<Wire: ProviderWire>: ModelExchanging {
  /// What is learnt from the server.
  private struct Learnt {
    var dialect: Dialect
    var correction = CountCorrection()
  }

  /// As many things as a dialect can leave out, and one more.
  private static var mostTries: Int { 8 }
  /// An error's own words are shorter; a gateway's page may not be.
  private static var errorLimit: Int { 64 << 10 }

  let settings: ModelSettings
  private let wire: Wire
  private let transport: HTTPTransport
  private let time: any TimeSource
  private let traits: ModelTraits
  private let meter: CostMeter
  private let learnt: Mutex<Learnt>

  init(_ wire: Wire, _ settings: ModelSettings, _ transport: HTTPTransport, _ time: any TimeSource) {
    self.wire = wire
    self.settings = settings
    self.transport = transport
    self.time = time
    traits = ModelTraits(of: settings.model, by: settings.provider)
    meter = CostMeter(settings, traits)
    learnt = Mutex(Learnt(dialect: traits.dialect))
  }

  func tokens(in text: String) -> Int {
    learnt.withLock { $0.correction }.corrected(traits.family.tokens(in: text))
  }

  func estimate(_ request: ModelRequest) -> CostEstimate {
    let correction = learnt.withLock { $0.correction }
    return bound(
      promptTokens: correction.corrected(meter.promptTokens(of: request)), answerTokens: request.outputLimit)
  }

  func bound(promptTokens: Int, answerTokens: Int) -> CostEstimate {
    meter.bound(promptTokens: promptTokens, answerTokens: answerTokens, at: time.now)
  }

  func answer(
    _ request: ModelRequest, progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer {
    var refused: [Outcome.Spending] = []
    do throws(ModelFailure) {
      var answer = try await answer(request, after: &refused, progress: progress)
      answer.refused = refused
      return answer
    } catch {
      var failure = error
      failure.refused = refused
      throw failure
    }
  }

  /// - Parameter refused: takes the calls that were refused for the way they were put, before the one that decided.
  private func answer(
    _ request: ModelRequest, after refused: inout [Outcome.Spending],
    progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer {
    for tried in 1...Self.mostTries {
      let dialect = learnt.withLock { $0.dialect }
      let body = wire.body(for: request, to: settings, in: dialect, thinkingRoom: meter.thinkingRoom)
      let response = try await send(body)
      guard response.head.status == 200 else {
        let refusal = await refusal(response)
        let isLearnt =
          isAboutTheWording(refusal)
          && learnt.withLock {
            // Somebody else may have learnt the same meanwhile: then the new dialect is tried first.
            $0.dialect != dialect
              || $0.dialect.learn(refused: body, parameter: refusal.parameter, message: refusal.message)
          }
        guard isLearnt, tried < Self.mostTries else {
          throw ModelFailure(
            advised(refusal.reason, by: response.head), spent: .nothing, requestID: requestID(response.head))
        }
        refused.append(
          Outcome.Spending(
            cost: .zero, usage: .none, model: settings.model, promptVersion: request.promptVersion))
        continue
      }
      return try await read(response, of: request, in: dialect, progress: progress)
    }
    throw ModelFailure(.rejected(parameter: nil), spent: .nothing)
  }

  /// Whether a request put otherwise may be taken. Some servers of one's own fail where they should refuse: llama.cpp
  /// answers 500 to a grammar that it cannot make.
  private func isAboutTheWording(_ refusal: Refusal) -> Bool {
    switch refusal.reason {
    case .rejected: true
    case .providerFailed(let status): settings.provider == .compatible && (status == 500 || status == 501)
    case .rateLimited, .overloaded, .unreachable, .untrusted, .timedOut, .cut, .malformed, .wrongKey,
      .forbidden, .unknownModel, .quotaExhausted, .contextOverflow, .truncated, .refused, .wrongDimension,
      .cancelled:
      false
    }
  }

  private func send(_ body: JSONValue) async throws(ModelFailure) -> HTTPResponse {
    let fields =
      [HTTPField("content-type", "application/json"), HTTPField("accept", "text/event-stream")]
      + wire.fields(key: settings.key) + settings.fields
    let request = HTTPRequest(
      .post, settings.endpoint.appending(wire.path), fields: fields, body: Array(body.description.utf8),
      limits: settings.limits)
    do {
      return try await transport.send(request)
    } catch let error as HTTPError {
      throw ModelFailure(ModelFailure.Reason(error), spent: error.mayHaveArrived ? .unknown : .nothing)
    } catch {
      throw ModelFailure(.cancelled, spent: .unknown)
    }
  }

  private func refusal(_ response: HTTPResponse) async -> Refusal {
    // Half an error's body still has its status.
    let bytes = (try? await response.body.prefix(upTo: Self.errorLimit)) ?? []
    return wire.refusal(response.head, body: try? JSONValue(bytes))
  }

  private func read(
    _ response: HTTPResponse, of request: ModelRequest, in dialect: Dialect,
    progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer {
    var reader = wire.reader()
    var isTooLong = false
    let id = requestID(response.head)
    func fail(_ reason: ModelFailure.Reason) -> ModelFailure {
      ModelFailure(
        reason, spent: meter.spent(on: request, reader.reading, at: time.now),
        requestID: id ?? reader.reading.id)
    }
    do {
      if response.head["content-type"]?.hasPrefix("application/json") == true {
        let bytes = try await response.body.prefix(upTo: settings.limits.bodyBytes)
        let piece = try reader.read(whole: try JSONValue(bytes))
        if !piece.isEmpty { await progress?(piece) }
      } else {
        var parser = ServerEventParser()
        pieces: for try await bytes in response.body {
          for event in try parser.read(bytes) {
            let piece = try reader.read(event)
            if !piece.isEmpty { await progress?(piece) }
            isTooLong = reader.reading.stop == nil && meter.isBeyondAsked(reader.reading, of: request)
            if isTooLong { break pieces }
          }
          // Its last word may come as an error, after which some servers do not close.
          if case .failed? = reader.reading.stop { break }
        }
      }
    } catch let error as HTTPError {
      // The answer was whole, and only what comes after it was cut off.
      if reader.reading.stop != .end { throw fail(ModelFailure.Reason(error)) }
    } catch is CancellationError {
      throw fail(.cancelled)
    } catch {
      throw fail(.malformed)
    }
    if isTooLong { throw fail(.truncated) }
    return try finish(reader.reading, of: request, in: dialect, head: response.head, fail)
  }

  private func finish(
    _ reading: Reading, of request: ModelRequest, in dialect: Dialect, head: HTTPHead,
    _ fail: (ModelFailure.Reason) -> ModelFailure
  ) throws(ModelFailure) -> ModelAnswer {
    switch reading.stop {
    case .end: break
    case .length: throw fail(.truncated)
    // Thrown away it would be paid for twice, whatever word a server has for an end.
    case .unknown: guard reading.isAnswer(to: request) else { throw fail(.cut) }
    case .refused(let category): throw fail(.refused(category: category))
    case .contextFull: throw fail(.contextOverflow(limit: nil, requested: nil))
    case .failed(let refusal): throw fail(advised(refusal.reason, by: head))
    case nil: throw fail(.cut)
    }
    var text = reading.text
    if request.shape != nil {
      text = SchemaInWords.unfenced(text)
      let isJSON = (try? JSONValue(text: text)) != nil
      if !isJSON { learnt.withLock { $0.dialect.learnFromProse() } }
    }
    learnCount(reading, of: request)
    return ModelAnswer(
      text: text, spending: meter.spending(on: request, reading, at: time.now),
      requestID: requestID(head) ?? reading.id, allowances: RateAllowances.told(in: head))
  }

  private func learnCount(_ reading: Reading, of request: ModelRequest) {
    guard reading.isUsageFinal, let usage = reading.usage else { return }
    let estimated = meter.promptTokens(of: request)
    learnt.withLock {
      $0.correction.learn(actual: usage.input + usage.cachedRead + usage.cacheWrite, estimated: estimated)
    }
  }

  private func advised(_ reason: ModelFailure.Reason, by head: HTTPHead) -> ModelFailure.Reason {
    reason.advised(by: head, now: time.now)
  }

  private func requestID(_ head: HTTPHead) -> String? { head.requestID }
}

extension Reading {
  /// Whether it is what was asked for, by itself: it came to its end, and its text is not empty and of the shape.
  fileprivate func isAnswer(to request: ModelRequest) -> Bool {
    guard isWhole else { return false }
    guard let shape = request.shape else { return text.contains { !$0.isWhitespace } }
    return (try? shape.read(SchemaInWords.unfenced(text))) != nil
  }
}

extension ModelFailure.Reason {
  /// The reason with the wait that the provider asks for.
  func advised(by head: HTTPHead, now: Timestamp) -> ModelFailure.Reason {
    switch self {
    case .rateLimited: .rateLimited(after: WaitAdvice.wait(in: head, now: now))
    case .overloaded: .overloaded(after: WaitAdvice.wait(in: head, now: now))
    case .providerFailed, .unreachable, .untrusted, .timedOut, .cut, .malformed, .wrongKey, .forbidden,
      .unknownModel, .quotaExhausted, .contextOverflow, .truncated, .refused, .rejected, .wrongDimension,
      .cancelled:
      self
    }
  }

  /// Why an exchange did not come to its end.
  init(_ error: HTTPError) {
    self =
      switch error {
      case .hostNotFound, .unreachable, .proxyFailed, .connectTimedOut, .closed, .other: .unreachable
      case .untrusted, .tlsFailed, .notLoopback: .untrusted
      case .firstByteTimedOut, .idleTimedOut, .wholeTimedOut: .timedOut
      case .cutOff: .cut
      case .bodyTooLarge, .headTooLarge, .malformed: .malformed
      case .invalidField: .wrongKey
      }
  }
}

extension HTTPHead {
  /// The provider's own name for the exchange.
  var requestID: String? { self["request-id"] ?? self["x-request-id"] }
}
