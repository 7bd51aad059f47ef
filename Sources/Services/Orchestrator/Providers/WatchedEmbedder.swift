package import Domain
package import Ports

/// A provider's embedder whose calls the provider's breaker lets through and hears of.
package struct WatchedEmbedder: Embedder {
  private let embedder: any Embedder
  private let desk: ProviderDesk

  package init(_ embedder: any Embedder, desk: ProviderDesk) {
    self.embedder = embedder
    self.desk = desk
  }

  package var space: EmbeddingSpace { embedder.space }
  package var maker: Maker { embedder.maker }
  package var cost: CostEstimate { embedder.cost }

  package func embed(_ texts: [String]) async throws -> [Embedding] {
    try await answer(texts).embeddings
  }

  package func answer(_ texts: [String]) async throws -> EmbeddingAnswer {
    try await desk.admit()
    do {
      let answer = try await embedder.answer(texts)
      // A profile without a word asks nobody.
      if !answer.spending.isEmpty { await desk.ended(.answered) }
      return answer
    } catch let failure as ModelFailure {
      await desk.ended(failure.breakerResult)
      throw failure
    }
  }
}
