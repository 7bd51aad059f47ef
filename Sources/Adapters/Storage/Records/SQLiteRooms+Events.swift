import Domain
import Ports

extension SQLiteRooms {
  /// A line's own columns, then what stands elsewhere about it, each found by its key, or nothing in its place.
  private static func eventColumns(_ parts: EventRow.Parts) -> String {
    let own = """
      events.id, subject_kind, subject, actor_kind, actor, events.kind, from_state, to_state, events.at, act_id,
      \(parts.contains(.act) ? "(SELECT kind FROM acts WHERE acts.id = act_id)" : "NULL")
      """
    let user = "CASE subject_kind WHEN 'user' THEN subject WHEN 'job' THEN jobs.user_id END"
    return parts.contains(.person)
      ? """
      \(own), \(user),
      (SELECT value FROM identities WHERE identities.kind = 'demo' AND identities.user_id = \(user) LIMIT 1), jobs.kind
      """ : "\(own), CASE subject_kind WHEN 'user' THEN subject END, NULL, NULL"
  }

  /// The log, with the job that a line is about.
  private static func eventTables(_ parts: EventRow.Parts) -> String {
    parts.contains(.person)
      ? "events LEFT JOIN jobs ON jobs.id = CASE subject_kind WHEN 'job' THEN subject END" : "events"
  }

  private static func readEvent(_ row: inout Row) throws -> EventRow {
    let number = try row.next(Int64.self)
    let event = try SQLiteEvents.read(&row)
    let (act, kind) = (try row.next(ActID?.self), try row.next(Act.Kind?.self))
    let (person, name) = (try row.next(UserID?.self), try row.next(String?.self))
    return EventRow(
      number: number, event: event, act: act, actKind: kind,
      person: person.map { PersonLabel(id: $0, demoName: name) }, jobKind: try row.next())
  }

  /// The statement of a source. `$1` and `$2` say which one it is, `$3` where it goes on, `$4` how far. Every one but a
  /// person's walks an index in the order of the numbers; a person's lines are theirs, their jobs' and their matches', found in this
  /// order whatever the engine thinks of how many there are.
  static func eventsSQL(_ source: EventSource, rises: Bool, _ parts: EventRow.Parts) -> String {
    let sign = rises ? ">" : "<"
    let condition =
      switch source {
      case .all: "$1 IS NULL AND $2 IS NULL"
      case .ofOperators: "actor_kind = 'operator' AND $1 IS NULL AND $2 IS NULL"
      case .ofKind: "events.kind = $1 AND events.kind <> 'job' AND $2 IS NULL"
      case .ofAct: "act_id = $2 AND $1 IS NULL"
      case .about: "subject_kind = $1 AND subject = $2"
      case .ofPerson:
        """
        $1 IS NULL AND events.id IN (
          SELECT id FROM events WHERE subject_kind = 'user' AND subject = $2
          UNION ALL
          SELECT about.id FROM jobs CROSS JOIN events AS about ON about.subject_kind = 'job' AND about.subject = jobs.id
          WHERE jobs.user_id = $2
          UNION ALL
          SELECT about.id FROM sides CROSS JOIN events AS about
            ON about.subject_kind = 'match' AND about.subject = sides.match_id
          WHERE sides.user_id = $2)
        """
      }
    return """
      SELECT \(eventColumns(parts)) FROM \(eventTables(parts)) WHERE \(condition) AND events.id \(sign) $3
      ORDER BY events.id\(rises ? "" : " DESC") LIMIT $4
      """
  }

  func events(
    in source: EventSource, from place: EventPlace, limit: Int, with parts: EventRow.Parts
  ) throws -> [EventRow] {
    let (start, rises): (Int64, Bool) =
      switch place {
      case .newest: (.max, false)
      case .before(let number): (number, false)
      case .after(let number): (number, true)
      }
    let (kind, subject): (String?, [UInt8]?) =
      switch source {
      case .all, .ofOperators: (nil, nil)
      case .ofKind(let kind): (kind, nil)
      case .ofAct(let id): (nil, id.bytes)
      case .about(let subject): (subject.key.kind, subject.key.bytes)
      case .ofPerson(let id): (nil, id.bytes)
      }
    return try session.all(
      Self.eventsSQL(source, rises: rises, parts), kind, subject, start, limit, read: Self.readEvent)
  }

  func event(_ number: Int64) throws -> EventRow? {
    try session.first(
      "SELECT \(Self.eventColumns(.all)) FROM \(Self.eventTables(.all)) WHERE events.id = $1", number,
      read: Self.readEvent)
  }
}
