import Domain
import Ports
package import Profiler

/// The people of the demo, embedded in the program.
package struct DemoWorld: Sendable {
  package let people: [PeopleFile.Person]

  /// All people of `demo-data/people`, trade by trade.
  package init() {
    people = EmbeddedFiles.all.filter { $0.path.hasPrefix("demo-data/people/") }
      .flatMap { PeopleFile(parsing: $0.text, name: $0.path).people }
  }

  /// Brings everybody in who is not there yet; safe to be cut off and called again.
  ///
  /// - Returns: how many were added.
  package func move(in imports: PeopleImport) async throws -> Int {
    var added = 0
    for person in people where !Task.isCancelled {
      if try await imports.add(person) == .added { added += 1 }
    }
    return added
  }
}
