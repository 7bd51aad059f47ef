import Domain
import Ports
import TestSupport
import Testing

@testable import Storage

@Suite("Roll-ups of a file from before")
struct RollUpTests {
  private let scratch = ScratchDirectory()

  /// What an older program left: two people, calls on three days, an announcement that one of them did not get.
  private static let rows = """
    INSERT INTO creation (id, purpose, created_at) VALUES (1, 'real', 0);
    INSERT INTO users (id, language, created_at, last_seen_at)
      VALUES (x'00000000000000000000000000000001', 'en', 0, 0), (x'00000000000000000000000000000002', 'en', 0, 0);
    INSERT INTO spaces (id, model, build, dimension) VALUES (1, 'm', '1', 3), (2, 'n', '1', 3);
    INSERT INTO embedded (space_id, user_id)
      VALUES (1, x'00000000000000000000000000000001'), (2, x'00000000000000000000000000000001'),
        (2, x'00000000000000000000000000000002');
    INSERT INTO ledger (id, job_id, attempt, user_id, kind, lane, maker, model, started_at, state, amount, bound)
      SELECT CAST('ledger entry  ' || (10 + n) AS BLOB), CAST('job           ' || (10 + n) AS BLOB), 1,
        CASE WHEN n < 3 THEN x'00000000000000000000000000000001' END, 'reply', 'interactive', 'openai', 'small',
        (20000 + n) * 86400000000, 'settled', 100 + n, 500
      FROM (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3);
    INSERT INTO chats (id, user_id, is_main, created_at)
      VALUES (x'00000000000000000000000000000003', x'00000000000000000000000000000001', 1, 0);
    INSERT INTO messages (id, chat_id, position, author, kind, text, created_at)
      VALUES (x'00000000000000000000000000000004', x'00000000000000000000000000000003', 1, 'mitko', 'notice', 'We move.', 0);
    INSERT INTO deliveries (message_id, identity_kind, identity_value, state, not_before, ended_at)
      VALUES (x'00000000000000000000000000000004', 'telegram', '4711', 'failed', 0, 0);
    INSERT INTO announcements (id, text, audience, operator, state, made_at, last_user_id)
      VALUES (x'00000000000000000000000000000005', 'We move.', '', 'olga', 'done', 0, x'00000000000000000000000000000002');
    INSERT INTO announcement_recipients (announcement_id, user_id, message_id, at)
      VALUES (x'00000000000000000000000000000005', x'00000000000000000000000000000001',
        x'00000000000000000000000000000004', 0);
    """

  @Test("are counted once when it is migrated")
  func migrated() async throws {
    do {
      let file = DatabaseFile(path: scratch.file(), sharing: .ownerOnly)
      let connection = try Migrator(migrations: Array(Migration.all.prefix(10)), now: { 0 })
        .openFile(file, busyTimeout: 1_000) { _ in }
      try connection.execute(Self.rows)
    }
    let time = ManualTime()
    let store = try await SQLiteStore.open(path: scratch.file(), time: time, ids: SequentialIdentifiers())
    #expect(try await store.differingRollUps() == [])
    try await store.read { tx throws in
      #expect(try tx.announcements.recent(limit: 9).map(\.failed) == [1])
      let dearest = try tx.rooms.dearest(upTo: 20_003, limit: 9)
      #expect(dearest.map(\.person?.id.low) == [1, nil])
      #expect(
        dearest.map { $0.days.map(\.microdollars) } == [
          [0, 0, 0, 100, 101, 102, 0], [0, 0, 0, 0, 0, 0, 103],
        ])
      #expect(
        try tx.rooms.callTallies(since: 20_001) == [
          .init(kind: .reply, maker: .provider("openai"), calls: 3, bound: Money(clamping: 1_500))
        ])
      #expect(try tx.rooms.comparedSpace()?.model == "n")
    }
    await store.close()
  }
}
