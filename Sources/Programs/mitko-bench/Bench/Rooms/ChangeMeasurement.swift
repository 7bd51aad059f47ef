import AdminScreens
import Bootstrap
import Domain
import Ports

/// How long it takes until a change that another process commits is on the screen of an operator who watches a room in which
/// nothing else happens.
struct ChangeMeasurement {
  let terminal: PseudoTerminal
  let house: House
  let runs: Int

  /// In milliseconds.
  private static let target = 500.0
  /// So long nothing is painted before a change: what a clock repaints is not taken for it.
  private static let quiet = 400.0

  func run() async throws -> [Measurement] {
    var rows: [Measurement] = []
    for (place, room) in RoomName.allCases.enumerated() {
      guard let change = Self.changes[room] else { continue }
      terminal.send(Array(String(place + 1).utf8))
      terminal.drain(milliseconds: 1_500)
      var times: [Double] = []
      for _ in 0..<runs {
        try settle()
        let (painted, start) = (terminal.painted, Stopwatch.milliseconds)
        try await change(house)
        while terminal.painted == painted {
          guard Stopwatch.milliseconds - start < 10_000 else {
            throw BenchError.noAnswer("a change in \(room.rawValue)")
          }
          terminal.drain(milliseconds: 1)
        }
        times.append(Stopwatch.milliseconds - start)
      }
      let samples = Samples(times)
      rows.append(
        Measurement(
          name: "a change in \(room.rawValue) is painted", value: samples.quantile(0.95), unit: "ms",
          bound: .atMost,
          target: Self.target,
          how:
            "p95 of \(runs), median \((samples.median * 10).rounded() / 10) ms, from before the commit of another "
            + "process to the first bytes on the terminal"))
    }
    return rows
  }

  /// Waits until nothing was painted for a while.
  private func settle() throws {
    for _ in 0..<50 {
      let painted = terminal.painted
      terminal.drain(milliseconds: Self.quiet)
      if terminal.painted == painted { return }
    }
    throw BenchError.noAnswer("a screen that stands still")
  }

  // MARK: Changes

  private static let changes: [RoomName: @Sendable (House) async throws -> Void] = [
    .overview: queueOne, .queue: queueOne, .events: queueOne, .people: addOne,
  ]

  /// A job that anybody may take, of which the log tells.
  private static func queueOne(_ house: House) async throws {
    let chat = house.ids.next(Chat.self)
    _ = try await house.store.write { tx in
      try tx.jobs.enqueue(NewJob(.summarise(chat), maker: .builtin, user: nil, epoch: 0, notBefore: tx.now))
    }
  }

  /// Somebody new.
  private static func addOne(_ house: House) async throws {
    let name = "n\(house.ids.next(User.self))"
    _ = try await house.store.write { tx in
      try tx.users.create(identity: Identity(kind: .imported, value: name), language: .english, isDemo: false)
    }
  }
}
