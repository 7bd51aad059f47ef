import Foundation
import LocalServer
import Synchronization
import TestSupport

/// OpenAI's embeddings on this machine: a vector of 1,536 numbers for each text, by its words.
final class PlayedEmbedder: Sendable {
  /// What one call gets.
  enum Turn: Sendable {
    case vectors
    case status(Int)
    /// Nothing until the gate is open.
    case held(Gate)
  }

  private struct State {
    var turns: [Turn]
    var calls = 0
    var waiters: [(calls: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private final class Line: Sendable {
    let state: Mutex<State>
    init(_ turns: [Turn]) { state = Mutex(State(turns: turns)) }

    func next() -> Turn {
      let (turn, ready) = state.withLock { state in
        state.calls += 1
        let calls = state.calls
        let ready = state.waiters.filter { $0.calls <= calls }.map(\.continuation)
        state.waiters.removeAll { $0.calls <= calls }
        return (state.turns.isEmpty ? .vectors : state.turns.removeFirst(), ready)
      }
      for continuation in ready { continuation.resume() }
      return turn
    }
  }

  private let server: LocalServer
  private let line: Line

  /// - Parameter turns: what the calls get, one after another; those for which none is left get vectors.
  init(_ turns: [Turn] = []) throws {
    let line = Line(turns)
    self.line = line
    server = try LocalServer { Self.reply(to: $0, line.next()) }
  }

  /// Returns once so many calls have come.
  func called(_ calls: Int) async {
    await withCheckedContinuation { continuation in
      let isThere = line.state.withLock { state in
        if state.calls < calls { state.waiters.append((calls, continuation)) }
        return state.calls >= calls
      }
      if isThere { continuation.resume() }
    }
  }

  /// What leads a program here.
  var environment: [String: String] {
    ["MITKO_EMBEDDER": "openai", "OPENAI_API_KEY": "sk-played", "OPENAI_BASE_URL": server.url("/v1")]
  }

  var bodies: [String] { server.requests.map(\.text) }
  var keys: Set<String?> { Set(server.requests.map { $0.fields["authorization"] }) }

  private static func reply(to request: ReceivedRequest, _ turn: Turn) -> ServedReply {
    guard request.method == "POST", request.path == "/v1/embeddings" else {
      return ServedReply(status: 404, "{}")
    }
    switch turn {
    case .vectors: return vectors(for: request)
    case .status(let status):
      return ServedReply(
        status: status, fields: [("content-type", "application/json")],
        #"{"error":{"type":"played","code":"played","message":"played"}}"#)
    case .held(let gate):
      var reply = vectors(for: request)
      reply.headGate = gate
      return reply
    }
  }

  /// The last text first: the order is told by the index.
  private static func vectors(for request: ReceivedRequest) -> ServedReply {
    let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]
    let texts = body?["input"] as? [String] ?? []
    let data = texts.enumerated().reversed().map { index, text -> String in
      var numbers = [Int](repeating: 0, count: 1_536)
      for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
        let hash = word.utf8.reduce(UInt32(5_381)) { ($0 &* 33) ^ UInt32($1) }
        numbers[Int(hash % 1_536)] += 1
      }
      numbers[0] += 1
      return
        "{\"object\":\"embedding\",\"index\":\(index),\"embedding\":[\(numbers.map(String.init).joined(separator: ","))]}"
    }
    return ServedReply(
      fields: [("content-type", "application/json")],
      "{\"object\":\"list\",\"model\":\"text-embedding-3-small\",\"data\":[\(data.joined(separator: ","))],"
        + "\"usage\":{\"prompt_tokens\":400,\"total_tokens\":400}}")
  }
}
