import Domain
import Embeddings
import Ports
import Testing

struct LexicalEmbedderTests {
  private func vectors(_ texts: String...) async throws -> [Embedding] {
    try await LexicalEmbedder().embed(texts)
  }

  @Test func vectorsAreSparseOfLengthOneAndWithinTheSpace() async throws {
    let vector = try await vectors("Senior Go developer, пишу на Go")[0]
    #expect(abs(vector.norm - 1) < 1e-5)
    #expect(vector.fits(LexicalEmbedder.space))
    guard case .sparse(let sparse) = vector else {
      Issue.record("not sparse")
      return
    }
    #expect(sparse.indices.count < 60)
  }

  @Test func theSameTextHasTheSameVectorInEveryProcess() async throws {
    guard case .sparse(let vector) = try await vectors("go")[0] else {
      Issue.record("not sparse")
      return
    }
    // A literal: what is stored by one process must mean the same to the next.
    #expect(vector.indices == [7371])
    #expect(vector.values == [1])
  }

  @Test func caseAndYoDoNotMatter() async throws {
    let vectors = try await vectors("ЁЖ Backend", "еж backend", "Ёж BACKEND")
    #expect(vectors[0] == vectors[1])
    #expect(vectors[0] == vectors[2])
  }

  @Test func sharedWordsEndingsAndSpellingsBringTextsNear() async throws {
    let vectors = try await vectors(
      "разработчик на Котлине", "разработчика, Котлин", "разроботчик Котлин", "бухгалтер со знанием 1С")
    let ending = try #require(vectors[0].dot(vectors[1]))
    let misspelt = try #require(vectors[0].dot(vectors[2]))
    let stranger = try #require(vectors[0].dot(vectors[3]))
    #expect(ending > 0.5)
    #expect(misspelt > 0.3)
    #expect(stranger < 0.1)
  }

  @Test func languagesThatDifferBySignsAreDifferentWords() async throws {
    let vectors = try await vectors("c", "c++", "c#")
    #expect(vectors[0].dot(vectors[1]) == 0)
    #expect(vectors[1].dot(vectors[2]) == 0)
  }

  @Test func aTextWithoutWordsIsZero() async throws {
    let vectors = try await vectors("", " \n", "!!! ---", "\u{FDFA}")
    for vector in vectors { #expect(vector.norm == 0) }
  }
}
