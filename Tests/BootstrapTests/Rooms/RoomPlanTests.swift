import AdminScreens
import Bootstrap
import Domain
import Operations
import Ports
import RoomReading
import ScreenParts
import TerminalKit
import Testing

@testable import Storage
@testable import TestSupport

/// What an operator's rooms ask the database: nothing is written down here, each statement is what the rooms ran.
@Suite(.timeLimit(.minutes(10))) struct RoomPlanTests {
  @Test("no room goes through a table that grows, however it is filtered and whatever is opened in it")
  func plans() async throws {
    let folder = try TemporaryDirectory()
    let environment = ["HOME": folder.path, "MITKO_DATA_DIR": folder.path("data")]
    let house = try await House.open(
      Configuration(VariableValues(environment: environment), environment: environment), program: "test",
      isDemo: true, waiting: { _ in })
    let store = try #require(house.store as? SQLiteStore)
    let world = try await RoomPlanWorld.make(in: house)
    let before = try await store.plans().written
    var desk = RoomDesk(house)
    try await desk.visit(world)
    let after = try await store.plans()
    // What is hidden is read where it is written down that somebody asked.
    let plans = after.read.merging(after.written.filter { before[$0.key] == nil }) { first, _ in first }
      .filter { $0.key.hasPrefix("SELECT") }
    for (sql, lines) in plans.sorted(by: { $0.key < $1.key }) {
      #expect(RoomPlan(sql: sql, lines: lines).faults == [], "in: \(sql)\n\(lines.joined(separator: "\n"))")
    }
    // Each room was there, with its rows.
    #expect(desk.read == Set(RoomName.allCases))
    #expect(plans.count > 60)
    await store.close()
  }

  @Test(
    "a plan is at fault where a table that grows is walked, sorted or counted",
    arguments: [
      ("SELECT id FROM jobs", ["SCAN jobs"], ["SCAN jobs"]),
      (
        "SELECT count(*) FROM sides", ["SCAN sides USING COVERING INDEX sides_of_user"],
        ["SCAN sides USING COVERING INDEX sides_of_user"]
      ),
      (
        "SELECT id FROM matches WHERE status = $1",
        ["SEARCH matches USING COVERING INDEX matches_by_status (status=?)"],
        ["SEARCH matches USING COVERING INDEX matches_by_status (status=?)"]
      ),
      (
        "SELECT id FROM matches WHERE status = $1 ORDER BY id LIMIT $2",
        ["SEARCH matches USING COVERING INDEX matches_by_status (status=?)"], []
      ),
      (
        "SELECT id FROM matches WHERE status = $1 ORDER BY formed_at LIMIT $2",
        ["SEARCH matches USING INDEX matches_by_status (status=?)", "USE TEMP B-TREE FOR ORDER BY"],
        ["SEARCH matches USING INDEX matches_by_status (status=?)"]
      ),
      (
        "SELECT count(*) FROM sides AS mine WHERE mine.user_id = $1",
        ["SEARCH mine USING COVERING INDEX sides_of_user (user_id=?)"], []
      ),
      (
        "SELECT a.id FROM users AS a JOIN turns ON turns.is_last = a.id",
        ["SCAN a", "SEARCH turns USING AUTOMATIC COVERING INDEX (is_last=?)"],
        ["SCAN a", "SEARCH turns USING AUTOMATIC COVERING INDEX (is_last=?)"]
      ),
      ("SELECT sum(moves) FROM job_counts", ["SCAN job_counts"], []),
      ("SELECT max(id) FROM events", ["SEARCH events"], []),
      ("SELECT min(hour) FROM job_hours", ["SEARCH job_hours USING PRIMARY KEY"], []),
      ("SELECT number FROM rounds ORDER BY number DESC LIMIT 1", ["SCAN rounds"], []),
      ("SELECT number FROM rounds LIMIT 1", ["SCAN rounds"], ["SCAN rounds"]),
      ("SELECT id FROM jobs WHERE maker LIKE $1 ORDER BY id LIMIT 9", ["SCAN jobs"], ["SCAN jobs"]),
    ])
  func faults(sql: String, lines: [String], faults: [String]) {
    #expect(RoomPlan(sql: sql, lines: lines).faults == faults)
  }
}

