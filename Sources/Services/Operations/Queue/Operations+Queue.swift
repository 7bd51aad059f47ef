package import Domain
package import Ports

extension Operations {
  /// A page of the queue: what a query means, in the order shown, with plans and costs of what waits.
  ///
  /// Looks at no more than `LookBound` rows: a page may be short, and then `next` goes on where it stopped.
  ///
  /// - Throws: `PatternMistake` where an expression cannot be used.
  package func jobs(
    _ query: JobQuery, after cursor: JobCursor? = nil, limit: Int
  ) async throws -> RoomPage<JobRow, JobCursor> {
    let (plan, search) = (plan, try TextSearch(query.search, patterns))
    return try await store.read { tx in
      let found = try found(query.people, in: tx)
      // What has a start is asked for only where something waits.
      let isOfLine = query.sources(person: query.onlyPerson(found)).contains(.waiting)
      var starts = isOfLine ? try plan.plan(in: tx) : nil
      let walk = JobWalk(
        query: query, search: search, found: found, limit: limit, planned: starts?.order ?? [])
      var page = try walk.page(after: cursor, in: tx)
      // Of what lies beyond the plan it is said that it does.
      if page.rows.contains(where: { $0.isWaiting && starts?.causes[$0.job.id] == nil }) {
        starts = try plan.plan(telling: page.rows.map(\.job), in: tx)
      }
      if let starts { for place in page.rows.indices { page.rows[place].take(starts) } }
      // Pages of what is found elsewhere than in line have an order only where there is one page.
      if query.search.isEmpty && query.users.isOpen || page.next == nil && cursor == nil {
        page.rows = Self.inPlannedOrder(page.rows)
      }
      return page
    }
  }

  /// The ids of all that a query means: at most `limit`.
  package func jobIDs(
    _ query: JobQuery, limit: Int
  ) async throws -> (ids: [JobID], reach: WishReach) {
    let search = try TextSearch(query.search, patterns)
    return try await Self.all(limit, isSearched: !query.search.isEmpty, \.job.id) { cursor, limit in
      try await store.read { tx in
        try JobWalk(
          query: query, search: search, found: try found(query.people, in: tx), limit: limit, planned: []
        ).page(after: cursor, in: tx)
      }
    }
  }

  /// Everything about one job but the words of people; `nil` where it is gone.
  package func job(_ id: JobID) async throws -> JobSheet? {
    let plan = plan
    return try await store.read { tx in
      guard var row = try tx.rooms.job(id) else { return nil }
      row.take(try plan.plan(telling: [row.job], in: tx))
      return JobSheet(
        row: row, events: try tx.events.events(about: .job(id), limit: Self.eventBound).reversed(),
        calls: try tx.ledger.entries(of: id), failures: try tx.jobs.errors(of: id),
        recordings: try tx.rooms.recordingSizes(of: id))
    }
  }

  /// What a model was asked and answered in the calls of a job, for whoever asks to see it; that they asked is written down.
  ///
  /// - Throws: `ActRefusal.readOnly`; `ActRefusal.gone` where nothing is kept.
  package func revealRecordings(of id: JobID) async throws -> [StoredRecording] {
    try await reveal("recordings of job \(id)", of: [.job(id)]) { tx in
      let kept = try tx.recordings.recordings(of: id)
      guard !kept.isEmpty else { throw ActRefusal.gone }
      return kept
    }
  }

  /// Writes down that a model is asked again what it was asked in a job: somebody's words go out, and it costs money.
  ///
  /// - Throws: `ActRefusal.readOnly`.
  /// - Parameter model: the one that is asked now.
  package func noteAskedAgain(
    _ stored: StoredRecording, by model: String, in tx: any Transaction
  ) throws {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    try tx.events.append(
      Event(
        subject: .job(stored.job), actor: .operatorNamed(actor.name), kind: "asked_again", from: stored.model,
        to: model, at: tx.now))
  }

  /// The newest calls whose words are kept, without the words; the newest first.
  package func newestCalls(limit: Int) async throws -> [RecordedCall] {
    try await store.read { try $0.recordings.newest(limit: limit).map(RecordedCall.init) }
  }

  private static let eventBound = 200

  /// What began sooner goes first among what runs, what starts sooner among what waits; what no plan knows keeps its
  /// order behind it.
  private static func inPlannedOrder(_ rows: [JobRow]) -> [JobRow] {
    let waiting = rows.enumerated().filter { $0.element.isWaiting }
    let sorted = waiting.sorted { left, right in
      switch (left.element.plan?.at, right.element.plan?.at) {
      case (let one?, let other?): one != other ? one < other : left.offset < right.offset
      case (.some, nil): true
      case (nil, .some): false
      case (nil, nil): left.offset < right.offset
      }
    }
    let running = rows.enumerated().filter { $0.element.job.state == .running }
    let begun = running.sorted { left, right in
      let (one, other) = (left.element.job.startedAt, right.element.job.startedAt)
      return one == other ? left.offset < right.offset : one ?? .beforeAll < other ?? .beforeAll
    }
    var ordered = rows
    for (place, row) in zip(running.map(\.offset), begun) { ordered[place] = row.element }
    for (place, row) in zip(waiting.map(\.offset), sorted) { ordered[place] = row.element }
    return ordered
  }

