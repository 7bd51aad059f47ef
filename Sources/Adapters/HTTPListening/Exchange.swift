import CMicroHTTPD
import Dispatch
import Synchronization

/// One request of a connection while it comes, on the connection's thread.
final class Exchange {
  private var body: [UInt8] = []
  private var isTooLong = false

  static func handle(
    desk: UnsafeMutableRawPointer?, connection: OpaquePointer?, url: UnsafePointer<CChar>?,
    method: UnsafePointer<CChar>?, upload: UnsafePointer<CChar>?, uploadSize: UnsafeMutablePointer<Int>?,
    state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
  ) -> MHD_Result {
    guard let desk, let url, let method, let uploadSize, let state else { return .NO }
    let shared = Unmanaged<HTTPListener.Desk>.fromOpaque(desk).takeUnretainedValue()
    // Called once when the head is there, once for each piece of the body, and once at its end.
    guard let pointer = state.pointee else {
      state.pointee = Unmanaged.passRetained(Exchange()).toOpaque()
      let length = MHD_lookup_connection_value(connection, .HEADER_KIND, "Content-Length").flatMap {
        Int(String(cString: $0))
      }
      if let length, length > shared.bodyLimit { return send(Self.tooLong, over: connection) }
      return .YES
    }
    let this = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
    if uploadSize.pointee > 0 {
      if this.body.count + uploadSize.pointee > shared.bodyLimit {
        this.isTooLong = true
        this.body = []
      } else if !this.isTooLong {
        this.body += UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee)
      }
      uploadSize.pointee = 0
      return .YES
    }
    if this.isTooLong { return send(tooLong, over: connection) }
    let request = HTTPListener.Request(
      method: String(cString: method), path: String(cString: url), fields: HTTPDaemon.fields(of: connection),
      body: this.body)
    return send(waited(for: request, shared), over: connection)
  }

  static func release(_ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?) {
    guard let pointer = state?.pointee else { return }
    state?.pointee = nil
    Unmanaged<Exchange>.fromOpaque(pointer).release()
  }

  private static var tooLong: HTTPListener.Response { .init(status: 413, text: "too long\n") }

  /// The connection's own thread waits, and none of Swift's.
  private static func waited(
    for request: HTTPListener.Request, _ desk: HTTPListener.Desk
  ) -> HTTPListener.Response {
    let answer = Answer()
    Task {
      answer.give(await desk.answer(request))
    }
    return answer.taken()
  }

  /// An answer that one thread gives and one takes.
  private final class Answer: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    private let response = Mutex<HTTPListener.Response?>(nil)

    func give(_ response: HTTPListener.Response) {
      self.response.withLock { $0 = response }
      semaphore.signal()
    }

    func taken() -> HTTPListener.Response {
      semaphore.wait()
      return response.withLock { $0 } ?? .init(status: 500)
    }
  }

  private static func send(_ response: HTTPListener.Response, over connection: OpaquePointer?) -> MHD_Result {
    let made = response.body.withUnsafeBytes { bytes in
      MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let made else { return .NO }
    defer { MHD_destroy_response(made) }
    for (name, value) in response.fields { MHD_add_response_header(made, name, value) }
    return MHD_queue_response(connection, UInt32(response.status), made)
  }
}
