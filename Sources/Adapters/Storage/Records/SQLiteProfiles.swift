import Domain
import Ports

struct SQLiteProfiles: ProfileRecords {
  let session: Session

  // MARK: Versions

  private static let columns = """
    profile_versions.id, profile_versions.user_id, profile_versions.number, profile_versions.profile,
    profile_versions.public_view, profile_versions.created_at
    """

  private static func read(_ row: inout Row) throws -> ProfileVersion {
    ProfileVersion(
      id: try row.next(), user: try row.next(), number: try row.next(),
      profile: try row.next(JSONColumn<Profile>.self).value,
      publicView: try row.next(JSONColumn<PublicView>.self).value, createdAt: try row.next())
  }

  func current(of user: UserID) throws -> ProfileVersion? {
    try session.first(
      """
      SELECT \(Self.columns) FROM users JOIN profile_versions ON profile_versions.id = users.profile_version_id
      WHERE users.id = $1
      """, user, read: Self.read)
  }

  func currentID(of user: UserID) throws -> ProfileVersionID? {
    try session.first("SELECT profile_version_id FROM users WHERE id = $1", user) {
      try $0.next(ProfileVersionID?.self)
    }.flatMap(\.self)
  }

  func find(_ id: ProfileVersionID) throws -> ProfileVersion? {
    try session.first("SELECT \(Self.columns) FROM profile_versions WHERE id = $1", id, read: Self.read)
  }

  func contentHash(of id: ProfileVersionID) throws -> UInt64? {
    try session.first("SELECT profile, public_view FROM profile_versions WHERE id = $1", id) {
      // Two texts behind one another could be cut elsewhere: each has a hash of its own.
      StableHash.of(try $0.next(String.self).utf8) ^ StableHash.of(try $0.next(String.self).utf8, seed: 1)
    }
  }

  func versions(of user: UserID) throws -> [ProfileVersion] {
    try session.all(
      "SELECT \(Self.columns) FROM profile_versions WHERE user_id = $1 ORDER BY number", user, read: Self.read
    )
  }

  func latestActive(limit: Int) throws -> [Profile] {
    try session.all(
      """
      SELECT profile_versions.profile
      FROM users JOIN profile_versions ON profile_versions.id = users.profile_version_id
      WHERE users.stage = 'active' ORDER BY users.id DESC LIMIT $1
      """, limit
    ) { try $0.next(JSONColumn<Profile>.self).value }
  }

  func store(_ profile: Profile, publicView: PublicView, of user: UserID) throws -> ProfileVersion {
    let last = try session.first("SELECT max(number) FROM profile_versions WHERE user_id = $1", user) {
      try $0.next(Int?.self)
    }
    let version = ProfileVersion(
      id: session.next(ProfileVersion.self), user: user, number: (last.flatMap { $0 } ?? 0) + 1,
      profile: profile, publicView: publicView, createdAt: session.now)
    try session.run(
      """
      INSERT INTO profile_versions (id, user_id, number, is_seeker, is_provider, profile, public_view, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """, version.id, user, version.number, profile.facets[.seeker] != nil, profile.facets[.provider] != nil,
      JSONColumn(profile), JSONColumn(publicView), session.now)
    try session.change(
      "user",
      """
      UPDATE users SET profile_version_id = $2, profile_changed_at = $3, turn_is_due = 1, is_seeker = $4,
        is_provider = $5
      WHERE id = $1
      """, user, version.id, session.now, profile.facets[.seeker] != nil, profile.facets[.provider] != nil)
    // The vectors of the former version stay until there are new ones: an unchanged text is not embedded again.
    try session.run("DELETE FROM embedded WHERE user_id = $1", user)
    if let change = try announceRemoval(of: user) {
      try session.run("UPDATE vectors SET gone_at = $2 WHERE user_id = $1 AND gone_at IS NULL", user, change)
    }
    return version
  }

  // MARK: Vectors

  private static let vectorColumns = """
    vectors.user_id, vectors.version_id, vectors.role, vectors.section, vectors.language, vectors.text_hash,
    vectors.embedding, vectors.change
    """

  private static func readVector(
    _ row: inout Row, in space: EmbeddingSpace
  ) throws -> (vector: ProfileVector, change: Int64) {
    let user = try row.next(UserID.self)
    let version = try row.next(ProfileVersionID.self)
    let role = try row.next(Role.self)
    let section = try row.next(FacetSection.self)
    let language = try row.next(Language.self)
    let hash = UInt64(bitPattern: try row.next(Int64.self))
    guard let embedding = Embedding(bytes: try row.next([UInt8].self)) else { throw UnknownState() }
    let vector = ProfileVector(
      user: user, version: version, role: role, section: section, space: space, language: language,
      textHash: hash, embedding: embedding)
    return (vector, try row.next())
  }

