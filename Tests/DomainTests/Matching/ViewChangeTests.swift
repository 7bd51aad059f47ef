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
      seen.changes(masked: seen, reshown: seen, now: now) == [
        .replaced(.fact(.seniority(.mid), .offers), by: .fact(.seniority(.senior), .offers)),
        .added(.fact(.skill("rust"), .offers)), .removed(.fact(.skill("java"), .offers)),
      ])
  }

  @Test func whatIsMaskedSinceIsCountedWhateverElseChanged() {
    let seen = facet([.skill("go"), .skill("java")], ["We run ferries", "Ten people"])
    let masked = facet([.skill("go")], ["We run […]", "Ten people"])
    let now = facet([.skill("go")], ["We run […]", "Twelve people"])
    let changes = seen.changes(masked: masked, reshown: masked, now: now)
    #expect(changes == [.removed(.words("Ten people")), .added(.words("Twelve people")), .hidden(2)])
    #expect(changes.map(\.isOfSubstance) == [true, true, false])
  }

  @Test func whatIsShownAgainIsNewAndNeitherHiddenNorGone() {
    let seen = facet([.skill("go")], ["We run […]", "Ten people"])
    let all = facet([.skill("go")], ["We run ferries", "Ten people"])
    #expect(seen.changes(masked: seen, reshown: all, now: all) == [.added(.words("We run ferries"))])
  }

  @Test func ofASentenceWithAnotherWordMaskedTheNewFormIsToldAndTheHiddenWordCounted() {
    let seen = facet([], ["We run […] in Oslo"])
    let masked = facet([], ["We run […] in […]"])
    let now = facet([], ["We run ferries in […]"])
    #expect(
      seen.changes(masked: masked, reshown: now, now: now) == [
        .added(.words("We run ferries in […]")), .hidden(1),
      ])
  }

  @Test func theSameViewHasNoChanges() {
    let seen = facet([.skill("go")], ["We run ferries"])
    #expect(seen.changes(masked: seen, reshown: seen, now: seen).isEmpty)
  }
}
