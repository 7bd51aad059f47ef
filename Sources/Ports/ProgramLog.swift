/// Where a program writes what operators may need: JSON lines with ids, never what a person wrote.
package protocol ProgramLog: Sendable {
  /// Writes one line. Never fails: what cannot be written is dropped, since no log is a reason not to serve people.
  ///
  /// - Parameters:
  ///   - event: a stable word with dots, "job.failed".
  ///   - fields: ids, numbers and words of ours by name.
  func record(_ level: LogLevel, _ event: String, _ fields: [String: LogValue])
}

/// How much a line of the log matters, rising.
package enum LogLevel: Int, CaseIterable, Comparable, Hashable, Sendable {
  case debug, info, warning, error

  package static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }
}

/// What a field of a line holds, as JSON has it.
package enum LogValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
}
