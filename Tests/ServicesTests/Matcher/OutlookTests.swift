import Agent
import Localization
import Matcher
import Ports
import Profiler
import TestSupport
import Testing
import VectorIndex

@testable import BuiltInReasoning
@testable import Domain

/// "Why nobody yet?": what people are told, and that it is what a match step does.
@Suite struct OutlookTests {
  private func seeker(
    _ house: TestHouse, _ name: String, _ practical: [FactValue]
  ) async throws -> Person {
    try await house.join(name, [:], profile: house.profile(name, [.seeker: Heading(0)], practical: practical))
  }

  private func provider(
    _ house: TestHouse, _ name: String, _ practical: [FactValue], at degrees: Double = 0
  ) async throws -> Person {
    try await house.join(
      name, [:], profile: house.profile(name, [.provider: Heading(degrees)], practical: practical))
  }

  private func outlook(_ house: TestHouse, of person: Person) async throws -> MatchOutlook {
    await house.outlooks.use(house.follower)
    return try await house.outlooks.outlook(for: person.user)
  }

  private func searched(_ house: TestHouse, of person: Person) async throws -> RoleOutlook {
    guard case .searched(let roles) = try await outlook(house, of: person) else {
      throw UnexpectedCall()
    }
    return try #require(roles.first)
  }

  /// Nobody is proposed, the outlook names a step, and once the step is taken a match step proposes one of those that
  /// it opens.
  @Test(arguments: [WorkMode.hybrid, .office])
  func whatARelaxationOpensIsWhatTheNextMatchStepProposes(mode: WorkMode) async throws {
    let house = try await TestHouse.open()
    let anna = try await seeker(house, "anna", [.workMode(.remote)])
    for index in 0..<3 { _ = try await provider(house, "fits\(index)", [.workMode(mode)]) }
    for index in 0..<3 { _ = try await provider(house, "far\(index)", [.workMode(mode)], at: 120) }
    try await house.drain()
    #expect(try await house.matches(of: anna) == [])
    let outlook = try await searched(house, of: anna)
    #expect(outlook.reason == .conditions)
    #expect(outlook.people == .atLeast(5))
    #expect(outlook.fitting == .atLeast(3))
    let best = try #require(outlook.conditions.first?.best)
    #expect(best.relaxation.rule == .place)
    #expect(best.opens == .atLeast(3))

    guard case .workMode(let opened) = best.relaxation else { return #expect(Bool(false)) }
    let relaxed = house.profile(
      "anna", [.seeker: Heading(0)], practical: [.workMode(.remote), .workMode(opened)])
    try await house.store(relaxed, of: anna)
    try await house.drain()
    let match = try await house.match(of: anna)
    #expect(match.status == .qualified)
    #expect(try await self.outlook(house, of: anna) == .owesAnswer)
  }

  @Test func aConditionThatIsRelaxedInVainOpensNobody() async throws {
    let house = try await TestHouse.open()
    let anna = try await seeker(house, "anna", [.workMode(.remote), .employment(.partTime)])
    for index in 0..<4 {
      _ = try await provider(house, "other\(index)", [.workMode(.office), .employment(.fullTime)])
    }
    try await house.drain()
    let outlook = try await searched(house, of: anna)
    #expect(outlook.conditions.map(\.excludes) == [.atLeast(3), .atLeast(3)])
    #expect(outlook.conditions.map(\.alone) == [.few, .few])
    #expect(outlook.conditions.map(\.best) == [nil, nil])
    await house.outlooks.use(house.follower)
    let note = try await house.outlooks.note(for: anna.user)
    #expect(note.suggestions == [])
    #expect(note.paragraphs.last == house.phrases.text(.outlook(.noSingle)))
    let relaxed = house.profile(
      "anna", [.seeker: Heading(0)], practical: [.workMode(.office), .employment(.partTime)])
    try await house.store(relaxed, of: anna)
    try await house.drain()
    #expect(try await house.matches(of: anna) == [])
  }

  private static let backend = ["go", "kafka", "kubernetes", "postgresql"]
  private static let design = ["photoshop", "sketch", "ux-design"]

  /// Somebody whose first skill says where their texts point to.
  private func skilled(
    _ house: TestHouse, _ name: String, _ role: Role, _ skills: [String], of named: String, at degrees: Double
  ) async throws -> Person {
    house.embedder.point(named, to: degrees)
    var profile = house.profile(name, [role: Heading(degrees)])
    profile.facets[role]?.offers.facts = ([named.lowercased()] + skills).map {
      Fact(.skill($0), source: Evidence(message: MessageID(high: 0, low: 0), quote: $0))
    }
    return try await house.join(name, [:], profile: profile)
  }

  /// Their texts resemble each other by .75; the score counts, and their work is another.
  @Test(arguments: Scorer.allCases)
  func whoseWorkIsAnotherIsNotSaidToFitHoweverAlikeTheirTextsAre(scorer: Scorer) async throws {
    let house = try await TestHouse.open()
    try await house.store.write { try $0.settings.set(.scorer, to: scorer.setting, by: .program) }
    let anna = try await skilled(house, "anna", .seeker, Self.backend, of: "Docker", at: 0)
    for index in 0..<3 {
      _ = try await skilled(house, "team\(index)", .provider, Self.design, of: "Figma", at: 60)
    }
    try await house.drain()
    let near = await house.index.candidates(for: anna.user, in: .seeker, excluding: [], least: 0.7)
    #expect(near.count == 3)
    #expect(try await house.matches(of: anna) == [])
    #expect(try await searched(house, of: anna).reason == .unlike)
  }

  /// Their texts resemble each other by .67 alone.
  @Test(arguments: Scorer.allCases)
  func whoFitsByFactsIsSaidToFitAndProposedHoweverUnlikeTheirTextsAre(scorer: Scorer) async throws {
    let house = try await TestHouse.open()
    try await house.store.write { try $0.settings.set(.scorer, to: scorer.setting, by: .program) }
    let anna = try await skilled(house, "anna", .seeker, Self.backend, of: "Docker", at: 0)
    for index in 0..<3 {
      _ = try await skilled(house, "team\(index)", .provider, Self.backend, of: "Redis", at: 70)
    }
    try await house.embed()
    #expect(try await searched(house, of: anna).reason == .soon)
    let near = await house.index.candidates(for: anna.user, in: .seeker, excluding: [], least: 0.7)
    #expect(near.isEmpty)
    try await house.drain()
    #expect(try await house.match(of: anna).status == .qualified)
  }

  @Test func eachStageHasItsOwnAnswer() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.arrive("anna")
    #expect(try await outlook(house, of: anna) == .noProfile)
    try await house.store(house.profile("anna", [.seeker: Heading(0)]), of: anna)
    #expect(try await outlook(house, of: anna) == .notStarted)
    try await house.activate(anna)
    #expect(try await outlook(house, of: anna) == .beingRead)
    try await house.embed()
    #expect(try await searched(house, of: anna).reason == .nobody)
    let boris = try await house.provider("boris")
    try await house.embed()
    try await house.step()
    #expect(try await outlook(house, of: anna) == .beingJudged)
    try await house.drain()
    #expect(try await outlook(house, of: anna) == .owesAnswer)
    try await house.press(.decline(house.match(of: anna).id), by: boris)
    #expect(try await searched(house, of: anna).reason == .fewPeople)
    try await house.send(.pause, by: anna)
    #expect(try await outlook(house, of: anna) == .paused)
  }

