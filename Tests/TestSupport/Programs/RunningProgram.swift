package import Foundation
import Synchronization

/// What a program left behind when it ended.
package struct ProgramResult: Sendable {
  package let standardOutput: String
  package let standardError: String
  /// The exit code, or 128 + the signal that ended it, as shells count.
  package let status: Int32
}

/// Something did not happen in time; tells what was there instead.
package struct WaitTimedOut: Error, CustomStringConvertible {
  package let expectation: String
  /// What was seen by then: a program's output, or a terminal's screen.
  package let seen: String

  package var description: String {
    "waited in vain for \(expectation); there was:\n\(seen.isEmpty ? "(nothing)" : seen)"
  }
}

/// A program that runs, with its three standard streams as pipes.
///
/// Waiting is by events, not by looking again and again: each piece of output wakes who waits for it. Output is read
/// all the time, so a program never stands still because nobody reads. When this goes away the program is killed.
package final class RunningProgram: Sendable {
  private struct State {
    var output = Data()
    var errors = Data()
    /// How far earlier waits have matched `output`.
    var matched = 0
    var openStreams = 2
    var status: Int32?
    var waiters: [Int: Waiter] = [:]
    var nextWaiter = 0

    var result: ProgramResult? {
      guard let status, openStreams == 0 else { return nil }
      return ProgramResult(
        standardOutput: String(decoding: output, as: UTF8.self),
        standardError: String(decoding: errors, as: UTF8.self), status: status)
    }
  }

  private struct Waiter {
    /// `nil`: go on waiting.
    let look: @Sendable (inout State) -> Result<Void, any Error>?
    let continuation: CheckedContinuation<Void, any Error>
  }

  private let process: ChildProcess
  private let input: PipeWriter
  private let state: Mutex<State>
  /// Kept while the program runs: the directories that it lives in.
  private let home: ProgramHome?
  /// For messages: "mitko chat --plain".
  private let name: String

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - executable: absolute path.
  ///   - environment: the whole environment; nothing is inherited.
  ///   - directory: where it starts; the test's own by default.
  ///   - home: what has to stay as long as this.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String], directory: String? = nil,
    home: ProgramHome? = nil
  ) throws {
    process = try ChildProcess(executable, arguments, environment: environment, directory: directory)
    input = PipeWriter(process.input)
    name = ([URL(fileURLWithPath: executable).lastPathComponent] + arguments).joined(separator: " ")
    state = Mutex(State())
    self.home = home
    read(process.output, into: \.output)
    read(process.errors, into: \.errors)
    Thread.detachNewThread { [process, weak self] in
      let status = process.waitForEnd()
      self?.change { $0.status = status }
    }
  }

  deinit {
    // Under the lock nobody else can have seen the end; before it is seen, the number is still this process's.
    if state.withLock({ $0.status == nil }) { Foundation.kill(process.processIdentifier, SIGKILL) }
    input.close()
  }

  /// The system's number of the process, for signals; another process may have it once this one was waited for.
  package var processIdentifier: Int32 { process.processIdentifier }

  /// All that the program has written to standard output by now.
  package var outputSoFar: String { state.withLock { String(decoding: $0.output, as: UTF8.self) } }
  /// All that the program has written to standard error by now.
  package var errorsSoFar: String { state.withLock { String(decoding: $0.errors, as: UTF8.self) } }

  /// Writes to standard input. Returns at once; what the program never reads is dropped with it.
  package func write(_ text: String) { input.write(text) }
  /// The same for bytes that are no text.
  package func write(_ data: Data) { input.write(data) }
  /// Writes a line to standard input.
  package func writeLine(_ line: String) { input.write(line + "\n") }
  /// The program sees the end of its input after what was written.
  package func closeInput() { input.close() }

  /// Sends a signal: `SIGKILL` unless told.
  package func kill(_ signal: Int32 = SIGKILL) {
    // An ended process's number may be another's already.
    if state.withLock({ $0.status == nil }) { Foundation.kill(process.processIdentifier, signal) }
  }

  /// Waits until standard output holds `text`, after what earlier waits matched.
  ///
  /// - Throws: `WaitTimedOut`, also when the program ended without it.
  package func waitForOutput(containing text: String, timeout: Duration = .seconds(240)) async throws {
    let needle = Data(text.utf8)
    try await wait(for: "\"\(text)\" from \(name)", timeout: timeout) { state in
      if let range = state.output.range(of: needle, in: state.matched..<state.output.count) {
        state.matched = range.upperBound
        return .success(())
      }
      guard let result = state.result else { return nil }
      return .failure(Self.inVain("\"\(text)\" from \(self.name), which ended (\(result.status))", state))
    }
  }

  /// Waits until standard output holds something after what earlier waits matched, and matches all of it.
  ///
  /// - Throws: `WaitTimedOut`, also when the program ended without it.
  package func waitForMoreOutput(timeout: Duration = .seconds(240)) async throws {
    try await wait(for: "more output from \(name)", timeout: timeout) { state in
      if state.matched < state.output.count {
        state.matched = state.output.count
        return .success(())
      }
      guard let result = state.result else { return nil }
      return .failure(Self.inVain("more output from \(self.name), which ended (\(result.status))", state))
    }
  }

  /// Waits until the program has ended and its streams are closed.
  package func waitForExit(timeout: Duration = .seconds(240)) async throws -> ProgramResult {
    try await wait(for: "the end of \(name)", timeout: timeout) { $0.result == nil ? nil : .success(()) }
    guard let result = state.withLock({ $0.result }) else { preconditionFailure("a result never goes away") }
    return result
  }

  private static func inVain(_ expectation: String, _ state: State) -> WaitTimedOut {
    let errors = String(decoding: state.errors, as: UTF8.self)
    return WaitTimedOut(
      expectation: expectation,
      seen: String(decoding: state.output, as: UTF8.self) + (errors.isEmpty ? "" : "\nstderr:\n" + errors))
  }

  /// Waits until standard error holds `text`, wherever in it.
  ///
  /// - Throws: `WaitTimedOut`, also when the program ended without it.
  package func waitForErrors(containing text: String, timeout: Duration = .seconds(240)) async throws {
    let (needle, expectation) = (Data(text.utf8), "\"\(text)\" on the errors of \(name)")
    try await wait(for: expectation, timeout: timeout) { state in
      if state.errors.range(of: needle) != nil { return .success(()) }
      return state.result == nil ? nil : .failure(Self.inVain(expectation, state))
    }
  }

  private func wait(
    for expectation: String, timeout: Duration,
    look: @escaping @Sendable (inout State) -> Result<Void, any Error>?
  ) async throws {
    try await withCheckedThrowingContinuation { continuation in
      let waiter: Int? = state.withLock { state in
        if let result = look(&state) {
          continuation.resume(with: result)
          return nil
        }
        state.nextWaiter += 1
        state.waiters[state.nextWaiter] = Waiter(look: look, continuation: continuation)
        return state.nextWaiter
      }
      guard let waiter else { return }
      DispatchQueue.global().asyncAfter(deadline: .now() + timeout / .seconds(1)) { [weak self] in
        self?.state.withLock { state in
          state.waiters.removeValue(forKey: waiter)?.continuation
            .resume(throwing: Self.inVain(expectation, state))
        }
      }
    }
  }

  /// Changes the state and wakes who waited for it.
  private func change(_ body: (inout State) -> Void) {
    state.withLock { state in
      body(&state)
      for (id, waiter) in state.waiters {
        guard let result = waiter.look(&state) else { continue }
        state.waiters[id] = nil
        waiter.continuation.resume(with: result)
      }
    }
  }

  /// Reads to the end on a thread of its own.
  private func read(_ handle: FileHandle, into stream: any WritableKeyPath<State, Data> & Sendable) {
    Thread.detachNewThread { [weak self] in
      while true {
        let data = handle.availableData
        self?.change { state in
          if data.isEmpty { state.openStreams -= 1 } else { state[keyPath: stream] += data }
        }
        if data.isEmpty { return }
      }
    }
  }
}
