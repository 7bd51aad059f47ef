import BuiltInReasoning
import Domain
import Ports
import Testing

/// Which of two things holds is asked with a button for each; the button and the same words typed do the same.
@Suite struct ConflictTests {
  private func asked(
    _ first: String, _ second: String, _ language: Language = .english
  ) async throws -> Conversation {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(first)
    try await talk.say(second)
    return talk
  }

  private func buttons(_ talk: Conversation) -> [String] {
    (talk.lastTurn?.lines.flatMap(\.actions) ?? []).compactMap {
      if case .reply(let words) = $0 { words } else { nil }
    }
  }

  private static let work =
    "Looking for work: backend developer, Go and Kafka, 5 years of experience, remote from Berlin"
  private static let job = "Ищу работу: бэкендер, Go и Kafka, опыт 5 лет, удалённо, живу в Берлине"

  @Test(arguments: [
    (Self.work, "I have 8 years of experience in Go", Language.english, ["5 years", "8 years"]),
    (Self.job, "у меня 8 лет опыта в Go", .russian, ["5 лет", "8 лет"]),
    (Self.work, "I live in Munich", .english, ["Berlin", "Munich"]),
    (Self.job, "я живу в Мюнхене", .russian, ["Берлин", "Мюнхен"]),
  ])
  func eachValueHasItsButton(first: String, second: String, language: Language, labels: [String]) async throws
  {
    let talk = try await asked(first, second, language)
    #expect(buttons(talk) == labels)
  }

  @Test(arguments: [
    ("Munich", "Munich"), ("it's Munich", "Munich"), ("the second one", "Munich"), ("Berlin", "Berlin"),
    ("the first", "Berlin"), ("berlin, still", "Berlin"),
  ])
  func theAnswerSettlesIt(answer: String, place: String) async throws {
    let talk = try await asked(Self.work, "I live in Munich")
    let told = try await talk.say(answer)
    #expect(told.contains(place), "\(told)")
    #expect(buttons(talk) == [])
    let again = try await talk.say("a small product team that measures what it ships")
    #expect(!again.contains("Munich") || !again.contains("Berlin"), "\(again)")
    #expect(talk.profile?.shared.map { $0.source.quote.contains(place) } == [true])
  }

  @Test(arguments: [
    (Self.work, "I live in Munich", Language.english, "Berlin, 3 days office", "Berlin", WorkMode.hybrid),
    (
      Self.work, "I live in Munich", .english, "the second one, and I'd take three days in the office",
      "Munich", .hybrid
    ),
    (Self.job, "я живу в Мюнхене", .russian, "Мюнхен, и 3 дня в офисе", "Мюнхене", .hybrid),
  ])
  func whatElseTheAnswerSaysIsReadToo(
    first: String, second: String, language: Language, answer: String, place: String, mode: WorkMode
  ) async throws {
    let talk = try await asked(first, second, language)
    try await talk.say(answer)
    #expect(talk.profile?.shared.map { $0.source.quote.contains(place) } == [true])
    let modes = talk.profile?.facets[.seeker]?.practical.facts.map(\.value).filter { $0.kind == .workMode }
    #expect(modes?.contains(.workMode(mode)) == true, "\(modes ?? [])")
  }

  @Test(arguments: [
    (Self.work, "I have 8 years of experience in Go", Language.english, "I could start now"),
    (Self.job, "у меня 8 лет опыта в Go", .russian, "выйти могу прямо сейчас"),
  ])
  func whatChoosesNothingSettlesNothing(
    first: String, second: String, language: Language, answer: String
  ) async throws {
    let talk = try await asked(first, second, language)
    try await talk.say(answer)
    let facts = talk.profile?.facets[.seeker].map { $0.offers.facts + $0.practical.facts } ?? []
    #expect(facts.map(\.value).filter { $0.kind == .years } == [.years(5)])
    #expect(facts.map(\.value).contains(.availability(.now)))
    #expect(buttons(talk).count == 2, "\(buttons(talk))")
  }

  @Test(arguments: [("five", 5.0), ("8", 8.0), ("eight years", 8.0)])
  func aNumberIsAnAnswerInWordsToo(answer: String, years: Double) async throws {
    let talk = try await asked(Self.work, "I have 8 years of experience in Go")
    try await talk.say(answer)
    let known = talk.profile?.facets[.seeker]?.offers.facts.map(\.value).filter { $0.kind == .years }
    #expect(known == [.years(years)])
  }

  @Test(arguments: [
    (
      Self.work.replacing("remote from", with: "remote only, in"), "I work in the office", Language.english,
      "Both"
    ),
    (Self.job.replacing("удалённо", with: "только удалённо"), "работаю в офисе", .russian, "И то и другое"),
  ])
  func whatCanHoldTogetherMayBeBoth(
    first: String, second: String, language: Language, both: String
  ) async throws {
    let talk = try await asked(first, second, language)
    #expect(buttons(talk).last == both)
    try await talk.say(both)
    let modes = talk.profile?.facets[.seeker]?.practical.facts.map(\.value).filter { $0.kind == .workMode }
    #expect(modes == [.workMode(.remote), .workMode(.office)])
  }

  @Test func whoSaysItAgainMeansIt() async throws {
    let talk = try await asked(Self.work, "I live in Munich")
    try await talk.say("I told you that I live in Munich and that I love it there")
    #expect(talk.profile?.shared.map { $0.source.quote.contains("Munich") } == [true])
  }

  @Test func aSkillThatWasDeniedIsAskedAboutWithYesAndNo() async throws {
    let talk = try await asked(
      "Looking for work: product designer, Figma, remote from Berlin. I don't know Framer",
      "I know Framer very well")
    #expect(buttons(talk) == ["Framer: no", "Framer: yes"])
    try await talk.say("Framer: yes")
    #expect(talk.profile?.facets[.seeker]?.offers.facts.contains { $0.value == .skill("framer") } == true)
  }

  @Test func onAStoredProfileTheQuestionComesWithoutALineThatNothingChanged() async throws {
    let talk = try await asked(Self.work, "a small product team")
    talk.activate()
    for city in ["Munich", "Hamburg", "Cologne"] {
      let answer = try await talk.say("I live in \(city)")
      #expect(answer.contains(city) && answer.contains("?"), "\(answer)")
      #expect(!answer.contains("nothing") && !answer.contains("stays as it is"), "\(answer)")
      try await talk.say("Berlin")
    }
  }

  @Test func aCorrectionSaysWhatChangedAndOffersALook() async throws {
    let talk = try await asked(Self.work, "a small product team")
    talk.activate()
    let told = try await talk.say("I moved to Munich")
    #expect(told.contains("Place: Munich (was Berlin)"))
    #expect(talk.lastTurn?.showsProfile == false)
    #expect(buttons(talk) == ["Show my card"])
    try await talk.say("Show my card")
    #expect(talk.lastTurn?.showsProfile == true)
  }
}
