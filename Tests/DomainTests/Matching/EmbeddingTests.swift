import Domain
import Testing

struct EmbeddingTests {
  private let space = EmbeddingSpace(model: "m", build: "1", dimension: 3)

  @Test func dotProductsOfDifferentKindsOrLengthsDoNotExist() {
    let sparse = Embedding.sparse(SparseVector([1: 2]))
    #expect(Embedding.dense([1, 2, 3]).dot(.dense([4, 5, 6])) == 32)
    #expect(Embedding.dense([1, 2, 3]).dot(.dense([4, 5])) == nil)
    #expect(Embedding.dense([1, 2, 3]).dot(sparse) == nil)
    #expect(sparse.dot(.dense([1, 2, 3])) == nil)
  }

  @Test func sparseProductsMeetOnlyAtSharedIndices() {
    let left = SparseVector([1: 2, 5: 3, 9: 4])
    let right = SparseVector([0: 7, 5: 10, 9: 1, 12: 5])
    #expect(left.dot(right) == 34)
    #expect(right.dot(left) == 34)
    #expect(left.dot(.zero) == 0)
  }

  @Test func normalisedVectorsHaveLengthOneAndZeroStaysZero() {
    #expect(Embedding.dense([3, 4]).normalised == .dense([0.6, 0.8]))
    #expect(Embedding.sparse(SparseVector([7: 2])).normalised == .sparse(SparseVector([7: 1])))
    #expect(Embedding.dense([0, 0]).normalised == .dense([0, 0]))
    #expect(Embedding.sparse(.zero).normalised == .sparse(.zero))
  }

  @Test func subtractingASparseMeanKeepsTheEntriesOfBoth() {
    let difference = Embedding.sparse(SparseVector([1: 1, 2: 2])).subtracting(
      .sparse(SparseVector([2: 2, 3: 1])))
    #expect(difference == .sparse(SparseVector([1: 1, 3: -1])))
    #expect(Embedding.dense([1, 2]).subtracting(.dense([1])) == nil)
    #expect(Embedding.dense([1, 2]).subtracting(.sparse(.zero)) == nil)
  }

  @Test(arguments: [
    ([2, 1] as [UInt32], [1, 1] as [Float]), ([1, 1], [1, 1]), ([1], [1, 2]), ([1], [.nan]),
    ([1], [.infinity]),
  ])
  func sparseVectorsWithDisorderRepeatsOrNonsenseAreRefused(indices: [UInt32], values: [Float]) {
    #expect(SparseVector(indices: indices, values: values) == nil)
  }

  @Test func vectorsFitASpaceByLengthOrByTheirLastIndex() {
    #expect(Embedding.dense([1, 2, 3]).fits(space))
    #expect(!Embedding.dense([1, 2]).fits(space))
    #expect(Embedding.sparse(SparseVector([2: 1])).fits(space))
    #expect(!Embedding.sparse(SparseVector([3: 1])).fits(space))
    #expect(Embedding.sparse(.zero).fits(space))
  }

  @Test(arguments: [
    Embedding.dense([]), .dense([0.5, -1.25, 3e-20]), .sparse(.zero),
    .sparse(SparseVector([0: 1, 70_000: -2])),
  ])
  func storedVectorsComeBackAsTheyWere(embedding: Embedding) {
    #expect(Embedding(bytes: embedding.bytes) == embedding)
  }

  @Test(arguments: [
    Embedding.dense([1, -2, 0.5]), .dense([]), .sparse(SparseVector([3: 0.5, 9: 1])), .dense([1, .infinity]),
    .dense([.nan]), .dense([-.infinity, 2, 3]), .dense([.greatestFiniteMagnitude, .leastNonzeroMagnitude]),
  ])
  func whatIsStoredIsKnownWithoutReadingIt(embedding: Embedding) {
    let bytes = embedding.bytes
    bytes.withUnsafeBytes { stored in
      #expect(Embedding.isStored(in: stored) == (Embedding(bytes: bytes) != nil))
      switch embedding {
      case .dense(let values):
        #expect(Embedding.denseValues(in: stored)?.elementsEqual(bytes.dropFirst(8)) == true)
        #expect(Embedding.denseValues(in: stored)?.count == 4 * values.count)
      case .sparse: #expect(Embedding.denseValues(in: stored) == nil)
      }
      for count in 0..<stored.count {
        let part = UnsafeRawBufferPointer(rebasing: stored[..<count])
        #expect(!Embedding.isStored(in: part))
        #expect(Embedding.denseValues(in: part) == nil)
      }
    }
  }

  @Test func theStoredFormIsLittleEndianWithAVersion() {
    #expect(Embedding.dense([1]).bytes == [0x4D, 0x56, 1, 0, 1, 0, 0, 0, 0, 0, 0x80, 0x3F])
    #expect(
      Embedding.sparse(SparseVector([258: 1])).bytes
        == [0x4D, 0x56, 1, 1, 1, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0x80, 0x3F])
  }

  @Test(
    arguments: [
      [], [0x4D, 0x56, 1], [0x4D, 0x57, 1, 0, 0, 0, 0, 0], [0x4D, 0x56, 2, 0, 0, 0, 0, 0],
      [0x4D, 0x56, 1, 2, 0, 0, 0, 0], [0x4D, 0x56, 1, 0, 1, 0, 0, 0], [0x4D, 0x56, 1, 0, 0, 0, 0, 0, 9],
      [0x4D, 0x56, 1, 0, 0xFF, 0xFF, 0xFF, 0xFF], [0x4D, 0x56, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0],
      // Not a number.
      [0x4D, 0x56, 1, 0, 1, 0, 0, 0, 0, 0, 0xC0, 0x7F],
    ] as [[UInt8]])
  func bytesThatAreNoWholeVectorAreRefused(bytes: [UInt8]) {
    #expect(Embedding(bytes: bytes) == nil)
  }
}
