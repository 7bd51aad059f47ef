import Domain
import ModelReasoning
import Ports
import Profiler
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(10))) struct ModelWriterTests {
  static let english = """
    You asked for somebody who owns what they ship. This person rebuilt a billing queue in Go and stayed with it through \
    the first year: “every alert was mine”. They work remotely, as you do. Whether the level fits is still open.
    """
  static let russian = """
    Ты ищешь того, кто доводит дело до конца. Этот человек переписал очередь платежей на Go и остался с ней на первый \
    год: “every alert was mine”. Работает удалённо, как и вы. Подходит ли уровень, пока неизвестно.
    """

  static func request(_ language: Language, showsPay: Bool = false) -> IntroductionRequest {
    var other = InjectionTests.facet(
      "Rebuilt a billing queue in Go; every alert was mine", wants: "A team that talks")
    if showsPay {
      other.practical.facts = [
        PublicFact(
          .pay(Pay(least: 4_000, most: nil, currency: "EUR", period: .month, tax: .net)),
          quote: "from 4000 EUR")
      ]
    }
    var reader = InjectionTests.facet("We settle payments", wants: "Somebody who owns what they ship")
    for mode in [PublicFact(.workMode(.remote), quote: "remote")] {
      other.practical.facts.append(mode)
      reader.practical.facts.append(mode)
    }
    return Self.request(for: reader, about: other, language)
  }

  static func request(
    for reader: PublicFacet, about other: PublicFacet, _ language: Language = .english
  ) -> IntroductionRequest {
    IntroductionRequest(
      reader: .provider, readerFacet: reader, otherFacet: other,
      constraints: HardConstraints(payScale: PayScale(euros: ["EUR": 1])),
      score: PairScore(seekerToProvider: 0.81, providerToSeeker: 0.77), language: language)
  }

  static func writer(_ model: any LanguageModel) -> ModelWriter {
    ModelWriter(
      model: model, prompts: ShippedPrompts(), names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped)
  }

  @Test func anIntroductionEndsAsAllDo() async throws {
    let model = ScriptedModel([.answer("\n\(Self.english)\n")])
    let (text, spending) = try await Self.writer(model).introduce(Self.request(.english))
    #expect(text == Self.english + "\n\nNo names and no contacts yet: those come when both of you say yes.")
    #expect(spending.map(\.promptVersion) == [ShippedPrompts().prompt(.introduction).version])
    let russian = try await Self.writer(ScriptedModel([.answer(Self.russian)])).introduce(
      Self.request(.russian))
    #expect(russian.text.hasPrefix(Self.russian + "\n\n"))
  }

  @Test func theWriterReadsPublicViewsInFencesAndNoScore() async throws {
    let model = ScriptedModel([.answer(Self.english)])
    _ = try await Self.writer(model).introduce(Self.request(.english))
    let text = try #require(model.requests.first).text
    let visible = Obedience.visible(text)
    #expect(text.contains("every alert was mine") && !visible.contains("every alert was mine"))
    #expect(!text.contains("0.81") && !text.contains("0.77"))
    #expect(
      visible.hasSuffix(
        """
        Terms that go together: place and way of working. Not known yet: pay, level, what either of them does not \
        want, working language, form of employment.
        Write the message.
        """))
    #expect(visible.contains("looking for people, and reads about somebody who is open to work"))
  }

  /// What is no introduction, and what the model is told of it.
  private static let refused: [(text: String, told: String)] = {
    let address = "the message holds a link, an address, a handle or a phone number."
    var refused: [(text: String, told: String)] = [
      ("Short.", "the message is too short."), (russian, "the message is not in English."),
      (String(repeating: english + " ", count: 12), "the message is too long."),
    ]
    func add(_ more: String, _ told: String) { refused.append((english + " " + more, told)) }
    add("Write to kim@example.org", address)
    add("Their site: kim.example.com/cv", address)
    add("Ask @kim_writes", address)
    add("Call +49 151 23456789", address)
    add("[here](x)", "the message holds marks that are no plain text.")
    add(
      "They ask for 4000 EUR a month net.", "the message names a sum of money that neither public view shows."
    )
    add(
      "They also know Kubernetes and Terraform.",
      "the message names Kubernetes, which is in neither public view.")
    add(
      "You write for Mitko, who introduces people in IT who should work together. You write one message.",
      "the message repeats the instructions.")
    return refused
  }()

  @Test(arguments: refused.indices)
  func whatMayNotStandInAnIntroductionIsRepaired(_ number: Int) async throws {
    let (text, told) = Self.refused[number]
    let model = ScriptedModel([.answer(text), .answer(Self.english)])
    let (sent, spending) = try await Self.writer(model).introduce(Self.request(.english))
    #expect(sent.hasPrefix(Self.english) && spending.count == 2)
    #expect(
      ModelRequest.text(of: try #require(model.requests.last).question).hasPrefix(
        "Your last answer cannot be used: \(told)"))
  }

  @Test func aSumThatItsOwnerShowsMayBeTold() async throws {
    let text = Self.english + " They ask for 4000 EUR a month net."
    let sent = try await Self.writer(ScriptedModel([.answer(text)])).introduce(
      Self.request(.english, showsPay: true))
    #expect(sent.text.hasPrefix(text))
  }

  @Test(arguments: [
    "They ask for 4500 EUR a month net.", "They ask for 4000 USD a month net.",
    "They ask for 4000 to 7000 EUR a month net.",
  ])
  func whereOneSumIsShownOthersAreNot(_ sentence: String) async throws {
    let model = ScriptedModel([.answer(Self.english + " " + sentence), .answer(Self.english)])
    let sent = try await Self.writer(model).introduce(Self.request(.english, showsPay: true))
    #expect(sent.text.hasPrefix(Self.english) && model.requests.count == 2)
  }

  @Test func aSumInSomebodysOwnPublicWordsMayBeQuoted() async throws {
    var other = InjectionTests.facet(
      "Rebuilt a billing queue in Go; every alert was mine; cut the bill by 9000 EUR a month",
      wants: "A team that talks")
    other.practical.words = ["Remote."]
    let request = Self.request(
      for: InjectionTests.facet("We settle payments", wants: "Somebody who owns what they ship"), about: other
    )
    let text = Self.english + " And then: “cut the bill by 9000 EUR a month”."
    let sent = try await Self.writer(ScriptedModel([.answer(text)])).introduce(request)
    #expect(sent.text.hasPrefix(text))
  }

  @Test func ofPayTheWriterHearsOnlyWhatBothViewsShow() async throws {
    func terms(reader shows: Bool, other otherShows: Bool) async throws -> String {
      func facet(_ shows: Bool, _ pay: Pay) -> PublicFacet {
        var facet = InjectionTests.facet("We settle payments", wants: "Somebody who owns what they ship")
        if shows { facet.practical.facts = [PublicFact(.pay(pay), quote: "pay")] }
        return facet
      }
      let model = ScriptedModel([.answer(Self.english.replacing("in Go ", with: ""))])
      _ = try await Self.writer(model).introduce(
        Self.request(
          for: facet(shows, Pay(least: nil, most: 6_000, currency: "EUR", period: .month, tax: .net)),
          about: facet(otherShows, Pay(least: 4_000, most: nil, currency: "EUR", period: .month, tax: .net))))
      let text = try #require(model.requests.first).text
      return String(
        text[try #require(text.firstRange(of: "Terms that go together")).lowerBound...].prefix(60))
    }
    let open = "Terms that go together: nothing. Not known yet: place and wa"
    #expect(try await terms(reader: false, other: false) == open)
    #expect(try await terms(reader: true, other: false) == open)
    #expect(try await terms(reader: false, other: true) == open)
    #expect(
      try await terms(reader: true, other: true)
        == "Terms that go together: pay. Not known yet: place and way of")
  }

  @Test func afterTwoRepairsTheBuiltInTextIsForTheCallerToTake() async throws {
    let bad = ScriptedModel.Step.answer("No.")
    await #expect(throws: JobError.self) {
      _ = try await Self.writer(ScriptedModel([bad, bad, bad])).introduce(Self.request(.english))
    }
  }

  @Test func aSummaryHoldsWhatWasSaidAndNoAddress() async throws {
    var talk = ModelTalk(.russian)
    talk.add(.user, "Пишу на Go")
    talk.add(.mitko, "They rebuilt a queue", kind: .introduction(Identifier(sequential: 5)))
    let request = SummaryRequest(
      earlier: ChatSummary(text: "Ищет работу.", upTo: 9, promptVersion: "x"), messages: talk.messages,
      language: .russian)
    let model = ScriptedModel([
      .answer("Пишет на Go, почта kim@example.org"), .answer("Ищет работу, пишет на Go."),
    ])
    let (summary, spending) = try await ModelSummariser(model: model, prompts: ShippedPrompts()).summarise(
      request)
    let version = ShippedPrompts().prompt(.summary).version
    #expect(summary == ChatSummary(text: "Ищет работу, пишет на Go.", upTo: 3, promptVersion: version))
    #expect(spending.count == 2)
    let asked = try #require(model.requests.first)
    #expect(!asked.text.contains("They rebuilt a queue"))
    #expect(!Obedience.visible(asked.text).contains("Go"))
    #expect(asked.text.contains("Ищет работу.") && asked.text.contains("Write in Russian"))
  }

  @Test func ofALongConversationTheFirstPartIsSummedUp() async throws {
    var talk = ModelTalk()
    // Of each 8,000 characters are read: 2,700 tokens by this model's count.
    for _ in 1...6 { talk.add(.user, String(repeating: "we ship", count: 1_700)) }
    let model = ScriptedModel([.answer("They ship."), .answer("They ship on.")])
    let summariser = ModelSummariser(model: model, prompts: ShippedPrompts())
    let first = try await summariser.summarise(
      SummaryRequest(earlier: nil, messages: talk.messages, language: .english)
    ).summary
    #expect(first.upTo == 5)
    #expect(model.tokens(in: model.requests[0].text) <= 12_100)
    let rest = talk.messages.filter { $0.position > first.upTo }
    let second = try await summariser.summarise(
      SummaryRequest(earlier: first, messages: rest, language: .english)
    ).summary
    #expect(second.upTo == 7)
    #expect(model.requests[1].text.contains("They ship."))
  }

  @Test func whereOnlyTheProgramSpokeNobodyIsAskedForASummary() async throws {
    var talk = ModelTalk()
    talk.messages = []
    talk.add(.mitko, "Your card", kind: .notice)
    talk.add(.mitko, "Somebody", kind: .introduction(Identifier(sequential: 5)))
    let summariser = ModelSummariser(model: ScriptedModel([]), prompts: ShippedPrompts())
    func summary(_ earlier: ChatSummary?) async throws -> ChatSummary {
      let made = try await summariser.summarise(
        SummaryRequest(earlier: earlier, messages: talk.messages, language: .english))
      #expect(made.spending == [])
      return made.summary
    }
    let earlier = ChatSummary(text: "They ship.", upTo: 0, promptVersion: "old")
    #expect(try await summary(earlier) == ChatSummary(text: "They ship.", upTo: 2, promptVersion: "old"))
    let none = try await summary(nil)
    #expect(none.text == "" && none.upTo == 2)
    // Nothing is quoted as a summary where there is none.
    let model = ScriptedModel([Said().step])
    talk.summary = none
    _ = try await talk.turn("Hello", model: model)
    #expect(try !#require(model.requests.first).text.contains("summary of"))
  }

  @Test func howManyMessagesStayFollowsFromTheModelsRoom() {
    var talk = ModelTalk()
    for _ in 1...20 { talk.add(.user, String(repeating: "we ship ", count: 125)) }
    func kept(_ contextLimit: Int?) -> Int {
      ModelSummariser(
        model: ScriptedModel([], contextLimit: contextLimit), prompts: ShippedPrompts()
      ).kept(of: talk.messages)
    }
    // 334 tokens each, as this model counts.
    #expect(kept(nil) == 8)
    #expect(kept(8_000) == 2)
    #expect(kept(3_000) == 0)
  }

  // MARK: Small models

  @Test func ofAConversationTooLongForTheModelTheFirstHalfIsSummedUp() async throws {
    var talk = ModelTalk()
    talk.messages = []
    for number in 1...10 { talk.add(.user, "Number \(number). " + String(repeating: "we ship ", count: 200)) }
    let model = ScriptedModel([
      .failure(.contextOverflow(limit: nil, requested: nil)), .answer("They ship."),
    ])
    let (summary, spending) = try await ModelSummariser(model: model, prompts: ShippedPrompts()).summarise(
      SummaryRequest(earlier: nil, messages: talk.messages, language: .english))
    #expect(model.requests[0].text.contains("Number 10.") && !model.requests[1].text.contains("Number 5."))
    #expect(summary.upTo == 4)
    #expect(spending.map(\.cost.microdollars) == [0, 2_000])
  }

  @Test func aSummaryFitsIntoASmallModelFromTheFirst() async throws {
    var talk = ModelTalk()
    talk.messages = []
    talk.add(.user, "Begin. " + String(repeating: "we ship ", count: 900))
    talk.add(.user, "End.")
    let model = ScriptedModel([.answer("They ship.")], contextLimit: 2_500)
    let summary = try await ModelSummariser(model: model, prompts: ShippedPrompts()).summarise(
      SummaryRequest(earlier: nil, messages: talk.messages, language: .english)
    ).summary
    let asked = try #require(model.requests.first)
    #expect(asked.text.contains("Begin.") && !asked.text.contains("End."))
    #expect((1_400...1_750).contains(model.tokens(in: asked.text)))
    #expect(summary.upTo == 1)
  }

  /// Views of full length.
  private static let long = InjectionTests.facet(
    String(repeating: "Rebuilt a billing queue in Go. ", count: 300),
    wants: String(repeating: "Somebody who owns what they ship. ", count: 300),
    practical: String(repeating: "Every alert was mine. ", count: 300))

  @Test func anIntroductionOfLongViewsFitsIntoASmallModelAndIsShortenedOnce() async throws {
    let overflow = ScriptedModel.Step.failure(.contextOverflow(limit: nil, requested: nil))
    let request = Self.request(for: Self.long, about: Self.long)
    let small = ScriptedModel([.answer(Self.english)], contextLimit: 6_000)
    _ = try await Self.writer(small).introduce(request)
    #expect((3_000...5_100).contains(small.tokens(in: try #require(small.requests.first).text)))
    let unknown = ScriptedModel([overflow, .answer(Self.english)])
    _ = try await Self.writer(unknown).introduce(request)
    let sizes = unknown.requests.map { unknown.tokens(in: $0.text) }
    #expect(sizes[0] > 8_000 && (4_000...5_500).contains(sizes[1]))
    let never = ScriptedModel([overflow, overflow])
    await #expect(throws: JobError.self) { _ = try await Self.writer(never).introduce(request) }
    // Of short views there is nothing to be left out.
    let short = ScriptedModel([overflow])
    await #expect(throws: JobError.self) {
      _ = try await Self.writer(short).introduce(Self.request(.english))
    }
  }

  @Test func aVerdictOnLongProfilesFitsIntoASmallModelAndIsShortenedOnce() async throws {
    let overflow = ScriptedModel.Step.failure(.contextOverflow(limit: nil, requested: nil))
    let side = JudgedSide(
      publicFacet: Self.long, facts: MatchFacts(),
      privateNotes: [String(repeating: "Tired of on call. ", count: 300)])
    let no = ScriptedModel.Step.answer(ModelJudgeTests.answer("disqualified"))
    let small = ScriptedModel([no], contextLimit: 8_000)
    _ = try await ModelJudgeTests.judge(small).judge(seeker: side, provider: side)
    #expect((3_000...6_800).contains(small.tokens(in: try #require(small.requests.first).text)))
    let unknown = ScriptedModel([overflow, no])
    _ = try await ModelJudgeTests.judge(unknown).judge(seeker: side, provider: side)
    let sizes = unknown.requests.map { unknown.tokens(in: $0.text) }
    #expect(sizes[0] > 10_000 && sizes[1] < sizes[0] * 2 / 3)
    #expect(unknown.requests[1].text.contains("Tired of on call."))
  }
}
