/// An order of matches that storage can read from any place on, by an index: always the newest first.
package enum MatchSource: Hashable, Sendable {
  case status(MatchQuery.Status)
  /// All of one person, in either role.
  case ofPerson(UserID)
  /// Everything.
  case newest
}

/// Where a list goes on: in which of its sources, and after which match.
package struct MatchCursor: Hashable, Sendable {
  /// The place of the source among those of its query.
  package let source: Int
  package let after: MatchID?

  package init(source: Int, after: MatchID?) {
    self.source = source
    self.after = after
  }
}

extension MatchQuery {
  /// What is asked of a match beside its own columns and its sides'. Whom the names in it mean was found before.
  package var parts: MatchRow.Parts {
    let parts: MatchRow.Parts = score.isOpen ? [] : .score
    return search.isEmpty ? parts : parts.union(.names)
  }

  /// Where the matches are read that it may mean, in the order in which they are shown: who is asked, who is judged, and
  /// what ended.
  ///
  /// - Parameter person: the one person whose matches are meant, where it is one.
  package func sources(person: UserID?) -> [MatchSource] {
    if let person { return [.ofPerson(person)] }
    if !search.isEmpty || statuses.isOpen { return [.newest] }
    let all: [Status] = [
      .accepted, .qualified, .pending, .connected, .rejected, .expired, .disqualified, .withdrawn,
    ]
    return all.filter(statuses.allows).map(MatchSource.status)
  }

  /// Whether a row is meant. Whether its words are is the asker's to know: `search` is not looked at.
  ///
  /// - Parameter found: whom the people that it names were found to be.
  package func allows(_ row: MatchRow, found: [PersonReference: Set<UserID>], now: Timestamp) -> Bool {
    guard statuses.allows(Status(row.status)), roundNumbers.allows(row.round), rounds.allows(row.round),
      age.allows(now.since(row.formedAt))
    else { return false }
    if !matches.isOpen, !matches.allows(where: { $0.names(row.id) }) { return false }
    if !reasons.isOpen {
      if case .withdrawn(let reason) = row.status {
        if !reasons.allows(reason) { return false }
      } else if reasons.included != nil {
        return false
      }
    }
    if !score.isOpen {
      guard let total = row.score?.total, score.allows(total) else { return false }
    }
    return users.isOpen || namesSides(of: row, found)
  }

  /// Each name that has to be one of the two is another one's: named twice, both are meant.
  private func namesSides(of row: MatchRow, _ found: [PersonReference: Set<UserID>]) -> Bool {
    let sides = [row.seeker.person.id, row.provider.person.id]
    return users.allows { name in sides.contains { found[name]?.contains($0) ?? false } }
  }
}
