package import Domain
package import Ports

/// Lets the judge speak on a pending match.
package struct QualifyHandler: JobHandler {
  package let kind = JobTask.Kind.qualify
  let store: any Store
  let judges: [Maker: any Judge]
  let making: MatchMaking

  package init(store: any Store, judges: [Maker: any Judge], making: MatchMaking) {
    self.store = store
    self.judges = judges
    self.making = making
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .qualify(let id) = job.task, let judge = judges[job.maker] else {
      throw JobError.permanent("no judge for this maker")
    }
    let sides = try await store.read { tx -> (seeker: JudgedSide, provider: JudgedSide)? in
      guard let match = try tx.matches.find(id), match.status == .pending,
        let seeker = try judged(match.seeker, as: .seeker, tx),
        let provider = try judged(match.provider, as: .provider, tx)
      else { return nil }
      return (seeker, provider)
    }
    guard let sides else {
      return Outcome { tx in
        // A side has lost its profile between forming and judging: nobody is introduced.
        guard try tx.matches.find(id)?.status == .pending else { return }
        _ = try making.apply(.withdrawn(.reset), to: id, by: .program, in: tx)
      }
    }
    let (verdict, spending) = try await judge.judge(seeker: sides.seeker, provider: sides.provider)
    return Outcome(spending: spending) { tx in
      guard let match = try tx.matches.find(id), match.status == .pending else { return }
      if let reason = try Proposability.obstacle(of: match, tx) {
        _ = try making.apply(.withdrawn(reason), to: id, by: .program, in: tx)
        return
      }
      try tx.matches.setVerdict(verdict, of: id)
      _ = try making.apply(.judged(verdict.decision), to: id, by: .program, in: tx)
    }
  }

  private func judged(_ side: MatchSide, as role: Role, _ tx: any Transaction) throws -> JudgedSide? {
    guard let version = try tx.profiles.find(side.version), let facet = version.publicView.facets[role],
      let facts = MatchFacts(version.profile, as: role)
    else { return nil }
    return JudgedSide(publicFacet: facet, facts: facts, privateNotes: version.profile.privateNotes)
  }

  /// Without a verdict the pair is not introduced; it may be tried again later.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .qualify(let id) = job.task, let match = try tx.matches.find(id), !match.status.hasEnded
    else { return }
    _ = try making.apply(.withdrawn(.qualifyDiscarded), to: id, by: .program, in: tx)
  }
}
