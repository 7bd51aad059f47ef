import CCurl

/// One request after another over libcurl's easy interface and one kept connection, with nothing round it: what a
/// transport is held against.
final class BareCurl {
  private let handle: UnsafeMutableRawPointer
  private let fields: UnsafeMutablePointer<curl_slist>?
  private let firstByte: UnsafeMutablePointer<Double>

  /// - Parameters:
  ///   - url: where each request goes.
  ///   - body: what each posts.
  init?(url: String, body: [UInt8]) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    var list: UnsafeMutablePointer<curl_slist>?
    for line in ["Expect:", "content-type: application/json", "accept: text/event-stream"] {
      list = curl_slist_append(list, line) ?? list
    }
    fields = list
    firstByte = .allocate(capacity: 1)
    firstByte.initialize(to: 0)
    mitko_curl_set_text(handle, CURLOPT_URL, url)
    mitko_curl_set_text(handle, CURLOPT_PROXY, "")
    mitko_curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    mitko_curl_set_long(handle, CURLOPT_TCP_NODELAY, 1)
    mitko_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list)
    mitko_curl_set_long(handle, CURLOPT_POST, 1)
    mitko_curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
    body.withUnsafeBytes { _ = mitko_curl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, $0.baseAddress) }
    mitko_curl_set_pointer(handle, CURLOPT_WRITEDATA, firstByte)
    mitko_curl_set_body_callback(handle) { _, size, count, pointer in
      let firstByte = pointer!.assumingMemoryBound(to: Double.self)
      if firstByte.pointee == 0 { firstByte.pointee = Stopwatch.milliseconds }
      return size * count
    }
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(fields)
    firstByte.deallocate()
  }

  /// Milliseconds from the call to the first byte of the body.
  func timeToFirstByte() throws -> Double {
    firstByte.pointee = 0
    let start = Stopwatch.milliseconds
    guard curl_easy_perform(handle) == CURLE_OK, firstByte.pointee > 0 else {
      throw BenchError.noAnswer("bare libcurl")
    }
    return firstByte.pointee - start
  }
}
