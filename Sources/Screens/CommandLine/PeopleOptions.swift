/// Which people are listed, and what is to be done to all of them.
package struct PeopleOptions: Hashable, Sendable {
  /// What `--do` can ask for.
  package enum Act: String, CaseIterable, Hashable, Sendable {
    case pause, resume, block, unblock, tag, untag, erase
    /// Everything of the one who is meant, as JSON on standard output.
    case export
  }

  package var place: DataPlace
  /// As somebody typed it; empty for everybody.
  package var filter: String
  package var act: Act?
  /// Why somebody is blocked, or the tag: what the act needs besides.
  package var words: String?
  /// How many rows are listed at most; an act is done to all.
  package var limit: Int
  package var isTrial: Bool
  package var isConfirmed: Bool
  package var isJSON: Bool

  package init(
    place: DataPlace = DataPlace(), filter: String = "", act: Act? = nil, words: String? = nil,
    limit: Int = 50, isTrial: Bool = false, isConfirmed: Bool = false, isJSON: Bool = false
  ) {
    self.place = place
    self.filter = filter
    self.act = act
    self.words = words
    self.limit = limit
    self.isTrial = isTrial
    self.isConfirmed = isConfirmed
    self.isJSON = isJSON
  }
}
