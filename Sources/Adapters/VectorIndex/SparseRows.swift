internal import CVectorKernels
internal import Domain

/// Sparse vectors in three bytes an entry, with what is needed to compare them as if they were centred.
///
/// Subtracting a mean would fill every row with the mean's entries, so rows stay as they are and
/// `(r - m)·q = r·q - m·q` is used: the second term is the same for all rows of a language.
final class SparseRows {
  private struct Row {
    /// The indices, then the weights, two in a number.
    var packed: ContiguousArray<UInt16> = []
    var count = 0
    /// What a weight of 1 is worth, divided by the length of the centred row. 0 for an empty row.
    var step: Float = 0
    /// 1 / the length of the centred row. 0 for an empty row.
    var inverseLength: Float = 0
    var language = 0
  }

  private let means: [[Float]]
  private let squaredMeans: [Float]
  private let dimension: Int
  private var rows: [Row] = []

  /// - Parameter means: the mean of each language, by the number that rows give as their language.
  init(dimension: Int, means: [Embedding]) {
    precondition(dimension <= 1 << 16, "indices are kept in 16 bits")
    self.dimension = dimension
    self.means = means.map { mean in
      var dense = [Float](repeating: 0, count: dimension)
      if case .sparse(let vector) = mean {
        for (index, value) in zip(vector.indices, vector.values) { dense[Int(index)] = value }
      }
      return dense
    }
    squaredMeans = self.means.map { $0.reduce(0) { $0 + $1 * $1 } }
  }

  /// Sets row `row`, which is an existing one or the next. Values that are not positive are left out: the
  /// lexical embedder makes none.
  func set(_ row: Int, to vector: SparseVector, language: Int) {
    while rows.count <= row { rows.append(Row()) }
    rows[row] = packed(vector, language: language)
  }

  func copy(_ row: Int, to target: Int) {
    rows[target] = rows[row]
  }

  func removeLast() {
    rows.removeLast()
  }

  /// The dot product of a centred query (as `centredValues` gives) and row `number`, centred.
  func product(with query: CentredQuery, at number: Int) -> Float {
    let row = rows[number]
    return row.step * product(of: row, with: query.values)
      - row.inverseLength * query.meanProducts[row.language]
  }

  /// The products of `query` with the mean of each language.
  func meanProducts(with query: [Float]) -> [Float] {
    means.map { mean in zip(mean, query).reduce(Float(0)) { $0 + $1.0 * $1.1 } }
  }

  /// Row `row` without the mean of its language, at length 1, every dimension written out.
  func centredValues(at row: Int) -> [Float] { centredValues(of: rows[row]) }

  /// The same of a vector that need not be in any row.
  func centredValues(of vector: SparseVector, language: Int) -> [Float] {
    centredValues(of: packed(vector, language: language))
  }

  private func centredValues(of row: Row) -> [Float] {
    guard row.inverseLength > 0 else { return [Float](repeating: 0, count: dimension) }
    var values = means[row.language].map { -$0 * row.inverseLength }
    row.packed.withUnsafeBufferPointer { packed in
      UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(packed)[(2 * row.count)...])
        .prefix(row.count).enumerated().forEach { entry, weight in
          values[Int(packed[entry])] += Float(weight) * row.step
        }
    }
    return values
  }

  private func product(of row: Row, with query: [Float]) -> Float {
    row.packed.withUnsafeBufferPointer { packed in
      guard row.count > 0, let indices = packed.baseAddress else { return 0 }
      return (indices + row.count).withMemoryRebound(to: UInt8.self, capacity: row.count) {
        mitko_dot_sparse(indices, $0, row.count, query)
      }
    }
  }

  private func packed(_ vector: SparseVector, language: Int) -> Row {
    let largest = vector.values.max() ?? 0
    guard largest > 0 else { return Row(language: language) }
    let unit = largest / 255
    let entries = zip(vector.indices, vector.values)
      .map { (index: UInt16($0.0), weight: UInt8(clamping: Int(($0.1 / unit).rounded()))) }
      .filter { $0.weight > 0 }
    var row = Row(language: language)
    row.count = entries.count
    row.packed = ContiguousArray(entries.map(\.index))
    for first in stride(from: 0, to: entries.count, by: 2) {
      let second = first + 1 < entries.count ? entries[first + 1].weight : 0
      row.packed.append(UInt16(littleEndian: UInt16(entries[first].weight) | UInt16(second) << 8))
    }
    // Of the rounded weights, so that a row is exactly as far from itself as it should be.
    var squared: Float = 0
    var withMean: Float = 0
    for entry in entries {
      let value = Float(entry.weight) * unit
      squared += value * value
      withMean += value * means[language][Int(entry.index)]
    }
    let length = max(squared - 2 * withMean + squaredMeans[language], 0).squareRoot()
    guard length > 1e-6 else { return Row(language: language) }
    row.inverseLength = 1 / length
    row.step = unit / length
    return row
  }
}
