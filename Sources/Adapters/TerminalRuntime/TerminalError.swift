/// Why there is no screen. Facts; what to say and what to try is made where people read it.
package enum TerminalError: Error, Hashable, Sendable {
  /// The device cannot be opened: there is none, or no permission. The number is an errno.
  case cannotOpen(path: String, code: Int32)
  /// The device is there and is no terminal.
  case notATerminal(path: String)
  /// TERM is empty, or the terminal database does not know it.
  case unknownTerminal(String)
  /// The terminal is known, but its cursor cannot be moved (TERM=dumb): plain mode is the way.
  case tooPlain(String)
  /// The system has no UTF-8 locale, not even C.UTF-8.
  case noUnicodeLocale
  /// A screen is open already; a process has one.
  case alreadyOpen
  /// The terminal refused its settings, or memory ran out. The number is an errno, 0 where none is known.
  case failed(code: Int32)
}
