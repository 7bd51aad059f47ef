import Domain
import Ports

struct SQLiteEvents: EventRecords {
  let session: Session

  func append(_ event: Event) throws {
    let subject = event.subject.key
    // Whatever follows from an act in its transaction is the operator's doing.
    let actor =
      (event.actor == .program ? session.act.map { .operatorNamed($0.operatorName) } : nil) ?? event.actor
    try session.run(
      """
      INSERT INTO events (subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at, act_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      """, subject.kind, subject.bytes, actor.key.kind, actor.key.bytes, event.kind, event.from, event.to,
      event.at,
      session.act?.id)
  }

  static func read(_ row: inout Row) throws -> Event {
    Event(
      subject: try Event.Subject(kind: row.next(), bytes: row.next()),
      actor: try Event.Actor(kind: row.next(), bytes: row.next()), kind: try row.next(), from: try row.next(),
      to: try row.next(), at: try row.next())
  }

  func events(about subject: Event.Subject, limit: Int) throws -> [Event] {
    try session.all(
      """
      SELECT subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at FROM events
      WHERE subject_kind = $1 AND subject = $2 ORDER BY id DESC LIMIT $3
      """, subject.key.kind, subject.key.bytes, limit, read: Self.read)
  }

  func recent(limit: Int) throws -> [Event] {
    try session.all(
      """
      SELECT subject_kind, subject, actor_kind, actor, kind, from_state, to_state, at FROM events
      ORDER BY id DESC LIMIT $1
      """, limit, read: Self.read)
  }
}

extension Event.Subject {
  /// The values of `events.subject_kind` and `events.subject`.
  var key: (kind: String, bytes: [UInt8]) {
    switch self {
    case .user(let id): ("user", id.bytes)
    case .match(let id): ("match", id.bytes)
    case .job(let id): ("job", id.bytes)
    case .round(let number): ("round", Array(String(number).utf8))
    case .setting(let name): ("setting", Array(name.utf8))
    case .lane(let lane): ("lane", Array(lane.rawValue.utf8))
    case .announcement(let id): ("announcement", id.bytes)
    }
  }

  init(kind: String, bytes: [UInt8]) throws {
    func id<Entity>(_ entity: Entity.Type) throws -> Identifier<Entity> {
      guard let id = Identifier<Entity>(bytes: bytes) else { throw UnknownState() }
      return id
    }
    switch kind {
    case "user": self = .user(try id(User.self))
    case "match": self = .match(try id(Match.self))
    case "job": self = .job(try id(Job.self))
    case "round":
      guard let number = Int(String(decoding: bytes, as: UTF8.self)) else { throw UnknownState() }
      self = .round(number)
    case "setting": self = .setting(String(decoding: bytes, as: UTF8.self))
    case "lane":
      guard let lane = Lane(rawValue: String(decoding: bytes, as: UTF8.self)) else { throw UnknownState() }
      self = .lane(lane)
    case "announcement": self = .announcement(try id(Announcement.self))
    default: throw UnknownState()
    }
  }
}

extension Event.Actor {
  /// The values of `events.actor_kind` and `events.actor`.
  var key: (kind: String, bytes: [UInt8]?) {
    switch self {
    case .user(let id): ("user", id.bytes)
    case .program: ("program", nil)
    case .operatorNamed(let name): ("operator", Array(name.utf8))
    }
  }

  init(kind: String, bytes: [UInt8]?) throws {
    switch (kind, bytes) {
    case ("user", .some(let bytes)):
      guard let id = UserID(bytes: bytes) else { throw UnknownState() }
      self = .user(id)
    case ("program", nil): self = .program
    case ("operator", .some(let bytes)): self = .operatorNamed(String(decoding: bytes, as: UTF8.self))
    default: throw UnknownState()
    }
  }
}

struct SQLiteSettings: SettingRecords {
  let session: Session

  func value(of setting: Setting) throws -> Double {
    // A setting that is younger than the file has its default until it is changed.
    try session.first("SELECT value FROM settings WHERE name = $1", setting.rawValue) { try $0.next() }
      ?? setting.defaultValue
  }

  func set(_ setting: Setting, to value: Double, by actor: Event.Actor) throws {
    guard value.isFinite else { throw StoreError.constraint("settings.value") }
    let former = try self.value(of: setting)
    try session.run(
      """
      INSERT INTO settings (name, value, changed_at) VALUES ($1, $2, $3)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
      """, setting.rawValue, value, session.now)
    // Other pairs may be proposed now.
    if [.similarityThreshold, .scorer, .proposalsPerRound].contains(setting) {
      try SQLiteMatches(session: session).makeTurnsDue()
    }
    try SQLiteEvents(session: session).append(
      Event(
        subject: .setting(setting.rawValue), actor: actor, kind: "setting", from: "\(former)", to: "\(value)",
        at: session.now))
  }
}

struct SQLiteDeliveries: DeliveryRecords {
  let session: Session

