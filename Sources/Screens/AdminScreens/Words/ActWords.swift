package import Domain
package import Localization

/// What an act will come to and came to, in sentences.
package enum ActWords {
  /// The question before an act; `nil` where it may be done at once: it touches one row, can be taken back whole, is not
  /// about money, and nobody's answer stands still by it.
  ///
  /// - Parameters:
  ///   - utcOffset: the operator's seconds east of Greenwich.
  ///   - names: of the first few that it is about.
  package static func question(
    _ wish: Wish, _ preview: ActPreview, utcOffset: Int, names: ActNames = ActNames()
  ) -> ActQuestion? {
    let isPlain =
      preview.changes <= 1 && preview.reach == .all && preview.budget == nil
      && wish != .lane(.interactive, isPaused: true)
    guard !isPlain || preview.kind.undoing != .whole else { return nil }
    let lines = lines(preview, utcOffset: utcOffset, names: names)
    return ActQuestion(
      lines[0], facts: Array(lines.dropFirst()), demand: demand(wish.confirmed(preview), preview),
      order: OperatorOrder.perform(wish.confirmed(preview), undoing: preview.undoing))
  }

  /// The question before an act is taken back; `nil` where that may be done at once.
  ///
  /// - Parameters:
  ///   - clock: how instants read for the operator.
  ///   - name: the operator's own.
  package static func question(_ offer: UndoOffer, clock: ActClock, by name: String) -> ActQuestion? {
    guard offer.asks else { return nil }
    let lines = lines(offer, clock: clock, by: name)
    return ActQuestion(
      lines[0], facts: Array(lines.dropFirst()), order: OperatorOrder.takeBackConfirmed(offer.act.id))
  }

  /// Which act would be taken back, then what is to be known before.
  ///
  /// - Parameters:
  ///   - clock: how instants read for the operator.
  ///   - name: the operator's own.
  package static func lines(_ offer: UndoOffer, clock: ActClock, by name: String) -> [Phrase] {
    let act = offer.act
    var facts: [Phrase] = []
    if act.operatorName != name {
      facts.append(Phrase(.admin(.questionUndoOther), ["who": .text(act.operatorName)]))
    }
    if act.state == .stopped { facts.append(Phrase(.admin(.sheetStopped))) }
    switch act.kind.undoing {
    case .whole: facts.append(Phrase(.admin(.questionUndoStays)))
    case .inPart: facts += [Phrase(.admin(.questionUndoInPart)), Phrase(.admin(.questionUndoStays))]
    case .never: facts.append(Phrase(.admin(.questionNotUndone)))
    }
    let question = Phrase(
      .admin(.questionUndo),
      [
        "act": .phrase(Phrase(act.kind.phrase)), "time": .phrase(clock.phrase(act.at)),
        "rows": .phrase(act.kind.rows(act.changed)),
      ])
    return [question] + facts
  }

  /// That somebody else goes on with an act, or takes it back, since it stood still before its last row.
  package static func takenOver(_ kind: Act.Kind, undone: Act.Kind?, changed: Int, of rows: Int) -> Phrase {
    Phrase(
      .admin(.takenOver),
      [
        "act": .phrase(Phrase((undone ?? kind).phrase)), "n": .text(String(changed)),
        "rows": .phrase((undone ?? kind).rows(rows)),
      ])
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
        "act": .phrase(Phrase((undone ?? kind).phrase)), "n": .text(String(changed)),
        "rows": .phrase((undone ?? kind).rows(rows)), "cause": .phrase(cause),
      ])
  }

  /// What destroys, and what goes to many for good, is typed: whom it is about, or how many they are. A key that was meant
  /// for something else must not do it.
  private static func demand(_ wish: Wish, _ preview: ActPreview) -> ActQuestion.Demand {
    switch wish {
    case .people(.erase, let ids):
      guard let first = ids.first else { return .yes }
      return .typing(ids.count == 1 ? first.tail : String(ids.count))
    case .announce: return .typing(String(preview.changes))
    default: return .yes
    }
  }

  /// What an act would come to: what it is, whom it is about, then its numbers.
  ///
  /// - Parameter names: of the first few that it is about.
  package static func lines(
    _ preview: ActPreview, utcOffset: Int, names: ActNames = ActNames()
  ) -> [Phrase] {
    if let change = preview.budget { return lines(change, utcOffset: utcOffset) }
    var facts: [Phrase] = []
    if preview.lane == .interactive, preview.kind == .pauseLane {
      facts.append(Phrase(.admin(.questionLane)))
    }
    let named = names.phrase(of: names.subjects, all: preview.changes)
    if let named { facts.append(named) }
    // Whoever was named need not be counted.
    if !preview.people.isEmpty, named == nil || names.subjects.count < preview.changes {
      facts.append(Phrase(.admin(.questionPeople), ["n": .count(preview.people.count)]))
    }
    if preview.waitedOverAnHour > 0 {
      facts.append(Phrase(.admin(.questionWaited), ["n": .count(preview.waitedOverAnHour)]))
    }
    if let ended = names.phrase(of: names.ended, all: preview.ended.count) {
      facts.append(Phrase(.admin(.questionEnds), ["matches": .phrase(ended)]))
    } else if !preview.ended.isEmpty {
      facts.append(Phrase(.admin(.questionMatches), ["n": .count(preview.ended.count)]))
    }
    if preview.told > 0 { facts.append(Phrase(.admin(.questionTold), ["n": .count(preview.told)])) }
    facts += refusals(preview.refused)
    switch preview.reach {
    case .all: break
    case .newest(let count): facts.append(Phrase(.admin(.questionSearched), ["n": .count(count)]))
    case .first(let count): facts.append(Phrase(.admin(.questionBound), ["n": .count(count)]))
    }
    if preview.left > 0 { facts.append(Phrase(.pairing(.questionLeft), ["n": .count(preview.left)])) }
    if preview.lasting > 0, preview.lasting < preview.changes {
      let key: PhraseKey =
        preview.kind == .qualifyAgain ? .pairing(.questionTurns) : .admin(.questionLasting)
      facts.append(Phrase(key, ["n": .count(preview.lasting)]))
    }
    switch preview.undoing {
    case .whole: break
    case .inPart where preview.kind == .withdraw: facts.append(Phrase(.pairing(.questionWithdrawal)))
    case .inPart where preview.kind == .qualifyAgain: facts.append(Phrase(.pairing(.questionAgain)))
    case .inPart:
      facts.append(
        Phrase(preview.ended.isEmpty ? .admin(.questionUndoneInPart) : .admin(.questionUndoneEnded)))
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
    let act = PhraseValue.phrase(name(preview.kind, of: preview.lane))
    return preview.kind.isAboutOne
      ? Phrase(.pairing(.question), ["act": act])
      : Phrase(
        .pairing(.questionRows), ["act": act, "rows": .phrase(preview.kind.rows(preview.changes))])
  }

  /// What an act is called, with the lane that it is about.
  private static func name(_ kind: Act.Kind, of lane: Lane?) -> Phrase {
    let name = Phrase(kind.phrase)
    guard let lane else { return name }
    return Phrase(.admin(.actOfLane), ["act": .phrase(name), "lane": .phrase(Phrase(lane.phrase))])
  }

  private static func done(_ result: ActResult, _ act: PhraseValue) -> Phrase {
    if let audience = result.audience {
      let key: PhraseKey = audience.isExact ? .admin(.announced) : .admin(.announcedAtLeast)
      return Phrase(key, ["n": .count(audience.known)])
    }
    let kind = result.undone ?? result.kind
    if kind.isAboutOne {
      let key: PhraseKey =
        switch (result.undone, result.undoing) {
        case (.some, _): .admin(.undone)
        case (nil, .never): .pairing(.done)
        case (nil, .whole), (nil, .inPart): .admin(.done)
        }
      return Phrase(key, ["act": act])
    }
    let key: PhraseKey =
      switch (result.undone, result.undoing) {
      case (.withdraw?, _): .pairing(.undoneWithdrawal)
      case (.some, _): .pairing(.undoneRows)
      case (nil, .never): .pairing(.doneForGood)
      case (nil, .inPart) where kind == .withdraw: .pairing(.doneWithdrawal)
      // Of some rows nothing comes back, as the question said.
      case (nil, .inPart) where kind == .cancel: .pairing(.doneRowsInPart)
      case (nil, .whole), (nil, .inPart): .pairing(.doneRows)
      }
    return Phrase(key, ["act": act, "rows": .phrase(kind.rows(result.changed))])
  }

  /// What became of an act that puts something first, with when that starts by now.
  package static func told(_ result: ActResult, then start: PlannedStart, now: Timestamp) -> Phrase {
    let done = PhraseValue.phrase(told(result).phrase)
    let cause = PhraseValue.phrase((start.cause ?? .beyondPlan).phrase)
    guard let at = start.at else { return Phrase(.admin(.startsNever), ["done": done, "cause": cause]) }
    if at <= now || start.cause == .now { return Phrase(.admin(.startsAtOnce), ["done": done]) }
    return Phrase(
      .admin(.startsThen), ["done": done, "when": .phrase(Elapsed.start(in: at.since(now))), "cause": cause])
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
  ///
  /// - Parameter lane: that it was about.
  package static func told(_ result: ActResult, of lane: Lane? = nil) -> (phrase: Phrase, isFine: Bool) {
    let act = PhraseValue.phrase(name(result.undone ?? result.kind, of: lane))
    // Of a single one it is clear which.
    let reasons =
      result.changed == 0 && result.refused.values.reduce(0, +) == 1
      ? result.refused.keys.map { PhraseValue.phrase(Phrase($0.phrase)) }
      : refusals(result.refused).map { PhraseValue.phrase($0) }
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

extension Act.Kind {
  /// What it is about, counted as what it is: "3 matches".
  func rows(_ count: Int) -> Phrase {
    let key: PhraseKey =
      switch self {
      case .withdraw, .expire, .qualifyAgain: .pairing(.rowsMatches)
      case .retry, .cancel, .boost, .unboost, .hold, .release, .runNext: .admin(.rowsJobs)
      case .pausePerson, .resumePerson, .block, .unblock, .tag, .untag, .export, .erase, .announce,
        .retryDelivery:
        .admin(.rowsPeople)
      case .runStep, .advanceRound, .pauseLane, .resumeLane, .setBudget, .setSetting, .reveal,
        .stopAnnouncement, .testAnnouncement, .write, .undo:
        .admin(.rowsPlain)
      }
    return Phrase(key, ["n": .count(count)])
  }

  /// Whether there is one thing that it could be about: then nothing is counted.
  fileprivate var isAboutOne: Bool {
    switch self {
    case .runStep, .advanceRound, .pauseLane, .resumeLane, .setBudget, .setSetting, .reveal, .export,
      .announce, .stopAnnouncement, .retryDelivery, .testAnnouncement, .write,
      .undo:
      true
    case .withdraw, .expire, .qualifyAgain, .retry, .cancel, .boost, .unboost, .hold, .release, .runNext,
      .pausePerson, .resumePerson, .block, .unblock, .tag, .untag, .erase:
      false
    }
  }
}
