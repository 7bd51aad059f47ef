import Domain
import JudgeScoring
import Localization
import Ports
import Profiler
import TestSupport
import Testing

@testable import BuiltInReasoning

@Suite struct BuiltInWriterTests {
  static let writer = BuiltInWriter(names: FactNames(phrasebooks: .shipped), phrasebooks: .shipped)
  static let constraints = HardConstraints(
    payScale: PayScale(euros: ["EUR": 1, "USD": 0.9, "RUB": 0.01, "GBP": 1.15]))

  static func text(_ seeker: JudgedSide, _ provider: JudgedSide, for reader: Role, in language: Language)
    -> String
  {
    let (mine, other) = reader == .seeker ? (seeker, provider) : (provider, seeker)
    return writer.text(
      IntroductionRequest(
        reader: reader, readerFacet: mine.publicFacet, otherFacet: other.publicFacet,
        constraints: constraints, score: PairScore(seekerToProvider: 0.8, providerToSeeker: 0.8),
        language: language))
  }

  static let pair = SamplePair(
    seekerOffers: "Backend developer, six years, senior. Go, PostgreSQL and Kafka in production.",
    seekerWants: "A team that owns what it ships. I want to work with Go again.",
    seekerPractical: "Leeds, remote. From 5000 EUR a month. English.",
    providerOffers: "We settle payments for shops. Go services on PostgreSQL.",
    providerWants: "A senior backend engineer, five years or more: Go, PostgreSQL, Kafka, Kubernetes.",
    providerPractical: "Fully remote, up to 6000 EUR a month. English.")

