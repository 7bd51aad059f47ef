import CSQLite

/// A connection of the bench's own to a file that nobody else has open: many rows in few statements. The file's triggers run
/// as for anybody, so that what they keep holds.
///
/// Statements may ask `pick(n, salt, m)`, `id(sort, n, at)`, `line(n)`, `name(n)` and `now()`: the same in every run but for the
/// instant.
final class BulkConnection {
  private var handle: OpaquePointer?
  private let now: UnsafeMutablePointer<Int64>

  /// - Parameter now: microseconds since 1970.
  init(path: String, now instant: Int64) throws {
    now = .allocate(capacity: 1)
    now.initialize(to: instant)
    guard sqlite3_open(path, &handle) == SQLITE_OK else { throw BenchError.noRows("cannot open \(path)") }
    // Whatever stops here makes the file anew.
    try execute(
      """
      PRAGMA journal_mode = DELETE; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;
      PRAGMA temp_store = MEMORY
      """)
    define("pick", 3) { context, _, values in
      let (number, salt) = (sqlite3_value_int64(values?[0]), sqlite3_value_int64(values?[1]))
      let mixed = BulkConnection.mix(UInt64(bitPattern: number &* 131 &+ salt))
      sqlite3_result_int64(context, Int64(mixed % UInt64(max(1, sqlite3_value_int64(values?[2])))))
    }
    define("id", 3) { context, _, values in
      let (sort, number) = (sqlite3_value_int64(values?[0]), sqlite3_value_int64(values?[1]))
      // As version 7 of RFC 9562 has them.
      let high =
        UInt64(bitPattern: sqlite3_value_int64(values?[2]) / 1_000) << 16 | 0x7000 | UInt64(sort & 0xFFF)
      let low = 0x8000_0000_0000_0000 | BulkConnection.mix(UInt64(bitPattern: number &* 977 &+ sort)) >> 2
      withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
        sqlite3_result_blob(context, $0.baseAddress, 16, mitko_sqlite_transient())
      }
    }
    define("line", 1) { context, _, values in
      BulkConnection.result(BenchText.line(Int(sqlite3_value_int64(values?[0]))), context)
    }
    define("name", 1) { context, _, values in
      let number = Int(sqlite3_value_int64(values?[0]))
      BulkConnection.result("\(BenchText.names[number % BenchText.names.count])-\(number)", context)
    }
    define("now", 0) { context, _, _ in
      let now = sqlite3_user_data(context)?.assumingMemoryBound(to: Int64.self)
      sqlite3_result_int64(context, now?.pointee ?? 0)
    }
  }

  deinit {
    sqlite3_close_v2(handle)
    now.deallocate()
  }

  /// Runs a text of statements.
  func execute(_ script: String) throws {
    guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else {
      throw BenchError.noRows(String(cString: sqlite3_errmsg(handle)))
    }
  }

  private func define(
    _ name: String, _ arguments: Int32,
    _ body:
      @escaping @convention(c) (
        OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
      ) -> Void
  ) {
    sqlite3_create_function_v2(
      handle, name, arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC, now, body, nil, nil, nil)
  }

  private static func result(_ text: String, _ context: OpaquePointer?) {
    sqlite3_result_text(context, text, -1, mitko_sqlite_transient())
  }

  /// The finaliser of SplitMix64.
  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
