import Domain
import Ports

extension SQLiteRooms {
  func jobHours(from first: Int, to last: Int) throws -> [JobHour] {
    try session.all(
      """
      SELECT hour, lane, kind, maker, queued, completed, failed, waited, worked
      FROM job_hours WHERE hour BETWEEN $1 AND $2 ORDER BY hour, lane, kind, maker
      """, first, last
    ) {
      JobHour(
        hour: try $0.next(), lane: try $0.next(), kind: try $0.next(), maker: try $0.next(),
        queued: try $0.next(), completed: try $0.next(), failed: try $0.next(),
        waited: .microseconds(try $0.next(Int64.self)), worked: .microseconds(try $0.next(Int64.self)))
    }
  }

  func firstJobHour() throws -> Int? {
    try session.first("SELECT min(hour) FROM job_hours") { try $0.next(Int?.self) } ?? nil
  }

  func dearest(upTo day: Int, limit: Int) throws -> [PersonSpend] {
    // Nobody's calls have an empty id.
    let rows = try session.all(
      """
      SELECT nullif(user_id, x''), calls FROM spend_user_weeks WHERE last_day = $1 AND amount > 0
      ORDER BY amount DESC, user_id DESC LIMIT $2
      """, day, limit
    ) { (user: try $0.next(UserID?.self), calls: try $0.next(Int.self)) }
    return try rows.map { row in
      PersonSpend(
        person: try row.user.map(label), calls: row.calls,
        days: try (day - BudgetFigures.days + 1...day).map { day in
          try session.first(
            "SELECT amount FROM spend_user_days WHERE day = $1 AND user_id = coalesce($2, x'')", day, row.user
          ) { try $0.next(Money.self) } ?? .zero
        })
    }
  }

  func callTallies(since day: Int) throws -> [EstimateBook.Tally] {
    try session.all(
      """
      SELECT kind, maker, sum(calls), sum(bound) FROM call_days WHERE day >= $1 AND calls > 0
      GROUP BY kind, maker ORDER BY kind, maker
      """, day
    ) {
      EstimateBook.Tally(
        kind: try $0.next(), maker: try $0.next(), calls: try $0.next(), bound: try $0.next())
    }
  }

  func heldMoney() throws -> [HeldMoney] {
    try session.all(
      """
      SELECT started_at / 3600000000, lane, kind, model, user_id, sum(amount) FROM ledger
      WHERE state = 'reserved' AND maker <> 'builtin' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
      """
    ) {
      HeldMoney(
        hour: try $0.next(), lane: try $0.next(), kind: try $0.next(), model: try $0.next(),
        person: try $0.next(), amount: try $0.next())
    }
  }
}
