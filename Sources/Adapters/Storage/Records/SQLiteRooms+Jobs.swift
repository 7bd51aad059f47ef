import Domain
import Ports

extension SQLiteRooms {
  /// A row's own columns, then what stands elsewhere about it, each found by its key, or nothing in its place.
  private static func jobColumns(_ parts: JobRow.Parts) -> String {
    let name =
      "(SELECT value FROM identities WHERE identities.user_id = jobs.user_id AND identities.kind = 'demo' LIMIT 1)"
    let errors = """
      (SELECT count(*) FROM job_errors WHERE job_id = jobs.id),
      (SELECT error FROM job_errors WHERE job_id = jobs.id ORDER BY attempt DESC LIMIT 1)
      """
    let cost = "(SELECT coalesce(sum(amount), 0) FROM ledger WHERE ledger.job_id = jobs.id)"
    return """
      \(SQLiteJobs.columns), boost, \(parts.contains(.name) ? name : "NULL"),
      \(parts.contains(.errors) ? errors : "0, NULL"), \(parts.contains(.cost) ? cost : "0")
      """
  }

  private static func readJob(_ row: inout Row) throws -> JobRow {
    let job = try SQLiteJobs.read(&row)
    let boost = try row.next(Boost.self)
    let name = try row.next(String?.self)
    return JobRow(
      job: job, person: job.user.map { PersonLabel(id: $0, demoName: name) }, boost: boost,
      failures: try row.next(), lastError: try row.next(), spent: try row.next())
  }

  /// What a source is read by: its condition, its order, and whether that rises. Each is an index's.
  static func order(of source: JobSource) -> (condition: String, key: String, rises: Bool) {
    switch source {
    case .running: ("state = 'running'", "lease_until", true)
    case .waiting: ("state IN ('queued', 'retrying')", "queued_at", true)
    case .held: ("state = 'held'", "queued_at", true)
    case .discarded: ("state = 'discarded'", "ended_at", false)
    case .cancelled: ("state = 'cancelled'", "ended_at", false)
    case .completed: ("state = 'completed' AND ended_at IS NOT NULL", "ended_at", false)
    case .ofPerson: ("user_id = $1", "id", false)
    case .newest: ("$1 IS NULL", "id", false)
    }
  }

  /// The statement of a source. `$1` is the person, `$2` and `$3` the place, `$4` the limit.
  static func jobsSQL(_ source: JobSource, _ parts: JobRow.Parts) -> String {
    let (condition, key, rises) = order(of: source)
    let (sign, way) = rises ? (">", "") : ("<", " DESC")
    let place =
      key == "id" ? "id \(sign) $3 AND $2 IS NOT NULL" : "(\(key), id) \(sign) ($2, $3) AND $1 IS NULL"
    let order = key == "id" ? "id\(way)" : "\(key)\(way), id\(way)"
    return
      "SELECT \(jobColumns(parts)), \(key == "id" ? "queued_at" : key) FROM jobs WHERE \(condition) AND \(place) ORDER BY \(order) LIMIT $4"
  }

  func jobs(
    in source: JobSource, after place: JobPlace?, limit: Int, with parts: JobRow.Parts
  ) throws -> [(row: JobRow, place: JobPlace)] {
    let person: UserID? = if case .ofPerson(let user) = source { user } else { nil }
    let rises = Self.order(of: source).rises
    let start =
      place
      ?? (rises
        ? JobPlace(at: Timestamp(microseconds: .min), job: JobID(high: 0, low: 0))
        : JobPlace(at: Timestamp(microseconds: .max), job: JobID(high: .max, low: .max)))
    return try session.all(Self.jobsSQL(source, parts), person, start.at, start.job, limit) {
      let row = try Self.readJob(&$0)
      return (row, JobPlace(at: try $0.next(), job: row.job.id))
    }
  }

  func job(_ id: JobID) throws -> JobRow? {
    try session.first("SELECT \(Self.jobColumns(.all)) FROM jobs WHERE id = $1", id, read: Self.readJob)
  }

  func recordingSizes(of job: JobID) throws -> [RecordingSize] {
    try session.all(
      "SELECT attempt, call, length(request), length(answer) FROM recordings WHERE job_id = $1 ORDER BY attempt, call",
      job
    ) {
      RecordingSize(
        attempt: try $0.next(), call: try $0.next(), request: try $0.next(), answer: try $0.next())
    }
  }

  func people(named reference: PersonReference, limit: Int) throws -> [UserID] {
    switch reference {
    case .id(let id):
      return try session.all("SELECT id FROM users WHERE id = $1", id) { try $0.next() }
    case .tail(let tail):
      let found = try session.all(
        "SELECT id FROM users WHERE substr(id, 13) BETWEEN $1 AND $2 LIMIT $3",
        Self.bytes(tail.bounds.lowerBound),
        Self.bytes(tail.bounds.upperBound), limit
      ) { try $0.next(UserID.self) }
      return found.isEmpty ? try people(withIdentity: tail.digits, limit) : found
    case .identity(let identity):
      return try session.all(
        "SELECT user_id FROM identities WHERE kind = $1 AND value = $2", identity.kind, identity.value
      ) { try $0.next() }
    case .named(let name): return try people(withIdentity: name, limit)
    }
  }

  /// Four bytes, big-endian.
  private static func bytes(_ number: UInt32) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  private func people(withIdentity value: String, _ limit: Int) throws -> [UserID] {
    try Identity.Kind.allCases.flatMap { kind in
      try session.all(
        "SELECT user_id FROM identities WHERE kind = $1 AND value = $2 LIMIT $3", kind, value, limit
      ) { try $0.next(UserID.self) }
    }
  }
}
