import Foundation

/// A real llama.cpp server, which `make llama` has fetched, with a model too small to be of any use.
final class LlamaServer: Sendable {
  /// Whoever asks has to say this.
  static let key = "sk-llama"
  /// In tokens.
  static let contextLimit = 4_096

  /// One for all tests: reading the model takes seconds.
  static let shared = Result { try LlamaServer() }

  /// "http://127.0.0.1:PORT"
  let address: String
  /// The server ends when this is closed, which the end of this process does.
  private let input: FileHandle

  /// The server did not start.
  struct CannotStart: Error {
    let printed: String
  }

  private init() throws {
    // Without the variable, Package.swift leaves these tests out.
    guard let folder = ProcessInfo.processInfo.environment["MITKO_LLAMA"] else {
      throw CannotStart(printed: "MITKO_LLAMA is not set")
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "llama-server.py")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path(), folder + "/model.gguf", Self.key]
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONPATH": folder]) { $1 }
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // It prints one line, or ends.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    address = line.trimmingCharacters(in: .whitespacesAndNewlines)
    self.input = input.fileHandleForWriting
    guard address.hasPrefix("http://127.0.0.1:") else { throw CannotStart(printed: line) }
  }
}
