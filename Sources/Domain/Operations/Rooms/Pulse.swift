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
  /// Of announcements: how far they came, and to whom they could not be brought.
  package var announcements: Int64 = 0
  /// Of programs: which there are.
  package var programs: Int64 = 0
  /// Of programs: when each was heard of last.
  package var heartbeats: Int64 = 0
  /// Of settings and pauses.
  package var settings: Int64 = 0

  package init() {}

  /// Whether a room that tells nothing of heartbeats shows the same at both.
  package func isSame(as other: Pulse, withHeartbeats: Bool) -> Bool {
    if withHeartbeats { return self == other }
    var still = self
    still.heartbeats = other.heartbeats
    return still == other
  }
}
