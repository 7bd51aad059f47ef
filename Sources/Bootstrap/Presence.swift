import Domain
import Glibc
import Ports

/// Tells the other programs of a database that somebody looks at it here, who takes nothing from the queue.
package struct Presence: Sendable {
  private let house: House
  private let program: String

  /// As often as those that work tell it.
  private static let interval: Duration = .seconds(15)

  /// - Parameter program: "mitko admin".
  package init(_ house: House, program: String) {
    self.house = house
    self.program = program
  }

  /// Tells it until cancelled, and then that it is over.
  package func keep() async {
    let (store, time) = (house.store, house.time)
    var process = ProgramProcess(
      id: house.ids.next(ProgramProcess.self), pid: getpid(), program: program, startedAt: time.now,
      heartbeatAt: time.now, makers: nil)
    while !Task.isCancelled {
      process.heartbeatAt = time.now
      // Nobody misses it where the database is locked just then.
      try? await store.write { [process] in try $0.jobs.heartbeat(process) }
      do { try await time.sleep(until: time.now + Self.interval) } catch { break }
    }
    try? await store.write { [process] in try $0.jobs.endProcess(process.id) }
  }
}
