import BuiltInReasoning
import Domain
import Ports
import Profiler
import TestSupport
import Testing

@Suite struct BuiltInQuestionTests {
  static let facet = PublicFacet(
    offers: PublicPart(
      words: ["We settle payments for shops.", "We moved from RabbitMQ last year."],
      facts: [PublicFact(.domain("payments"), quote: "We settle payments for shops")]),
    wants: PublicPart(
      words: ["A senior backend engineer: Go and Kafka."],
      facts: [
        PublicFact(.seniority(.senior), quote: "A senior backend engineer"),
        PublicFact(.skill("go"), quote: "Go and Kafka"), PublicFact(.skill("kafka"), quote: "Go and Kafka"),
      ]),
    practical: PublicPart(facts: [
      PublicFact(.workMode(.remote), quote: "fully remote"),
      PublicFact(.spokenLanguage(code: "en", level: nil), quote: "we speak English"),
    ]))

  static func finding(_ question: String) async throws -> QuestionFinding {
    try await BuiltInQuestionAnswerer().answer(
      QuestionRequest(question: question, role: .provider, facet: facet)
    ).finding
  }

  static let mode = ViewQuote(.workMode(.remote), words: "fully remote")
  static let kafka = ViewQuote(.skill("kafka"), words: "Go and Kafka")
  static let go = ViewQuote(.skill("go"), words: "Go and Kafka")

  @Test(arguments: [
    ("Is it remote?", [mode]), ("Remote or office?", [mode]), ("Это удалёнка?", [mode]),
    ("Можно работать удалённо?", [mode]), ("Do you need Kafka?", [kafka]), ("Нужна Kafka?", [kafka]),
    ("Do you use Go and Kafka?", [go, kafka]), ("What's your tech stack?", [go, kafka]),
    ("Какой у вас стек?", [go, kafka]),
    (
      "What languages do you speak at work, English?",
      [
        ViewQuote(.spokenLanguage(code: "en", level: nil), words: "we speak English")
      ]
    ),
    ("What level do you need?", [ViewQuote(.seniority(.senior), words: "A senior backend engineer")]),
    ("What does the product do?", [ViewQuote(.domain("payments"), words: "We settle payments for shops")]),
    ("Do you use RabbitMQ?", [ViewQuote(nil, words: "We moved from RabbitMQ last year.")]),
  ])
  func findsTheWordsThatAnswer(_ question: String, _ quotes: [ViewQuote]) async throws {
    #expect(try await Self.finding(question) == .found(quotes))
  }

  @Test(arguments: [
    "Do you use Kubernetes?", "How big is the team?", "Would you relocate people?", "When could I start?",
    "Do you need Kafka and Kubernetes?", "How would I scale Kafka across three regions and keep costs low?",
    "Сколько человек в команде?", "Есть дежурства?", "Почему ищете человека именно сейчас и что было раньше?",
  ])
  func leavesTheRestToThePerson(_ question: String) async throws {
    #expect(try await Self.finding(question) == .unknown)
  }

  @Test func aRateIsNoExperienceAndOneFactIsToldOnce() async throws {
    let facet = PublicFacet(
      offers: PublicPart(facts: [PublicFact(.skill("kafka"), quote: "services on Kafka")]),
      wants: PublicPart(facts: [
        PublicFact(.years(3), quote: "three years or more"), PublicFact(.skill("kafka"), quote: "Kafka"),
      ]), practical: PublicPart(facts: []))
    func found(_ question: String) async throws -> QuestionFinding {
      try await BuiltInQuestionAnswerer().answer(
        QuestionRequest(question: question, role: .provider, facet: facet)
      ).finding
    }
    for rate in ["How many weeks a year?", "How many on-call weeks a year?", "Сколько дежурств в год?"] {
      #expect(try await found(rate) == .unknown)
    }
    let years = QuestionFinding.found([ViewQuote(.years(3), words: "three years or more")])
    #expect(try await found("How many years do you need?") == years)
    #expect(try await found("Сколько лет опыта нужно?") == years)
    #expect(
      try await found("Do you use Kafka?") == .found([ViewQuote(.skill("kafka"), words: "services on Kafka")])
    )
  }

  @Test func everyQuoteStandsInTheView() async throws {
    for question in ["Is it remote?", "Какой у вас стек?", "Do you use RabbitMQ?", "Whom do you look for?"] {
      guard case .found(let quotes) = try await Self.finding(question) else {
        Issue.record("\(question) has no answer")
        continue
      }
      for quote in quotes { #expect(Self.facet.shows(quote)) }
    }
    #expect(!Self.facet.shows(ViewQuote(nil, words: "they earn a million")))
    #expect(!Self.facet.shows(ViewQuote(.skill("rust"), words: "Go and Kafka")))
  }

  // MARK: Replies

  static func reply(
    _ text: String, to question: String, language: Language = .english, profile: Profile = profile
  ) async throws -> QuestionReply {
    let now = Timestamp(microseconds: 1_780_000_000_000_000)
    let user = User(
      id: UserID(high: 0, low: 1), language: language, stage: .active, createdAt: now, lastSeenAt: now)
    let message = Message(
      id: MessageID(high: 0, low: 7), chat: ChatID(high: 0, low: 2), position: 3, author: .user, kind: .said,
      text: text, actions: [], createdAt: now)
    return try await BuiltInReplyReader(
      reader: FactReader(currentYear: 2026), names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped
    ).read(
      QuestionReplyRequest(
        question: question, reply: message, user: user, role: .provider, profile: profile, now: now))
  }

  static let profile: Profile = {
    func said(_ quote: String) -> Evidence { Evidence(message: MessageID(high: 0, low: 1), quote: quote) }
    return Profile(facets: [
      .provider: Facet(
        offers: FacetPart(words: [said("We settle payments for shops.")]),
        wants: FacetPart(facts: [Fact(.skill("go"), source: said("Go"))]),
        practical: FacetPart(facts: [Fact(.workMode(.remote), source: said("remote"))]))
    ])
  }()

  @Test func whatIsAnsweredIsReadAsAnyMessage() async throws {
    let reply = try await Self.reply("We need Kafka too.", to: "Do you need Kafka?")
    #expect(reply.words == "We need Kafka too.")
    #expect(reply.profile?.allFacts.map(\.value).contains(.skill("kafka")) == true)
    #expect(reply.profile?.roles == [.provider])
  }

  @Test(arguments: [
    ("We are six. Between us, half of the team is leaving.", Language.english, "We are six."),
    ("Нас шестеро. Между нами, половина уходит.", .russian, "Нас шестеро."),
    ("Between us, half of the team is leaving.", .english, ""),
  ])
  func whatIsSaidInConfidenceIsNoAnswer(_ text: String, _ language: Language, _ words: String) async throws {
    let reply = try await Self.reply(text, to: "How big is the team?", language: language)
    #expect(reply.words == words)
    #expect(reply.profile?.privateNotes.isEmpty == false)
  }
}
