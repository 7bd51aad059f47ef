import AdminScreens
import Bootstrap
import Domain
import Orchestrator
import Ports
import Synchronization

/// What `mitko admin` in a terminal takes while ten jobs a second go through in another process, which is this one; how soon a
/// single change is painted; and the most memory it ever had.
struct RefreshMeasurement {
  let program: String
  let environment: [String: String]
  let configuration: Configuration
  /// For each room.
  let seconds: Int
  /// How many changes are waited for in a room where nothing else happens.
  let changes: Int

  /// Of one core.
  private static let percent = 3.0
  private static let megabytes = 120.0
  private static let jobsASecond = 10

  func run() async throws -> [Measurement] {
    let house = try await RoomsWorld.open(configuration)
    let done = Counter()
    guard
      let terminal = PseudoTerminal(
        program, ["admin", "--demo=empty"], environment: environment, columns: 120, rows: 40),
      terminal.read(for: 10_000, until: { OutsideMeasurements.holds($0, Array("live".utf8)) })
    else { throw BenchError.noAnswer("the first frame of mitko admin") }
    var rows = try await ChangeMeasurement(terminal: terminal, house: house, runs: changes).run()
    let worker = Task { try await Self.work(house, done) }
    for (place, room) in RoomName.allCases.enumerated() {
      terminal.send(Array(String(place + 1).utf8))
      rows.append(try watch(terminal, "\(room.rawValue) shown live", done))
      guard let words = Self.filters[room] else { continue }
      terminal.send(Array("/\(words)\r".utf8))
      rows.append(try watch(terminal, "\(room.rawValue) shown live, \(words)", done))
      clear(terminal)
    }
    // Every room once more, with all sorts of questions.
    for (place, room) in RoomName.allCases.enumerated() {
      terminal.send(Array(String(place + 1).utf8))
      for words in room == .overview || room == .budget || room == .rounds || room == .announce
        ? [] : ["vera", "nobody-at-all", "/[0-9]+7/"]
      {
        terminal.send(Array("/\(words)\r".utf8))
        terminal.drain(milliseconds: 1_000)
        clear(terminal)
      }
    }
    worker.cancel()
    _ = try? await worker.value
    await house.store.close()
    rows.append(
      Measurement(
        name: "memory of mitko admin", value: terminal.peakMegabytes, unit: "MB", bound: .atMost,
        target: Self.megabytes, how: "at its highest, after every room with and without filters"))
    return rows
  }

  /// What is asked of rooms while they are watched: a search looks at many rows each time.
  private static let filters: [RoomName: String] = [
    .queue: "kind:qualify", .matches: "vera", .people: "vera", .events: "vera",
  ]

  private func clear(_ terminal: PseudoTerminal) {
    // Ctrl-U in the line, and out of it.
    terminal.send([UInt8(ascii: "/"), 0x15, 0x0D])
    terminal.drain(milliseconds: 500)
  }

  private func watch(_ terminal: PseudoTerminal, _ name: String, _ done: Counter) throws -> Measurement {
    // What was saved for changes that come now and then is spent by then.
    terminal.drain(milliseconds: 4_000)
    let (before, jobs, painted) = (terminal.processorSeconds, done.count, terminal.painted)
    let start = Stopwatch.milliseconds
    terminal.drain(milliseconds: Double(seconds) * 1_000)
    let elapsed = (Stopwatch.milliseconds - start) / 1_000
    let rate = Double(done.count - jobs) / elapsed
    guard rate > Double(Self.jobsASecond) * 0.9 else { throw BenchError.noAnswer("ten jobs a second") }
    return Measurement(
      name: name, value: (terminal.processorSeconds - before) / elapsed * 100, unit: "%", bound: .atMost,
      target: Self.percent,
      how: "of one core, over \(seconds) s, \((rate * 10).rounded() / 10) jobs a second in another process, "
        + "\(terminal.painted - painted) bytes painted")
  }

  // MARK: Work

  private final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    var count: Int { value.load(ordering: .relaxed) }
    func increase() { value.wrappingAdd(1, ordering: .relaxed) }
  }

  /// Ten times a second one is queued, and the next one in line is claimed, done and committed: of the many that wait, at times for
  /// money.
  private static func work(_ house: House, _ done: Counter) async throws {
    let openai = Maker.provider("openai")
    let handlers = Dictionary(
      uniqueKeysWithValues: JobTask.Kind.allCases.map { ($0, PlayedHandler(kind: $0) as any JobHandler) })
    let claim = Claim(handlers: handlers, makers: [.builtin, openai], lease: .seconds(60))
    let completion = Completion(handlers: handlers, retryDelay: RetryDelay())
    let (process, ids) = (house.ids.next(ProgramProcess.self), house.ids)
    let start = house.time.now
    var number = 0
    while !Task.isCancelled {
      number += 1
      let maker = number.isMultiple(of: 2) ? Maker.builtin : openai
      _ = try await house.store.write { tx in
        try tx.jobs.enqueue(
          NewJob(.summarise(ids.next(Chat.self)), maker: maker, user: nil, epoch: 0, notBefore: tx.now))
      }
      let result = try await house.store.write {
        try claim.next(lanes: Set(Lane.allCases), process: process, ids: ids, in: $0)
      }
      if case .started(let job) = result, let handler = handlers[job.task.kind] {
        let outcome = try await handler.run(job)
        _ = try await house.store.write { try completion.complete(job, outcome, in: $0) }
        done.increase()
      }
      try await house.time.sleep(until: start + .milliseconds(1_000 / jobsASecond * number))
    }
  }

  /// Work that is none; a model's costs something.
  private struct PlayedHandler: JobHandler {
    let kind: JobTask.Kind

    func estimate(_ job: Job) -> CostEstimate {
      job.maker == .builtin ? .free : .atMost(Money(clamping: 2_000))
    }

    func run(_ job: Job) async throws -> Outcome {
      let spending =
        job.maker == .builtin
        ? []
        : [
          Outcome.Spending(
            cost: Money(clamping: 500),
            usage: TokenUsage(input: 1_200, cachedRead: 400, cacheWrite: 0, output: 200),
            model: "gpt-4.1-mini")
        ]
      return Outcome(spending: spending) { _ in }
    }

    func discarded(_ job: Job, in tx: any Transaction) throws {}
  }
}
