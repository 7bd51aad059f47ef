package import Domain
package import Ports

extension CandidateIndex {
  /// Everybody who fits, however many they are.
  package func candidates(
    for user: UserID, in role: Role, excluding excluded: Set<UserID>, least: Double
  ) async -> [Candidate] {
    await candidates(for: user, in: role, within: nil, excluding: excluded, least: least, limit: .max)
  }

  /// A page in which every vector of this index's space has the number of the page.
  package func apply(_ upserted: [ProfileVector], removed: [UserID] = [], change: Int64 = 1) async {
    await apply(VectorPage(upserted, in: space, removed: removed, change: change))
  }
}

extension VectorPage {
  /// Vectors of `space` as a page; those of other spaces are not in the feed.
  package init(
    _ upserted: [ProfileVector], in space: EmbeddingSpace, removed: [UserID] = [], change: Int64 = 1
  ) {
    self.init(space: space, lastChange: 0)
    for vector in upserted where vector.space == space {
      vector.embedding.bytes.withUnsafeBytes {
        append(
          user: vector.user, version: vector.version, role: vector.role, section: vector.section,
          language: vector.language, stored: $0, change: change)
      }
    }
    end(at: change, removed: removed)
  }
}
