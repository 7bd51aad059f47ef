/// One failed attempt.
package struct JobFailure: Hashable, Sendable {
  package let attempt: Int
  /// A sentence without anything a person wrote.
  package let error: String
  package let at: Timestamp

  package init(attempt: Int, error: String, at: Timestamp) {
    self.attempt = attempt
    self.error = error
    self.at = at
  }
}

extension JobFailure {
  /// What is written of an attempt whose worker died; it says nothing about the job itself.
  package static let workerStopped = "the worker stopped before it was done"
}
