import Foundation
import Glibc
import LocalServer
import Synchronization

/// `mitko-bench serve`: a model server in a process of its own, so that what it works is not counted as the client's.
///
/// The first part of the path says how it answers: `once` with 20 tokens in one go, `paced` with 50 tokens a second once
/// as many streams as are measured have begun; anything else is answered as `once` is. `GET /connections/NAME` tells how
/// many connections requests under that name came by. It prints its port and serves until its input ends.
enum ModelServer {
  static let streams = 100
  static let tokensASecond = 50
  /// Ten seconds.
  static let tokens = 500

  static func run() throws {
    let ports = Ports()
    let paced = PacedStreams(streams: streams, tokens: tokens, each: 1.0 / Double(tokensASecond))
    let once =
      (0..<20).map { ServedReply.Step.bytes(PlayedModel.piece("word\($0) ")) }
      + [.bytes(PlayedModel.end(tokens: 20))]
    let server = try LocalServer { request in
      let parts = request.path.split(separator: "/").map(String.init)
      if request.method == "GET", parts.count == 2, parts[0] == "connections" {
        return ServedReply(String(ports.count(under: parts[1])))
      }
      guard let name = parts.first, request.path == "/\(name)\(PlayedModel.path)" else {
        return ServedReply(status: 404, "{}")
      }
      ports.note(request.clientPort, under: name)
      return ServedReply(fields: PlayedModel.fields, steps: name == "paced" ? paced.begin() : once)
    }
    print(server.port)
    // All streams; that one alone is a variable, which strict concurrency does not let in.
    fflush(nil)
    while getchar() != EOF {}
    server.stop()
  }

  /// Which ports of the client requests came from, by name: one a connection.
  private final class Ports: Sendable {
    private let seen = Mutex<[String: Set<UInt16>]>([:])

    func note(_ port: UInt16, under name: String) { seen.withLock { _ = $0[name, default: []].insert(port) } }
    func count(under name: String) -> Int { seen.withLock { $0[name]?.count ?? 0 } }
  }
}

/// Streams whose tokens are sent at their times, each stream a little after the one before.
private final class PacedStreams: Sendable {
  private let streams: Int
  private let tokens: Int
  private let seconds: Double
  private let begun = Mutex<[[Gate]]>([])

  /// - Parameter seconds: between two tokens of a stream.
  init(streams: Int, tokens: Int, each seconds: Double) {
    self.streams = streams
    self.tokens = tokens
    self.seconds = seconds
  }

  /// What one more stream sends; time begins with the last of them.
  func begin() -> [ServedReply.Step] {
    let gates = (0..<tokens).map { _ in Gate() }
    let all = begun.withLock { begun in
      begun.append(gates)
      return begun.count == streams ? begun : nil
    }
    if let all { Thread.detachNewThread { [seconds] in Self.beat(all, seconds) } }
    return gates.flatMap { [.wait($0), .bytes(PlayedModel.piece("word "))] }
      + [.bytes(PlayedModel.end(tokens: tokens))]
  }

  private static func beat(_ streams: [[Gate]], _ seconds: Double) {
    let start = Stopwatch.milliseconds
    for token in streams[0].indices {
      for (number, gates) in streams.enumerated() {
        let due = (Double(token) + Double(number) / Double(streams.count)) * seconds * 1_000
        let wait = due - (Stopwatch.milliseconds - start)
        if wait > 0 { usleep(UInt32(wait * 1_000)) }
        gates[token].open()
      }
    }
  }
}
