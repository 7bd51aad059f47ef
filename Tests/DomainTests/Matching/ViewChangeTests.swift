import Domain
import Testing

@Suite struct ViewChangeTests {
  private func facet(_ facts: [FactValue], _ words: [String] = []) -> PublicFacet {
    PublicFacet(
      offers: PublicPart(words: words, facts: facts.map { PublicFact($0, quote: "") }), wants: PublicPart(),
      practical: PublicPart())
  }

  @Test func aFactThatHoldsOnceIsReplacedAndOthersComeAndGo() {
    let seen = facet([.seniority(.mid), .skill("go"), .skill("java")])
    let now = facet([.seniority(.senior), .skill("go"), .skill("rust")])
    #expect(
      seen.changes(masked: seen, now: now) == [
        .replaced(.fact(.seniority(.mid), .offers), by: .fact(.seniority(.senior), .offers)),
        .added(.fact(.skill("rust"), .offers)), .removed(.fact(.skill("java"), .offers)),
      ])
  }

  @Test func whatIsMaskedSinceIsCountedWhateverElseChanged() {
    let seen = facet([.skill("go"), .skill("java")], ["We run ferries", "Ten people"])
    let masked = facet([.skill("go")], ["We run […]", "Ten people"])
    let now = facet([.skill("go")], ["We run […]", "Twelve people"])
    let changes = seen.changes(masked: masked, now: now)
    #expect(changes == [.removed(.words("Ten people")), .added(.words("Twelve people")), .hidden(2)])
    #expect(changes.map(\.isOfSubstance) == [true, true, false])
  }

  @Test func theSameViewHasNoChanges() {
    let seen = facet([.skill("go")], ["We run ferries"])
    #expect(seen.changes(masked: seen, now: seen).isEmpty)
  }
}
