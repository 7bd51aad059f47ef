import Foundation
import Glibc

/// A `mitko-bench serve` of this run.
final class ModelServerProcess {
  private let process = Process()
  private let input = Pipe()
  let port: Int

  /// Starts it, and returns when it listens.
  init() throws {
    let output = Pipe()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["serve"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // It prints one line and flushes it.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      process.terminate()
      throw BenchError.noAnswer("the model server")
    }
    self.port = port
  }

  /// It ends with its input.
  func stop() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The address below which a way of answering lies.
  func base(_ name: String) -> String { "http://127.0.0.1:\(port)/\(name)/v1" }
}
