package import Domain
package import Ports

/// Lets the judge speak on a pending match.
package struct QualifyHandler: JobHandler {
  package let kind = JobTask.Kind.qualify
  let store: any Store
  let judges: [Maker: any Judge]
  let making: MatchMaking
  let makers: MakerChoice

  /// - Parameter makers: what a verdict may cost.
  package init(
    store: any Store, judges: [Maker: any Judge], making: MatchMaking, makers: MakerChoice = MakerChoice()
  ) {
    self.store = store
    self.judges = judges
    self.making = making
    self.makers = makers
  }

  package func estimate(_ job: Job) -> CostEstimate { makers.estimate(job) }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .qualify(let id) = job.task, let judge = judges[job.maker] else {
      throw JobError.permanent("no judge for this maker")
    }
    let sides = try await store.read { tx -> PresentSides? in
      guard let match = try tx.matches.find(id), match.status == .pending else { return nil }
      return try PresentSides(of: match, tx)
    }
    guard let sides, let seeker = sides.judged(as: .seeker), let provider = sides.judged(as: .provider) else {
      return Outcome { tx in
        // A side has lost its profile between forming and judging: nobody is introduced.
        guard let match = try tx.matches.find(id), match.status == .pending else { return }
        let reason = try Proposability.obstacle(of: match, tx) ?? .reset
        _ = try making.apply(.withdrawn(reason), to: id, by: .program, in: tx)
      }
    }
    let (judged, spending) = try await judge.judge(seeker: seeker.side, provider: provider.side)
    let verdict = judged.quoting([.seeker: seeker, .provider: provider])
    return Outcome(spending: spending) { tx in
      guard let match = try tx.matches.find(id), match.status == .pending else { return }
      if let reason = try Proposability.obstacle(of: match, tx) {
        _ = try making.apply(.withdrawn(reason), to: id, by: .program, in: tx)
        return
      }
      try sides.checkStillPresent(of: match, tx)
      try tx.matches.setVerdict(verdict, of: id)
      _ = try making.apply(.judged(verdict.decision), to: id, by: .program, in: tx)
    }
  }

  /// Without a verdict the pair is not introduced; it may be tried again later.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .qualify(let id) = job.task, let match = try tx.matches.find(id), !match.status.hasEnded
    else { return }
    _ = try making.apply(.withdrawn(.afterWork(job, in: tx)), to: id, by: .program, in: tx)
  }
}

extension WithdrawalReason {
  /// Why a match cannot go on whose work has ended without a result.
  static func afterWork(_ job: Job, in tx: any Transaction) throws -> WithdrawalReason {
    try tx.jobs.find(job.id)?.state == .cancelled ? .workCancelled : .qualifyDiscarded
  }
}
