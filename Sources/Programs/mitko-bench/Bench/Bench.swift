import Bootstrap
import Domain
import FoundationEssentials
import Glibc
import Ports

/// `make bench`: everything that README's table tells, measured on one big database.
///
/// Prints a table; `--json` prints the same as JSON. `--quick` idles 5 seconds instead of 60;
/// `--only models,telegram,reading,live,rooms,refresh,opening,turns,scroll,outlook,steps,queue,terminal` measures some of it.
struct Bench: Sendable {
  let isQuick: Bool
  let asJSON: Bool
  let parts: Set<Part>
  /// The program measured from outside: the release build beside this one.
  let mitko: String
  let modelDirectory: String?

  /// What can be measured apart.
  enum Part: String, CaseIterable {
    case models, telegram, reading, live, rooms, refresh, opening, turns, scroll, outlook, round, steps,
      queue,
      terminal

    /// Those for which no world is made.
    static let withoutWorld: Set<Part> = [
      .models, .telegram, .reading, .live, .rooms, .refresh, .opening,
    ]
  }

  /// - Returns: whether every aim was met.
  func run() async throws -> Bool {
    let folder = try Folder()
    defer { folder.remove() }
    var all: [Measurement] = []
    // First of all: what memory it takes is seen best in a process that has done nothing else.
    if parts.contains(.models) {
      note("asking models ...")
      all += try await ModelMeasurements().run()
    }
    if parts.contains(.telegram) { all += try await telegram(in: folder) }
    if parts.contains(.reading) { all.append(try await ReadingMeasurement().run()) }
    if parts.contains(.live) { all.append(try await live(in: folder)) }
    if !parts.isDisjoint(with: [.rooms, .refresh]) { all += try await rooms(in: folder) }
    if parts.contains(.opening) { all.append(try await opening(in: folder)) }
    guard !parts.isSubset(of: Part.withoutWorld) else { return try report(all) }
    for kind in [Kind.model, .lexical] {
      let environment = folder.environment(kind, modelDirectory: modelDirectory)
      guard let configuration = try Self.configuration(environment) else { continue }
      note("making the world for \(kind.rawValue) ...")
      guard try await isWorldMade(configuration, kind) else { continue }
      if parts.contains(.terminal) {
        note("measuring from outside ...")
        let outside = OutsideMeasurements(
          program: mitko, arguments: ["chat", "--demo=empty"], environment: environment,
          idleSeconds: isQuick ? 5 : 60)
        all += try outside.run(withModel: kind == .model)
        try await checkEmbedding(configuration)
      }
      // Afterwards: it leaves proposals, and with them work for hours.
      if kind == .model {
        note("measuring inside ...")
        let house = try await Self.open(configuration)
        let works = try await Works.prepare(house, program: "mitko-bench")
        all += try await InsideMeasurements(house: house, works: works).run(parts)
        await house.store.close()
      }
    }
    return try report(all)
  }

  /// What operators see, of a world ten times as big.
  private func rooms(in folder: Folder) async throws -> [Measurement] {
    let environment = folder.environment(.rooms, modelDirectory: nil)
    guard let configuration = try Self.configuration(environment) else { throw BenchError.noFolder }
    note("making the world of the rooms ...")
    let seconds = try await Stopwatch.time { try await RoomsWorld.build(configuration) } / 1_000
    note("made in \(Int(seconds.rounded())) s; measuring rooms ...")
    var rows: [Measurement] = []
    if parts.contains(.rooms) {
      rows += try await RoomMeasurements(configuration: configuration, runs: isQuick ? 5 : 20).run()
    }
    if parts.contains(.refresh) {
      guard access(mitko, X_OK) == 0 else { throw BenchError.programMissing(mitko) }
      rows += try await RefreshMeasurement(
        program: mitko, environment: environment, configuration: configuration, seconds: isQuick ? 5 : 20,
        changes: isQuick ? 5 : 20
      ).run()
    }
    return rows
  }

  /// What people on Telegram feel, without the model.
  private func telegram(in folder: Folder) async throws -> [Measurement] {
    let environment = folder.environment(.telegram, modelDirectory: nil)
    guard let configuration = try Self.configuration(environment) else { throw BenchError.noFolder }
    note("talking over Telegram ...")
    return try await TelegramMeasurements(
      configuration: configuration, program: mitko + "-telegram", environment: environment, isQuick: isQuick
    ).run()
  }

  /// What is seen while a model writes, in a chat of 20,000 messages.
  private func live(in folder: Folder) async throws -> Measurement {
    let environment = folder.environment(.live, modelDirectory: nil)
    guard let configuration = try Self.configuration(environment) else { throw BenchError.noFolder }
    note("reading along ...")
    let house = try await Self.open(configuration)
    try await BenchWorld.buildChat(in: house)
    try await liftMessageLimit(house)
    await house.store.close()
    return try GrowingReplyMeasurement(
      program: mitko, arguments: ["chat", "--demo=empty"], environment: environment
    ).run()
  }

