/// Something that an operator did.
package struct Act: Hashable, Sendable {
  package let id: ActID
  /// As the audit log names them.
  package let operatorName: String
  package let kind: Kind
  /// What it was about, in words of the program's: an erase finds nothing of a person in it.
  package let subject: String
  package let state: State
  /// Rows that it changed.
  package let changed: Int
  /// Rows that it would have changed and that did not allow it.
  package let refused: Int
  package let at: Timestamp
  /// The act that this one took back.
  package let undoes: ActID?
  package let undoneAt: Timestamp?

  package init(
    id: ActID, operatorName: String, kind: Kind, subject: String, state: State, changed: Int = 0,
    refused: Int = 0, at: Timestamp, undoes: ActID? = nil, undoneAt: Timestamp? = nil
  ) {
    self.id = id
    self.operatorName = operatorName
    self.kind = kind
    self.subject = subject
    self.state = state
    self.changed = changed
    self.refused = refused
    self.at = at
    self.undoes = undoes
    self.undoneAt = undoneAt
  }

  /// What operators can do. The raw value is the word in the database, and that of `--do`.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case retry, cancel, boost, unboost, hold, release
    case runNext = "run_next"
    case pauseLane = "pause_lane"
    case resumeLane = "resume_lane"
    case setBudget = "set_budget"
    case setSetting = "set_setting"
    case runStep = "run_step"
    case advanceRound = "advance_round"
    case withdraw, expire
    case qualifyAgain = "qualify_again"
    case pausePerson = "pause_person"
    case resumePerson = "resume_person"
    case block, unblock, tag, untag, export, erase, reveal, announce
    case stopAnnouncement = "stop_announcement"
    case retryDelivery = "retry_delivery"
    case testAnnouncement = "test_announcement"
    case write, undo

    /// How much of it can be taken back.
    package var undoing: Undoing {
      switch self {
      case .boost, .unboost, .release, .runNext, .retry, .pauseLane, .resumeLane, .setBudget, .setSetting,
        .tag, .untag, .unblock, .resumePerson:
        .whole
      // People were told, or work that was under way is lost.
      case .hold, .cancel, .withdraw, .pausePerson, .block, .qualifyAgain: .inPart
      case .runStep, .advanceRound, .expire, .export, .erase, .reveal, .announce, .stopAnnouncement,
        .retryDelivery, .testAnnouncement, .write, .undo:
        .never
      }
    }
  }

  /// Whether an act can be taken back.
  package enum Undoing: Hashable, Sendable {
    case whole
    /// The rows go back to what they were; messages that went out stay.
    case inPart
    case never
  }

  /// How far it has come: many rows are changed in several transactions.
  package enum State: String, Hashable, Sendable {
    case running, done
    /// Ended before its last row: an error came, or its program is gone. What it changed can be taken back, and an undo
    /// goes on when it is asked for again.
    case stopped
  }

  /// For how long nothing may be heard of one that runs before it is taken for stopped.
  package static let lease: Duration = .minutes(1)
}

/// One act, with all the rows that it changed.
package typealias ActID = Identifier<Act>

