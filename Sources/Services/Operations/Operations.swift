package import Domain
package import Localization
package import Ports

/// What operators do to a database while users and other programs work on it.
///
/// Whether somebody may act is decided here, below every screen and verb. An act, what rows were before it and the events
/// that tell of it are written with the rows themselves, in one transaction a batch.
package struct Operations: Sendable {
  let store: any Store
  package let actor: Operator
  let ids: any IdentifierSource
  let jobs: JobActs
  let matches: MatchActs
  let desk: any MatchDesk
  let pairs: any PairExplaining
  let texts: any ProfileTexts
  let plan: any WaitForecasting
  let patterns: any PatternCompiling
  let people: PersonActs
  let exporter: any UserExporting
  let naming: any FactNaming
  let phrasebooks: Phrasebooks

  /// - Parameters:
  ///   - endings: what follows where a job is held or taken back, of every kind: whoever waits is told. A missing one is a
  ///     mistake of the program.
  ///   - desk: what follows where a match is withdrawn, expires or is formed anew.
  ///   - pairs: tells why two people are not matched.
  ///   - texts: how what somebody shows reads.
  ///   - plan: when waiting jobs will start.
  ///   - patterns: reads expressions that are searched for.
  ///   - steering: the steps that people's own commands take.
  ///   - naming: what facts are called.
  ///   - phrasebooks: what is said to people in their language.
  package init(
    store: any Store, actor: Operator, ids: any IdentifierSource, endings: [WorkEnding],
    desk: any MatchDesk, pairs: any PairExplaining, texts: any ProfileTexts, plan: any WaitForecasting,
    patterns: any PatternCompiling, steering: any PersonSteering, exporter: any UserExporting,
    naming: any FactNaming, phrasebooks: Phrasebooks
  ) {
    self.store = store
    self.actor = actor
    self.ids = ids
    self.plan = plan
    self.patterns = patterns
    people = PersonActs(steering: steering)
    self.exporter = exporter
    self.naming = naming
    self.phrasebooks = phrasebooks
    self.desk = desk
    self.pairs = pairs
    self.texts = texts
    matches = MatchActs(desk: desk)
    jobs = JobActs(endings: endings)
  }

  /// How many rows are changed in one transaction: others write in between.
  static let batch = 500

  // MARK: Acts

  /// More rows than anybody means at once; further ones are left for another act.
  private static let most = 100_000

  /// The act on the rows that its filter means now: what is asked about is what will be done, whatever comes meanwhile.
  ///
  /// - Returns: the act, and whether its rows are all that the filter means.
  /// - Throws: `PatternMistake` where an expression cannot be used.
  package func wish(_ wish: WishForAll) async throws -> (wish: Wish, reach: WishReach) {
    switch wish {
    case .jobs(let act, let query):
      let meant = try await jobIDs(query, limit: Self.most)
      return (.jobs(act, meant.ids), meant.reach)
    case .matches(let act, let query):
      let meant = try await matchIDs(query, limit: Self.most)
      return (.matches(act, meant.ids), meant.reach)
    case .people(let act, let query):
      let meant = try await userIDs(query, limit: Self.most)
      return (.people(act, meant.ids), meant.reach)
    }
  }

  /// What a key means for all rows of a filter: its act, or the opposite where all that it could change are so already; with
  /// what that would come to.
  ///
  /// - Throws: `ActRefusal.readOnly`; `PatternMistake` where an expression cannot be used.
  package func proposal(_ wish: WishForAll) async throws -> (wish: Wish, preview: ActPreview) {
    // Whoever may only look is not asked first.
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    let (meant, reach) = try await self.wish(wish)
    let preview = try await preview(meant).reaching(reach)
    guard preview.changes == 0, preview.refused[.isSo] != nil, let opposite = wish.opposite else {
      return (meant, preview)
    }
    let (other, otherReach) = try await self.wish(opposite)
    let otherPreview = try await self.preview(other).reaching(otherReach)
    return otherPreview.changes > 0 ? (other, otherPreview) : (meant, preview)
  }

  /// What an act would come to now. Changes nothing, so whoever may only look may ask.
  package func preview(_ wish: Wish) async throws -> ActPreview {
    let (jobs, matches) = (jobs, matches)
    switch wish {
    case .jobs(let act, let ids):
      return try await preview(wish.kind, of: ids, as: { .jobs(act, $0) }) {
        try jobs.add($0, act, to: &$1, in: $2)
      }
    case .matches(let act, let ids):
      return try await preview(wish.kind, of: ids, as: { .matches(act, $0) }) {
        try matches.add($0, act, to: &$1, in: $2)
      }
    case .runStep: return try await store.read { try Self.previewOfStep(in: $0) }
    case .advanceRound(let number):
      return try await store.read { try Self.previewOfAdvance(from: number, in: $0) }
    case .people(let act, let ids):
      return try await preview(wish.kind, of: ids, as: { .people(act, $0) }) { [people] in
        try people.add($0, act, to: &$1, in: $2)
      }
    case .announce(_, let query, _): return try await store.read { try previewAnnouncement(query, in: $0) }
    case .stopAnnouncement(let id):
      return try await store.read { tx in
        try ActPreview(kind: wish.kind).counting { _ in _ = try checkStop(id, in: tx) }
      }
    case .retryDeliveries(let id):
      return try await store.read { tx in
        try ActPreview(kind: wish.kind).counting { $0.told = try checkRetry(id, in: tx).people }
      }
    case .lane(let lane, let isPaused):
      return try await store.read { tx in
        var preview = ActPreview(kind: wish.kind)
        preview.lane = lane
        if try tx.steering.stillLanes().contains(lane) == isPaused {
          preview.refused[.isSo] = 1
        } else {
          preview.changes = 1
        }
        return preview
      }
    case .settings(let values, _):
      var preview = try await store.read { tx in
        var preview = ActPreview(kind: wish.kind)
        // What a forecast is made of is shown whole, whichever part of it changes.
        for setting in Set(values.keys).union(wish.kind == .setBudget ? [.weeklyBudget, .burst] : []) {
          preview.settings[setting] = try tx.settings.value(of: setting)
        }
        for (setting, value) in values {
          if try tx.settings.value(of: setting) == value {
            preview.refused[.isSo, default: 0] += 1
          } else {
            preview.changes += 1
          }
        }
        return preview
      }
      if preview.kind == .setBudget, preview.changes > 0 { preview.budget = try await budgetChange(values) }
      return preview
    }
  }

  /// - Parameter wish: of some of the rows.
  private func preview<ID: Sendable>(
    _ kind: Act.Kind, of ids: [ID], as wish: ([ID]) -> Wish,
    _ add: @escaping @Sendable (ID, inout ActPreview, any Transaction) throws -> Void
  ) async throws -> ActPreview {
    var preview = ActPreview(kind: kind)
    var changing: [ID] = []
    for batch in Self.batches(of: ids) {
      let former = preview
      let (next, found) = try await store.read { tx in
        var (preview, found) = (former, [ID]())
        for id in batch {
          let before = preview.changes
          try add(id, &preview, tx)
          if preview.changes > before { found.append(id) }
        }
        return (preview, found)
      }
      preview = next
      changing += found
    }
    preview.narrowed = wish(changing)
    return preview
  }

  /// Does what its preview told of: for the values that were shown alone, and nothing where nothing would have changed. What
  /// has become possible since was asked of nobody.
  ///
  /// - Throws: as `perform(_:)`.
  package func perform(_ wish: Wish, after preview: ActPreview) async throws -> ActResult {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    if preview.changes == 0 {
      return ActResult(act: nil, kind: preview.kind, changed: 0, refused: preview.refused)
    }
    let done = try await perform(wish.confirmed(preview)).undoing(preview.undoing)
    // Rows that refused then were not asked again.
    return preview.narrowed == nil ? done : done.adding(preview.refused)
  }

  /// Does it: each row as its lifecycle allows, those that refuse are counted by their reason.
  ///
  /// - Throws: `ActRefusal.readOnly` for whoever may only look; `StoreError`; `ActCutShort` where the store refuses after
  ///   a batch that stands. Killed in between, it is noted as stopped later. Undo takes back what it changed.
  package func perform(_ wish: Wish) async throws -> ActResult {
    guard actor.right == .operates else { throw ActRefusal.readOnly }
    switch wish {
    case .jobs(let act, let ids):
      let jobs = jobs
      return try await carryOut(act.kind, on: ids, subject: Self.subject(ids, "job")) { id, record, tx in
        try jobs.apply(act, to: id, recording: record, in: tx)
      }
    case .people(let act, let ids):
      let people = people
      return try await carryOut(act.kind, on: ids, subject: Self.subject(ids, "user")) { id, record, tx in
        try people.apply(act, to: id, recording: record, in: tx)
      }
    case .announce(let text, let query, let counted):
      return try await announce(text, to: query, counted: counted, as: ids.next(Announcement.self))
    case .stopAnnouncement(let id): return try await stopAnnouncement(id)
    case .retryDeliveries(let id): return try await retryAnnouncement(id)
    case .matches(let act, let ids):
      let matches = matches
      return try await carryOut(act.kind, on: ids, subject: Self.subject(ids, "match")) { id, record, tx in
        try matches.apply(act, to: id, recording: record, in: tx)
      }
    case .runStep: return try await runStep()
    case .advanceRound(let number): return try await advance(from: number)
    case .lane(let lane, let isPaused):
      return try await carryOut(wish.kind, on: [lane], subject: lane.rawValue) { lane, record, tx in
        guard try isPaused ? tx.steering.pause(lane, by: record.operatorName) : tx.steering.resume(lane)
        else {
          throw ActRefusal.isSo
        }
        try record.keep(.lane(lane), .paused, from: isPaused ? "0" : "1", to: isPaused ? "1" : "0", in: tx)
        try tx.events.append(
          Event(
            subject: .lane(lane), actor: .program, kind: "lane", from: isPaused ? "going" : "paused",
            to: isPaused ? "paused" : "going", at: tx.now))
      }
    case .settings(let values, let shown):
      return try await change(values, from: shown, kind: wish.kind)
    }
  }

  private static func subject<Entity>(_ ids: [Identifier<Entity>], _ word: String) -> String {
    ids.count > 3
      ? "\(ids.count) \(word == "match" ? "matches" : word + "s")"
      : ids.map { "\(word) \($0)" }.joined(separator: ", ")
  }

  /// The rows of a list by their ids, page by page. Words are searched in one look, whose bound they share.
  static func all<Row, Cursor, Entity>(
    _ limit: Int, isSearched: Bool, _ id: (Row) -> Identifier<Entity>,
    _ page: (_ after: Cursor?, _ limit: Int) async throws -> RoomPage<Row, Cursor>
  ) async throws -> (ids: [Identifier<Entity>], reach: WishReach) {
    var ids: [Identifier<Entity>] = []
    var cursor: Cursor?
    repeat {
      let read = try await page(cursor, min(isSearched ? LookBound.search : batch, limit - ids.count))
      ids += read.rows.map(id)
      // A full page of a search is no more than what stood in its bound.
      if isSearched, read.isSearchCut || read.next != nil { return (ids, .newest(LookBound.search)) }
      cursor = read.next
    } while cursor != nil && ids.count < limit
    return (ids, cursor == nil ? .all : .first(limit))
  }

  static func batches<ID>(of ids: [ID]) -> [ArraySlice<ID>] {
    stride(from: 0, to: ids.count, by: batch).map { ids[$0..<min($0 + batch, ids.count)] }
  }

  // MARK: Rows

  /// Carries an act out on rows, a batch a transaction. Nothing is written where no row changes.
  ///
  /// - Parameter change: changes one row or throws `ActRefusal`, having changed nothing.
  func carryOut<ID: Sendable>(
    _ kind: Act.Kind, on ids: [ID], subject: String,
    change: @escaping @Sendable (ID, ActRecorder, any Transaction) throws -> Void
  ) async throws -> ActResult {
    let recorder = ActRecorder(
      id: self.ids.next(Act.self), kind: kind, subject: subject, operatorName: actor.name, undoing: nil)
    return try await carryOut(recorder, on: ids, change: change)
  }

  /// The same of an act that may have begun before its rows were known.
  func carryOut<ID: Sendable>(
    _ recorder: ActRecorder, on ids: [ID],
    change: @escaping @Sendable (ID, ActRecorder, any Transaction) throws -> Void
  ) async throws -> ActResult {
    var changed = 0
    var refused: [ActRefusal: Int] = [:]
    var batches = Self.batches(of: ids)
    // Nothing is left of one that goes on: it ends.
    if batches.isEmpty, recorder.isClaimed { batches = [[]] }
    for (place, batch) in batches.enumerated() {
      let (isLast, ended, before) = (place == batches.count - 1, refused, changed)
      let done: ActRecorder.Batch
      do {
        done = try await store.write { tx in
          try recorder.batch(
            batch, changedBefore: before, refusedBefore: ended, isLast: isLast, in: tx, change)
        }
      } catch {
        // It was taken for stopped: its row is of whoever goes on with it or took it back.
        let isTaken = error as? ActRefusal == .hasChangedSince
        guard recorder.stands(changed: changed) else {
          if recorder.isClaimed, !isTaken { try? await store.write { try recorder.letGo(in: $0) } }
          throw error
        }
        // Where not even this can be written, it is taken for stopped once nothing was heard of it for a while.
        if !isTaken { try? await store.write { try $0.acts.stop(recorder.id) } }
        throw ActCutShort(kind: recorder.kind, changed: changed, rows: ids.count, cause: error)
      }
      changed += done.changed
      refused.merge(done.refused, uniquingKeysWith: +)
    }
    return ActResult(
      act: recorder.stands(changed: changed) ? recorder.id : nil, kind: recorder.kind, changed: changed,
      refused: refused)
  }
}

extension ActPreview {
  /// With one row more: as one that changes, or that refuses.
  fileprivate func counting(_ check: (inout ActPreview) throws -> Void) throws -> ActPreview {
    var preview = self
    do {
      try check(&preview)
      preview.changes += 1
    } catch let refusal as ActRefusal {
      preview.refused[refusal, default: 0] += 1
    }
    return preview
  }
}