  @Test func whoWasMetIsBusyOrPausedIsCountedAsThat() async throws {
    let house = try await TestHouse.open()
    let anna = try await seeker(house, "anna", [.workMode(.remote)])
    var others: [Person] = []
    for index in 0..<4 { others.append(try await provider(house, "met\(index)", [.workMode(.remote)])) }
    try await house.embed()
    for other in others { try await house.pastMatch(anna, other, .rejected(by: .provider)) }
    #expect(try await searched(house, of: anna).reason == .met)
    #expect(try await searched(house, of: anna).people == .atLeast(3))
    // One pause less than three, and nothing is told any more.
    for other in others.prefix(2) { try await house.send(.pause, by: other) }
    #expect(try await searched(house, of: anna).reason == .fewPeople)
  }

  @Test func whatIsTheSameAsBeforeIsToldAgainAndAChangeOfAnothersTermsIsSeen() async throws {
    let house = try await TestHouse.open()
    let anna = try await seeker(house, "anna", [.workMode(.remote)])
    var others: [Person] = []
    for index in 0..<3 { others.append(try await provider(house, "other\(index)", [.workMode(.office)])) }
    try await house.drain()
    let first = try await searched(house, of: anna)
    #expect(first.reason == .conditions)
    #expect(try await searched(house, of: anna) == first)
    for (index, other) in others.enumerated() {
      try await house.store(
        house.profile("other\(index)", [.provider: Heading(0)], practical: [.workMode(.remote)]), of: other)
    }
    try await house.embed()
    #expect(try await searched(house, of: anna).reason == .soon)
  }

