/// One request. Its description names no field and nothing of the body.
package struct HTTPRequest: Sendable, CustomStringConvertible {
  /// The methods that providers ask for.
  package enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
  }

  package var method: Method
  package var endpoint: HTTPEndpoint
  package var fields: [HTTPField]
  package var body: [UInt8]
  package var limits: HTTPLimits

  package init(
    _ method: Method, _ endpoint: HTTPEndpoint, fields: [HTTPField] = [], body: [UInt8] = [],
    limits: HTTPLimits = HTTPLimits()
  ) {
    self.method = method
    self.endpoint = endpoint
    self.fields = fields
    self.body = body
    self.limits = limits
  }

  package var description: String { "\(method.rawValue) \(endpoint)" }
}

/// A header field of a request.
package struct HTTPField: Hashable, Sendable {
  private enum Value: Hashable, Sendable {
    case plain(String)
    case secret(prefix: String, Secret)
  }

  package let name: String
  private let value: Value

  /// A field that anybody may see.
  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = .plain(value)
  }

  /// A field that nobody may see: "authorization" with the prefix "Bearer ".
  package init(_ name: String, prefix: String = "", secret: Secret) {
    self.name = name
    value = .secret(prefix: prefix, secret)
  }

  /// The value, secret or not: for sending it and for hashing it, never for showing it.
  package func reveal() -> String {
    switch value {
    case .plain(let text): text
    case .secret(let prefix, let secret): prefix + secret.reveal()
    }
  }

  /// The line as it is sent; `nil` where name or value would break out of it (RFC 9110, section 5).
  func line() -> String? {
    let text = reveal()
    let token = Set("!#$%&'*+-.^_`|~".utf8)
    let isName = !name.isEmpty && name.utf8.allSatisfy { Self.isAlphanumeric($0) || token.contains($0) }
    let isValue = text.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
    guard isName, isValue else { return nil }
    // libcurl leaves a field with no value out, unless it ends in a semicolon.
    return text.isEmpty ? "\(name);" : "\(name): \(text)"
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// How long each part of an exchange may take, and how much may come.
package struct HTTPLimits: Hashable, Sendable {
  /// Until the connection stands: name, proxy, TCP and TLS.
  package var connect: Duration
  /// From then until the first byte of the body: models think before they speak.
  package var firstByte: Duration
  /// Between two pieces of the body. While the reader is behind, the server is not blamed.
  package var idle: Duration
  /// The whole exchange: a server that drips for ever keeps every other limit.
  package var whole: Duration
  /// The largest body, in bytes.
  package var bodyBytes: Int

  package init(
    connect: Duration = .seconds(10), firstByte: Duration = .seconds(120), idle: Duration = .seconds(60),
    whole: Duration = .seconds(600), bodyBytes: Int = 8 << 20
  ) {
    self.connect = connect
    self.firstByte = firstByte
    self.idle = idle
    self.whole = whole
    self.bodyBytes = bodyBytes
  }
}
