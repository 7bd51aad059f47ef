import Domain
import Ports

/// Moves people through the stages of their profile, with what follows from each step.
struct StageChange {
  let desk: any MatchDesk

  /// Asks the lifecycle, writes the new stage and does what follows from it.
  ///
  /// - Parameter actor: whose doing it is; by default the person's own.
  /// - Throws: `InvalidTransition` where the stage does not allow it; nothing has changed.
  @discardableResult
  func change(
    _ user: User, by event: ProfileStageEvent, actor: Event.Actor? = nil, _ tx: any Transaction
  ) throws -> User {
    let step = try user.stage.after(event)
    guard step.state != user.stage || step.action != .none else { return user }
    try Self.write(step.state, of: user, by: actor, tx)
    switch step.action {
    case .none: break
    case .enterMatching: try desk.wake(in: tx)
    case .leaveMatching(let reason):
      try desk.withdrawAll(of: user.id, for: reason, by: actor ?? .user(user.id), in: tx)
    }
    var changed = user
    changed.stage = step.state
    return changed
  }

  /// Writes a stage that the lifecycle gave, with its event; where it is the old one there is nothing to write.
  static func write(
    _ stage: ProfileStage, of user: User, by actor: Event.Actor? = nil, _ tx: any Transaction
  ) throws {
    guard stage != user.stage else { return }
    try tx.users.setStage(stage, of: user.id)
    try tx.events.append(
      Event(
        subject: .user(user.id), actor: actor ?? .user(user.id), kind: "stage", from: user.stage.word,
        to: stage.word,
        at: tx.now))
  }
}
