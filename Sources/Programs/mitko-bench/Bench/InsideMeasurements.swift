import Agent
import Bootstrap
import ChatScreens
import Domain
import Localization
import Matcher
import Orchestrator
import Ports
import ScreenParts
import TerminalKit

/// What the parts take, measured in this process on the same database.
struct InsideMeasurements {
  let house: House
  let works: Works

  private static let turns = 200
  private static let steps = 100
  private static let looks = 50
  private static let roundTrips = 5_000
  /// As many as a program has slots for work.
  private static let atOnce = 6

  /// - Parameter parts: what to measure.
  func run(_ parts: Set<Bench.Part>) async throws -> [Measurement] {
    var rows: [Measurement] = []
    if parts.contains(.turns) {
      let turns = try await chatTurns()
      rows.append(
        Measurement(
          name: "built-in chat turn, without the embedding", value: turns.median, unit: "ms", bound: .atMost,
          target: 30, how: "median of \(Self.turns), p99 \(Int(turns.quantile(0.99).rounded())) ms"))
    }
    if parts.contains(.scroll) {
      let frames = try await scrollFrames()
      rows.append(
        Measurement(
          name: "frame while scrolling 20,000 messages", value: frames.quantile(0.999), unit: "ms",
          bound: .atMost, target: 16,
          how: "p99.9 of \(frames.sorted.count) frames, median \(Int((frames.median * 1_000).rounded())) µs"))
    }
    if parts.contains(.outlook) {
      let (first, looks) = try await outlooks()
      rows.append(
        Measurement(
          name: "why nobody yet, among 10,000 people", value: looks.median, unit: "ms", bound: .atMost,
          target: 100,
          how: "median of \(Self.looks), each after a change; p99 \(Int(looks.quantile(0.99).rounded())) ms, "
            + "the first \(Int(first.rounded())) ms"))
    }
    if parts.contains(.queue) {
      let inARow = try await queueRate(atOnce: 1)
      let rate = try await queueRate(atOnce: Self.atOnce)
      rows.append(
        Measurement(
          name: "queue round trips (enqueue, claim, commit), durable", value: rate, unit: "/s",
          bound: .atLeast, target: 1_000,
          how: "\(Self.roundTrips), \(Self.atOnce) at once; one after the other \(Int(inARow.rounded())) /s"))
    }
    if parts.contains(.round) {
      let (seconds, planned, pairs) = try await wholeRound()
      rows.append(
        Measurement(
          name: "a whole round over 10,000 people with the built-in judge", value: seconds, unit: "s",
          bound: .atMost, target: 20,
          how:
            "once, on one core: \(pairs) pairs formed and judged; \((planned * 10).rounded() / 10) s of it until all "
            + "were formed"))
    }
    if parts.contains(.steps) {
      let steps = try await matchSteps()
      rows.append(
        Measurement(
          name: "match step on 10,000 people", value: steps.median, unit: "ms", bound: .atMost, target: 10,
          how: "median of \(Self.steps), p99 \(Int(steps.quantile(0.99).rounded())) ms"))
    }
    return rows
  }

  /// From the command to the committed reply: intake, claim, interviewer, commit.
  private func chatTurns() async throws -> Samples {
    let talker = try await house.conversation.arrive(
      as: Identity(kind: .demo, value: "talker"), language: .english)
    try await house.store.write { try $0.settings.set(.messagesAnHour, to: 1_000_000, by: .program) }
    let claim = Claim(handlers: [.reply: house.reply], makers: [.builtin], lease: .seconds(60))
    let completion = Completion(handlers: [.reply: house.reply], retryDelay: RetryDelay())
    let process = house.ids.next(ProgramProcess.self)
    var times: [Double] = []
    for number in 0..<Self.turns {
      times.append(
        try await Stopwatch.time {
          _ = try await house.conversation.receive(
            .say(BenchText.line(number)), from: talker.user.id, in: talker.chat.id)
          let ids = house.ids
          let result = try await house.store.write {
            try claim.next(lanes: [.interactive], process: process, ids: ids, in: $0)
          }
          guard case .started(let job) = result else { throw BenchError.noAnswer("a reply job") }
          let outcome = try await house.reply.run(job)
          _ = try await house.store.write { try completion.complete(job, outcome, in: $0) }
        })
    }
    return Samples(times)
  }

