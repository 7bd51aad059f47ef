package import Domain
import Ports

extension Operations {
  /// A page of matches: what a query means, in the order shown.
  ///
  /// Looks at no more than `LookBound` rows: a page may be short, and then `next` goes on where it stopped.
  ///
  /// - Throws: `PatternMistake` where an expression cannot be used.
  package func matches(
    _ query: MatchQuery, after cursor: MatchCursor? = nil, limit: Int
  ) async throws -> RoomPage<MatchRow, MatchCursor> {
    let search = try TextSearch(query.search, patterns)
    return try await store.read { tx in
      let found = try found(query.people, in: tx)
      return try MatchWalk(query: query, search: search, found: found, limit: limit).page(
        after: cursor, in: tx)
    }
  }

  /// The ids of all that a query means: at most `limit`.
  package func matchIDs(
    _ query: MatchQuery, limit: Int
  ) async throws -> (ids: [MatchID], reach: WishReach) {
    try await Self.all(limit, isSearched: !query.search.isEmpty, \.id) {
      try await matches(query, after: $0, limit: $1)
    }
  }

  /// How many matches are open, and how many have ended.
  package func matchFigures() async throws -> (open: Int, ended: Int) {
    try await store.read { tx in
      let tallies = try tx.rooms.matchTallies()
      let open = [MatchQuery.Status.pending, .qualified, .accepted].reduce(0) { $0 + (tallies[$1] ?? 0) }
      return (open, tallies.values.reduce(0, +) - open)
    }
  }

  /// Everything about one match but the words of people and of the judge; `nil` where it is gone.
  package func match(_ id: MatchID) async throws -> MatchSheet? {
    try await store.read { tx in
      guard let row = try tx.rooms.match(id), let match = try tx.matches.find(id) else { return nil }
      return MatchSheet(
        row: row, events: try tx.events.events(about: .match(id), limit: Self.mostEvents).reversed(),
        hidden: MatchSheet.HiddenWords(
          rationale: match.verdict.flatMap { $0.rationale.isEmpty ? nil : $0.rationale.count },
          quotes: match.verdict?.quotes.count ?? 0, introductions: match.introductions.mapValues(\.count)),
        threshold: try tx.settings.value(of: .similarityThreshold))
    }
  }

  private static let mostEvents = 200

  /// Both cards of a match, the reasons of its verdict and the introductions, for whoever asks to see them; that they
  /// asked is written down. Contacts are shown to nobody but the two.
  ///
  /// - Parameter language: of the facts on the cards; what people wrote stays as it is.
  /// - Throws: `ActRefusal.readOnly`; `ActRefusal.gone` where there is no such match.
  package func revealMatch(_ id: MatchID, language: Language) async throws -> RevealedMatch {
    try await reveal("words of match \(id)", of: [.match(id)]) {
      try hiddenWords(of: id, language: language, in: $0)
    }
  }

  /// Whether what was revealed of a match is still there to be read: an erase and a new start take it away.
  package func isStill(_ known: RevealedMatch, language: Language) async throws -> Bool {
    do {
      return try await store.read { try hiddenWords(of: known.match, language: language, in: $0) } == known
    } catch ActRefusal.gone {
      return false
    }
  }

  private func hiddenWords(
    of id: MatchID, language: Language, in tx: any Transaction
  ) throws -> RevealedMatch {
    guard let match = try tx.matches.find(id) else { throw ActRefusal.gone }
    var cards: [Role: String] = [:]
    for role in Role.allCases {
      // What the other side was shown, or else what was compared; both are gone with an erase.
      let shown = try [match.side(role.counterpart).shownVersion, match.side(role).version].lazy
        .compactMap { try $0.flatMap { try tx.profiles.find($0) } }.first
      cards[role] = shown?.publicView.facets[role].map {
        texts.publicText(of: $0, role: role, language: language)
      }
    }
    return RevealedMatch(
      match: id, cards: cards, rationale: match.verdict?.rationale ?? "",
      quotes: match.verdict?.quotes ?? [],
      introductions: match.introductions)
  }

  /// Reads something hidden, and writes down in the same transaction that it was looked at.
  func reveal<Value: Sendable>(
    _ subject: String, of subjects: [Event.Subject],
    _ read: @escaping @Sendable (any Transaction) throws -> Value
  ) async throws -> Value {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    let recorder = ActRecorder(
      id: ids.next(Act.self), kind: .reveal, subject: subject, operatorName: actor.name, undoing: nil)
    return try await store.write { tx in
      let value = try read(tx)
      _ = try recorder.batch(subjects[...], in: tx) { subject, _, tx in
        try tx.events.append(
          Event(subject: subject, actor: .program, kind: "revealed", from: nil, to: nil, at: tx.now))
      }
      return value
    }
  }
}

/// Reads matches from source to source until a page is full or enough was looked at.
private struct MatchWalk {
  let query: MatchQuery
  let search: TextSearch
  let found: [PersonReference: Set<UserID>]
  let limit: Int

  func page(after cursor: MatchCursor?, in tx: any Transaction) throws -> RoomPage<MatchRow, MatchCursor> {
    if let id = query.matches.only(Match.self) {
      let row = try tx.rooms.match(id)
      let rows = try [row].compactMap { $0 }.filter {
        try query.allows($0, found: found, now: tx.now) && search.allows($0.words)
      }
      return RoomPage(rows: rows, next: nil, looked: row == nil ? 0 : 1)
    }
    let sources = query.sources(person: onlyPerson)
    let bound = query.search.isEmpty ? LookBound.rows(for: limit) : LookBound.search
    var reading = PageReading(limit: limit, bound: bound)
    var page = RoomPage<MatchRow, MatchCursor>(rows: [], next: nil, looked: 0)
    var place = cursor ?? MatchCursor(source: 0, after: nil)
    while place.source < sources.count {
      let size = reading.size(looked: page.looked)
      let rows = try tx.rooms.matches(
        in: sources[place.source], after: place.after, limit: size,
        with: reading.isChoosing ? query.parts : .line)
      for row in rows {
        page.looked += 1
        place = MatchCursor(source: place.source, after: row.id)
        guard query.allows(row, found: found, now: tx.now), try search.allows(row.words) else { continue }
        page.rows.append(reading.isChoosing ? try tx.rooms.match(row.id, with: .line) ?? row : row)
        if page.rows.count == limit {
          page.next = place
          return page
        }
      }
      if rows.count < size {
        place = MatchCursor(source: place.source + 1, after: nil)
      } else {
        reading.goOn()
      }
      if page.looked >= bound {
        // Words are searched among the newest alone.
        if place.source < sources.count {
          if query.search.isEmpty { page.next = place } else { page.isSearchCut = true }
        }
        return page
      }
    }
    return page
  }

  /// One person of whom every match is that is meant, where there is one.
  private var onlyPerson: UserID? {
    query.users.groups.lazy.compactMap { group -> UserID? in
      let people = group.reduce(into: Set<UserID>()) { $0.formUnion(found[$1] ?? []) }
      return people.count == 1 ? people.first : nil
    }.first
  }
}

extension MatchRow {
  /// The words of its line, in which people search. All are the program's own.
  fileprivate var words: RowWords {
    var words = RowWords(id)
    words.add(status.word)
    words.add(seeker.person.id)
    words.add(seeker.person.demoName)
    words.add(provider.person.id)
    words.add(provider.person.demoName)
    return words
  }
}
