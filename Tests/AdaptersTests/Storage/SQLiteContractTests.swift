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

  @Test(
    "keeps counts that are what counting finds, after whatever the contract does",
    arguments: StoreContract.cases)
  func rollUps(contract: StoreContract.Case) async throws {
    let (time, ids) = (ManualTime(), SequentialIdentifiers())
    let store = try await SQLiteStore.inMemory(time: time, ids: ids)
    try await contract.run(StoreFixture(store: store, time: time, ids: ids))
    let differing = try? await store.differingRollUps()
    #expect((differing ?? []).isEmpty)
    await store.close()
  }

  /// Tables that grow with people and time.
  private static let growing: Set<String> = [
    "messages", "actions", "deliveries", "chats", "users", "identities", "activity", "profile_versions",
    "vectors",
    "vector_removals", "embedded", "matches", "sides", "scores", "participations", "jobs", "job_errors",
    "ledger", "events", "recordings", "drafts", "acts", "former_values", "spend_user_days", "spend_hours",
    "telegram_mirror", "telegram_topics", "job_hours", "user_tags", "blocks", "announcement_recipients",
    "spend_user_weeks", "call_days",
  ]

  /// Counts and lists of everything walk everything.
  private static let mayWalk = [
    "SELECT count(*) FROM users", "SELECT profile_version_id FROM users WHERE profile_version_id IS NOT NULL",
    "FROM events\nORDER BY id DESC", "FROM users LEFT JOIN profile_versions",
    // What waits for a group that is none any more goes whole.
    "DELETE FROM telegram_mirror",
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