  /// Whom the names in a query mean.
  func found(
    _ people: Set<PersonReference>, in tx: any Transaction
  ) throws -> [PersonReference: Set<UserID>] {
    try people.reduce(into: [:]) { found, reference in
      found[reference] = Set(try self.people(named: reference, limit: 100, in: tx))
    }
  }

  /// Whom a name means. Whose an address is stays hidden from those who may only look: they find people by what lists show
  /// of them.
  func people(
    named reference: PersonReference, limit: Int, in tx: any Transaction
  ) throws -> [UserID] {
    let people = try tx.rooms.people(named: reference, limit: limit)
    if actor.right == .operates { return people }
    return try people.filter { user in
      switch reference {
      case .id: true
      case .tail(let tail): try tail.isEnd(of: user) || tx.rooms.label(of: user).demoName == tail.digits
      case .identity(let identity):
        try identity.kind == .demo && tx.rooms.label(of: user).demoName == identity.value
      case .named(let name): try tx.rooms.label(of: user).demoName == name
      }
    }
  }
}

/// A call of a model whose words are kept, without them.
package struct RecordedCall: Hashable, Sendable {
  package let job: JobID
  package let attempt: Int
  /// Within its attempt, from 1.
  package let call: Int
  package let kind: JobTask.Kind
  /// By its provider's name for it.
  package let model: String
  package let promptVersion: String
  package let at: Timestamp
  /// Why the answer was of no use; `nil` where it was.
  package let failure: String?

  init(_ stored: StoredRecording) {
    job = stored.job
    attempt = stored.attempt
    call = stored.call
    kind = stored.kind
    model = stored.model
    promptVersion = stored.recording.request.promptVersion
    at = stored.at
    failure = stored.recording.failure
  }
}

/// Reads jobs from source to source until a page is full or enough was looked at.
private struct JobWalk {
  let query: JobQuery
  let search: TextSearch
  let found: [PersonReference: Set<UserID>]
  let limit: Int
  /// What starts soonest, first to last: it stands before the others that wait, however long those have.
  let planned: [JobID]

  func page(after cursor: JobCursor?, in tx: any Transaction) throws -> RoomPage<JobRow, JobCursor> {
    if let id = query.jobs.only(Job.self) {
      let row = try tx.rooms.job(id)
      let rows = try [row].compactMap { $0 }.filter {
        try query.allows($0, found: found, now: tx.now) && search.allows($0.words)
      }
      return RoomPage(rows: rows, next: nil, looked: row == nil ? 0 : 1)
    }
    let sources = query.sources(person: query.onlyPerson(found))
    let bound = query.search.isEmpty ? LookBound.rows(for: limit) : LookBound.search
    var reading = PageReading(limit: limit, bound: bound)
    var page = RoomPage<JobRow, JobCursor>(rows: [], next: nil, looked: 0)
    var place = cursor ?? JobCursor(source: 0, after: nil)
    let isPlanned = Set(planned)
    while place.source < sources.count {
      if sources[place.source] == .waiting, place.after == nil {
        let rest = place.planned.flatMap { last in planned.firstIndex(of: last).map { planned[($0 + 1)...] } }
        for id in rest ?? planned[...] {
          guard let row = try tx.rooms.job(id) else { continue }
          page.looked += 1
          place = JobCursor(source: place.source, after: nil, planned: id)
          guard query.allows(row, found: found, now: tx.now) else { continue }
          page.rows.append(row)
          if page.rows.count == limit {
            page.next = place
            return page
          }
        }
      }
      let size = reading.size(looked: page.looked)
      let rows = try tx.rooms.jobs(
        in: sources[place.source], after: place.after, limit: size,
        with: reading.isChoosing ? query.parts : .all)
      for (row, at) in rows {
        page.looked += 1
        place = JobCursor(source: place.source, after: at)
        if sources[place.source] == .waiting, isPlanned.contains(row.job.id) { continue }
        guard query.allows(row, found: found, now: tx.now), try search.allows(row.words) else { continue }
        page.rows.append(reading.isChoosing ? try tx.rooms.job(row.job.id) ?? row : row)
        if page.rows.count == limit {
          page.next = place
          return page
        }
      }
      if rows.count < size {
        place = JobCursor(source: place.source + 1, after: nil)
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
}

extension JobRow {
  /// Whether it is in a line.
  package var isWaiting: Bool { job.state.isInLine }

  /// The words of its line, in which people search. All are the program's own.
  var words: RowWords {
    var words = RowWords(job.id)
    words.add(job.task.kind.rawValue)
    words.add(job.state.words)
    words.add(job.lane.rawValue)
    words.add(job.maker.name)
    words.add(person?.id)
    words.add(person?.demoName)
    words.add(lastError)
    return words
  }

  /// Takes its start and its cost from the plan.
  mutating func take(_ plan: WorkPlan) {
    guard isWaiting else { return }
    self.plan = plan.start(of: job.id)
    estimate = plan.estimates[job.id]
  }
}

extension Operations {
  /// How many jobs are open, and which lanes stand still.
  package func queueFigures() async throws -> (open: Int, paused: Set<Lane>) {
    try await store.read { tx in
      let open = try tx.rooms.jobTallies().reduce(0) { sum, tally in
        switch tally.state {
        case .queued, .retrying, .running, .held: sum + tally.count
        case .completed, .discarded, .cancelled: sum
        }
      }
      return (open, try tx.steering.stillLanes())
    }
  }
}
