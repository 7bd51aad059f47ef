import Domain
import HTTPTransport
import LanguageModels

extension ModelSettings {
  /// A hash of where and how a provider is asked, secrets included: they cannot be read from it.
  ///
  /// - Parameters:
  ///   - proxy: the way to other machines.
  ///   - more: what else decides whether it can serve.
  func fingerprint(by proxy: ProxySettings, with more: [String]) -> String {
    let headers = fields.flatMap { [$0.name.lowercased(), $0.reveal()] }
    // Each list with its length: what moves from one to the next makes another hash.
    let parts =
      [provider.rawValue, endpoint.description, key?.reveal() ?? ""]
      + [proxy.proxy?.reveal() ?? "", proxy.exceptions] + [String(fields.count)] + headers + more
    return String(StableHash.of(parts.joined(separator: "\u{0}").utf8), radix: 16)
  }
}
