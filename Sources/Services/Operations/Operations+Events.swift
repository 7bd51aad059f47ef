package import Domain
import Ports

extension Operations {
  /// A page of the log: what a query means, the latest first.
  ///
  /// Looks at no more than `LookBound` lines: a page may be short, and then `next` goes on where it stopped.
  ///
  /// - Parameter number: the line that it goes on behind; `nil` for the newest.
  /// - Throws: `PatternMistake` where an expression cannot be used.
  package func events(
    _ query: EventQuery, before number: Int64? = nil, limit: Int
  ) async throws -> RoomPage<EventRow, Int64> {
    let walk = EventWalk(query: query, search: try TextSearch(query.search, patterns), limit: limit)
    return try await store.read { tx in
      try walk.page(
        from: number.map(EventPlace.before) ?? .newest, found: try found(query.people, in: tx), in: tx)
    }
  }

  /// What came after a line, the earliest first. `next` is the line up to which was looked, to go on from; `nil` where
  /// nothing came.
  ///
  /// - Throws: as `events(_:before:limit:)`.
  package func events(
    _ query: EventQuery, after number: Int64, limit: Int
  ) async throws -> RoomPage<EventRow, Int64> {
    let walk = EventWalk(query: query, search: try TextSearch(query.search, patterns), limit: limit)
    return try await store.read { tx in
      try walk.page(from: .after(number), found: try found(query.people, in: tx), in: tx)
    }
  }

  /// The number of the newest line; 0 in an empty log.
  package func newestEvent() async throws -> Int64 {
    try await store.read { try $0.rooms.events(in: .all, from: .newest, limit: 1).first?.number ?? 0 }
  }

  /// A line with the rest of its act and of its subject; `nil` where it is gone. What operators wrote of somebody is for
  /// those who may act.
  package func event(_ number: Int64) async throws -> EventSheet? {
    let mayReadReasons = actor.right == .operates
    return try await store.read { tx in
      guard let row = try tx.rooms.event(number) else { return nil }
      let act = try row.act.flatMap { try tx.acts.find($0) }
      let former =
        try act.map { try tx.acts.formerValues(of: $0.id, after: nil, limit: Self.sheetBound) } ?? []
      return EventSheet(
        row: row, act: act, former: former.filter { mayReadReasons || $0.name != .reason },
        history: try tx.rooms.events(in: .about(row.event.subject), from: .newest, limit: Self.sheetBound))
    }
  }

  private static let sheetBound = 100
}

/// Reads lines of the log until a page is full or enough was looked at.
private struct EventWalk {
  let query: EventQuery
  let search: TextSearch
  let limit: Int

  func page(
    from start: EventPlace, found: [PersonReference: Set<UserID>], in tx: any Transaction
  ) throws -> RoomPage<EventRow, Int64> {
    let isFollowing = if case .after = start { true } else { false }
    let source = query.source(person: query.onlyPerson(found))
    let bound = query.search.isEmpty ? LookBound.rows(for: limit) : LookBound.search
    var reading = PageReading(limit: limit, bound: bound)
    var page = RoomPage<EventRow, Int64>(rows: [], next: nil, looked: 0)
    var place = start
    while page.looked < bound {
      let size = reading.size(looked: page.looked)
      let rows = try tx.rooms.events(
        in: source, from: place, limit: size, with: reading.isChoosing ? query.parts : .all)
      for row in rows {
        if !isFollowing, query.isOver(at: row.event.at, now: tx.now) {
          page.next = nil
          return page
        }
        page.looked += 1
        page.next = row.number
        place = isFollowing ? .after(row.number) : .before(row.number)
        guard query.allows(row, from: source, found: found, now: tx.now), try search.allows(row.words) else {
          continue
        }
        page.rows.append(reading.isChoosing ? try tx.rooms.event(row.number) ?? row : row)
        if page.rows.count == limit { return page }
      }
      if rows.count < size {
        if !isFollowing { page.next = nil }
        return page
      }
      reading.goOn()
    }
    // Words are searched among the newest alone.
    if !isFollowing, !query.search.isEmpty { (page.next, page.isSearchCut) = (nil, true) }
    return page
  }
}

extension FilterOfPeople {
  /// The one person who is meant, where it is one.
  ///
  /// - Parameter found: whom its names were found to be.
  func onlyPerson(_ found: [PersonReference: Set<UserID>]) -> UserID? {
    guard users.excluded.isEmpty, users.groups.count == 1, let group = users.groups.first else { return nil }
    let people = group.reduce(into: Set<UserID>()) { $0.formUnion(found[$1] ?? []) }
    return people.count == 1 ? people.first : nil
  }
}

extension EventRow {
  /// The words of its line, in which people search. All are the program's own.
  var words: RowWords {
    let subject =
      switch event.subject {
      case .user(let id): id.description
      case .match(let id): id.description
      case .job(let id): id.description
      case .round(let number): String(number)
      case .setting(let name): name
      case .lane(let lane): lane.rawValue
      case .announcement(let id): id.description
      }
    let actor =
      switch event.actor {
      case .user(let id): id.description
      case .program: ""
      case .operatorNamed(let name): name
      }
    var words = RowWords(subject)
    words.add(actor)
    words.add(event.kind)
    words.add(event.from)
    words.add(event.to)
    words.add(act)
    words.add(actKind?.rawValue)
    words.add(person?.id)
    words.add(person?.demoName)
    words.add(jobKind?.rawValue)
    return words
  }
}
