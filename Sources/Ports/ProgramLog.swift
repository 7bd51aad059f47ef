/// Where a program writes what operators may need: JSON lines with ids, never what a person wrote.
package protocol ProgramLog: Sendable {
  func record(_ level: LogLevel, _ event: String, _ fields: [String: LogValue])
}

/// How much a line of the log matters, rising.
package enum LogLevel: Int, CaseIterable, Comparable, Hashable, Sendable {
  case debug, info, warning, error

  package static func < (left: LogLevel, right: LogLevel) -> Bool { left.rawValue < right.rawValue }
}

package enum LogValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
}
