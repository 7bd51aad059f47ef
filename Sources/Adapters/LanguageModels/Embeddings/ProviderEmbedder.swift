package import Domain
package import HTTPTransport
import Lexicon
package import Ports
import Synchronization

/// Vectors from OpenAI or a compatible server: all texts of a profile in one call.
package struct ProviderEmbedder: Embedder {
  /// What has to be known of a model besides where it is.
  package struct Model: Hashable, Sendable {
    package let space: EmbeddingSpace
    /// Who is asked, in rows: a name apart from the one of the provider's language models, which may be of another server
    /// and another account.
    package let maker: Maker
    /// Whether the length of the vectors is asked for, because it is not the model's own.
    package let asksForDimension: Bool

    package init(space: EmbeddingSpace, maker: Maker, asksForDimension: Bool) {
      self.space = space
      self.maker = maker
      self.asksForDimension = asksForDimension
    }
  }

  /// No profile takes more, in tokens; what would is left without its pieces. A résumé of one page, read whole and clause
  /// by clause, takes about 2,000.
  package static let mostTokens = 40_000

  /// A hundred texts with vectors of 3,072 numbers, twenty characters each.
  private static let longestBody = 64 << 20
  /// An error's own words are shorter.
  private static let errorLimit = 64 << 10

  package let space: EmbeddingSpace
  package let maker: Maker
  private let model: Model
  private let settings: ModelSettings
  private let transport: HTTPTransport
  private let time: any TimeSource
  private let meter: CostMeter
  private let family: TokenFamily
  private let limit = TextLimit()

  /// - Parameter settings: the model by the provider's name, where it is asked and what it costs.
  package init(
    _ model: Model, _ settings: ModelSettings, over transport: HTTPTransport, time: any TimeSource
  ) {
    self.model = model
    (space, maker) = (model.space, model.maker)
    self.settings = settings
    self.transport = transport
    self.time = time
    let traits = ModelTraits(of: settings.model, by: settings.provider)
    family = traits.family
    meter = CostMeter(settings, traits)
  }

  package var cost: CostEstimate { Self.cost(meter, at: time.now) }

  /// What the vectors of one profile may cost at most, by a model that nobody has opened.
  package static func cost(_ settings: ModelSettings, at now: Timestamp) -> CostEstimate {
    cost(CostMeter(settings, ModelTraits(of: settings.model, by: settings.provider)), at: now)
  }

  private static func cost(_ meter: CostMeter, at now: Timestamp) -> CostEstimate {
    switch meter.embeddingBound(tokens: mostTokens, at: now) {
    case .unknown: .unknown
    // What costs nothing is asked all the same, and stands in the ledger.
    case .free: .atMost(.zero)
    case .atMost(let money): .atMost(money)
    }
  }

  package func embed(_ texts: [String]) async throws -> [Embedding] {
    try await answer(texts).embeddings
  }

  package func answer(_ texts: [String]) async throws -> EmbeddingAnswer {
    let scalars = limit.scalars
    do throws(ModelFailure) {
      return try await answer(texts, ofAtMost: scalars)
    } catch {
      // Models of one's own may read 512 tokens and no more; nothing was spent on finding out.
      guard error.isOverflow, limit.halve(from: scalars) else { throw error }
    }
    let shorter = try await answer(texts)
    // The call that was refused stands in the ledger beside the one that was not.
    let refused = Outcome.Spending(cost: .zero, usage: .none, model: settings.model)
    return EmbeddingAnswer(embeddings: shorter.embeddings, spending: [refused] + shorter.spending)
  }

  private func answer(
    _ texts: [String], ofAtMost scalars: Int
  ) async throws(ModelFailure) -> EmbeddingAnswer {
    var embeddings = [Embedding](
      repeating: .dense([Float](repeating: 0, count: space.dimension)), count: texts.count)
    var (sent, places): ([String], [Int]) = ([], [])
    var tokens = 0
    for (place, text) in texts.enumerated() {
      let clean = TextCleaning.prefix(TextCleaning.modelInput(text), scalars: scalars)
      // An empty one would be refused, and with it all others.
      guard clean.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { continue }
      let length = family.tokens(in: clean)
      guard tokens + length <= Self.mostTokens, sent.count < EmbeddingsWire.mostTexts else { continue }
      tokens += length
      sent.append(clean)
      places.append(place)
    }
    if sent.isEmpty { return EmbeddingAnswer(embeddings: embeddings, spending: []) }
    let (reply, spending) = try await ask(sent, tokens: tokens)
    for (place, embedding) in zip(places, reply.embeddings) { embeddings[place] = embedding }
    return EmbeddingAnswer(embeddings: embeddings, spending: [spending])
  }

  private func ask(
    _ texts: [String], tokens: Int
  ) async throws(ModelFailure) -> (EmbeddingsWire.Reply, Outcome.Spending) {
    let body = EmbeddingsWire.body(
      model: settings.model, texts: texts, dimension: model.asksForDimension ? space.dimension : nil)
    let response = try await send(body)
    let head = response.head
    guard head.status == 200 else {
      let bytes = (try? await response.body.prefix(upTo: Self.errorLimit)) ?? []
      let refusal = ChatCompletionsWire(isOpenAI: settings.provider == .openai).refusal(
        head, body: try? JSONValue(bytes))
      throw ModelFailure(
        refusal.reason.advised(by: head, now: time.now), spent: .nothing, requestID: head.requestID)
    }
    func spending(_ counted: Int?, _ name: String?) -> Outcome.Spending {
      meter.embeddingSpending(tokens: counted ?? tokens, answeredBy: name, at: time.now)
    }
    func fail(_ reason: ModelFailure.Reason) -> ModelFailure {
      ModelFailure(reason, spent: .estimated(spending(nil, nil)), requestID: head.requestID)
    }
    let value: JSONValue
    do {
      value = try JSONValue(await response.body.prefix(upTo: Self.longestBody))
    } catch let error as HTTPError {
      throw fail(ModelFailure.Reason(error))
    } catch is CancellationError {
      throw fail(.cancelled)
    } catch {
      throw fail(.malformed)
    }
    do {
      let reply = try EmbeddingsWire.reply(value, count: texts.count, dimension: space.dimension)
      return (reply, spending(reply.tokens, reply.model))
    } catch {
      // It was made, and paid for.
      let counted = value["usage"]?["prompt_tokens"]?.whole
      let spent = spending(counted, value["model"]?.text)
      let reason: ModelFailure.Reason =
        switch error {
        case .malformed: .malformed
        case .dimension(let found): .wrongDimension(found: found)
        }
      throw ModelFailure(
        reason, spent: counted == nil ? .estimated(spent) : .counted(spent), requestID: head.requestID)
    }
  }

  private func send(_ body: JSONValue) async throws(ModelFailure) -> HTTPResponse {
    var fields = [HTTPField("content-type", "application/json"), HTTPField("accept", "application/json")]
    if let key = settings.key { fields.append(HTTPField("authorization", prefix: "Bearer ", secret: key)) }
    var limits = settings.limits
    limits.bodyBytes = max(limits.bodyBytes, Self.longestBody)
    let request = HTTPRequest(
      .post, settings.endpoint.appending(EmbeddingsWire.path), fields: fields + settings.fields,
      body: Array(body.description.utf8), limits: limits)
    do {
      return try await transport.send(request)
    } catch let error as HTTPError {
      throw ModelFailure(ModelFailure.Reason(error), spent: error.mayHaveArrived ? .unknown : .nothing)
    } catch {
      throw ModelFailure(.cancelled, spent: .unknown)
    }
  }
}

/// How long a text may be, as far as the server has told: the same for all of them.
private final class TextLimit: Sendable {
  /// Shorter than a hundred words tells of nobody.
  private static let least = 500

  private let value = Mutex(TextCleaning.modelInputLimit)

  /// In Unicode scalars.
  var scalars: Int { value.withLock { $0 } }

  /// Takes in that texts of so many were too long; false where they cannot be shorter.
  func halve(from scalars: Int) -> Bool {
    value.withLock { value in
      // Somebody else may have found out meanwhile.
      if value < scalars { return true }
      guard value / 2 >= Self.least else { return false }
      value /= 2
      return true
    }
  }
}

extension ModelFailure {
  fileprivate var isOverflow: Bool {
    if case .contextOverflow = reason { true } else { false }
  }
}
