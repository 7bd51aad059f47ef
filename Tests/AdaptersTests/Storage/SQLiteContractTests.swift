import Domain
import Ports
import TestSupport
import Testing

@testable import Storage

@Suite("The store on SQLite", .timeLimit(.minutes(10)))
struct SQLiteContractTests {
  @Test("keeps the contract on a file", arguments: StoreContract.cases)
  func file(contract: StoreContract.Case) async throws {
    let scratch = ScratchDirectory()
    let (time, ids) = (ManualTime(), SequentialIdentifiers())
    let store = try await SQLiteStore.open(path: scratch.file(), time: time, ids: ids)
    try await contract.run(StoreFixture(store: store, time: time, ids: ids))
    await store.close()
  }

  @Test("keeps the contract in memory", arguments: StoreContract.cases)
  func memory(contract: StoreContract.Case) async throws {
    let (time, ids) = (ManualTime(), SequentialIdentifiers())
    let store = try await SQLiteStore.inMemory(time: time, ids: ids)
    try await contract.run(StoreFixture(store: store, time: time, ids: ids))
    await store.close()
  }

  /// Each roll-up beside what it has to say: rows that differ, either way.
  private static let rollUps: [(name: String, kept: String, counted: String)] = [
    (
      "job_counts", "SELECT state, lane, kind, maker, count FROM job_counts WHERE count > 0",
      "SELECT state, lane, kind, maker, count(*) FROM jobs GROUP BY state, lane, kind, maker"
    ),
    (
      "match_counts", "SELECT status, count FROM match_counts WHERE count > 0",
      "SELECT status, count(*) FROM matches GROUP BY status"
    ),
    (
      "people_counts",
      """
      SELECT stage, reached, language, is_seeker, is_provider, accepts_announcements, is_due, count
      FROM people_counts WHERE count > 0
      """,
      """
      SELECT stage, reached, language, is_seeker, is_provider, accepts_announcements,
        stage = 'active' AND turn_is_due = 1, count(*)
      FROM users WHERE stage <> 'erased' GROUP BY 1, 2, 3, 4, 5, 6, 7
      """
    ),
    (
      "roles", "SELECT id, is_seeker, is_provider FROM users WHERE profile_version_id IS NOT NULL",
      """
      SELECT users.id, profile_versions.is_seeker, profile_versions.is_provider
      FROM users JOIN profile_versions ON profile_versions.id = users.profile_version_id
      """
    ),
    (
      "spend_hours",
      """
      SELECT hour, lane, kind, maker, model, calls, amount, bound, input_tokens, output_tokens
      FROM spend_hours WHERE calls > 0
      """,
      """
      SELECT started_at / 3600000000, lane, kind, maker, model, count(*), sum(amount), sum(bound), sum(input_tokens),
        sum(output_tokens)
      FROM ledger WHERE maker <> 'builtin' GROUP BY 1, 2, 3, 4, 5
      """
    ),
    (
      "spend_user_days", "SELECT day, user_id, calls, amount FROM spend_user_days WHERE calls > 0",
      """
      SELECT started_at / 86400000000, coalesce(user_id, x''), count(*), sum(amount)
      FROM ledger WHERE maker <> 'builtin' GROUP BY 1, 2
      """
    ),
    (
      "rounds.tried", "SELECT number, tried FROM rounds WHERE tried > 0",
      "SELECT round, count(*) FROM participations GROUP BY round"
    ),
  ]

  @Test(
    "keeps counts that are what counting finds, after whatever the contract does",
    arguments: StoreContract.cases)
  func rollUps(contract: StoreContract.Case) async throws {
    let (time, ids) = (ManualTime(), SequentialIdentifiers())
    let store = try await SQLiteStore.inMemory(time: time, ids: ids)
    try await contract.run(StoreFixture(store: store, time: time, ids: ids))
    let differing = try? await store.examine { connection, _ in
      try Self.rollUps.filter { _, kept, counted in
        let one = "SELECT 1 FROM (\(kept) EXCEPT \(counted)) LIMIT 1"
        let other = "SELECT 1 FROM (\(counted) EXCEPT \(kept)) LIMIT 1"
        return try connection.first(one, read: { try $0.next(Int.self) }) != nil
          || connection.first(other, read: { try $0.next(Int.self) }) != nil
      }.map(\.name)
    }
    #expect((differing ?? []).isEmpty)
    await store.close()
  }

  /// Tables that grow with people and time.
  private static let growing: Set<String> = [
    "messages", "actions", "deliveries", "chats", "users", "identities", "activity", "profile_versions",
    "vectors",
    "vector_removals", "embedded", "matches", "sides", "scores", "participations", "jobs", "job_errors",
    "ledger", "events", "recordings", "drafts", "acts", "former_values", "spend_user_days", "spend_hours",
    "job_hours", "user_tags", "blocks",
  ]

  /// Counts and lists of everything walk everything.
  private static let mayWalk = [
    "SELECT count(*) FROM users", "SELECT profile_version_id FROM users WHERE profile_version_id IS NOT NULL",
    "FROM events\nORDER BY id DESC",
  ]

  @Test(
    "walks no growing table from end to end in any statement of the contract", arguments: StoreContract.cases)
  func plans(contract: StoreContract.Case) async throws {
    let (time, ids) = (ManualTime(), SequentialIdentifiers())
    let store = try await SQLiteStore.inMemory(time: time, ids: ids)
    try await contract.run(StoreFixture(store: store, time: time, ids: ids))
    guard
      let plans = try? await store.examine({ connection, _ in
        try connection.usedTexts.filter { !$0.hasPrefix("PRAGMA") }.map { ($0, try connection.plan(of: $0)) }
      })
    else { return }
    for (sql, plan) in plans where !Self.mayWalk.contains(where: sql.contains) {
      for line in plan {
        let words = line.split(separator: " ")
        // An insert into a table that others point to, with a trigger below it, has a walk in its plan for keys that
        // were missing before: it is left at once while none is.
        let isKeyCheck = sql.hasPrefix("INSERT INTO") && words.count == 2 && !sql.contains(words[1])
        let walks =
          words.first == "SCAN" && !words.contains("USING") && Self.growing.contains(String(words[1]))
          && !isKeyCheck
        // Ended jobs stay as rows for a while.
        let walksEnded = words.contains("jobs_by_end") && !line.contains("ended_at<?")
        #expect(!walks && !walksEnded && !line.contains("AUTOMATIC"), "\(line) in: \(sql)")
      }
    }
    await store.close()
  }
}
