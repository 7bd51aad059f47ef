import Domain
import Testing

/// What answers say of whom somebody would rather meet.
struct PreferencesTests {
  private func answer(
    _ isYes: Bool, _ traits: Set<Preferences.Trait>, because reason: DeclineReason? = nil
  ) -> Preferences.Answer {
    Preferences.Answer(role: .provider, traits: traits, isYes: isYes, reason: reason)
  }

  private func weights(
    _ answers: [Preferences.Answer], asked: Set<Preferences.Trait> = []
  ) -> [Preferences.Trait: Int] {
    Preferences(learnedFrom: answers, asked: asked).weights[.provider] ?? [:]
  }

  @Test func aYesSpeaksForAllThatSomebodyHasInCommonWithOthers() {
    let yes = answer(true, [.skill("go"), .mode(.remote), .level(.senior)])
    #expect(weights([yes]) == [.skill("go"): 333, .mode(.remote): 333, .level(.senior): 333])
    #expect(weights([yes, yes])[.skill("go")] == 500)
    #expect(weights([yes, yes, yes])[.skill("go")] == 600)
  }

  private static let spoken: [DeclineReason: Set<Preferences.Trait>] = [
    .skills: [.skill("php")], .trade: [.trade("backend")], .level: [.level(.junior)],
    .place: [.mode(.office), .place("bonn")], .pay: [.doubtfulPay],
  ]

  @Test(arguments: DeclineReason.allCases)
  func aReasonSpeaksOfWhatItNamesAlone(reason: DeclineReason) throws {
    let traits: Set<Preferences.Trait> = [
      .skill("go"), .skill("php"), .trade("backend"), .level(.junior), .mode(.office), .place("bonn"),
    ]
    // Whoever writes Go themselves says nothing against it.
    let learned = weights([answer(false, traits, because: reason)], asked: [.skill("go")])
    let spoken = try #require(Self.spoken[reason])
    #expect(learned == Dictionary(uniqueKeysWithValues: spoken.map { ($0, -333) }))
  }

  @Test func whereATeamIsThatWorksFromHomeIsNotHowItWorks() {
    let learned = weights([answer(false, [.mode(.remote), .place("bonn")], because: .place)])
    #expect(learned == [.place("bonn"): -333])
  }

  @Test func aNoWithoutReasonCountsHalfAndNotAgainstWhatSomebodyAsksFor() {
    let no = answer(false, [.skill("go"), .skill("php"), .mode(.office)])
    #expect(weights([no], asked: [.skill("go"), .mode(.office)]) == [.skill("php"): -200])
    #expect(weights([no, no], asked: [.skill("go")])[.mode(.office)] == -333)
  }

  @Test func answersThatDisagreeCancelOut() {
    let (yes, no) = (answer(true, [.mode(.office)]), answer(false, [.mode(.office)], because: .place))
    #expect(weights([yes, no]) == [:])
    #expect(Preferences(learnedFrom: [yes, no], asked: []).isEmpty)
    #expect(weights([yes, no, no])[.mode(.office)] == -200)
  }

  @Test func theOrderOfAnswersDoesNotCountAndTheStrongestAreKept() {
    let many = (0..<30).map { number in
      answer(true, Set((0...number).map { .skill("s\($0)") }))
    }
    let learned = weights(many)
    #expect(learned.count == Preferences.kept)
    #expect(Set(learned.keys) == Set((0..<Preferences.kept).map { .skill("s\($0)") }))
    #expect(weights(many.reversed()) == learned)
  }

  @Test func nothingShiftsByMoreThanATenth() {
    let traits: Set<Preferences.Trait> = [
      .skill("a"), .trade("b"), .level(.mid), .mode(.remote), .place("c"),
    ]
    let liked = Preferences(
      learnedFrom: Array(repeating: answer(true, traits), count: 40), asked: [])
    #expect(liked.shift(for: traits, as: .provider) == 0.1)
    #expect(liked.shift(for: traits, as: .seeker) == 0)
    #expect(liked.shift(for: [.skill("z")], as: .provider) == 0)
    let disliked = Preferences(
      learnedFrom: DeclineReason.allCases.flatMap { reason in
        Array(repeating: answer(false, traits, because: reason), count: 8)
      }, asked: [])
    #expect(disliked.shift(for: traits.union([.doubtfulPay]), as: .provider) == -0.1)
    #expect(disliked.shift(for: traits, as: .provider, most: 0.02) == -0.02)
    // One of two skills that they have.
    let once = Preferences(learnedFrom: [answer(true, [.skill("a")])], asked: [])
    #expect(abs(once.shift(for: [.skill("a"), .skill("b")], as: .provider) - 0.1 * 0.333 / 2) < 1e-12)
  }

  @Test(arguments: [0.05, 0.3, 0.5, 0.7, 0.9, 0.99, 1], [-0.1, -0.03, 0, 0.03, 0.1])
  func aScoreIsMovedByNoMoreThanThatShareOfIt(score: Double, shift: Double) {
    let moved = Preferences.moved(score, by: shift)
    #expect(moved <= score * (1 + abs(shift)) && moved >= score * (1 - abs(shift)))
    #expect(shift == 0 ? moved == score : shift > 0 ? moved > score || score == 1 : moved < score)
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let odd = Preferences(weights: [
      .provider: [
        .skill("c sharp 100%=fun"): 333, .trade("data"): -200, .level(.principal): 1, .doubtfulPay: -999,
        .place("country:de"): 20,
      ], .seeker: [.mode(.hybrid): -5],
    ])
    #expect(Preferences(text: odd.text) == odd)
    #expect(Preferences(text: "") == Preferences())
    for broken in [
      "provider/skill:go", "provider/skill:go=x", "nobody/skill:go=1", "provider/level:9=1", "x",
    ] {
      #expect(Preferences(text: broken) == nil, "\(broken)")
    }
    #expect(Preferences(text: "provider/skill:go=1000") == nil)
  }

  @Test func whatSomebodyHasInCommonIsWhatTheyShowInTheirRole() {
    var facts = MatchFacts()
    facts.skills = ["go"]
    facts.wantedSkills = ["rust"]
    facts.seniority = .lead
    facts.wantedSeniority = [.mid]
    facts.modes = [.remote]
    facts.place = Place(id: "berlin", country: "DE", timeZone: nil)
    #expect(
      facts.traits(as: .seeker) == [.skill("go"), .level(.lead), .mode(.remote), .place("berlin")])
    #expect(
      facts.traits(as: .provider)
        == [.skill("go"), .skill("rust"), .level(.mid), .mode(.remote), .place("berlin")])
    #expect(facts.asked.isSuperset(of: [.skill("rust"), .level(.mid), .level(.lead)]))
  }
}
