/// Who may be proposed, by what was read of everybody at one moment: whose vectors the index holds, of which version of
/// their profile, and how they stand. A value: whoever has it sees nothing of what changes afterwards.
package struct MatchBoard: Sendable {
  /// What the index holds of somebody.
  package struct Entry: Hashable, Sendable {
    package var version: ProfileVersionID
    /// The number of their last change in the feed of vectors.
    package var change: Int64
  }

  package private(set) var entries: [UserID: Entry] = [:]
  package private(set) var standings: [UserID: Standing] = [:]
  /// Of all entries and standings, whatever came first: two boards that say the same have the same.
  package private(set) var hash: UInt64 = 0

  package init() {}

  /// Notes vectors of a version; of a later one where there was another.
  package mutating func set(_ version: ProfileVersionID, change: Int64, of user: UserID) {
    forget(user)
    let entry = Entry(version: version, change: change)
    entries[user] = entry
    hash &+= Self.hash(user, entry)
  }

  /// Notes that the vectors of somebody are gone.
  package mutating func forget(_ user: UserID) {
    if let entry = entries.removeValue(forKey: user) { hash &-= Self.hash(user, entry) }
  }

  package mutating func set(_ standing: Standing, of user: UserID) {
    if let former = standings.updateValue(standing, forKey: user) { hash &-= Self.hash(user, former) }
    hash &+= Self.hash(user, standing)
  }

  /// Whether somebody may be proposed.
  package func isEligible(_ user: UserID, by rules: RoundRules, in round: Int) -> Bool {
    entries[user] != nil
      && standings[user]?.mayBeProposed(in: round, limit: rules.proposalLimit) ?? false
  }

  /// Everybody who may be proposed.
  package func eligible(by rules: RoundRules, in round: Int) -> Set<UserID> {
    Set(entries.keys.filter { isEligible($0, by: rules, in: round) })
  }

  private static func hash(_ user: UserID, _ entry: Entry) -> UInt64 {
    hash(user, [entry.version.high, entry.version.low, UInt64(bitPattern: entry.change)])
  }

  private static func hash(_ user: UserID, _ standing: Standing) -> UInt64 {
    let flags = (standing.isPresent ? 1 : 0) + (standing.isWaiting ? 2 : 0)
    return hash(user, [UInt64(flags), UInt64(standing.round), UInt64(standing.proposals)])
  }

  private static func hash(_ user: UserID, _ words: [UInt64]) -> UInt64 {
    var hash = RunningHash()
    hash.add(user)
    for word in words { hash.add(word) }
    return hash.value
  }
}
