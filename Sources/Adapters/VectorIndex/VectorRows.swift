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
  private let calibration: Calibration
  private let languages: [Language]
  private var isBlank: [Bool] = []
  /// By the number of a language in `languages`.
  private(set) var languageOfRow: [Int] = []

  /// - Parameter languages: those that the calibration knows; a row's language is a number in this list.
  init(calibration: Calibration, languages: [Language]) {
    self.calibration = calibration
    self.languages = languages
    let means = languages.map { calibration.mean(of: $0) }
    if case .sparse = calibration.mean(of: Calibration.anyOtherLanguage) {
      kind = .sparse(SparseRows(dimension: calibration.space.dimension, means: means))
    } else {
      kind = .dense(DenseRows(dimension: calibration.space.dimension))
    }
  }

  var count: Int { isBlank.count }

  func isBlank(_ row: Int) -> Bool { isBlank[row] }

  mutating func appendBlank() {
    isBlank.append(true)
    languageOfRow.append(0)
    clear(count - 1)
  }

  /// Sets a row; it becomes blank where the vector is all zero or none of this space.
  mutating func set(_ row: Int, to embedding: Embedding, language: Int) {
    languageOfRow[row] = language
    guard embedding.fits(calibration.space), embedding.norm > 0 else {
      isBlank[row] = true
      clear(row)
      return
    }
    switch (kind, embedding) {
    case (.dense(let rows), .dense):
      guard case .dense(let values)? = calibration.centred(embedding, language: languages[language])
      else { return }
      rows.set(row, to: values)
      isBlank[row] = false
    case (.sparse(let rows), .sparse(let vector)):
      rows.set(row, to: vector, language: language)
      isBlank[row] = false
    case (.dense, .sparse), (.sparse, .dense):
      isBlank[row] = true
      clear(row)
    }
  }

  /// Removes a row by moving the last one into its place.
  mutating func swapRemove(_ row: Int) {
    let last = count - 1
    switch kind {
    case .dense(let rows): rows.copy(last, to: row)
    case .sparse(let rows):
      rows.copy(last, to: row)
      rows.removeLast()
    }
    isBlank[row] = isBlank[last]
    languageOfRow[row] = languageOfRow[last]
    isBlank.removeLast()
    languageOfRow.removeLast()
  }

  /// A row as a query, or nil where it is blank.
  func query(at row: Int) -> CentredQuery? {
    guard !isBlank[row] else { return nil }
    switch kind {
    case .dense(let rows): return CentredQuery(values: rows.values(at: row), language: languageOfRow[row])
    case .sparse(let rows):
      return CentredQuery(values: rows.centredValues(at: row), language: languageOfRow[row])
    }
  }

  /// The raw similarities of `query` to some rows, in their order, or to every row; without meaning for blank ones.
  func products(with query: CentredQuery, at chosen: [Int]?) -> [Float] {
    switch (kind, chosen) {
    case (.dense(let rows), let chosen?): rows.products(with: query.values, at: chosen)
    case (.dense(let rows), nil): rows.products(with: query.values, count: count)
    case (.sparse(let rows), let chosen): rows.products(with: query.values, at: chosen ?? Array(0..<count))
    }
  }

  private func clear(_ row: Int) {
    switch kind {
    case .dense(let rows):
      rows.set(row, to: [Float](repeating: 0, count: calibration.space.dimension))
    case .sparse(let rows): rows.set(row, to: .zero, language: 0)
    }
  }
}

/// A vector to search with: centred, of length 1, every dimension written out.
struct CentredQuery {
  let values: [Float]
  let language: Int
}
