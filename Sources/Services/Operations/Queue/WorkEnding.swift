package import Domain
package import Ports

/// What follows where a job of one kind is held or taken back, apart from the work itself: operators' programs do none of
/// it, and need neither vectors nor a model for what follows.
package struct WorkEnding: Sendable {
  let kind: JobTask.Kind
  /// Called in the transaction that holds the job: whoever waits is told.
  let held: @Sendable (Job, any Transaction) throws -> Void
  /// Called in the transaction that takes the job back: as where it is discarded after its last attempt.
  let discarded: @Sendable (Job, any Transaction) throws -> Void

  /// What follows by whoever does the work.
  package init(_ handler: any JobHandler) {
    kind = handler.kind
    held = { try handler.held($0, in: $1) }
    discarded = { try handler.discarded($0, in: $1) }
  }

  /// The same of a kind for which nobody waits, so that nobody is told of a hold.
  package init(
    _ kind: JobTask.Kind, discarded: @escaping @Sendable (Job, any Transaction) throws -> Void
  ) {
    self.kind = kind
    held = { _, _ in }
    self.discarded = discarded
  }
}
