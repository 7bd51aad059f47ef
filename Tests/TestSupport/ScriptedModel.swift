package import Domain
package import Ports
import Synchronization
import Testing

/// A language model that says what a test wrote for it, one answer a call, and keeps what it was asked.
///
/// A call that the script has no answer for is recorded as an issue. An answer comes in pieces of a few bytes' length, cut
/// between characters.
package final class ScriptedModel: LanguageModel {
  /// What a call comes to.
  package enum Step: Sendable {
    case answer(String)
    /// What the model makes of the request.
    case reply(@Sendable (ModelRequest) -> String)
    case failure(ModelFailure.Reason, spent: ModelFailure.Spent = .nothing)
    /// An answer after calls that were refused for the way they were put.
    case answerAfter(refused: Int, String)
    /// Nobody is asked.
    case leftAlone(Duration)
  }

  package let name: String
  package let contextLimit: Int?
  private let pieceLength: Int
  private let state: Mutex<(steps: [Step], requests: [ModelRequest])>

  /// - Parameter pieceLength: of the pieces in which an answer is given out, in characters.
  package init(
    _ steps: [Step], name: String = "scripted", contextLimit: Int? = nil, pieceLength: Int = 7
  ) {
    self.name = name
    self.contextLimit = contextLimit
    self.pieceLength = pieceLength
    state = Mutex((steps, []))
  }

  /// What it was asked so far, in order.
  package var requests: [ModelRequest] { state.withLock { $0.requests } }

  /// A token for three characters or part of them.
  package func tokens(in text: String) -> Int { (text.count + 2) / 3 }

  package func estimate(_ request: ModelRequest) -> CostEstimate { .atMost(Money(clamping: 5_000)) }

  package func answer(
    _ request: ModelRequest, progress: (@Sendable (String) async -> Void)?
  ) async throws(ModelFailure) -> ModelAnswer {
    let (step, number) = state.withLock { state -> (Step?, Int) in
      state.requests.append(request)
      return (state.steps.isEmpty ? nil : state.steps.removeFirst(), state.requests.count)
    }
    let text: String
    var refused: [Outcome.Spending] = []
    switch step {
    case .answer(let answer): text = answer
    case .reply(let reply): text = reply(request)
    case .failure(let reason, let spent): throw ModelFailure(reason, spent: spent)
    case .answerAfter(let count, let answer):
      text = answer
      refused = Array(repeating: Outcome.Spending(cost: .zero, usage: .none, model: name), count: count)
    case .leftAlone(let wait): throw ModelFailure(.overloaded(after: wait), leftAloneFor: wait)
    case nil:
      Issue.record("the model was asked once more than the test expects")
      throw ModelFailure(.unreachable, spent: .nothing)
    }
    if let progress {
      var rest = text[...]
      while !rest.isEmpty {
        await progress(String(rest.prefix(pieceLength)))
        rest = rest.dropFirst(pieceLength)
      }
    }
    return ModelAnswer(text: text, spending: Self.spending(ofCall: number, request), refused: refused)
  }

  /// What its calls cost: a thousand microdollars the first, two thousand the second, and so on.
  package static func spending(ofCall number: Int, _ request: ModelRequest) -> Outcome.Spending {
    Outcome.Spending(
      cost: Money(clamping: Int64(number) * 1_000), usage: TokenUsage(input: 10 * number, output: number),
      model: "scripted-1", promptVersion: request.promptVersion)
  }
}
