/// How a screen is opened.
package struct TerminalOptions: Sendable, Hashable {
  /// The terminal's device: the controlling terminal, so that pipes on stdin and stdout do not matter.
  package var path: String
  /// The terminal's name in the terminal database.
  package var term: String
  /// Whether the user's colours are used.
  package var usesColor: Bool
  /// Whether the terminal tells when its window gets and loses the keyboard.
  package var reportsFocus: Bool
  /// How long a lone Escape may still become a sequence, in milliseconds. Terminals send a key's bytes together; 30
  /// is more than a loaded multiplexer needs and less than people feel.
  package var escapeDelay: Int

  /// Options by name.
  package init(
    path: String = "/dev/tty", term: String, usesColor: Bool = true, reportsFocus: Bool = false,
    escapeDelay: Int = 30
  ) {
    self.path = path
    self.term = term
    self.usesColor = usesColor
    self.reportsFocus = reportsFocus
    self.escapeDelay = escapeDelay
  }

  /// Options as the environment asks: TERM, and NO_COLOR, which counts when it is set to anything but nothing
  /// (no-color.org).
  package init(environment: [String: String]) {
    self.init(term: environment["TERM"] ?? "", usesColor: (environment["NO_COLOR"] ?? "").isEmpty)
  }
}
