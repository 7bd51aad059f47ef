import Domain
import Ports

struct SQLiteActs: ActRecords {
  let session: Session

  private static let columns =
    "id, operator, kind, subject, state, changed, refused, at, undoes_id, undone_at"

  private static func read(_ row: inout Row) throws -> Act {
    Act(
      id: try row.next(), operatorName: try row.next(), kind: try row.next(), subject: try row.next(),
      state: try row.next(), changed: try row.next(), refused: try row.next(), at: try row.next(),
      undoes: try row.next(), undoneAt: try row.next())
  }

  func open(_ id: ActID, _ kind: Act.Kind, subject: String, undoing: ActID?, by name: String) throws {
    try session.run(
      "INSERT INTO acts (id, operator, kind, subject, state, at, undoes_id) VALUES ($1, $2, $3, $4, 'running', $5, $6)",
      id, name, kind, subject, session.now, undoing)
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
    try session.change(
      "act",
      "UPDATE acts SET state = $2, changed = changed + $3, refused = refused + $4 WHERE id = $1", id, state,
      changed, refused)
  }

  func find(_ id: ActID) throws -> Act? {
    try session.first("SELECT \(Self.columns) FROM acts WHERE id = $1", id, read: Self.read)
  }

  func lastUndoable(of name: String) throws -> Act? {
    try session.first(
      """
      SELECT \(Self.columns) FROM acts
      WHERE operator = $1 AND undone_at IS NULL AND kind NOT IN ('undo', 'reveal', 'export')
      ORDER BY id DESC LIMIT 1
      """, name, read: Self.read)
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
      before ?? ActID(high: .max, low: .max), limit, read: Self.read)
  }
}
