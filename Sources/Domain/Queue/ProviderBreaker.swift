/// Whether a provider of models is asked: one that fails again and again is left alone for a while, and one that nobody
/// can be served by until somebody sees to it is not asked at all.
///
/// Pure: the clock and the jitter come in. One row a provider, shared by all processes of a database.
package struct ProviderBreaker: Hashable, Sendable {
  /// Where a provider stands. Repeated by CHECKs in the schema.
  package enum State: Hashable, Sendable {
    /// It is asked; so many calls in a row have failed. Entered first, and by every answer; leaves to `open` and `locked`.
    case closed(failures: Int)
    /// It is not asked before that instant. Entered after failures in a row, or because the provider asked for it: then
    /// those may be fewer than `patience`. Leaves to `trying` when somebody asks after the instant, to `closed` and `locked` by what a late call brings.
    case open(failures: Int, until: Timestamp)
    /// One call finds out how it does; the others wait for it, at most until that instant: its worker may be dead. Leaves
    /// to `closed`, `open` and `locked`.
    case trying(failures: Int, until: Timestamp)
    /// Not asked until its configuration changes. Entered by a failure that nothing else helps against; leaves to
    /// `closed`.
    case locked(Fault)
  }

  /// What somebody has to see to. The raw value is the word in the database and in logs.
  package enum Fault: String, CaseIterable, Hashable, Sendable {
    case wrongKey = "wrong_key"
    /// The key may not do this.
    case forbidden
    /// No such model or address.
    case unknownModel = "unknown_model"
    /// The account has no money left.
    case quotaExhausted = "quota_exhausted"
    /// The certificate is wrong, or the way leads elsewhere.
    case untrusted
    /// Its vectors are of another length than is configured.
    case wrongDimension = "wrong_dimension"
  }

  /// How a call went.
  package enum Result: Hashable, Sendable {
    /// The provider answered, be it what was wanted or not.
    case answered
    /// It did not, and may later; `after` is how long it asked to be left alone.
    case failed(after: Duration?)
    /// Nothing but another configuration helps.
    case needsCare(Fault)
    /// Nobody waited for the end.
    case abandoned
  }

  /// Whether a call may be made.
  package enum Admission: Hashable, Sendable {
    case granted
    /// Granted to this one alone: what comes of it decides.
    case trial
    case refused(until: Timestamp)
    case locked(Fault)
  }

  /// What a result has changed, for the log.
  package enum Change: Hashable, Sendable {
    case opened(until: Timestamp)
    case closed
    case locked(Fault)
  }

  package private(set) var state: State
  /// A hash of the provider's configuration.
  package let configuration: String

  package init(state: State = .closed(failures: 0), configuration: String) {
    self.state = state
    self.configuration = configuration
  }

  /// So many failures in a row open it.
  package static let patience = 3
  /// How long it is open first; doubled each time.
  package static let firstPause: Duration = .seconds(30)
  package static let longestPause: Duration = .minutes(15)
  /// A wait that the provider asks for opens it from this on; a shorter one is the queue's to keep.
  package static let longWait: Duration = .seconds(20)
  /// How long others wait for the one who tries.
  package static let trialTime: Duration = .minutes(2)

  /// Somebody wants to make a call.
  package mutating func wanted(at now: Timestamp) -> Admission {
    switch state {
    case .closed: return .granted
    case .open(let failures, let until), .trying(let failures, let until):
      if now < until { return .refused(until: until) }
      state = .trying(failures: failures, until: now + Self.trialTime)
      return .trial
    case .locked(let fault): return .locked(fault)
    }
  }

  /// A call has ended.
  ///
  /// - Parameter jitter: 0...1, spreads the next tries of several processes.
  /// - Returns: what that changed; `nil` where it goes on as before.
  package mutating func ended(_ result: Result, at now: Timestamp, jitter: Double) -> Change? {
    switch (state, result) {
    case (.locked, _): return nil
    case (_, .needsCare(let fault)):
      state = .locked(fault)
      return .locked(fault)
    case (.closed, .answered):
      state = .closed(failures: 0)
      return nil
    case (.open, .answered), (.trying, .answered):
      state = .closed(failures: 0)
      return .closed
    case (.closed, .abandoned), (.open, .abandoned): return nil
    case (.trying(let failures, _), .abandoned):
      // Whoever asks next is the one who tries.
      state = .open(failures: failures, until: now)
      return nil
    case (.closed(let failures), .failed(let after)):
      let wait = after ?? .zero
      if failures + 1 < Self.patience, wait < Self.longWait {
        state = .closed(failures: failures + 1)
        return nil
      }
      return open(failures: failures + 1, asked: wait, at: now, jitter: jitter)
    case (.trying(let failures, _), .failed(let after)):
      return open(failures: failures + 1, asked: after ?? .zero, at: now, jitter: jitter)
    case (.open(let failures, let until), .failed(let after)):
      // A call that had begun before. It tells nothing new, unless it was told to stay away for longer.
      let asked = now + (after ?? .zero)
      guard asked > until else { return nil }
      state = .open(failures: failures, until: asked)
      return .opened(until: asked)
    }
  }

  private mutating func open(
    failures: Int, asked: Duration, at now: Timestamp, jitter: Double
  ) -> Change {
    let doublings = min(max(failures - Self.patience, 0), 30)
    let full = min(Self.firstPause.inSeconds * Double(1 << doublings), Self.longestPause.inSeconds)
    let share = jitter.isNaN ? 1 : 0.5 + 0.5 * min(max(jitter, 0), 1)
    let until = now + max(.microseconds(Int64(full * share * 1_000_000)), asked)
    state = .open(failures: failures, until: until)
    return .opened(until: until)
  }

  /// When work that would ask the provider may begin.
  package enum Beginning: Hashable, Sendable {
    case atOnce
    /// Not before that instant: until then it would be refused.
    case from(Timestamp)
    /// Not until somebody has seen to the provider.
    case whenRepaired
  }

  /// When a job may begin. What the rules do in the provider's place begins at once, and is given to them; so it is with
  /// what nobody waits for once that has come of age.
  package func beginning(of job: Job, at now: Timestamp) -> Beginning {
    let hasStandIn = job.task.kind.hasStandIn
    if hasStandIn, isAway(at: now, from: job.urgency(at: now)) { return .atOnce }
    switch state {
    case .closed: return .atOnce
    case .open(_, let until), .trying(_, let until):
      if until <= now { return .atOnce }
      return .from(hasStandIn ? min(until, job.comesOfAgeAt) : until)
    case .locked: return .whenRepaired
    }
  }

  /// Whether work of a lane is better given to somebody else at `now`. What nobody waits for can wait for a provider that
  /// comes back by itself, until it is of age and counts as interactive.
  package func isAway(at now: Timestamp, from lane: Lane) -> Bool {
    switch state {
    case .closed: false
    case .open(_, let until), .trying(_, let until): lane == .interactive && now < until
    case .locked: true
    }
  }
}
