package import Domain
import Ports

extension Operations {
  /// The round that goes on, who is next and why, who waits and for what, and the turns of a round.
  ///
  /// - Parameters:
  ///   - round: whose turns are told; the current one where none is named or there is no such round.
  ///   - limit: how many turns.
  package func rounds(showing round: Int? = nil, limit: Int) async throws -> RoundsFigures {
    let plan = plan
    return try await store.read { tx in
      let rooms = tx.rooms
      let current = try rooms.round()
      let rows = try rooms.rounds(before: nil, limit: Self.mostRounds)
      let this = RoundRow(
        number: current.number, startedAt: current.startedAt, endedAt: nil, tried: current.tried,
        yielded: current.yielded)
      let named = try round.flatMap { number in
        try rows.first { $0.number == number }
          ?? rooms.rounds(before: number + 1, limit: 1).first {
            $0.number == number
          }
      }
      var figures = RoundsFigures(current: current, shown: named ?? this)
      let turns = try rooms.turns(in: figures.shown.number, before: nil, limit: limit + 1)
      figures.turns = Array(turns.prefix(limit))
      figures.hasMoreTurns = turns.count > limit
      figures.earlier = rows.filter { $0.number != current.number }
      try Self.addDue(to: &figures, tx)
      let tallies = try rooms.matchTallies()
      figures.beingJudged = 2 * (tallies[.pending] ?? 0)
      figures.owingAnswers = 2 * (tallies[.qualified] ?? 0) + (tallies[.accepted] ?? 0)
      figures.inMatches = try Self.whoWaitsInMatches(tx)
      figures.step = try rooms.openMatchStep()
      if let step = figures.step { figures.step?.take(try plan.plan(telling: [step.job], in: tx)) }
      return figures
    }
  }

  /// How many of the earlier rounds are told.
  private static let mostRounds = 50
  /// How many of those whose turn is due are told who wait for something.
  private static let mostDue = 50
  /// How many are looked at one by one until some are found who can have theirs.
  private static let mostLookedAt = 500

  /// How many are told who come next.
  private static let mostNext = 5

  private static let mostNamed = 3

  private static func whoWaitsInMatches(_ tx: any Transaction) throws -> [TurnObstacle: [PersonLabel]] {
    func sides(_ status: MatchQuery.Status) throws -> [PersonLabel] {
      try tx.rooms.matches(in: .status(status), after: nil, limit: mostNamed, with: .names).flatMap { match in
        switch match.status {
        case .accepted(let side): [match.side(side.counterpart).person]
        default: [match.seeker.person, match.provider.person]
        }
      }
    }
    return [
      .isBeingJudged: Array(try sides(.pending).prefix(mostNamed)),
      .owesAnswer: Array((try sides(.accepted) + sides(.qualified)).prefix(mostNamed)),
    ]
  }

  /// Who comes next, and who waits and for what: those whose turn is due are looked at one by one, in the order of a step and
  /// by its rules. What a step asks for all of them at once counts the proposals of a whole round.
  private static func addDue(to figures: inout RoundsFigures, _ tx: any Transaction) throws {
    let round = figures.current.number
    let space = try tx.rooms.comparedSpace()
    let limit = Int(try tx.settings.value(of: .proposalsPerRound))
    func row(_ candidate: TurnCandidate, _ obstacle: TurnObstacle?) throws -> DuePerson {
      DuePerson(
        person: try tx.rooms.label(of: candidate.user), changedAt: candidate.profileChangedAt,
        obstacle: obstacle)
    }
    let due = try tx.rooms.dueTurns(limit: mostLookedAt)
    figures.waitsForMore = due.count > mostDue
    for (place, candidate) in due.enumerated() {
      if place >= mostDue, figures.next.count == mostNext { break }
      // Those who are free are told as long as there is room, those who wait among the first.
      let obstacle = try obstacle(of: candidate.user, in: space, round, limit, tx)
      if let obstacle, place < mostDue { figures.waiting.append(try row(candidate, obstacle)) }
      if obstacle == nil, figures.next.count < mostNext { figures.next.append(try row(candidate, nil)) }
    }
  }

  /// What keeps somebody whose turn is due from having it; by the rules of `MatchRecords.due`.
  private static func obstacle(
    of user: UserID, in space: EmbeddingSpace?, _ round: Int, _ limit: Int, _ tx: any Transaction
  ) throws -> TurnObstacle? {
    if let match = try tx.matches.waiting(of: user) {
      return match.status == .pending ? .isBeingJudged : .owesAnswer
    }
    guard let space, let version = try tx.profiles.currentID(of: user),
      try tx.profiles.isEmbedded(version, in: space)
    else { return .hasNoVectors }
    if try tx.rooms.hadTurn(user, in: round) { return .hadTurn }
    return try tx.rooms.proposals(of: user, in: round) >= limit ? .enoughThisRound : nil
  }

