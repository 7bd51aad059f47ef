/// How many people, told so coarsely that nobody can be made out among them.
///
/// Whoever may change their own terms and look again could find out the private terms of a single person by exact
/// numbers: of fewer than three no number is told, and more are told by steps. That there is nobody at all is said, and
/// that somebody fits and is free, whom the next match step proposes.
package enum CrowdCount: Hashable, Sendable {
  /// Fewer than `least`, nobody included.
  case few
  /// At least so many; a step of 3, 5, 10, 20, 30, 50, 100, 200, 300, 500, ...
  case atLeast(Int)

  /// From how many on a number is told.
  package static let least = 3

  /// The step that `exact` people reach.
  package init(_ exact: Int) {
    guard exact >= Self.least else {
      self = .few
      return
    }
    var step = Self.least
    var power = 1
    while power <= exact {
      for factor in [1, 2, 3, 5] where factor * power <= exact { step = max(step, factor * power) }
      power *= 10
    }
    self = .atLeast(step)
  }

  /// The step; 0 where nothing is told.
  package var floor: Int {
    switch self {
    case .few: 0
    case .atLeast(let step): step
    }
  }
}
