package import Localization

/// The eight rooms of an operator, in the order of their tabs; the raw value is the word that goes there behind `:`.
package enum RoomName: String, CaseIterable, Hashable, Sendable {
  case overview, queue, budget, rounds, matches, people, announce, events

  /// What its tab says.
  package var title: PhraseKey {
    switch self {
    case .overview: .admin(.overview)
    case .queue: .admin(.queue)
    case .budget: .admin(.budget)
    case .rounds: .admin(.rounds)
    case .matches: .admin(.matches)
    case .people: .admin(.people)
    case .announce: .admin(.announce)
    case .events: .admin(.events)
    }
  }
}
