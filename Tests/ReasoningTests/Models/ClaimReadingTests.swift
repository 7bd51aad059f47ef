import Domain
import ModelReasoning
import Ports
import TestSupport
import Testing

/// What of a model's claims is stored: the user's own words decide.
@Suite(.timeLimit(.minutes(10))) struct ClaimReadingTests {
  /// One message of somebody who takes a role, and what is stored of it.
  private func stored(
    _ text: String, _ facts: String..., role: Role = .seeker, language: Language = .english
  ) async throws -> [String] {
    var talk = ModelTalk(language)
    talk.profile = Profile(facets: [role: Facet()])
    let model = ScriptedModel([Said(facts: facts).step])
    let turn = try await talk.turn(text, model: model)
    let draft = turn.state.flatMap { ModelTalk.interviewer(model).draft(in: $0) }
    return (turn.profile ?? draft ?? talk.profile)?.told ?? []
  }

  @Test func valuesAreThoseOfTheLexicon() async throws {
    let told = try await stored(
      "We're a payments team, need a senior Rust person, up to 9k EUR a month, full time, office in Berlin, no PHP",
      "provider offers domain add payments | a payments team",
      "provider wants seniority add senior | a senior Rust person",
      "provider wants skill add Rust | a senior Rust person",
      "provider practical pay add up to 9000 EUR a month | up to 9k EUR a month",
      "provider practical employment add fullTime | full time",
      "provider practical place add Berlin | office in Berlin",
      "provider practical work_mode add office | office in Berlin",
      "provider wants refused_skill add PHP | no PHP", role: .provider)
    #expect(
      told == [
        "provider offers domain Payments", "provider practical employment fullTime",
        "provider practical pay -9000 EUR month unknown", "provider practical workMode office",
        "provider wants refusedSkill php", "provider wants seniority senior", "provider wants skill rust",
        "shared place berlin",
      ])
  }

  @Test func whatIsOnlyWelcomeIsAProvidersAlone() async throws {
    let claim = "wants welcome_skill add k6 | k6 would be nice"
    #expect(
      try await stored("k6 would be nice", "provider " + claim, role: .provider) == [
        "provider wants welcomeSkill k6"
      ])
    #expect(try await stored("k6 would be nice", "seeker " + claim) == [])
  }

  @Test func valuesOfRussianWordsAreTheSame() async throws {
    let told = try await stored(
      """
      Бэкендер, сеньор, 8 лет. Питон и постгрес, немного k8s. Питер, гибрид, от 300 тысяч рублей на руки. \
      Английский B2, выйду через месяц
      """,
      "seeker offers trade add backend | Бэкендер", "seeker offers seniority add senior | сеньор",
      "seeker offers years add 8 | 8 лет", "seeker offers skill add Python | Питон и постгрес",
      "seeker offers skill add PostgreSQL | Питон и постгрес",
      "seeker offers skill add Kubernetes | немного k8s",
      "seeker practical place add Saint Petersburg | Питер",
      "seeker practical work_mode add hybrid | гибрид",
      "seeker practical pay add from 300000 RUB a month net | от 300 тысяч рублей на руки",
      "seeker practical language add English B2 | Английский B2",
      "seeker practical availability add 4 | выйду через месяц", language: .russian)
    #expect(
      told == [
        "seeker offers seniority senior", "seeker offers skill kubernetes", "seeker offers skill postgresql",
        "seeker offers skill python", "seeker offers trade backend", "seeker offers years 8.0",
        "seeker practical availability weeks(4)", "seeker practical pay 300000- RUB month net",
        "seeker practical workMode hybrid", "shared place saint-petersburg", "shared spokenLanguage en B2",
      ])
  }

  @Test func whatIsNoValueOfItsKindIsNotStored() async throws {
    let text = "I write Go in Berlin for Acme, my name is Kim, 12k"
    #expect(
      try await stored(
        text, "seeker offers skill add flumbering | I write Go",
        "seeker offers place add Atlantis | in Berlin",
        "seeker offers years add 700 | I write Go", "seeker offers seniority add boss | I write Go",
        "seeker practical pay add 12k | 12k", "seeker offers trade add plumber | I write Go",
        "seeker practical work_mode add moonlight | I write Go",
        "seeker offers name add Eve | my name is Kim",
        "seeker offers employer add Globex | for Acme", "seeker offers language add Klingon | I write Go",
        "seeker practical pay add 15000 EUR a month | 12k",
        "seeker practical availability add 900 | I write Go",
        "seeker offers skill add  | I write Go") == [])
    #expect(
      try await stored(
        text, "seeker offers name add Kim | my name is Kim", "seeker offers employer add Acme | for Acme")
        == ["shared employer Acme", "shared name Kim"])
    #expect(
      try await stored(
        "Раньше работал в Яндексе, зовут Женя", "seeker offers employer add Яндекс | работал в Яндексе",
        "seeker offers name add Женя | зовут Женя", language: .russian)
        == ["shared employer Яндекс", "shared name Женя"])
  }

  @Test(arguments: [
    ("I WRITE   Go\nevery day", "i write go every day", true), ("Пишу всё на Go", "пишу все на go", true),
    ("Пишу все на Go", "«Пишу всё на Go…»", true),
    ("so-called “platform” team", "so–called \"platform\" team", true),
    ("I don’t write Go", "I don't write Go", true), ("I write Golang", "I write Go", false),
    ("I write Go", "I write", true), ("I write Go", "write Go and Rust", false), ("I write Go", "…", false),
    ("I write Go", "", false), ("Я пишу на Go", "ишу на Go", false),
  ])
  func wordsHaveToStandInAMessageLetterByLetter(_ said: String, _ words: String, _ holds: Bool) async throws {
    #expect(
      try await stored(said, "seeker offers skill add Go | \(words)")
        == (holds ? ["seeker offers skill go"] : []))
  }

  @Test func whatMitkoSaidIsNobodysFact() async throws {
    var talk = ModelTalk()
    talk.profile = Profile(facets: [.seeker: Facet()])
    talk.add(.mitko, "You write Rust, I guess?")
    let turn = try await talk.turn(
      "Hm.", model: ScriptedModel([Said(facts: ["seeker offers skill add Rust | You write Rust"]).step]))
    #expect(turn.profile == nil && turn.droppedFacts == 1)
  }

  // MARK: Changes

  private func made() -> ModelTalk {
    var talk = ModelTalk(.english, stage: .active)
    talk.add(.user, "I look for a job. Go and Kafka. Dublin, hybrid or remote.")
    let source = { (quote: String) in Evidence(message: talk.messages[1].id, quote: quote) }
    talk.profile = Profile(
      shared: [
        Fact(.place(Place(id: "dublin", country: "IE", timeZone: "Europe/Dublin")), source: source("Dublin"))
      ],
      facets: [
        .seeker: Facet(
          offers: FacetPart(
            facts: [
              Fact(.skill("go"), source: source("Go and Kafka")),
              Fact(.skill("kafka"), source: source("Go and Kafka")),
            ]),
          practical: FacetPart(facts: [
            Fact(.workMode(.hybrid), source: source("hybrid or remote")),
            Fact(.workMode(.remote), source: source("hybrid or remote")),
          ]))
      ])
    return talk
  }

  private func changed(_ text: String, _ facts: String...) async throws -> [String] {
    var talk = made()
    let turn = try await talk.turn(text, model: ScriptedModel([Said(facts: facts).step]))
    // Whoever changes a finished profile is shown all of it.
    #expect(turn.showsProfile == (turn.profile != nil))
    return turn.profile?.told ?? []
  }

  @Test func anUpdateChangesWhatWasSaidAndNothingElse() async throws {
    #expect(
      try await changed(
        "My location is Berlin now", "seeker practical place add Berlin | My location is Berlin now")
        == [
          "seeker offers skill go", "seeker offers skill kafka", "seeker practical workMode hybrid",
          "seeker practical workMode remote", "shared place berlin",
        ])
    #expect(
      try await changed("Remote only, please", "seeker practical work_mode only remote | Remote only")
        == [
          "seeker offers skill go", "seeker offers skill kafka", "seeker practical workMode remote",
          "shared place dublin",
        ])
    #expect(
      try await changed(
        "Take Kafka off, I forgot it all", "seeker offers skill remove Kafka | Take Kafka off")
        == [
          "seeker offers skill go", "seeker practical workMode hybrid", "seeker practical workMode remote",
          "shared place dublin",
        ])
    #expect(
      try await changed("Forget where I live", "seeker practical place remove  | Forget where I live")
        == [
          "seeker offers skill go", "seeker offers skill kafka", "seeker practical workMode hybrid",
          "seeker practical workMode remote",
        ])
    #expect(try await changed("How are you?") == [])
  }

  @Test func whatIsTakenAwayMustHaveBeenOrderedNow() async throws {
    #expect(
      try await changed(
        "How are you?", "seeker offers skill remove Kafka | Go and Kafka",
        "seeker practical work_mode only remote | hybrid or remote",
        "seeker offers role remove seeker | I look for a job"
      ) == [])
  }

  @Test func anOldMessageDoesNotBringBackWhatWasTakenBack() async throws {
    var talk = made()
    _ = try await talk.turn(
      "Take Kafka off. I moved to Cork.",
      model: ScriptedModel([
        Said(facts: [
          "seeker offers skill remove Kafka | Take Kafka off",
          "seeker practical place add Cork | I moved to Cork",
        ]).step
      ]))
    #expect(talk.profile?.told.contains("shared place cork") == true)
    let turn = try await talk.turn(
      "How are you?",
      model: ScriptedModel([
        Said(facts: [
          "seeker offers skill add Kafka | Go and Kafka",
          "seeker practical place add Dublin | Dublin, hybrid",
        ]).step
      ]))
    #expect(turn.profile == nil && turn.droppedFacts == 0)
    #expect(talk.profile?.told.contains("seeker offers skill kafka") == false)
    // Said anew, it is taken again.
    let again = try await talk.turn(
      "I do Kafka again",
      model: ScriptedModel([Said(facts: ["seeker offers skill add Kafka | I do Kafka again"]).step]))
    #expect(again.profile?.told.contains("seeker offers skill kafka") == true)
  }

  @Test func nobodyLosesTheirLastRoleInPassing() async throws {
    #expect(
      try await changed("I don't look any more", "seeker offers role remove seeker | I don't look any more")
        == [])
  }

  @Test func aSecondRoleHasFactsOfItsOwn() async throws {
    var talk = made()
    let turn = try await talk.turn(
      "I also hire a Rust engineer for my team. On site.",
      model: ScriptedModel([
        Said(facts: [
          "provider wants skill add Rust | I also hire a Rust engineer",
          "provider offers role add provider | I also hire a Rust engineer",
          "provider practical work_mode add office | On site",
        ]).step
      ]))
    // It is not complete yet: what a team offers is not told.
    #expect(turn.profile == nil)
    let draft = turn.state.flatMap { ModelTalk.interviewer(ScriptedModel([])).draft(in: $0) }
    #expect(
      draft?.told.filter { $0.hasPrefix("provider") } == [
        "provider practical workMode office", "provider wants skill rust",
      ])
  }

  @Test func whatWasToldBeforeTheRoleIsKeptUntilItIsKnown() async throws {
    var talk = ModelTalk()
    let first = try await talk.turn(
      "I write Go. We rebuilt a queue at night.",
      model: ScriptedModel([
        Said(facts: [
          "seeker offers skill add Go | I write Go",
          "seeker offers story add  | We rebuilt a queue at night",
          "provider offers skill add Go | I write Go",
        ]).step
      ]))
    #expect(first.profile == nil && first.droppedFacts == 0)
    let turn = try await talk.turn(
      "A job, remote",
      model: ScriptedModel([
        Said(facts: [
          "seeker offers role add  | A job", "seeker practical work_mode add remote | remote",
        ]).step
      ]))
    #expect(turn.profile?.told == ["seeker offers skill go", "seeker practical workMode remote"])
    #expect(turn.profile?.facets[.seeker]?.offers.words.map(\.quote) == ["We rebuilt a queue at night"])
    #expect(turn.profile?.facets[.seeker]?.offers.facts.first?.source.message == talk.messages[1].id)
  }

  // MARK: Words

  @Test func aStoryIsKeptWordForWordAndCanBeTakenOff() async throws {
    var talk = made()
    let told = "Kafka lost a partition at night, we rebuilt it from backups."
    _ = try await talk.turn(
      told, model: ScriptedModel([Said(facts: ["seeker offers story add  | \(told)"]).step]))
    #expect(
      talk.profile?.facets[.seeker]?.offers.words.map(\.quote) == [
        "Kafka lost a partition at night, we rebuilt it from backups"
      ])
    _ = try await talk.turn(
      "Take the Kafka story off my card",
      model: ScriptedModel([
        Said(facts: ["seeker offers story remove lost a partition | Take the Kafka story off my card"]).step
      ]))
    #expect(talk.profile?.facets[.seeker]?.offers.words == [])
  }

  @Test func whatIsConfidedIsANoteAndStandsOnNoCard() async throws {
    var talk = made()
    let text = "Between us: my boss is leaving and I write Rust at night. Don't tell."
    let turn = try await talk.turn(
      text,
      model: ScriptedModel([
        Said(facts: [
          "seeker offers skill add Rust | I write Rust at night",
          "seeker offers story add  | my boss is leaving and I write Rust at night",
          "seeker offers note add  | my boss is leaving and I write Rust at night",
        ]).step
      ]))
    #expect(turn.profile?.privateNotes == ["my boss is leaving and I write Rust at night"])
    #expect(turn.profile?.facets[.seeker]?.offers.words == [])
    #expect(turn.profile?.told.contains("seeker offers skill rust") == false)
    let off = try await talk.turn(
      "Forget what I told you about my boss",
      model: ScriptedModel([
        Said(facts: ["seeker offers note remove boss | Forget what I told you about my boss"]).step
      ]))
    #expect(off.profile?.privateNotes == [])
  }

  // MARK: Contact and start

  @Test func aContactIsTheOneTheyGaveNow() async throws {
    func contact(_ text: String, _ named: String) async throws -> Contact? {
      var talk = made()
      return try await talk.turn(text, model: ScriptedModel([Said(contact: named).step])).contact
    }
    #expect(
      try await contact("Reach me at Kim@Example.org.", "kim@example.org")
        == Contact(kind: .email, value: "kim@example.org"))
    #expect(
      try await contact("телега @kim_writes", "@kim_writes") == Contact(kind: .telegram, value: "@kim_writes")
    )
    #expect(try await contact("Reach me at kim@example.org", "eve@evil.example") == nil)
    #expect(try await contact("See https://kim.example", "https://kim.example") == nil)
    #expect(try await contact("Hello", "somehow") == nil)
  }

  @Test func theSearchBeginsByTheirOwnWordsOnly() async throws {
    func starts(_ text: String, _ words: String) async throws -> Bool {
      var talk = made()
      return try await talk.turn(text, model: ScriptedModel([Said(startsMatching: words).step]))
        .startsMatching
    }
    #expect(try await starts("Go ahead, start looking", "start looking"))
    #expect(try await starts("Поехали, ищи!", "Поехали, ищи"))
    #expect(try await starts("What a day", "start looking") == false)
    // An old message orders nothing any more.
    #expect(try await starts("What a day", "I look for a job") == false)
    // Nor does a pasted document.
    let resume = String(repeating: "Worked on Go services.\n", count: 20) + "Start looking now."
    #expect(try await starts(resume, "Start looking now") == false)
    var unmade = ModelTalk()
    let early = try await unmade.turn(
      "start looking", model: ScriptedModel([Said(startsMatching: "start looking").step]))
    #expect(early.startsMatching == false)
  }
}
