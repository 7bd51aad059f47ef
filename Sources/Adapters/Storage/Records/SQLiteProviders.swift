import Domain
import Ports

struct SQLiteProviders: ProviderRecords {
  let session: Session

  private static let columns = "configuration, state, failures, retry_at, reason"

  private static func read(_ row: inout Row) throws -> ProviderBreaker {
    let configuration = try row.next(String.self)
    let (word, failures) = (try row.next(String.self), try row.next(Int.self))
    let (until, reason) = (try row.next(Timestamp?.self), try row.next(String?.self))
    let state: ProviderBreaker.State
    switch (word, until, reason.flatMap(ProviderBreaker.Fault.init(rawValue:))) {
    case ("closed", nil, _): state = .closed(failures: failures)
    case ("open", let until?, _): state = .open(failures: failures, until: until)
    case ("trying", let until?, _): state = .trying(failures: failures, until: until)
    case ("locked", nil, let fault?): state = .locked(fault)
    default: throw UnknownState()
    }
    return ProviderBreaker(state: state, configuration: configuration)
  }

  func breaker(of provider: String) throws -> ProviderBreaker? {
    try session.first(
      "SELECT \(Self.columns) FROM providers WHERE name = $1", provider, read: Self.read)
  }

  func all() throws -> [(name: String, breaker: ProviderBreaker, changedAt: Timestamp)] {
    try session.all("SELECT name, changed_at, \(Self.columns) FROM providers ORDER BY name") {
      let (name, changedAt) = (try $0.next(String.self), try $0.next(Timestamp.self))
      return (name, try Self.read(&$0), changedAt)
    }
  }

  func setBreaker(_ breaker: ProviderBreaker, of provider: String) throws {
    let parts: (state: String, failures: Int, until: Timestamp?, reason: String?) =
      switch breaker.state {
      case .closed(let failures): ("closed", failures, nil, nil)
      case .open(let failures, let until): ("open", failures, until, nil)
      case .trying(let failures, let until): ("trying", failures, until, nil)
      case .locked(let fault): ("locked", 0, nil, fault.rawValue)
      }
    try session.run(
      """
      INSERT INTO providers (name, configuration, state, failures, retry_at, reason, changed_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (name) DO UPDATE SET configuration = excluded.configuration, state = excluded.state,
        failures = excluded.failures, retry_at = excluded.retry_at, reason = excluded.reason,
        changed_at = excluded.changed_at
      """, provider, breaker.configuration, parts.state, parts.failures, parts.until, parts.reason,
      session.now)
  }

  func alerts() throws -> [String: Timestamp] {
    let rows = try session.all("SELECT name, raised_at FROM alerts") {
      (try $0.next(String.self), try $0.next(Timestamp.self))
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }

  func raiseAlert(_ name: String) throws -> Bool {
    try session.run(
      "INSERT INTO alerts (name, raised_at) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, session.now)
      > 0
  }

  func endAlert(_ name: String) throws -> Bool {
    try session.run("DELETE FROM alerts WHERE name = $1", name) > 0
  }
}

struct SQLiteRecordings: RecordingRecords {
  let session: Session

  private static let columns =
    "job_id, attempt, call, kind, model, user_id, other_user_id, request, answer, failure, at"

  private static func read(_ row: inout Row) throws -> StoredRecording {
    let (job, attempt, call) = (try row.next(JobID.self), try row.next(Int.self), try row.next(Int.self))
    let (kind, model) = (try row.next(JobTask.Kind.self), try row.next(String.self))
    let (user, other) = (try row.next(UserID?.self), try row.next(UserID?.self))
    let request = try row.next(String.self)
    guard let value = try? JSONValue(text: request), let request = ModelRequest(json: value) else {
      throw UnknownState()
    }
    return StoredRecording(
      job: job, attempt: attempt, call: call, kind: kind, model: model, user: user, otherUser: other,
      recording: ModelRecording(request: request, answer: try row.next(), failure: try row.next()),
      at: try row.next())
  }

  func keep(_ stored: StoredRecording) throws {
    let recording = stored.recording
    // A call of which nothing came back and nothing was told has still ended somehow.
    let failure = recording.answer == nil ? recording.failure ?? "no answer" : recording.failure
    try session.run(
      """
      INSERT INTO recordings (\(Self.columns)) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (job_id, attempt, call) DO NOTHING
      """, stored.job, stored.attempt, stored.call, stored.kind, stored.model, stored.user, stored.otherUser,
      recording.request.json.description, recording.answer, failure, stored.at)
  }

  func recordings(of job: JobID) throws -> [StoredRecording] {
    try session.all(
      "SELECT \(Self.columns) FROM recordings WHERE job_id = $1 ORDER BY attempt, call", job, read: Self.read)
  }

  func recordings(ofAlone user: UserID, limit: Int) throws -> [StoredRecording] {
    try session.all(
      """
      SELECT \(Self.columns) FROM recordings WHERE user_id = $1 AND other_user_id IS NULL
      ORDER BY at, attempt, call LIMIT $2
      """, user, limit, read: Self.read)
  }

  func newest(limit: Int) throws -> [StoredRecording] {
    try session.all(
      "SELECT \(Self.columns) FROM recordings ORDER BY at DESC, attempt DESC, call DESC LIMIT $1", limit,
      read: Self.read)
  }

  func deleteRecordings(before instant: Timestamp, limit: Int) throws -> Int {
    try session.run(
      """
      DELETE FROM recordings WHERE (job_id, attempt, call) IN (
        SELECT job_id, attempt, call FROM recordings WHERE at < $1 ORDER BY at LIMIT $2)
      """, instant, limit)
  }
}
