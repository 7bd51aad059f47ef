/// Which lines of the log are told.
package struct EventsOptions: Hashable, Sendable {
  package var place: DataPlace
  /// As somebody typed it; empty for everything.
  package var filter: String
  /// How many lines are told at most, before following.
  package var limit: Int
  /// Whether what comes later is told as it comes.
  package var follows: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), filter: String = "", limit: Int = 50, follows: Bool = false,
    isJSON: Bool = false
  ) {
    self.place = place
    self.filter = filter
    self.limit = limit
    self.follows = follows
    self.isJSON = isJSON
  }
}
