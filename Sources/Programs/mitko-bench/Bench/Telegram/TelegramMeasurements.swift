import Agent
import Bootstrap
import BotServer
import Domain
import Glibc
import HTTPTransport
import Ports
import Synchronization
import TelegramClient
import TelegramHead

/// What people on Telegram feel, against a server of this machine.
struct TelegramMeasurements: Sendable {
  let configuration: Configuration
  let program: String
  let environment: [String: String]
  let isQuick: Bool

  private static let people = 1_000
  /// Beside them, those who write once while everything runs.
  private static let writers = 400
  private static let firstPerson: Int64 = 1_000_000

  func run() async throws -> [Measurement] {
    let house = try await House.open(configuration, program: "mitko-bench", isDemo: true, waiting: { _ in })
    // After the numbers of what is taken without it.
    let server = try BotServer(firstUpdate: 100_000_000)
    let desk = try desk(house, server)
    try await liftLimits(house)
    try await meetEverybody(house)
    var rows = [try await intake(desk)]
    try await forgetWork(house)
    let works = try await Works.prepare(house, program: "mitko-bench")
    let working = Task { await works.run() }
    rows.append(try await replies(house, desk))
    rows.append(try await roundTrips(desk, server))
    working.cancel()
    await working.value
    await house.store.close()
    rows += try await outside()
    return rows
  }

  private func desk(_ house: House, _ server: BotServer) throws -> TelegramDesk {
    guard let token = BotToken(BotServer.token) else { throw BenchError.noAnswer("a token") }
    return TelegramDesk(
      api: BotAPI(token: token, endpoint: try HTTPEndpoint(server.url), over: HTTPTransport()), botName: nil,
      store: house.store, conversation: house.conversation, matches: house.matchMaking, forecast: house.plan,
      phrasebooks: house.phrasebooks, language: .english, time: house.time, random: house.random,
      log: house.log)
  }

  private func liftLimits(_ house: House) async throws {
    try await house.store.write { tx in
      try tx.settings.set(.messagesAnHour, to: 1_000_000, by: .program)
      try tx.settings.set(.waitingScalars, to: 1_000_000_000, by: .program)
    }
  }

  private static func identity(_ person: Int64) -> Identity {
    Identity(kind: .telegram, value: String(person))
  }

  /// Everybody has been greeted, and got it.
  private func meetEverybody(_ house: House) async throws {
    for start in stride(from: 0, to: Self.people + Self.writers, by: 100) {
      try await house.store.write { tx in
        for number in start..<start + 100 {
          let identity = Self.identity(Self.firstPerson + Int64(number))
          _ = try house.conversation.arrive(as: identity, language: .english, in: tx)
          for head in try tx.deliveries.heads(of: .telegram, limit: 1_000) {
            try tx.deliveries.markSent(head.message, to: head.identity, externalID: "1")
          }
        }
      }
    }
  }

  /// An update as Telegram sends it.
  private static func update(_ id: Int64, from person: Int64, _ text: String) -> JSONValue {
    [
      "update_id": .integer(id),
      "message": [
        "message_id": .integer(id), "date": 1_800_000_000, "text": .string(text),
        "from": [
          "id": .integer(person), "is_bot": false, "first_name": "Somebody", "language_code": "en",
        ],
        "chat": ["id": .integer(person), "type": "private", "first_name": "Somebody"],
      ],
    ]
  }

  // MARK: Inside

  /// Polls of a hundred updates each, read from their text, stored and acknowledged.
  private func intake(_ desk: TelegramDesk) async throws -> Measurement {
    let polls = isQuick ? 40 : 200
    let intake = Intake(desk)
    let texts = (0..<polls).map { poll in
      JSONValue.array(
        (0..<100).map { place in
          let number = Int64(poll * 100 + place)
          return Self.update(
            number + 1, from: Self.firstPerson + number % Int64(Self.people),
            "message number \(number), about Go, PostgreSQL and what else a team may need")
        }
      ).description
    }
    let time = try await Stopwatch.time {
      for text in texts {
        let updates = try JSONValue(text: text).elements?.compactMap(Update.init) ?? []
        _ = try await intake.take(updates, next: updates.last.map { $0.id + 1 })
      }
    }
    return Measurement(
      name: "Telegram updates stored", value: Double(polls * 100) / time * 1_000, unit: "/s", bound: .atLeast,
      target: 2_000, how: "\(polls) polls of 100 from \(Self.people) people, each commit on the disk")
  }

  /// The replies to what was taken so far are not what is measured next.
  private func forgetWork(_ house: House) async throws {
    try await house.store.write { tx in
      for number in 0..<Self.people {
        guard let user = try tx.users.find(Self.identity(Self.firstPerson + Int64(number))) else { continue }
        _ = try tx.jobs.cancelAll(of: user.id)
        let chat = try tx.chats.main(of: user.id).id
        try tx.chats.markAnswered(in: chat, upTo: try tx.chats.lastPosition(in: chat))
      }
    }
  }

