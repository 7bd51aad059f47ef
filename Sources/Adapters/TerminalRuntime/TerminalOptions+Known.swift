internal import CNcurses

extension TerminalOptions {
  /// Whether the terminal database of this machine has a terminal of that name. Opens nothing.
  package static func knows(_ term: String) -> Bool {
    var reset: [CChar] = Array(repeating: 0, count: 256)
    return !term.isEmpty && cn_probe(term, 1, &reset, reset.count) != CN_UNKNOWN_TERMINAL
  }
}
