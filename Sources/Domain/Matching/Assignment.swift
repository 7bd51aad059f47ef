/// Pairs rows with columns so that nobody is in two pairs and the sum of the weights is the greatest there is.
///
/// Exact, by shortest augmenting paths (Jonker and Volgenant 1987, "A shortest augmenting path algorithm for dense and
/// sparse linear assignment problems"), in whole numbers, so that the same pairs come out everywhere. A row may stay
/// alone, which is worth 0; so may a column. Equal sums are decided by the order of rows and columns alone.
package struct Assignment: Sendable {
  /// A pair that may be formed.
  package struct Edge: Hashable, Sendable {
    package let row: Int
    package let column: Int
    /// More than 0; what forming it is worth.
    package let weight: Int64

    package init(row: Int, column: Int, weight: Int64) {
      self.row = row
      self.column = column
      self.weight = weight
    }
  }

  private let columns: Int
  /// Where each row's edges begin in `targets` and `costs`, and where the last one's end.
  private let starts: [Int]
  private let targets: [Int]
  /// The greatest weight less an edge's own, so that none is negative.
  private let costs: [Int64]
  /// What it costs a row to stay alone.
  private let alone: Int64

  /// The price of each column, 0 or less.
  private var prices: [Int64]
  private var columnOfRow: [Int?]
  private var rowOfColumn: [Int?]
  private var edgeOfRow: [Int?]
  // Of the search that is under way; `stamp` tells which entries are of it.
  private var distances: [Int64]
  private var stamps: [Int]
  private var isSettled: [Bool]
  private var cameFrom: [(row: Int, edge: Int)]
  private var stamp = 0

  /// - Parameters:
  ///   - rows: how many there are, numbered from 0; as `columns`.
  ///   - edges: in any order; of two between the same row and column the heavier one counts. Those that weigh nothing
  ///     or less are passed over.
  /// - Returns: the chosen pairs, by row.
  package static func solve(rows: Int, columns: Int, edges: [Edge]) -> [(row: Int, column: Int)] {
    var assignment = Assignment(rows: rows, columns: columns, edges: edges)
    for row in 0..<rows { assignment.place(row) }
    return assignment.columnOfRow.enumerated().compactMap { row, column in column.map { (row, $0) } }
  }

  private init(rows: Int, columns: Int, edges: [Edge]) {
    self.columns = columns
    var counts = [Int](repeating: 0, count: rows + 1)
    var heaviest: Int64 = 0
    for edge in edges where edge.weight > 0 {
      counts[edge.row + 1] += 1
      heaviest = max(heaviest, edge.weight)
    }
    for row in 0..<rows { counts[row + 1] += counts[row] }
    starts = counts
    var targets = [Int](repeating: 0, count: counts[rows])
    var costs = [Int64](repeating: 0, count: counts[rows])
    for edge in edges where edge.weight > 0 {
      targets[counts[edge.row]] = edge.column
      costs[counts[edge.row]] = heaviest - edge.weight
      counts[edge.row] += 1
    }
    self.targets = targets
    self.costs = costs
    alone = heaviest
    prices = [Int64](repeating: 0, count: columns)
    columnOfRow = [Int?](repeating: nil, count: rows)
    rowOfColumn = [Int?](repeating: nil, count: columns)
    edgeOfRow = [Int?](repeating: nil, count: rows)
    distances = [Int64](repeating: 0, count: columns)
    stamps = [Int](repeating: 0, count: columns)
    isSettled = [Bool](repeating: false, count: columns)
    cameFrom = [(row: Int, edge: Int)](repeating: (0, 0), count: columns)
  }

  /// Where a search ends: at a column that nobody has, or with a row that stays alone.
  private enum End {
    case column(Int)
    case row(Int)
  }

  /// Finds the cheapest way to place one more row, others moving on where that pays.
  private mutating func place(_ first: Int) {
    stamp += 1
    var heap = Heap()
    var settled: [Int] = []
    var end = End.row(first)
    var least = alone
    var row = first
    // What it costs to take `row`'s column away from it, along the way.
    var base: Int64 = 0
    while true {
      for edge in starts[row]..<starts[row + 1] {
        let column = targets[edge]
        if stamps[column] == stamp, isSettled[column] { continue }
        let distance = base + costs[edge] - prices[column]
        if distance >= least { continue }
        if stamps[column] != stamp {
          stamps[column] = stamp
          isSettled[column] = false
        } else if distance >= distances[column] {
          continue
        }
        distances[column] = distance
        cameFrom[column] = (row, edge)
        if rowOfColumn[column] == nil {
          (end, least) = (.column(column), distance)
        } else {
          heap.insert(distance, column)
        }
      }
      // The next nearest column, unless an end is as near.
      var next: Int?
      while let (distance, column) = heap.popLeast() {
        if distance >= least { break }
        if !isSettled[column], distance == distances[column] {
          next = column
          break
        }
      }
      guard let column = next, let owner = rowOfColumn[column], let edge = edgeOfRow[owner] else { break }
      isSettled[column] = true
      settled.append(column)
      row = owner
      base = distances[column] - (costs[edge] - prices[column])
      if base + alone < least { (end, least) = (.row(owner), base + alone) }
    }
    for column in settled { prices[column] += distances[column] - least }
    move(to: end, from: first)
  }

  /// Each row on the way takes the column that it was reached by.
  private mutating func move(to end: End, from first: Int) {
    var column: Int
    switch end {
    case .column(let free): column = free
    case .row(let row):
      guard let own = columnOfRow[row] else { return }
      (columnOfRow[row], edgeOfRow[row]) = (nil, nil)
      column = own
    }
    while true {
      let (row, edge) = cameFrom[column]
      let former = columnOfRow[row]
      (columnOfRow[row], edgeOfRow[row], rowOfColumn[column]) = (column, edge, row)
      guard row != first, let former else { return }
      column = former
    }
  }

  /// The least distance first; of equal ones the lower column.
  private struct Heap {
    private var entries: [(distance: Int64, column: Int)] = []

    private func precedes(_ left: Int, _ right: Int) -> Bool {
      let (left, right) = (entries[left], entries[right])
      return left.distance != right.distance ? left.distance < right.distance : left.column < right.column
    }

    mutating func insert(_ distance: Int64, _ column: Int) {
      entries.append((distance, column))
      var place = entries.count - 1
      while place > 0, precedes(place, (place - 1) / 2) {
        entries.swapAt(place, (place - 1) / 2)
        place = (place - 1) / 2
      }
    }

    mutating func popLeast() -> (distance: Int64, column: Int)? {
      guard let first = entries.first else { return nil }
      entries[0] = entries[entries.count - 1]
      entries.removeLast()
      var place = 0
      while true {
        var least = place
        for child in [2 * place + 1, 2 * place + 2] where child < entries.count && precedes(child, least) {
          least = child
        }
        if least == place { return first }
        entries.swapAt(place, least)
        place = least
      }
    }
  }
}
