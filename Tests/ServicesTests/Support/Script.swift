import Synchronization
import Testing

/// A double's memory: answers as it was told, call by call, and fails on a call that nobody expected.
final class Script<Input: Sendable, Output: Sendable>: Sendable {
  typealias Answer = @Sendable (Input) async throws -> Output

  private struct State {
    var next: [Answer] = []
    var always: Answer?
    var inputs: [Input] = []
  }

  private let name: String
  private let state = Mutex(State())

  /// - Parameter name: what the failure calls the double.
  init(_ name: String) {
    self.name = name
  }

  /// Answers one call; several answer one after another.
  func expect(_ answer: @escaping Answer) { state.withLock { $0.next.append(answer) } }

  /// Answers every call for which nothing else is expected.
  func always(_ answer: @escaping Answer) { state.withLock { $0.always = answer } }

  /// What it was asked so far.
  var inputs: [Input] { state.withLock { $0.inputs } }

  /// Whether everything expected came.
  var isSpent: Bool { state.withLock { $0.next.isEmpty } }

  func answer(_ input: Input) async throws -> Output {
    let answer = state.withLock { state -> Answer? in
      state.inputs.append(input)
      return state.next.isEmpty ? state.always : state.next.removeFirst()
    }
    guard let answer else {
      Issue.record("nobody expected the \(name) to be asked")
      throw UnexpectedCall()
    }
    return try await answer(input)
  }
}

struct UnexpectedCall: Error {}

/// A maker that breaks down.
struct Breakdown: Error {}
