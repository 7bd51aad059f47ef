internal import Domain

/// A row of the other role beside a query. A small value: a score with its parts is big.
struct ComparedRow {
  let user: UserID
  let total: Double
  let toThem: Double
  let toMe: Double

  /// The better one first, of equals the one whose id sorts first.
  static func precedes(_ left: ComparedRow, _ right: ComparedRow) -> Bool {
    left.total != right.total ? left.total > right.total : left.user < right.user
  }
}

/// The best of those who were added: a heap with the worst of them on top.
struct BestPairs {
  private let limit: Int
  private let least: Double
  private var heap: [ComparedRow] = []

  /// - Parameters:
  ///   - limit: how many are kept.
  ///   - least: the least total of those who are kept.
  init(limit: Int, least: Double) {
    self.limit = limit
    self.least = least
  }

  /// Whether as many are kept as may be.
  var isFull: Bool { heap.count >= limit }

  /// Who stays below this is not among the best, whoever is added.
  var floor: Double { !isFull ? least : max(least, heap.first?.total ?? .infinity) }

  /// Best first.
  var sorted: [ComparedRow] { heap.sorted(by: ComparedRow.precedes) }

  mutating func add(_ row: ComparedRow) {
    guard row.total >= least else { return }
    if heap.count < limit {
      heap.append(row)
      rise(from: heap.count - 1)
    } else if let worst = heap.first, ComparedRow.precedes(row, worst) {
      heap[0] = row
      sink()
    }
  }

  private mutating func rise(from start: Int) {
    var place = start
    while place > 0 {
      let above = (place - 1) / 2
      guard ComparedRow.precedes(heap[above], heap[place]) else { return }
      heap.swapAt(above, place)
      place = above
    }
  }

  private mutating func sink() {
    var place = 0
    while true {
      var worst = place
      for below in [2 * place + 1, 2 * place + 2] where below < heap.count {
        if ComparedRow.precedes(heap[worst], heap[below]) { worst = below }
      }
      guard worst != place else { return }
      heap.swapAt(worst, place)
      place = worst
    }
  }
}
