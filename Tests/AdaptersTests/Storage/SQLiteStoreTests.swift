import Domain
import Glibc
import Ports
import TestSupport
import Testing

@testable import Storage

@Suite("The SQLite store")
struct SQLiteStoreTests {
  let scratch = ScratchDirectory()

  private func open(
    _ purpose: SQLiteStore.Purpose = .real, seeds: [Setting: Double] = [:], ids: UInt64 = 0
  ) async throws -> SQLiteStore {
    try await SQLiteStore.open(
      path: scratch.file(), purpose: purpose, seeds: seeds, time: ManualTime(),
      ids: SequentialIdentifiers(after: ids << 20))
  }

  @Test("keeps what was written when it is opened again, seeds only the first time")
  func reopening() async throws {
    var store = try await open(seeds: [.weeklyBudget: 2.5])
    let user = try await store.write {
      try $0.users.create(
        identity: Identity(kind: .terminal, value: "1000"), language: .russian, isDemo: false)
    }
    await store.close()
    store = try await open(seeds: [.weeklyBudget: 99], ids: 1)
    #expect(try await store.read { try $0.users.find(Identity(kind: .terminal, value: "1000")) } == user)
    #expect(try await store.read { try $0.settings.value(of: .weeklyBudget) } == 2.5)
    #expect(store.purpose == .real)
    await store.close()
  }

  @Test("is not opened as a demo where it was made for real people")
  func purpose() async throws {
    try await open().close()
    await #expect(throws: StoreError.notADemo(path: scratch.file())) { try await open(.demo) }
  }

