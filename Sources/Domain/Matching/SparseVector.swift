/// A vector of which only the entries that are not zero are kept, in ascending order of their index.
package struct SparseVector: Hashable, Sendable {
  /// Strictly ascending.
  package let indices: [UInt32]
  /// As many as `indices`, all finite.
  package let values: [Float]

  /// The vector without entries: all zero.
  package static let zero = SparseVector(unchecked: [], [])

  /// Nil where the lengths differ, an index is repeated or out of order, or a value is not finite.
  package init?(indices: [UInt32], values: [Float]) {
    guard indices.count == values.count, values.allSatisfy(\.isFinite) else { return nil }
    for (earlier, later) in zip(indices, indices.dropFirst()) where earlier >= later { return nil }
    self.init(unchecked: indices, values)
  }

  /// From unordered entries; zeros and values that are not finite are left out.
  package init(_ entries: [UInt32: Float]) {
    let kept = entries.filter { $0.value.isFinite && $0.value != 0 }.sorted { $0.key < $1.key }
    self.init(unchecked: kept.map(\.key), kept.map(\.value))
  }

  /// For entries whose order and finiteness the caller has just established.
  private init(unchecked indices: [UInt32], _ values: [Float]) {
    self.indices = indices
    self.values = values
  }

  /// The sum of products over the indices that both have.
  package func dot(_ other: SparseVector) -> Float {
    var sum: Float = 0
    var mine = 0
    var theirs = 0
    while mine < indices.count, theirs < other.indices.count {
      let left = indices[mine]
      let right = other.indices[theirs]
      if left == right { sum += values[mine] * other.values[theirs] }
      if left <= right { mine += 1 }
      if right <= left { theirs += 1 }
    }
    return sum
  }

  /// Each value multiplied by `factor`; zero times anything is the zero vector.
  package func scaled(by factor: Float) -> SparseVector {
    guard factor.isFinite, factor != 0 else { return .zero }
    return SparseVector(unchecked: indices, values.map { $0 * factor })
  }

  /// `self - other`, with the entries of both.
  package func subtracting(_ other: SparseVector) -> SparseVector {
    var entries = Dictionary(uniqueKeysWithValues: zip(indices, values))
    for (index, value) in zip(other.indices, other.values) { entries[index, default: 0] -= value }
    return SparseVector(entries)
  }
}
