import Bootstrap
import Domain
import Ports
import Storage

/// The database that the operators' rooms are measured on: 100,000 people with profiles, names and 1,000,000 messages, 50,000 jobs,
/// 200,000 matches in 40 rounds, 60,000 calls of models, a log of 700,000 lines, 30 announcements.
///
/// The first people come through the store; all others are copies of theirs, written in bulk by SQL. The triggers of the file run
/// for every row, and what they keep is held against counting at the end.
enum RoomsWorld {
  private static let patterns = 60
  private static let space = EmbeddingSpace(model: "bench", build: "1", dimension: 8)

  /// Makes the world in the empty database that a configuration names.
  static func build(_ configuration: Configuration) async throws {
    let house = try await Self.open(configuration)
    let now = house.time.now.microseconds
    try await house.store.write { tx in
      var versions: [ProfileVersionID] = []
      for number in 1...patterns {
        let user = try BenchWorld.addUser(number, messages: 10, space, house, tx)
        if let version = try tx.profiles.currentID(of: user) { versions.append(version) }
      }
      // One score, for the parts that all others take from it.
      try tx.matches.setScore(
        PairScore(
          seekerToProvider: 0.71, providerToSeeker: 0.74, total: 0.725, scorer: .fit,
          parts: PairParts(
            similarity: 0.71, skills: 0.5, tools: 0.4, trade: 1, level: 1, place: 0.5, evidence: 0.75)),
        seeker: versions[0], provider: versions[1])
    }
    await house.store.close()
    let connection = try BulkConnection(path: configuration.database, now: now)
    for rows in ["BEGIN", people, matches, work, "COMMIT"] { try connection.execute(rows) }
    try await verify(configuration)
  }

  static func open(_ configuration: Configuration) async throws -> House {
    try await House.open(configuration, program: "mitko-bench", isDemo: true, waiting: { _ in })
  }

  /// Whether the triggers kept what they have to.
  private static func verify(_ configuration: Configuration) async throws {
    let house = try await Self.open(configuration)
    guard let store = house.store as? SQLiteStore else { throw BenchError.noRows("another store") }
    let differing = try await store.differingRollUps()
    await store.close()
    guard differing.isEmpty else { throw BenchError.noRows("roll-ups differ: \(differing)") }
  }
}
