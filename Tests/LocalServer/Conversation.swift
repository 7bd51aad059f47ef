import CMicroHTTPD
import Glibc
import HTTPListening

/// One request of a connection and the reply to it, on the connection's thread.
final class Conversation {
  private var body: [UInt8] = []
  private var steps: ArraySlice<ServedReply.Step> = []
  private var offset = 0
  private let desk: Desk

  private init(desk: Desk) {
    self.desk = desk
  }

  static func handle(
    desk: UnsafeMutableRawPointer?, connection: OpaquePointer?, url: UnsafePointer<CChar>?,
    method: UnsafePointer<CChar>?, upload: UnsafePointer<CChar>?, uploadSize: UnsafeMutablePointer<Int>?,
    state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
  ) -> MHD_Result {
    guard let desk, let url, let method, let uploadSize, let state else { return .NO }
    // Called once when the head is there, once for each piece of the body, and once at its end.
    guard let pointer = state.pointee else {
      let desk = Unmanaged<Desk>.fromOpaque(desk).takeUnretainedValue()
      state.pointee = Unmanaged.passRetained(Conversation(desk: desk)).toOpaque()
      return .YES
    }
    let this = Unmanaged<Conversation>.fromOpaque(pointer).takeUnretainedValue()
    if uploadSize.pointee > 0 {
      this.body += UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee)
      uploadSize.pointee = 0
      return .YES
    }
    return this.answer(
      ReceivedRequest(
        method: String(cString: method), path: String(cString: url),
        fields: HTTPDaemon.fields(of: connection),
        body: this.body, clientPort: mitko_httpd_client_port(connection)), over: connection)
  }

  static func completed(
    desk: UnsafeMutableRawPointer?, state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, isWhole: Bool
  ) {
    guard let desk, let pointer = state?.pointee else { return }
    state?.pointee = nil
    Unmanaged<Conversation>.fromOpaque(pointer).release()
    Unmanaged<Desk>.fromOpaque(desk).takeUnretainedValue().replyEnded(isWhole: isWhole)
  }

  private func answer(_ request: ReceivedRequest, over connection: OpaquePointer?) -> MHD_Result {
    let reply = desk.reply(to: request)
    if let gate = reply.headGate { desk.wait(at: gate) }
    steps = reply.steps[...]
    let this = Unmanaged.passRetained(self).toOpaque()
    let response = mitko_httpd_streamed(
      { this, _, buffer, room in
        Unmanaged<Conversation>.fromOpaque(this!).takeUnretainedValue().next(into: buffer, room: room)
      }, this, { Unmanaged<Conversation>.fromOpaque($0!).release() })
    guard let response else { return .NO }
    for (name, value) in reply.fields { MHD_add_response_header(response, name, value) }
    defer { MHD_destroy_response(response) }
    return MHD_queue_response(connection, UInt32(reply.status), response)
  }

  private func next(into buffer: UnsafeMutablePointer<CChar>?, room: Int) -> Int {
    guard let buffer else { return Int(MITKO_HTTPD_CUT) }
    while let step = steps.first {
      switch step {
      case .bytes(let bytes):
        if offset < bytes.count { return copy(bytes, into: buffer, room: room) }
        steps.removeFirst()
        offset = 0
      case .wait(let gate):
        steps.removeFirst()
        desk.wait(at: gate)
      case .cut: return Int(MITKO_HTTPD_CUT)
      case .endless(let bytes):
        if offset >= bytes.count { offset = 0 }
        return copy(bytes, into: buffer, room: room)
      }
    }
    return Int(MITKO_HTTPD_END)
  }

  private func copy(_ bytes: [UInt8], into buffer: UnsafeMutablePointer<CChar>, room: Int) -> Int {
    let count = min(room, bytes.count - offset)
    bytes.withUnsafeBytes { _ = memcpy(buffer, $0.baseAddress! + offset, count) }
    offset += count
    return count
  }
}
