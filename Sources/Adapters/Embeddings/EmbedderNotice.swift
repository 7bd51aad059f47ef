/// Why the local model does not serve; facts, of which a sentence with a way out is made at the edge.
package enum EmbedderNotice: Error, Hashable, Sendable {
  /// The processor has no AVX2 or no FMA, which the engine uses without asking.
  case processorTooOld
  /// A file of the model is not there, or may not be read.
  case fileMissing(path: String)
  /// A file is not the one of this version: cut short, or replaced.
  case fileDamaged(path: String)
  /// The engine is there and could not be opened; `reason` is the loader's.
  case engineRefused(path: String, reason: String)
}
