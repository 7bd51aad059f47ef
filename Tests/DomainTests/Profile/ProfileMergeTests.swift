import Testing

@testable import Domain

@Suite struct ProfileMergeTests {
  static let first = MessageID(high: 1, low: 1)
  static let second = MessageID(high: 1, low: 2)
  static let berlin = Place(id: "berlin", country: "DE", timeZone: "Europe/Berlin")
  static let tbilisi = Place(id: "tbilisi", country: "GE", timeZone: "Asia/Tbilisi")
  static let offers = FactTarget.facet(.seeker, .offers)

  /// A seeker in Tbilisi who knows Go and Kafka.
  private func seeker() -> ProfileMerge {
    var merge = ProfileMerge(Profile())
    merge.apply(
      [
        FactFinding(.states(.skill("go")), target: .facet(nil, .offers), quote: "Go"),
        FactFinding(.states(.skill("kafka")), target: Self.offers, quote: "Kafka"),
        FactFinding(.states(.place(Self.tbilisi)), target: .shared, quote: "из Тбилиси"),
        FactFinding(.role(.seeker), target: .shared, quote: "ищу работу"),
      ], from: Self.first)
    merge.add(
      words: Evidence(message: Self.first, quote: "удалённо, сейчас из Тбилиси, с Go"), to: .seeker,
      .practical)
    return merge
  }

  @Test func aRoleSaidLastStillPlacesWhatWasSaidBefore() {
    let merge = seeker()
    #expect(merge.profile[Self.offers].map(\.value) == [.skill("go"), .skill("kafka")])
    #expect(merge.unplaced.isEmpty)
    #expect(merge.changes.first == .tookRole(.seeker))
  }

  @Test func factsOfAnUnknownRoleAreHandedBack() {
    var merge = ProfileMerge(Profile())
    let finding = FactFinding(.states(.skill("go")), target: .facet(nil, .offers), quote: "Go")
    merge.apply([finding], from: Self.first)
    #expect(merge.profile == Profile())
    #expect(merge.unplaced == [finding])
  }

  @Test func aNewPlaceReplacesTheOldOneAndNothingElse() {
    let before = seeker().profile
    var merge = ProfileMerge(before)
    merge.apply(
      [FactFinding(.states(.place(Self.berlin)), target: .shared, quote: "в Берлин")], from: Self.second)
    #expect(
      merge.profile.shared == [
        Fact(.place(Self.berlin), source: Evidence(message: Self.second, quote: "в Берлин"))
      ])
    #expect(merge.profile[Self.offers] == before[Self.offers])
    #expect(merge.changes == [.replaced(.place(Self.tbilisi), by: .place(Self.berlin), .shared)])
  }

  @Test func wordsThatSayAReplacedFactLeaveClauseByClause() {
    var merge = ProfileMerge(seeker().profile)
    merge.apply(
      [FactFinding(.states(.place(Self.berlin)), target: .shared, quote: "в Берлин")], from: Self.second)
    #expect(merge.profile.facets[.seeker]?.practical.words.map(\.quote) == ["удалённо", "с Go"])
  }

  @Test func theSameFindingsAgainChangeNothing() {
    let before = seeker().profile
    var merge = ProfileMerge(before)
    merge.apply(
      [
        FactFinding(.role(.seeker), target: .shared, quote: "работу"),
        FactFinding(.states(.skill("go")), target: Self.offers, quote: "golang"),
        FactFinding(.states(.place(Self.tbilisi)), target: .shared, quote: "Тбилиси"),
      ], from: Self.second)
    #expect(merge.profile == before)
    #expect(merge.changes.isEmpty)
  }

  @Test func aDeniedSkillGoesAndARefusedOneIsNoLongerHad() {
    var merge = seeker()
    merge.apply(
      [FactFinding(.denies(.skill("kafka")), target: Self.offers, quote: "не Kafka")], from: Self.second)
    #expect(merge.profile[Self.offers].map(\.value) == [.skill("go")])
    merge.apply(
      [FactFinding(.states(.refusedSkill("go")), target: Self.offers, quote: "хватит Go")], from: Self.second)
    #expect(merge.profile[Self.offers].map(\.value) == [.refusedSkill("go")])
  }

  @Test func aSkillIsAskedForOrOnlyWelcomeOrRefused() {
    var merge = ProfileMerge(Profile(facets: [.provider: Facet()]))
    let wants = FactTarget.facet(.provider, .wants)
    for value: FactValue in [
      .skill("k6"), .welcomeSkill("k6"), .refusedSkill("k6"), .welcomeSkill("k6"), .skill("k6"),
    ] {
      merge.apply([FactFinding(.states(value), target: wants, quote: "k6")], from: Self.second)
      #expect(merge.profile[wants].map(\.value) == [value])
    }
  }

  @Test func onlyMeansThatTheOthersGo() {
    var merge = seeker()
    let terms = FactTarget.facet(.seeker, .practical)
    merge.apply(
      [
        FactFinding(.states(.workMode(.remote)), target: terms, quote: "удалённо"),
        FactFinding(.states(.workMode(.hybrid)), target: terms, quote: "гибрид"),
      ], from: Self.first)
    merge.apply(
      [FactFinding(.statesOnly(.workMode(.remote)), target: terms, quote: "только удалёнка")],
      from: Self.second)
    #expect(merge.profile[terms].map(\.value) == [.workMode(.remote)])
    #expect(merge.changes.last == .removed(.workMode(.hybrid), terms))
  }

  @Test func severalWantedLevelsOfOneMessageStandTogetherAndALaterOneReplacesThem() {
    var merge = ProfileMerge(Profile(facets: [.provider: Facet()]))
    let wants = FactTarget.facet(.provider, .wants)
    merge.apply(
      [
        FactFinding(.states(.seniority(.mid)), target: wants, quote: "middle"),
        FactFinding(.states(.seniority(.senior)), target: wants, quote: "senior"),
      ], from: Self.first)
    #expect(merge.profile[wants].map(\.value) == [.seniority(.mid), .seniority(.senior)])
    merge.apply([FactFinding(.states(.seniority(.lead)), target: wants, quote: "a lead")], from: Self.second)
    #expect(merge.profile[wants].map(\.value) == [.seniority(.lead)])
  }

  @Test func aLevelRefinesALanguageAndAMentionTakesNoneAway() {
    var merge = ProfileMerge(Profile())
    func say(_ level: String?) {
      merge.apply(
        [FactFinding(.states(.spokenLanguage(code: "en", level: level)), target: .shared, quote: "English")],
        from: Self.first)
    }
    say(nil)
    say("B2")
    say(nil)
    #expect(merge.profile.shared.map(\.value) == [.spokenLanguage(code: "en", level: "B2")])
  }

  @Test func forgettingAKindTakesAllOfIt() {
    var merge = seeker()
    merge.apply(
      [FactFinding(.forgets(.skill), target: Self.offers, quote: "forget my skills")], from: Self.second)
    #expect(merge.profile[Self.offers].isEmpty)
    #expect(
      merge.changes.suffix(2) == [
        .removed(.skill("go"), Self.offers), .removed(.skill("kafka"), Self.offers),
      ])
  }

  @Test func findingsNeverTouchARoleThatIsNotTaken() {
    var merge = seeker()
    merge.apply(
      [FactFinding(.states(.skill("rust")), target: .facet(.provider, .wants), quote: "Rust")],
      from: Self.second)
    #expect(merge.profile.roles == [.seeker])
    #expect(merge.unplaced.count == 1)
  }
}
