package import HTTPTransport
package import Ports

/// The Bot API of one bot (https://core.telegram.org/bots/api), a call at a time.
///
/// It tries nothing again; what is known of the sender's limits is the caller's business.
package struct BotAPI: Sendable {
  /// Telegram's own server.
  package static let standardEndpoint = "https://api.telegram.org"

  package let token: BotToken
  private let endpoint: HTTPEndpoint
  private let transport: HTTPTransport
  private let observer: (any BotCallObserving)?

  /// - Parameters:
  ///   - endpoint: the server, without the bot's part of the path.
  ///   - observer: is told of each call's end.
  package init(
    token: BotToken, endpoint: HTTPEndpoint, over transport: HTTPTransport,
    observer: (any BotCallObserving)? = nil
  ) {
    self.token = token
    self.endpoint = endpoint
    self.transport = transport
    self.observer = observer
  }

  /// The longest answer: a hundred updates of a few kilobytes each, with room.
  private static let longestAnswer = 16 << 20

  /// Carries out a method.
  ///
  /// - Parameters:
  ///   - patience: how long the server may think; the rest of the call has limits of its own.
  /// - Returns: the result.
  /// - Throws: `BotError`.
  package func call(
    _ method: String, _ parameters: JSONValue = .object([]), patience: Duration = .seconds(20)
  ) async throws(BotError) -> JSONValue {
    try await call(
      method, fields: [HTTPField("content-type", "application/json")],
      body: Array(parameters.description.utf8), patience: patience)
  }

  /// As the other, with a body of its own.
  func call(
    _ method: String, fields: [HTTPField], body: [UInt8], patience: Duration
  ) async throws(BotError) -> JSONValue {
    do throws(BotError) {
      let result = try await exchange(method, fields, body, patience)
      observer?.called(method, nil)
      return result
    } catch {
      if error != .cancelled { observer?.called(method, error) }
      throw error
    }
  }

  /// Reads a file by its path at the server.
  func download(_ path: String, limit: Int) async throws(BotError) -> [UInt8] {
    // What leads out of the bot's own folder is no path that a server told.
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPath =
      !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
      && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"?#%\\".utf8.contains($0) }
    guard isPath else { throw .malformed }
    let request = HTTPRequest(
      .get, endpoint.appending("file").appending("bot" + token.secret.reveal()).appending(path),
      limits: HTTPLimits(
        connect: .seconds(10), firstByte: .seconds(20), idle: .seconds(20), whole: .seconds(120),
        bodyBytes: limit + 1))
    let status: Int
    let bytes: [UInt8]
    do {
      let response = try await transport.send(request)
      status = response.head.status
      bytes = try await response.body.prefix(upTo: limit + 1)
    } catch HTTPError.bodyTooLarge {
      throw .rejected(status: 413)
    } catch let error as HTTPError {
      throw .transport(error)
    } catch {
      throw .cancelled
    }
    guard status == 200 else { throw BotError(status: status, description: "", parameters: nil) }
    guard bytes.count <= limit else { throw .rejected(status: 413) }
    return bytes
  }

  private func exchange(
    _ method: String, _ fields: [HTTPField], _ body: [UInt8], _ patience: Duration
  ) async throws(BotError) -> JSONValue {
    let request = HTTPRequest(
      .post, endpoint.appending("bot" + token.secret.reveal()).appending(method), fields: fields, body: body,
      limits: HTTPLimits(
        connect: .seconds(10), firstByte: patience, idle: .seconds(20), whole: patience + .seconds(60),
        bodyBytes: Self.longestAnswer))
    let status: Int
    let bytes: [UInt8]
    do {
      let response = try await transport.send(request)
      status = response.head.status
      bytes = try await response.body.prefix(upTo: Self.longestAnswer)
    } catch let error as HTTPError {
      throw .transport(error)
    } catch {
      throw .cancelled
    }
    guard let answer = try? JSONValue(bytes), case .bool(let isDone)? = answer["ok"] else {
      // A gateway between, which knows no better, or none at all.
      if status == 429 { throw .tooMany(retryAfter: .seconds(1)) }
      throw status >= 500 ? .serverFailed(status: status) : .malformed
    }
    if isDone, let result = answer["result"] { return result }
    throw BotError(
      status: answer["error_code"]?.whole ?? status, description: answer["description"]?.text ?? "",
      parameters: answer["parameters"])
  }
}

/// Hears of calls, for counts.
package protocol BotCallObserving: Sendable {
  /// A call of a method has ended; `nil` for well.
  func called(_ method: String, _ error: BotError?)
}