  func due(limit: Int) throws -> [Delivery] {
    // Whoever waits for a retry keeps an identity's later messages behind it.
    try session.all(
      """
      SELECT message_id, identity_kind, identity_value, attempts FROM deliveries
      WHERE state = 'pending' AND not_before <= $1 AND NOT EXISTS (
        SELECT 1 FROM deliveries AS earlier
        WHERE earlier.identity_kind = deliveries.identity_kind
          AND earlier.identity_value = deliveries.identity_value AND earlier.state = 'pending'
          AND earlier.sequence < deliveries.sequence AND earlier.not_before > $1)
      ORDER BY sequence LIMIT $2
      """, session.now, limit
    ) {
      Delivery(
        message: try $0.next(), identity: Identity(kind: try $0.next(), value: try $0.next()),
        attempts: try $0.next())
    }
  }

  func heads(of kind: Identity.Kind, limit: Int) throws -> [Delivery] {
    // Whoever waits for something is found by that, and gets first what stands before it.
    let first = try session.all(
      """
      SELECT head.message_id, head.identity_kind, head.identity_value, head.attempts, head.parts_sent
      FROM deliveries AS wanted JOIN deliveries AS head ON head.sequence = (
        SELECT min(own.sequence) FROM deliveries AS own
        WHERE own.identity_kind = wanted.identity_kind AND own.identity_value = wanted.identity_value
          AND own.state = 'pending')
      WHERE wanted.state = 'pending' AND wanted.is_for_many = 0 AND wanted.identity_kind = $1
        AND (head.not_before <= $2 OR head.not_before > $4)
      GROUP BY head.sequence ORDER BY min(wanted.sequence) LIMIT $3
      """, kind, session.now, limit, session.now + Self.longestPause, read: Self.readHead)
    guard first.count < limit else { return first }
    return try first
      + session.all(
        """
        SELECT message_id, identity_kind, identity_value, attempts, parts_sent FROM deliveries AS head
        WHERE state = 'pending' AND is_for_many = 1 AND identity_kind = $1 AND (not_before <= $2 OR not_before > $4)
          AND NOT EXISTS (
            SELECT 1 FROM deliveries AS own
            WHERE own.identity_kind = head.identity_kind AND own.identity_value = head.identity_value
              AND own.state = 'pending' AND (own.sequence < head.sequence OR own.is_for_many = 0))
        ORDER BY sequence LIMIT $3
        """, kind, session.now, limit - first.count, session.now + Self.longestPause, read: Self.readHead)
  }

  /// Nobody puts a message off for as long: whatever is due later still was written by a clock that was ahead.
  private static let longestPause: Duration = .hours(2)

  private static func readHead(_ row: inout Row) throws -> Delivery {
    Delivery(
      message: try row.next(), identity: Identity(kind: try row.next(), value: try row.next()),
      attempts: try row.next(), partsSent: try row.next())
  }

  func nextTry(of kind: Identity.Kind) throws -> Timestamp? {
    try session.first(
      """
      SELECT min(not_before) FROM deliveries
      WHERE state = 'pending' AND not_before > $2 AND identity_kind = $1
      """, kind, session.now
    ) { try $0.next(Timestamp?.self) }.flatMap { $0 }
  }

  func markPartsSent(_ count: Int, of message: MessageID, to identity: Identity) throws {
    try session.run(
      """
      UPDATE deliveries SET parts_sent = max(parts_sent, $4)
      WHERE message_id = $1 AND identity_kind = $2 AND identity_value = $3 AND state = 'pending'
      """, message, identity.kind, identity.value, count)
  }

  func giveUpAll(to identity: Identity, error: String) throws {
    try session.run(
      """
      UPDATE deliveries SET state = 'failed', attempts = attempts + 1, ended_at = $3, error = $4
      WHERE identity_kind = $1 AND identity_value = $2 AND state = 'pending'
      """, identity.kind, identity.value, session.now, error)
  }

  func markSent(_ message: MessageID, to identity: Identity, externalID: String) throws {
    // A second confirmation of the same message changes nothing.
    try session.run(
      """
      UPDATE deliveries SET state = 'sent', attempts = attempts + 1, ended_at = $4, external_id = $5, error = NULL
      WHERE message_id = $1 AND identity_kind = $2 AND identity_value = $3 AND state = 'pending'
      """, message, identity.kind, identity.value, session.now, externalID)
  }

  func markFailed(_ message: MessageID, to identity: Identity, retryAt: Timestamp?, error: String) throws {
    try session.run(
      """
      UPDATE deliveries SET state = CASE WHEN $4 IS NULL THEN 'failed' ELSE 'pending' END,
        attempts = attempts + 1, not_before = coalesce($4, not_before),
        ended_at = CASE WHEN $4 IS NULL THEN $5 END, error = $6
      WHERE message_id = $1 AND identity_kind = $2 AND identity_value = $3 AND state = 'pending'
      """, message, identity.kind, identity.value, retryAt, session.now, error)
  }
}