/// What a row was before an act changed it: undo reads it, the log shows it.
package struct FormerValue: Hashable, Sendable {
  /// What of the row changed. The raw value is the word in the database.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case state, boost
    case notBefore = "not_before"
    case inLineAt = "in_line_at"
    case value, paused, status, stage, tag, reason
    /// The matches of a pair whose withdrawals were lifted.
    case lifted
    /// The match that was formed anew.
    case again
    /// Whether the turns of both were made due.
    case turn
    /// What the bucket had to give away, in microdollars, because it holds less now.
    case saved = "saved_microdollars"

    /// The kinds of lines of the log by which it is seen that something of the sort happened to the row since.
    package var eventKinds: Set<String> {
      switch self {
      case .state, .boost, .notBefore, .inLineAt: ["job", "boost"]
      case .value, .saved: ["setting"]
      case .paused: ["lane"]
      case .status, .lifted, .again, .turn: ["match", "match.again", "match.lifted", "match.unlifted"]
      case .stage: ["stage"]
      case .tag: ["tag"]
      // Whoever came back to matching since would be in it and blocked.
      case .reason: ["block", "stage"]
      }
    }
  }

  package let subject: Event.Subject
  package let name: Name
  /// `nil`: there was none.
  package let former: String?
  /// What the act made of it. Undo refuses where the row says something else by now, and where it only says the same again.
  package let latter: String?
  /// Whose it is: gone with them.
  package let user: UserID?

  package init(
    subject: Event.Subject, name: Name, former: String?, latter: String?, user: UserID? = nil
  ) {
    self.subject = subject
    self.name = name
    self.former = former
    self.latter = latter
    self.user = user
  }
}

/// Why an act did not change a row, or nothing at all.
package enum ActRefusal: String, Error, CaseIterable, Hashable, Sendable {
  /// Whoever asked may only look.
  case readOnly = "read_only"
  /// There is no such row any more.
  case gone
  /// A worker has it.
  case isRunning = "running"
  /// It is held: let it go first.
  case isHeld = "held"
  /// It has ended, as what it is about.
  case hasEnded = "ended"
  /// It is done.
  case isDone = "done"
  /// It has not ended: there is nothing to do again.
  case hasNotEnded = "not_ended"
  /// Its person began anew.
  case startedAnew = "started_anew"
  /// Something newer does the same, or what it was to do is done.
  case isDoneOtherwise = "done_otherwise"
  /// The match that it belongs to could not go on without it: that can be withdrawn.
  case neededByMatch = "needed_by_match"
  /// It is so already.
  case isSo = "is_so"
  /// Something of the same person goes before it.
  case isBehindItsOwn = "behind_its_own"
  /// Its lane stands still.
  case laneIsPaused = "lane_paused"
  /// It changed after the act that was to be taken back.
  case hasChangedSince = "changed_since"
  /// Nothing is left that could be taken back.
  case nothingToUndo = "nothing_to_undo"
  /// What was done cannot be taken back.
  case cannotBeUndone = "cannot_be_undone"
  /// It took something back itself: what it took back is done anew instead.
  case isUndo = "is_undo"
  /// It is being carried out just now.
  case isUnderWay = "under_way"
  /// Somebody waits for an answer, or owes one, elsewhere.
  case sideIsNotFree = "side_not_free"
  /// The two said no, or have met.
  case isFinal = "final"
  /// People are left who have not had their turn.
  case roundIsNotDone = "round_not_done"
  /// The person is blocked.
  case isBlocked = "blocked"
  /// They paused by themselves: nobody comes back for them.
  case pausedThemselves = "paused_themselves"
  /// Nobody is meant, or it cannot be kept whom: words are searched, or a name is several people's.
  case isNoAudience = "no_audience"
  /// More are meant than was told.
  case audienceGrew = "audience_grew"
  /// The operator has no conversation with Mitko.
  case hasNoConversation = "no_conversation"
  /// The lifecycle allows no such step.
  case isNoStep = "no_step"
  /// Somebody takes no part in matching just now.
  case sideIsAway = "side_away"
  /// No program that works is alive.
  case nobodyWorks = "nobody_works"
}

