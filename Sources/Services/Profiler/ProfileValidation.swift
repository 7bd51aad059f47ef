package import Domain

/// Decides whether a profile may be stored, and makes it fit to be.
package enum ProfileValidation {
  /// What an interviewer's profile comes to: itself where it is valid, else the stored one stands.
  package enum Outcome: Hashable, Sendable {
    /// Valid and different from what is stored.
    case store(Profile)
    /// The same as what is stored: no new version.
    case unchanged
    /// Not valid: nothing is stored, and the conversation goes on. Never empty.
    case invalid([ProfileDefect])
  }

  /// Weighs `proposed` against what is stored.
  package static func check(_ proposed: Profile, stored: Profile?) -> Outcome {
    let defects = proposed.defects
    guard defects.isEmpty else { return .invalid(defects) }
    return proposed == stored ? .unchanged : .store(proposed)
  }
}
