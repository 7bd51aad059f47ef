package import Domain

/// The clock. The real one stands in one file of Bootstrap; tests move theirs by hand.
package protocol TimeSource: Sendable {
  var now: Timestamp { get }
  /// Returns once `now` has reached `instant`; throws `CancellationError` when its task is cancelled.
  func sleep(until instant: Timestamp) async throws
}

/// Randomness that may be seeded.
package protocol RandomSource: Sendable {
  /// Uniform in 0..<1.
  func unit() -> Double
  func bits() -> UInt64
}

/// Makes ids: UUIDv7, rising within a process.
package protocol IdentifierSource: Sendable {
  func next<Entity>(_ entity: Entity.Type) -> Identifier<Entity>
}

/// Texts for models that an operator may edit; read by version.
package protocol PromptLibrary: Sendable {
  /// The text and version (a hash) of a prompt; `nil` where there is none of that name.
  func prompt(_ name: String) -> (text: String, version: String)?
}
