import Domain
import Ports

/// Writes an act beside the rows that it changes.
struct ActRecorder: Sendable {
  let id: ActID
  let kind: Act.Kind
  let subject: String
  let operatorName: String
  let undoing: ActID?
  /// What it goes on with, where it was cut short.
  var former: Act?
  /// Whether its own row was written before its rows were known.
  var isClaimed = false

  /// What a batch came to.
  struct Batch: Sendable {
    var changed = 0
    var refused: [ActRefusal: Int] = [:]
  }

  /// Changes the rows of one batch, and writes the act's own row with it. A batch in which every row refuses writes
  /// nothing, so that an act that changed nothing leaves no trace.
  ///
  /// - Parameters:
  ///   - changedBefore: how many rows the batches before it changed.
  ///   - refusedBefore: what was refused by the batches before, noted with the first that changes something.
  func batch<ID>(
    _ ids: ArraySlice<ID>, changedBefore: Int = 0, refusedBefore: [ActRefusal: Int] = [:],
    isLast: Bool = true,
    in tx: any Transaction, _ change: (ID, ActRecorder, any Transaction) throws -> Void
  ) throws -> Batch {
    let hasBegun = isClaimed || changedBefore > 0
    if hasBegun { try goOn(after: changedBefore, in: tx) } else { try begin(in: tx) }
    var batch = Batch()
    for row in ids {
      do {
        try change(row, self, tx)
        batch.changed += 1
      } catch let refusal as ActRefusal {
        batch.refused[refusal, default: 0] += 1
      }
    }
    if !hasBegun || isLast, !stands(changed: changedBefore + batch.changed) {
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

  /// Whether its row stays where that many rows were changed.
  func stands(changed: Int) -> Bool { (former?.changed ?? 0) + changed > 0 }

  /// Begins before it is known on which rows: nobody else takes the same act back from here on, and that act itself goes
  /// no further.
  ///
  /// - Throws: `ActRefusal.isSo` where somebody else takes it back.
  func claimed(in tx: any Transaction) throws -> ActRecorder {
    try begin(in: tx)
    var recorder = self
    recorder.isClaimed = true
    return recorder
  }

  /// Gives a claim up before any row was changed by it.
  func letGo(in tx: any Transaction) throws {
    if stands(changed: 0) { try tx.acts.stop(id) } else { try tx.acts.abandon(id) }
  }

  /// Another batch, unless it was taken for stopped meanwhile: whoever stands still for a while is, and somebody else takes the
  /// batches before it back, or goes on with it.
  ///
  /// - Parameter changed: how many rows it changed itself by now.
  private func goOn(after changed: Int, in tx: any Transaction) throws {
    guard let act = try tx.acts.find(id), act.state == .running, act.undoneAt == nil,
      act.changed == (former?.changed ?? 0) + changed, try tx.acts.undo(of: id) == nil
    else { throw ActRefusal.hasChangedSince }
    try tx.acts.resume(id, by: operatorName)
  }

  /// - Throws: `ActRefusal.isUnderWay` where somebody else takes the same act back, `ActRefusal.isSo` where they did.
  private func begin(in tx: any Transaction) throws {
    let begun = try undoing.flatMap { try tx.acts.undo(of: $0) }
    guard let begun else {
      return try tx.acts.open(id, kind, subject: subject, undoing: undoing, by: operatorName)
    }
    if begun.state == .running { throw ActRefusal.isUnderWay }
    guard let former, begun.id == id, begun.state == .stopped, begun.changed == former.changed else {
      // It was not done when this was asked for: somebody else went on with it since.
      throw begun.state == .done ? ActRefusal.isSo : ActRefusal.isUnderWay
    }
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
