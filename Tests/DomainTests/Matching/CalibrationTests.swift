import Domain
import Testing

struct CalibrationTests {
  private typealias Knot = MonotoneMap.Knot

  private let space = EmbeddingSpace(model: "m", build: "b-1", dimension: 2)
  private let other = Calibration.anyOtherLanguage

  private func map(_ knots: [(Double, Double)]) throws -> MonotoneMap {
    try #require(MonotoneMap(knots: knots.map { Knot(raw: $0.0, calibrated: $0.1) }))
  }

  private func calibration() throws -> Calibration {
    try #require(
      Calibration(
        space: space,
        means: [.english: .dense([1, 0]), .russian: .dense([0, 1]), other: .dense([0.5, 0.5])],
        maps: [
          LanguagePair(.english, .english): map([(-1, 0), (0, 0.7), (1, 1)]),
          LanguagePair(.russian, .english): map([(-1, 0), (0.5, 0.7), (1, 1)]),
          LanguagePair(other, other): map([(-1, 0), (1, 1)]),
        ]))
  }

  @Test func mapsInterpolateBetweenKnotsAndHoldOutside() throws {
    let map = try map([(0, 0.1), (0.2, 0.5), (0.4, 0.9)])
    #expect(map.value(at: -3) == 0.1)
    #expect(abs(map.value(at: 0.1) - 0.3) < 1e-12)
    #expect(map.value(at: 0.2) == 0.5)
    #expect(abs(map.value(at: 0.3) - 0.7) < 1e-12)
    #expect(map.value(at: 7) == 0.9)
    #expect(map.value(at: .nan) == 0.1)
  }

  @Test(arguments: [
    [(0, 0.1)], [(0, 0.5), (0, 0.6)], [(0, 0.5), (1, 0.5)], [(0, 0.5), (1, 0.4)], [(0, -0.1), (1, 0.4)],
    [(0, 0.1), (1, 1.1)],
  ])
  func mapsThatDoNotRiseStrictlyWithinOneAreRefused(knots: [(Double, Double)]) {
    #expect(MonotoneMap(knots: knots.map { Knot(raw: $0.0, calibrated: $0.1) }) == nil)
  }

  @Test func theMeanOfEachLanguageIsSubtractedBeforeComparing() throws {
    let calibration = try calibration()
    // Both lie above their own language's mean: equal, although the vectors are at right angles.
    #expect(calibration.similarity(.dense([1, 1]), .english, .dense([0, 2]), .russian) == 1)
    #expect(calibration.similarity(.dense([1, 1]), .english, .dense([0, 2]), .english) < 0.97)
  }

  @Test func similarityIsTheSameInBothDirections() throws {
    let calibration = try calibration()
    let one = Embedding.dense([3, 1])
    let two = Embedding.dense([2, 5])
    #expect(
      calibration.similarity(one, .english, two, .russian)
        == calibration.similarity(two, .russian, one, .english))
  }

  @Test func aLanguageWithoutAFitUsesWhatHoldsForAllOthers() throws {
    let calibration = try calibration()
    let german = Language(code: "de")
    #expect(calibration.fitted(german) == other)
    #expect(calibration.mean(of: german) == .dense([0.5, 0.5]))
    #expect(try calibration.map(between: german, and: .english) == map([(-1, 0), (1, 1)]))
  }

  @Test func textsWithoutAnyDirectionAreSimilarToNothing() throws {
    let calibration = try calibration()
    #expect(calibration.similarity(.dense([0, 0]), .english, .dense([1, 1]), .english) == 0)
    #expect(calibration.similarity(.dense([1, 0, 0]), .english, .dense([1, 1]), .english) == 0)
    #expect(calibration.similarity(.sparse(.zero), .english, .dense([1, 1]), .english) == 0)
  }

  @Test func withoutEntriesForOtherLanguagesThereIsNoCalibration() throws {
    #expect(Calibration(space: space, means: [other: .dense([0, 0])], maps: [:]) == nil)
    #expect(
      try Calibration(
        space: space, means: [.english: .dense([0, 0])],
        maps: [LanguagePair(other, other): map([(0, 0), (1, 1)])])
        == nil)
    #expect(
      try Calibration(
        space: space, means: [other: .dense([0])], maps: [LanguagePair(other, other): map([(0, 0), (1, 1)])])
        == nil)
  }

  @Test func theStoredTextOfACalibrationReadsBackTheSame() throws {
    let text = try calibration().text
    let read = try #require(Calibration(text: text))
    #expect(read.text == text)
    #expect(read.space == space)
    #expect(read.maps == (try calibration().maps))
    #expect(text.hasPrefix("space 2 m b-1\nmean en dense "))
  }

  @Test func sparseMeansAreStoredWithTheirIndices() throws {
    let sparse = EmbeddingSpace(model: "l", build: "1", dimension: 70_000)
    let calibration = try #require(
      try Calibration(
        space: sparse, means: [other: .sparse(SparseVector([3: 0.5, 65_535: 1]))],
        maps: [LanguagePair(other, other): map([(0, 0), (1, 1)])]))
    let read = try #require(Calibration(text: calibration.text))
    guard case .sparse(let mean) = read.mean(of: .english) else {
      Issue.record("the mean is no longer sparse")
      return
    }
    #expect(mean.indices == [3, 65_535])
    #expect(abs(mean.values[0] - 0.5) < 0.0001)
    #expect(mean.values[1] == 1)
  }

  @Test(arguments: [
    "", "space 2 m", "space x m b", "nonsense", "space 2 m b\nmean und dense 1 00",
    "space 2 m b\nmean und dense 1 000g",
    "space 1 m b\nmean und dense 1 0001\nmap und und 0:0",
    "space 1 m b\nmean und dense 1 0001\nmap und und 0:0 1:x",
    "space 1 m b\nmean und odd 1 0001\nmap und und 0:0 1:1",
  ])
  func textsThatAreNoCalibrationAreRefused(text: String) {
    #expect(Calibration(text: text) == nil)
  }
}

@Suite struct MonotoneMapInverseTests {
  private let map = MonotoneMap(knots: [
    .init(raw: -1, calibrated: 0), .init(raw: 0.2, calibrated: 0.6), .init(raw: 0.4, calibrated: 0.8),
    .init(raw: 1, calibrated: 1),
  ])

  @Test(arguments: [(0.7, 0.3), (0.6, 0.2), (0.3, -0.4), (1, 1)])
  func theRawSimilarityOfAValueIsBetweenItsKnots(_ calibrated: Double, _ raw: Double) throws {
    #expect(abs(try #require(map).raw(at: calibrated) - raw) < 1e-12)
  }

  @Test func outsideOfTheMapItIsTheNearerEnd() throws {
    let short = try #require(
      MonotoneMap(knots: [.init(raw: 0, calibrated: 0.2), .init(raw: 1, calibrated: 0.9)]))
    #expect(short.raw(at: 0.1) == 0)
    #expect(short.raw(at: 0.95) == 1)
  }
}
