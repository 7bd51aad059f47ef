import Dispatch
import Glibc
import Synchronization
import TerminalKit
import Testing

/// Both ends of a terminal that exists only in the kernel: the program gets `path`, the test types and reads here.
final class PseudoTerminal: Sendable {
  let master: Int32
  let path: String
  /// Kept open, so that the terminal survives when the program closes its own.
  private let slave: Int32
  private let chunks: AsyncStream<[UInt8]>
  private let unread: Mutex<[UInt8]> = Mutex([])
  private let arrived: AsyncStream<[UInt8]>.Continuation

  init(_ size: Size = Size(columns: 80, rows: 24)) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    // Linux's TIOCSPTLCK and TIOCGPTN: what unlockpt and ptsname do, which the Glibc module lacks.
    var lock: Int32 = 0
    var number: Int32 = 0
    try #require(master >= 0)
    try #require(ioctl(master, 0x4004_5431, &lock) == 0)
    try #require(ioctl(master, 0x8004_5430, &number) == 0)
    path = "/dev/pts/\(number)"
    slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    (chunks, arrived) = AsyncStream.makeStream(of: [UInt8].self)
    resize(size)
    // What the program writes must be taken, or it would wait; a thread of its own may block.
    let thread = DispatchQueue(label: "pty")
    thread.async { [master, arrived] in
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = read(master, &buffer, buffer.count)
        if count <= 0 { break }
        arrived.yield(Array(buffer[..<count]))
      }
      close(master)
      arrived.finish()
    }
  }

  deinit { close(slave) }

  func resize(_ size: Size) {
    var window = winsize(ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  func type(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      if count > 0 { sent += count } else if errno != EINTR { return }
    }
  }

  func type(_ text: String) { type(text.utf8) }

  /// Everything written so far and until `end` appears, as text; consumed.
  func output(until end: String) async -> String {
    let wanted = Array(end.utf8)
    for await chunk in chunks {
      let found = unread.withLock { bytes -> String? in
        bytes += chunk
        guard bytes.contains(wanted) else { return nil }
        defer { bytes = [] }
        return String(decoding: bytes, as: UTF8.self)
      }
      if let found { return found }
    }
    return unread.withLock { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether typed characters are shown and lines edited by the terminal, as a shell needs it.
  var isCooked: Bool {
    var settings = termios()
    tcgetattr(slave, &settings)
    let flags = tcflag_t(ECHO | ICANON | ISIG)
    return settings.c_lflag & flags == flags
  }
}
