import Domain
import Ports

/// What the operators' rooms show, from the roll-ups that triggers keep.
struct SQLiteRooms: RoomRecords {
  let session: Session

  func pulse() throws -> Pulse {
    func number(_ sql: String) throws -> Int64 {
      try session.first(sql) { try $0.next(Int64?.self) ?? 0 } ?? 0
    }
    var pulse = Pulse()
    pulse.jobs = try number("SELECT sum(moves) FROM job_counts")
    pulse.matches = try number("SELECT sum(moves) FROM match_counts")
    pulse.people = try number("SELECT sum(moves) FROM people_counts")
    // What is older than that is settled by now; a dead worker's call moves with the bucket.
    let hour = session.now.hour - 2
    let spent = try session.first("SELECT sum(moves) FROM spend_hours WHERE hour >= $1", hour) {
      try $0.next(Int64?.self) ?? 0
    }
    pulse.money = (spent ?? 0) &+ (try number("SELECT sum(full_at) FROM bucket"))
    pulse.events = try number("SELECT max(id) FROM events")
    pulse.announcements = try number("SELECT moves FROM announcement_moves")
    pulse.programs =
      try number("SELECT sum(started_at) FROM processes") &+ number("SELECT count(*) FROM processes")
    pulse.heartbeats = try number("SELECT sum(heartbeat_at) FROM processes")
    pulse.settings =
      try number("SELECT max(changed_at) FROM settings") &+ number("SELECT count(*) FROM lane_pauses")
    return pulse
  }

  func jobTallies() throws -> [JobTally] {
    try session.all(
      "SELECT state, lane, kind, maker, count FROM job_counts WHERE count > 0 ORDER BY state, lane, kind, maker"
    ) {
      JobTally(
        state: try $0.next(), lane: try $0.next(), kind: try $0.next(), maker: try $0.next(),
        count: try $0.next())
    }
  }

  func longestWaiting(in lane: Lane) throws -> (job: Job, person: PersonLabel?)? {
    let makers = try session.all(
      """
      SELECT DISTINCT maker FROM job_counts WHERE lane = $1 AND state IN ('queued', 'retrying') AND count > 0
      """, lane
    ) { try $0.next(Maker.self) }
    var oldest: Job?
    for maker in makers {
      // Whoever came first stands near the head of the line: an operator may have put others before, and a user's second
      // chat waits for the first.
      let line = try session.all(
        """
        SELECT \(SQLiteJobs.columns) FROM jobs
        WHERE state IN ('queued', 'retrying') AND lane = $1 AND maker = $2 AND in_line_at <= $3
        ORDER BY in_line_at, id LIMIT \(Self.headOfLine)
        """, lane, maker, session.now, read: SQLiteJobs.read)
      for job in line where oldest.map({ ($0.queuedAt, $0.id) > (job.queuedAt, job.id) }) ?? true {
        oldest = job
      }
    }
    return try oldest.map { ($0, try $0.user.map(label)) }
  }

  private static let headOfLine = 50

  func spendHours(from first: Int, to last: Int) throws -> [SpendHour] {
    try session.all(
      """
      SELECT hour, lane, kind, maker, model, calls, amount, bound, input_tokens, cached_read_tokens,
        cache_write_tokens, output_tokens
      FROM spend_hours WHERE hour BETWEEN $1 AND $2 ORDER BY hour, lane, kind, maker, model
      """, first, last
    ) {
      SpendHour(
        hour: try $0.next(), lane: try $0.next(), kind: try $0.next(), maker: try $0.next(),
        model: try $0.next(), calls: try $0.next(), amount: try $0.next(), bound: try $0.next(),
        usage: TokenUsage(
          input: try $0.next(), cachedRead: try $0.next(), cacheWrite: try $0.next(),
          output: try $0.next()))
    }
  }

  func costs(from first: Int, to last: Int) throws -> [Int: Money] {
    let hours = try session.all(
      "SELECT hour, sum(amount) FROM spend_hours WHERE hour BETWEEN $1 AND $2 GROUP BY hour", first, last
    ) { (try $0.next(Int.self), try $0.next(Money.self)) }
    return Dictionary(hours, uniquingKeysWith: +)
  }

  func reserved() throws -> Money {
    try session.first("SELECT coalesce(sum(amount), 0) FROM ledger WHERE state = 'reserved'") {
      try $0.next()
    }
      ?? .zero
  }

  func milestones() throws -> [Milestone: Int] {
    let rows = try session.all(
      "SELECT reached, sum(count) FROM people_counts WHERE count > 0 GROUP BY reached"
    ) { (reached: try $0.next(Int.self), count: try $0.next(Int.self)) }
    return try rows.reduce(into: [:]) { counts, row in
      guard let milestone = Milestone(rawValue: row.reached) else {
        throw StoreError.damaged(path: "", detail: "people_counts.reached")
      }
      counts[milestone] = row.count
    }
  }

  func round() throws -> RoundFigures {
    let due =
      try session.first("SELECT coalesce(sum(count), 0) FROM people_counts WHERE is_due = 1") {
        try $0.next(Int.self)
      }
      ?? 0
    return try session.first(
      "SELECT number, started_at, tried, yielded FROM rounds ORDER BY number DESC LIMIT 1"
    ) {
      RoundFigures(
        number: try $0.next(), startedAt: try $0.next(), tried: try $0.next(), yielded: try $0.next(),
        due: due)
    } ?? RoundFigures(number: 1, startedAt: session.now, tried: 0, yielded: 0, due: due)
  }

  func failures(since instant: Timestamp, upTo bound: Int) throws -> BoundedCount {
    let count =
      try session.first(
        "SELECT count(*) FROM (SELECT 1 FROM job_errors WHERE at >= $1 LIMIT $2)", instant, bound + 1
      ) { try $0.next(Int.self) } ?? 0
    return count > bound ? .atLeast(bound) : .exactly(count)
  }

  func label(of user: UserID) throws -> PersonLabel {
    PersonLabel(
      id: user,
      demoName: try session.first(
        "SELECT value FROM identities WHERE user_id = $1 AND kind = 'demo' ORDER BY value LIMIT 1", user
      ) { try $0.next() })
  }
}

extension JobQuery.State: SQLBindable, SQLReadable {}
