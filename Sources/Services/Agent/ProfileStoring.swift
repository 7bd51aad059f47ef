package import Domain
package import Ports

/// Storing a new version of somebody's profile with everything that follows from it.
package struct ProfileStoring: Sendable {
  let views: any PublicViewMaking
  let desk: any MatchDesk
  /// Who makes vectors: the embedder's maker, which also fixes the cost.
  let embedder: Maker

  package init(views: any PublicViewMaking, desk: any MatchDesk, embedder: Maker = .builtin) {
    self.views = views
    self.desk = desk
    self.embedder = embedder
  }

  /// Stores `profile` with its public view, moves the stage, and queues its vectors. Whoever was introduced to the user
  /// is told what they see otherwise now.
  ///
  /// An active profile stays active; it is proposed again once the new text has its vectors.
  ///
  /// - Parameters:
  ///   - profile: a valid one.
  ///   - lane: interactive for somebody who talks right now; `nil` for people brought in by the hundred, whose
  ///     vectors the works make one after the other, so that nobody's matching stands behind them.
  ///   - known: a side of a match of theirs that is told the new words otherwise, and not once more.
  /// - Throws: `InvalidProfile` where it is not valid: nothing has changed.
  @discardableResult
  package func store(
    _ profile: Profile, of user: User, embedInLane lane: Lane?,
    knownTo known: (side: Role, match: MatchID)? = nil,
    in tx: any Transaction
  ) throws -> ProfileVersion {
    guard profile.defects.isEmpty else { throw InvalidProfile(defects: profile.defects) }
    let version = try tx.profiles.store(
      profile, publicView: views.publicView(of: profile, language: user.language), of: user.id)
    if let known { try tx.matches.setShown(version.id, to: known.side, in: known.match) }
    try desk.viewChanged(of: user.id, in: tx)
    try StageChange.write(try user.stage.after(.profileStored).state, of: user, tx)
    if let lane {
      // What costs waits for its money in the background: nobody's reply stands behind it.
      _ = try tx.jobs.enqueue(
        NewJob(
          .embed(version.id), maker: embedder, user: user.id, epoch: user.epoch,
          lane: embedder == .builtin ? lane : .background, notBefore: tx.now))
    }
    return version
  }
}

/// A profile that may not be stored, with why.
package struct InvalidProfile: Error, Hashable, Sendable {
  package let defects: [ProfileDefect]
}
