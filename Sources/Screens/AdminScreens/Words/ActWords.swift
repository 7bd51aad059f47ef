package import Domain
package import Localization

/// What an act will come to and came to, in sentences.
package enum ActWords {
  /// The question before an act; `nil` where it may be done at once: it touches one row, can be taken back whole, and
  /// is not about money.
  ///
  /// - Parameter utcOffset: the operator's seconds east of Greenwich.
  package static func question(_ wish: Wish, _ preview: ActPreview, utcOffset: Int) -> ActQuestion? {
    guard preview.changes > 1 || preview.kind.undoing != .whole || preview.budget != nil else { return nil }
    let lines = lines(preview, utcOffset: utcOffset)
    return ActQuestion(
      lines[0], facts: Array(lines.dropFirst()), demand: demand(wish),
      order: OperatorOrder.perform(wish.confirmed(preview)))
  }

  /// The question before an act is taken back; `nil` where that may be done at once.
  ///
  /// - Parameters:
  ///   - clock: how instants read for the operator.
  ///   - name: the operator's own.
  package static func question(_ offer: UndoOffer, clock: ActClock, by name: String) -> ActQuestion? {
    guard offer.asks else { return nil }
    let act = offer.act
    var facts: [Phrase] = []
    if act.operatorName != name {
      facts.append(Phrase(.admin(.questionUndoOther), ["who": .text(act.operatorName)]))
    }
    if act.state == .stopped { facts.append(Phrase(.admin(.sheetStopped))) }
    if act.kind.undoing == .inPart { facts.append(Phrase(.admin(.questionUndoInPart))) }
    return ActQuestion(
      Phrase(
        .admin(.questionUndo),
        [
          "act": .phrase(Phrase(act.kind.phrase)), "time": .phrase(clock.phrase(act.at)),
          "n": .count(act.changed),
        ]), facts: facts + [Phrase(.admin(.questionUndoStays))],
      order: OperatorOrder.takeBackConfirmed(act.id))
  }

  /// That an act ended before its last row.
  ///
  /// - Parameter cause: what came in between.
  package static func cutShort(
    _ kind: Act.Kind, undone: Act.Kind?, changed: Int, of rows: Int, cause: Phrase
  ) -> Phrase {
    Phrase(
      undone == nil ? .admin(.cutShort) : .admin(.undoCutShort),
      [
        "act": .phrase(Phrase((undone ?? kind).phrase)), "n": .count(changed), "rows": .count(rows),
        "cause": .phrase(cause),
      ])
  }

  /// What destroys is typed: whom it is about, or how many they are.
  private static func demand(_ wish: Wish) -> ActQuestion.Demand {
    guard case .people(.erase, let ids) = wish, let first = ids.first else { return .yes }
    return .typing(ids.count == 1 ? first.tail : String(ids.count))
  }

  /// What an act would come to: what it is, then its numbers.
  package static func lines(_ preview: ActPreview, utcOffset: Int) -> [Phrase] {
    if let change = preview.budget { return lines(change, utcOffset: utcOffset) }
    var facts: [Phrase] = []
    if !preview.people.isEmpty {
      facts.append(Phrase(.admin(.questionPeople), ["n": .count(preview.people.count)]))
    }
    if preview.waitedOverAnHour > 0 {
      facts.append(Phrase(.admin(.questionWaited), ["n": .count(preview.waitedOverAnHour)]))
    }
    if !preview.ended.isEmpty {
      facts.append(Phrase(.admin(.questionMatches), ["n": .count(preview.ended.count)]))
    }
    if preview.told > 0 { facts.append(Phrase(.admin(.questionTold), ["n": .count(preview.told)])) }
    facts += refusals(preview.refused)
    if preview.left > 0 { facts.append(Phrase(.pairing(.questionLeft), ["n": .count(preview.left)])) }
    switch preview.kind.undoing {
    case .whole: break
    case .inPart where preview.kind == .withdraw: facts.append(Phrase(.pairing(.questionWithdrawal)))
    case .inPart where preview.kind == .qualifyAgain: facts.append(Phrase(.pairing(.questionAgain)))
    case .inPart: facts.append(Phrase(.admin(.questionUndoneInPart)))
    case .never: facts.append(Phrase(.admin(.questionNotUndone)))
    }
    return [question(preview)] + facts
  }

  private static func question(_ preview: ActPreview) -> Phrase {
    if preview.kind == .announce, preview.changes > 0 {
      let audience = Audience(
        count: preview.audience ?? .exactly(preview.changes), first: preview.first)
      return Phrase(.admin(.questionAnnounce), ["audience": .phrase(AnnouncementWords.audience(audience))])
    }
    let act = PhraseValue.phrase(Phrase(preview.kind.phrase))
    switch preview.kind.rows(preview.changes) {
    case .one: return Phrase(.pairing(.question), ["act": act])
    case .named(let rows): return Phrase(.pairing(.questionRows), ["act": act, "rows": .phrase(rows)])
    case .plain: return Phrase(.admin(.question), ["act": act, "n": .count(preview.changes)])
    }
  }

  private static func done(_ result: ActResult, _ act: PhraseValue) -> Phrase {
    if let audience = result.audience {
      let key: PhraseKey = audience.isExact ? .admin(.announced) : .admin(.announcedAtLeast)
      return Phrase(key, ["n": .count(audience.known)])
    }
    let kind = result.undone ?? result.kind
    switch kind.rows(result.changed) {
    case .one: return Phrase(.pairing(.done), ["act": act])
    case .named(let rows):
      let key: PhraseKey =
        switch (result.undone, kind.undoing) {
        case (.withdraw?, _): .pairing(.undoneWithdrawal)
        case (.some, _): .pairing(.undoneRows)
        case (nil, .never): .pairing(.doneForGood)
        case (nil, .whole), (nil, .inPart): .pairing(.doneRows)
        }
      return Phrase(key, ["act": act, "rows": .phrase(rows)])
    case .plain where result.undone == nil && kind.undoing == .never:
      return Phrase(.admin(.doneForGood), ["act": act, "n": .count(result.changed)])
    case .plain:
      return Phrase(
        result.undone == nil ? .admin(.done) : .admin(.undone), ["act": act, "n": .count(result.changed)])
    }
  }

  /// Another budget: its numbers, and how long each lasts.
  private static func lines(_ change: BudgetChange, utcOffset: Int) -> [Phrase] {
    func amounts(_ key: PhraseKey, _ part: KeyPath<Budget, Money>) -> Phrase? {
      let (from, to) = (change.from[keyPath: part], change.to[keyPath: part])
      if from == to { return nil }
      return Phrase(
        key,
        ["from": .money(microDollars: from.microdollars), "to": .money(microDollars: to.microdollars)])
    }
    let words = OutlookWords(now: change.outlooks.at, utcOffset: utcOffset)
    func course(_ key: PhraseKey, _ course: BudgetOutlooks.Course) -> Phrase {
      Phrase(key, ["course": .phrase(words.course(course, days: change.outlooks.days))])
    }
    return [Phrase(.admin(.questionBudget))]
      + [amounts(.admin(.questionWeekly), \.weekly), amounts(.admin(.questionBurst), \.burst)].compactMap(
        \.self)
      + [course(.admin(.questionAsItIs), change.outlooks.asItIs)]
      + (change.outlooks.asked.map { [course(.admin(.questionAsAsked), $0)] } ?? [])
  }

  /// What became of an act.
  package static func told(_ result: ActResult) -> (phrase: Phrase, isFine: Bool) {
    let act = PhraseValue.phrase(Phrase((result.undone ?? result.kind).phrase))
    let reasons = refusals(result.refused).map { PhraseValue.phrase($0) }
    guard result.changed > 0 else {
      return (
        Phrase(
          result.undone == nil ? .admin(.notDone) : .admin(.notUndone),
          ["act": act, "reasons": reasons.isEmpty ? .phrase(Phrase(.admin(.refusedGone))) : .list(reasons)]),
        false
      )
    }
    let done = done(result, act)
    guard !reasons.isEmpty else { return (done, true) }
    return (
      Phrase(.admin(.doneInPart), ["done": .phrase(done), "reasons": .list(reasons)]), true
    )
  }

  /// A line for each reason, with how many rows it is of.
  package static func refusals(_ refused: [ActRefusal: Int]) -> [Phrase] {
    refused.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }.map { reason, count in
      Phrase(.admin(.refused), ["n": .count(count), "reason": .phrase(Phrase(reason.phrase))])
    }
  }
}

