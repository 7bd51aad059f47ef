import Domain
import Profiler
import Testing

@Suite struct EmbeddingTextsTests {
  private func items(_ profile: Profile) -> [EmbeddingTexts.Item] {
    EmbeddingTexts(of: PublicViewMaker().publicView(of: profile, language: .russian), language: .russian)
      .items
  }

  @Test func eachRoleHasItsOffersAndItsWants() {
    let items = items(ProfileSamples.vera)
    #expect(items.map(\.section) == [.offers, .wants])
    #expect(items[0].text.hasPrefix("backend senior. Go, PostgreSQL."))
    #expect(items[1].text.hasPrefix("backend senior. Go, PostgreSQL. платежи"))
    #expect(items.map(\.language) == [EmbeddingText.factsLanguage, EmbeddingText.factsLanguage])
  }

  @Test func wordsAreEmbeddedInTheirOwnLanguageWhereTooLittleIsKnown() {
    var profile = ProfileSamples.vera
    profile.facets[.seeker]?.offers.facts = []
    profile.facets[.seeker]?.wants.facts = []
    let items = items(profile)
    #expect(items[0].text.hasPrefix("Бэкендер, сеньор, на Go семь лет"))
    #expect(items[1].text.hasPrefix("Небольшую команду"))
    #expect(items.map(\.language) == [.russian, .russian])
  }

  @Test func wordsThatAddNoFactChangeNothing() {
    var padded = ProfileSamples.vera
    padded.facets[.seeker]?.offers.words.append(
      Evidence(message: MessageID(high: 1, low: 1), quote: "Очень люблю работать и быстро учусь."))
    #expect(items(padded) == items(ProfileSamples.vera))
  }

  @Test func nothingPrivateIsEmbedded() {
    let text = items(ProfileSamples.vera).map(\.text).joined()
    for secret in ["Соколов", "Орион", "vera", "4500", "Начальник"] { #expect(!text.contains(secret)) }
  }

  @Test func aChangeOfTermsLeavesTheHashesAndAChangeOfSkillsDoesNot() {
    var moved = ProfileSamples.vera
    moved.facets[.seeker]?.practical.facts = []
    moved.shared = []
    #expect(items(moved)[1].hash == items(ProfileSamples.vera)[1].hash)
    var learnt = ProfileSamples.vera
    learnt.facets[.seeker]?.offers.facts.append(ProfileSamples.fact(.skill("kafka"), "Kafka"))
    #expect(items(learnt)[0].hash != items(ProfileSamples.vera)[0].hash)
    // What a seeker can do is what they want to do.
    #expect(items(learnt)[1].hash != items(ProfileSamples.vera)[1].hash)
  }

  @Test func whatASeekerWantsToLearnIsNotClaimedToBeKnown() {
    var curious = ProfileSamples.vera
    curious.facets[.seeker]?.wants.facts.append(ProfileSamples.fact(.skill("rust"), "Rust"))
    let items = items(curious)
    #expect(items[0] == self.items(ProfileSamples.vera)[0])
    #expect(items[1].text.hasPrefix("backend senior. Go, PostgreSQL, Rust."))
  }

  @Test func whoNamedNoWishIsLookedForByWhatTheyDo() {
    var profile = ProfileSamples.vera
    profile.facets[.seeker]?.wants = FacetPart()
    let items = items(profile)
    #expect(items[1].text.hasPrefix("backend senior. Go, PostgreSQL."))
  }
}
