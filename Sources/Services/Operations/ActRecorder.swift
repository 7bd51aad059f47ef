import Domain
import Ports

/// Writes an act beside the rows that it changes.
struct ActRecorder: Sendable {
  let id: ActID
  let kind: Act.Kind
  let subject: String
  let operatorName: String
  let undoing: ActID?
  /// Whether it goes on where it was cut short.
  var goesOn = false

  /// What a batch came to.
  struct Batch: Sendable {
    var changed = 0
    var refused: [ActRefusal: Int] = [:]
  }

  /// Changes the rows of one batch, and writes the act's own row with it. A batch in which every row refuses writes
  /// nothing, so that an act that changed nothing leaves no trace.
  ///
  /// - Parameters:
  ///   - hasBegun: whether its row stands: a batch before it changed something.
  ///   - refusedBefore: what was refused by the batches before, noted with the first that changes something.
  func batch<ID>(
    _ ids: ArraySlice<ID>, hasBegun: Bool, isLast: Bool, refusedBefore: [ActRefusal: Int],
    in tx: any Transaction, _ change: (ID, ActRecorder, any Transaction) throws -> Void
  ) throws -> Batch {
    if hasBegun { try goOn(in: tx) } else { try begin(in: tx) }
    var batch = Batch()
    for row in ids {
      do {
        try change(row, self, tx)
        batch.changed += 1
      } catch let refusal as ActRefusal {
        batch.refused[refusal, default: 0] += 1
      }
    }
    if !hasBegun, !goesOn, batch.changed == 0 {
      try tx.acts.abandon(id)
      return batch
    }
    let before = hasBegun ? 0 : refusedBefore.values.reduce(0, +)
    try tx.acts.note(
      id, as: isLast ? .done : .running, changed: batch.changed,
      refused: before + batch.refused.values.reduce(0, +))
    if isLast, let undoing { try tx.acts.markUndone(undoing) }
    return batch
  }

  /// Another batch, unless somebody has taken the batches before it back: whoever stood still for a while was taken for stopped, and
  /// what changed now would belong to an act that the log calls undone.
  private func goOn(in tx: any Transaction) throws {
    guard try tx.acts.find(id)?.undoneAt == nil, try tx.acts.undo(of: id) == nil else {
      throw ActRefusal.hasChangedSince
    }
    try tx.acts.resume(id, by: operatorName)
  }

  /// - Throws: `ActRefusal.isSo` where somebody else takes the same act back.
  private func begin(in tx: any Transaction) throws {
    let begun = try undoing.flatMap { try tx.acts.undo(of: $0) }
    guard let begun else {
      return try tx.acts.open(id, kind, subject: subject, undoing: undoing, by: operatorName)
    }
    guard goesOn, begun.id == id, begun.state == .stopped else { throw ActRefusal.isSo }
    try tx.acts.resume(id, by: operatorName)
    // What refused then is asked anew.
    try tx.acts.note(id, as: .running, changed: 0, refused: -begun.refused)
  }

  /// Keeps what a row was, and what the act made of it.
  func keep(
    _ subject: Event.Subject, _ name: FormerValue.Name, from former: String?, to latter: String?,
    of user: UserID? = nil, in tx: any Transaction
  ) throws {
    guard former != latter else { return }
    try tx.acts.keep(
      FormerValue(subject: subject, name: name, former: former, latter: latter, user: user), of: id)
  }
}
