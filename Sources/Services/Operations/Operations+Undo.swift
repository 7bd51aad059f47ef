package import Domain
import Ports

extension Operations {
  /// The act that `undo` would take back; `nil` where there is none.
  package func lastAct() async throws -> Act? {
    let name = actor.name
    return try await store.read { try $0.acts.lastUndoable(of: name) }
  }

  /// Takes back an act, row by row: where a row is no longer as the act left it, somebody did something since, and it stays.
  ///
  /// - Parameter id: any operator's act; by default the last one of whoever asks.
  /// - Returns: what of it was taken back; where it cannot be at all, nothing, with the reason.
  /// - Throws: `ActRefusal.readOnly`, `ActRefusal.nothingToUndo`; `StoreError`.
  package func undo(_ id: ActID? = nil) async throws -> ActResult {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    let name = actor.name
    let found = try await store.read { tx in
      try id.map { try tx.acts.find($0) } ?? tx.acts.lastUndoable(of: name)
    }
    guard let act = found, act.kind != .undo else { throw ActRefusal.nothingToUndo }
    func refused(_ reason: ActRefusal) -> ActResult {
      ActResult(act: nil, kind: .undo, undone: act.kind, changed: 0, refused: [reason: 1])
    }
    guard act.undoneAt == nil else { return refused(.isSo) }
    guard act.kind.undoing != .never else { return refused(.cannotBeUndone) }
    let rows = try await rows(of: act.id)
    if rows.isEmpty { return refused(.gone) }
    let (jobs, matches, people) = (jobs, matches, people)
    let result = try await carryOut(
      .undo, on: rows, subject: "\(act.kind.rawValue) \(act.subject)", undoing: act.id
    ) { row, record, tx in
      switch row.subject {
      case .job(let id): try jobs.restore(id, row.values, recording: record, in: tx)
      case .lane(let lane): try Self.restore(lane, row.values, by: record.operatorName, in: tx)
      case .setting(let name): try Self.restore(name, row.values, by: record.operatorName, in: tx)
      case .user(let id): try people.restore(id, row.values, recording: record, in: tx)
      case .match(let id): try matches.restore(id, act.kind, row.values, by: record.operatorName, in: tx)
      case .round: throw ActRefusal.cannotBeUndone
      }
      try tx.acts.markUndone(act.id)
    }
    return ActResult(
      act: result.act, kind: .undo, undone: act.kind, changed: result.changed, refused: result.refused)
  }

  /// What an act changed of one row.
  private struct ChangedRow: Sendable {
    let subject: Event.Subject
    var values: [FormerValue]
  }

  private func rows(of act: ActID) async throws -> [ChangedRow] {
    try await store.read { tx in
      var rows: [ChangedRow] = []
      var last: FormerValue?
      while true {
        let page = try tx.acts.formerValues(of: act, after: last, limit: Operations.batch)
        for value in page {
          if rows.last?.subject == value.subject {
            rows[rows.count - 1].values.append(value)
          } else {
            rows.append(ChangedRow(subject: value.subject, values: [value]))
          }
        }
        guard page.count == Operations.batch else { return rows }
        last = page.last
      }
    }
  }

  private static func restore(
    _ lane: Lane, _ values: [FormerValue], by name: String, in tx: any Transaction
  ) throws {
    guard let value = values.first(where: { $0.name == .paused }) else { throw ActRefusal.gone }
    let wasPaused = value.former == "1"
    guard try wasPaused ? tx.steering.pause(lane, by: name) : tx.steering.resume(lane) else {
      throw ActRefusal.hasChangedSince
    }
    try tx.events.append(
      Event(
        subject: .lane(lane), actor: .program, kind: "lane", from: wasPaused ? "going" : "paused",
        to: wasPaused ? "paused" : "going", at: tx.now))
  }

  private static func restore(
    _ setting: String, _ values: [FormerValue], by name: String, in tx: any Transaction
  ) throws {
    guard let setting = Setting(rawValue: setting), let value = values.first(where: { $0.name == .value }),
      let former = value.former.flatMap(Double.init), let latter = value.latter.flatMap(Double.init)
    else { throw ActRefusal.gone }
    guard try tx.settings.value(of: setting) == latter else { throw ActRefusal.hasChangedSince }
    try set(setting, to: former, by: name, in: tx)
  }
}
