import Domain
import FoundationEssentials
import Ports
import Synchronization

/// What match steps and outlooks read of one version of somebody's profile, made ready once.
struct ComparedProfile: Sendable {
  struct Facet: Sendable {
    /// For the hard rules: private floors included.
    let facts: MatchFacts
    /// For the score: what the other side may see.
    let side: PairScorer.Side
  }

  let version: ProfileVersionID
  let createdAt: Timestamp
  let facets: [Role: Facet]
  /// Of everything that is said in the version.
  let hash: UInt64

  init(_ version: ProfileVersion) {
    self.version = version.id
    createdAt = version.createdAt
    hash = Self.hash(version)
    facets = version.profile.roles.reduce(into: [:]) { facets, role in
      guard let facts = MatchFacts(version.profile, as: role), let shown = version.publicView.facets[role]
      else { return }
      facets[role] = Facet(facts: facts, side: PairScorer.Side(shown, as: role))
    }
  }

  private static func hash(_ version: ProfileVersion) -> UInt64 {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var hash = RunningHash()
    for part in [try? encoder.encode(version.profile), try? encoder.encode(version.publicView)] {
      hash.add(StableHash.of(part ?? Data()))
    }
    return hash.value
  }
}

/// The profiles that were compared, kept while they are current: in a round somebody is compared with by all whom they
/// resemble, and reading a profile costs more than comparing it.
final class ComparedProfiles: Sendable {
  private let known = Mutex<[UserID: ComparedProfile]>([:])

  /// At a few kilobytes each. Whoever comes when it is full begins anew.
  private static let limit = 8_192

  /// The current profile of `user`; `nil` where there is none.
  func current(of user: UserID, in tx: any Transaction) throws -> ComparedProfile? {
    guard let id = try tx.profiles.currentID(of: user) else {
      known.withLock { $0[user] = nil }
      return nil
    }
    if let found = known.withLock({ $0[user] }), found.version == id { return found }
    return try read(id, of: user, in: tx)
  }

  /// A version of the profile of `user`; `nil` where it was wiped.
  func find(_ id: ProfileVersionID, of user: UserID, in tx: any Transaction) throws -> ComparedProfile? {
    if let found = known.withLock({ $0[user] }), found.version == id { return found }
    return try read(id, of: user, in: tx)
  }

  private func read(
    _ id: ProfileVersionID, of user: UserID, in tx: any Transaction
  ) throws -> ComparedProfile? {
    guard let version = try tx.profiles.find(id) else { return nil }
    let read = ComparedProfile(version)
    known.withLock { known in
      if known.count >= Self.limit { known.removeAll() }
      known[user] = read
    }
    return read
  }

  /// Drops what was read of people who left, started anew or changed.
  func forget(_ users: some Sequence<UserID>) {
    known.withLock { known in for user in users { known[user] = nil } }
  }
}
