import Glibc

/// The service manager that has started the program, told by the protocol of systemd's `sd_notify` (man 3 sd_notify): lines
/// in a datagram to the socket that `NOTIFY_SOCKET` names.
struct ServiceManager: Sendable {
  private let address: [UInt8]
  /// How often the manager wants a sign of life; `nil` for never.
  let watchdog: Duration?

  /// `nil` where nobody wants to be told anything.
  init?(_ environment: [String: String], pid: Int32 = getpid()) {
    guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@"),
      path.utf8.count < Self.longestPath
    else { return nil }
    // A name that begins with @ is one of the abstract kind, which begins with a zero.
    address = path.hasPrefix("@") ? [0] + path.utf8.dropFirst() : Array(path.utf8)
    let isOurs = environment["WATCHDOG_PID"].map { $0 == String(pid) } ?? true
    let interval = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
    watchdog = isOurs ? interval.flatMap { $0 > 0 ? .microseconds($0) : nil } : nil
  }

  /// Of `sockaddr_un`.
  private static let longestPath = 108

  /// Tells a state: "READY=1", "WATCHDOG=1", "STOPPING=1". What cannot be told is dropped.
  func tell(_ state: String) {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: address) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + address.count)
    let bytes = Array(state.utf8)
    _ = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
      }
    }
  }
}
