import Domain
import Ports
package import Profiler

/// The people of the demo, embedded in the program.
package struct DemoWorld: Sendable {
  package let people: [PeopleFile.Person]

  /// All people of `demo-data/people`: one of each trade, then the next of each. In this order they move in and are
  /// embedded, so that a newcomer of any trade finds somebody long before all are there.
  package init() {
    let trades = EmbeddedFiles.all.filter { $0.path.hasPrefix("demo-data/people/") }
      .map { PeopleFile(parsing: $0.text, name: $0.path).people }
    people = (0..<(trades.map(\.count).max() ?? 0)).flatMap { place in
      trades.compactMap { $0.indices.contains(place) ? $0[place] : nil }
    }
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
