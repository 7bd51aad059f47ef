import Dispatch
import LocalServer
import Ports
import Synchronization

/// What the connections of a bot's server share: the state, and who waits for it to change.
final class BotDesk: Sendable {
  private struct Shared {
    var state: BotState
    /// Polls that wait for updates.
    var polls: [DispatchSemaphore] = []
    var listeners: [AsyncStream<Void>.Continuation] = []
    var isStopped = false
  }

  private let shared: Mutex<Shared>

  init(_ state: BotState) {
    shared = Mutex(Shared(state: state))
  }

  func read<Value: Sendable>(_ body: @Sendable (BotState) -> Value) -> Value {
    shared.withLock { body($0.state) }
  }

  @discardableResult
  func change<Value: Sendable>(_ body: @Sendable (inout BotState) -> Value) -> Value {
    let (value, polls, listeners) = shared.withLock { shared in
      let value = body(&shared.state)
      defer { shared.polls = [] }
      return (value, shared.polls, shared.listeners)
    }
    for poll in polls { poll.signal() }
    for listener in listeners { listener.yield() }
    return value
  }

  /// A tick after each change from now on.
  func changes() -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    shared.withLock { $0.listeners.append(continuation) }
    return stream
  }

  func stop() {
    let polls = shared.withLock { shared in
      shared.isStopped = true
      defer { shared.polls = [] }
      return shared.polls
    }
    for poll in polls { poll.signal() }
  }

  // MARK: Calls

  func answer(_ request: ReceivedRequest) -> ServedReply {
    let path = request.path.split(separator: "/")
    if path.count == 4, path[0] == "file", path[1] == "bot" + BotServer.token {
      guard let bytes = read({ $0.files[String(path[3])] }) else { return Self.refusal(404, "Not Found") }
      return ServedReply(steps: [.bytes(bytes)])
    }
    guard path.count == 2, path[0].hasPrefix("bot") else { return Self.refusal(404, "Not Found") }
    guard path[0].dropFirst(3) == BotServer.token else { return Self.refusal(401, "Unauthorized") }
    let method = String(path[1])
    let isForm = request.fields["content-type"]?.hasPrefix("multipart/form-data") == true
    let parameters =
      isForm ? Self.form(request.text) : (try? JSONValue(request.body)) ?? .object([])
    let fault = change { state -> BotServer.Fault? in
      state.calls.append((method, parameters))
      if var waiting = state.faults[method], !waiting.isEmpty {
        let next = waiting.removeFirst()
        state.faults[method] = waiting
        return next
      }
      return state.lasting[method]
    }
    switch fault {
    case .refused(let status, let description, let parameters):
      return Self.refusal(status, description, parameters)
    case .cutBefore: return ServedReply(steps: [.bytes(Array("{".utf8)), .cut])
    case .cutAfterwards:
      _ = carryOut(method, parameters)
      return ServedReply(steps: [.bytes(Array("{".utf8)), .cut])
    case .heldAfterwards(let gate):
      var reply = carryOut(method, parameters)
      reply.headGate = gate
      return reply
    case nil: return carryOut(method, parameters)
    }
  }

  private func carryOut(_ method: String, _ parameters: JSONValue) -> ServedReply {
    if method == "getUpdates" { return poll(parameters) }
    switch change({ $0.perform(method, parameters) }) {
    case .success(let result): return Self.success(result)
    case .failure(let refusal): return Self.refusal(refusal.status, refusal.description)
    }
  }

  private func poll(_ parameters: JSONValue) -> ServedReply {
    let offset = parameters["offset"]?.whole.map(Int64.init)
    let limit = parameters["limit"]?.whole ?? 100
    let number = change { state -> Int in
      if let offset { state.confirm(before: offset) }
      state.polls += 1
      return state.polls
    }
    if read({ $0.webhook != nil }) {
      return Self.refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first")
    }
    let deadline = DispatchTime.now() + .seconds(parameters["timeout"]?.whole ?? 0)
    while true {
      let semaphore = DispatchSemaphore(value: 0)
      let (updates, newest, isOver) = shared.withLock { shared -> ([JSONValue], Int, Bool) in
        let updates = shared.state.updates.prefix(limit).map(\.json)
        let isOver = shared.isStopped || !updates.isEmpty
        if !isOver, shared.state.polls == number { shared.polls.append(semaphore) }
        return (updates, shared.state.polls, isOver)
      }
      if newest != number {
        return Self.refusal(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
      }
      if isOver || semaphore.wait(timeout: deadline) == .timedOut { return Self.success(.array(updates)) }
    }
  }

  static func success(_ result: JSONValue) -> ServedReply {
    ServedReply(
      fields: [("Content-Type", "application/json")],
      JSONValue.object([.init("ok", true), .init("result", result)]).description)
  }

  static func refusal(_ status: Int, _ description: String, _ parameters: JSONValue? = nil) -> ServedReply {
    var members: [JSONValue.Member] = [
      .init("ok", false), .init("error_code", .integer(Int64(status))),
      .init("description", .string(description)),
    ]
    if let parameters { members.append(.init("parameters", parameters)) }
    return ServedReply(
      status: status, fields: [("Content-Type", "application/json")], JSONValue.object(members).description)
  }

  /// The values of a form, the file among them, as far as a test needs them.
  private static func form(_ body: String) -> JSONValue {
    guard let end = body.firstRange(of: "\r\n") else { return .object([]) }
    let boundary = String(body[..<end.lowerBound])
    let parts = body.split(separator: boundary).compactMap { part -> JSONValue.Member? in
      guard let head = part.firstRange(of: "\r\n\r\n"), let name = part.firstRange(of: "name=\"") else {
        return nil
      }
      let word = part[name.upperBound...].prefix { $0 != "\"" }
      var value = part[head.upperBound...]
      if value.hasSuffix("\r\n") { value.removeLast() }
      return .init(String(word), .string(String(value)))
    }
    return .object(parts)
  }
}