  /// What every start waits for before it matches.
  private func opening(in folder: Folder) async throws -> Measurement {
    guard let configuration = try Self.configuration(folder.environment(.opening, modelDirectory: nil)) else {
      throw BenchError.noFolder
    }
    note("opening an index ...")
    let house = try await Self.open(configuration)
    let measurement = try await OpeningMeasurement(house: house).run()
    await house.store.close()
    return measurement
  }

  /// Fills the database; false where the model is missing that its vectors would be of.
  private func isWorldMade(_ configuration: Configuration, _ kind: Kind) async throws -> Bool {
    let house = try await Self.open(configuration)
    let works = try await Works.prepare(house, program: "mitko-bench")
    let isThere = kind == .lexical || works.notice == nil
    if isThere {
      try await BenchWorld.build(in: house, space: works.embedders.target.space)
      try await liftMessageLimit(house)
    } else {
      note("the embedding model is not there: run \"make model\"; its rows are left out")
    }
    await house.store.close()
    return isThere
  }

  /// All of a world was said just now, and somebody is to say more.
  private func liftMessageLimit(_ house: House) async throws {
    try await house.store.write { try $0.settings.set(.messagesAnHour, to: 1_000_000, by: .program) }
  }

  /// The memory is that of a program whose embedder has worked only where what was told got its vectors.
  private func checkEmbedding(_ configuration: Configuration) async throws {
    let house = try await Self.open(configuration)
    let works = try await Works.prepare(house, program: "mitko-bench")
    let isEmbedded = try await house.store.read { [space = works.embedders.target.space] tx in
      guard let reader = try tx.users.find(BenchWorld.reader),
        let version = try tx.profiles.current(of: reader.id)
      else { return false }
      return try tx.profiles.isEmbedded(version.id, in: space)
    }
    await house.store.close()
    guard isEmbedded else { throw BenchError.noVectors }
  }

  private static func open(_ configuration: Configuration) async throws -> House {
    try await House.open(configuration, program: "mitko-bench", isDemo: true, waiting: { _ in })
  }

  enum Kind: String {
    case model, lexical
    /// One chat alone, and a model that is played.
    case live
    /// Another world, and no model.
    case rooms
    /// People on Telegram.
    case telegram
    /// Many vectors, and nothing else.
    case opening
  }

  private func note(_ line: String) {
    _ = (line + "\n").utf8CString.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count - 1) }
  }

  private static func configuration(_ environment: [String: String]) throws -> Configuration? {
    try Configuration(
      VariableValues(environment: environment), environment: environment, demoName: "demo-empty")
  }

  /// - Returns: whether every aim was met.
  private func report(_ measurements: [Measurement]) throws -> Bool {
    let isMet = measurements.allSatisfy(\.isMet)
    if asJSON {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(measurements), as: UTF8.self))
      return isMet
    }
    print("| what | measured | target | how |\n|---|---|---|---|")
    for row in measurements {
      let isCount = row.unit == "opened"
      let value = Self.fixed(row.value, isCount || row.value >= 100 ? 0 : row.value < 10 ? 2 : 1)
      print(
        "| \(row.name) | \(value) \(row.unit)\(row.isMet ? "" : " (missed)") | \(row.bound.rawValue) "
          + "\(Self.fixed(row.target, row.target < 1 ? 1 : 0)) \(row.unit) | \(row.how) |")
    }
    return isMet
  }

  private static func fixed(_ value: Double, _ digits: Int) -> String {
    let scale = [1.0, 10, 100][min(digits, 2)]
    let whole = Int((value * scale).rounded())
    guard digits > 0 else { return String(whole) }
    let fraction = String(abs(whole) % Int(scale))
    return "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// A folder of this run's own.
  private struct Folder {
    let path: String

    init() throws {
      var template = Array("/tmp/mitko-bench-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw BenchError.noFolder }
      path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    func environment(_ kind: Kind, modelDirectory: String?) -> [String: String] {
      var environment = [
        "HOME": path, "XDG_DATA_HOME": "\(path)/\(kind.rawValue)/data",
        "XDG_STATE_HOME": "\(path)/\(kind.rawValue)/state", "XDG_CONFIG_HOME": "\(path)/config",
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin",
      ]
      environment["MITKO_MODEL_DIR"] = kind == .model ? modelDirectory : "\(path)/no-model"
      return environment
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
  }
}

enum BenchError: Error {
  case noFolder
  /// The threads cannot be put on one core.
  case noCore
  case programMissing(String)
  case noAnswer(String)
  /// A person of the world has nothing said.
  case noMessages
  /// What the person at the terminal told was not embedded.
  case noVectors
  /// Rows of the world could not be written, or contradict each other.
  case noRows(String)
  /// The program still works a minute after its start.
  case noRest
}

extension BenchError: CustomStringConvertible {
  var description: String {
    switch self {
    case .noCore: "the threads cannot be put on one core"
    case .noFolder: "no folder could be made for the databases"
    case .programMissing(let path): "\(path) is not there: build it first"
    case .noAnswer(let what): "waited in vain for \(what)"
    case .noMessages: "a person of the world has nothing said"
    case .noVectors: "what was told at the terminal was not embedded"
    case .noRows(let why): "the world could not be made: \(why)"
    case .noRest: "the program still works a minute after its start"
    }
  }
}
