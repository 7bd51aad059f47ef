package import Domain
import Localization
package import Ports

/// Writes one side's introduction and sends it with its buttons.
package struct IntroduceHandler: JobHandler {
  package let kind = JobTask.Kind.introduce
  let store: any Store
  let writers: [Maker: any IntroductionWriter]
  let making: MatchMaking
  let constraints: HardConstraints
  let makers: MakerChoice

  /// - Parameter makers: what an introduction may cost.
  package init(
    store: any Store, writers: [Maker: any IntroductionWriter], making: MatchMaking,
    constraints: HardConstraints, makers: MakerChoice = MakerChoice()
  ) {
    self.store = store
    self.writers = writers
    self.making = making
    self.constraints = constraints
    self.makers = makers
  }

  package func estimate(_ job: Job) -> CostEstimate { makers.estimate(job) }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .introduce(let id, let side) = job.task, let writer = writers[job.maker] else {
      throw JobError.permanent("no writer for this maker")
    }
    let sides = try await store.read { tx -> PresentSides? in
      guard let match = try tx.matches.find(id), !match.status.hasEnded else { return nil }
      return try PresentSides(of: match, tx)
    }
    guard let sides else { return Outcome { tx in try withdrawHalfMatch(id, tx) } }
    guard let request = try await store.read({ try makeRequest(id, side, sides, $0) }) else {
      return Outcome { _ in }
    }
    let (text, spending) = try await writer.introduce(request)
    return Outcome(spending: spending) { tx in try send(text, id, side, sides, tx) }
  }

  private func makeRequest(
    _ id: MatchID, _ side: Role, _ sides: PresentSides, _ tx: any Transaction
  ) throws -> IntroductionRequest? {
    guard let match = try tx.matches.find(id), match.introductions[side] == nil,
      let reader = try tx.users.find(match.side(side).user), let readerFacet = sides.facet(side),
      let otherFacet = sides.facet(side.counterpart)
    else { return nil }
    // The one score of the pair, of the versions that were compared.
    let score = try tx.matches.score(seeker: match.seeker.version, provider: match.provider.version)
    return IntroductionRequest(
      reader: side, readerFacet: readerFacet, otherFacet: otherFacet, constraints: constraints,
      score: score ?? PairScore(seekerToProvider: 0, providerToSeeker: 0), language: reader.language)
  }

  /// Sends where both may still be asked; otherwise the match is withdrawn and nobody is introduced.
  private func send(
    _ text: String, _ id: MatchID, _ side: Role, _ sides: PresentSides, _ tx: any Transaction
  ) throws {
    guard let match = try tx.matches.find(id), !match.status.hasEnded, match.side(side).introducedAt == nil
    else { return }
    if let reason = try Proposability.obstacle(of: match, tx) {
      _ = try making.apply(.withdrawn(reason), to: id, by: .program, in: tx)
      return
    }
    try sides.checkStillPresent(of: match, tx)
    let user = match.side(side).user
    let whole = try complete(text, match, side, tx)
    try tx.matches.setIntroduction(whole, of: id, for: side)
    try tx.matches.setIntroduced(id, side)
    try tx.matches.setShown(sides[side.counterpart].id, to: side, in: id)
    _ = try tx.chats.append(
      NewMessage(
        chat: try tx.chats.main(of: user).id, author: .mitko, kind: .introduction(id), text: whole,
        actions: MessageAction.Intent.proposal(id)))
    try making.queueDeadline(of: id, side, in: tx)
  }

  /// Somebody left the role in which they were proposed.
  private func withdrawHalfMatch(_ id: MatchID, _ tx: any Transaction) throws {
    guard let match = try tx.matches.find(id), !match.status.hasEnded else { return }
    let reason = try Proposability.obstacle(of: match, tx) ?? .reset
    _ = try making.apply(.withdrawn(reason), to: id, by: .program, in: tx)
  }

  /// Adds how the private sums stand to each other, and says so where the other side is a person of the demo.
  private func complete(_ text: String, _ match: Match, _ side: Role, _ tx: any Transaction) throws -> String
  {
    guard let reader = try tx.users.find(match.side(side).user) else { return text }
    let book = making.phrasebooks.book(for: reader.language.code)
    let pay = try constraints.payComparison(of: match, in: tx).map { book.text($0.phrase) }
    let isDemo = try tx.users.find(match.side(side.counterpart).user)?.isDemo == true
    return [text, pay, isDemo ? book.text(.demo(.mark)) : nil].compactMap(\.self).joined(separator: "\n\n")
  }

  /// Even the built-in text could not be made: the match cannot go on with one side in the dark.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .introduce(let id, _) = job.task, let match = try tx.matches.find(id), !match.status.hasEnded
    else { return }
    _ = try making.apply(.withdrawn(.afterWork(job, in: tx)), to: id, by: .program, in: tx)
  }
}

extension PayComparison {
  fileprivate var phrase: PhraseKey {
    switch self {
    case .fits: .matches(.payFits)
    case .close: .matches(.payClose)
    case .far: .matches(.payFar)
    }
  }
}