/// How instants read: with the day where it is another one than today.
package struct ActClock: Sendable {
  let now: Timestamp
  /// Seconds east of Greenwich.
  let utcOffset: Int

  /// - Parameter utcOffset: seconds east of Greenwich.
  package init(now: Timestamp, utcOffset: Int) {
    self.now = now
    self.utcOffset = utcOffset
  }

  func phrase(_ instant: Timestamp) -> Phrase {
    let (time, today) = (civil(instant), civil(now))
    let clock = PhraseValue.text(time.clock)
    return time.dayNumber == today.dayNumber
      ? Phrase(.admin(.timeAlone), ["time": clock])
      : Phrase(.admin(.dayAndTime), ["day": .phrase(.date(time)), "time": clock])
  }

  private func civil(_ instant: Timestamp) -> CivilTime {
    CivilTime(microseconds: instant.microseconds, utcOffset: utcOffset)
  }
}

/// What the rows of an act are called.
private enum RowWords {
  /// There is one thing that it could be about.
  case one
  /// As what they are: "3 matches".
  case named(Phrase)
  /// Rows.
  case plain
}

extension Act.Kind {
  fileprivate func rows(_ count: Int) -> RowWords {
    switch self {
    case .withdraw, .expire, .qualifyAgain: .named(Phrase(.pairing(.rowsMatches), ["n": .count(count)]))
    case .runStep, .advanceRound: .one
    case .retry, .cancel, .boost, .unboost, .hold, .release, .runNext, .pauseLane, .resumeLane, .setBudget,
      .setSetting, .pausePerson, .resumePerson, .block, .unblock, .tag, .untag, .export, .erase, .reveal,
      .announce, .stopAnnouncement, .retryDelivery, .testAnnouncement, .undo:
      .plain
    }
  }
}
