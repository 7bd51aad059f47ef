import Domain
import Ports

/// Moves people through the stages of their profile, with what follows from each step.
struct StageChange {
  let desk: any MatchDesk

  /// Asks the lifecycle, writes the new stage and does what follows from it.
  ///
  /// - Throws: `InvalidTransition` where the stage does not allow it; nothing has changed.
  @discardableResult
  func change(_ user: User, by event: ProfileStageEvent, _ tx: any Transaction) throws -> User {
    let step = try user.stage.after(event)
    guard step.state != user.stage || step.action != .none else { return user }
    if step.state != user.stage {
      try tx.users.setStage(step.state, of: user.id)
      try tx.events.append(
        Event(
          subject: .user(user.id), actor: .user(user.id), kind: "stage", from: user.stage.word,
          to: step.state.word, at: tx.now))
    }
    switch step.action {
    case .none: break
    case .enterMatching: try desk.wake(in: tx)
    case .leaveMatching(let reason): try desk.withdrawAll(of: user.id, for: reason, in: tx)
    }
    var changed = user
    changed.stage = step.state
    return changed
  }
}
