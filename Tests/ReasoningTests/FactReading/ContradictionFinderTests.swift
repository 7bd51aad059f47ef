import BuiltInReasoning
import Domain
import Ports
import Testing

/// What one message says against an earlier one, and what only adds, refines or changes.
@Suite struct ContradictionFinderTests {
  private static let first = MessageID(high: 0, low: 1)
  private static let second = MessageID(high: 0, low: 2)

  /// The kinds that contradict when a seeker says `later` after `earlier`.
  private static func kinds(_ earlier: String, _ later: String, asked: InterviewTopic? = nil) -> [String] {
    let reader = FactReader(currentYear: 2026)
    var merge = ProfileMerge(Profile(facets: [.seeker: Facet()]))
    let before = reader.read(earlier, context: FactReadingContext(roles: [.seeker], language: .english))
    let known = ContradictionFinder.sort(before, against: merge.profile, from: first)
    merge.apply(known.accepted, from: first)
    let findings = reader.read(
      later,
      context: FactReadingContext(roles: [.seeker], asked: asked, known: merge.profile, language: .english))
    return ContradictionFinder.sort(findings, against: merge.profile, from: second, denied: known.denied)
      .contradictions.map(\.kind.rawValue)
  }

  @Test(arguments: [
    ("I have 5 years of experience.", "I have 8 years of experience.", "years"),
    ("I live in Warsaw.", "I live in Gdansk.", "place"),
    ("Remote only.", "I work only in an office.", "workMode"),
    ("I'm a junior developer.", "I'm a senior developer.", "seniority"),
    ("I can start immediately.", "My notice period is three months.", "availability"),
    ("I want 4000 EUR a month net.", "I want 6000 EUR a month net.", "pay"),
    ("I won't relocate.", "I'm ready to relocate.", "relocation"),
    ("No Java please.", "Java is my main language.", "skill"),
    ("I don't know Framer at all.", "I know Framer very well.", "skill"),
    ("English B1.", "My English is C1.", "spokenLanguage"),
    ("Remote.", "Three days a week together in an office, the other two at home.", "workMode"),
    ("Remote.", "Two days a week in the office and three at home.", "workMode"),
    ("Удалёнка.", "Три дня в неделю в офисе, остальные два дома.", "workMode"),
    ("Только удалённо.", "Офис меня бы вполне устроил.", "workMode"),
    ("Only remote.", "An office in town would suit me.", "workMode"),
  ])
  func `What cannot hold together is asked about`(_ earlier: String, _ later: String, _ kind: String) {
    #expect(Self.kinds(earlier, later) == [kind])
  }

  @Test(arguments: [
    ("I have 5 years of experience.", "Sorry, I meant 8 years of experience."),
    ("I live in Warsaw.", "I moved to Gdansk."),
    ("I live in Warsaw.", "I live in Gdansk now."), ("I live in Poland.", "I live in Warsaw."),
    ("I live in Warsaw.", "I live in Poland."),
    ("Remote only.", "Hybrid is fine too."), ("Remote.", "Hybrid is fine as well."),
    ("Remote.", "Two days a week in the office would be ok."), ("Удалёнка.", "Можно и гибрид."),
    ("Удалёнка.", "Гибрид тоже подойдёт."), ("Remote or an office.", "Two days a week in the office."),
    ("I want 4000 EUR a month net.", "I want 4200 EUR a month net."),
    ("I've done Java for ten years.", "No Java please."), ("No Java please.", "I did Java at a bank."),
    ("I have 8 years of experience.", "I have 5 years of Go."),
    ("I'm a senior developer.", "I'm a team lead."),
  ])
  func `What adds, refines or says that it changed is not`(_ earlier: String, _ later: String) {
    #expect(Self.kinds(earlier, later) == [])
  }

  @Test func `A word or two that answers the question settle it`() {
    #expect(Self.kinds("I have 5 years of experience.", "8", asked: .years) == [])
    #expect(
      Self.kinds("I have 5 years of experience.", "I have 8 years of experience.", asked: .years) == ["years"]
    )
  }

  @Test func `Until it is settled the older stands, and then the newer`() throws {
    let reader = FactReader(currentYear: 2026)
    var merge = ProfileMerge(Profile(facets: [.seeker: Facet()]))
    let context = FactReadingContext(roles: [.seeker], language: .english)
    merge.apply(reader.read("I have 5 years of experience.", context: context), from: Self.first)
    let sorted = ContradictionFinder.sort(
      reader.read("I have 8 years of experience.", context: context), against: merge.profile,
      from: Self.second)
    merge.apply(sorted.accepted, from: Self.second)
    #expect(merge.profile.facets[.seeker]?.offers.facts.map(\.value) == [.years(5)])
    merge.accept(try #require(sorted.contradictions.first))
    #expect(merge.profile.facets[.seeker]?.offers.facts.map(\.value) == [.years(8)])
    #expect(merge.profile.facets[.seeker]?.offers.facts.first?.source.message == Self.second)
  }

  @Test func `Whoever says again what waits means it`() throws {
    let reader = FactReader(currentYear: 2026)
    var merge = ProfileMerge(Profile(facets: [.seeker: Facet()]))
    let context = FactReadingContext(roles: [.seeker], language: .english)
    merge.apply(reader.read("I have 5 years of experience.", context: context), from: Self.first)
    let later = reader.read("I have 8 years of experience.", context: context)
    let waiting = ContradictionFinder.sort(later, against: merge.profile, from: Self.second).contradictions
    #expect(waiting.count == 1)
    let again = ContradictionFinder.sort(later, against: merge.profile, from: Self.second, waiting: waiting)
    #expect(again.contradictions == [])
    #expect(again.accepted.count == 1)
  }
}
