package import Domain

/// What rooms want of the program.
package enum OperatorOrder: RoomOrder {
  /// Read this now, and anew whenever it may have changed, until another room is watched.
  case watch(RoomQuery)
  /// Find out what an act would come to, and ask where it has to be confirmed; else do it.
  case propose(Wish)
  /// Do it: it was confirmed.
  case perform(Wish)
  /// Show what a model was asked and answered for a job; that somebody looked is written down.
  case reveal(JobID)
}

/// What a room shows: the program keeps it on the screen as it changes.
package enum RoomQuery: Hashable, Sendable {
  case overview
  /// The first rows of the queue that a filter means, and the page of a job where one is open.
  case queue(JobQuery, limit: Int, sheet: JobID?)
  /// The week's money, how long it lasts, and how long under another budget.
  case budget(asking: BudgetWish?)
}
