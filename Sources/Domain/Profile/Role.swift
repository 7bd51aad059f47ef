/// In which capacity somebody takes part: open to work, or looking for people.
///
/// A match has one side of each; a profile has one facet for each role its owner takes.
package enum Role: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
  /// Open to work.
  case seeker
  /// Looks for people.
  case provider

  /// The role of the other side.
  package var counterpart: Role {
    switch self {
    case .seeker: .provider
    case .provider: .seeker
    }
  }
}
