import Bootstrap
import Domain
import Glibc
import HTTPTransport
import LanguageModels
import Ports
import Synchronization

/// What asking a model over HTTP takes beside the model: against a server of this machine in a process of its own, through
/// transport, stream parser and the reading of events.
struct ModelMeasurements {
  private static let firstTokens = 500
  private static let requests = 1_000
  private static let atOnce = 8
  private static let longRun = 10_000

  func run() async throws -> [Measurement] {
    let server = try ModelServerProcess()
    defer { server.stop() }
    return [
      try await firstToken(server), try await streams(server), try await connections(server),
      try await memory(server),
    ]
  }

  /// The first token, beside libcurl alone on the same server and with the same request.
  private func firstToken(_ server: ModelServerProcess) async throws -> Measurement {
    let model = try model(server, "first")
    let request = Self.request
    // The very bytes that the model's client sends are as long.
    guard
      let bare = BareCurl(
        url: server.base("bare") + "/chat/completions",
        body: Array(
          #"{"model":"tiny","stream":true,"messages":[{"role":"user","content":"\#(request.text)"}]}"#.utf8))
    else { throw BenchError.noAnswer("libcurl") }
    var (ours, theirs): ([Double], [Double]) = ([], [])
    // Ten before, which are not counted: connections, caches.
    for number in 0..<(Self.firstTokens + 10) {
      let first = Mutex<Double?>(nil)
      let start = Stopwatch.milliseconds
      _ = try await model.answer(request) { _ in
        first.withLock { $0 = $0 ?? Stopwatch.milliseconds }
      }
      guard let first = first.withLock({ $0 }) else { throw BenchError.noAnswer("a first token") }
      let baseline = try bare.timeToFirstByte()
      guard number >= 10 else { continue }
      ours.append(first - start)
      theirs.append(baseline)
    }
    let (median, bareMedian) = (Samples(ours).median, Samples(theirs).median)
    return Measurement(
      name: "first token of a model, beyond bare libcurl", value: median - bareMedian, unit: "ms",
      bound: .atMost, target: 3,
      how: "medians of \(Self.firstTokens) each, in turns: \(Self.microseconds(median)) µs and "
        + "\(Self.microseconds(bareMedian)) µs")
  }

  /// This process's own time while many answers grow at once.
  private func streams(_ server: ModelServerProcess) async throws -> Measurement {
    let model = try model(server, "paced")
    let pieces = Counter()
    let (before, start) = (Self.processorSeconds, Stopwatch.milliseconds)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<ModelServer.streams {
        group.addTask {
          _ = try await model.answer(Self.request) { _ in pieces.add() }
        }
      }
      try await group.waitForAll()
    }
    let seconds = (Stopwatch.milliseconds - start) / 1_000
    let used = Self.processorSeconds - before
    guard pieces.count > 0 else { throw BenchError.noAnswer("streams") }
    let rate = Double(ModelServer.streams * ModelServer.tokens) / seconds
    return Measurement(
      name: "processor, \(ModelServer.streams) streams of \(ModelServer.tokensASecond) tokens/s each",
      value: used / seconds * 100, unit: "%", bound: .atMost, target: 40,
      how: "of one core, over \(Int(seconds.rounded())) s, \(Int(rate.rounded())) tokens/s in "
        + "\(pieces.count) pieces; the server is another process")
  }

  /// How many connections the server saw.
  private func connections(_ server: ModelServerProcess) async throws -> Measurement {
    let transport = HTTPTransport()
    let model = try model(server, "reused", over: transport)
    try await ask(model, Self.requests, atOnce: Self.atOnce)
    let answer = try await transport.send(
      HTTPRequest(.get, try HTTPEndpoint("http://127.0.0.1:\(server.port)/connections/reused")))
    let text = String(decoding: try await answer.body.prefix(upTo: 64), as: UTF8.self)
    guard let count = Double(text) else { throw BenchError.noAnswer("the server's count") }
    return Measurement(
      name: "connections of 1,000 requests", value: count, unit: "opened", bound: .atMost,
      target: Double(Self.atOnce), how: "\(Self.atOnce) at once, counted by the server")
  }

  /// How much this process grows after its first thousand requests.
  private func memory(_ server: ModelServerProcess) async throws -> Measurement {
    let model = try model(server, "long")
    try await ask(model, Self.requests, atOnce: Self.atOnce)
    let before = ProcessFiles.residentMegabytes(of: getpid())
    try await ask(model, Self.longRun - Self.requests, atOnce: Self.atOnce)
    let after = ProcessFiles.residentMegabytes(of: getpid())
    return Measurement(
      name: "growth of memory over 10,000 requests", value: max(after - before, 0), unit: "MB",
      bound: .atMost, target: 2,
      how: "resident after 1,000: \(Self.tenths(before)) MB, after 10,000: \(Self.tenths(after)) MB")
  }

  /// Counts from many tasks.
  private final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
  }

  private func ask(_ model: ProviderModel, _ count: Int, atOnce: Int) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<atOnce {
        group.addTask { for _ in 0..<(count / atOnce) { _ = try await model.answer(Self.request) } }
      }
      try await group.waitForAll()
    }
  }

  private func model(
    _ server: ModelServerProcess, _ way: String, over transport: HTTPTransport = HTTPTransport()
  ) throws -> ProviderModel {
    ProviderModel(
      ModelSettings(
        provider: .compatible, endpoint: try HTTPEndpoint(server.base(way)), model: "tiny", pricing: .free),
      over: transport, time: SystemTime())
  }

  /// As long as a turn of the interview with little said so far.
  private static let request = ModelRequest(
    instructions: [.plain(String(repeating: "Ask one thing at a time and say it plainly. ", count: 80))],
    question: [.plain(BenchText.line(1))], promptVersion: "bench", outputLimit: 1_000)

  private static var processorSeconds: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func microseconds(_ milliseconds: Double) -> Int { Int((milliseconds * 1_000).rounded()) }
  private static func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
