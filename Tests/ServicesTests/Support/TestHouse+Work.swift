import Domain
import Matcher
import Orchestrator
import Ports
import Testing

extension TestHouse {
  /// Takes jobs until one of the given kind comes; those before it are worked off.
  func takeJob(_ kind: JobTask.Kind) async throws -> Job {
    for _ in 0..<100 {
      let job = try await takeJob()
      if job.task.kind == kind { return job }
      try await work(on: job)
    }
    Issue.record("no job of kind \(kind) among the first hundred")
    throw UnexpectedCall()
  }

  func run(_ job: Job) async throws -> Outcome {
    try await #require(handlers[job.task.kind]).run(job)
  }

  @discardableResult
  func complete(_ job: Job, _ outcome: Outcome) async throws -> Completion.Result {
    try await store.write { [completion] in try completion.complete(job, outcome, in: $0) }
  }

  /// Does a taken job as a worker would.
  @discardableResult
  func work(on job: Job) async throws -> Completion.Result {
    let outcome: Outcome
    do { outcome = try await run(job) } catch { return try await fail(job, error) }
    do { return try await complete(job, outcome) } catch {
      return try await fail(job, error, after: outcome.spending)
    }
  }

  /// Works the queue off until nothing may start now; returns what was started, in order.
  @discardableResult
  func drain(limit: Int = 2_000) async throws -> [Job] {
    var jobs: [Job] = []
    while jobs.count < limit {
      guard case .started(let job) = try await take() else { return jobs }
      jobs.append(job)
      try await work(on: job)
    }
    Issue.record("the queue does not come to rest")
    return jobs
  }

  /// How many jobs of a kind have not ended.
  func openCount(_ kind: JobTask.Kind) async throws -> Int {
    try await store.read { try $0.jobs.counts() }
      .filter { $0.kind == kind && ["queued", "held", "running", "retrying"].contains($0.state) }
      .reduce(0) { $0 + $1.count }
  }
}

// MARK: Chores one by one

extension TestHouse {
  /// Works off the jobs of the given kinds that are due, and leaves all others where they are.
  @discardableResult
  func work(_ kinds: Set<JobTask.Kind>) async throws -> [Job] {
    var jobs: [Job] = []
    while jobs.count < 1_000 {
      let job = try await store.write { [process] tx -> Job? in
        let row = try tx.jobs.heads(of: Set(JobTask.Kind.allCases), makers: [.builtin], limit: 100_000).first
        {
          kinds.contains($0.job.task.kind) && $0.job.notBefore <= tx.now
        }
        guard let row else { return nil }
        return try tx.jobs.start(
          row.job.id, process: process, leaseUntil: tx.now + .seconds(60), takesTurn: false)
      }
      guard let job else { return jobs }
      jobs.append(job)
      try await work(on: job)
    }
    Issue.record("chores without end")
    return jobs
  }

  /// Makes the vectors that wait to be made.
  func embed() async throws { try await work([.embed]) }

  /// One match step by itself, and what is due before it stays where it is.
  func step() async throws {
    let job = try await startStep()
    try await work(on: job)
  }

  /// Starts the one open match step; makes it where there is none.
  func startStep() async throws -> Job {
    try await store.write { [making, process] tx in
      try making.tick(in: tx)
      let row = try tx.jobs.heads(of: Set(JobTask.Kind.allCases), makers: [.builtin], limit: 100_000).first {
        $0.job.task == .matchStep
      }
      return try tx.jobs.start(
        try #require(row).job.id, process: process, leaseUntil: tx.now + .seconds(60), takesTurn: false)
    }
  }

  /// The round is planned, without any pair: whoever is due gets a turn alone.
  func takeTurnsAlone() async throws {
    try await store.write { try $0.matches.plan([], knowing: 0) }
  }

  func round() async throws -> Round { try await store.write { try $0.matches.currentRound() } }

  /// Who had their turn in a round, in order, by name; "anna: nobody" where nobody fitted.
  func turns(in round: Int = 1, of people: [Person]) async throws -> [String] {
    let names = Dictionary(uniqueKeysWithValues: people.map { ($0.user, $0.name) })
    return try await store.read { try $0.matches.participations(in: round) }.map { turn in
      let name = names[turn.user] ?? "somebody"
      return turn.result == .nobodyFitted ? "\(name): nobody" : name
    }
  }

  /// A match of the two that ended, without having gone through what led there.
  @discardableResult
  func pastMatch(_ seeker: Person, _ provider: Person, _ status: MatchStatus) async throws -> MatchID {
    try await store.write { tx in
      let match = try tx.matches.form(
        seeker: (seeker.user, try #require(try tx.profiles.current(of: seeker.user)).id),
        provider: (provider.user, try #require(try tx.profiles.current(of: provider.user)).id),
        round: try tx.matches.currentRound().number, turn: seeker.user)
      try tx.matches.setStatus(status, of: match.id)
      return match.id
    }
  }
}
