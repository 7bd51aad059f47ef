import Domain
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
  /// `ProfileRecords.contentHash`; 0 where nobody asks for it.
  let hash: UInt64

  init(_ version: ProfileVersion, hash: UInt64 = 0) {
    self.version = version.id
    self.hash = hash
    createdAt = version.createdAt
    facets = version.profile.roles.reduce(into: [:]) { facets, role in
      guard let facts = MatchFacts(version.profile, as: role), let shown = version.publicView.facets[role]
      else { return }
      facets[role] = Facet(facts: facts, side: PairScorer.Side(shown, as: role))
    }
  }
}

/// The profiles that were compared, kept while they are current: in a round somebody is compared with by all whom they
/// resemble, and reading a profile costs more than comparing it.
final class ComparedProfiles: Sendable {
  /// Those that were asked for lately, and those before them.
  private struct Known {
    var young: [UserID: ComparedProfile] = [:]
    var old: [UserID: ComparedProfile] = [:]

    /// Who is asked for again stays.
    mutating func find(_ user: UserID) -> ComparedProfile? {
      if let found = young[user] { return found }
      guard let found = old[user] else { return nil }
      keep(found, of: user)
      return found
    }

    mutating func keep(_ profile: ComparedProfile, of user: UserID) {
      if young.count >= ComparedProfiles.limit { (old, young) = (young, [:]) }
      young[user] = profile
    }

    mutating func forget(_ user: UserID) {
      young[user] = nil
      old[user] = nil
    }
  }

  private let known = Mutex(Known())

  /// At a few kilobytes each; twice as many are kept at most.
  private static let limit = 16_384

  /// The current profile of `user`; `nil` where there is none.
  func current(of user: UserID, in tx: any Transaction) throws -> ComparedProfile? {
    guard let id = try tx.profiles.currentID(of: user) else {
      forget([user])
      return nil
    }
    return try find(id, of: user, in: tx)
  }

  /// A version of the profile of `user`; `nil` where it was wiped.
  func find(_ id: ProfileVersionID, of user: UserID, in tx: any Transaction) throws -> ComparedProfile? {
    if let found = known.withLock({ $0.find(user) }), found.version == id { return found }
    guard let version = try tx.profiles.find(id), let hash = try tx.profiles.contentHash(of: id) else {
      return nil
    }
    let read = ComparedProfile(version, hash: hash)
    known.withLock { $0.keep(read, of: user) }
    return read
  }

  /// Drops what was read of people who left, started anew or changed.
  func forget(_ users: some Sequence<UserID>) {
    known.withLock { known in for user in users { known.forget(user) } }
  }
}
