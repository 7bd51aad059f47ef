package import Domain
import Ports

extension Operations {
  /// The act that `undo` would take back; `nil` where there is none.
  package func lastAct() async throws -> Act? {
    let name = actor.name
    return try await store.read { try $0.acts.lastUndoable(of: name) }
  }

  /// What `undo` would take back, and whether it is to be asked before.
  ///
  /// - Parameter id: any operator's act; by default the last one of whoever asks.
  /// - Throws: `ActRefusal.readOnly`, `ActRefusal.nothingToUndo`; `StoreError`.
  package func undoOffer(_ id: ActID? = nil) async throws -> UndoOffer {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    let name = actor.name
    return try await store.read { tx in
      guard let act = try id.map({ try tx.acts.find($0) }) ?? tx.acts.lastUndoable(of: name) else {
        throw ActRefusal.nothingToUndo
      }
      return UndoOffer(act, last: try tx.acts.last(of: name)?.id, now: tx.now)
    }
  }

  /// Takes back an act, row by row: where anything happened to a row since the act, it stays, also where it says the same
  /// again; what was taken back meanwhile has not happened. One that was cut short goes on with the rows that are left.
  ///
  /// What cannot be taken back at all is said, and passed by from then on where no act is named. An undo is not taken back:
  /// what it took back is done anew.
  ///
  /// - Parameter id: any operator's act; by default the last one of whoever asks.
  /// - Returns: what of it was taken back; where it cannot be at all, nothing, with the reason.
  /// - Throws: `ActRefusal.readOnly`, `ActRefusal.nothingToUndo`; `StoreError`; `ActCutShort`.
  package func undo(_ id: ActID? = nil) async throws -> ActResult {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    let name = actor.name
    let found = try await store.read { tx in
      try (id.map { try tx.acts.find($0) } ?? tx.acts.lastUndoable(of: name)).map { act in
        (act: act, begun: try tx.acts.undo(of: act.id))
      }
    }
    guard let (act, begun) = found else { throw ActRefusal.nothingToUndo }
    func refused(_ reason: ActRefusal) -> ActResult {
      ActResult(act: nil, kind: .undo, undone: act.kind, changed: 0, refused: [reason: 1])
    }
    if act.kind == .undo { return refused(.isUndo) }
    if act.undoneAt != nil || begun?.state == .done { return refused(.isSo) }
    if act.state == .running || begun?.state == .running { return refused(.isUnderWay) }
    let result: ActResult
    if act.kind.undoing == .never {
      result = refused(.cannotBeUndone)
    } else {
      do {
        result = try await takeBack(act, goingOnWith: begun) ?? refused(.gone)
      } catch let refusal as ActRefusal where refusal == .isSo || refusal == .isUnderWay {
        return refused(refusal)
      } catch var cut as ActCutShort {
        cut.undone = act.kind
        throw cut
      }
    }
    if result.act == nil, act.operatorName == name { try await store.write { try $0.acts.pass(act.id) } }
    return result
  }

  /// - Returns: `nil` where nothing is known of what the rows were.
  private func takeBack(_ act: Act, goingOnWith begun: Act?) async throws -> ActResult? {
    let undo = ActRecorder(
      id: begun?.id ?? ids.next(Act.self), kind: .undo, subject: "\(act.kind.rawValue) \(act.subject)",
      operatorName: actor.name, undoing: act.id, former: begun)
    // A program that only seemed to be gone changes no further row behind this.
    let claimed = try await store.write { try undo.claimed(in: $0) }
    let rows: [ChangedRow]
    do {
      rows = try await self.rows(of: act.id, without: claimed.id)
    } catch {
      try? await store.write { try claimed.letGo(in: $0) }
      throw error
    }
    if rows.isEmpty, !claimed.stands(changed: 0) {
      try await store.write { try claimed.letGo(in: $0) }
      return nil
    }
    let (jobs, matches, people) = (jobs, matches, people)
    let result = try await carryOut(claimed, on: rows) { row, record, tx in
      let kinds = row.values.reduce(into: Set()) { $0.formUnion($1.name.eventKinds) }
      if try tx.acts.hasChanged(row.subject, since: act.id, kinds: kinds) { throw ActRefusal.hasChangedSince }
      switch row.subject {
      case .job(let id): try jobs.restore(id, row.values, recording: record, in: tx)
      case .lane(let lane): try Self.restore(lane, row.values, by: record.operatorName, in: tx)
      case .setting(let name): try Self.restore(name, row.values, by: record.operatorName, in: tx)
      case .user(let id): try people.restore(id, row.values, recording: record, in: tx)
      case .match(let id): try matches.restore(id, act.kind, row.values, by: record.operatorName, in: tx)
      case .round, .announcement: throw ActRefusal.cannotBeUndone
      }
      // Tells which rows were given back where it is cut short.
      for value in row.values {
        try record.keep(
          value.subject, value.name, from: value.latter, to: value.former, of: value.user, in: tx)
      }
    }
    return ActResult(
      act: result.act, kind: .undo, undone: act.kind, changed: result.changed, refused: result.refused)
  }

  /// What an act changed of one row.
  private struct ChangedRow: Sendable {
    let subject: Event.Subject
    var values: [FormerValue]

    var isSetting: Bool { if case .setting = subject { true } else { false } }

    /// Whether it gives a place away that there is but once.
    var leavesPlace: Bool {
      values.contains { $0.name == .boost && $0.latter == String(Boost.next.rawValue) }
    }
  }

  /// The rows of an act, in the order in which they are given back.
  ///
  /// - Parameter begun: the undo that may have given some of them back.
  private func rows(of act: ActID, without begun: ActID) async throws -> [ChangedRow] {
    try await store.read { tx in
      let given = try tx.acts.subjects(of: begun)
      var rows: [ChangedRow] = []
      var last: FormerValue?
      while true {
        let page = try tx.acts.formerValues(of: act, after: last, limit: Operations.batch)
        for value in page where !given.contains(value.subject) {
          if rows.last?.subject == value.subject {
            rows[rows.count - 1].values.append(value)
          } else {
            rows.append(ChangedRow(subject: value.subject, values: [value]))
          }
        }
        guard page.count == Operations.batch else { break }
        last = page.last
      }
      // What was done last is given back first: a setting that follows another one stood as that one does now.
      let settings = rows.filter(\.isSetting).reversed()
      return rows.filter(\.leavesPlace) + settings + rows.filter { !$0.leavesPlace && !$0.isSetting }
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
    let saved = values.first { $0.name == .saved }?.former.flatMap { Int64($0) } ?? 0
    try set(setting, to: former, by: name, givingBack: Money(clamping: saved), in: tx)
  }
}