/// What an operator wants to be done.
package enum Wish: Hashable, Sendable {
  case jobs(JobAct, [JobID])
  case lane(Lane, isPaused: Bool)
  /// Values in the units of `Setting`, within their bounds; and the values that whoever wants it was shown, of these
  /// settings and of others that belong to what was shown. Where one of them is another by now, nothing changes.
  case settings([Setting: Double], from: [Setting: Double] = [:])
  case people(PersonAct, [UserID])
  /// A text to all whom a query means; where they are more by now than whoever wants it was shown, to nobody.
  case announce(String, to: PersonQuery, counted: BoundedCount? = nil)
  case stopAnnouncement(AnnouncementID)
  /// To whom it could not be brought.
  case retryDeliveries(AnnouncementID)
  case matches(MatchAct, [MatchID])
  /// The next turn of the round now, without waiting for the timer.
  case runStep
  /// The round after the one of that number.
  case advanceRound(from: Int)

  /// What can be done to matches. Nobody answers for one of the two: there is no yes and no no here.
  package enum MatchAct: Hashable, Sendable, CaseIterable {
    case withdraw, expire, qualifyAgain

    /// As the log names it.
    package var kind: Act.Kind {
      switch self {
      case .withdraw: .withdraw
      case .expire: .expire
      case .qualifyAgain: .qualifyAgain
      }
    }
  }

  /// What can be done to jobs.
  package enum JobAct: Hashable, Sendable, CaseIterable {
    case retry, cancel, boost, unboost, hold, release, runNext

    /// As the log names it.
    package var kind: Act.Kind {
      switch self {
      case .retry: .retry
      case .cancel: .cancel
      case .boost: .boost
      case .unboost: .unboost
      case .hold: .hold
      case .release: .release
      case .runNext: .runNext
      }
    }
  }

  /// What can be done to people. Nobody can answer for them or speak as them.
  package enum PersonAct: Hashable, Sendable {
    /// Takes them out of matching, or back in.
    case pause, resume
    /// With the operator's words why.
    case block(reason: String)
    case unblock
    case tag(String)
    case untag(String)
    case erase

    /// As the log names it.
    package var kind: Act.Kind {
      switch self {
      case .pause: .pausePerson
      case .resume: .resumePerson
      case .block: .block
      case .unblock: .unblock
      case .tag: .tag
      case .untag: .untag
      case .erase: .erase
      }
    }
  }

  /// The lane that it is about, where it is about one.
  package var lane: Lane? {
    if case .lane(let lane, _) = self { lane } else { nil }
  }

  /// As the log names it.
  package var kind: Act.Kind {
    switch self {
    case .people(let act, _): act.kind
    case .announce: .announce
    case .stopAnnouncement: .stopAnnouncement
    case .retryDeliveries: .retryDelivery
    case .jobs(let act, _): act.kind
    case .lane(_, let isPaused): isPaused ? .pauseLane : .resumeLane
    case .settings(let values, _): values.keys.allSatisfy(\.isOfBudget) ? .setBudget : .setSetting
    case .matches(let act, _): act.kind
    case .runStep: .runStep
    case .advanceRound: .advanceRound
    }
  }
}

/// An act on all rows that a filter means, however few of them were looked at.
package enum WishForAll: Hashable, Sendable {
  case jobs(Wish.JobAct, JobQuery)
  case matches(Wish.MatchAct, MatchQuery)
  case people(Wish.PersonAct, PersonQuery)

  /// What a key means that does the one or the other, where all rows are so already; `nil` where there is no other.
  package var opposite: WishForAll? {
    switch self {
    case .jobs(.boost, let query): .jobs(.unboost, query)
    case .jobs(.hold, let query): .jobs(.release, query)
    case .people(.pause, let query): .people(.resume, query)
    case .people(.block, let query): .people(.unblock, query)
    case .people(.tag(let tag), let query): .people(.untag(tag), query)
    case .jobs, .matches, .people: nil
    }
  }
}

extension Setting {
  /// Whether it says how much may be spent.
  package var isOfBudget: Bool { self == .weeklyBudget || self == .burst }
}

/// Whether the rows of an act are all that its filter means.
package enum WishReach: Hashable, Sendable {
  case all
  /// Words were searched in that many of the newest rows; older ones may have them too.
  case newest(Int)
  /// There are more than one act takes.
  case first(Int)
}

