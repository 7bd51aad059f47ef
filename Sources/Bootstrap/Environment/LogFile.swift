import Domain
import FoundationEssentials
import Glibc
package import Ports

/// The log: JSON lines appended to a file in the state directory, one write a line, so that programs may share it.
package struct LogFile: ProgramLog {
  private let descriptor: Int32
  private let least: LogLevel
  private let program: String
  private let time: any TimeSource

  /// Opens or makes `<directory>/mitko.log`. Where that is impossible nothing is logged: a log that cannot be
  /// written is no reason not to serve people; `doctor` tells.
  ///
  /// - Parameter isShared: whether a group writes into it.
  package init(
    directory: String, program: String, least: LogLevel, isShared: Bool = false, time: any TimeSource
  ) {
    descriptor = open(directory + "/mitko.log", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    // Only its owner may do so; where that is somebody else it has been done.
    if isShared, descriptor >= 0 { fchmod(descriptor, 0o660) }
    self.program = program
    self.least = least
    self.time = time
  }

  package func record(_ level: LogLevel, _ event: String, _ fields: [String: LogValue]) {
    guard descriptor >= 0, level >= least else { return }
    var line = "{\"at\":\(time.now.microseconds),\"level\":\"\(level)\",\"program\":\(Self.quoted(program))"
    line += ",\"event\":\(Self.quoted(event))"
    for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .text(let text): line += ",\(Self.quoted(name)):\(Self.quoted(text))"
      case .number(let number): line += ",\(Self.quoted(name)):\(number)"
      }
    }
    line += "}\n"
    line.withUTF8 { bytes in _ = write(descriptor, bytes.baseAddress, bytes.count) }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