/// Some of everything that rooms list.
struct RoomPlanWorld {
  let name: String
  let other: UserID
  let user: UserID
  let match: MatchID
  let job: JobID
  let act: ActID

  static func make(in house: House) async throws -> RoomPlanWorld {
    let it = StoreFixture(store: house.store, time: ManualTime(), ids: house.ids)
    let anna = try await it.eligible("anna", as: .seeker)
    let boris = try await it.eligible("boris", as: .provider)
    _ = try await it.eligible("clara", as: .provider)
    let match = try await it.match(anna, boris)
    let ids = house.ids
    let openai = Maker.provider("openai")
    let job = try await house.store.write { tx -> JobID? in
      try tx.matches.setScore(
        PairScore(seekerToProvider: 0.8, providerToSeeker: 0.8), seeker: anna.version, provider: boris.version
      )
      try tx.matches.record(
        Participation(
          round: tx.matches.currentRound().number, user: anna.user, result: .matched(match.id), at: tx.now))
      _ = try tx.people.add(tag: "pilot", to: anna.user)
      try tx.people.setBlock(Block(reason: "spam", operatorName: "olga", at: tx.now), of: boris.user)
      let kinds: [JobTask] = [
        .reply(try tx.chats.main(of: anna.user).id), .qualify(match.id), .introduce(match.id, .seeker),
        .matchStep,
      ]
      var made: [JobID] = []
      for task in kinds {
        let maker = task == .matchStep ? Maker.builtin : openai
        let new = NewJob(
          task, maker: maker, user: task == .matchStep ? nil : anna.user, epoch: 0, notBefore: tx.now)
        if let job = try tx.jobs.enqueue(new) { made.append(job.id) }
      }
      try tx.ledger.reserve(
        LedgerEntry(
          id: ids.next(LedgerEntry.self), job: made[0], attempt: 1, user: anna.user, kind: .reply,
          lane: .interactive, maker: openai, model: "small", startedAt: tx.now,
          state: .reserved(bound: Money(clamping: 900))))
      return made.first
    }
    let operations = house.operations(as: Operator(name: "olga", right: .operates))
    let made = try #require(job)
    let boosted = try await operations.perform(.jobs(.boost, [made]))
    _ = try await operations.perform(.announce("We move.", to: PersonQuery()))
    return RoomPlanWorld(
      name: "anna", other: boris.user, user: anna.user, match: match.id, job: made,
      act: try #require(boosted.act))
  }
}

/// The rooms as the program shows them: keys go in, what they ask for is read.
private struct RoomDesk {
  private let house: House
  private let source: AdminSource
  private var app: AdminApp
  /// Of which rooms something was read.
  private(set) var read: Set<RoomName> = []

  init(_ house: House) {
    self.house = house
    let actor = Operator(name: "olga", right: .operates)
    source = AdminSource(operations: house.operations(as: actor), language: .english)
    app = AdminApp(for: actor, isDemo: true, language: .english)
  }

  private var surroundings: Surroundings {
    Surroundings(size: Size(columns: 120, rows: 40), now: house.time.now, phrasebooks: house.phrasebooks)
  }

  mutating func visit(_ world: RoomPlanWorld) async throws {
    for (place, room) in RoomName.allCases.enumerated() {
      try await press(.text(String(place + 1)))
      for words in Self.filters(of: room, world) { try await filter(words) }
      // The page of the first row, what it hides, and back.
      try await press(.enter, .text("U"), .escape)
      for key in Self.keys(of: room) { try await press(key) }
    }
    try await write(":why \(world.user) \(world.other)")
    try await press(.enter, .text("U"), .escape)
    try await write(":budget 12 2")
    try await press(.enter)
    // What an act would come to is asked before it is done.
    for (room, act) in [
      ("queue", "C"), ("queue", "p"), ("matches", "W"), ("people", "B"), ("rounds", "A"), ("rounds", "r"),
    ] {
      try await write(":\(room)")
      try await press(.enter, .text(act), .escape)
    }
  }

