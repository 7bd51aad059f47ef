package import Domain

/// A page of the feed of vectors as the index takes it: the vectors as they are stored, one behind another.
package struct VectorPage: Sendable {
  /// Whose vector it is, and of what.
  package struct Row: Sendable {
    package let user: UserID
    package let version: ProfileVersionID
    package let role: Role
    package let section: FacetSection
    package let language: Language
    /// Its number in the feed.
    package let change: Int64
    fileprivate let place: Range<Int>
  }

  /// The space of all its vectors.
  package let space: EmbeddingSpace
  /// Whose vectors went, before those of `rows` came.
  package private(set) var removed: [UserID] = []
  /// In the order of the feed.
  package private(set) var rows: [Row] = []
  /// Ask after this number next.
  package private(set) var lastChange: Int64
  private var bytes: [UInt8] = []

  /// A page without vectors.
  ///
  /// - Parameters:
  ///   - lastChange: how far the feed was followed before.
  ///   - capacity: how many bytes of vectors there is room for before it grows.
  package init(space: EmbeddingSpace, lastChange: Int64, capacity: Int = 0) {
    self.space = space
    self.lastChange = lastChange
    bytes.reserveCapacity(capacity)
  }

  /// Adds a vector, in the order of the feed.
  ///
  /// - Parameter stored: `Embedding.bytes`.
  package mutating func append(
    user: UserID, version: ProfileVersionID, role: Role, section: FacetSection, language: Language,
    stored: UnsafeRawBufferPointer, change: Int64
  ) {
    let start = bytes.count
    bytes.append(contentsOf: stored)
    rows.append(
      Row(
        user: user, version: version, role: role, section: section, language: language, change: change,
        place: start..<bytes.count))
    lastChange = change
  }

  /// Ends the page, leaving out what comes later than its end.
  package mutating func end(at change: Int64, removed: [UserID]) {
    lastChange = change
    self.removed = removed
    while let last = rows.last, last.change > change { rows.removeLast() }
  }

  /// Calls `body` with the stored form of a row of this page.
  package func withStored<Result>(_ row: Row, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[row.place])) }
  }
}
