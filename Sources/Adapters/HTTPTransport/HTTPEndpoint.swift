/// An address that secrets may be sent to: `https`, or `http` on this machine.
package struct HTTPEndpoint: Hashable, Sendable, CustomStringConvertible {
  /// How it is spoken to.
  package enum Scheme: String, Hashable, Sendable { case https, http }

  package let scheme: Scheme
  /// In lower case, an IPv6 address without its brackets.
  package let host: String
  package let port: UInt16
  /// Empty, or a path that begins with a slash and does not end with one.
  package let path: String

  /// Reads an absolute URL of ASCII, as RFC 3986 has it, without user, query and fragment.
  ///
  /// - Throws: what is wrong with it; `.unencrypted` for `http` to another machine.
  package init(_ text: String) throws(HTTPEndpointError) {
    guard let mark = text.firstRange(of: "://"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .malformed
    }
    guard let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased()) else {
      throw .unsupportedScheme
    }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { !"/?#".contains($0) }
    var path = rest[authority.endIndex...]
    guard !authority.contains("@") else { throw .credentials }
    guard !path.contains("?"), !path.contains("#"), !path.contains("\\") else { throw .malformed }
    while path.hasSuffix("/") { path.removeLast() }
    let (host, portText) = try Self.hostAndPort(authority)
    var port: UInt16 = scheme == .https ? 443 : 80
    if let portText {
      guard portText.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt16(portText),
        number > 0
      else { throw .malformed }
      port = number
    }
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = String(path)
    if scheme == .http, !isLoopback { throw .unencrypted(host: host) }
  }

  private init(_ other: HTTPEndpoint, path: String) {
    (scheme, host, port, self.path) = (other.scheme, other.host, other.port, path)
  }

  /// The endpoint below this one: `https://host/v1` and "messages" make `https://host/v1/messages`.
  package func appending(_ component: String) -> HTTPEndpoint {
    HTTPEndpoint(self, path: path + "/" + component)
  }

  /// Whether the host is this machine by its very name: `localhost`, 127.0.0.0/8 or ::1.
  package var isLoopback: Bool { Self.isLoopback(host) }

  /// The URL.
  package var description: String {
    let name = host.contains(":") ? "[\(host)]" : host
    let standard: UInt16 = scheme == .https ? 443 : 80
    return "\(scheme.rawValue)://\(name)\(port == standard ? "" : ":\(port)")\(path)"
  }

  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func hostAndPort(
    _ authority: Substring
  ) throws(HTTPEndpointError) -> (host: String, port: Substring?) {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { throw .malformed }
      let host = authority[authority.index(after: authority.startIndex)..<end]
      let rest = authority[authority.index(after: end)...]
      guard !host.isEmpty, host.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }),
        rest.isEmpty || rest.hasPrefix(":")
      else { throw .malformed }
      return (host.lowercased(), rest.isEmpty ? nil : rest.dropFirst())
    }
    let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let host = parts.first, !host.isEmpty,
      host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "_" })
    else { throw .malformed }
    return (host.lowercased(), parts.count == 2 ? parts[1] : nil)
  }
}

/// Why a text is no endpoint.
package enum HTTPEndpointError: Error, Hashable, Sendable {
  case malformed
  /// Neither `https` nor `http`.
  case unsupportedScheme
  /// A user or password in the URL, where logs and processes' lists would show it.
  case credentials
  /// `http` to another machine, where everybody on the way could read the key.
  case unencrypted(host: String)
}
