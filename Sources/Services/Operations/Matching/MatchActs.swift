import Domain
import Ports

/// What operators do to matches, row by row: what the lifecycle allows, and what follows. Nobody answers for one of the two.
struct MatchActs: Sendable {
  let desk: any MatchDesk

  // MARK: Acts

  /// Adds a match to what an act would come to.
  func add(_ id: MatchID, _ act: Wish.MatchAct, to preview: inout ActPreview, in tx: any Transaction) throws {
    do {
      let match = try check(id, act, in: tx)
      preview.changes += 1
      preview.people.formUnion([match.seeker.user, match.provider.user])
      if tx.now.since(match.formedAt) > .hours(1), !match.status.hasEnded { preview.waitedOverAnHour += 1 }
      switch act {
      case .withdraw, .expire:
        // Who was introduced is told that it is no longer open.
        for side in [match.seeker, match.provider] where side.introducedAt != nil { preview.tell(side.user) }
      case .qualifyAgain:
        // A turn that is made due is had.
        if case .makeTurnsDue(lifting: false) = try reproposal(of: match, in: tx) { preview.lasting += 1 }
      }
    } catch let refusal as ActRefusal {
      preview.refused[refusal, default: 0] += 1
    }
  }

  /// Carries it out on one match.
  ///
  /// - Throws: `ActRefusal` where it is not allowed; nothing has changed.
  func apply(
    _ act: Wish.MatchAct, to id: MatchID, recording record: ActRecorder, in tx: any Transaction
  ) throws {
    let match = try check(id, act, in: tx)
    switch act {
    case .withdraw: try end(match, by: .withdrawn(.byOperator), record, in: tx)
    case .expire: try end(match, by: .expired, record, in: tx)
    case .qualifyAgain: try proposeAgain(match, record, in: tx)
    }
  }

  private func end(
    _ match: Match, by event: MatchEvent, _ record: ActRecorder, in tx: any Transaction
  ) throws {
    _ = try desk.apply(event, to: match.id, by: .operatorNamed(record.operatorName), in: tx)
    let status = try tx.matches.find(match.id)?.status
    try record.keep(
      .match(match.id), .status, from: match.status.word, to: status?.word, of: match.seeker.user, in: tx)
  }

  /// The match stays as it ended: what comes of it is a new one, or a turn for both.
  private func proposeAgain(_ match: Match, _ record: ActRecorder, in tx: any Transaction) throws {
    func keep(_ name: FormerValue.Name, _ former: String?, _ latter: String) throws {
      try record.keep(.match(match.id), name, from: former, to: latter, of: match.seeker.user, in: tx)
    }
    let lifting: Bool
    var score: PairScore?
    switch try reproposal(of: match, in: tx) {
    case .refuse(let refusal): throw refusal.asActRefusal
    case .makeTurnsDue(let lifts): lifting = lifts
    case .form(let lifts):
      lifting = lifts
      score = try tx.matches.score(seeker: match.seeker.version, provider: match.provider.version)
    }
    if lifting {
      let withdrawn = try withdrawnByOperators(of: match, in: tx)
      for id in withdrawn { try tx.matches.lift(id) }
      if !withdrawn.isEmpty { try keep(.lifted, withdrawn.map(\.description).joined(separator: " "), "1") }
    }
    if let score {
      let formed = try desk.propose(
        seeker: (match.seeker.user, match.seeker.version),
        provider: (match.provider.user, match.provider.version), score: score,
        round: try tx.matches.currentRound().number, turn: match.turn, in: tx)
      try keep(.again, nil, formed.id.description)
    } else {
      for side in [match.seeker, match.provider] { try tx.matches.setTurn(of: side.user, isDue: true) }
      try keep(.turn, "0", "1")
      try desk.wake(in: tx)
    }
    try tx.events.append(
      Event(
        subject: .match(match.id), actor: .program, kind: "match.again", from: match.status.word,
        to: score == nil ? "turns due" : "formed anew", at: tx.now))
  }

  /// The matches of the two, in either direction, that operators withdrew and nobody lifted.
  private func withdrawnByOperators(of match: Match, in tx: any Transaction) throws -> [MatchID] {
    try pair(of: match, in: tx).filter { $0.status == .withdrawn(.byOperator) }.map(\.id)
      .filter { try tx.rooms.match($0)?.isLifted == false }
  }

