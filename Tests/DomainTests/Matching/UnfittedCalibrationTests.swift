import Domain
import Testing

/// The scale of a space that nothing was fitted for.
struct UnfittedCalibrationTests {
  private let space = EmbeddingSpace(model: "m", build: "1", dimension: 3)
  private let other = Calibration.anyOtherLanguage

  /// Seekers and providers in `trades` directions, all of them leaning the same way by `lean`, as models do.
  private func people(_ count: Int, trades: Int, lean: Float) -> [ScaleSample] {
    (0..<count).flatMap { number -> [ScaleSample] in
      let angle = Double(number % trades) / Double(trades) * 6.283
      // A circle by its rational points: no library is needed for it.
      let t = angle - 3.1415
      let (x, y) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
      let vector = Embedding.dense([Float(x), Float(y), lean]).normalised
      return [FacetSection.offers, .wants].map {
        ScaleSample(
          user: UserID(high: 0, low: UInt64(number)), role: number / trades % 2 == 0 ? .seeker : .provider,
          section: $0, language: .english, embedding: vector)
      }
    }
  }

  private func similarity(_ one: Int, _ two: Int, _ people: [ScaleSample]) -> Double {
    let calibration = Calibration.unfitted(space: space, sample: people)
    return calibration.similarity(
      people[2 * one].embedding, .english, people[2 * two].embedding, .english)
  }

  @Test(arguments: [0, 1, 5] as [Float])
  func alikeIsWhatStandsOutWhereverTheModelsCosinesLie(lean: Float) {
    // Of five, raw cosines of strangers lie above .9.
    let crowd = people(80, trades: 10, lean: lean)
    #expect(similarity(0, 10, crowd) > 0.4)
    #expect(similarity(0, 5, crowd) < 0.1)
  }

  @Test func fewPeopleAreTakenAsTheUsualModelPutsThem() {
    let calibration = Calibration.unfitted(space: space, sample: people(3, trades: 3, lean: 0))
    #expect(calibration.means == [other: .dense([0, 0, 0])])
    let map = calibration.map(between: .english, and: .russian)
    #expect(map.value(at: 0.25) < 0.2)
    #expect(map.value(at: 0.55) > 0.8)
    #expect(calibration == Calibration.unfitted(space: space, sample: []))
  }

  @Test func peopleWhoAreAllTheSameHaveNoSpread() {
    let crowd = people(60, trades: 1, lean: 1)
    #expect(Calibration.unfitted(space: space, sample: crowd).means == [other: .dense([0, 0, 0])])
  }

  @Test func aSparseSpaceHasSparseMeans() {
    let sparse = EmbeddingSpace(model: "words", build: "1", dimension: 100)
    let sample = [
      ScaleSample(
        user: UserID(high: 0, low: 1), role: .seeker, section: .offers, language: .english,
        embedding: .sparse(SparseVector([3: 1])))
    ]
    #expect(Calibration.unfitted(space: sparse, sample: sample).means == [other: .sparse(.zero)])
  }

  @Test func vectorsOfAnotherSpaceAreNotLookedAt() {
    let strangers = people(80, trades: 10, lean: 0)
    let wider = EmbeddingSpace(model: "m", build: "1", dimension: 4)
    #expect(
      Calibration.unfitted(space: wider, sample: strangers)
        == Calibration.unfitted(space: wider, sample: []))
  }
}
