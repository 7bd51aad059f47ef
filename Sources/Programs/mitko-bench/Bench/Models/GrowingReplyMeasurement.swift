import Glibc
import LocalServer
import Synchronization

/// What somebody sees while a model writes: the program in a pseudo terminal, and a server in this process that sends one
/// token at a time and waits until it is painted.
///
/// The time is from before the server is told to send to the cell's arrival at the terminal: it holds the server's own
/// waking and sending, so that what is between the received byte and the painted cell is less.
struct GrowingReplyMeasurement {
  let program: String
  let arguments: [String]
  let environment: [String: String]

  private static let replies = 5
  private static let tokensAReply = 200
  /// Between two tokens, as of a model that writes 50 a second.
  private static let pause = 20.0

  func run() throws -> Measurement {
    let desk = ReplyDesk(
      (0..<Self.replies).map { _ in Script((0..<Self.tokensAReply).map(Self.token)) })
    let server = try LocalServer { desk.reply(to: $0) }
    defer { server.stop() }
    var environment = environment
    environment["LLM_PROVIDER"] = "compatible"
    environment["OPENAI_BASE_URL"] = server.url("/v1")
    environment["MITKO_MODEL"] = "tiny"
    guard access(program, X_OK) == 0 else { throw BenchError.programMissing(program) }
    let terminal = try OutsideMeasurements.open(program, arguments, environment)
    try terminal.settle()
    var times: [Double] = []
    for number in 0..<Self.replies {
      terminal.send(Array("Is anybody there, number \(number)?\r".utf8))
      let end = Stopwatch.milliseconds + 10_000
      while desk.begun <= number {
        guard Stopwatch.milliseconds < end else { throw BenchError.noAnswer("a request of the program") }
        terminal.drain(milliseconds: 10)
      }
      // What the beginning of a reply paints is painted.
      terminal.drain(milliseconds: 500)
      for (gate, text) in zip(desk.scripts[number].gates, desk.scripts[number].tokens) {
        let wanted = Array(text.utf8.dropLast())
        let start = Stopwatch.milliseconds
        gate.open()
        guard terminal.read(for: 2_000, until: { OutsideMeasurements.holds($0, wanted) }) else {
          throw BenchError.noAnswer("a token on the screen")
        }
        times.append(Stopwatch.milliseconds - start)
        terminal.drain(milliseconds: Self.pause)
      }
      desk.scripts[number].last.open()
      terminal.drain(milliseconds: 1_000)
    }
    let samples = Samples(times)
    return Measurement(
      name: "received token to painted cell", value: samples.quantile(0.99), unit: "ms", bound: .atMost,
      target: 10,
      how: "p99 of \(times.count) tokens at \(Int(1_000 / Self.pause)) a second, median "
        + "\(Int((samples.median * 1_000).rounded())) µs, the local server's sending included")
  }

  /// Four letters that stand in no token near it, in the same column of the line above or before it: so all four cells
  /// change, one after the other.
  private static func token(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return String((0..<4).map { letters[(number * 5 + $0) % letters.count] }) + " "
  }

  /// One reply: its tokens, and what each waits for.
  struct Script: Sendable {
    let tokens: [String]
    let gates: [Gate]
    let last = Gate()

    init(_ tokens: [String]) {
      self.tokens = tokens
      gates = tokens.map { _ in Gate() }
    }
  }

  /// Gives each turn of the conversation the next script; anything else that the program asks is answered at once.
  private final class ReplyDesk: Sendable {
    let scripts: [Script]
    private let given = Mutex(0)

    init(_ scripts: [Script]) { self.scripts = scripts }

    /// How many scripts have been asked for.
    var begun: Int { given.withLock { $0 } }

    func reply(to request: ReceivedRequest) -> ServedReply {
      guard request.path == PlayedModel.path else { return ServedReply(status: 404, "{}") }
      let number =
        request.text.contains("starts_matching")
        ? given.withLock {
          $0 += 1; return $0 - 1
        } : nil
      guard let number, number < scripts.count else {
        return ServedReply(
          fields: PlayedModel.fields,
          steps: [.bytes(PlayedModel.piece("Nothing.") + PlayedModel.end(tokens: 1))])
      }
      let script = scripts[number]
      let rest = #"\",\"facts\":[],\"shows_profile\":false,\"contact\":null,\"starts_matching\":null}"#
      return ServedReply(
        fields: PlayedModel.fields,
        steps: [.bytes(PlayedModel.piece(#"{\"say\":\""#))]
          + zip(script.gates, script.tokens).flatMap { [.wait($0), .bytes(PlayedModel.piece($1))] }
          + [
            .wait(script.last),
            .bytes(PlayedModel.piece(rest) + PlayedModel.end(tokens: script.tokens.count)),
          ])
    }
  }
}
