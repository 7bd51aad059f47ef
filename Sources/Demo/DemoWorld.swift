import Domain
import Ports
package import Profiler

/// The people of the demo, embedded in the program.
package struct DemoWorld: Sendable {
  package let people: [PeopleFile.Person]
  /// Those who lead a life of their own, by their names in the demo: with each other they take their time, and their work
  /// is made by the played provider. The others are there for whoever plays: they are free, and answer at once.
  package let regulars: Set<String>

  /// All people of `demo-data/people`: one of each trade, then the next of each, a regular and one of the others in turns.
  /// In this order they move in and are embedded, so that a newcomer of any trade finds somebody long before all are there.
  package init() {
    let trades = EmbeddedFiles.all.filter { $0.path.hasPrefix(Self.folder) }
      .map { file in
        let people = PeopleFile(parsing: file.text, name: file.path).people
        let trade = file.path.dropFirst(Self.folder.count).prefix { $0 != "." }
        let count = Self.largeTrades.contains(String(trade)) ? 7 : 6
        return (regulars: people.prefix(count), others: people.dropFirst(count))
      }
    regulars = Set(trades.flatMap { $0.regulars.map(\.id) })
    let inTurns = trades.map { trade in
      (0..<max(trade.regulars.count, trade.others.count)).flatMap { place in
        [trade.others.dropFirst(place).first, trade.regulars.dropFirst(place).first].compactMap(\.self)
      }
    }
    people = (0..<(inTurns.map(\.count).max() ?? 0)).flatMap { place in
      inTurns.compactMap { $0.indices.contains(place) ? $0[place] : nil }
    }
  }

  /// A world of other people: for trying out what happens in one.
  package init(people: [PeopleFile.Person], regulars: Set<String>) {
    self.people = people
    self.regulars = regulars
  }

  private static let folder = "demo-data/people/"

  /// Each file begins with six people who stand for themselves, and these with seven; after them come the teams and
  /// seekers that are easily met, who must stay free.
  private static let largeTrades: Set = ["backend", "design", "devops", "frontend", "ml", "product"]

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
