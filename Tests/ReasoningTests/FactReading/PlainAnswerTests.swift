import BuiltInReasoning
import Domain
import Ports
import Testing

/// Terms and demands told in few words, whatever was asked.
@Suite struct PlainAnswerTests {
  private static func found(
    _ kind: String, _ text: String, _ roles: Set<Role> = [.seeker], asked: InterviewTopic? = nil
  ) -> [String] {
    let isRussian = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    return FindingNotation.read(text, roles: roles, asked: asked, language: isRussian ? .russian : .english)
      .filter { $0.contains(".\(kind)") }
  }

  @Test(arguments: [
    ("Месяц мне нужен, хвостов много.", "4 weeks"), ("Месяц на всё, не меньше.", ""),
    ("Неделя нужна, не больше.", "1 weeks"),
    ("No great rush, we'd rather wait for the right one.", "just looking"),
    ("There's no need to rush.", "just looking"), ("Не к спеху.", "just looking"),
  ])
  func `A start is told when it is asked for`(text: String, expected: String) {
    #expect(
      Self.found("availability", text, asked: .availability)
        == (expected.isEmpty ? [] : ["seeker.practical.availability \(expected)"]))
  }

  @Test(arguments: [
    ("Через две недели после оффера", "2 weeks"), ("Через месяц.", "4 weeks"),
    ("In six weeks or so.", "6 weeks"),
    ("tomorrow, literally. I've got nothing but plants", "now"),
    ("Прямо сейчас, очередь до Нового года", "now"),
    ("хоть завтра, я свободен", "now"), ("asap, please", "now"),
    ("Завтра релиз, поэтому устал", ""), ("Прямо сейчас пишу на Go", ""), ("The meeting is tomorrow", ""),
  ])
  func `A start that opens an answer is one whatever was asked`(text: String, expected: String) {
    let context = FactReadingContext(
      roles: [.seeker], asked: .wants, known: Profile(facets: [.seeker: Facet()]),
      language: text.utf8.first.map { $0 < 0x80 } ?? true ? .english : .russian)
    let found = FactReader(currentYear: 2026).read(text, context: context).map(FindingNotation.text)
      .filter { $0.contains(".availability") }
    #expect(found == (expected.isEmpty ? [] : ["seeker.practical.availability \(expected)"]))
  }

  @Test(arguments: [
    "если вдруг крутая команда в питере, перееду хоть завтра", "переедем хоть завтра",
    "переехать могу хоть завтра",
  ])
  func `When somebody would move is no start`(_ text: String) {
    #expect(Self.found("availability", text) == [])
  }

  @Test(arguments: [
    ("For less than £48k a year I won't move my chair.", [String]()),
    ("I won't move a finger for less.", []), ("I finish the move of our ledger off Delphi.", []),
    ("Moving is out of the question, you can't put bees in a van (you can, but they remember).", ["no"]),
    ("Relocation isn't an option.", ["no"]), ("Moving is not an option for us.", ["no"]),
    ("I won't move, my wife works here.", ["no"]),
  ])
  func `What is moved decides whether somebody would`(text: String, expected: [String]) {
    #expect(
      Self.found("relocation", text).map { String($0.split(separator: " ").last ?? "") } == expected)
  }

  @Test(arguments: [
    "Нет, ищем только местных", "Берём только местных", "Only local people, please", "Locals only, please",
    "We look at local candidates only",
  ])
  func `Whoever takes locals alone helps nobody move`(_ text: String) {
    #expect(Self.found("relocation", text, [.provider]) == ["provider.practical.relocation no"])
  }

  @Test(arguments: [
    ("full remote makes me weird", [String]()), ("fully remote drives me crazy", []),
    ("удалёнка меня убивает", []), ("на удалёнке дичаю", []), ("the office wears me out", []),
    ("ofice or hibrid", ["hybrid"]), ("гибрид, в офисе вторник и четверг", ["hybrid"]),
    ("офис бы меня устроил", ["office"]),
  ])
  func `A way of working that does no good is no wish`(text: String, expected: [String]) {
    #expect(
      Set(Self.found("workMode", text, asked: .mode).map { String($0.split(separator: " ").last ?? "") })
        == Set(expected))
  }

  @Test(arguments: [
    "мы в Калининграде, офис это моя кухня, работаем удалённо", "The office is my garage, so it's all remote",
    "Офис это наша мансарда, все работают удалённо", "офис — это моя квартира, формат удалённо",
    "Our office is a kitchen, everybody works remotely",
  ])
  func `A kitchen that goes by the name of an office is none`(_ text: String) {
    #expect(!Self.found("workMode", text, [.provider]).contains { $0.hasSuffix("office") })
  }

  private static let lists: [(String, InterviewTopic, Set<Role>)] = [
    ("В команду. У нас ушёл андроидщик. Kotlin, корутины, Compose, Dagger.", .role, []),
    ("Ищем мобильщика. Kotlin, корутины, Compose.", .role, []),
    ("Kotlin and Jetpack Compose.", .pay, [.provider]), ("Kotlin, Compose.", .place, [.provider]),
    ("Kotlin и Compose", .mode, [.provider]),
  ]

  @Test(arguments: lists)
  func `A bare list of those who hire is what they ask for`(
    text: String, asked: InterviewTopic, roles: Set<Role>
  ) {
    let skills = Self.found("skill", text, roles, asked: asked)
    #expect(skills.contains("provider.wants.skill kotlin"))
    #expect(skills.contains("provider.wants.skill jetpack-compose"))
  }

  @Test func `A list told of the team stays the team's`() {
    #expect(
      !Self.found("skill", "Go, Kafka, Postgres.", [.provider], asked: .offers).contains {
        $0.contains("wants")
      })
  }

  @Test(arguments: [
    "What you'll bring", "What you will bring", "What we need", "Who we need", "What you should know",
    "Кого ждём",
    "Кто нам нужен",
  ])
  func `A heading opens what is asked for`(_ heading: String) {
    let text =
      "Senior Backend Engineer\n\nAbout us\nWe sell boats.\n\n\(heading)\n- Kotlin\n- PostgreSQL\n\nPerks\nCake"
    #expect(
      Self.found("wants.skill", text, [.provider]) == [
        "provider.wants.skill kotlin", "provider.wants.skill postgresql",
      ])
  }

  @Test(arguments: [
    ("A year or so of experience", "1"), ("год или около того", "1"), ("two years", "2"),
  ])
  func `About a year is one`(text: String, expected: String) {
    #expect(Self.found("years", text, [.provider], asked: .years) == ["provider.wants.years \(expected)"])
  }

  @Test(arguments: [
    "Полгода пытались из меня сделать тимлида", "Два года меня уговаривали уйти в менеджеры",
    "Год спорили с начальством", "For two years they tried to make me a manager",
    "Три года мучились с этим",
  ])
  func `How long others tried is no experience`(_ text: String) {
    #expect(Self.found("years", text) == [])
  }

  @Test(arguments: [
    ("splunk, qradar, yara, kql", ["yara", "kql"]), ("combine, core data, xctest", ["xctest"]),
    ("терраформ, кубер, хельм, облако яндексовое", ["helm", "yandex-cloud"]),
    ("винда, линукс", ["windows"]), ("Windows and Active Directory", ["windows"]),
    ("Espresso, Robolectric, Detox", ["robolectric"]),
  ])
  func `Tools of a kind are known`(text: String, expected: [String]) {
    let found = Self.found("offers.skill", text, asked: .skills)
    for skill in expected { #expect(found.contains("seeker.offers.skill \(skill)")) }
  }

  @Test(arguments: [
    ("аналитик soc, вторая линия", "security"), ("SOC analyst, second line", "security"),
    ("аналитик иб", "security"), ("IT suport, second line", "support"),
    ("системный аналитик", "system-analysis"),
  ])
  func `A trade is told by what it guards`(text: String, expected: String) {
    #expect(Self.found("trade", text, asked: .offers) == ["seeker.offers.trade \(expected)"])
  }

  @Test(arguments: [
    ("Переехала, теперь живу в Белграде, в Тбилиси только кот и тот ждёт справку", "belgrade"),
    ("I moved, I live in Belgrade now, only the cat is still in Tbilisi", "belgrade"),
    ("Переехал, живу в Белграде, в Тбилиси осталась собака", "belgrade"),
  ])
  func `Where somebody lives is told whatever their cat does`(text: String, place: String) async throws {
    let isRussian = text.hasPrefix("П")
    let talk = Conversation(BuiltInInterviewer.shipped(), language: isRussian ? .russian : .english)
    try await talk.start()
    try await talk.say(
      isRussian
        ? "ищу работу, дизайнер из Тбилиси, сеньор, удалёнка, Figma"
        : "looking for work, senior designer, I live in Tbilisi, remote, Figma")
    try await talk.say(text)
    let places = talk.known.shared.compactMap { fact -> String? in
      if case .place(let place) = fact.value { place.id } else { nil }
    }
    #expect(places.count == 1)
    #expect(places.allSatisfy { $0.contains(place) })
  }

  @Test(arguments: [
    "Remote, for me and for the other person too.", "Remote for both.", "Удалённо, и мне и ему.",
    "Удалёнка для обоих.", "Remote, the same goes for them.",
  ])
  func `A way of working told for both is of both`(_ text: String) {
    let found = FindingNotation.read(
      text, roles: [.seeker, .provider], asked: .mode, askedRole: .seeker,
      language: text.utf8.first.map { $0 < 0x80 } ?? true ? .english : .russian)
    #expect(found.contains { $0.hasSuffix("seeker.practical.workMode remote") })
    #expect(found.contains { $0.hasSuffix("provider.practical.workMode remote") })
  }

  @Test(arguments: [
    ("If there's a chance to get my hands on Rust, even better", ["seeker.wants.skill rust"]),
    ("Something with Kotlin Multiplatform", ["seeker.wants.skill kotlin-multiplatform"]),
    ("Что-нибудь на Rust", ["seeker.wants.skill rust"]),
    ("Anything with Elixir", ["seeker.wants.skill elixir"]),
    ("If there is Jira, I cry", [String]()),
  ])
  func `A chance to work with something is a wish`(text: String, expected: [String]) {
    #expect(Self.found("wants.skill", text, asked: .wants).filter { !$0.contains("refused") } == expected)
  }

  @Test(arguments: [
    ("Сами мы в Самаре.", "place"), ("Сам я в Самаре.", "place"),
    ("English at work, yes.", "spokenLanguage en"),
    ("Статьи читать. B2 хватит", "spokenLanguage en B2"),
  ])
  func `Where a team is and what it speaks is told in passing`(text: String, expected: String) {
    let isLanguage = expected.hasPrefix("spoken")
    let found = Self.found(
      isLanguage ? "spokenLanguage" : "place", text, [.provider],
      asked: text.contains("B2") ? .languages : .employment)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.contains(expected) })
  }
}
