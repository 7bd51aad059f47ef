package import Domain

/// Turns texts into vectors of one space.
///
/// Embedding is slow (150 ms for 100 words with the local model) and belongs into embed chores, never into
/// the way of a reply. Implementations run off the shared thread pool and may be called from anywhere.
package protocol Embedder: Sendable {
  /// The space of every vector that `embed` returns; fixed for the life of this value.
  var space: EmbeddingSpace { get }

  /// One vector a text, in the same order.
  ///
  /// Texts are given as they are: cleaning, cutting to the longest that the model may see, and the model's
  /// own prefix happen inside. Vectors have length 1, but for a text that nothing is left of after cleaning:
  /// its vector may be all zero, which is similar to nothing. An empty list gives an empty list.
  ///
  /// - Throws: `CancellationError` where the task was cancelled between two texts; `EmbedderFailure` where
  ///   the model refused a text or could not be opened.
  func embed(_ texts: [String]) async throws -> [Embedding]
}

/// Why a text has no vector.
package enum EmbedderFailure: Error, Hashable, Sendable {
  /// The model's files were there and could not be opened; `reason` is for the log, without private data.
  case unusable(reason: String)
  /// The model returned an error or numbers that are not finite.
  case refused(code: Int)
}
