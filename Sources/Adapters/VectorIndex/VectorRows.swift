internal import Domain

/// The vectors of one part (offers or wants) of everybody in one role, dense or sparse as the space is.
///
/// A row can be blank: nothing was said there.
struct VectorRows {
  private enum Kind {
    case dense(DenseRows)
    case sparse(SparseRows)
  }

  private let kind: Kind
  private let dimension: Int
  /// The mean of each language, by its number; empty where the space is sparse.
  private let means: [[Float]]
  /// The rows that are not blank.
  private(set) var known = RowBits()
  /// By the number of a language in the list that `init` was given.
  private(set) var languageOfRow: [UInt8] = []
  /// How many rows that are not blank each language has.
  private(set) var rowsOfLanguage: [Int]

  /// - Parameter languages: those that the calibration knows, at most 256; a row's language is a number in this list.
  init(calibration: Calibration, languages: [Language]) {
    precondition(languages.count <= 256, "a language's number is kept in 8 bits")
    dimension = calibration.space.dimension
    rowsOfLanguage = [Int](repeating: 0, count: languages.count)
    let means = languages.map { calibration.mean(of: $0) }
    if case .sparse = calibration.mean(of: Calibration.anyOtherLanguage) {
      kind = .sparse(SparseRows(dimension: dimension, means: means))
      self.means = []
    } else {
      kind = .dense(DenseRows(dimension: dimension))
      self.means = means.map { mean in
        guard case .dense(let values) = mean else { preconditionFailure("all means are of one kind") }
        return values
      }
    }
  }

  var count: Int { languageOfRow.count }

  var isSparse: Bool {
    switch kind {
    case .dense: false
    case .sparse: true
    }
  }

  /// Appends a blank row.
  ///
  /// - Parameter isCleared: `false` where it is set before it is read.
  mutating func append(isCleared: Bool) {
    known.append(false)
    languageOfRow.append(0)
    if isCleared { clear(count - 1) }
  }

  /// Sets a row to a stored vector; it becomes blank where that is all zero or none of this space.
  mutating func set(_ row: Int, toStored stored: UnsafeRawBufferPointer, language: Int) {
    if known[row] { rowsOfLanguage[Int(languageOfRow[row])] -= 1 }
    languageOfRow[row] = UInt8(language)
    known[row] = fill(row, withStored: stored, language: language)
    if known[row] { rowsOfLanguage[language] += 1 } else { clear(row) }
  }

  private func fill(_ row: Int, withStored stored: UnsafeRawBufferPointer, language: Int) -> Bool {
    switch kind {
    case .dense(let rows):
      guard let values = denseValues(in: stored) else { return false }
      return rows.set(row, toStored: values, less: means[language])
    case .sparse(let rows):
      guard let vector = sparseVector(in: stored) else { return false }
      rows.set(row, to: vector, language: language)
      return true
    }
  }

  /// Removes a row by moving the last one into its place.
  mutating func swapRemove(_ row: Int) {
    if known[row] { rowsOfLanguage[Int(languageOfRow[row])] -= 1 }
    let last = count - 1
    switch kind {
    case .dense(let rows): rows.copy(last, to: row)
    case .sparse(let rows):
      rows.copy(last, to: row)
      rows.removeLast()
    }
    known.swapRemove(row)
    languageOfRow[row] = languageOfRow[last]
    languageOfRow.removeLast()
  }

  /// A row as a query, or nil where it is blank.
  func query(at row: Int) -> CentredQuery? {
    guard known[row] else { return nil }
    let language = Int(languageOfRow[row])
    switch kind {
    case .dense(let rows):
      return CentredQuery(values: rows.values(at: row), language: language, meanProducts: [])
    case .sparse(let rows):
      let values = rows.centredValues(at: row)
      return CentredQuery(values: values, language: language, meanProducts: rows.meanProducts(with: values))
    }
  }

  /// A vector that need not be in any row as a query, or nil where that would be blank.
  func query(of embedding: Embedding, language: Int) -> CentredQuery? {
    embedding.bytes.withUnsafeBytes { stored in
      switch kind {
      case .dense:
        guard let values = denseValues(in: stored),
          let centred = DenseRows.centred(values, less: means[language])
        else { return nil }
        return CentredQuery(values: centred, language: language, meanProducts: [])
      case .sparse(let rows):
        guard let vector = sparseVector(in: stored) else { return nil }
        let values = rows.centredValues(of: vector, language: language)
        return CentredQuery(values: values, language: language, meanProducts: rows.meanProducts(with: values))
      }
    }
  }

  /// The values of a stored vector; nil where it is none of a dense space.
  private func denseValues(in stored: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard let values = Embedding.denseValues(in: stored), values.count == 4 * dimension else { return nil }
    return values
  }

  /// A stored vector; nil where it is none of a sparse space, or has no direction.
  private func sparseVector(in stored: UnsafeRawBufferPointer) -> SparseVector? {
    guard case .sparse(let vector)? = Embedding(bytes: Array(stored)), vector.indices.last ?? 0 < dimension,
      Embedding.sparse(vector).norm > 0
    else { return nil }
    return vector
  }

  /// The raw similarity of `query` to row `row`; without meaning for a blank one.
  func product(with query: CentredQuery, at row: Int) -> Float {
    switch kind {
    case .dense(let rows): rows.product(with: query.values, at: row)
    case .sparse(let rows): rows.product(with: query, at: row)
    }
  }

  /// The raw similarities of `query` to `count` rows of a block, those that are chosen at least; of blank ones more than any.
  func exact(
    with query: CentredQuery, block: Int, count: Int, chosen: UnsafePointer<UInt64>,
    into out: UnsafeMutablePointer<Float>
  ) {
    switch kind {
    case .dense(let rows): rows.exact(with: query.values, block: block, count: count, into: out)
    case .sparse(let rows):
      let first = block * DenseRows.rowsPerBlock
      for place in 0..<count where chosen[place / 64] >> UInt64(place % 64) & 1 == 1 {
        out[place] = known[first + place] ? rows.product(with: query, at: first + place) : .infinity
      }
    }
  }

  /// The most that those similarities can be by the bytes of a dense space; what `DenseRows.upper` tells.
  func upper(
    with query: ByteQuery, block: Int, count: Int, chosen: UnsafePointer<UInt64>,
    products: UnsafeMutablePointer<Int32>, into out: UnsafeMutablePointer<Float>
  ) {
    guard case .dense(let rows) = kind else { preconditionFailure("a sparse space has no bytes") }
    rows.upper(with: query, block: block, count: count, chosen: chosen, products: products, into: out)
  }

  private func clear(_ row: Int) {
    switch kind {
    case .dense(let rows): rows.clear(row)
    case .sparse(let rows): rows.set(row, to: .zero, language: 0)
    }
  }
}

/// A vector to search with: centred, of length 1, every dimension written out.
struct CentredQuery {
  let values: [Float]
  let language: Int
  /// In a sparse space the product with the mean of each language, otherwise empty.
  let meanProducts: [Float]
}
