import Domain
import Ports

struct SQLiteLedger: LedgerRecords {
  let session: Session

  private static let columns = """
    id, job_id, attempt, call, user_id, kind, lane, maker, model, started_at, state, amount, input_tokens,
    cached_read_tokens, cache_write_tokens, output_tokens, input_price, cached_read_price, cache_write_price,
    output_price, prompt_version
    """

  private static func read(_ row: inout Row) throws -> LedgerEntry {
    LedgerEntry(
      id: try row.next(), job: try row.next(), attempt: try row.next(), call: try row.next(),
      user: try row.next(),
      kind: try row.next(), lane: try row.next(), maker: try row.next(), model: try row.next(),
      startedAt: try row.next(), state: try LedgerEntry.State(word: row.next(), amount: row.next()),
      usage: TokenUsage(
        input: try row.next(), cachedRead: try row.next(), cacheWrite: try row.next(), output: try row.next()),
      prices: TokenPrices(
        input: try row.next(), cachedRead: try row.next(), cacheWrite: try row.next(), output: try row.next()),
      promptVersion: try row.next())
  }

  func reserve(_ entry: LedgerEntry) throws {
    try session.run(
      """
      INSERT INTO ledger (id, job_id, attempt, call, user_id, kind, lane, maker, model, started_at, state, amount,
        bound, input_tokens, cached_read_tokens, cache_write_tokens, output_tokens, input_price, cached_read_price,
        cache_write_price, output_price, prompt_version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
      """, entry.id, entry.job, entry.attempt, entry.call, entry.user, entry.kind, entry.lane, entry.maker,
      entry.model, entry.startedAt, entry.state.word, entry.state.amount, entry.usage.input,
      entry.usage.cachedRead, entry.usage.cacheWrite, entry.usage.output, entry.prices.input,
      entry.prices.cachedRead, entry.prices.cacheWrite, entry.prices.output, entry.promptVersion)
  }

  func callBegins(_ job: JobID, attempt: Int, after calls: [Outcome.Spending], atMost bound: Money?) throws {
    guard let reserved = try reservation(of: job, attempt: attempt), calls.count >= reserved.call else {
      return
    }
    let new = calls.dropFirst(reserved.call - 1)
    try settle(reserved, as: new)
    let spent = new.reduce(Money.zero) { $0 + $1.cost }
    let left = max(Money.zero, reserved.state.amount - spent)
    try reserve(
      entry(of: calls.count + 1, like: reserved, as: .reserved(bound: left), model: reserved.maker.name))
    if let bound {
      try session.run(
        "UPDATE ledger SET call_bound = $3 WHERE job_id = $1 AND attempt = $2 AND state = 'reserved'", job,
        attempt, min(bound, left))
    }
  }

  func reservation(of job: JobID, attempt: Int) throws -> LedgerEntry? {
    try session.first(
      "SELECT \(Self.columns) FROM ledger WHERE job_id = $1 AND attempt = $2 AND state = 'reserved'", job,
      attempt, read: Self.read)
  }

  func settle(_ job: JobID, attempt: Int, as calls: [Outcome.Spending]) throws {
    // Only what is reserved: what was settled at its bound, because its worker seemed dead, stays so.
    guard let reserved = try reservation(of: job, attempt: attempt) else {
      guard try entry(of: job, attempt: attempt) != nil else { throw StoreError.missing("ledger entry") }
      return
    }
    let rest = calls.dropFirst(reserved.call - 1)
    if rest.isEmpty, reserved.call > 1 {
      // It was about to begin, and nobody was asked.
      try session.run("DELETE FROM ledger WHERE id = $1", reserved.id)
    } else {
      try settle(reserved, as: rest.isEmpty ? [Outcome.Spending(cost: .zero, usage: .none)] : rest)
    }
  }

  /// Settles what is reserved as the first of some calls, and writes the others behind it.
  private func settle(_ reserved: LedgerEntry, as calls: ArraySlice<Outcome.Spending>) throws {
    guard let spending = calls.first else { return }
    let (usage, prices) = (spending.usage, spending.prices)
    try session.run(
      """
      UPDATE ledger SET state = 'settled', amount = $2, input_tokens = $3, cached_read_tokens = $4,
        cache_write_tokens = $5, output_tokens = $6, input_price = $7, cached_read_price = $8,
        cache_write_price = $9, output_price = $10, model = coalesce($11, model),
        prompt_version = coalesce($12, prompt_version)
      WHERE id = $1
      """, reserved.id, spending.cost, usage.input, usage.cachedRead, usage.cacheWrite, usage.output,
      prices.input, prices.cachedRead, prices.cacheWrite, prices.output, spending.model,
      spending.promptVersion)
    for (place, spending) in calls.dropFirst().enumerated() {
      var entry = entry(
        of: reserved.call + place + 1, like: reserved, as: .settled(cost: spending.cost),
        model: spending.model ?? reserved.maker.name)
      entry.usage = spending.usage
      entry.prices = spending.prices
      entry.promptVersion = spending.promptVersion
      try reserve(entry)
    }
  }

