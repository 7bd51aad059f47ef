package import Domain

/// Profile versions and their vectors.
package protocol ProfileRecords {
  /// The version that counts; `nil` before the first, and after a reset or an erase.
  func current(of user: UserID) throws -> ProfileVersion?
  /// The id of that version, without reading it.
  func currentID(of user: UserID) throws -> ProfileVersionID?
  /// A version whether it is current or not; `nil` where a reset or an erase has wiped it.
  func find(_ id: ProfileVersionID) throws -> ProfileVersion?
  /// Of everything that is stored of a version, which never changes: the same as long as it is there. `nil` where it was
  /// wiped.
  func contentHash(of id: ProfileVersionID) throws -> UInt64?
  /// Every version since the last reset, oldest first: for the owner's export.
  func versions(of user: UserID) throws -> [ProfileVersion]
  /// The current profiles of people who take part in matching, those who came last first: for counts.
  func latestActive(limit: Int) throws -> [Profile]
  /// Adds a version; the previous one stays as a row. Sets the user's `profileChangedAt`.
  func store(_ profile: Profile, publicView: PublicView, of user: UserID) throws -> ProfileVersion

  /// Stores the vectors of a version. Replaces those of the same version, role, section and space.
  ///
  /// - Parameter turnIsDue: whether whoever has them all now is looked at again: what nobody searches by changes nothing.
  func storeVectors(_ vectors: [ProfileVector], turnIsDue: Bool) throws
  /// The newest vectors of `user` in `space`, of whichever version: an unchanged text is not embedded again.
  func latestVectors(of user: UserID, in space: EmbeddingSpace) throws -> [ProfileVector]
  /// Whether every facet of the version has vectors in `space`.
  func isEmbedded(_ version: ProfileVersionID, in space: EmbeddingSpace) throws -> Bool
  /// Current vectors written after the given change number, with the number to ask from next; the index's feed.
  /// A user who was reset, erased or whose version was replaced appears in `removed`.
  func vectorPage(after change: Int64, in space: EmbeddingSpace, limit: Int) throws -> VectorPage
  /// The same feed as it was after a change that lies behind: vectors that came after `change` and still stood at `end`,
  /// and in `removed` whose vectors went in between. What was wiped, or made anew for the same version, is missing.
  func formerVectorPage(
    after change: Int64, until end: Int64, in space: EmbeddingSpace, limit: Int
  ) throws -> VectorPage
  /// The same with all that is known of each vector: for looking at few.
  func vectorChanges(after change: Int64, in space: EmbeddingSpace, limit: Int) throws -> VectorChanges
  /// Users whose current version has no vectors in `space`.
  func unembedded(in space: EmbeddingSpace, limit: Int) throws -> [ProfileVersionID]

  /// Every space but `target` in which somebody's current version has its vectors, compared with `target`; usually none.
  func otherSpaces(than target: EmbeddingSpace) throws -> [SpaceCoverage]
  /// Takes up to `limit` people out of `space` with all their vectors; with the last of them whatever is left there.
  ///
  /// - Returns: how many they were; fewer than `limit` where nobody is left.
  func abandon(_ space: EmbeddingSpace, limit: Int) throws -> Int
  /// How many people have a profile, and how many of them have vectors in `space`.
  func embeddingProgress(in space: EmbeddingSpace) throws -> (people: Int, embedded: Int)
}

extension ProfileRecords {
  /// As it is where there is one space alone.
  package func storeVectors(_ vectors: [ProfileVector]) throws {
    try storeVectors(vectors, turnIsDue: true)
  }

  /// By which space people are searched while `target` is the one that vectors are made in.
  package func searchedSpace(target: EmbeddingSpace) throws -> EmbeddingSpace {
    SpaceChoice.searched(target: target, others: try otherSpaces(than: target))
  }
}

/// One vector of a profile version.
package struct ProfileVector: Hashable, Sendable {
  package let user: UserID
  package let version: ProfileVersionID
  package let role: Role
  /// `offers` or `wants`; practical context is compared by rules.
  package let section: FacetSection
  package let space: EmbeddingSpace
  /// The language that the text was mostly written in: its mean is subtracted.
  package let language: Language
  /// A hash of the text that was embedded: the same text is not embedded again.
  package let textHash: UInt64
  package let embedding: Embedding

  package init(
    user: UserID, version: ProfileVersionID, role: Role, section: FacetSection, space: EmbeddingSpace,
    language: Language, textHash: UInt64, embedding: Embedding
  ) {
    self.user = user
    self.version = version
    self.role = role
    self.section = section
    self.space = space
    self.language = language
    self.textHash = textHash
    self.embedding = embedding
  }
}

/// A page of changes to the vectors.
package struct VectorChanges: Sendable {
  package let upserted: [ProfileVector]
  package let removed: [UserID]
  /// Ask after this number next.
  package let lastChange: Int64

  package init(upserted: [ProfileVector], removed: [UserID], lastChange: Int64) {
    self.upserted = upserted
    self.removed = removed
    self.lastChange = lastChange
  }
}
