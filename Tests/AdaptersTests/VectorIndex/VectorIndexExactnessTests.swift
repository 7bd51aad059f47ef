import Domain
import Ports
import TestSupport
import Testing
import VectorIndex

/// Whatever is asked, the index finds the same as a search that compares everybody with everybody by hand.
struct VectorIndexExactnessTests {
  private static let languages: [Language] = [.english, .russian, Calibration.anyOtherLanguage]

  /// People of both roles whose vectors are alike, equal, empty or far out, in three languages with maps of their own.
  private struct World {
    let calibration: Calibration
    var vectors: [ProfileVector] = []
    private let random: SeededRandom
    private let dimension: Int
    private let middles: [[Float]]

    init(people: Int, dimension: Int, seed: UInt64) throws {
      let random = SeededRandom(seed: seed)
      self.random = random
      self.dimension = dimension
      func some(_ size: Double) -> [Float] {
        (0..<dimension).map { _ in Float((random.unit() - 0.5) * size) }
      }
      middles = (0..<6).map { _ in some(1) }
      let space = EmbeddingSpace(model: "test", build: "1", dimension: dimension)
      var maps: [LanguagePair: MonotoneMap] = [:]
      for one in VectorIndexExactnessTests.languages {
        for other in VectorIndexExactnessTests.languages where maps[LanguagePair(one, other)] == nil {
          let bend = random.unit() * 0.5
          maps[LanguagePair(one, other)] = MonotoneMap(
            knots: [
              .init(raw: -0.9 + bend, calibrated: random.unit() * 0.2),
              .init(raw: bend, calibrated: 0.4 + bend / 10),
              .init(raw: bend + 0.3, calibrated: 0.9 + random.unit() * 0.1),
            ])
        }
      }
      calibration = try #require(
        Calibration(
          space: space,
          means: Dictionary(
            uniqueKeysWithValues: VectorIndexExactnessTests.languages.map { ($0, .dense(some(0.2))) }),
          maps: maps))
      for number in 0..<people { vectors += person(number) }
    }

    /// Both parts of one person, drawn anew with each call.
    func person(_ number: Int) -> [ProfileVector] {
      let language = VectorIndexExactnessTests.languages[random.int(in: 0...2)]
      return [FacetSection.offers, .wants].map { section in
        ProfileVector(
          user: UserID(high: 0, low: UInt64(number)), version: ProfileVersionID(high: 0, low: 0),
          role: number.isMultiple(of: 3) ? .seeker : .provider, section: section, space: calibration.space,
          language: language, textHash: 0, embedding: .dense(values()))
      }
    }

