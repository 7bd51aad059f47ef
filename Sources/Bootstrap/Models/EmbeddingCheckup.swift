package import Domain
import Orchestrator
import Ports

/// What `doctor` finds out about a provider's embedder: one cheap call, its price, its standing.
package struct EmbeddingCheckup: Sendable {
  package let space: EmbeddingSpace
  package let maker: Maker
  /// What the vectors of one profile may cost at most.
  package let cost: CostEstimate
  /// `nil` where nobody was to be asked.
  package var probe: ModelCheckup.Probe?
  /// How the provider did so far, with this configuration; `nil` where nobody has asked it.
  package var breaker: ProviderBreaker?

  /// - Parameters:
  ///   - asks: whether anybody is asked over the network.
  ///   - hasDatabase: whether there is a sound one that a call can be booked in.
  /// - Returns: `nil` where vectors are made on this machine.
  /// - Throws: `ConfigurationError` where the operator's prices cannot be used; `StoreError`.
  package static func run(
    _ configuration: Configuration, asks: Bool, hasDatabase: Bool
  ) async throws -> EmbeddingCheckup? {
    guard let chosen = configuration.embedding else { return nil }
    let time = SystemTime()
    let ids = UUIDv7Source(time: time, random: SystemRandom())
    let embedder = try Embedders.target(configuration, desk: nil, time: time).embedder
    var checkup = EmbeddingCheckup(space: embedder.space, maker: embedder.maker, cost: embedder.cost)
    let store = hasDatabase ? try await ModelCheckup.opened(configuration, time, ids) : nil
    do {
      if asks { checkup.probe = await probe(embedder, store, time, ids) }
      if let store {
        let found = try await store.read { try $0.providers.breaker(of: chosen.maker.name) }
        checkup.breaker = found.flatMap { $0.configuration == chosen.fingerprint ? $0 : nil }
        if case .answered = checkup.probe {
          checkup.breaker = try await ModelCheckup.unlock(
            chosen.maker, chosen.fingerprint, checkup.breaker, in: store)
        }
      }
    } catch {
      await store?.close()
      throw error
    }
    await store?.close()
    return checkup
  }

  private static func probe(
    _ embedder: any Embedder, _ store: (any Store)?, _ time: SystemTime, _ ids: any IdentifierSource
  ) async -> ModelCheckup.Probe {
    let start = time.now
    let texts = ["Backend developer."]
    do {
      let answer: EmbeddingAnswer
      if let store {
        answer = try await OperatorCall(maker: embedder.maker, store: store, ids: ids).embed(
          texts, by: embedder)
      } else if embedder.cost == .unknown {
        throw OperatorCall.Obstacle.unknownPrice
      } else {
        // Without a database there is no ledger yet, and no budget either.
        answer = try await embedder.answer(texts)
      }
      return .answered(
        milliseconds: Int(time.now.since(start).inSeconds * 1_000),
        cost: answer.spending.reduce(Money.zero) { $0 + $1.cost }, allowances: [])
    } catch let failure as ModelFailure {
      return .failed(failure)
    } catch let obstacle as OperatorCall.Obstacle {
      return .barred(obstacle)
    } catch {
      return .unbooked(error)
    }
  }
}
