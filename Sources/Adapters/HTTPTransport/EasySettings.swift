import CCurl

/// What every request of a transport has in common, as options of libcurl
/// (https://curl.se/libcurl/c/curl_easy_setopt.html).
struct EasySettings: Sendable {
  let proxy: ProxySettings
  let certificates: String?
  let agent: String

  /// A handle for one request; `nil` where libcurl has no memory. The request's own body is copied.
  ///
  /// - Parameter fields: a list that must live as long as the handle.
  func handle(
    for request: HTTPRequest, fields: UnsafeMutablePointer<curl_slist>?
  ) -> UnsafeMutableRawPointer? {
    guard let handle = curl_easy_init() else { return nil }
    let endpoint = request.endpoint
    func set(_ option: CURLoption, _ value: Int) { mitko_curl_set_long(handle, option, value) }
    func set(_ option: CURLoption, _ value: String) { mitko_curl_set_text(handle, option, value) }

    set(CURLOPT_URL, endpoint.description)
    set(CURLOPT_PROTOCOLS_STR, endpoint.scheme.rawValue)
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_USERAGENT, agent)
    mitko_curl_set_pointer(handle, CURLOPT_HTTPHEADER, fields)
    // What is meant for the server is not told to a proxy.
    set(CURLOPT_HEADEROPT, MITKO_CURL_HEADERS_SEPARATE)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)

    switch request.method {
    case .get: set(CURLOPT_HTTPGET, 1)
    case .post:
      set(CURLOPT_POST, 1)
      mitko_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.count))
      request.body.withUnsafeBytes { bytes in
        // An empty array may have no address, and no address would mean "read it from somewhere".
        if let address = bytes.baseAddress {
          mitko_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, address)
        } else {
          set(CURLOPT_COPYPOSTFIELDS, "")
        }
      }
    }

    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, MITKO_CURL_TLS_1_2)
    if let certificates {
      set(CURLOPT_CAINFO, certificates)
      mitko_curl_set_text(handle, CURLOPT_CAPATH, nil)
    }
    switch endpoint.scheme {
    case .https:
      set(CURLOPT_HTTP_VERSION, MITKO_CURL_HTTP_2_OVER_TLS)
      // A second request waits for the first one's connection rather than opening another.
      set(CURLOPT_PIPEWAIT, 1)
    case .http: set(CURLOPT_HTTP_VERSION, MITKO_CURL_HTTP_1_1)
    }

    // Never the environment's own: it was read once, where configuration is read. An empty text means none.
    set(CURLOPT_PROXY, proxy.proxy?.reveal() ?? "")
    set(CURLOPT_NOPROXY, endpoint.isLoopback ? "*" : proxy.exceptions)

    // Signals belong to the program; without this, libcurl times names out by one.
    set(CURLOPT_NOSIGNAL, 1)
    // A request that ends while its name is looked up must not hold up the others until the resolver gives in.
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_TCP_NODELAY, 1)
    set(CURLOPT_TCP_KEEPALIVE, 1)
    // The limits are kept by `ExchangeClock`, which can tell them apart; libcurl's own only must not be first.
    set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.limits.connect + .seconds(60)))
    return handle
  }

  /// The request's fields as libcurl takes them; to be freed after the handle.
  func fields(of request: HTTPRequest) -> UnsafeMutablePointer<curl_slist>? {
    var list: UnsafeMutablePointer<curl_slist>?
    // "Expect:" with no value: no waiting for leave to send a large body.
    for line in ["Expect:"] + request.fields.compactMap({ $0.line() }) {
      list = curl_slist_append(list, line) ?? list
    }
    return list
  }

  private static func milliseconds(_ duration: Duration) -> Int {
    Int(min(max(duration.components.seconds, 1), 3_600) * 1_000)
  }
}
