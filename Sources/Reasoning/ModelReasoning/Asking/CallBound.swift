package import Domain
import Ports

extension ModelAsking {
  /// What one turn may cost at most: every call that it can take, each with as long a request as it can have. What a
  /// handler reserves.
  ///
  /// - Parameters:
  ///   - request: the longest request, in tokens as the model counts them.
  ///   - answer: the longest answer, in tokens.
  package func bound(request: Int, answer: Int) -> CostEstimate {
    // A repair reads the answer that it repairs as well.
    let tokens = request + answer
    // Whatever the model counts by: as many words as fill it.
    let word = "слово "
    let sample = String(repeating: word, count: 100)
    let words = tokens * 100 / max(1, model.tokens(in: sample)) + 1
    let longest = ModelRequest(
      instructions: [.plain(String(repeating: word, count: words))], question: [], promptVersion: "",
      outputLimit: answer)
    switch model.estimate(longest) {
    case .free: return .free
    case .unknown: return .unknown
    case .atMost(let cost):
      return .atMost((0..<Self.mostCalls).reduce(.zero) { sum, _ in sum + cost })
    }
  }
}
