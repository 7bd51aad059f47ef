import Domain
import Profiler
import Testing

@Suite struct EmbeddingTextsTests {
  private func items(_ profile: Profile) -> [EmbeddingTexts.Item] {
    EmbeddingTexts(of: PublicViewMaker().publicView(of: profile, language: .russian), language: .russian)
      .items
  }

  /// The pieces of a text.
  private func pieces(_ item: EmbeddingTexts.Item) -> [String] {
    item.text.split(separator: "\n").map(String.init)
  }

  @Test func eachRoleHasItsOffersAndItsWants() {
    let items = items(ProfileSamples.vera)
    #expect(items.map(\.section) == [.offers, .wants])
    #expect(pieces(items[0]).first == "Бэкендер")
    #expect(pieces(items[0]).last == "backend senior. Go, PostgreSQL.")
    #expect(pieces(items[1]).last == "backend senior. Go, PostgreSQL. платежи.")
    #expect(items.map(\.language) == [.russian, .russian])
  }

  @Test func factsAloneAreNoLanguage() {
    var profile = ProfileSamples.vera
    profile.facets[.seeker]?.offers.words = []
    profile.facets[.seeker]?.wants.words = []
    let items = items(profile)
    #expect(
      items.map(\.text) == ["backend senior. Go, PostgreSQL.", "backend senior. Go, PostgreSQL. платежи."])
    #expect(items.map(\.language) == [EmbeddingText.factsLanguage, EmbeddingText.factsLanguage])
  }

  @Test func wordsAreEmbeddedAsTheyAreWhereNothingOfTheWorkIsKnown() {
    var profile = ProfileSamples.vera
    profile.facets[.seeker]?.offers = FacetPart(words: [ProfileSamples.said("Ищу, где пригожусь.")])
    profile.facets[.seeker]?.wants = FacetPart()
    #expect(items(profile).map(\.text) == ["Ищу, где пригожусь.", "Ищу, где пригожусь."])
  }

  @Test func theGenderOfTheAuthorIsNotEmbedded() {
    func told(_ words: String) -> [EmbeddingTexts.Item] {
      var profile = ProfileSamples.vera
      profile.facets[.seeker]?.offers.words = [ProfileSamples.said(words)]
      return items(profile)
    }
    #expect(told("Распиливала монолит на сервисы") == told("Распиливал монолит на сервисы"))
    #expect(told("Сама настроила мониторинг") != told("Настроил биллинг"))
  }

  @Test func aFieldOrTwoSayNoMoreThanTheWordsThatNameThem() {
    func told(_ skills: [String]) -> [String] {
      var profile = ProfileSamples.vera
      profile.facets[.seeker]?.offers = FacetPart(
        facts: skills.map { ProfileSamples.fact(.skill($0), $0) },
        words: [ProfileSamples.said("I gather requirements for the internet of things.")])
      profile.facets[.seeker]?.wants = FacetPart()
      return pieces(items(profile)[0])
    }
    #expect(told(["requirements", "iot"]).count == 1)
    #expect(told(["requirements", "go"]).last == "Go, Requirements.")
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
    #expect(pieces(items[1]).last == "backend senior. Go, PostgreSQL, Rust. платежи.")
  }

  @Test func whoNamedNoWishIsLookedForByWhatTheyDo() {
    var profile = ProfileSamples.vera
    profile.facets[.seeker]?.wants = FacetPart()
    let items = items(profile)
    #expect(items[1].text == items[0].text)
  }
}
