import Domain
import Ports

/// What is asked while one embedder takes another's place.
extension SQLiteProfiles {
  /// Two look-ups for each person of a space that is not the target; where there is none, a look at the spaces alone.
  static let otherSpaces = """
    SELECT spaces.model, spaces.build, spaces.dimension,
      (SELECT count(*) FROM embedded WHERE space_id = spaces.id),
      (SELECT count(*) FROM embedded AS here WHERE here.space_id = spaces.id AND NOT EXISTS (
        SELECT 1 FROM embedded WHERE space_id = \(spaceNumber(from: 1)) AND user_id = here.user_id)),
      (SELECT count(*) FROM embedded AS there
        WHERE there.space_id = \(spaceNumber(from: 1)) AND NOT EXISTS (
          SELECT 1 FROM embedded WHERE space_id = spaces.id AND user_id = there.user_id))
    FROM spaces
    WHERE NOT (model = $1 AND build = $2 AND dimension = $3)
      AND EXISTS (SELECT 1 FROM embedded WHERE space_id = spaces.id)
    ORDER BY spaces.id
    """

  func otherSpaces(than target: EmbeddingSpace) throws -> [SpaceCoverage] {
    try session.all(Self.otherSpaces, target.model, target.build, target.dimension) {
      SpaceCoverage(
        space: EmbeddingSpace(model: try $0.next(), build: try $0.next(), dimension: try $0.next()),
        covered: try $0.next(), onlyHere: try $0.next(), lacking: try $0.next())
    }
  }

  /// Person by person, so that whoever is still in the space has all their vectors, whenever it ends.
  func abandon(_ space: EmbeddingSpace, limit: Int) throws -> Int {
    let number = try number(of: space)
    let people = try session.all(
      "SELECT user_id FROM embedded WHERE space_id = $1 ORDER BY user_id LIMIT $2", number, limit
    ) { try $0.next(UserID.self) }
    for user in people {
      try session.run("DELETE FROM vectors WHERE user_id = $1 AND space_id = $2", user, number)
      try session.run("DELETE FROM embedded WHERE space_id = $1 AND user_id = $2", number, user)
    }
    // Vectors of former versions, of people who have changed since.
    if people.count < limit { try session.run("DELETE FROM vectors WHERE space_id = $1", number) }
    return people.count
  }

  func embeddingProgress(in space: EmbeddingSpace) throws -> (people: Int, embedded: Int) {
    let people = try session.first("SELECT count(*) FROM users WHERE profile_version_id IS NOT NULL") {
      try $0.next(Int.self)
    }
    let embedded = try session.first(
      "SELECT count(*) FROM embedded WHERE space_id = \(Self.spaceNumber(from: 1))", space.model, space.build,
      space.dimension
    ) { try $0.next(Int.self) }
    return (people ?? 0, embedded ?? 0)
  }
}