  func storeVectors(_ vectors: [ProfileVector], turnIsDue: Bool) throws {
    for vector in vectors {
      let space = try number(of: vector.space)
      try session.run(
        """
        INSERT INTO vectors (version_id, role, section, space_id, user_id, language, text_hash, embedding, change)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (version_id, role, section, space_id) DO UPDATE SET language = excluded.language,
          text_hash = excluded.text_hash, embedding = excluded.embedding, change = excluded.change
        """, vector.version, vector.role, vector.section, space, vector.user, vector.language,
        Int64(bitPattern: vector.textHash), vector.embedding.bytes, try nextChange())
    }
    var seen: Set<Key> = []
    for vector in vectors where seen.insert(Key(version: vector.version, space: vector.space)).inserted {
      try settle(vector.version, of: vector.user, in: vector.space, turnIsDue: turnIsDue)
    }
  }

  private struct Key: Hashable {
    let version: ProfileVersionID
    let space: EmbeddingSpace
  }

  /// Where the current version is whole now, its user may be proposed. Vectors of former versions stay as long as steps of
  /// rounds are recorded that knew them.
  private func settle(
    _ version: ProfileVersionID, of user: UserID, in space: EmbeddingSpace, turnIsDue: Bool
  ) throws {
    let current = try session.first("SELECT profile_version_id FROM users WHERE id = $1", user) {
      try $0.next(ProfileVersionID?.self)
    }
    let number = try number(of: space)
    guard current.flatMap({ $0 }) == version else {
      // It came too late to be known to anybody.
      try session.run(
        "UPDATE vectors SET gone_at = change WHERE version_id = $1 AND space_id = $2 AND gone_at IS NULL",
        version,
        number)
      return
    }
    guard try isEmbedded(version, in: space) else { return }
    try session.run(
      "INSERT INTO embedded (space_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", number, user)
    if turnIsDue { try session.change("user", "UPDATE users SET turn_is_due = 1 WHERE id = $1", user) }
  }

  func latestVectors(of user: UserID, in space: EmbeddingSpace) throws -> [ProfileVector] {
    try session.all(
      """
      SELECT \(Self.vectorColumns) FROM vectors
      WHERE vectors.user_id = $1 AND vectors.space_id = \(Self.spaceNumber(from: 2))
        AND vectors.version_id = (
          SELECT newest.version_id FROM vectors AS newest
          JOIN profile_versions ON profile_versions.id = newest.version_id
          WHERE newest.user_id = $1 AND newest.space_id = \(Self.spaceNumber(from: 2))
          ORDER BY profile_versions.number DESC LIMIT 1)
      ORDER BY role DESC, section
      """, user, space.model, space.build, space.dimension
    ) { try Self.readVector(&$0, in: space).vector }
  }

  func isEmbedded(_ version: ProfileVersionID, in space: EmbeddingSpace) throws -> Bool {
    try session.first(
      """
      SELECT is_seeker + is_provider = (
        SELECT count(DISTINCT role) FROM vectors
        WHERE version_id = $1 AND space_id = \(Self.spaceNumber(from: 2)))
      FROM profile_versions WHERE id = $1
      """, version, space.model, space.build, space.dimension
    ) { try $0.next() } ?? false
  }

  /// What the feed tells of, in its order.
  private static func feed(_ columns: String) -> String {
    """
    SELECT \(columns) FROM vectors JOIN users ON users.id = vectors.user_id
    WHERE vectors.space_id = \(spaceNumber(from: 3)) AND vectors.change > $1
      AND users.profile_version_id = vectors.version_id
    ORDER BY vectors.change LIMIT $2
    """
  }

  private static let feedOfRows = feed(vectorColumns)
  private static let feedOfPages = feed(pageColumns)
  private static let pageColumns = """
    vectors.user_id, vectors.version_id, vectors.role, vectors.section, vectors.language, vectors.change,
    vectors.embedding
    """

  func vectorPage(after change: Int64, in space: EmbeddingSpace, limit: Int) throws -> VectorPage {
    guard let newest = try newestChange(after: change) else {
      return VectorPage(space: space, lastChange: change)
    }
    var page = VectorPage(space: space, lastChange: change, capacity: Self.roomOfPage)
    let count = try session.all(
      Self.feedOfPages, change, limit, space.model, space.build, space.dimension
    ) { try Self.read(&$0, into: &page) }.count
    let (last, removed) = try end(
      after: change, newest: newest, vectors: count == limit ? page.lastChange : nil, limit: limit)
    page.end(at: last, removed: removed)
    return page
  }

  private static func read(_ row: inout Row, into page: inout VectorPage) throws {
    let user = try row.next(UserID.self)
    let version = try row.next(ProfileVersionID.self)
    let role = try row.next(Role.self)
    let section = try row.next(FacetSection.self)
    let language = try row.next(Language.self)
    let change = try row.next(Int64.self)
    try row.withNextBytes { stored in
      guard Embedding.isStored(in: stored) else { throw UnknownState() }
      page.append(
        user: user, version: version, role: role, section: section, language: language, stored: stored,
        change: change)
    }
  }

  /// `$3` to `$5` the space, `$6` the end.
  static let formerFeed = """
    SELECT \(pageColumns) FROM vectors
    WHERE space_id = \(spaceNumber(from: 3)) AND change > $1 AND change <= $6
      AND (gone_at IS NULL OR gone_at > $6)
    ORDER BY change LIMIT $2
    """