  /// A hundred updates a second, each until its reply is to be delivered.
  private func replies(_ house: House, _ desk: TelegramDesk) async throws -> Measurement {
    let count = isQuick ? 200 : 1_000
    let started = Mutex<[Identity: Double]>([:])
    let times = Mutex<[Double]>([])
    let changes = house.store.changes()
    let watcher = Task {
      for await _ in changes {
        let heads =
          (try? await house.store.read { try $0.deliveries.heads(of: .telegram, limit: 1_000) }) ?? []
        let now = Stopwatch.milliseconds
        let ended = started.withLock { started in
          heads.compactMap { started.removeValue(forKey: $0.identity) }
        }
        times.withLock { times in times += ended.map { now - $0 } }
        for head in heads {
          try? await house.store.write {
            try $0.deliveries.markSent(head.message, to: head.identity, externalID: "1")
          }
        }
        if times.withLock({ $0.count }) >= count { return }
      }
    }
    let intake = Intake(desk)
    let start = Stopwatch.milliseconds
    for number in 0..<count {
      let person = Self.firstPerson + Int64(number % Self.people)
      let wait = start + Double(number) * 10 - Stopwatch.milliseconds
      if wait > 0 { usleep(UInt32(wait * 1_000)) }
      guard
        let update = Update(
          Self.update(
            10_000_000 + Int64(number), from: person, "I write Go and look for a small product team"))
      else { continue }
      started.withLock { $0[Self.identity(person)] = Stopwatch.milliseconds }
      _ = try await intake.take([update], next: nil)
    }
    await watcher.value
    let samples = Samples(times.withLock { $0 })
    return Measurement(
      name: "Telegram update to committed reply", value: samples.quantile(0.99), unit: "ms", bound: .atMost,
      target: 50, how: "p99 of \(count) at 100 a second, median \(Int(samples.median.rounded())) ms")
  }

  /// Twenty updates a second from different people who were greeted before, each until its reply has come to the server:
  /// strangers get two messages each, and forty a second are more than Telegram takes.
  private func roundTrips(_ desk: TelegramDesk, _ server: BotServer) async throws -> Measurement {
    let count = isQuick ? 100 : Self.writers
    let errands = ErrandRunner(desk)
    let head = Task {
      let doing = Task { await errands.run() }
      await TelegramHead(desk, source: .polling, errands: errands).run()
      errands.finish()
      await doing.value
    }
    let time = SystemTime()
    let first = time.now
    let times = try await withThrowingTaskGroup(of: Double.self) { group in
      for number in 0..<count {
        let person = Self.firstPerson + Int64(Self.people + number)
        group.addTask {
          try await time.sleep(until: first + .milliseconds(number * 50))
          let start = Stopwatch.milliseconds
          server.say("I write Go and look for a small product team", as: person)
          try await server.wait(for: "a reply") { $0.shown(to: person).isEmpty ? nil : true }
          return Stopwatch.milliseconds - start
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    head.cancel()
    await head.value
    server.stop()
    let samples = Samples(times)
    return Measurement(
      name: "Telegram update to answer at the server", value: samples.quantile(0.99), unit: "ms",
      bound: .atMost,
      target: 50, how: "p99 of \(count) people at 20 a second, median \(Int(samples.median.rounded())) ms")
  }

  // MARK: Outside

  /// The program itself, with 100,000 people in its database.
  private func outside() async throws -> [Measurement] {
    guard access(program, X_OK) == 0 else { throw BenchError.programMissing(program) }
    let crowd = isQuick ? 10_000 : 100_000
    let house = try await House.open(
      try Self.realConfiguration(environment), program: "mitko-bench", isDemo: false, waiting: { _ in })
    for start in stride(from: 0, to: crowd, by: 500) {
      try await house.store.write { tx in
        for number in start..<start + 500 {
          let identity = Self.identity(Self.firstPerson + Int64(number))
          _ = try house.conversation.arrive(as: identity, language: .english, in: tx)
        }
        for head in try tx.deliveries.heads(of: .telegram, limit: 1_000) {
          try tx.deliveries.markSent(head.message, to: head.identity, externalID: "1")
        }
      }
    }
    await house.store.close()
    var starts: [Double] = []
    var memory = 0.0
    for number in 1...(isQuick ? 3 : 15) {
      // Each goes on where the one before ended: by their numbers updates are told to be new.
      let server = try BotServer(firstUpdate: Int64(number) * 1_000)
      let begin = Stopwatch.milliseconds
      guard
        let process = PseudoTerminal(
          program, [],
          environment: environment.merging([
            "TELEGRAM_BOT_TOKEN": BotServer.token, "TELEGRAM_API_BASE_URL": server.url,
            "MITKO_TELEGRAM_LISTEN": "off",
          ]) { _, new in new }, columns: 80, rows: 24)
      else { throw BenchError.noAnswer("the program") }
      try await server.wait(for: "the first poll") { server in
        server.calls.contains { $0.method == "getUpdates" } ? true : nil
      }
      starts.append(Stopwatch.milliseconds - begin)
      server.say("I write Go and look for a small product team", as: Self.firstPerson)
      try await server.wait(for: "a reply") { $0.shown(to: Self.firstPerson).isEmpty ? nil : true }
      memory = max(memory, process.residentMegabytes)
    }
    let samples = Samples(starts)
    return [
      Measurement(
        name: "start to first poll", value: samples.median, unit: "ms", bound: .atMost, target: 150,
        how: "median of \(starts.count) starts"),
      Measurement(
        name: "resident memory of mitko-telegram", value: memory, unit: "MB", bound: .atMost, target: 80,
        how: "with \(crowd) people, after an answer, without the model"),
    ]
  }

  private static func realConfiguration(_ environment: [String: String]) throws -> Configuration {
    try Configuration(VariableValues(environment: environment), environment: environment)
  }
}
