package import Domain

/// The clock. The real one stands in one file of Bootstrap; tests move theirs by hand.
package protocol TimeSource: Sendable {
  /// UTC by the wall clock; may jump either way when somebody sets it.
  var now: Timestamp { get }
  /// Returns once `now` has reached `instant`, or as much time has passed as lay before it at the call: a clock that is
  /// set back meanwhile prolongs no wait. Throws `CancellationError` when its task is cancelled.
  func sleep(until instant: Timestamp) async throws
}

/// Randomness that may be seeded.
package protocol RandomSource: Sendable {
  /// Uniform in 0..<1.
  func unit() -> Double
  /// 64 bits, each as likely as not.
  func bits() -> UInt64
}

/// Makes ids: UUIDv7, rising within a process.
package protocol IdentifierSource: Sendable {
  /// An id that nothing has yet; the type only says what it will name.
  func next<Entity>(_ entity: Entity.Type) -> Identifier<Entity>
}
