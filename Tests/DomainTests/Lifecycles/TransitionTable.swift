import Testing

/// A lifecycle drawn as a table: a row a state, a column an event, in each cell what comes of it.
///
/// "." stands for an event that the state refuses, "=" for one that is answered and changes nothing.
struct TransitionTable {
  struct Cell: Sendable, CustomTestStringConvertible {
    let state: String
    let event: String
    let result: String

    var testDescription: String { "\(state) + \(event) -> \(result)" }
  }

  let cells: [Cell]

  init(_ drawing: String) {
    let lines = drawing.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let events = lines[0]
    cells = lines.dropFirst().flatMap { line in
      precondition(line.count == events.count + 1, "a row of \(line.count - 1) cells: \(line)")
      return zip(events, line.dropFirst()).map { Cell(state: line[0], event: $0, result: $1) }
    }
  }
}
