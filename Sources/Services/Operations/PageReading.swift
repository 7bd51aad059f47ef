/// How many rows a list reads at a time, and how much of each.
///
/// What shows every row reads as many as it shows, whole. What looks for some among many reads more of them at a time, and of each
/// no more than they are chosen by; of those that are shown the rest is read afterwards.
struct PageReading {
  /// How many rows are shown at most.
  let limit: Int
  /// How many are looked at at most.
  let bound: Int
  /// Whether rows were left out yet.
  private(set) var isChoosing = false

  /// How many are read at once while others are looked for: one statement, and no more memory than that.
  private static let chunk = 2_000

  init(limit: Int, bound: Int) {
    self.limit = limit
    self.bound = bound
  }

  /// How many to read next, after so many were looked at.
  func size(looked: Int) -> Int { min(isChoosing ? Self.chunk : limit, bound - looked) }

  /// The first rows were not enough.
  mutating func goOn() { isChoosing = true }
}