  /// Whose vectors went between `$1` and `$2`.
  static let formerRemovals = """
    SELECT DISTINCT user_id FROM vectors WHERE gone_at > $1 AND gone_at <= $2 ORDER BY user_id
    """

  func formerVectorPage(
    after change: Int64, until end: Int64, in space: EmbeddingSpace, limit: Int
  ) throws -> VectorPage {
    var page = VectorPage(space: space, lastChange: change, capacity: Self.roomOfPage)
    let count = try session.all(
      Self.formerFeed, change, limit, space.model, space.build, space.dimension, end
    ) { try Self.read(&$0, into: &page) }.count
    let last = count == limit ? page.lastChange : end
    let removed = try session.all(Self.formerRemovals, change, last) { try $0.next(UserID.self) }
    page.end(at: last, removed: removed)
    return page
  }

  /// 2,000 dense vectors of 384 numbers.
  private static let roomOfPage = 3_200_000

  func vectorChanges(after change: Int64, in space: EmbeddingSpace, limit: Int) throws -> VectorChanges {
    guard let newest = try newestChange(after: change) else {
      return VectorChanges(upserted: [], removed: [], lastChange: change)
    }
    let vectors = try session.all(
      Self.feedOfRows, change, limit, space.model, space.build, space.dimension
    ) { try Self.readVector(&$0, in: space) }
    let (last, removed) = try end(
      after: change, newest: newest, vectors: vectors.count == limit ? vectors.last?.change : nil,
      limit: limit)
    return VectorChanges(
      upserted: vectors.filter { $0.change <= last }.map(\.vector), removed: removed, lastChange: last)
  }

  /// The number of the newest change of any space; nil where none came after `change`.
  private func newestChange(after change: Int64) throws -> Int64? {
    let newest = try session.first("SELECT vector_change FROM creation") { try $0.next(Int64.self) } ?? 0
    return newest > change ? newest : nil
  }

  /// Up to which change a page goes, and who was removed until then.
  ///
  /// - Parameter vectors: the last change of a full page of vectors, which says nothing of what comes after it.
  private func end(
    after change: Int64, newest: Int64, vectors: Int64?, limit: Int
  ) throws -> (last: Int64, removed: [UserID]) {
    let removals = try session.all(
      "SELECT user_id, change FROM vector_removals WHERE change > $1 ORDER BY change LIMIT $2", change, limit
    ) { (user: try $0.next(UserID.self), change: try $0.next(Int64.self)) }
    var last = min(newest, vectors ?? newest)
    if removals.count == limit, let end = removals.last?.change { last = min(last, end) }
    return (last, removals.filter { $0.change <= last }.map(\.user))
  }

  func unembedded(in space: EmbeddingSpace, limit: Int) throws -> [ProfileVersionID] {
    try session.all(
      """
      SELECT profile_version_id FROM users
      WHERE profile_version_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM embedded WHERE space_id = \(Self.spaceNumber(from: 2)) AND user_id = users.id)
      ORDER BY id LIMIT $1
      """, limit, space.model, space.build, space.dimension
    ) { try $0.next() }
  }

  /// Deletes all vectors of a user and tells the index.
  func dropVectors(of user: UserID) throws {
    try announceRemoval(of: user)
    try session.run("DELETE FROM vectors WHERE user_id = $1", user)
    try session.run("DELETE FROM embedded WHERE user_id = $1", user)
  }

  /// - Returns: the number of the removal; `nil` where there was nothing to remove.
  @discardableResult
  private func announceRemoval(of user: UserID) throws -> Int64? {
    let hasVectors = try session.first("SELECT 1 FROM vectors WHERE user_id = $1 LIMIT 1", user) {
      try $0.next(Int.self)
    }
    guard hasVectors != nil else { return nil }
    let change = try nextChange()
    try session.run(
      """
      INSERT INTO vector_removals (user_id, change) VALUES ($1, $2)
      ON CONFLICT (user_id) DO UPDATE SET change = excluded.change
      """, user, change)
    return change
  }

  private func nextChange() throws -> Int64 {
    let change = try session.first(
      "UPDATE creation SET vector_change = vector_change + 1 RETURNING vector_change"
    ) { try $0.next(Int64.self) }
    guard let change else { throw StoreError.missing("creation") }
    return change
  }

  // MARK: Spaces

  /// The number of the space in three parameters from `$first` on; NULL where no vector of it was ever stored.
  static func spaceNumber(from first: Int) -> String {
    "(SELECT id FROM spaces WHERE model = $\(first) AND build = $\(first + 1) AND dimension = $\(first + 2))"
  }

  func number(of space: EmbeddingSpace) throws -> Int64 {
    try session.run(
      "INSERT INTO spaces (model, build, dimension) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", space.model,
      space.build, space.dimension)
    let number = try session.first(
      "SELECT \(Self.spaceNumber(from: 1))", space.model, space.build, space.dimension
    ) { try $0.next(Int64.self) }
    guard let number else { throw StoreError.missing("space") }
    return number
  }
}
