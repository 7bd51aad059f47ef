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

  /// - Parameter writers: by maker; the built-in one also serves where another fails for the last time.
  package init(
    store: any Store, writers: [Maker: any IntroductionWriter], making: MatchMaking,
    constraints: HardConstraints
  ) {
    self.store = store
    self.writers = writers
    self.making = making
    self.constraints = constraints
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .introduce(let id, let side) = job.task, let writer = writers[job.maker] else {
      throw JobError.permanent("no writer for this maker")
    }
    let request = try await store.read { try makeRequest(id, side, $0) }
    guard let request else { return Outcome { _ in } }
    let written: (text: String, spending: Outcome.Spending?)
    do {
      written = try await writer.introduce(request)
    } catch {
      guard job.attempt >= job.maximumAttempts, let builtin = writers[.builtin], job.maker != .builtin else {
        throw error
      }
      written = try await builtin.introduce(request)
    }
    return Outcome(spending: written.spending) { tx in try send(written.text, id, side, tx) }
  }

  private func makeRequest(
    _ id: MatchID, _ side: Role, _ tx: any Transaction
  ) throws -> IntroductionRequest? {
    guard let match = try tx.matches.find(id), !match.status.hasEnded, match.introductions[side] == nil,
      let reader = try tx.users.find(match.side(side).user),
      let own = try tx.profiles.find(match.side(side).version),
      let other = try tx.profiles.find(match.side(side.counterpart).version),
      let readerFacet = own.publicView.facets[side],
      let otherFacet = other.publicView.facets[side.counterpart]
    else { return nil }
    let (seeker, provider) = side == .seeker ? (own, other) : (other, own)
    let outcomes = constraints.outcomes(
      seeker: MatchFacts(seeker.profile, as: .seeker) ?? MatchFacts(),
      provider: MatchFacts(provider.profile, as: .provider) ?? MatchFacts())
    let score = try tx.matches.score(seeker: match.seeker.version, provider: match.provider.version)
    return IntroductionRequest(
      reader: side, readerFacet: readerFacet, otherFacet: otherFacet, outcomes: outcomes,
      score: score ?? PairScore(seekerToProvider: 0, providerToSeeker: 0), language: reader.language)
  }

  /// Sends where both may still be asked; otherwise the match is withdrawn and nobody is introduced.
  private func send(_ text: String, _ id: MatchID, _ side: Role, _ tx: any Transaction) throws {
    guard let match = try tx.matches.find(id), !match.status.hasEnded, match.side(side).introducedAt == nil
    else { return }
    if let reason = try Proposability.obstacle(of: match, tx) {
      _ = try making.apply(.withdrawn(reason), to: id, by: .program, in: tx)
      return
    }
    let user = match.side(side).user
    let marked = try mark(text, match, side, tx)
    try tx.matches.setIntroduction(marked, of: id, for: side)
    try tx.matches.setIntroduced(id, side)
    _ = try tx.chats.append(
      NewMessage(
        chat: try tx.chats.main(of: user).id, author: .mitko, kind: .introduction(id), text: marked,
        actions: [.accept(id), .decline(id), .tellMore(id)]))
    try making.queueDeadline(of: id, side, in: tx)
  }

  /// Says so where the other side is a person of the demo.
  private func mark(_ text: String, _ match: Match, _ side: Role, _ tx: any Transaction) throws -> String {
    guard try tx.users.find(match.side(side.counterpart).user)?.isDemo == true,
      let reader = try tx.users.find(match.side(side).user)
    else { return text }
    return text + "\n\n" + making.phrasebooks.book(for: reader.language.code).text(.demoMark)
  }

  /// Even the built-in text could not be made: the match cannot go on with one side in the dark.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    guard case .introduce(let id, _) = job.task, let match = try tx.matches.find(id), !match.status.hasEnded
    else { return }
    _ = try making.apply(.withdrawn(.qualifyDiscarded), to: id, by: .program, in: tx)
  }
}
