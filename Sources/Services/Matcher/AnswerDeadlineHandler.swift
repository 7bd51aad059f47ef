package import Domain
import Localization
package import Ports

/// Reminds a side that owes an answer, and lets its proposal run out: whatever is due when the chore runs.
package struct AnswerDeadlineHandler: JobHandler {
  package let kind = JobTask.Kind.answerDeadline
  let making: MatchMaking

  package init(making: MatchMaking) {
    self.making = making
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .answerDeadline(let id, let side) = job.task else {
      throw JobError.permanent("not a deadline")
    }
    return Outcome { tx in try check(id, side, tx) }
  }

  private func check(_ id: MatchID, _ role: Role, _ tx: any Transaction) throws {
    guard let match = try tx.matches.find(id), !match.status.hasEnded, match.side(role).answeredAt == nil,
      let introduced = match.side(role).introducedAt
    else { return }
    let due = try tx.settings.answerDeadlines().due(
      for: match.side(role), introducedAt: introduced, now: tx.now)
    switch due {
    case .nothing: try making.queueDeadline(of: id, role, in: tx)
    case .reminder:
      try tx.matches.setReminded(id, role)
      try making.tell(
        role, of: match, Phrase(.consent(.reminder)),
        actions: MessageAction.Intent.proposal(id), in: tx)
      try making.queueDeadline(of: id, role, in: tx)
    case .expiry: _ = try making.apply(.expired, to: id, by: .program, in: tx)
    }
  }

  /// The chore only looks at rows; where that failed for good it is made anew for later, so that no proposal
  /// stays open for ever.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .answerDeadline(let id, let side) = job.task, let match = try tx.matches.find(id),
      !match.status.hasEnded
    else { return }
    _ = try tx.jobs.enqueue(
      NewJob(.answerDeadline(id, side), user: nil, epoch: 0, notBefore: tx.now + .hours(1)))
  }
}
