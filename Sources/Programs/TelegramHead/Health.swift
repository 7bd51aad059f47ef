import Domain
import Ports

/// How the program is, for those who look after it: whether it is ready, and numbers.
package struct Health: Sendable {
  private let desk: TelegramDesk
  private let calls: CallCounts
  private let asksForUpdates: Bool

  /// A poll takes less than a minute where nothing comes; three may fail.
  private static let longestSilence: Duration = .minutes(3)
  /// Somebody who waits for longer than this for a free reply waits for a queue that stands still.
  private static let longestWait: Duration = .minutes(10)

  /// - Parameter asksForUpdates: whether Telegram is polled, and so heard of now and then also where nobody writes.
  package init(_ desk: TelegramDesk, _ calls: CallCounts, asksForUpdates: Bool) {
    self.desk = desk
    self.calls = calls
    self.asksForUpdates = asksForUpdates
  }

  /// What is not as it should be, in words for operators' tools; empty where people are served.
  package func troubles() async -> [String] {
    let (bot, now) = (desk.bot, desk.time.now)
    do {
      let (reached, waiting) = try await desk.store.read { tx in
        (try tx.telegram.reachedAt(of: bot), try tx.rooms.longestWaiting(in: .interactive)?.job)
      }
      var troubles: [String] = []
      if asksForUpdates, reached.map({ now.since($0) > Self.longestSilence }) ?? true {
        troubles.append("telegram has not answered for long")
      }
      if let waiting, waiting.maker == .builtin, now.since(waiting.notBefore) > Self.longestWait {
        troubles.append("replies wait for long")
      }
      return troubles
    } catch {
      return ["the database does not answer"]
    }
  }

  /// Numbers in Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/).
  ///
  /// - Throws: `StoreError`.
  package func metrics() async throws -> String {
    let (bot, now) = (desk.bot, desk.time.now)
    let hour = Int(now.microseconds / 3_600_000_000)
    var page = try await desk.store.read { tx -> MetricsPage in
      var page = MetricsPage()
      page.begin("mitko_jobs", "gauge", "Jobs by lane, kind and state.")
      // They come in order, whoever makes them last: a series stands once on the page.
      var series: [(tally: JobTally, count: Int)] = []
      for tally in try tx.rooms.jobTallies() {
        if let last = series.last?.tally, last.lane == tally.lane, last.kind == tally.kind,
          last.state == tally.state
        {
          series[series.count - 1].count += tally.count
        } else {
          series.append((tally, tally.count))
        }
      }
      for (tally, count) in series {
        page.add(
          count, ["lane": tally.lane.rawValue, "kind": tally.kind.rawValue, "state": tally.state.rawValue])
      }
      page.begin("mitko_oldest_wait_seconds", "gauge", "How long the reply that waits longest has waited.")
      let waiting = try tx.rooms.longestWaiting(in: .interactive)?.job
      page.add(waiting.map { max(0, now.since($0.queuedAt).inSeconds) } ?? 0)
      page.begin("mitko_budget_dollars", "gauge", "The weekly budget.")
      page.add(try tx.settings.value(of: .weeklyBudget))
      page.begin("mitko_spent_dollars", "gauge", "What the last seven days cost, reservations included.")
      page.add(try tx.ledger.window().entries.reduce(0) { $0 + Double($1.amount.microdollars) / 1_000_000 })
      page.begin("mitko_reserved_dollars", "gauge", "What generations that run have reserved.")
      page.add(Double(try tx.rooms.reserved().microdollars) / 1_000_000)
      let spending = try tx.rooms.spendHours(from: hour - 23, to: hour)
      page.begin("mitko_tokens_day", "gauge", "Tokens of the last day by model and direction.")
      for (model, hours) in Dictionary(grouping: spending, by: \.model).sorted(by: { $0.key < $1.key }) {
        page.add(hours.reduce(0) { $0 + $1.usage.input }, ["model": model, "direction": "input"])
        page.add(hours.reduce(0) { $0 + $1.usage.output }, ["model": model, "direction": "output"])
      }
      let work = try tx.rooms.jobHours(from: hour - 23, to: hour).filter { $0.maker != .builtin }
      page.begin("mitko_model_seconds_day", "gauge", "How long the last day's model work took, all together.")
      for (kind, hours) in Dictionary(grouping: work, by: \.kind.rawValue).sorted(by: { $0.key < $1.key }) {
        page.add(hours.reduce(0) { $0 + $1.worked.inSeconds }, ["kind": kind])
      }
      page.begin("mitko_model_work_day", "gauge", "How much model work the last day completed.")
      for (kind, hours) in Dictionary(grouping: work, by: \.kind.rawValue).sorted(by: { $0.key < $1.key }) {
        page.add(hours.reduce(0) { $0 + $1.completed }, ["kind": kind])
      }
      page.begin("mitko_people", "gauge", "People by how far they ever came.")
      for (milestone, count) in try tx.rooms.milestones().sorted(by: { $0.key < $1.key }) {
        page.add(count, ["milestone": "\(milestone)"])
      }
      page.begin("mitko_matches", "gauge", "Matches by status.")
      for (status, count) in try tx.rooms.matchTallies().sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        page.add(count, ["status": status.rawValue])
      }
      page.begin("mitko_telegram_silence_seconds", "gauge", "Since Telegram last answered a poll.")
      page.add(try tx.telegram.reachedAt(of: bot).map { max(0, now.since($0).inSeconds) } ?? -1)
      return page
    }
    page.begin("mitko_telegram_calls_total", "counter", "Calls of the Bot API by method and end.")
    for (key, count) in calls.all { page.add(count, ["method": key.method, "end": key.end]) }
    return page.text
  }
}

/// A page of numbers as it is written.
struct MetricsPage: Sendable {
  private(set) var text = ""
  private var name = ""

  /// The numbers that follow are of this name, until the next one.
  mutating func begin(_ name: String, _ type: String, _ help: String) {
    self.name = name
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
  }

  mutating func add(_ value: Int, _ labels: KeyValuePairs<String, String> = [:]) {
    add(String(value), labels)
  }
  mutating func add(_ value: Double, _ labels: KeyValuePairs<String, String> = [:]) {
    add("\(value)", labels)
  }

  private mutating func add(_ value: String, _ labels: KeyValuePairs<String, String>) {
    let words = labels.map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
    text += "\(name)\(words.isEmpty ? "" : "{\(words)}") \(value)\n"
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
