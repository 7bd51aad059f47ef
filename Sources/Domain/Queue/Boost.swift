/// What an operator gave a waiting job. Nothing of it makes money: gate and budget decide as for any other.
package enum Boost: Int, CaseIterable, Hashable, Sendable, Comparable {
  /// It stands where its user stands.
  case none = 0
  /// Before the others of its lane.
  case first = 1
  /// Before everything, whatever the lane; one job at a time.
  case next = 2

  package static func < (left: Boost, right: Boost) -> Bool { left.rawValue < right.rawValue }
}
