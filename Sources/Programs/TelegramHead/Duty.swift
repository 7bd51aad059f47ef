package import Domain
package import Ports

/// The duty to speak with Telegram, which one process of a database has at a time: two would send everything twice.
package struct Duty: Sendable {
  private let store: any Store
  private let process: ProgramProcess
  private let time: any TimeSource
  private let log: any ProgramLog
  private let isAlive: @Sendable (ProgramProcess) -> Bool

  /// How long it lasts, and how often it is gone on with. Whoever cannot go on with it ends before it is another's.
  private static let length: Duration = .seconds(30)
  private static let interval: Duration = .seconds(5)
  private static let grace: Duration = .seconds(20)

  /// - Parameters:
  ///   - process: this one, as others see it.
  ///   - isAlive: whether a process that has the duty may still be at it.
  package init(
    store: any Store, process: ProgramProcess, time: any TimeSource, log: any ProgramLog,
    isAlive: @escaping @Sendable (ProgramProcess) -> Bool
  ) {
    self.store = store
    self.process = process
    self.time = time
    self.log = log
    self.isAlive = isAlive
  }

  /// Waits for the duty and runs `body` while this process has it, again and again, until cancelled. `body` is cancelled
  /// where the duty is lost.
  ///
  /// - Parameter waits: called once where another process has it.
  package func run(waits: @Sendable () -> Void, _ body: @escaping @Sendable () async -> Void) async {
    var isTold = false
    while !Task.isCancelled {
      let isTaken = await take()
      guard isTaken == true else {
        // A database that does not answer is nobody's duty, and told of elsewhere.
        if isTaken == false, !isTold {
          waits()
          isTold = true
        }
        try? await time.sleep(until: time.now + Self.interval)
        continue
      }
      log.record(.info, "telegram.duty_taken", [:])
      await withTaskGroup(of: Bool.self) { group in
        group.addTask {
          await body()
          return true
        }
        group.addTask {
          await keep()
          return false
        }
        _ = await group.next()
        group.cancelAll()
      }
    }
    try? await store.write { [process] tx in
      try tx.telegram.endDuty(process.id)
      try tx.jobs.endProcess(process.id)
    }
  }

  /// Goes on with the duty until it is lost or the task is cancelled.
  private func keep() async {
    var last = time.now
    while !Task.isCancelled {
      do { try await time.sleep(until: time.now + Self.interval) } catch { return }
      switch await take() {
      case true?: last = time.now
      case false?:
        log.record(.error, "telegram.duty_lost", [:])
        return
      // The database is locked; nobody else can take the duty then either, until it ends.
      case nil:
        if time.now.since(last) > Self.grace {
          log.record(.error, "telegram.duty_lost", ["error": .text("the database is locked")])
          return
        }
      }
    }
  }

  /// - Returns: `nil` where the database could not be asked.
  private func take() async -> Bool? {
    let (isAlive, now) = (isAlive, time.now)
    var process = process
    process.heartbeatAt = now
    return try? await store.write { [process] tx in
      try tx.jobs.heartbeat(process)
      return try tx.telegram.takeDuty(process.id, until: now + Self.length, isAlive: isAlive)
    }
  }
}
