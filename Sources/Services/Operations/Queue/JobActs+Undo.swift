import Domain
import Ports

extension JobActs {
  /// Puts a job back to what it was before an act.
  ///
  /// - Throws: `ActRefusal.hasChangedSince` where it is no longer as the act left it.
  func restore(
    _ id: JobID, _ values: [FormerValue], recording record: ActRecorder, in tx: any Transaction
  ) throws {
    guard let job = try tx.jobs.find(id), let standing = try tx.steering.standing(of: id) else {
      throw ActRefusal.gone
    }
    let former = Dictionary(values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    if let state = former[.state], state.latter != job.state.words { throw ActRefusal.hasChangedSince }
    if let boost = former[.boost], boost.latter != String(standing.boost.rawValue) {
      throw ActRefusal.hasChangedSince
    }
    // Something else runs next by now: there is one place.
    if former[.boost]?.former == String(Boost.next.rawValue), let other = try tx.steering.next(), other != id
    {
      throw ActRefusal.hasChangedSince
    }
    let back = try formerState(former[.state], job, in: tx)
    // A place in line is one of those who wait.
    switch (back ?? job.state) {
    case .queued, .retrying, .held: break
    case .running, .completed, .discarded, .cancelled:
      if former[.state] == nil { throw ActRefusal.hasChangedSince }
    }
    try move(job, to: back, in: tx)
    if try tx.jobs.find(id)?.state.hasEnded == false {
      // Who had ended and is back stands where it stood: ending took nothing of that.
      var place = job.state.hasEnded ? standing : try tx.steering.standing(of: id) ?? standing
      if place.boost == .next, let other = try tx.steering.next(), other != id { place.boost = .first }
      place.boost = former[.boost]?.former.flatMap { Int($0) }.flatMap(Boost.init) ?? place.boost
      place.notBefore = former[.notBefore].flatMap(Self.instant) ?? place.notBefore
      place.inLineAt = former[.inLineAt].flatMap(Self.instant) ?? place.inLineAt
      try tx.steering.setStanding(place, of: id)
      if place.boost != standing.boost {
        try tx.events.append(
          Event(
            subject: .job(id), actor: .program, kind: "boost", from: standing.boost.word,
            to: place.boost.word,
            at: tx.now))
      }
    }
  }

  private static func instant(_ value: FormerValue) -> Timestamp? {
    value.former.flatMap { Int64($0) }.map { Timestamp(microseconds: $0) }
  }

  /// The state to go back to; `nil` where the act did not change it. What ran or waited for another attempt waits.
  private func formerState(
    _ state: FormerValue?, _ job: Job, in tx: any Transaction
  ) throws -> JobState? {
    guard let word = state?.former else { return nil }
    switch word {
    case "queued", "retrying", "running": return .queued
    case JobState.held(.byOperator).words: return .held(.byOperator)
    case JobState.held(.unknownPrice).words: return .held(.unknownPrice)
    case "discarded": return .discarded
    case "cancelled": return .cancelled
    default: throw ActRefusal.cannotBeUndone
    }
  }

  /// Takes the steps of the lifecycle that lead to a state.
  private func move(_ job: Job, to state: JobState?, in tx: any Transaction) throws {
    guard let state, state != job.state else { return }
    switch state {
    case .cancelled, .discarded:
      // Tried again, and not yet taken: it ends as it had.
      guard job.state == .queued else { throw ActRefusal.hasChangedSince }
      try tx.steering.takeBackRequeue(
        job.id, asFailed: state == .discarded, furtherAttempts: Self.furtherAttempts)
    case .queued, .held:
      switch job.state {
      case .cancelled, .discarded:
        try checkStillNeeded(job, in: tx)
        try requeue(job, furtherAttempts: 1, in: tx)
      case .held: try tx.jobs.release(job.id)
      case .queued, .retrying: break
      case .running, .completed: throw ActRefusal.hasChangedSince
      }
      if case .held(let reason) = state { try hold(job.id, for: reason, in: tx) }
    case .running, .retrying, .completed: throw ActRefusal.cannotBeUndone
    }
  }
}
