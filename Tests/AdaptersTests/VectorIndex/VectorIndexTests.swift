import Domain
import Ports
import TestSupport
import Testing
import VectorIndex

struct VectorIndexTests {
  private static let dense = EmbeddingSpace(model: "test", build: "1", dimension: 4)
  private static let sparse = EmbeddingSpace(model: "words", build: "1", dimension: 64)
  private static let other = Calibration.anyOtherLanguage

  /// Raw -1...1 becomes 0...1, and nothing is subtracted.
  private static func plainCalibration(of space: EmbeddingSpace, mean: Embedding) throws -> Calibration {
    let map = try #require(MonotoneMap(knots: [.init(raw: -1, calibrated: 0), .init(raw: 1, calibrated: 1)]))
    return try #require(
      Calibration(space: space, means: [other: mean], maps: [LanguagePair(other, other): map]))
  }

  private func user(_ number: UInt64) -> UserID { UserID(high: 0, low: number) }

  private func vector(
    _ user: UserID, _ role: Role, _ section: FacetSection, _ embedding: Embedding,
    space: EmbeddingSpace = VectorIndexTests.dense, language: Language = .english
  ) -> ProfileVector {
    ProfileVector(
      user: user, version: ProfileVersionID(high: 1, low: user.low), role: role, section: section,
      space: space,
      language: language, textHash: 0, embedding: embedding)
  }

  /// Somebody with the same vector in both parts.
  private func both(_ user: UserID, _ role: Role, _ values: [Float]) -> [ProfileVector] {
    [vector(user, role, .offers, .dense(values)), vector(user, role, .wants, .dense(values))]
  }

  private func denseIndex() throws -> VectorIndex {
    VectorIndex(calibration: try Self.plainCalibration(of: Self.dense, mean: .dense([0, 0, 0, 0])))
  }

  private let axis: [[Float]] = [[1, 0, 0, 0], [0.8, 0.6, 0, 0], [0, 1, 0, 0], [-1, 0, 0, 0]]

  @Test func peopleOfTheOtherRoleComeBestFirst() async throws {
    let index = try denseIndex()
    await index.apply(

      both(user(1), .seeker, axis[0]) + both(user(2), .provider, axis[2])
        + both(user(3), .provider, axis[0])
        + both(user(4), .provider, axis[1]) + both(user(5), .seeker, axis[0]))
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    #expect(found.map(\.user) == [user(3), user(4), user(2)])
    #expect(found.map { ($0.score.total * 100).rounded() } == [100, 90, 50])
  }

  @Test func eachDirectionComparesWantsWithOffersAndIsNamedByRole() async throws {
    let index = try denseIndex()
    // The seeker wants what the provider offers; the provider wants something else.
    await index.apply(
      [
        vector(user(1), .seeker, .offers, .dense(axis[2])), vector(user(1), .seeker, .wants, .dense(axis[0])),
        vector(user(2), .provider, .offers, .dense(axis[0])),
        vector(user(2), .provider, .wants, .dense(axis[0])),
      ])
    let fromSeeker = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    let fromProvider = await index.candidates(for: user(2), in: .provider, excluding: [], least: 0)
    let expected = PairScore(seekerToProvider: 1, providerToSeeker: 0.5)
    #expect(fromSeeker == [Candidate(user: user(2), score: expected)])
    #expect(fromProvider == [Candidate(user: user(1), score: expected)])
  }

  @Test func anUnequalPairLosesToAnEvenOne() async throws {
    let index = try denseIndex()
    await index.apply(

      [
        vector(user(1), .seeker, .offers, .dense(axis[0])),
        vector(user(1), .seeker, .wants, .dense(axis[0])),
        vector(user(2), .provider, .offers, .dense(axis[0])),
        vector(user(2), .provider, .wants, .dense(axis[3])),
      ] + both(user(3), .provider, axis[2]))
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    #expect(found.map(\.user) == [user(3), user(2)])
  }

  @Test func theBestOfTheRestIsFoundWhereTheFirstFiftyAreExcluded() async throws {
    let index = try denseIndex()
    var vectors = both(user(1_000), .seeker, axis[0])
    for number in 1...60 as ClosedRange<UInt64> {
      let angle = Float(number) / 100
      vectors += both(user(number), .provider, [1, angle, 0, 0])
    }
    await index.apply(vectors)
    let nearest = Set((1...50 as ClosedRange<UInt64>).map { user($0) })
    let found = await index.candidates(for: user(1_000), in: .seeker, excluding: nearest, least: 0)
    #expect(found.first?.user == user(51))
    #expect(found.count == 10)
  }

  @Test func somebodyInBothRolesNeverFindsThemself() async throws {
    let index = try denseIndex()
    await index.apply(

      both(user(1), .seeker, axis[0]) + both(user(1), .provider, axis[0])
        + both(user(2), .provider, axis[1]))
    #expect(
      await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0).map(\.user) == [user(2)])
    #expect(await index.candidates(for: user(1), in: .provider, excluding: [], least: 0) == [])
  }

  @Test func equalScoresAreOrderedByUser() async throws {
    let index = try denseIndex()
    await index.apply(

      both(user(9), .provider, axis[1]) + both(user(3), .provider, axis[1])
        + both(user(7), .provider, axis[1])
        + both(user(1), .seeker, axis[0]))
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    #expect(found.map(\.user) == [user(3), user(7), user(9)])
  }

  @Test func aReplacedVectorCountsAndARemovedPersonDoesNot() async throws {
    let index = try denseIndex()
    await index.apply(

      both(user(1), .seeker, axis[0]) + both(user(2), .provider, axis[0])
        + both(user(3), .provider, axis[1])
        + both(user(4), .provider, axis[2]))
    await index.apply(both(user(2), .provider, axis[3]), removed: [user(3)], change: 2)
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    #expect(found.map(\.user) == [user(4), user(2)])
    #expect(await index.state() == CandidateIndexState(lastChange: 2, people: [.seeker: 1, .provider: 2]))
  }

  @Test func aPersonRemovedAndStoredAgainInOnePageIsThere() async throws {
    let index = try denseIndex()
    await index.apply(both(user(1), .seeker, axis[0]) + both(user(2), .provider, axis[0]))
    await index.apply(both(user(2), .provider, axis[1]), removed: [user(2)], change: 2)
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    #expect(found.map { ($0.score.total * 100).rounded() } == [90])
  }

  @Test func removingInAnyOrderKeepsEverybodyElseRight() async throws {
    let index = try denseIndex()
    var vectors = both(user(0), .seeker, axis[0])
    for number in 1...40 as ClosedRange<UInt64> {
      vectors += both(user(number), .provider, [1, Float(number) / 10, 0, 0])
    }
    await index.apply(vectors)
    await index.apply([], removed: [40, 1, 20, 39, 2, 21].map { user($0) }, change: 2)
    let found = await index.candidates(for: user(0), in: .seeker, excluding: [], least: 0)
    #expect(found.map(\.user.low) == Array(3...19) + Array(22...38))
  }

  /// On the axes similarities are 1, .9, .5 and 0.
  @Test func commonnessIsOfTheOtherRoleAndKnowsNothingOfOneself() async throws {
    let index = try denseIndex()
    await index.apply(

      both(user(1), .seeker, axis[0]) + both(user(1), .provider, axis[0])
        + both(user(2), .provider, axis[1])
        + both(user(3), .provider, axis[2]) + both(user(4), .seeker, axis[2]))
    func common(_ number: UInt64, _ role: Role) async -> Double {
      await index.commonness(of: user(number), in: role)
    }
    #expect(await abs(common(1, .seeker) - Commonness.of([0.9, 0.5])) < 1e-5)
    #expect(await common(1, .provider) == Commonness.of([0.5]))
    #expect(await common(9, .seeker) == 0)
    await index.apply([], removed: [user(2)], change: 2)
    #expect(await common(1, .seeker) == Commonness.of([0.5]))
  }

  /// Of more people than the sample takes, the same are taken in whatever order they came.
  @Test func theSampleDoesNotDependOnTheOrderInWhichPeopleCame() async throws {
    let people = (1...700 as ClosedRange<UInt64>).map { number in
      both(user(number), .provider, [1, Float(number) / 100, 0, 0])
    }
    let (one, other) = (try denseIndex(), try denseIndex())
    await one.apply(people.flatMap(\.self) + both(user(0), .seeker, axis[2]))
    await other.apply(people.reversed().flatMap(\.self) + both(user(0), .seeker, axis[2]))
    let nearest = await one.candidates(for: user(0), in: .seeker, excluding: [], least: 0).prefix(5)
    let common = await one.commonness(of: user(0), in: .seeker)
    #expect(await other.commonness(of: user(0), in: .seeker) == common)
    // The nearest of all are not in the sample, which ends with number 512.
    #expect(common < Commonness.of(nearest.map(\.score.total)))
  }

  @Test func aPageOfAnotherSpaceIsPassedOver() async throws {
    let index = try denseIndex()
    let strange = EmbeddingSpace(model: "test", build: "2", dimension: 4)
    await index.apply(both(user(1), .seeker, axis[0]))
    await index.apply(
      VectorPage(
        [vector(user(2), .provider, .offers, .dense(axis[0]), space: strange)], in: strange,
        removed: [user(1)],
        change: 2))
    #expect(await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0) == [])
    #expect(await index.state() == CandidateIndexState(lastChange: 1, people: [.seeker: 1, .provider: 0]))
  }

  @Test func wantsThatNobodyTookDownTakeTheOtherDirectionsScore() async throws {
    let index = try denseIndex()
    await index.apply(

      both(user(1), .seeker, axis[0]) + [
        vector(user(2), .provider, .offers, .dense(axis[1])),
        vector(user(2), .provider, .wants, .dense([0, 0, 0, 0])),
        vector(user(3), .provider, .wants, .dense(axis[0])),
      ])
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    // Without offers there is nobody to propose.
    #expect(found.map(\.user) == [user(2)])
    #expect(found.first?.score.seekerToProvider == found.first?.score.providerToSeeker)
  }

  @Test func resultsBelowTheLeastScoreAreLeftOut() async throws {
    let index = try denseIndex()
    await index.apply(

      both(user(1), .seeker, axis[0]) + both(user(2), .provider, axis[1])
        + both(user(3), .provider, axis[2]))
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0.7)
    #expect(found.map(\.user) == [user(2)])
  }

  @Test func aQueryNeedNotBeInTheIndex() async throws {
    let index = try denseIndex()
    await index.apply(both(user(2), .provider, axis[1]) + both(user(3), .provider, axis[0]))
    let query = CandidateQuery(
      role: .seeker, offers: .dense(axis[0]), wants: .dense(axis[0]), language: .russian)
    let found = await index.candidates(for: query, within: nil, excluding: [], least: 0, limit: .max)
    #expect(found.map(\.user) == [user(3), user(2)])
    #expect(await index.candidates(for: user(77), in: .seeker, excluding: [], least: 0) == [])
  }

  @Test func sparseVectorsAreComparedAsTheCalibrationWouldCompareThem() async throws {
    let mean = Embedding.sparse(SparseVector([1: 0.3, 2: 0.2, 40: 0.1]))
    let calibration = try Self.plainCalibration(of: Self.sparse, mean: mean)
    let index = VectorIndex(calibration: calibration)
    let seeker = Embedding.sparse(SparseVector([1: 0.5, 2: 0.5, 3: 0.7])).normalised
    let providers: [Embedding] = [
      .sparse(SparseVector([1: 0.5, 3: 0.9])).normalised, .sparse(SparseVector([1: 0.9, 2: 0.5])).normalised,
      .sparse(SparseVector([40: 0.2, 63: 0.9])).normalised,
    ]
    var vectors = [FacetSection.offers, .wants].map {
      vector(user(1), .seeker, $0, seeker, space: Self.sparse)
    }
    for (number, provider) in providers.enumerated() {
      vectors += [FacetSection.offers, .wants].map {
        vector(user(UInt64(number + 2)), .provider, $0, provider, space: Self.sparse)
      }
    }
    await index.apply(vectors)
    let found = await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0)
    #expect(found.map(\.user) == [user(2), user(3), user(4)])
    for candidate in found {
      let provider = providers[Int(candidate.user.low) - 2]
      let expected = calibration.similarity(seeker, .english, provider, .english)
      #expect(abs(candidate.score.total - expected) < 0.005)
    }
  }

  @Test func theScoreOfAPairIsTheSameFromBothSides() async throws {
    for sparse in [false, true] {
      let space = sparse ? Self.sparse : Self.dense
      let index = VectorIndex(
        calibration: try Self.plainCalibration(
          of: space, mean: sparse ? .sparse(.zero) : .dense([0, 0, 0, 0])))
      func embedding(_ a: Float, _ b: Float) -> Embedding {
        sparse ? .sparse(SparseVector([3: a, 9: b])) : .dense([a, b, 0, 0])
      }
      await index.apply(
        [
          vector(user(1), .seeker, .offers, embedding(0.6, 0.8), space: space),
          vector(user(1), .seeker, .wants, embedding(0.8, 0.6), space: space),
          vector(user(2), .provider, .offers, embedding(1, 0.1), space: space, language: .russian),
          vector(user(2), .provider, .wants, embedding(0.3, 0.9), space: space, language: .russian),
        ])
      let one = try #require(await index.candidates(for: user(1), in: .seeker, excluding: [], least: 0).first)
      let two = try #require(
        await index.candidates(for: user(2), in: .provider, excluding: [], least: 0).first)
      #expect(abs(one.score.seekerToProvider - two.score.seekerToProvider) < 1e-6)
      #expect(abs(one.score.providerToSeeker - two.score.providerToSeeker) < 1e-6)
    }
  }
}
