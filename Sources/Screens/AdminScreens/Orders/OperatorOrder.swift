package import Domain

/// What rooms want of the program.
package enum OperatorOrder: RoomOrder {
  /// Read this now, and anew whenever it may have changed, until another room is watched.
  case watch(RoomQuery)
  /// Find out what an act would come to, and ask where it has to be confirmed; else do it.
  case propose(Wish)
  /// The same for all rows that a filter means; the opposite where all of them are so already.
  case proposeForAll(WishForAll)
  /// Do it: it was confirmed. And how much of it can be taken back.
  case perform(Wish, undoing: Act.Undoing)
  /// Show something hidden; that somebody looked is written down.
  case reveal(Disclosure)
  /// Write everything of somebody's into a file.
  case export(UserID)
  /// Send a text to the operator alone.
  case testAnnouncement(String)
  /// Take an act back, whosever it was; ask before where it is not the operator's own last one, of just now.
  case takeBack(ActID)
  /// The same once it was confirmed.
  case takeBackConfirmed(ActID)

  package var isWatch: Bool { if case .watch = self { true } else { false } }
}

/// What a room shows: the program keeps it on the screen as it changes.
package enum RoomQuery: Hashable, Sendable {
  case overview
  /// The first rows of the queue that a filter means, and the page of a job where one is open.
  case queue(JobQuery, limit: Int, sheet: JobID?)
  /// The people that a filter means, the lately seen first, and the page of one where it is open.
  case people(PersonQuery, limit: Int, sheet: UserID?)
  /// What was sent to many, whom an audience means that is being written, and the page of one where it is open.
  case announcements(audience: PersonQuery?, limit: Int, sheet: AnnouncementID?)
  /// The latest lines of the log that a filter means, and the page of one where it is open.
  case events(EventQuery, limit: Int, sheet: Int64?)
  /// The week's money, how long it lasts, and how long under another budget.
  case budget(asking: BudgetWish?)
  /// The round that goes on, the turns of a round (the current one where none is named), and why two people are not
  /// matched where that was asked.
  case rounds(turnsOf: Int?, limit: Int, why: PairQuestion?)
  /// The first matches that a filter means, and the page of one where one is open.
  case matches(MatchQuery, limit: Int, sheet: MatchID?)

  /// The room that it is of.
  package var room: RoomName {
    switch self {
    case .overview: .overview
    case .queue: .queue
    case .people: .people
    case .announcements: .announce
    case .events: .events
    case .budget: .budget
    case .rounds: .rounds
    case .matches: .matches
    }
  }
}