  // MARK: Acts

  /// What a step would come to.
  static func previewOfStep(in tx: any Transaction) throws -> ActPreview {
    var preview = ActPreview(kind: .runStep)
    do {
      try checkStep(in: tx)
      preview.changes = 1
    } catch let refusal as ActRefusal {
      preview.refused[refusal] = 1
    }
    return preview
  }

  private static func checkStep(in tx: any Transaction) throws {
    guard
      try tx.jobs.processes().contains(where: { $0.works && tx.now.since($0.heartbeatAt) < silence })
    else {
      throw ActRefusal.nobodyWorks
    }
    if try tx.steering.stillLanes().contains(.background) { throw ActRefusal.laneIsPaused }
    guard let step = try tx.rooms.openMatchStep()?.job else { return }
    switch step.state {
    case .held: throw ActRefusal.isHeld
    case .queued: if step.notBefore <= tx.now { throw ActRefusal.isSo }
    // Another one follows it.
    case .running, .retrying, .completed, .discarded, .cancelled: break
    }
  }

  /// Heartbeats come every few seconds.
  private static let silence: Duration = .minutes(1)

  func runStep() async throws -> ActResult {
    let desk = desk
    let round = try await store.read { try $0.rooms.round().number }
    return try await carryOut(.runStep, on: [round], subject: "round \(round)") { round, _, tx in
      try Self.checkStep(in: tx)
      try desk.wake(in: tx)
      try tx.events.append(
        Event(subject: .round(round), actor: .program, kind: "round.step", from: nil, to: nil, at: tx.now))
    }
  }

  /// What the end of a round would come to: how many whose turn is due have it in the next one then.
  static func previewOfAdvance(from number: Int, in tx: any Transaction) throws -> ActPreview {
    var preview = ActPreview(kind: .advanceRound)
    let round = try tx.rooms.round()
    if round.number == number {
      preview.changes = 1
      preview.left = round.due
    } else {
      preview.refused[.hasChangedSince] = 1
    }
    return preview
  }

  func advance(from number: Int) async throws -> ActResult {
    let desk = desk
    return try await carryOut(.advanceRound, on: [number], subject: "round \(number)") { number, _, tx in
      guard try tx.matches.currentRound().number == number else { throw ActRefusal.hasChangedSince }
      let next = try tx.matches.advanceRound()
      try tx.events.append(
        Event(
          subject: .round(next.number), actor: .program, kind: "round.advanced", from: String(number),
          to: String(next.number), at: tx.now))
      try desk.wake(in: tx)
    }
  }

  // MARK: Pairs

  /// Why two people are not matched, in both directions. Sums of money are left out: somebody may keep theirs to themselves.
  package func whyNot(_ question: PairQuestion) async throws -> PairAnswer {
    let pairs = pairs
    return try await store.read { try answer(question, isRevealed: false, pairs, in: $0) }
  }

  /// The same with the sums, for whoever asks to see them; that they asked is written down.
  ///
  /// - Throws: `ActRefusal.readOnly`; `ActRefusal.gone` where one of the two is not there.
  package func revealPair(_ first: UserID, _ second: UserID) async throws -> PairAnswer {
    let pairs = pairs
    let question = PairQuestion(.id(first), .id(second))
    return try await reveal("terms of users \(first) and \(second)", of: [.user(first), .user(second)]) {
      tx in
      let answer = try answer(question, isRevealed: true, pairs, in: tx)
      guard case .found = answer else { throw ActRefusal.gone }
      return answer
    }
  }

  private func answer(
    _ question: PairQuestion, isRevealed: Bool, _ pairs: any PairExplaining, in tx: any Transaction
  ) throws -> PairAnswer {
    var labels: [PersonLabel] = []
    for reference in [question.first, question.second] {
      let people = try people(named: reference, limit: Self.mostNamesakes, in: tx)
      guard let person = people.first else { return .unknown(reference) }
      guard people.count == 1 else { return .several(reference, try people.map(tx.rooms.label)) }
      labels.append(try tx.rooms.label(of: person))
    }
    guard let inquiry = try pairs.inquiry(of: labels[0].id, and: labels[1].id, in: tx) else {
      return .unknown(question.first)
    }
    let theirs = try tx.matches.all(of: labels[0].id, limit: Self.mostMatches).filter {
      $0.role(of: labels[1].id) != nil
    }
    return .found(
      PairExplained(
        first: labels[0], second: labels[1], inquiry: isRevealed ? inquiry : inquiry.withoutSums,
        match: (theirs.first { !$0.status.hasEnded } ?? theirs.first)?.id, isRevealed: isRevealed))
  }

  private static let mostNamesakes = 5
  private static let mostMatches = 1_000
}
