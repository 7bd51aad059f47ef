/// The proxy on the way to other machines; loopback is always gone to directly.
package struct ProxySettings: Hashable, Sendable {
  /// `http://host:port`, or with `https` or `socks5h`; a password in it is why it is secret. `nil` for none.
  package var proxy: Secret?
  /// Hosts that are gone to directly, in the form of `NO_PROXY`: names and their subdomains, addresses, CIDR blocks,
  /// separated by commas; `*` for all.
  package var exceptions: String

  package init(proxy: Secret? = nil, exceptions: String = "") {
    self.proxy = proxy
    self.exceptions = exceptions
  }

  /// What the variables say that libcurl and others read (https://everything.curl.dev/usingcurl/proxies/env): the
  /// lower-case name first, the one for `https` before the one for all.
  package init(environment: [String: String]) {
    func first(of names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    proxy = first(of: "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY").map { Secret($0) }
    exceptions = first(of: "no_proxy", "NO_PROXY") ?? ""
  }
}
