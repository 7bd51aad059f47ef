/// Where a vector comes from: two vectors compare only when all three are equal.
///
/// A changed build of the same model counts as another space, since quantisation or tokenisation may have
/// changed with it; stored vectors of another space are embedded again, never mixed in.
package struct EmbeddingSpace: Hashable, Sendable, Codable {
  /// The model's public name, for example `multilingual-e5-small`.
  package let model: String
  /// What made the vectors of it: engine, version, weights, prefix.
  package let build: String
  /// Numbers in a dense vector, or the exclusive bound of a sparse one's indices.
  package let dimension: Int

  package init(model: String, build: String, dimension: Int) {
    self.model = model
    self.build = build
    self.dimension = dimension
  }
}
