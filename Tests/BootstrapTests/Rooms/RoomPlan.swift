/// Whether a statement goes to the rows that it tells of, whatever else its tables hold.
///
/// A table of which nothing is known here grows: with people, with time, with work. To such a table a room may go in three ways.
/// By a key: an index or primary key of which a column is given that names one thing, such as a person, a match or a job. In an
/// order: along an index, or some of it, in a SELECT with a LIMIT whose rows come in that order, so that nothing is sorted and
/// what is beyond the limit is not read. Or within bounds that stand here with their reason. Nothing else is fine, least of all a
/// walk from end to end, an index that is made for one statement, and a count.
struct RoomPlan {
  let sql: String
  let lines: [String]

  /// What is wrong with it: the steps that go otherwise.
  var faults: [String] {
    // Without a sorter the rows come in the order of what is walked: an index, or else the table's own numbers.
    let isOrdered =
      sql.contains("ORDER BY") && sql.contains("LIMIT") && !lines.contains { $0.contains("TEMP B-TREE") }
    let isBounded = sql.contains("LIMIT") && !lines.contains { $0.contains("TEMP B-TREE") }
    let steps = lines.compactMap(Step.init)
    return steps.enumerated().filter { place, step in
      if step.line.contains("AUTOMATIC") { return true }
      let table = aliases[step.table] ?? step.table
      if Self.small.contains(table) || step.isKeyed || isFirst(step) { return false }
      if Self.bounded.contains(where: { step.index.contains($0) && step.conditions.contains($1) }) {
        return false
      }
      // A walk in order that passes rows by may go to the end.
      let passesBy = !step.isSearch && sql.contains("WHERE") && !Self.ownWalks.contains(step.index)
      // What is read for each row of it is found by a key.
      return !(place == 0 && !passesBy && (isOrdered || isBounded && !step.index.isEmpty))
    }.map(\.element.line)
  }

  /// Whether a step reads the first or the last entry of an index: `SELECT max(id)`.
  private func isFirst(_ step: Step) -> Bool {
    step.isSearch && step.conditions.isEmpty && (sql.contains("SELECT max(") || sql.contains("SELECT min("))
  }

  /// Tables with a row for each sort of something, each program, each setting.
  private static let small: Set<String> = [
    "job_counts", "match_counts", "people_counts", "processes", "lane_pauses", "settings", "bucket",
    "providers",
    "alerts", "spaces", "announcement_moves", "creation", "sqlite_schema",
  ]

  /// Indexes of the very rows that are asked for, but for a few that the statement passes by: whoever is blocked, and what an
  /// operator put first.
  private static let ownWalks: Set<String> = ["users_by_turn", "jobs_waiting"]

  /// What is read of an index within bounds, by the words of its conditions.
  private static let bounded: [(index: String, conditions: String)] = [
    // Hours of a week, each with a row for each sort of work or call.
    ("spend_hours", "hour>?"), ("job_hours", "hour>?"),
    // Days of four weeks, the same way.
    ("call_days", "day>?"),
    // One hour.
    ("ledger_window", "started_at>? AND started_at<?"),
    // What runs: as many as programs have slots.
    ("jobs_leased", "lease_until"), ("ledger_reserved", ""), ("jobs_one_house_chore", ""),
    // At most one for each lane and maker, which an operator put first.
    ("jobs_one_next", ""),
  ]

  /// Tables by the names that the statement gives them.
  private var aliases: [String: String] {
    let words = sql.split { $0 == " " || $0 == "\n" || $0 == "," || $0 == "(" || $0 == ")" }.map(String.init)
    var aliases: [String: String] = [:]
    for (place, word) in words.enumerated() where word == "AS" && place > 0 && place + 1 < words.count {
      aliases[words[place + 1]] = words[place - 1]
    }
    return aliases
  }

  /// A line of a plan that goes through a table.
  private struct Step {
    let line: String
    let isSearch: Bool
    let table: String
    /// The index, or the table where it is its primary key; empty where neither is used.
    let index: String
    /// What stands in the last parentheses.
    let conditions: String

    init?(_ line: String) {
      let words = line.split(separator: " ")
      guard words.count > 1, words[0] == "SCAN" || words[0] == "SEARCH", words[1] != "CONSTANT",
        !words[1].hasPrefix("("), words.dropFirst(2).first != "CONSTANT"
      else { return nil }
      self.line = line
      isSearch = words[0] == "SEARCH"
      table = String(words[1])
      conditions = line.split(separator: "(", maxSplits: 1).dropFirst().first.map { String($0) } ?? ""
      if let place = words.firstIndex(of: "INDEX"), place + 1 < words.count {
        index = String(words[place + 1])
      } else {
        index = words.contains("USING") ? table : ""
      }
    }

    /// Whether one thing is named: its row, or the rows that are its own.
    var isKeyed: Bool {
      conditions.split(whereSeparator: { $0 == " " || $0 == "(" || $0 == ")" || $0 == "," }).contains {
        condition in
        condition.hasSuffix("=?") && RoomPlan.names.contains(String(condition.dropLast(2)))
      }
    }
  }

  /// Columns of which a value names one thing.
  private static let names: Set<String> = [
    "id", "rowid", "user_id", "match_id", "chat_id", "message_id", "job_id", "act_id", "subject",
    "subject_id", "value",
    "version_id", "seeker_version_id", "provider_version_id", "profile_version_id", "number", "undoes_id",
  ]
}
