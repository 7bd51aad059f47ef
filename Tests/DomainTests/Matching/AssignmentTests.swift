import Domain
import TestSupport
import Testing

@Suite struct AssignmentTests {
  private typealias Edge = Assignment.Edge

  private func sum(_ edges: [Edge], _ chosen: [(row: Int, column: Int)]) -> Int64 {
    chosen.reduce(0) { sum, pair in
      sum + (edges.filter { $0.row == pair.row && $0.column == pair.column }.map(\.weight).max() ?? -1_000)
    }
  }

  /// The greatest sum there is, by trying everything.
  private func greatest(_ rows: Int, _ edges: [Edge], from row: Int = 0, taken: Set<Int> = []) -> Int64 {
    guard row < rows else { return 0 }
    var best = greatest(rows, edges, from: row + 1, taken: taken)
    for edge in edges where edge.row == row && edge.weight > 0 && !taken.contains(edge.column) {
      best = max(
        best, edge.weight + greatest(rows, edges, from: row + 1, taken: taken.union([edge.column])))
    }
    return best
  }

  @Test func theFavouriteOfTwoGoesToTheOneWhoHasNobodyElse() {
    // Turn by turn the first would take the favourite, and the second would get nobody.
    let edges = [
      Edge(row: 0, column: 0, weight: 90), Edge(row: 0, column: 1, weight: 80),
      Edge(row: 1, column: 0, weight: 85),
    ]
    let chosen = Assignment.solve(rows: 2, columns: 2, edges: edges)
    #expect(chosen.map(\.column) == [1, 0])
  }

  @Test func twoPairsAreChosenOverOneOnlyWhereTheyAreWorthMore() {
    func edges(_ favourite: Int64) -> [Edge] {
      [
        Edge(row: 0, column: 0, weight: favourite), Edge(row: 0, column: 1, weight: 40),
        Edge(row: 1, column: 0, weight: 50),
      ]
    }
    #expect(Assignment.solve(rows: 2, columns: 2, edges: edges(89)).map(\.row) == [0, 1])
    #expect(Assignment.solve(rows: 2, columns: 2, edges: edges(91)).map(\.row) == [0])
  }

  @Test func nothingComesOfNothing() {
    #expect(Assignment.solve(rows: 0, columns: 0, edges: []).isEmpty)
    #expect(Assignment.solve(rows: 3, columns: 2, edges: []).isEmpty)
    #expect(Assignment.solve(rows: 1, columns: 1, edges: [Edge(row: 0, column: 0, weight: 0)]).isEmpty)
    #expect(Assignment.solve(rows: 1, columns: 1, edges: [Edge(row: 0, column: 0, weight: -5)]).isEmpty)
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func theSumIsTheGreatestThereIs(seed: UInt64) {
    let random = SeededRandom(seed: seed)
    for _ in 0..<20 {
      let (rows, columns) = (random.int(in: 1...6), random.int(in: 1...6))
      let edges = (0..<random.int(in: 0...(rows * columns))).map { _ in
        Edge(
          row: random.int(in: 0...rows - 1), column: random.int(in: 0...columns - 1),
          weight: Int64(random.int(in: -1...9)))
      }
      let chosen = Assignment.solve(rows: rows, columns: columns, edges: edges)
      #expect(Set(chosen.map(\.column)).count == chosen.count)
      #expect(Set(chosen.map(\.row)).count == chosen.count)
      #expect(sum(edges, chosen) == greatest(rows, edges), "\(rows) x \(columns): \(edges)")
    }
  }
}