  @Test("stops writing once a newer program has migrated the file under it")
  func migratedUnderneath() async throws {
    let store = try await open()
    try Connection(path: scratch.file(), role: .writer).execute("PRAGMA user_version = 99")
    await #expect(throws: StoreError.newer(found: 99, known: 20)) {
      try await store.write { try $0.settings.set(.burst, to: 1, by: .program) }
    }
    await #expect(throws: StoreError.newer(found: 99, known: 20)) { try await store.verify() }
    await store.close()
    await #expect(throws: StoreError.newer(found: 99, known: 20)) { try await open() }
  }

  @Test("says so where its file was removed, though reads go on in what is left of it")
  func removedUnderneath() async throws {
    let store = try await open()
    try await store.verify()
    #expect(unlink(scratch.file()) == 0)
    await #expect(throws: StoreError.gone(path: scratch.file())) { try await store.verify() }
    _ = try await store.read { try $0.settings.budget() }
    await store.close()
  }

  @Test("leaves no byte of somebody erased in any file, though rows moved between pages before")
  func eraseBytes() async throws {
    let store = try await open()
    let (anna, boris) = try await store.write { tx throws in
      (
        try tx.users.create(
          identity: Identity(kind: .telegram, value: "id-of-anna"), language: .english, isDemo: false),
        try tx.users.create(
          identity: Identity(kind: .terminal, value: "1001"), language: .english, isDemo: false)
      )
    }
    // Many sizes in turn, so that pages split and cells move.
    for number in 0..<300 {
      try await store.write { tx throws in
        let words = String(repeating: "anna-wrote-this-\(number) ", count: 1 + number * 7 % 90)
        let other = String(repeating: "boris-keeps-this-\(number) ", count: 1 + number * 5 % 70)
        _ = try tx.chats.append(NewMessage(chat: tx.chats.main(of: anna.id).id, author: .user, text: words))
        _ = try tx.chats.append(NewMessage(chat: tx.chats.main(of: boris.id).id, author: .user, text: other))
        try tx.users.setContact(Contact(kind: .email, value: "anna-contact-\(number)"), of: anna.id)
      }
    }
    try await store.write { tx throws in
      let source = Evidence(message: MessageID(sequential: 1), quote: "anna-wrote-this")
      let profile = Profile(
        facets: [.seeker: Facet(offers: FacetPart(words: [source]))], privateNotes: ["anna-note"])
      let view = PublicView(facets: [
        .seeker: PublicFacet(
          offers: PublicPart(words: ["anna-view"]), wants: PublicPart(), practical: PublicPart())
      ])
      _ = try tx.profiles.store(profile, publicView: view, of: anna.id)
      try tx.chats.setInterviewState(Array("anna-state".utf8), of: tx.chats.main(of: anna.id).id)
      _ = try tx.chats.append(
        NewMessage(
          chat: tx.chats.main(of: anna.id).id, author: .mitko, text: "Which?",
          actions: [.reply("anna-button")]))
    }
    #expect(contains("anna-", in: scratch.file()) || contains("anna-", in: scratch.file("mitko.db-wal")))
    try await store.write { try $0.users.erase(anna.id) }
    // While the store is still open, with its log beside it.
    for name in scratch.names {
      for trace in ["anna-", "id-of-anna"] {
        #expect(!contains(trace, in: scratch.file(name)), "\(trace) in \(name)")
      }
    }
    #expect(contains("boris-keeps-this-299", in: scratch.file()))
    #expect(try await store.checkedVersion() == 20)
    await store.close()
  }

  @Test("finishes what an erase left because a reader was in the way, once that reader has gone")
  func eraseBesideReader() async throws {
    let store = try await SQLiteStore.open(
      path: scratch.file(), patience: .milliseconds(10), time: ManualTime(), ids: SequentialIdentifiers())
    let anna = try await annaWhoWrote(in: store)
    let traces: () -> [String] = {
      scratch.names.filter { contains("anna", in: scratch.file($0)) }
    }
    let reader = try Connection(path: scratch.file(), role: .reader)
    try reader.execute("BEGIN; SELECT * FROM messages")
    // The erase itself is done, and says so.
    try await store.write { try $0.users.erase(anna) }
    #expect(try await store.read { try $0.users.find(anna)?.stage } == .erased)
    #expect(traces().contains("mitko.db-wal"))
    try await store.finishErasing()
    #expect(traces().contains("mitko.db-wal"), "the reader is still there")
    try reader.execute("COMMIT")
    try await store.finishErasing()
    #expect(traces() == [])
    // Somebody else's words are not rewritten again and again.
    let left = try await store.examine { connection, _ in
      try connection.first("SELECT needs_scrub FROM creation") { try $0.next(Int.self) }
    }
    #expect(left == 0)
    await store.close()
  }

  @Test("errors tell nothing that a person wrote")
  func errorsHoldNoWords() async throws {
    let store = try await open()
    let user = try await store.write {
      try $0.users.create(
        identity: Identity(kind: .demo, value: "secret-name"), language: .english, isDemo: true)
    }
    var errors: [any Error] = []
    do {
      _ = try await store.write {
        try $0.users.create(
          identity: Identity(kind: .demo, value: "secret-name"), language: .english, isDemo: true)
      }
    } catch { errors.append(error) }
    do {
      try await store.write { tx throws in
        _ = try tx.chats.append(
          NewMessage(chat: tx.chats.main(of: user.id).id, author: .user, kind: .notice, text: "secret-words"))
      }
    } catch { errors.append(error) }
    do {
      try await store.read { tx throws in
        _ = try tx.chats.append(
          NewMessage(chat: tx.chats.main(of: user.id).id, author: .user, text: "secret-words"))
      }
    } catch { errors.append(error) }
    #expect(errors.count == 3)
    for error in errors { #expect(!"\(error)".contains("secret")) }
    await store.close()
  }

  @Test(
    "goes to its hot rows by an index",
    arguments: [
      (
        "SELECT * FROM messages WHERE chat_id = $1 AND position < $2 ORDER BY position DESC LIMIT 50",
        "messages_in_order"
      ),
      (
        "SELECT * FROM messages WHERE chat_id = $1 AND position > $2 ORDER BY position LIMIT 50",
        "messages_in_order"
      ),
      (SQLiteJobs.ready("'reply', 'match_step'"), "jobs_in_line"),
      (SQLiteJobs.ready("'reply', 'match_step'"), "jobs_of_user_open"),
      (SQLiteJobs.upcoming("'reply', 'match_step'"), "jobs_in_line"),
      (SQLiteMatches.dueTurns, "users_by_turn"),
      ("SELECT users.id \(SQLiteMatches.eligibility)", "sides_one_waiting"),
      (
        "SELECT started_at, amount FROM ledger WHERE amount > 0 AND started_at > $1 ORDER BY started_at",
        "ledger_window"
      ),
      ("SELECT 1 FROM jobs WHERE state = 'running' AND lease_until < $1 ORDER BY lease_until", "jobs_leased"),
      (SQLiteJobs.deletable, "jobs_by_end (ended_at<?)"),
      (SQLiteChats.oldestUsedActions, "actions_used"),
      (SQLiteChats.searchable, "messages_in_order (chat_id=? AND position<?)"),
    ])
  func plans(sql: String, index: String) async throws {
    let store = try await open()
    let plan = try await store.examine { connection, _ in
      try connection.plan(of: sql)
    }
    #expect(plan.contains { $0.contains(index) }, "\(plan)")
    #expect(!plan.contains { $0.contains("USE TEMP B-TREE FOR ORDER BY") }, "\(plan)")
    await store.close()
  }
}
