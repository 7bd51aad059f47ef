import CMicroHTTPD
import HTTPListening
import Synchronization

/// An HTTP server on 127.0.0.1 and a free port that answers as a test says, faults included.
///
/// Each connection has a thread of its own, so a reply may wait for the test to open a `Gate`, and nothing sleeps.
package final class LocalServer: Sendable {
  private let daemon: HTTPDaemon
  private let desk: Desk

  /// The port that it listens on.
  package let port: UInt16
  private let scheme: String

  /// A PEM key and certificate.
  package struct Identity: Sendable {
    package let key: String
    package let certificate: String

    package init(key: String, certificate: String) {
      self.key = key
      self.certificate = certificate
    }
  }

  /// Starts the server.
  ///
  /// - Parameters:
  ///   - identity: for TLS.
  ///   - answer: called for each whole request, on the connection's thread.
  /// - Throws: `CannotStart`.
  package init(
    identity: Identity? = nil, answer: @escaping @Sendable (ReceivedRequest) -> ServedReply
  ) throws {
    let desk = Desk(answer: answer)
    let context = Unmanaged.passUnretained(desk).toOpaque()
    let started = mitko_httpd_start(
      0, identity?.key, identity?.certificate,
      { context, connection, url, method, _, upload, uploadSize, state in
        Conversation.handle(
          desk: context, connection: connection, url: url, method: method, upload: upload,
          uploadSize: uploadSize, state: state)
      },
      { context, _, state, end in
        Conversation.completed(desk: context, state: state, isWhole: mitko_httpd_ended_well(end) != 0)
      }, context)
    guard let started else { throw CannotStart() }
    daemon = HTTPDaemon(started)
    self.desk = desk
    port = daemon.port
    scheme = identity == nil ? "http" : "https"
  }

  deinit {
    stop()
  }

  /// The server could not be started.
  package struct CannotStart: Error {}

  /// The URL of a path, which begins with a slash.
  package func url(_ path: String = "", host: String = "127.0.0.1") -> String {
    "\(scheme)://\(host):\(port)\(path)"
  }

  /// The requests received so far, whole ones, first to last.
  package var requests: [ReceivedRequest] { desk.requests }

  /// Waits until so many replies have ended, and returns of each whether the client took it whole.
  package func endedReplies(_ count: Int) async -> [Bool] {
    await desk.ended(count)
  }

  /// Opens every gate and ends every connection. Again does nothing.
  package func stop() {
    desk.openGates()
    daemon.stop()
  }
}

/// What the connections of a server share.
final class Desk: Sendable {
  private struct State {
    var requests: [ReceivedRequest] = []
    var gates: [Gate] = []
    var isStopped = false
    var ended: [Bool] = []
    var watchers: [(count: Int, continuation: CheckedContinuation<[Bool], Never>)] = []
  }

  private let answer: @Sendable (ReceivedRequest) -> ServedReply
  private let state = Mutex(State())

  init(answer: @escaping @Sendable (ReceivedRequest) -> ServedReply) {
    self.answer = answer
  }

  var requests: [ReceivedRequest] { state.withLock { $0.requests } }

  func reply(to request: ReceivedRequest) -> ServedReply {
    state.withLock { $0.requests.append(request) }
    return answer(request)
  }

  /// Waits at a gate; a server that stops opens all of them.
  func wait(at gate: Gate) {
    let isStopped = state.withLock { state in
      state.gates.append(gate)
      return state.isStopped
    }
    if !isStopped { gate.wait() }
  }

  func openGates() {
    let gates = state.withLock { state in
      state.isStopped = true
      return state.gates
    }
    for gate in gates { gate.open() }
  }

  func replyEnded(isWhole: Bool) {
    let ready = state.withLock { state in
      state.ended.append(isWhole)
      let count = state.ended.count
      let ready = state.watchers.filter { $0.count <= count }.map { ($0.continuation, state.ended) }
      state.watchers.removeAll { $0.count <= count }
      return ready
    }
    for (continuation, ended) in ready { continuation.resume(returning: ended) }
  }

  func ended(_ count: Int) async -> [Bool] {
    await withCheckedContinuation { continuation in
      let now = state.withLock { state -> [Bool]? in
        if state.ended.count >= count { return state.ended }
        state.watchers.append((count, continuation))
        return nil
      }
      if let now { continuation.resume(returning: now) }
    }
  }
}