  @Test func theCommandAnswersInTheChatWithWhatCouldBeSaid() async throws {
    let house = try await TestHouse.open()
    let anna = try await seeker(house, "anna", [.workMode(.remote)])
    for index in 0..<3 { _ = try await provider(house, "other\(index)", [.workMode(.hybrid)]) }
    try await house.drain()
    await house.outlooks.use(house.follower)
    try await house.send(.explainSearch, by: anna)
    #expect(
      try await house.messages(of: anna).last?.text == """
        On the other side: at least 3 people.
        Those whose work fits and who are new to you: at least 3 people.
        What keeps them away is mostly what you ask for:
        • where and how you work: keeps away at least 3 people; by that alone: at least 3 people

        Say one of these and more people fit. Nothing changes until you send it:
        • Also hybrid, adds at least 3 people: “Hybrid works for me too.”
        """)
    #expect(try await house.store.read { try $0.profiles.current(of: anna.user)?.number } == 1)
    try await house.send(.setLanguage(.russian), by: anna)
    try await house.send(.explainSearch, by: anna)
    #expect(
      try await house.messages(of: anna).last?.text == """
        На другой стороне: не меньше 3 человек.
        Из них подходят по работе и тебе ещё не встречались: не меньше 3 человек.
        Чаще всего мешают твои собственные условия:
        • где и как работать: отпадает не меньше 3 человек; только из-за этого: не меньше 3 человек

        Стоит сказать что-то из этого, и подойдёт больше людей. Пока не отправишь, ничего не изменится:
        • Ещё и гибрид, добавится не меньше 3 человек: «Гибрид мне тоже подходит.»
        """)
  }

  @Test func withoutAnIndexTheAnswerIsThatItTakesAMoment() async throws {
    let house = try await TestHouse.open()
    let anna = try await house.seeker("anna")
    try await house.drain()
    try await house.send(.explainSearch, by: anna)
    #expect(try await house.messages(of: anna).last?.text == house.phrases.text(.outlook(.beingRead)))
  }
}

/// The words that a suggestion puts into the field, as the built-in interviewer takes them.
@Suite struct OutlookDraftTests {
  private static let floor = Pay(least: 4_500, most: nil, currency: "EUR", period: .month, tax: .net)
  private static let ceiling = Pay(least: 4_000, most: 5_500, currency: "EUR", period: .month, tax: .gross)

  private static let steps: [(role: Role, wants: [FactValue], practical: [FactValue], step: Relaxation)] =
    Role.allCases.flatMap { role in
      WorkMode.allCases.map { mode in
        (role, [], [.workMode(mode == .remote ? .office : .remote)], .workMode(mode))
      }
        + [EmploymentKind.fullTime, .partTime, .contract].map { kind in
          (role, [], [.employment(kind == .fullTime ? .partTime : .fullTime)], .employment(kind))
        }
    } + [
      (.seeker, [], [.workMode(.office)], .relocation),
      (
        .seeker, [],
        [.workMode(.remote), .pay(Pay(least: 5_000, most: nil, currency: "EUR", period: .month, tax: .net))],
        .pay(floor)
      ),
      (
        .provider, [],
        [
          .workMode(.remote),
          .pay(Pay(least: 4_000, most: 5_000, currency: "EUR", period: .month, tax: .gross)),
        ],
        .pay(ceiling)
      ),
    ]
    + [Seniority.junior, .mid, .lead, .principal].map { level in
      (.provider, [.seniority(.senior)], [.workMode(.remote)], .level(level))
    }

  @Test(arguments: [Language.english, .russian])
  func sayingItIsTheStepThatWasCounted(language: Language) async throws {
    let books = Phrasebooks.shipped
    let names = FactNames(phrasebooks: books)
    let texts = OutlookTexts(phrasebooks: books, names: names)
    let interviewer = BuiltInInterviewer(
      reader: FactReader(currentYear: 2026), names: names, phrasebooks: books)
    func evidence(_ quote: String) -> Evidence { Evidence(message: MessageID(sequential: 1), quote: quote) }
    for (role, wants, practical, step) in Self.steps {
      var profile = Profile()
      profile.facets[role] = Facet(
        offers: FacetPart(
          facts: [Fact(.skill("python"), source: evidence("Python"))], words: [evidence("I write Python")]),
        wants: FacetPart(facts: wants.map { Fact($0, source: evidence("wanted")) }),
        practical: FacetPart(facts: practical.map { Fact($0, source: evidence("terms")) }))
      let outlook = RoleOutlook(
        role: role, reason: .conditions, people: .atLeast(30), fitting: .atLeast(20),
        conditions: [
          .init(
            rule: step.rule, excludes: .atLeast(10), alone: .atLeast(5),
            best: .init(relaxation: step, opens: .atLeast(5)))
        ])
      let draft = try #require(texts.note(.searched([outlook]), language: language).suggestions.first).draft
      let said = Message(
        id: MessageID(sequential: 2), chat: ChatID(sequential: 1), position: 2, author: .user, kind: .said,
        text: draft, actions: [], createdAt: Timestamp(microseconds: 0))
      let turn = try await interviewer.turn(
        InterviewContext(
          user: User(
            id: UserID(sequential: 1), language: language, stage: .active,
            contact: Contact(kind: .email, value: "a@example.org"), createdAt: Timestamp(microseconds: 0),
            lastSeenAt: Timestamp(microseconds: 0)),
          transcript: [said], unanswered: [said], profile: profile, state: nil, recentPhraseTags: [],
          now: Timestamp(microseconds: 0)))
      let changed = try #require(turn.profile, "nothing was read from: \(draft)")
      #expect(MatchFacts(changed, as: role) == MatchFacts(profile, as: role)?.relaxed(by: step), "\(draft)")
    }
  }
}
