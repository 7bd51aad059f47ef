import AdminScreens
import Bootstrap
import Domain
import Ports
import TerminalKit

/// How long an operator waits for a room, and for the answer to a filter, from the key to the frame.
struct RoomMeasurements {
  let configuration: Configuration
  let runs: Int

  /// Aims in milliseconds.
  private static let opening = 150.0
  private static let answering = 100.0
  /// What another budget would come to: weeks are played.
  private static let playing = 1_000.0

  func run() async throws -> [Measurement] {
    try await openings() + answers()
  }

  /// Each room, in the order of their tabs, by connections that have read nothing before.
  private func openings() async throws -> [Measurement] {
    var times: [RoomName: [Double]] = [:]
    for _ in 0..<runs {
      let house = try await RoomsWorld.open(configuration)
      var stage = RoomStage(house)
      for (place, name) in RoomName.allCases.enumerated() {
        times[name, default: []].append(try await stage.press(.text(String(place + 1)), untilWhole: false))
      }
      await house.store.close()
    }
    return RoomName.allCases.map { name in
      row("the room \(name.rawValue) opens", Samples(times[name] ?? []), Self.opening)
    }
  }

  /// Filters, questions and what is written, each once it is whole: its last key is measured.
  private func answers() async throws -> [Measurement] {
    let house = try await RoomsWorld.open(configuration)
    let scenes = try await scenes(house)
    var times: [[Double]] = Array(repeating: [], count: scenes.count)
    for _ in 0..<runs {
      for (place, scene) in scenes.enumerated() {
        var stage = RoomStage(house)
        stage.type(scene.before)
        times[place].append(try await stage.press(scene.last))
      }
    }
    await house.store.close()
    return zip(scenes, times).map { row($0.name, Samples($1), $0.target) }
  }

  private func row(_ name: String, _ samples: Samples, _ target: Double) -> Measurement {
    Measurement(
      name: name, value: samples.quantile(0.95), unit: "ms", bound: .atMost, target: target,
      how: "p95 of \(samples.sorted.count), median \((samples.median * 10).rounded() / 10) ms")
  }

  // MARK: Scenes

  /// Keys, of which the last is answered.
  private struct Scene {
    let name: String
    let target: Double
    let before: [KeyEvent]
    let last: KeyEvent

    init(_ name: String, _ keys: [KeyEvent], target: Double = answering) {
      self.name = name
      self.target = target
      before = Array(keys.dropLast())
      last = keys[keys.count - 1]
    }

    /// A filter in a room.
    init(_ room: RoomName, _ words: String) {
      self.init("\(room.rawValue) answers \(words)", Self.key(of: room) + [.text("/")] + Self.typed(words))
    }

    static func key(of room: RoomName) -> [KeyEvent] {
      [.text(String((RoomName.allCases.firstIndex(of: room) ?? 0) + 1))]
    }

    static func typed(_ words: String) -> [KeyEvent] { words.map { .text(String($0)) } }
  }

  private func scenes(_ house: House) async throws -> [Scene] {
    let known = try await house.store.read {
      tx -> (name: String, job: JobID, match: MatchRow, old: MatchID) in
      let jobs = try tx.rooms.jobs(in: .completed, after: nil, limit: 100)
      guard let job = jobs.first(where: { $0.row.person?.demoName != nil })?.row,
        let name = job.person?.demoName,
        let match = try tx.rooms.matches(in: .status(.rejected), after: nil, limit: 1).first,
        case .matched(let old, _, _, _)? = try tx.rooms.turns(in: 3, before: nil, limit: 5_000)
          .first(where: { if case .matched = $0.result { true } else { false } })?.result
      else { throw BenchError.noAnswer("somebody of the world") }
      return (name, job.job.id, match, old)
    }
    let filters: [(RoomName, [String])] = [
      (
        .queue,
        [
          "state:completed", "lane:background", "kind:qualify", "maker:openai", "user:\(known.name)",
          "job:\(known.job)", "state:failed error:json", "state:ended cost>1", "held:price", "vera",
          "nobody-at-all", "/^[0-9a-f-]+ reply .*vera-\\d7/",
        ]
      ),
      (
        .matches,
        [
          "status:qualified", "status:rejected score>.94", "user:\(known.name)", "match:\(known.old)",
          "round:3", "reason:operator", "vera", "nobody-at-all", "/vera-\\d+7\\b.*boris/",
        ]
      ),
      (
        .people,
        [
          "stage:paused", "role:provider", "lang:ru", "lang:de role:seeker", "tag:pilot", "blocked:yes",
          "user:\(known.name)", "seen>100d", "via:imported", "vera", "nobody-at-all", "/vera-\\d+7\\b/",
        ]
      ),
      (
        .events,
        [
          "kind:stage", "operator:vera", "who:user", "user:\(known.name)", "job:\(known.job)", "since:1h",
          "vera", "nobody-at-all", "/boost .*vera-\\d+7\\b/",
        ]
      ),
    ]
    let pair = "why \(known.match.seeker.person.id) \(known.match.provider.person.id)"
    return filters.flatMap { room, all in all.map { Scene(room, $0) } } + [
      Scene("rounds answers why two are not matched", [.text(":")] + Scene.typed(pair) + [.enter]),
      Scene(
        "budget answers what another one would come to", [.text(":")] + Scene.typed("budget 12 2") + [.enter],
        target: Self.playing),
      Scene(
        "announce answers whom stage:active lang:de role:seeker means",
        Scene.key(of: .announce) + [.text("a")] + Scene.typed("stage:active lang:de role:seeker")),
      Scene(
        "announce answers whom tag:newsletter seen<30d means",
        Scene.key(of: .announce) + [.text("a")] + Scene.typed("tag:newsletter seen<30d")),
      Scene(
        "announce answers whom via:imported means",
        Scene.key(of: .announce) + [.text("a")] + Scene.typed("via:imported")),
    ]
  }
}