  /// What keeps people away from one person. Before each look something has changed for somebody else, so that it is
  /// counted anew; only the first one reads what people say of themselves.
  private func outlooks() async throws -> (first: Double, others: Samples) {
    let (one, _) = try await house.conversation.arrive(as: BenchWorld.somebody(1), language: .english)
    let (other, chat) = try await house.conversation.arrive(as: BenchWorld.somebody(2), language: .english)
    try await works.follower.catchUp()
    var times: [Double] = []
    for number in 0...Self.looks {
      _ = try await house.conversation.receive(
        number.isMultiple(of: 2) ? .pause : .resume, from: other.id, in: chat.id)
      times.append(try await Stopwatch.time { _ = try await house.outlooks.note(for: one.id) })
    }
    guard case .searched = try await house.outlooks.outlook(for: one.id) else {
      throw BenchError.noAnswer("a look at why nobody was proposed")
    }
    return (times[0], Samples(Array(times.dropFirst())))
  }

  private func matchSteps() async throws -> Samples {
    try await works.follower.catchUp()
    let handler = MatchStepHandler(
      store: house.store, follower: works.follower, making: house.matchMaking, constraints: house.constraints)
    let claim = Claim(handlers: [.matchStep: handler], makers: [.builtin], lease: .seconds(60))
    let completion = Completion(handlers: [.matchStep: handler], retryDelay: RetryDelay())
    let process = house.ids.next(ProgramProcess.self)
    var times: [Double] = []
    for _ in 0..<Self.steps {
      // Nobody's turn comes again by itself: outside of the time, something is new for everybody.
      try await house.store.write { [making = house.matchMaking] tx in
        try tx.matches.makeTurnsDue()
        try making.wake(in: tx)
      }
      times.append(
        try await Stopwatch.time {
          let ids = house.ids
          let result = try await house.store.write {
            try claim.next(lanes: [.background], process: process, ids: ids, in: $0)
          }
          guard case .started(let job) = result else { throw BenchError.noAnswer("a match step") }
          let outcome = try await handler.run(job)
          _ = try await house.store.write { try completion.complete(job, outcome, in: $0) }
        })
    }
    return Samples(times)
  }

  /// Everybody's turn, and the verdict on each pair that comes of it.
  ///
  /// - Returns: the seconds of all, those until the last pair was formed, and how many pairs were.
  private func wholeRound() async throws -> (all: Double, forming: Double, pairs: Int) {
    try await works.follower.catchUp()
    let round = try await house.store.write { [making = house.matchMaking] tx in
      let next = try tx.matches.advanceRound().number
      try tx.matches.makeTurnsDue()
      try making.wake(in: tx)
      return next
    }
    return try await OneCore.run {
      let clock = ContinuousClock()
      let start = clock.now
      _ = try await work(
        off: MatchStepHandler(
          store: house.store, follower: works.follower, making: house.matchMaking,
          constraints: house.constraints)
      ) { try $0.matches.currentRound().number == round }
      let formed = clock.now
      let pairs = try await work(off: house.qualify) { _ in true }
      return ((clock.now - start) / .seconds(1), (formed - start) / .seconds(1), pairs)
    }
  }

