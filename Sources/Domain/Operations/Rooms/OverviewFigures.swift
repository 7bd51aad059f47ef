/// What answers "is it well?".
package struct OverviewFigures: Hashable, Sendable {
  /// How many jobs there are of each sort; sorts without any are left out.
  package var jobs: [JobTally] = []
  /// Who has waited for a reply longest; where nobody waits for one, what else has.
  package var longestWaiting: LongestWait?
  /// What has waited longer than they, of the work behind.
  package var longestBehind: LongestWait?
  package var money: MoneyFigures
  /// What each of the last 168 hours cost, the oldest first, the running one last.
  package var hours: [Money] = []
  /// How many people came so far and no further.
  package var reached: [Milestone: Int] = [:]
  package var round: RoundFigures
  /// Failed attempts of the last hour.
  package var errors: BoundedCount = .exactly(0)
  /// Programs that have the database open, the oldest first.
  package var programs: [ProgramProcess] = []
  package var pauses: [LanePause] = []
  /// When it was read.
  package var at: Timestamp

  package init(money: MoneyFigures, round: RoundFigures, at: Timestamp) {
    self.money = money
    self.round = round
    self.at = at
  }

  /// How many jobs of a lane are in a state.
  package func count(_ state: JobQuery.State, in lane: Lane) -> Int {
    jobs.reduce(0) { $1.state == state && $1.lane == lane ? $0 + $1.count : $0 }
  }

  /// How many people came at least so far.
  package func count(atLeast milestone: Milestone) -> Int {
    reached.reduce(0) { $1.key >= milestone ? $0 + $1.value : $0 }
  }
}

/// How far somebody ever came, since they began or began anew.
package enum Milestone: Int, CaseIterable, Hashable, Sendable, Comparable {
  case talking, ready, active, proposed, accepted, connected

  package static func < (left: Milestone, right: Milestone) -> Bool { left.rawValue < right.rawValue }
}

/// How many jobs of one sort there are.
package struct JobTally: Hashable, Sendable {
  package let state: JobQuery.State
  package let lane: Lane
  package let kind: JobTask.Kind
  package let maker: Maker
  package let count: Int

  package init(state: JobQuery.State, lane: Lane, kind: JobTask.Kind, maker: Maker, count: Int) {
    self.state = state
    self.lane = lane
    self.kind = kind
    self.maker = maker
    self.count = count
  }
}

/// What has waited longest: as a rule somebody for a reply; where nobody does, other work.
package struct LongestWait: Hashable, Sendable {
  package let job: JobID
  package let kind: JobTask.Kind
  package let person: PersonLabel?
  package let since: Timestamp
  /// When it will start, and why not before.
  package var plan: PlannedStart

  package init(
    job: JobID, kind: JobTask.Kind, person: PersonLabel?, since: Timestamp, plan: PlannedStart
  ) {
    self.job = job
    self.kind = kind
    self.person = person
    self.since = since
    self.plan = plan
  }
}

/// When a waiting job will start by the plan, and why not before.
package struct PlannedStart: Hashable, Sendable {
  /// `nil` where nobody can say.
  package let at: Timestamp?
  /// `nil` for what is beyond the plan.
  package let cause: WaitCause?

  package init(at: Timestamp?, cause: WaitCause?) {
    self.at = at
    self.cause = cause
  }
}

/// The week's money.
package struct MoneyFigures: Hashable, Sendable {
  package let budget: Budget
  /// What counts in the rolling week, reservations included.
  package let counted: Money
  /// Of that, what is reserved by running generations.
  package let reserved: Money
  /// What the bucket holds, in microdollars; negative while in debt.
  package let level: Int64
  /// When the next interactive generation may start; now or before where it may.
  package let opensAt: Timestamp?

  package init(budget: Budget, counted: Money, reserved: Money, level: Int64, opensAt: Timestamp?) {
    self.budget = budget
    self.counted = counted
    self.reserved = reserved
    self.level = level
    self.opensAt = opensAt
  }
}

/// Where the present round stands.
package struct RoundFigures: Hashable, Sendable {
  package let number: Int
  package let startedAt: Timestamp
  /// How many had their turn in it.
  package let tried: Int
  /// How many matches came of it.
  package let yielded: Int
  /// How many are active and have not had their turn since something changed.
  package let due: Int

  package init(number: Int, startedAt: Timestamp, tried: Int, yielded: Int, due: Int) {
    self.number = number
    self.startedAt = startedAt
    self.tried = tried
    self.yielded = yielded
    self.due = due
  }
}

/// A count that was not gone on with beyond a bound.
package enum BoundedCount: Hashable, Sendable {
  case exactly(Int)
  case atLeast(Int)

  /// The number that is known.
  package var known: Int {
    switch self {
    case .exactly(let count), .atLeast(let count): count
    }
  }

  /// Whether all were counted.
  package var isExact: Bool { if case .exactly = self { true } else { false } }
}

/// How a person is called on the operators' screens: by the last eight digits of their id. People of a demo, who do not
/// exist, have their name.
package struct PersonLabel: Hashable, Sendable {
  package let id: UserID
  package let demoName: String?

  package init(id: UserID, demoName: String?) {
    self.id = id
    self.demoName = demoName
  }
}
