import Domain
import Ports

/// The index and the board as they were: goes forward from moment to moment, and begins anew where a step knew less or used
/// another scale.
struct ReplayStage {
  let store: any Store
  let open: @Sendable (String) -> (any CandidateIndex)?
  private var current: MatchScene?

  init(store: any Store, open: @escaping @Sendable (String) -> (any CandidateIndex)?) {
    self.store = store
    self.open = open
  }

  /// How many changes are read at once.
  private static let page = 2_000

  /// Everything as it was at a moment, as far as it is still there.
  ///
  /// - Parameter scale: what the scale hashes to.
  /// - Returns: `nil` where the scale is not there.
  mutating func scene(at moment: RoundInputs.Moment, scale: UInt64) async throws -> MatchScene? {
    if let current, current.scale.hash == scale, current.vectors <= moment.vectors,
      current.standings <= moment.standings
    {
      self.current = try await forward(current, to: moment, isIndexed: true)
      return self.current
    }
    guard let text = try await store.read({ try $0.matches.scale(scale) }), let index = open(text) else {
      return nil
    }
    let empty = MatchScene(
      index: index, scale: KeptScale(text: text), board: MatchBoard(), vectors: 0, standings: 0)
    current = try await forward(empty, to: moment, isIndexed: true)
    return current
  }

  /// The people of a scene as they were at a later moment; the index stays behind.
  func people(in scene: MatchScene, at moment: RoundInputs.Moment) async throws -> MatchScene {
    try await forward(scene, to: moment, isIndexed: false)
  }

  private func forward(
    _ scene: MatchScene, to moment: RoundInputs.Moment, isIndexed: Bool
  ) async throws -> MatchScene {
    var scene = scene
    while scene.vectors < moment.vectors {
      let page = try await store.read { [scene] tx in
        try tx.profiles.formerVectorPage(
          after: scene.vectors, until: moment.vectors, in: scene.index.space, limit: Self.page)
      }
      if isIndexed { await scene.index.apply(page) }
      scene.take(page, StandingPage(standings: [], lastChange: scene.standings))
    }
    while scene.standings < moment.standings {
      let changed = try await store.read { [scene] tx in
        try tx.matches.standings(after: scene.standings, until: moment.standings, limit: Self.page)
      }
      scene.take(VectorPage(space: scene.index.space, lastChange: scene.vectors), changed)
    }
    return scene
  }
}
