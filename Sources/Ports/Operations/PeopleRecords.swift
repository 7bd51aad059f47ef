package import Domain

/// What operators note about people: blocks and tags. A reset keeps both, an erase deletes both.
package protocol PeopleRecords {
  /// `nil` for somebody who may take part.
  func block(of user: UserID) throws -> Block?
  /// Blocks somebody, or lets them again.
  func setBlock(_ block: Block?, of user: UserID) throws
  /// In alphabetical order.
  func tags(of user: UserID) throws -> [String]
  /// Adds a tag; false where they have it.
  func add(tag: String, to user: UserID) throws -> Bool
  /// Takes a tag away; false where they have it not.
  func remove(tag: String, from user: UserID) throws -> Bool
}

/// The steps that people's own commands take, for what operators do to them: with all that follows from each.
package protocol PersonSteering: Sendable {
  /// Takes a step of somebody's stage: open proposals are withdrawn, matching begins.
  ///
  /// - Throws: `InvalidTransition` where the stage does not allow it; nothing has changed.
  func step(_ event: ProfileStageEvent, of user: User, in tx: any Transaction) throws
  /// Erases everything of theirs, as their own wish to be erased does.
  func erase(_ user: User, in tx: any Transaction) throws
}