  @Test func aSeekerReadsWhatTheTeamHasAndAsksFor() throws {
    let text = Self.text(try Self.pair.seeker, try Self.pair.provider, for: .seeker, in: .english)
    #expect(
      text == """
        I found a team that may suit you.

        In their own words
        • “We settle payments for shops”

        You asked for it, they have it
        • Go: “Go services on PostgreSQL”

        They ask for it, you bring it
        • backend, senior, Go, PostgreSQL and Kafka: “A senior backend engineer, five years or more: Go, PostgreSQL, Kafka, Kubernetes”

        Terms
        • Mode: remote, both of you
        • Languages: English, both of you

        Still open
        • They'd like Kubernetes; you haven't mentioned it
        • Not clear yet: the pay and the form of employment

        No names and no contacts yet: those come when both of you say yes.
        """)
  }

  @Test func aSkillThatIsThereItselfIsNotOfferedAgainAsTheLikeOfAnother() throws {
    let pair = SamplePair(
      seekerOffers: "Backend developer, six years. Go and Kafka in production.",
      seekerWants: "A team that works with Go.", seekerPractical: "Leeds, remote. English.",
      providerOffers: "Go services.", providerWants: "A backend engineer: Go, Kafka, RabbitMQ.",
      providerPractical: "Fully remote. English.")
    let text = Self.text(try pair.seeker, try pair.provider, for: .seeker, in: .english)
    #expect(text.contains("Kafka: “A backend engineer: Go, Kafka, RabbitMQ”"))
    #expect(!text.contains("which is close to"))
  }

  @Test func aProviderReadsWhatThePersonBringsInTheReadersLanguage() throws {
    let text = Self.text(try Self.pair.seeker, try Self.pair.provider, for: .provider, in: .russian)
    #expect(
      text == """
        Есть человек, который может тебе подойти.

        Тебе это нужно, и это здесь есть
        • бэкенд и сеньор: «Backend developer, six years, senior»
        • Go, PostgreSQL и Kafka: «Go, PostgreSQL and Kafka in production»

        Этому человеку это важно, и у тебя это есть
        • Go: «I want to work with Go again»

        Условия
        • Формат: удалённо, у обоих
        • Место: Лидс
        • Языки: английский, у обоих

        Что ещё неизвестно
        • Другая сторона не упоминает: Kubernetes
        • Пока не ясно: деньги и форма занятости

        Имён и контактов пока нет: они откроются, когда оба скажут «да».
        """)
  }

  @Test func whatOneSideHasSaidIsOpenForTheOtherAlone() throws {
    let pair = SamplePair(
      seekerOffers: "Backend developer, six years of Go.", seekerPractical: "Leeds. English. Part time.",
      providerOffers: "Go services.", providerWants: "A senior backend engineer: Go.",
      providerPractical: "Fully remote.")
    let seeker = Self.text(try pair.seeker, try pair.provider, for: .seeker, in: .english)
    #expect(
      seeker.contains(
        """
        Still open
        • You haven't said: where the work is done and the level
        • They haven't said: the working language and the form of employment
        • Not clear yet: the pay
        """), "\(seeker)")
    let provider = Self.text(try pair.seeker, try pair.provider, for: .provider, in: .russian)
    #expect(
      provider.contains(
        """
        Что ещё неизвестно
        • У тебя не указано: рабочий язык и форма занятости
        • У другой стороны не указано: где работать и уровень
        • Пока не ясно: деньги
        """), "\(provider)")
  }

  @Test func whereNothingNamedIsSharedTheOthersWordsSpeak() throws {
    let pair = SamplePair(
      seekerWants: "Deliveries that matter.", providerOffers: "We make deliveries on time. A van.")
    let text = Self.text(try pair.seeker, try pair.provider, for: .seeker, in: .english)
    #expect(text.contains("In their own words\n• “We make deliveries on time”\n• “A van”"))
    let other = Self.text(try pair.seeker, try pair.provider, for: .provider, in: .english)
    #expect(other.contains("What they look for\n• “Deliveries that matter”"))
  }

  @Test func noIntroductionNamesAnybodyOrTellsTheirPay() throws {
    let people = JudgeFixtures.sides
    let providers = people.ids(.provider)
    for (place, seeker) in people.ids(.seeker).enumerated() {
      for step in 0..<2 {
        let provider = providers[(place * 5 + step * 11) % providers.count]
        for reader in Role.allCases {
          let text = Self.text(
            try #require(people.side(seeker, .seeker)), try #require(people.side(provider, .provider)),
            for: reader,
            in: place.isMultiple(of: 2) ? .english : .russian)
          for id in [seeker, provider] { try Self.expectNothing(of: id, in: text) }
        }
      }
    }
  }

  /// Fails where `text` holds the name, an employer, the contact or the pay of somebody.
  static func expectNothing(of id: String, in text: String) throws {
    let person = try #require(JudgeFixtures.person(id))
    let profile = try #require(JudgeFixtures.sides.profile(id))
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    for name in person.name.split(separator: " ") { #expect(!words.contains(String(name)), "\(id): \(text)") }
    for employer in person.employers { #expect(!text.contains(employer), "\(id): \(text)") }
    #expect(!text.contains(person.contact.value), "\(id): \(text)")
    for mark in [" @", "_demo", "@example", "://", "+7 9", "+1 5"] {
      #expect(!text.contains(mark), "\(id): \(text)")
    }
    let numbers = Set(text.filter { !$0.isWhitespace && $0 != "," && $0 != "." }.split { !$0.isNumber })
    for fact in profile.allFacts {
      guard case .pay(let pay) = fact.value else { continue }
      for sum in [pay.least, pay.most].compactMap(\.self) where sum >= 1000 {
        #expect(!numbers.contains("\(sum)"), "\(id): \(text)")
      }
    }
  }

  @Test func everyQuoteIsTheOthersOwn() throws {
    for (seeker, provider) in try LabelledPairsTests.manyPairs().prefix(120) {
      for reader in Role.allCases {
        let other = (reader == .seeker ? provider : seeker).publicFacet
        let shown = FacetSection.allCases.flatMap { other[$0].words + other[$0].facts.map(\.quote) }
        for quote in Self.quotes(in: Self.text(seeker, provider, for: reader, in: .english)) {
          #expect(shown.contains { $0.contains(quote) }, "\(quote)")
        }
      }
    }
  }

  /// What stands between the outermost English quotation marks of each line.
  static func quotes(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard let start = line.firstIndex(of: "“"), let end = line.lastIndex(of: "”"), start < end else {
        return nil
      }
      let quote = line[line.index(after: start)..<end]
      return quote.hasSuffix(" …") ? String(quote.dropLast(2)) : String(quote)
    }
  }

  @Test func russianSaysTyAndKnowsNoGender() throws {
    for (seeker, provider) in try LabelledPairsTests.manyPairs().prefix(60) {
      for reader in Role.allCases {
        let text = Self.text(seeker, provider, for: reader, in: .russian)
        let own = text.split(separator: "\n").filter { !$0.contains("«") }.joined(separator: " ").lowercased()
        for word in ["вы", "вам", "вас", "ваш", "он", "она", "его", "ему", "ей"] {
          #expect(!own.split { !$0.isLetter }.contains(Substring(word)), "\(word): \(own)")
        }
      }
    }
  }
}
