import Domain

/// The week's ledger as a connection that reads it again and again keeps it: whoever looks many times a minute reads the hours in
/// which something changed, and not the week.
///
/// Whether an hour still holds is told by `spend_hours.moves`, which rises with every change of its entries. Of rows that may be
/// rolled back nothing is kept: it is asked by transactions alone that write nothing.
final class KeptSpending {
  private struct Hour {
    let moves: Int64
    let entries: [SpendWindow.Entry]
  }

  /// By the hour since 1970.
  private var hours: [Int: Hour] = [:]

  /// What was started after an instant.
  func window(after start: Timestamp, in session: Session) throws -> SpendWindow {
    let present = try session.all(
      "SELECT hour, sum(moves) FROM spend_hours WHERE hour >= $1 GROUP BY hour ORDER BY hour", start.hour
    ) { (hour: try $0.next(Int.self), moves: try $0.next(Int64.self)) }
    var kept: [Int: Hour] = [:]
    var entries: [SpendWindow.Entry] = []
    for (hour, moves) in present {
      let known = hours[hour].flatMap { $0.moves == moves ? $0 : nil }
      let read = try known ?? Hour(moves: moves, entries: Self.entries(of: hour, in: session))
      kept[hour] = read
      entries += hour == start.hour ? read.entries.filter { $0.at > start } : read.entries
    }
    hours = kept
    return SpendWindow(entries: entries)
  }

  private static func entries(of hour: Int, in session: Session) throws -> [SpendWindow.Entry] {
    let start = Int64(hour) * 3_600_000_000
    return try session.all(
      """
      SELECT started_at, amount FROM ledger WHERE amount > 0 AND started_at >= $1 AND started_at < $2
      ORDER BY started_at
      """, start, start + 3_600_000_000
    ) { SpendWindow.Entry(at: try $0.next(), amount: try $0.next()) }
  }
}
