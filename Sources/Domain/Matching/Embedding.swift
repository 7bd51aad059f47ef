/// A text as a vector. Its `EmbeddingSpace` is kept beside it, once for many.
package enum Embedding: Hashable, Sendable {
  /// As many numbers as the space has dimensions.
  case dense([Float])
  /// The entries that are not zero.
  case sparse(SparseVector)

  /// The sum of products, or nil where one is dense and one sparse, or the lengths differ.
  package func dot(_ other: Embedding) -> Float? {
    switch (self, other) {
    case (.dense(let left), .dense(let right)):
      guard left.count == right.count else { return nil }
      var sum: Float = 0
      for index in left.indices { sum += left[index] * right[index] }
      return sum
    case (.sparse(let left), .sparse(let right)):
      return left.dot(right)
    case (.dense, .sparse), (.sparse, .dense):
      return nil
    }
  }

  /// The Euclidean length.
  package var norm: Float {
    let values =
      switch self {
      case .dense(let values): values
      case .sparse(let vector): vector.values
      }
    var sum: Float = 0
    for value in values { sum += value * value }
    return sum.squareRoot()
  }

  /// The same direction with length 1; a vector too short to have a direction becomes all zero.
  package var normalised: Embedding {
    let length = norm
    let factor = length > 1e-12 ? 1 / length : 0
    switch self {
    case .dense(let values): return .dense(values.map { $0 * factor })
    case .sparse(let vector): return .sparse(vector.scaled(by: factor))
    }
  }

  /// `self - mean`, or nil where the two are of different kinds or lengths.
  package func subtracting(_ mean: Embedding) -> Embedding? {
    switch (self, mean) {
    case (.dense(let values), .dense(let mean)):
      guard values.count == mean.count else { return nil }
      return .dense(zip(values, mean).map { $0 - $1 })
    case (.sparse(let vector), .sparse(let mean)):
      return .sparse(vector.subtracting(mean))
    case (.dense, .sparse), (.sparse, .dense):
      return nil
    }
  }

  /// `self + weight * other`, or nil where the two are of different kinds or lengths.
  package func adding(_ other: Embedding, times weight: Float) -> Embedding? {
    switch (self, other) {
    case (.dense(let values), .dense(let others)):
      guard values.count == others.count else { return nil }
      return .dense(zip(values, others).map { $0 + weight * $1 })
    case (.sparse(let vector), .sparse(let other)):
      return .sparse(vector.subtracting(other.scaled(by: -weight)))
    case (.dense, .sparse), (.sparse, .dense):
      return nil
    }
  }

  /// One vector of a text and of its pieces: the whole, and twice the mean of the pieces. A list of short things said
  /// ("ETL, data marts, reports") is told better by its items than by their sequence.
  ///
  /// - Parameter pieces: may be empty; then it is the whole alone.
  package static func composed(whole: Embedding, pieces: [Embedding]) -> Embedding {
    let weight = 2 / Float(max(pieces.count, 1))
    return pieces.reduce(whole) { $0.adding($1, times: weight) ?? $0 }.normalised
  }

  /// Whether this can be a vector of `space`: the length fits, or no index lies outside.
  package func fits(_ space: EmbeddingSpace) -> Bool {
    switch self {
    case .dense(let values): values.count == space.dimension
    case .sparse(let vector): vector.indices.last.map { Int($0) < space.dimension } ?? true
    }
  }
}
