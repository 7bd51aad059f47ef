internal import CPlatform

/// Unit vectors of one length, row behind row in blocks, so that growing copies nothing.
final class DenseRows {
  /// 768 kB a block at 384 dimensions.
  private static let rowsPerBlock = 512

  private let dimension: Int
  private var blocks: [UnsafeMutablePointer<Float>] = []

  init(dimension: Int) {
    self.dimension = dimension
  }

  deinit {
    for block in blocks { block.deallocate() }
  }

  /// Sets row `row`, which is an existing one or the next.
  func set(_ row: Int, to values: [Float]) {
    precondition(values.count == dimension, "a vector of another length was let through")
    while row >= blocks.count * Self.rowsPerBlock {
      let block = UnsafeMutablePointer<Float>.allocate(capacity: Self.rowsPerBlock * dimension)
      block.initialize(repeating: 0, count: Self.rowsPerBlock * dimension)
      blocks.append(block)
    }
    values.withUnsafeBufferPointer { values in
      guard let source = values.baseAddress else { return }
      start(of: row).update(from: source, count: dimension)
    }
  }

  func values(at row: Int) -> [Float] {
    Array(UnsafeBufferPointer(start: start(of: row), count: dimension))
  }

  func copy(_ row: Int, to target: Int) {
    start(of: target).update(from: start(of: row), count: dimension)
  }

  /// The dot products of `query` with the first `count` rows.
  func products(with query: [Float], count: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: count) { out, filled in
      for (number, block) in blocks.enumerated() {
        let first = number * Self.rowsPerBlock
        guard first < count, let target = out.baseAddress else { break }
        mitko_dot_rows(block, min(Self.rowsPerBlock, count - first), dimension, query, target + first)
      }
      filled = count
    }
  }

  /// The dot products of `query` with these rows, in their order.
  func products(with query: [Float], at rows: [Int]) -> [Float] {
    [Float](unsafeUninitializedCapacity: rows.count) { out, filled in
      for (place, row) in rows.enumerated() {
        guard let target = out.baseAddress else { break }
        mitko_dot_rows(start(of: row), 1, dimension, query, target + place)
      }
      filled = rows.count
    }
  }

  private func start(of row: Int) -> UnsafeMutablePointer<Float> {
    blocks[row / Self.rowsPerBlock] + row % Self.rowsPerBlock * dimension
  }
}
