internal import CVectorKernels

/// Vectors of one length, none longer than 1, row behind row in blocks, so that growing copies nothing: as floats, and as
/// bytes with a scale a row, which are a quarter to read.
final class DenseRows {
  /// At 384 dimensions a block is just below 2 MB: one large page.
  static let rowsPerBlock = 1_024

  /// What stands for the error of a row that is blank: whatever it is compared with, it is not passed over.
  private static let unbounded: Float = 1e9

  private struct Block {
    let floats: UnsafeMutablePointer<Float>
    let bytes: UnsafeMutablePointer<UInt8>
    let scales: UnsafeMutablePointer<Float>
    /// How far the floats are from what the bytes stand for.
    let errors: UnsafeMutablePointer<Float>
  }

  private let dimension: Int
  /// Of a row of bytes.
  private let length: Int
  private var blocks: [Block] = []

  init(dimension: Int) {
    self.dimension = dimension
    length = ByteQuery.length(dimension: dimension)
  }

  deinit {
    for block in blocks {
      // Where its room begins.
      mitko_release_room(block.floats)
    }
  }

  // MARK: Rows

  /// Sets row `row`, which is an existing one or the next, to a stored vector less `mean`, at length 1.
  ///
  /// - Parameter stored: as many floats as a row has, four bytes each, little endian, all finite.
  /// - Returns: whether there is anything; a row of zeros is blank.
  func set(_ row: Int, toStored stored: UnsafeRawBufferPointer, less mean: [Float]) -> Bool {
    precondition(
      stored.count == 4 * dimension && mean.count == dimension, "a vector of another length was let through")
    makeRoom(for: row)
    guard let start = stored.bindMemory(to: UInt8.self).baseAddress,
      mitko_centre(start, mean, dimension, floats(of: row))
    else {
      clear(row)
      return false
    }
    pack(row)
    return true
  }

  /// What a row set to `stored` would hold; nil where it would be blank.
  static func centred(_ stored: UnsafeRawBufferPointer, less mean: [Float]) -> [Float]? {
    var values = [Float](repeating: 0, count: mean.count)
    guard let start = stored.bindMemory(to: UInt8.self).baseAddress,
      mitko_centre(start, mean, mean.count, &values)
    else { return nil }
    return values
  }

  /// Makes row `row`, which is an existing one or the next, blank.
  func clear(_ row: Int) {
    makeRoom(for: row)
    floats(of: row).update(repeating: 0, count: dimension)
    pack(row)
    blocks[row / Self.rowsPerBlock].errors[row % Self.rowsPerBlock] = Self.unbounded
  }

  func copy(_ row: Int, to target: Int) {
    floats(of: target).update(from: floats(of: row), count: dimension)
    let (from, to) = (blocks[row / Self.rowsPerBlock], blocks[target / Self.rowsPerBlock])
    let (source, place) = (row % Self.rowsPerBlock, target % Self.rowsPerBlock)
    (to.bytes + place * length).update(from: from.bytes + source * length, count: length)
    to.scales[place] = from.scales[source]
    to.errors[place] = from.errors[source]
  }

  func values(at row: Int) -> [Float] {
    Array(UnsafeBufferPointer(start: floats(of: row), count: dimension))
  }

  private func makeRoom(for row: Int) {
    let rows = Self.rowsPerBlock
    while row >= blocks.count * rows {
      // Of few rows, pages are taken one by one as they come.
      guard let room = mitko_room(rows * (4 * dimension + length + 8), !blocks.isEmpty) else {
        preconditionFailure("there is no memory for more vectors")
      }
      let bytes = room + rows * 4 * dimension
      let scales = bytes + rows * length
      blocks.append(
        Block(
          floats: room.bindMemory(to: Float.self, capacity: rows * dimension),
          bytes: bytes.bindMemory(to: UInt8.self, capacity: rows * length),
          scales: scales.bindMemory(to: Float.self, capacity: rows),
          errors: (scales + 4 * rows).bindMemory(to: Float.self, capacity: rows)))
    }
  }

  private func floats(of row: Int) -> UnsafeMutablePointer<Float> {
    blocks[row / Self.rowsPerBlock].floats + row % Self.rowsPerBlock * dimension
  }

  private func pack(_ row: Int) {
    let (block, place) = (blocks[row / Self.rowsPerBlock], row % Self.rowsPerBlock)
    let packed = mitko_pack(floats(of: row), dimension, length, block.bytes + place * length)
    block.scales[place] = packed.scale
    block.errors[place] = packed.error
  }

  // MARK: Products

  /// The dot product of `query` and row `row`, as every search gives it.
  func product(with query: [Float], at row: Int) -> Float {
    var product: Float = 0
    mitko_dot_rows(floats(of: row), 1, dimension, query, &product)
    return product
  }

  /// For `count` rows of a block: the most that the product with a query can be, by the bytes.
  ///
  /// - Parameters:
  ///   - chosen: a bit for each row; what stands in `out` for the others means nothing.
  ///   - products: room for a block, to work in.
  func upper(
    with query: ByteQuery, block number: Int, count: Int, chosen: UnsafePointer<UInt64>,
    products: UnsafeMutablePointer<Int32>, into out: UnsafeMutablePointer<Float>
  ) {
    let block = blocks[number]
    query.products(with: block.bytes, count: count, chosen: chosen, into: products)
    mitko_upper(products, block.scales, block.errors, count, query.bounds, out)
  }

  /// The same by the floats: the products themselves, and of blank rows more than any product.
  func exact(with query: [Float], block number: Int, count: Int, into out: UnsafeMutablePointer<Float>) {
    let block = blocks[number]
    mitko_dot_rows(block.floats, count, dimension, query, out)
    for place in 0..<count where block.errors[place] == Self.unbounded { out[place] = Self.unbounded }
  }
}
