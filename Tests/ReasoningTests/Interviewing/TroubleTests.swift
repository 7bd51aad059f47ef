import BuiltInReasoning
import Domain
import Ports
import Testing

/// An illness or an injustice that somebody met is met decently and written nowhere; one that they work on is work.
@Suite struct TroubleTests {
  private func profile(_ text: String, _ language: Language) async throws -> (Profile, answer: String) {
    let talk = Conversation(BuiltInInterviewer.shipped(), language: language)
    try await talk.start()
    try await talk.say(
      language == .english
        ? "Looking for work, hybrid in Berlin, 5 years" : "Ищу работу, гибрид в Берлине, 5 лет")
    let answer = try await talk.say(text)
    try await talk.say(language == .english ? "Go developer" : "Go-разработчик")
    return (try #require(talk.profile), answer)
  }

  private func isMet(_ answer: String) -> Bool {
    ["sorry", "profile", "right", "unfair", "shouldn't", "профил", "жаль", "несправедливо", "Так поступать"]
      .contains { answer.contains($0) }
  }

  private func words(_ profile: Profile) -> [String] {
    profile.roles.flatMap { role in
      FacetSection.allCases.flatMap { profile.facets[role]?[$0].words.map(\.quote) ?? [] }
    }
  }

  @Test(arguments: [
    (
      "I'm a Python data scientist working on cancer detection, 5 years", Language.english,
      FactValue.skill("python")
    ),
    ("I built ML models in Python that detect harassment on social networks.", .english, .skill("python")),
    ("We made an anxiety app in Swift for people with depression", .english, .skill("swift")),
    ("I work on cancer research, mostly Python and R", .english, .skill("python")),
    ("Racist content moderation, I did the Python part", .english, .skill("python")),
    ("Пишу на C#, наш продукт помогает при депрессии", .russian, .skill("csharp")),
    ("Делаю сервис диагностики онкологии на Python", .russian, .skill("python")),
    ("Пишу приложение для людей с инвалидностью на Swift", .russian, .skill("swift")),
  ])
  func workOnATroubleIsWork(text: String, language: Language, skill: FactValue) async throws {
    let (profile, answer) = try await profile(text, language)
    #expect(!isMet(answer), "\(answer)")
    #expect(profile.facets[.seeker]?.offers.facts.contains { $0.value == skill } == true)
  }

  @Test(arguments: [
    ("I had cancer last year and took a break from Python", Language.english, "cancer"),
    ("I left my job as a backend developer because of depression", .english, "depression"),
    ("My anxiety makes interviews hard", .english, "anxiety"),
    ("After a burnout I stayed at home for a year", .english, "burnout"),
    ("I was harassed at my last job", .english, "harassed"),
    ("They were racist to me in every interview", .english, "racist"),
    ("burnout, honestly", .english, "burnout"),
    ("I'm disabled and cannot travel much", .english, "disabled"),
    ("У меня была депрессия, год не работала", .russian, "депрессия"),
    ("Ушла из-за депрессии", .russian, "депрессии"),
    ("После выгорания полгода ничего не писала", .russian, "выгорания"),
    ("меня дискриминировали на прошлой работе", .russian, "дискриминировали"),
    ("я инвалид второй группы", .russian, "инвалид"),
  ])
  func aTroubleOfTheirOwnIsMetAndWrittenNowhere(text: String, language: Language, word: String) async throws {
    let (profile, answer) = try await profile(text, language)
    #expect(isMet(answer), "\(answer)")
    #expect(!words(profile).contains { $0.contains(word) }, "\(words(profile))")
  }
}
