package import Domain
import Ports

extension Operations {
  /// Whether anything that rooms show has changed since another look.
  ///
  /// - Throws: `StoreError.gone` and `.newer` too: what is looked at is the database that there is.
  package func pulse() async throws -> Pulse {
    try await store.verify()
    return try await store.read { try $0.rooms.pulse() }
  }

  /// What answers "is it well?", from one moment.
  package func overview() async throws -> OverviewFigures {
    let plan = plan
    return try await store.read { tx in
      let rooms = tx.rooms
      var figures = OverviewFigures(money: try Self.money(in: tx), round: try rooms.round(), at: tx.now)
      figures.jobs = try rooms.jobTallies()
      func longest(in lane: Lane) throws -> LongestWait? {
        try rooms.longestWaiting(in: lane).map { waiting in
          LongestWait(
            job: waiting.job.id, kind: waiting.job.task.kind, person: waiting.person,
            since: waiting.job.queuedAt,
            plan: try plan.plan(telling: [waiting.job], in: tx).start(of: waiting.job.id))
        }
      }
      let (reply, behind) = (try longest(in: .interactive), try longest(in: .background))
      figures.longestWaiting = reply ?? behind
      if let reply, let behind, behind.since < reply.since { figures.longestBehind = behind }
      let last = tx.now.hour
      let first = last - Self.hoursOfAWeek + 1
      let costs = try rooms.costs(from: first, to: last)
      figures.hours = (first...last).map { costs[$0] ?? .zero }
      figures.reached = try rooms.milestones()
      figures.errors = try rooms.failures(since: tx.now - .hours(1), upTo: Self.failureBound)
      figures.programs = try tx.jobs.processes()
      figures.pauses = try tx.steering.pausedLanes()
      return figures
    }
  }

  /// The lanes that operators paused, with who and since when.
  package func pausedLanes() async throws -> [LanePause] {
    try await store.read { try $0.steering.pausedLanes() }
  }

  private static let hoursOfAWeek = 168
  /// "1,000+" says as much as any number above it.
  private static let failureBound = 1_000

  /// Where the week's money stands.
  static func money(in tx: any Transaction) throws -> MoneyFigures {
    let (budget, bucket, window) = (try tx.settings.budget(), try tx.ledger.bucket(), try tx.ledger.window())
    let gate = budget.gate(
      bound: Money(clamping: 1), asInteractive: true, bucket: bucket, window: window, now: tx.now)
    let opens: Timestamp? =
      switch gate {
      case .open: tx.now
      case .closed(let until, _): until
      case .closedForGood: nil
      }
    return MoneyFigures(
      budget: budget, counted: window.total(at: tx.now), reserved: try tx.rooms.reserved(),
      level: budget.level(of: bucket, now: tx.now), opensAt: opens)
  }
}
