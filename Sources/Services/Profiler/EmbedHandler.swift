package import Domain
package import Ports

/// Makes the vectors of a profile version: what each role offers and wants, once for each text.
///
/// A job is of one space: the configured embedder's, or, where that has been done, the former one's as long as people are
/// searched by it. The job's maker says which embedders may be asked, and so what it may cost.
package struct EmbedHandler: JobHandler {
  package let kind = JobTask.Kind.embed
  let store: any Store
  let embedders: EmbedderSet
  let desk: any MatchDesk

  package init(store: any Store, embedders: EmbedderSet, desk: any MatchDesk) {
    self.store = store
    self.embedders = embedders
    self.desk = desk
  }

  /// With one embedder that has always been there.
  package init(store: any Store, embedder: any Embedder, desk: any MatchDesk) {
    self.init(store: store, embedders: EmbedderSet(target: embedder), desk: desk)
  }

  package func estimate(_ job: Job) -> CostEstimate { embedders.cost(by: job.maker) }

  /// A version whose vectors are to be made, and those that its owner has already.
  private struct Work: Sendable {
    let version: ProfileVersion
    let embedder: any Embedder
    let known: [ProfileVector]
    let language: Language
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .embed(let id) = job.task else { throw JobError.permanent("not an embedding") }
    guard let work = try await store.read({ try self.work(on: id, for: job.maker, $0) }) else {
      return Outcome { _ in }
    }
    let (version, space) = (work.version, work.embedder.space)
    let texts = EmbeddingTexts(of: version.publicView, language: work.language).items
    var vectors: [ProfileVector] = []
    var fresh: [EmbeddingTexts.Item] = []
    for entry in texts {
      let same = work.known.first {
        $0.role == entry.role && $0.section == entry.section && $0.textHash == entry.hash
          && $0.language == entry.language
      }
      if let same {
        vectors.append(Self.vector(of: entry, same.embedding, version, space))
      } else {
        fresh.append(entry)
      }
    }
    let made = try await answer(for: fresh, by: work.embedder)
    for (entry, embedding) in zip(fresh, made.embeddings) {
      vectors.append(Self.vector(of: entry, embedding, version, space))
    }
    return Outcome(spending: made.spending) { [vectors] tx in
      guard try tx.profiles.currentID(of: version.user) == id else { return }
      try commit(vectors, of: version.user, in: space, tx)
    }
  }

  /// - Returns: `nil` where there is nothing left to make, or not by this maker.
  private func work(on id: ProfileVersionID, for maker: Maker, _ tx: any Transaction) throws -> Work? {
    // An older version than the current one is not looked at any more.
    guard let version = try tx.profiles.find(id), try tx.profiles.currentID(of: version.user) == id,
      let user = try tx.users.find(version.user)
    else { return nil }
    let target = embedders.target.space
    for space in [target, try tx.profiles.searchedSpace(target: target)] {
      guard let embedder = embedders.embedder(for: space), embedder.maker == maker,
        try !tx.profiles.isEmbedded(id, in: space)
      else { continue }
      return Work(
        version: version, embedder: embedder,
        known: try tx.profiles.latestVectors(of: version.user, in: space), language: user.language)
    }
    return nil
  }

  private func answer(
    for items: [EmbeddingTexts.Item], by embedder: any Embedder
  ) async throws -> EmbeddingAnswer {
    if items.isEmpty { return EmbeddingAnswer(embeddings: [], spending: []) }
    do {
      return try await EmbeddingTexts.answer(for: items, by: embedder)
    } catch let failure as ModelFailure {
      throw failure.jobError
    }
  }

  /// Stores the vectors. With the last that were missing the search goes over to the new space: then everybody is looked
  /// at again, once.
  private func commit(
    _ vectors: [ProfileVector], of user: UserID, in space: EmbeddingSpace, _ tx: any Transaction
  ) throws {
    let target = embedders.target.space
    let before = try tx.profiles.searchedSpace(target: target)
    try tx.profiles.storeVectors(vectors, turnIsDue: space == before)
    let after = try tx.profiles.searchedSpace(target: target)
    if after != before {
      try tx.matches.makeTurnsDue()
      try desk.wake(in: tx)
    } else if space == after, try tx.users.find(user)?.stage == .active {
      try desk.wake(in: tx)
    }
  }

  private static func vector(
    of entry: EmbeddingTexts.Item, _ embedding: Embedding, _ version: ProfileVersion, _ space: EmbeddingSpace
  ) -> ProfileVector {
    ProfileVector(
      user: version.user, version: version.id, role: entry.role, section: entry.section, space: space,
      language: entry.language, textHash: entry.hash, embedding: embedding)
  }

  /// The person is told nothing: matching goes on with others, and the operator sees the errors. The next edit
  /// or start tries again.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    try Self.noteDiscarded(job, in: tx)
  }

  /// The same where nobody is there to make vectors.
  @Sendable package static func noteDiscarded(_ job: Job, in tx: any Transaction) throws {
    try tx.events.append(
      Event(subject: .job(job.id), actor: .program, kind: "embed.discarded", from: nil, to: nil, at: tx.now))
  }
}
