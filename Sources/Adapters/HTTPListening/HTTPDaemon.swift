import CMicroHTTPD
import Synchronization

/// A running server of libmicrohttpd, stopped once.
package final class HTTPDaemon: Sendable {
  /// libmicrohttpd's functions may be called from any thread.
  private struct Handle: @unchecked Sendable { let pointer: OpaquePointer }

  private let handle: Mutex<Handle?>
  /// The port that it listens at.
  package let port: UInt16

  /// - Parameter pointer: as libmicrohttpd gave it.
  package init(_ pointer: OpaquePointer) {
    handle = Mutex(Handle(pointer: pointer))
    port = mitko_httpd_port(pointer)
  }

  /// Ends every connection, once what is being answered has been. Again does nothing.
  package func stop() {
    // It waits for the connections' threads: not under the lock.
    if let handle = handle.withLock({ $0.take() }) { MHD_stop_daemon(handle.pointer) }
  }

  /// The fields of a request's head; names in lower case.
  package static func fields(of connection: OpaquePointer?) -> [String: String] {
    var fields: [String: String] = [:]
    withUnsafeMutablePointer(to: &fields) { pointer in
      _ = MHD_get_connection_values(
        connection, .HEADER_KIND,
        { fields, _, name, value in
          let fields = fields!.assumingMemoryBound(to: [String: String].self)
          if let name, let value {
            fields.pointee[String(cString: name).lowercased()] = String(cString: value)
          }
          return .YES
        }, pointer)
    }
    return fields
  }
}