  private func pair(of match: Match, in tx: any Transaction) throws -> [Match] {
    try tx.matches.all(of: match.seeker.user, limit: Self.most).filter {
      $0.role(of: match.provider.user) != nil
    }
  }

  /// More matches than anybody has.
  private static let most = 10_000

  // MARK: Rules

  /// The match, where the act is allowed.
  private func check(_ id: MatchID, _ act: Wish.MatchAct, in tx: any Transaction) throws -> Match {
    guard let match = try tx.matches.find(id) else { throw ActRefusal.gone }
    switch act {
    case .withdraw:
      guard !match.status.hasEnded else { throw ActRefusal.hasEnded }
    case .expire:
      guard !match.status.hasEnded else { throw ActRefusal.hasEnded }
      // Nobody was asked yet: there is nothing to run out.
      guard match.status != .pending else { throw ActRefusal.isNoStep }
    case .qualifyAgain:
      if case .refuse(let refusal) = try reproposal(of: match, in: tx) { throw refusal.asActRefusal }
    }
    return match
  }

  private func reproposal(of match: Match, in tx: any Transaction) throws -> Reproposal {
    let gone = PairStanding(stage: .erased)
    let isUnchanged = try [match.seeker, match.provider].allSatisfy {
      try tx.profiles.currentID(of: $0.user) == $0.version
    }
    return Reproposal(
      match.status, others: try pair(of: match, in: tx).filter { $0.id != match.id }.map(\.status),
      isUnchanged: isUnchanged, seeker: try tx.pairStanding(of: match.seeker.user) ?? gone,
      provider: try tx.pairStanding(of: match.provider.user) ?? gone)
  }

  // MARK: Undo

  /// Takes back what an act did to a match: a withdrawal is lifted, since an ended match stays ended; one that was formed
  /// anew is withdrawn, as long as it is not judged.
  ///
  /// - Throws: `ActRefusal.hasChangedSince` where it is no longer as the act left it; `ActRefusal.cannotBeUndone`.
  func restore(
    _ id: MatchID, _ kind: Act.Kind, _ values: [FormerValue], by name: String, in tx: any Transaction
  ) throws {
    guard let row = try tx.rooms.match(id) else { throw ActRefusal.gone }
    let former = Dictionary(values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    if let status = former[.status] {
      guard kind == .withdraw else { throw ActRefusal.cannotBeUndone }
      guard row.status.word == status.latter, !row.isLifted else { throw ActRefusal.hasChangedSince }
      try tx.matches.lift(id)
      try note(id, "match.lifted", in: tx)
      return try desk.wake(in: tx)
    }
    if let again = former[.again]?.latter.flatMap({ MatchID($0) }) {
      guard try tx.matches.find(again)?.status == .pending else { throw ActRefusal.hasChangedSince }
      _ = try desk.apply(.withdrawn(.byOperator), to: again, by: .operatorNamed(name), in: tx)
      // How the match before it ended decides by itself when the two may meet, as before the act.
      try tx.matches.lift(again)
      try note(again, "match.lifted", in: tx)
    } else if former[.lifted] == nil {
      // A turn that somebody had is had.
      throw ActRefusal.cannotBeUndone
    }
    guard let lifted = former[.lifted]?.former else { return }
    if former[.again] == nil, let match = try tx.matches.find(id),
      try pair(of: match, in: tx).contains(where: { !$0.status.hasEnded })
    {
      throw ActRefusal.hasChangedSince
    }
    for match in lifted.split(separator: " ").compactMap({ MatchID($0) }) {
      try tx.matches.unlift(match)
      try note(match, "match.unlifted", in: tx)
    }
  }

  private func note(_ id: MatchID, _ kind: String, in tx: any Transaction) throws {
    try tx.events.append(
      Event(subject: .match(id), actor: .program, kind: kind, from: nil, to: nil, at: tx.now))
  }
}

extension Reproposal.Refusal {
  /// The same for the log and the screens.
  fileprivate var asActRefusal: ActRefusal {
    switch self {
    case .wasConnected, .wasRejected: .isFinal
    case .isOpen: .hasNotEnded
    case .isErased: .gone
    case .isBlocked: .isBlocked
    case .isAway: .sideIsAway
    case .isBeingJudged, .owesAnswer: .sideIsNotFree
    }
  }
}
