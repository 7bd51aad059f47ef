/// What an hour brought of work of one sort.
package struct JobHour: Hashable, Sendable {
  /// Whole hours since 1970, UTC.
  package let hour: Int
  package let lane: Lane
  package let kind: JobTask.Kind
  package let maker: Maker
  package let queued: Int
  package let completed: Int
  package let failed: Int
  /// Of those that were completed in it, all together: from the instant when they could start to their last start.
  package let waited: Duration
  /// And from there to their end.
  package let worked: Duration

  package init(
    hour: Int, lane: Lane, kind: JobTask.Kind, maker: Maker, queued: Int, completed: Int, failed: Int,
    waited: Duration, worked: Duration
  ) {
    self.hour = hour
    self.lane = lane
    self.kind = kind
    self.maker = maker
    self.queued = queued
    self.completed = completed
    self.failed = failed
    self.waited = waited
    self.worked = worked
  }
}
