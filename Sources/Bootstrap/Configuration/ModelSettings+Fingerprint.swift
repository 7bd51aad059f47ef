import Domain
import HTTPTransport
import LanguageModels

extension ModelSettings {
  /// A hash of where and how a provider is asked, secrets included: they cannot be read from it.
  ///
  /// The way there is no part of it: a proxy belongs to the environment that a process was started in, and two processes
  /// that reach the same provider by different ways share what is known of it.
  ///
  /// - Parameter more: what else decides whether it can serve.
  func fingerprint(with more: [String]) -> String {
    let headers = fields.flatMap { [$0.name.lowercased(), $0.reveal()] }
    // Each list with its length: what moves from one to the next makes another hash.
    let parts =
      [provider.rawValue, endpoint.description, key?.reveal() ?? "", String(fields.count)] + headers + more
    return String(StableHash.of(parts.joined(separator: "\u{0}").utf8), radix: 16)
  }
}
