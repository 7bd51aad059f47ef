import Glibc

/// What somebody at a terminal feels, measured on the program in a pseudo terminal.
struct OutsideMeasurements {
  let program: String
  let arguments: [String]
  let environment: [String: String]
  let idleSeconds: Double

  private static let starts = 15
  private static let keys = 1_000
  private static let scrolls = 2_000

  private static let introduction =
    "I'm a senior backend engineer with 6 years of Go and PostgreSQL, I look for a small product team. "
    + "Remote only, from 4000 EUR a month, I can start in a month."

  func run(withModel: Bool) throws -> [Measurement] {
    guard access(program, X_OK) == 0 else { throw BenchError.programMissing(program) }
    var rows: [Measurement] = []
    if withModel {
      let frames = Samples(try (0..<Self.starts).map { _ in try firstFrame() })
      rows.append(
        Measurement(
          name: "start to first frame", value: frames.median, unit: "ms", bound: .atMost, target: 80,
          how: "median of \(Self.starts) starts"))
    }
    let terminal = try open()
    try terminal.settle()
    if withModel {
      let strokes = try keyStrokes(terminal)
      rows.append(
        Measurement(
          name: "key to painted cell", value: strokes.quantile(0.99), unit: "ms", bound: .atMost, target: 8,
          how: "p99 of \(Self.keys) keys, median \(Int((strokes.median * 1_000).rounded())) µs"))
      let idle = idleProcessor(terminal)
      rows.append(
        Measurement(
          name: "processor while idle", value: idle.percent, unit: "%", bound: .atMost, target: 0.5,
          how: "over \(Int(idleSeconds)) s, \(idle.bytes) bytes painted"))
    }
    // So that the model has worked and its weights are in memory.
    terminal.send(Array("\(Self.introduction)\r".utf8))
    try terminal.settle()
    rows.append(
      Measurement(
        name: withModel ? "resident memory with the model" : "resident memory without the model",
        value: terminal.residentMegabytes, unit: "MB", bound: .atMost, target: withModel ? 150 : 60,
        how: "of the running chat, after somebody told of themselves and was answered"))
    return rows
  }

  private func open() throws -> PseudoTerminal {
    try Self.open(program, arguments, environment)
  }

  /// Starts the program and waits for its first frame: what is typed before is thrown away.
  static func open(
    _ program: String, _ arguments: [String], _ environment: [String: String]
  ) throws -> PseudoTerminal {
    guard
      let terminal = PseudoTerminal(program, arguments, environment: environment, columns: 120, rows: 40),
      terminal.read(for: 10_000, until: { holds($0, Array("Mitko".utf8)) })
    else { throw BenchError.noAnswer("the first frame") }
    return terminal
  }

  private func firstFrame() throws -> Double {
    let start = Stopwatch.milliseconds
    let terminal = try open()
    let time = Stopwatch.milliseconds - start
    withExtendedLifetime(terminal) {}
    return time
  }

  /// Letters into the text field, each until it is painted.
  private func keyStrokes(_ terminal: PseudoTerminal) throws -> Samples {
    var times: [Double] = []
    for number in 0..<Self.keys {
      let letter = UInt8(ascii: "a") + UInt8(number % 26)
      let start = Stopwatch.milliseconds
      terminal.send([letter])
      guard terminal.read(for: 2_000, until: { $0.contains(letter) }) else {
        throw BenchError.noAnswer("a key")
      }
      times.append(Stopwatch.milliseconds - start)
      terminal.drain(milliseconds: 1)
      // A field that is cleared now and then, so that its length does not decide.
      if number % 40 == 39 {
        terminal.send([0x15])
        terminal.drain(milliseconds: 20)
      }
    }
    terminal.send([0x15])
    terminal.drain(milliseconds: 200)
    return Samples(times)
  }

  private func idleProcessor(_ terminal: PseudoTerminal) -> (percent: Double, bytes: Int) {
    let (seconds, bytes) = (terminal.processorSeconds, terminal.painted)
    let start = Stopwatch.milliseconds
    terminal.drain(milliseconds: idleSeconds * 1_000)
    let elapsed = (Stopwatch.milliseconds - start) / 1_000
    return ((terminal.processorSeconds - seconds) / elapsed * 100, terminal.painted - bytes)
  }

  /// Whether some bytes stand among others, one after the other.
  static func holds(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains {
      bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }
}
