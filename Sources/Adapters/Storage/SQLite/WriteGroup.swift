import Ports
import Synchronization

/// A write that waits for the writer. It is run and settled on the writer's queue.
protocol WaitingWrite: AnyObject, Sendable {
  /// Runs the body. Called again where all that it had done was rolled back.
  func run(in session: Session) throws
  /// Nothing of it was kept, and why.
  func fail(_ error: any Error)
  /// What it came to is durable.
  func succeed()
}

/// The body of a write with what came of it.
final class BodyWrite<Value: Sendable>: WaitingWrite {
  private enum State {
    case waiting
    /// Not durable yet: nobody is told.
    case ran(Value, erases: Bool)
    case settled(Result<Value, any Error>, erases: Bool)
  }

  private let body: @Sendable (any Transaction) throws -> Value
  private let state = Mutex(State.waiting)

  init(_ body: @escaping @Sendable (any Transaction) throws -> Value) {
    self.body = body
  }

  func run(in session: Session) throws {
    let value = try body(SQLiteTransaction(session: session))
    let erases = session.needsScrub
    state.withLock { $0 = .ran(value, erases: erases) }
  }

  func fail(_ error: any Error) {
    state.withLock { $0 = .settled(.failure(error), erases: false) }
  }

  func succeed() {
    state.withLock { state in
      guard case .ran(let value, let erases) = state else { return }
      state = .settled(.success(value), erases: erases)
    }
  }

  /// What it came to, and whether somebody was erased; nil while it waits.
  var outcome: (result: Result<Value, any Error>, erases: Bool)? {
    state.withLock { state in
      guard case .settled(let result, let erases) = state else { return nil }
      return (result, erases)
    }
  }
}

/// Commits together what waited for the writer together: the disk is made sure of once for all, which is most of what
/// a commit takes, and all of it where others write to the same disk.
///
/// Each body is a part of the transaction that is undone alone where it throws. Nobody is told of success before the
/// commit; where that fails, or the engine gives up the whole transaction, each of the others has one of its own.
struct WriteGroup {
  let connection: Connection
  /// Throws where nothing may be written; called inside the transaction.
  let check: (Connection) throws -> Void
  let session: () -> Session
  /// What the caller of a write is told of an error of the engine's.
  let sorted: (any Error) -> any Error

  /// - Returns: whether something was changed.
  func commit(_ writes: [any WaitingWrite]) -> Bool {
    do {
      try begin()
    } catch {
      for write in writes { write.fail(sorted(error)) }
      return false
    }
    let before = connection.totalChanges
    var ran: [any WaitingWrite] = []
    for (number, write) in writes.enumerated() {
      do {
        try run(write, isAlone: writes.count == 1)
        ran.append(write)
      } catch {
        write.fail(sorted(error))
        // A full disk, for one, may end the whole transaction: what the others did is gone, and they have not failed.
        guard connection.isInTransaction else { return commitEach(ran + writes[(number + 1)...]) }
      }
    }
    do {
      try connection.run("COMMIT")
    } catch {
      rollBack()
      guard ran.count > 1 else {
        ran.first?.fail(sorted(error))
        return false
      }
      return commitEach(ran)
    }
    for write in ran { write.succeed() }
    return !ran.isEmpty && connection.totalChanges != before
  }

  private func commitEach(_ writes: [any WaitingWrite]) -> Bool {
    writes.reduce(false) { commit([$1]) || $0 }
  }

  private func begin() throws {
    try connection.run(Dialect.beginWrite)
    do {
      try check(connection)
    } catch {
      rollBack()
      throw error
    }
  }

  private func run(_ write: any WaitingWrite, isAlone: Bool) throws {
    if isAlone {
      do {
        try write.run(in: session())
      } catch {
        rollBack()
        throw error
      }
      return
    }
    try connection.run("SAVEPOINT part")
    do {
      try write.run(in: session())
      try connection.run("RELEASE part")
    } catch {
      guard connection.isInTransaction else { throw error }
      do {
        try connection.run("ROLLBACK TO part")
        try connection.run("RELEASE part")
      } catch {
        // What cannot be undone must not be committed.
        rollBack()
      }
      throw error
    }
  }

  /// What the rollback itself says adds nothing to the error that caused it.
  private func rollBack() {
    if connection.isInTransaction { _ = try? connection.run("ROLLBACK") }
  }
}
