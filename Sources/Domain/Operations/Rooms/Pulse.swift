/// Counters that rise with whatever a room shows: two looks with the same pulse saw the same. Drafts do not move it.
package struct Pulse: Hashable, Sendable {
  /// Of jobs: states, lanes, places.
  package var jobs: Int64 = 0
  /// Of matches: statuses and verdicts.
  package var matches: Int64 = 0
  /// Of people: stages, roles, languages, turns.
  package var people: Int64 = 0
  /// Of spending: reservations and costs of the last two hours, and the bucket.
  package var money: Int64 = 0
  /// The number of the newest event.
  package var events: Int64 = 0
  /// Of programs: how many, and the latest heartbeat.
  package var programs: Int64 = 0
  /// Of settings and pauses.
  package var settings: Int64 = 0

  package init() {}
}
