import Domain
import Ports

struct SQLiteActs: ActRecords {
  let session: Session

  private static let columns =
    "id, operator, kind, subject, state, lease_until, changed, refused, at, undoes_id, undone_at"

  private func read(_ row: inout Row) throws -> Act {
    let (id, name) = (try row.next(ActID.self), try row.next(String.self))
    let (kind, subject) = (try row.next(Act.Kind.self), try row.next(String.self))
    let (state, lease) = (try row.next(Act.State.self), try row.next(Timestamp?.self))
    // Nobody may have been there to write it down.
    let isGone = lease.map { $0 <= session.now } ?? false
    return Act(
      id: id, operatorName: name, kind: kind, subject: subject, state: isGone ? .stopped : state,
      changed: try row.next(), refused: try row.next(), at: try row.next(), undoes: try row.next(),
      undoneAt: try row.next())
  }

  func open(_ id: ActID, _ kind: Act.Kind, subject: String, undoing: ActID?, by name: String) throws {
    try session.run(
      "UPDATE acts SET state = 'stopped', lease_until = NULL WHERE state = 'running' AND lease_until <= $1",
      session.now)
    try session.run(
      """
      INSERT INTO acts (id, operator, kind, subject, state, at, undoes_id, lease_until)
      VALUES ($1, $2, $3, $4, 'running', $5, $6, $7)
      """, id, name, kind, subject, session.now, undoing, session.now + Act.lease)
    session.act = (id, name)
  }

  func abandon(_ id: ActID) throws {
    try session.run("DELETE FROM acts WHERE id = $1 AND changed = 0", id)
    session.act = nil
  }

  func resume(_ id: ActID, by name: String) throws {
    guard try find(id) != nil else { throw StoreError.missing("act") }
    session.act = (id, name)
  }

  func keep(_ former: FormerValue, of id: ActID) throws {
    let subject = former.subject.key
    try session.run(
      """
      INSERT INTO former_values (act_id, subject_kind, subject, name, former, latter, user_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (act_id, subject_kind, subject, name) DO UPDATE SET latter = excluded.latter
      """, id, subject.kind, subject.bytes, former.name, former.former, former.latter, former.user)
  }

  func note(_ id: ActID, as state: Act.State, changed: Int, refused: Int) throws {
    let lease: Timestamp? = state == .running ? session.now + Act.lease : nil
    try session.change(
      "act",
      """
      UPDATE acts SET state = $2, changed = changed + $3, refused = refused + $4, lease_until = $5 WHERE id = $1
      """, id, state, changed, refused, lease)
  }

  func stop(_ id: ActID) throws {
    try session.run(
      "UPDATE acts SET state = 'stopped', lease_until = NULL WHERE id = $1 AND state = 'running'", id)
  }

  func find(_ id: ActID) throws -> Act? {
    try session.first("SELECT \(Self.columns) FROM acts WHERE id = $1", id, read: read)
  }

  func lastUndoable(of name: String) throws -> Act? {
    try session.first(
      """
      SELECT \(Self.columns) FROM acts
      WHERE operator = $1 AND undone_at IS NULL AND passed_at IS NULL
        AND kind NOT IN ('undo', 'reveal', 'export', 'test_announcement')
      ORDER BY id DESC LIMIT 1
      """, name, read: read)
  }

  func last(of name: String) throws -> Act? {
    try session.first(
      """
      SELECT \(Self.columns) FROM acts
      WHERE operator = $1 AND kind NOT IN ('reveal', 'export', 'test_announcement') ORDER BY id DESC LIMIT 1
      """, name, read: read)
  }

  func undo(of id: ActID) throws -> Act? {
    try session.first("SELECT \(Self.columns) FROM acts WHERE undoes_id = $1", id, read: read)
  }

  func pass(_ id: ActID) throws {
    try session.change("act", "UPDATE acts SET passed_at = $2 WHERE id = $1", id, session.now)
  }

  func hasChanged(_ subject: Event.Subject, since act: ActID, kinds: Set<String>) throws -> Bool {
    try session.first(
      """
      SELECT 1 FROM (
        SELECT coalesce(max(id), 0) AS id FROM events
        WHERE subject_kind = $1 AND subject = $2 AND +act_id = $3
      ) AS own CROSS JOIN events
      WHERE events.subject_kind = $1 AND events.subject = $2 AND events.id > own.id
        AND instr($4, ' ' || events.kind || ' ') > 0 AND +events.act_id IS NOT $3
        AND (events.kind <> 'tag' OR EXISTS (
          SELECT 1 FROM former_values AS theirs JOIN former_values AS ours
            ON ours.act_id = $3 AND ours.subject_kind = $1 AND ours.subject = $2 AND ours.name = 'tag'
          WHERE theirs.act_id = events.act_id AND theirs.subject_kind = $1 AND theirs.subject = $2
            AND theirs.name = 'tag' AND coalesce(theirs.latter, theirs.former) = coalesce(ours.latter, ours.former)))
        -- It was taken back since.
        AND NOT EXISTS (
          SELECT 1 FROM acts AS back JOIN former_values AS given
            ON given.act_id = back.id AND given.subject_kind = $1 AND given.subject = $2
          WHERE back.undoes_id = events.act_id)
        -- It takes back what was done since.
        AND NOT EXISTS (
          SELECT 1 FROM acts AS back JOIN events AS done
            ON done.subject_kind = $1 AND done.subject = $2 AND done.id > own.id AND +done.act_id = back.undoes_id
          WHERE back.id = events.act_id)
      LIMIT 1
      """, subject.key.kind, subject.key.bytes, act, " " + kinds.sorted().joined(separator: " ") + " "
    ) { try $0.next(Int.self) } != nil
  }

  func subjects(of id: ActID) throws -> Set<Event.Subject> {
    Set(
      try session.all(
        "SELECT DISTINCT subject_kind, subject FROM former_values WHERE act_id = $1", id
      ) { try Event.Subject(kind: $0.next(), bytes: $0.next()) })
  }

  func formerValues(of id: ActID, after: FormerValue?, limit: Int) throws -> [FormerValue] {
    let from = after.map { (key: $0.subject.key, name: $0.name.rawValue) }
    return try session.all(
      """
      SELECT subject_kind, subject, name, former, latter, user_id FROM former_values
      WHERE act_id = $1 AND (subject_kind, subject, name) > ($2, $3, $4)
      ORDER BY subject_kind, subject, name LIMIT $5
      """, id, from?.key.kind ?? "", from?.key.bytes ?? [UInt8](), from?.name ?? "", limit
    ) {
      FormerValue(
        subject: try Event.Subject(kind: $0.next(), bytes: $0.next()), name: try $0.next(),
        former: try $0.next(), latter: try $0.next(), user: try $0.next())
    }
  }

  func markUndone(_ id: ActID) throws {
    try session.change("act", "UPDATE acts SET undone_at = $2 WHERE id = $1", id, session.now)
  }

  func recent(before: ActID?, limit: Int) throws -> [Act] {
    try session.all(
      "SELECT \(Self.columns) FROM acts WHERE id < $1 ORDER BY id DESC LIMIT $2",
      before ?? ActID(high: .max, low: .max), limit, read: read)
  }
}