    private func values() -> [Float] {
      let middle = middles[random.int(in: 0...middles.count - 1)]
      switch random.int(in: 0...11) {
      case 0: return [Float](repeating: 0, count: dimension)
      // Equal ones, so that ids decide.
      case 1, 2: return middle
      case 3:
        var far = middle
        far[random.int(in: 0...dimension - 1)] = 50
        return far
      default: return middle.map { $0 + Float((random.unit() - 0.5) * 0.4) }
      }
    }
  }

  /// By the floats and without a limit: everything is compared, and nothing is passed over.
  private func whole(_ world: World) async -> VectorIndex {
    let index = VectorIndex(calibration: world.calibration, scan: .floats)
    await index.apply(world.vectors)
    return index
  }

  @Test(arguments: [5, 40], [63, 64, 65, 200, 1_023, 1_024, 1_025, 2_500])
  func theBestAreTheSameUnderAnyExclusions(dimension: Int, people: Int) async throws {
    let random = SeededRandom(seed: UInt64(people))
    let world = try World(people: people, dimension: dimension, seed: UInt64(people + dimension))
    let index = VectorIndex(calibration: world.calibration)
    await index.apply(world.vectors)
    let oracle = await whole(world)
    let everybody = (0..<people).map { UserID(high: 0, low: UInt64($0)) }
    for _ in 0..<12 {
      let number = random.int(in: 0...people - 1)
      let role: Role = number.isMultiple(of: 3) ? .seeker : .provider
      let all = await oracle.candidates(for: everybody[number], in: role, excluding: [], least: 0)
      let share = random.unit()
      // At random, or those who would come first.
      let excluded = Set(
        random.chance(0.5)
          ? everybody.filter { _ in random.chance(share) } : all.prefix(Int(40 * share)).map(\.user))
      let eligible = random.chance(0.5) ? Set(everybody.filter { _ in random.chance(0.7) }) : nil
      let limit = random.int(in: 1...30)
      let least = random.chance(0.5) ? 0 : random.unit()
      let found = await index.candidates(
        for: everybody[number], in: role, within: eligible, excluding: excluded, least: least, limit: limit)
      let expected = all.filter {
        !excluded.contains($0.user) && eligible?.contains($0.user) ?? true && $0.score.total >= least
      }
      #expect(found == Array(expected.prefix(limit)))
      let next = await index.candidates(
        for: everybody[number], in: role, within: eligible, excluding: excluded.union(found.map(\.user)),
        least: least, limit: limit)
      #expect(next == Array(expected.dropFirst(limit).prefix(limit)))
    }
  }

  /// The oracle itself, by the calibration alone.
  @Test func everybodyIsComparedAsTheCalibrationCompares() async throws {
    let world = try World(people: 300, dimension: 40, seed: 3)
    let oracle = await whole(world)
    let vectors = Dictionary(grouping: world.vectors, by: \.user)
    let seeker = UserID(high: 0, low: 3)
    let mine = try #require(vectors[seeker])
    func isSaid(_ vector: ProfileVector) -> Bool { vector.embedding.norm > 0 }
    func similar(_ one: ProfileVector, _ other: ProfileVector) -> Double? {
      guard isSaid(one), isSaid(other) else { return nil }
      return world.calibration.similarity(one.embedding, one.language, other.embedding, other.language)
    }
    try #require(isSaid(mine[0]))
    var expected: [UserID: Double] = [:]
    for (user, theirs) in vectors where theirs[0].role == .provider && isSaid(theirs[0]) {
      let (toThem, toMe) = (similar(mine[1], theirs[0]), similar(theirs[1], mine[0]))
      guard let one = toThem ?? toMe, let other = toMe ?? toThem else { continue }
      expected[user] = PairScore.harmonicMean(one, other)
    }
    let found = await oracle.candidates(for: seeker, in: .seeker, excluding: [], least: 0)
    #expect(Set(found.map(\.user)) == Set(expected.keys))
    for candidate in found {
      #expect(abs(candidate.score.total - (expected[candidate.user] ?? -1)) < 1e-4)
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.score.total >= $1.score.total })
  }

  /// Who offers and wants is compared in one pass; each direction alone gives the same.
  @Test func bothDirectionsAreThoseOfEachAlone() async throws {
    let world = try World(people: 600, dimension: 40, seed: 5)
    let index = VectorIndex(calibration: world.calibration)
    await index.apply(world.vectors)
    let offers = world.vectors.first { $0.role == .seeker && $0.embedding.norm > 0 }?.embedding
    let one = try #require(offers)
    let other = try #require(world.vectors.last { $0.embedding.norm > 0 }?.embedding)
    let nothing = Embedding.dense([Float](repeating: 0, count: 40))
    func ask(_ role: Role, _ offers: Embedding, _ wants: Embedding, limit: Int) async -> [Candidate] {
      await index.candidates(
        for: CandidateQuery(role: role, offers: offers, wants: wants, language: .russian), within: nil,
        excluding: [], least: 0, limit: limit)
    }
    let alone = await ask(.seeker, one, nothing, limit: .max)
    let theirs = Dictionary(
      uniqueKeysWithValues: alone.map { ($0.user, $0.score.providerToSeeker) })
    let both = await ask(.seeker, one, other, limit: 25)
    #expect(both.count == 25)
    for candidate in both {
      if let known = theirs[candidate.user] { #expect(candidate.score.providerToSeeker == known) }
      #expect(
        candidate.score.total
          == PairScore.harmonicMean(candidate.score.seekerToProvider, candidate.score.providerToSeeker))
    }
    #expect(await ask(.seeker, one, nothing, limit: 25) == Array(alone.prefix(25)))
    #expect(await ask(.seeker, nothing, other, limit: 25) == [])
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func changedRowByRowItIsTheSameAsBuiltAfresh(seed: UInt64) async throws {
    let random = SeededRandom(seed: seed)
    let world = try World(people: 150, dimension: 20, seed: seed)
    let index = VectorIndex(calibration: world.calibration)
    var present: [UserID: [ProfileVector]] = [:]
    for change in 1...400 as ClosedRange<Int64> {
      let person = world.person(random.int(in: 0...149))
      let user = person[0].user
      let isGone = random.chance(0.3)
      // One part may come before the other, or alone.
      let parts = random.chance(0.2) ? Array(person.prefix(1)) : person
      await index.apply(isGone ? [] : parts, removed: isGone ? [user] : [], change: change)
      if isGone {
        present[user] = nil
      } else {
        let sections = Set(parts.map(\.section))
        present[user] = (present[user] ?? []).filter { !sections.contains($0.section) } + parts
      }
    }
    let afresh = VectorIndex(calibration: world.calibration)
    await afresh.apply(present.values.flatMap(\.self), change: 400)
    #expect(await index.state() == afresh.state())
    for (user, vectors) in present {
      for limit in [3, Int.max] {
        let role = vectors[0].role
        let found = await index.candidates(
          for: user, in: role, within: nil, excluding: [], least: 0, limit: limit)
        let expected = await afresh.candidates(
          for: user, in: role, within: nil, excluding: [], least: 0, limit: limit)
        #expect(found == expected)
      }
    }
  }
}
