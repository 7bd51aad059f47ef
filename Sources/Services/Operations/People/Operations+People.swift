package import Domain
import Ports

extension Operations {
  /// A page of people: whom a query means, the lately seen first.
  ///
  /// Looks at no more than `LookBound` rows: a page may be short, and then `next` goes on where it stopped.
  ///
  /// - Throws: `PatternMistake` where an expression cannot be used.
  package func people(
    _ query: PersonQuery, after place: PersonPlace? = nil, limit: Int
  ) async throws -> RoomPage<PersonRow, PersonPlace> {
    let search = try TextSearch(query.search, patterns)
    return try await store.read { tx in
      let found = try found(query.people, in: tx)
      let source = query.source(found: found)
      let bound = query.search.isEmpty ? LookBound.rows(for: limit) : LookBound.search
      var reading = PageReading(limit: limit, bound: bound)
      var page = RoomPage<PersonRow, PersonPlace>(rows: [], next: nil, looked: 0)
      var after = place ?? query.start(in: source, now: tx.now)
      while page.looked < bound {
        let size = reading.size(looked: page.looked)
        let rows = try tx.rooms.people(
          in: source, after: after, limit: size, with: reading.isChoosing ? query.parts : .all)
        for (row, at) in rows {
          if query.isOver(at: row, in: source, now: tx.now) {
            page.next = nil
            return page
          }
          page.looked += 1
          (after, page.next) = (at, at)
          guard query.allows(row, found: found, now: tx.now), try search.allows(row.words) else { continue }
          page.rows.append(reading.isChoosing ? try tx.rooms.person(row.label.id) ?? row : row)
          if page.rows.count == limit { return page }
        }
        if rows.count < size {
          page.next = nil
          return page
        }
        reading.goOn()
      }
      // Words are searched among the lately seen alone.
      if !query.search.isEmpty { (page.next, page.isSearchCut) = (nil, true) }
      return page
    }
  }

  /// The ids of all whom a query means: at most `limit`.
  package func userIDs(
    _ query: PersonQuery, limit: Int
  ) async throws -> (ids: [UserID], reach: WishReach) {
    try await Self.all(limit, isSearched: !query.search.isEmpty, \.label.id) {
      try await people(query, after: $0, limit: $1)
    }
  }

  /// How many people a query means, and how many there are: from tallies; `nil` for what no tally tells.
  package func peopleFigures(_ query: PersonQuery) async throws -> (meant: Int?, all: Int, active: Int) {
    try await store.read { tx in
      let tallies = try tx.rooms.peopleTallies()
      let active = tallies.reduce(0) { $1.stage == .active ? $0 + $1.count : $0 }
      return (query.count(in: tallies), tallies.reduce(0) { $0 + $1.count }, active)
    }
  }

  /// Everything about one person but what they said and their addresses; `nil` for nobody. Why somebody is blocked is for
  /// those who may act.
  package func person(_ id: UserID) async throws -> PersonSheet? {
    let mayReadReasons = actor.right == .operates
    return try await store.read { tx in
      guard let row = try tx.rooms.person(id) else { return nil }
      let block = try tx.people.block(of: id)
      let facts = try tx.profiles.current(of: id)?.profile.allFacts ?? []
      return PersonSheet(
        row: row, block: mayReadReasons ? block : block?.withoutReason,
        facts: facts.reduce(into: [:]) { $0[$1.value.kind, default: 0] += 1 },
        hasContact: try tx.users.find(id)?.contact != nil,
        history: try tx.rooms.events(in: .ofPerson(id), from: .newest, limit: Self.historyBound))
    }
  }

  private static let historyBound = 100

  /// Who somebody is and what they said, for whoever asks to see it; that they asked is written down.
  ///
  /// - Parameter language: in which facts are named.
  /// - Throws: `ActRefusal.readOnly`; `ActRefusal.gone` where there is nobody.
  package func revealPerson(_ id: UserID, language: Language) async throws -> RevealedPerson {
    try await record(.reveal, about: id, event: "revealed") {
      try hiddenWords(of: id, language: language, in: $0)
    }
  }

  /// Whether all that was revealed of somebody is still there: they may have taken it back since.
  package func isStill(_ known: RevealedPerson, language: Language) async throws -> Bool {
    let now = try await store.read { try hiddenWords(of: known.id, language: language, in: $0) }
    return known.contact == now.contact && Set(known.identities).isSubset(of: now.identities)
      && Set(known.facts).isSubset(of: now.facts)
  }

  private func hiddenWords(
    of id: UserID, language: Language, in tx: any Transaction
  ) throws -> RevealedPerson {
    let facts = try tx.profiles.current(of: id)?.profile.labelledFacts ?? []
    return RevealedPerson(
      id: id, identities: try tx.users.identities(of: id), contact: try tx.users.find(id)?.contact,
      facts: facts.map { target, fact in
        RevealedPerson.KnownFact(
          label: naming.label(of: fact.value.kind, in: target, language: language),
          value: naming.name(of: fact.value, language: language), quote: fact.source.quote)
      })
  }

  /// Everything that is stored about somebody, as their own export has it; that it was taken out is written down.
  ///
  /// - Returns: one JSON object.
  /// - Throws: `ActRefusal.readOnly`; `ActRefusal.gone` where there is nobody.
  package func export(_ id: UserID) async throws -> String {
    let exporter = exporter
    return try await record(.export, about: id, event: "exported") { try exporter.export(id, in: $0) }
  }

  /// Looks at what is somebody's own, and writes down who did.
  private func record<Value: Sendable>(
    _ kind: Act.Kind, about id: UserID, event: String,
    _ look: @escaping @Sendable (any Transaction) throws -> Value
  ) async throws -> Value {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    let recorder = ActRecorder(
      id: ids.next(Act.self), kind: kind, subject: "user \(id)", operatorName: actor.name, undoing: nil)
    return try await store.write { tx in
      guard let user = try tx.users.find(id), user.stage != .erased else { throw ActRefusal.gone }
      _ = try recorder.batch([id][...], in: tx) {
        id, _, tx in
        try tx.events.append(
          Event(subject: .user(id), actor: .program, kind: event, from: nil, to: nil, at: tx.now))
      }
      return try look(tx)
    }
  }
}

extension PersonRow {
  /// The words of their line, in which people search. None is theirs.
  var words: RowWords {
    var words = RowWords(label.id)
    words.add(label.demoName)
    words.add(stage.rawValue)
    words.add(language.code)
    words.add(isBlocked ? "blocked" : nil)
    for role in Role.allCases where roles.contains(role) { words.add(role.rawValue) }
    for kind in identities { words.add(kind.rawValue) }
    for tag in tags { words.add(tag) }
    return words
  }
}

extension Profile {
  /// Every fact with the part of the profile that it stands in.
  var labelledFacts: [(target: FactTarget, fact: Fact)] {
    shared.map { (.shared, $0) }
      + roles.flatMap { role -> [(target: FactTarget, fact: Fact)] in
        guard let facet = facets[role] else { return [] }
        let parts: [(FacetSection, FacetPart)] = [
          (.offers, facet.offers), (.wants, facet.wants), (.practical, facet.practical),
        ]
        return parts.flatMap { section, part in part.facts.map { (.facet(role, section), $0) } }
      }
  }
}