  private mutating func filter(_ words: String) async throws {
    try await press(.text("/"))
    // As a paste: what is typed on the way to it is none.
    try await press(.paste(words), .enter)
    try await press(.text("/"), .control("u"), .enter)
  }

  private mutating func write(_ words: String) async throws {
    for character in words { try await press(.text(String(character))) }
  }

  private mutating func press(_ keys: KeyEvent...) async throws {
    for key in keys { try await carryOut(app.update(.key(key), in: surroundings)) }
  }

  private mutating func carryOut(_ effects: [AdminEffect]) async throws {
    let operations = house.operations(as: Operator(name: "olga", right: .operates))
    for case .order(let order) in effects {
      switch order as? OperatorOrder {
      case .watch(let query)?:
        var isMore = true
        while isMore {
          let now = house.time.now
          guard let content = try await source.look(at: query, isAsked: true, now: now) else { break }
          read.insert(type(of: content).room)
          _ = app.update(.arrived(content, at: now), in: surroundings)
          isMore = !content.isWhole
        }
      case .propose(let wish)?: _ = try await operations.preview(wish)
      case .reveal(let hidden)?: _ = try? await source.reveal(hidden)
      case .takeBack(let act)?: _ = try? await operations.undoOffer(act)
      case .proposeForAll(let wish)?: _ = try await operations.proposal(wish)
      case .perform?, .takeBackConfirmed?, .export?, .testAnnouncement?, nil: break
      }
    }
  }

  /// Keys of a room that read something else than its list.
  private static func keys(of room: RoomName) -> [KeyEvent] {
    switch room {
    case .overview, .queue, .matches, .people, .events: []
    case .budget: [.text("k"), .text("m"), .text("w"), .text("l")]
    case .rounds: [.text("["), .text("]")]
    case .announce:
      [.text("a")] + "stage:active tag:pilot seen<9d".map { .text(String($0)) } + [.escape]
    }
  }

  /// Every key of its filter with every word that it knows, and words that are searched.
  private static func filters(of room: RoomName, _ world: RoomPlanWorld) -> [String] {
    let searches = ["anna", "/an+a/", "-anna"]
    func all<Query: FilterQuery>(_ query: Query.Type, _ value: (Query.Key) -> String) -> [String] {
      Query.Key.allCases.flatMap { key in
        let words = Query.words(of: key)
        return (words.isEmpty ? [value(key)] : words.map { "\(key.rawValue):\($0)" })
      } + searches
    }
    switch room {
    case .overview, .budget, .rounds, .announce: return []
    case .queue:
      return all(JobQuery.self) { key in
        switch key {
        case .state, .lane, .kind, .held, .boosted: ""
        case .user: "user:\(world.name)"
        case .maker: "maker:openai"
        case .error: "error:json"
        case .job: "job:\(world.job)"
        case .age: "age>1h"
        case .wait: "wait<1h"
        case .attempts: "attempts>1"
        case .cost: "cost>$1"
        }
      } + ["user:\(world.user)", "user:abcd", "user:demo:anna", "state:ended", "state:waiting"]
    case .matches:
      return all(MatchQuery.self) { key in
        switch key {
        case .status, .reason: ""
        case .user: "user:\(world.name)"
        case .match: "match:\(world.match)"
        case .round: "round:1"
        case .age: "age<1h"
        case .score: "score>.5"
        }
      }
    case .people:
      return all(PersonQuery.self) { key in
        switch key {
        case .stage, .role, .lang, .via, .blocked: ""
        case .tag: "tag:pilot"
        case .user: "user:\(world.name)"
        case .seen: "seen<1h"
        case .since: "since:1h"
        }
      }
    case .events:
      return all(EventQuery.self) { key in
        switch key {
        case .who: ""
        case .kind: "kind:stage"
        case .operator: "operator:olga"
        case .user: "user:\(world.name)"
        case .job: "job:\(world.job)"
        case .match: "match:\(world.match)"
        case .act: "act:\(world.act)"
        case .since: "since:1h"
        case .until: "until:1h"
        }
      } + ["kind:job"]
    }
  }
}