  /// Does what waits for one handler, one after another, until nothing does.
  ///
  /// - Parameter goesOn: asked before each.
  /// - Returns: how many there were.
  private func work(
    off handler: any JobHandler, while goesOn: @escaping @Sendable (any Transaction) throws -> Bool
  ) async throws -> Int {
    let claim = Claim(handlers: [handler.kind: handler], makers: [.builtin], lease: .seconds(600))
    let completion = Completion(handlers: [handler.kind: handler], retryDelay: RetryDelay())
    let (process, ids) = (house.ids.next(ProgramProcess.self), house.ids)
    var count = 0
    while true {
      let result = try await house.store.write { tx -> Claim.Result in
        guard try goesOn(tx) else { return .idle }
        return try claim.next(lanes: [.background], process: process, ids: ids, in: tx)
      }
      guard case .started(let job) = result else { return count }
      let outcome = try await handler.run(job)
      _ = try await house.store.write { try completion.complete(job, outcome, in: $0) }
      count += 1
    }
  }

  /// Work that does nothing, each in three durable transactions.
  ///
  /// - Parameter atOnce: how many enqueue, claim and commit beside each other, as the slots of a program do.
  private func queueRate(atOnce: Int) async throws -> Double {
    let milliseconds = try await Stopwatch.time {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<atOnce { group.addTask { try await makeRoundTrips(Self.roundTrips / atOnce) } }
        try await group.waitForAll()
      }
    }
    return Double(Self.roundTrips / atOnce * atOnce) / milliseconds * 1_000
  }

  private func makeRoundTrips(_ count: Int) async throws {
    let handler = IdleHandler()
    let claim = Claim(handlers: [handler.kind: handler], makers: [.builtin], lease: .seconds(60))
    let completion = Completion(handlers: [handler.kind: handler], retryDelay: RetryDelay())
    let (process, ids) = (house.ids.next(ProgramProcess.self), house.ids)
    for _ in 0..<count {
      _ = try await house.store.write { tx in
        try tx.jobs.enqueue(
          NewJob(.summarise(ids.next(Chat.self)), user: nil, epoch: 0, notBefore: tx.now))
      }
      let result = try await house.store.write {
        try claim.next(lanes: [.background], process: process, ids: ids, in: $0)
      }
      guard case .started(let job) = result else { throw BenchError.noAnswer("a chore") }
      let outcome = try await handler.run(job)
      _ = try await house.store.write { try completion.complete(job, outcome, in: $0) }
    }
  }

  /// Page by page from the last message to the first: the app's own work a frame, in its cells. Reading older messages
  /// happens beside it, and painting is a part of what a key takes.
  private func scrollFrames() async throws -> Samples {
    let (reader, main) = try await house.conversation.arrive(as: BenchWorld.reader, language: .english)
    let chat = main.id
    let messages = try await house.store.read { try $0.chats.messages(in: chat, before: nil, limit: 100) }
    var app = ChatApp(language: .english)
    let surroundings = Surroundings(
      size: Size(columns: 120, rows: 40), now: house.time.now, phrasebooks: house.phrasebooks)
    _ = app.update(
      .snapshotArrived(ChatSnapshot(user: reader, messages: messages, hasOlder: true)), in: surroundings
    )
    var last = app.render(in: surroundings).grid
    var times: [Double] = []
    while times.count < 3_000 {
      let start = Stopwatch.milliseconds
      let effects = app.update(.key(.pageUp), in: surroundings)
      let grid = app.render(in: surroundings).grid
      let patches = Patch.between(last, grid)
      times.append(Stopwatch.milliseconds - start)
      if patches.isEmpty, effects.isEmpty { break }
      last = grid
      for case .loadOlder(let position, let limit) in effects {
        let older = try await house.store.read {
          try $0.chats.messages(in: chat, before: position, limit: limit)
        }
        let begin = Stopwatch.milliseconds
        _ = app.update(
          .olderMessagesArrived(older, hasOlder: (older.first?.position ?? 1) > 1), in: surroundings)
        last = app.render(in: surroundings).grid
        times.append(Stopwatch.milliseconds - begin)
      }
    }
    return Samples(times)
  }

  /// Work that is none.
  private struct IdleHandler: JobHandler {
    let kind = JobTask.Kind.summarise

    func run(_ job: Job) async throws -> Outcome { Outcome { _ in } }
    func discarded(_ job: Job, in tx: any Transaction) throws {}
  }
}
