/// What the Rounds room shows, of one moment.
package struct RoundsFigures: Hashable, Sendable {
  /// The round that goes on now.
  package let current: RoundFigures
  /// The match step that is open, if one is.
  package var step: JobRow?
  /// Whose turn comes now, the first few in this order: whose last change is the oldest goes first.
  package var next: [DuePerson] = []
  /// Whose turn is due and who cannot have it now, as many as were looked at.
  package var waiting: [DuePerson] = []
  /// Whether more people have a turn due than were looked at.
  package var waitsForMore = false
  /// How many wait in a match: for a judge, and for each other's or their own answers.
  package var beingJudged = 0
  package var owingAnswers = 0
  /// A few of them by what they wait for, those of the latest matches.
  package var inMatches: [TurnObstacle: [PersonLabel]] = [:]
  /// The round whose turns are told.
  package var shown: RoundRow
  /// The latest first.
  package var turns: [TurnRow] = []
  /// Whether there are older ones.
  package var hasMoreTurns = false
  /// All rounds before the current one, the latest first, as many as are shown.
  package var earlier: [RoundRow] = []

  package init(current: RoundFigures, shown: RoundRow) {
    self.current = current
    self.shown = shown
  }
}

/// A round as a row.
package struct RoundRow: Hashable, Sendable, Identifiable {
  /// From 1.
  package let number: Int
  package let startedAt: Timestamp
  /// When the next one began; `nil` while it goes on.
  package let endedAt: Timestamp?
  /// How many had their turn in it.
  package let tried: Int
  /// How many matches came of it.
  package let yielded: Int

  package init(number: Int, startedAt: Timestamp, endedAt: Timestamp?, tried: Int, yielded: Int) {
    self.number = number
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.tried = tried
    self.yielded = yielded
  }

  package var id: Int { number }
}

/// Somebody's turn in a round.
package struct TurnRow: Hashable, Sendable, Identifiable {
  package let person: PersonLabel
  package let at: Timestamp
  package let result: Result

  /// What came of it.
  package enum Result: Hashable, Sendable {
    case nobodyFitted
    /// With whom, and how that match stands now.
    case matched(MatchID, with: PersonLabel?, MatchStatus, score: Double?)
  }

  package init(person: PersonLabel, at: Timestamp, result: Result) {
    self.person = person
    self.at = at
    self.result = result
  }

  package var id: UserID { person.id }
}

/// Somebody whose turn is due.
package struct DuePerson: Hashable, Sendable, Identifiable {
  package let person: PersonLabel
  /// Those who changed longest ago come first.
  package let changedAt: Timestamp
  /// What keeps them from having it now.
  package let obstacle: TurnObstacle?

  package init(person: PersonLabel, changedAt: Timestamp, obstacle: TurnObstacle?) {
    self.person = person
    self.changedAt = changedAt
    self.obstacle = obstacle
  }

  package var id: UserID { person.id }
}

/// Why somebody whose turn is due does not have it now.
package enum TurnObstacle: String, CaseIterable, Hashable, Sendable {
  /// They had one in this round; something became new since.
  case hadTurn = "had_turn"
  case isBeingJudged = "being_judged"
  case owesAnswer = "owes_answer"
  case hasNoVectors = "no_vectors"
  /// As many proposals as there are in a round.
  case enoughThisRound = "enough_this_round"
}
