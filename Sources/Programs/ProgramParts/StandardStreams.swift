import Glibc
import TerminalKit

/// The three streams that a program begins with.
package enum StandardStreams {
  /// Opens those that the caller has closed: else the next thing that is opened, the log or an event counter of the
  /// runtime, would take the number, and what is meant for the stream would land in it. Nothing comes from such a
  /// stream, and writing to it fails.
  ///
  /// Before any other file is opened.
  package static func holdClosed() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one.
      _ = open("/dev/null", O_RDONLY)
    }
  }
}

/// Data for other programs and for people.
package enum StandardOutput {
  /// Writes all of `text`.
  ///
  /// - Throws: `OutputClosed` where nobody reads any more or the disk is full.
  package static func write(_ text: String) throws {
    guard writeAll(text, to: STDOUT_FILENO) else { throw OutputClosed() }
  }
}

/// Nobody reads the output any more, or it cannot be written.
package struct OutputClosed: Error {
  package init() {}
}

/// Diagnostics: a line each.
package enum StandardError {
  /// Writes `line` made safe for a terminal: it may quote an argument or a file of somebody else's.
  ///
  /// On a terminal it ends at words; in a log it stays one line.
  package static func write(_ line: String) {
    var line = Sanitizer.plain(line)
    if line.hasSuffix("\n") { line.removeLast() }
    if let columns = terminalColumns(of: STDERR_FILENO) {
      line = TextWrap.hanging(line, columns: columns, keepsWords: true).joined(separator: "\n")
    }
    _ = writeAll(line + "\n", to: STDERR_FILENO)
  }
}

/// The columns of the terminal behind a descriptor; `nil` where there is none or it does not tell.
package func terminalColumns(of descriptor: Int32) -> Int? {
  var size = winsize()
  guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
    return nil
  }
  return Int(size.ws_col)
}

/// Writes all of `text`, however often the kernel takes only a part; false with `errno` where it takes no more.
package func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
      if count < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += count
    }
    return true
  }
}