/// What an act would come to.
package struct ActPreview: Hashable, Sendable {
  package let kind: Act.Kind
  /// Rows that it would change.
  package var changes = 0
  /// Whose they are; what is nobody's is not counted.
  package var people: Set<UserID> = []
  /// How many of the rows have waited for over an hour, since they could have begun.
  package var waitedOverAnHour = 0
  /// How many people would be told, each counted once.
  package var told = 0
  /// Who is counted among them by name.
  package private(set) var toldPeople: Set<UserID> = []
  /// Matches that would end by it, where it is not about matches.
  package var ended: Set<MatchID> = []
  /// How many would be written to, where it is an announcement.
  package var audience: BoundedCount?
  /// A few of those who would be written to.
  package var first: [PersonLabel] = []
  /// The lane that it is about.
  package var lane: Lane?
  /// Of a round that ends: how many turns are still to come, in the next one then.
  package var left = 0
  /// Rows that do not allow it.
  package var refused: [ActRefusal: Int] = [:]
  /// The same wish for the rows alone that would change, where it is about rows.
  package var narrowed: Wish?
  /// How many of the rows that would change no undo gives back, where undo gives back others of the kind.
  package var lasting = 0
  /// Whether its rows are all that were meant.
  package var reach = WishReach.all
  /// What would become of the week's money, where it is the budget that changes.
  package var budget: BudgetChange?
  /// The settings as they were when it was asked, where settings change.
  package var settings: [Setting: Double] = [:]

  package init(kind: Act.Kind) {
    self.kind = kind
  }

  /// How much of it could be taken back.
  package var undoing: Act.Undoing {
    if lasting == 0 { return kind.undoing }
    return lasting < changes ? .inPart : .never
  }

  /// The same, of rows that may not be all that were meant.
  package func reaching(_ reach: WishReach) -> ActPreview {
    var preview = self
    preview.reach = reach
    return preview
  }

  /// Counts somebody among those who would be told, once.
  package mutating func tell(_ user: UserID) {
    if toldPeople.insert(user).inserted { told += 1 }
  }
}

extension Wish {
  /// The same after its preview was shown and confirmed: it holds for what was shown alone.
  package func confirmed(_ preview: ActPreview) -> Wish {
    switch self {
    case .settings(let values, _): .settings(values, from: preview.settings)
    case .jobs, .people, .matches: preview.narrowed ?? self
    case .announce(let text, let query, _): .announce(text, to: query, counted: preview.audience)
    case .lane, .stopAnnouncement, .retryDeliveries, .runStep, .advanceRound: self
    }
  }
}

/// What an act came to.
package struct ActResult: Hashable, Sendable {
  /// `nil` where nothing changed: such an act leaves no trace.
  package let act: ActID?
  package let kind: Act.Kind
  /// Of an undo: the kind of the act that was taken back.
  package let undone: Act.Kind?
  package let changed: Int
  package let refused: [ActRefusal: Int]
  /// Of an announcement: how many will get it.
  package var audience: BoundedCount?
  /// How much of it can be taken back.
  package var undoing: Act.Undoing

  package init(
    act: ActID?, kind: Act.Kind, undone: Act.Kind? = nil, changed: Int, refused: [ActRefusal: Int]
  ) {
    self.act = act
    self.kind = kind
    self.undone = undone
    self.changed = changed
    self.refused = refused
    undoing = (undone ?? kind).undoing
  }

  /// The same of rows of which less can be taken back than of others.
  package func undoing(_ undoing: Act.Undoing) -> ActResult {
    var result = self
    result.undoing = undoing
    return result
  }

  /// The same with further rows that refused.
  package func adding(_ further: [ActRefusal: Int]) -> ActResult {
    var result = ActResult(
      act: act, kind: kind, undone: undone, changed: changed,
      refused: refused.merging(further, uniquingKeysWith: +))
    result.audience = audience
    result.undoing = undoing
    return result
  }
}