  /// The entry of another call of the same attempt.
  private func entry(
    of call: Int, like other: LedgerEntry, as state: LedgerEntry.State, model: String
  ) -> LedgerEntry {
    LedgerEntry(
      id: session.next(LedgerEntry.self), job: other.job, attempt: other.attempt, call: call,
      user: other.user,
      kind: other.kind, lane: other.lane, maker: other.maker, model: model, startedAt: other.startedAt,
      state: state)
  }

  func settleAtBound(_ job: JobID, attempt: Int) throws {
    let changed = try session.run(
      """
      UPDATE ledger SET state = 'settled_at_bound', amount = coalesce(call_bound, bound),
        bound = coalesce(call_bound, bound)
      WHERE job_id = $1 AND attempt = $2 AND state = 'reserved'
      """, job, attempt)
    if changed == 0, try entry(of: job, attempt: attempt) == nil { throw StoreError.missing("ledger entry") }
  }

  func settleLeftBehind(before instant: Timestamp) throws {
    try session.run(
      """
      UPDATE ledger SET state = 'settled_at_bound', amount = coalesce(call_bound, bound),
        bound = coalesce(call_bound, bound)
      WHERE state = 'reserved' AND started_at < $1
        AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = ledger.job_id AND jobs.state = 'running')
      """, instant)
  }

  func entry(of job: JobID, attempt: Int) throws -> LedgerEntry? {
    try session.first(
      "SELECT \(Self.columns) FROM ledger WHERE job_id = $1 AND attempt = $2 AND call = 1", job, attempt,
      read: Self.read)
  }

  func entries(of job: JobID) throws -> [LedgerEntry] {
    try session.all(
      "SELECT \(Self.columns) FROM ledger WHERE job_id = $1 ORDER BY attempt, call", job, read: Self.read)
  }

  func costs(since: Timestamp, by grouping: CostGrouping) throws -> [CostRow] {
    let subject =
      switch grouping {
      case .model: "model"
      case .kind: "kind"
      case .user: "user_id"
      case .day: "date(started_at / 1000000, 'unixepoch')"
      }
    let isUser = grouping == .user
    return try session.all(
      """
      SELECT \(isUser ? subject : "NULL"), \(isUser ? "NULL" : subject),
        count(*) FILTER (WHERE amount > 0 OR input_tokens + cached_read_tokens + cache_write_tokens + output_tokens > 0),
        sum(input_tokens), sum(cached_read_tokens), sum(cache_write_tokens), sum(output_tokens), sum(amount)
      FROM ledger WHERE started_at >= $1 GROUP BY \(subject)
      ORDER BY \(grouping == .day ? subject : "sum(amount) DESC, \(subject)")
      """, since
    ) {
      let (user, word) = (try $0.next(UserID?.self), try $0.next(String?.self))
      return CostRow(
        subject: user?.description ?? word, calls: try $0.next(),
        usage: TokenUsage(
          input: try $0.next(), cachedRead: try $0.next(), cacheWrite: try $0.next(), output: try $0.next()),
        cost: try $0.next())
    }
  }

  func window() throws -> SpendWindow {
    let start = session.now - Budget.week
    if session.isReadOnly { return try session.spending.window(after: start, in: session) }
    return SpendWindow(
      entries: try session.all(
        "SELECT started_at, amount FROM ledger WHERE amount > 0 AND started_at > $1 ORDER BY started_at",
        start
      ) { SpendWindow.Entry(at: try $0.next(), amount: try $0.next()) })
  }

  func spent(by user: UserID) throws -> Money {
    try session.first(
      "SELECT coalesce(sum(amount), 0) FROM ledger WHERE user_id = $1 AND started_at > $2", user,
      session.now - Budget.week
    ) { try $0.next(Money.self) } ?? .zero
  }

  func bucket() throws -> BudgetBucket {
    BudgetBucket(
      fullAt: try session.first("SELECT full_at FROM bucket") { try $0.next() } ?? Timestamp(microseconds: 0))
  }

  func setBucket(_ bucket: BudgetBucket) throws {
    try session.run(
      "INSERT INTO bucket (id, full_at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET full_at = excluded.full_at",
      bucket.fullAt)
  }

  func entries(since: Timestamp, limit: Int) throws -> [LedgerEntry] {
    try session.all(
      "SELECT \(Self.columns) FROM ledger WHERE started_at >= $1 ORDER BY started_at, id LIMIT $2", since,
      limit,
      read: Self.read)
  }
}

extension LedgerEntry.State {
  /// The word of `ledger.state`.
  var word: String {
    switch self {
    case .reserved: "reserved"
    case .settled: "settled"
    case .settledAtBound: "settled_at_bound"
    }
  }

  init(word: String, amount: Money) throws {
    switch word {
    case "reserved": self = .reserved(bound: amount)
    case "settled": self = .settled(cost: amount)
    case "settled_at_bound": self = .settledAtBound(amount)
    default: throw UnknownState()
    }
  }
}
