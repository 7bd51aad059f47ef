package import Domain
package import Ports

/// Makes the vectors of a profile version: what each role offers and wants, once for each text.
package struct EmbedHandler: JobHandler {
  package let kind = JobTask.Kind.embed
  let store: any Store
  let embedder: any Embedder
  let desk: any MatchDesk

  package init(store: any Store, embedder: any Embedder, desk: any MatchDesk) {
    self.store = store
    self.embedder = embedder
    self.desk = desk
  }

  package func run(_ job: Job) async throws -> Outcome {
    guard case .embed(let id) = job.task else { throw JobError.permanent("not an embedding") }
    let space = embedder.space
    let work = try await store.read {
      tx -> (version: ProfileVersion, known: [ProfileVector], language: Language)? in
      // An older version than the current one is not looked at any more.
      guard let version = try tx.profiles.find(id), try tx.profiles.currentID(of: version.user) == id,
        let user = try tx.users.find(version.user)
      else { return nil }
      return (version, try tx.profiles.latestVectors(of: version.user, in: space), user.language)
    }
    guard let work else { return Outcome { _ in } }

    let texts = EmbeddingTexts(of: work.version.publicView, language: work.language).items
    var vectors: [ProfileVector] = []
    var fresh: [EmbeddingTexts.Item] = []
    for entry in texts {
      let same = work.known.first {
        $0.role == entry.role && $0.section == entry.section && $0.textHash == entry.hash
          && $0.language == entry.language
      }
      if let same {
        vectors.append(vector(of: entry, same.embedding, work.version))
      } else {
        fresh.append(entry)
      }
    }
    let made = try await EmbeddingTexts.embeddings(of: fresh, by: embedder)
    for (entry, embedding) in zip(fresh, made) { vectors.append(vector(of: entry, embedding, work.version)) }

    return Outcome { [vectors] tx in
      guard try tx.profiles.currentID(of: work.version.user) == id else { return }
      try tx.profiles.storeVectors(vectors)
      if try tx.users.find(work.version.user)?.stage == .active { try desk.wake(in: tx) }
    }
  }

  private func vector(
    of entry: EmbeddingTexts.Item, _ embedding: Embedding, _ version: ProfileVersion
  ) -> ProfileVector {
    ProfileVector(
      user: version.user, version: version.id, role: entry.role, section: entry.section,
      space: embedder.space,
      language: entry.language, textHash: entry.hash, embedding: embedding)
  }

  /// The person is told nothing: matching goes on with others, and the operator sees the errors. The next edit
  /// or start tries again.
  package func discarded(_ job: Job, in tx: any Transaction) throws {
    try tx.events.append(
      Event(subject: .job(job.id), actor: .program, kind: "embed.discarded", from: nil, to: nil, at: tx.now))
  }
}
