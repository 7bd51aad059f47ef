import Domain
import Ports

/// Everything that matching reads, as it was at one moment.
struct MatchScene: Sendable {
  let index: any CandidateIndex
  let scale: KeptScale
  private(set) var board: MatchBoard
  /// The last changes that are in it.
  private(set) var vectors: Int64
  private(set) var standings: Int64

  init(
    index: any CandidateIndex, scale: KeptScale, board: MatchBoard, vectors: Int64, standings: Int64
  ) {
    self.index = index
    self.scale = scale
    self.board = board
    self.vectors = vectors
    self.standings = standings
  }

  var moment: RoundInputs.Moment {
    RoundInputs.Moment(vectors: vectors, standings: standings, board: board)
  }

  /// So many changes are read at once.
  private static let page = 500

  /// The same people as they are in `tx`; the index stays behind.
  func now(in tx: any Transaction) throws -> MatchScene {
    var scene = self
    while true {
      let page = try tx.profiles.vectorPage(after: scene.vectors, in: index.space, limit: Self.page)
      let changed = try tx.matches.standings(after: scene.standings, until: nil, limit: Self.page)
      guard page.lastChange > scene.vectors || changed.lastChange > scene.standings else { return scene }
      scene.take(page, changed)
    }
  }

  /// Follows the feeds; the index is not touched.
  mutating func take(_ page: VectorPage, _ changed: StandingPage) {
    board.take(page, changed)
    (vectors, standings) = (page.lastChange, changed.lastChange)
  }

  /// Whether somebody is still what was compared in an earlier scene, and may be proposed.
  func stands(
    _ user: UserID, asIn former: MatchScene, by rules: RoundRules, in round: Int
  ) -> Bool {
    board.entries[user] == former.board.entries[user] && board.isEligible(user, by: rules, in: round)
  }

  /// Whether both of a planned pair are still what was compared, and may be proposed.
  ///
  /// - Parameter change: the last change of vectors that the plan knew.
  func stands(_ pair: PlannedPair, since change: Int64, by rules: RoundRules, in round: Int) -> Bool {
    [(pair.seeker, pair.seekerVersion), (pair.provider, pair.providerVersion)].allSatisfy { user, version in
      guard let entry = board.entries[user] else { return false }
      return entry.version == version && entry.change <= change
        && board.isEligible(user, by: rules, in: round)
    }
  }
}

extension MatchBoard {
  /// Follows the feeds of vectors and standings.
  mutating func take(_ page: VectorPage, _ changed: StandingPage) {
    for user in page.removed { forget(user) }
    for row in page.rows { set(row.version, change: row.change, of: row.user) }
    for changed in changed.standings { set(changed.standing, of: changed.user) }
  }
}
