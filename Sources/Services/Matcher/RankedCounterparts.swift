import Domain
import Ports

/// The counterparts of one user in all their roles, the best first, as far as they are asked for.
///
/// Nearly every search ends with the first few, so the index is asked for few and, where they do not do, for the best of
/// the rest. Nobody comes twice in a role, even where the index changes in between.
struct RankedCounterparts {
  private let index: any CandidateIndex
  private let selection: CounterpartSelection
  /// Who may not be proposed again.
  private let met: Set<UserID>
  /// Who may be proposed now; nil where that was not asked yet.
  private var eligible: Set<UserID>?
  /// For each role that the user searches in.
  private var lists: [Role: List]

  private struct List {
    /// Found and not given out yet, best first.
    var waiting: ArraySlice<Counterpart> = []
    /// Found so far.
    var seen: Set<UserID> = []
    /// Nobody is left in the index.
    var isWhole = false
  }

  /// How many are asked for at first, and at most at once.
  private static let (first, most) = (64, 4_096)

  init(
    of selection: CounterpartSelection, in roles: [Role], excluding met: Set<UserID>,
    index: any CandidateIndex
  ) {
    self.index = index
    self.selection = selection
    self.met = met
    lists = Dictionary(uniqueKeysWithValues: roles.map { ($0, List()) })
  }

  /// From now on only these are given out.
  mutating func keep(_ eligible: Set<UserID>) {
    self.eligible = eligible
    for role in lists.keys {
      lists[role]?.waiting.removeAll { !eligible.contains($0.user) }
    }
  }

  /// The next ones, best first; fewer than `count` where nobody is left.
  mutating func next(_ count: Int) async -> [Counterpart] {
    var page: [Counterpart] = []
    while page.count < count {
      for role in lists.keys { await fill(role) }
      // Of each role the best who is left.
      let heads = lists.values.compactMap(\.waiting.first)
      guard let best = selection.ranked(heads, excluding: met).first else { return page }
      page.append(best)
      _ = lists[best.role.counterpart]?.waiting.popFirst()
    }
    return page
  }

  private mutating func fill(_ role: Role) async {
    guard var list = lists[role], list.waiting.isEmpty, !list.isWhole else { return }
    let limit = min(max(Self.first, 3 * list.seen.count), Self.most)
    let found = await index.candidates(
      for: selection.user, in: role, within: eligible, excluding: met.union(list.seen),
      least: selection.threshold, limit: limit)
    list.isWhole = found.count < limit
    list.seen.formUnion(found.map(\.user))
    list.waiting = ArraySlice(
      found.map { Counterpart(user: $0.user, role: role.counterpart, score: $0.score) })
    lists[role] = list
  }
}
