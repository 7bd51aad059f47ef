package import Domain

/// Turns texts into vectors of one space.
///
/// Embedding is slow (150 ms for 100 words with the local model) and belongs into embed chores, never into
/// the way of a reply. Implementations run off the shared thread pool and may be called from anywhere.
package protocol Embedder: Sendable {
  /// The space of every vector that `embed` returns; fixed for the life of this value.
  var space: EmbeddingSpace { get }

  /// One vector a text, in the same order.
  ///
  /// Texts are given as they are: cleaning, cutting to the longest that the model may see, and the model's
  /// own prefix happen inside. Vectors have length 1, but for a text that nothing is left of after cleaning:
  /// its vector may be all zero, which is similar to nothing. An empty list gives an empty list.
  ///
  /// - Throws: `CancellationError` where the task was cancelled between two texts; `EmbedderFailure` where
  ///   the model refused a text or could not be opened.
  func embed(_ texts: [String]) async throws -> [Embedding]

  /// Who makes the vectors: `.builtin` on this machine, a provider's name elsewhere. It fixes the cost, and which jobs
  /// are this embedder's.
  var maker: Maker { get }

  /// What the vectors of one profile may cost at most if they are made now.
  var cost: CostEstimate { get }

  /// As `embed`, with what it has cost. All texts of a profile are given at once: a provider is asked once.
  ///
  /// - Throws: as `embed`; a provider's throws `ModelFailure` and nothing else.
  func answer(_ texts: [String]) async throws -> EmbeddingAnswer
}

extension Embedder {
  /// Arithmetic on this machine.
  package var maker: Maker { .builtin }
  /// Which is free.
  package var cost: CostEstimate { .free }
  /// And asks nobody.
  package func answer(_ texts: [String]) async throws -> EmbeddingAnswer {
    EmbeddingAnswer(embeddings: try await embed(texts), spending: [])
  }
}

/// Vectors, and what each call for them has cost.
package struct EmbeddingAnswer: Hashable, Sendable {
  /// One a text, in the order of the texts.
  package let embeddings: [Embedding]
  /// Empty where nobody was asked.
  package let spending: [Outcome.Spending]

  package init(embeddings: [Embedding], spending: [Outcome.Spending]) {
    self.embeddings = embeddings
    self.spending = spending
  }
}

/// The embedder that is configured, and those that can still make vectors of spaces in use from before: while one takes
/// another's place, whoever is new or changes has to be found by the former one as well.
package struct EmbedderSet: Sendable {
  /// The configured one.
  package let target: any Embedder
  /// Of other spaces; empty where none is in use, or nobody can make its vectors any more.
  package let formers: [any Embedder]

  package init(target: any Embedder, formers: [any Embedder] = []) {
    self.target = target
    self.formers = formers
  }

  /// The providers among them, each once.
  package var providers: [Maker] {
    ([target] + formers).map(\.maker).reduce(into: []) { makers, maker in
      if maker != .builtin, !makers.contains(maker) { makers.append(maker) }
    }
  }

  /// Who makes vectors of `space`; `nil` where nobody can.
  package func embedder(for space: EmbeddingSpace) -> (any Embedder)? {
    ([target] + formers).first { $0.space == space }
  }

  /// What a profile's vectors may cost at most by a maker; `.unknown` of one that is none of these.
  package func cost(by maker: Maker) -> CostEstimate {
    var most: CostEstimate?
    for embedder in [target] + formers where embedder.maker == maker {
      switch (most, embedder.cost) {
      case (.unknown?, _), (_, .unknown): most = .unknown
      case (.atMost(let one)?, .atMost(let other)): most = .atMost(max(one, other))
      case (.atMost?, .free): break
      case (.free?, let cost), (nil, let cost): most = cost
      }
    }
    return most ?? .unknown
  }
}

/// Why a text has no vector.
package enum EmbedderFailure: Error, Hashable, Sendable {
  /// The model's files were there and could not be opened; `reason` is for the log, without private data.
  case unusable(reason: String)
  /// The model returned an error or numbers that are not finite.
  case refused(code: Int)
}
