import Testing

@testable import Lexicon

@Suite struct WorkTests {
  @Test(arguments: [
    ("8+ years of backend", [8.0]), ("five years", [5]), ("три года", [3]), ("полтора года", [1.5]),
    ("третий год", [2]),
    ("с 2018 года", [8]), ("since 2021", [5]), ("six and a half years", [6.5]), ("5-7 лет", [5]),
    ("опыт от двух лет", [2]),
    ("24 years old", []), ("120k a year", []), ("in two years", []), ("мне 30 лет", []),
    ("through the year", []),
    ("лет десять", [10]), ("twenty-five years", [25]), ("последние три года", [3]),
    ("десять лет назад", [10]), ("", []),
    ("полгода", [0.5]), ("2016 to 2021", []), ("через год", []), ("на go седьмой год", [6]),
  ])
  func `Years of experience are read`(_ text: String, _ years: [Double]) {
    #expect(Experience.mentions(in: text, currentYear: 2026).map(\.least) == years)
  }

  @Test(arguments: [
    ("последние три года", ExperienceMention.Scope.part), ("the last four years", .part),
    ("ten years ago", .ago),
    ("лет десять назад", .ago), ("eight years", .whole),
  ])
  func `A part and a past are told apart from the whole`(_ text: String, _ scope: ExperienceMention.Scope) {
    #expect(Experience.mentions(in: text).map(\.scope) == [scope])
  }

  @Test(arguments: [
    ("remote", [WorkingMode.remote]), ("только удалёнка", [.remote]),
    ("hybrid or remote", [.hybrid, .remote]), ("в офисе", [.office]),
    ("Berlin office three days a week", [.hybrid]), ("удалённой работе", [.remote]), ("from home", [.remote]),
    ("гибрид ок, пара дней в офисе", [.hybrid, .hybrid]),
    ("two days a week with us and the rest at home", [.hybrid]), ("Microsoft Office", []),
    ("hybrid cloud", []), ("", []), ("on-site", [.office]), ("an in-house product team", []),
    ("flexible about office or home", [.office, .remote]), ("офис или дом", [.office, .remote]),
    ("a position in Berlin or remote in Germany", [.office, .remote]),
    ("ищу работу в Москве или удалённо", [.office, .remote]), ("удалённо или в Москве", [.remote, .office]),
    ("remote, I live in Berlin", [.remote]),
  ])
  func `Ways of working are read`(_ text: String, _ modes: [WorkingMode]) {
    #expect(WorkModes.mentions(in: text).map(\.mode) == modes)
  }

  @Test(arguments: ["remote only", "only remote", "fully remote", "только удалённо", "полностью на удалёнке"])
  func `Only is heard`(_ text: String) {
    #expect(WorkModes.mentions(in: text).map(\.isExclusive) == [true])
  }

  @Test(arguments: [
    ("English B2", ["en B2"]), ("русский родной, английский B2", ["ru native", "en B2"]),
    ("English C1, Arabic native, Dutch A2", ["en C1", "ar native", "nl A2"]),
    ("fluent Polish, no Russian", ["pl C1", "ru"]),
    ("native Russian and upper-intermediate English", ["ru native", "en B2"]),
    ("Working language English", ["en"]), ("онлайн-школа английского", []), ("Polish company", []),
    ("говорим на английском", ["en"]),
    ("английский примерно B2", ["en B2"]),
    ("Russian, English", ["ru", "en"]), ("", []), ("английский С1", ["en C1"]),
  ])
  func `Languages and their levels are read`(_ text: String, _ languages: [String]) {
    let found = SpokenLanguages.mentions(in: text).map { mention in
      [mention.code, mention.level].compactMap { $0 }.joined(separator: " ")
    }
    #expect(found == languages)
  }

  @Test(arguments: [
    ("Работаем на английском и русском.", [true, true]),
    ("I speak English, German and Polish", [true, true, true]),
    ("We talk in English for a Polish market", [true]), ("на английском, иногда русский", [true, false]),
  ])
  func `What says that a language is spoken holds for all of its list`(_ text: String, _ isCued: [Bool]) {
    #expect(SpokenLanguages.mentions(in: text).map(\.isCued) == isCued)
  }

  @Test(arguments: [
    ("I can start immediately", [StartTime.now]), ("two weeks' notice", [.weeks(2)]),
    ("выйду через месяц", [.weeks(4)]), ("готов выйти сразу", [.now]),
    ("just looking around", [.justLooking]), ("присматриваюсь", [.justLooking]),
    ("Two months' notice", [.weeks(9)]), ("we release in two weeks", []),
    ("5000 a month", []), ("now I live here", []), ("", []), ("20h a week, hiring", []),
    ("hire somebody for 20 h a week", []),
  ])
  func `The start is read`(_ text: String, _ times: [StartTime]) {
    #expect(Availability.mentions(in: text).map(\.value) == times)
  }

  @Test(arguments: [
    ("ready to relocate", [true]), ("удалённую работу или переезд", [true]), ("No relocation", [false]),
    ("переезжать не планирую", [false]),
    ("готов к переезду", [true]), ("not moving", [false]),
    ("переехала в Тбилиси", []), ("I moved to Berlin", []), ("помогаем с переездом", [true]),
    ("relocation package", [true]), ("we move fast", []),
    ("не против переезда", [true]), ("Wouldn't move again", [false]), ("we'd help with the move", [true]),
    ("", []), ("I moved a monolith", []),
    ("без переезда", [false]), ("Переехать могла бы в Дубай", [true]),
  ])
  func `Relocation is read`(_ text: String, _ values: [Bool]) {
    #expect(Relocation.mentions(in: text).map(\.value) == values)
  }

  @Test(arguments: [
    ("full-time or B2B contract", [EmploymentForm.fullTime, .contract, .contract]),
    ("стажировка", [.internship]), ("smart contracts", []), ("ищу сооснователя", [.cofounder]),
    ("частичная занятость", [.partTime]), ("B2B SaaS", []), ("", []), ("contract testing", []),
  ])
  func `Employment is read`(_ text: String, _ forms: [EmploymentForm]) {
    #expect(EmploymentForms.mentions(in: text).map(\.value) == forms)
  }

  @Test(arguments: [
    ("no Java please", ["java refused"]), ("без PHP", ["php refused"]), ("не хочу Java", ["java refused"]),
    ("на Java не пойду", ["java refused"]),
    ("джаву не предлагайте", ["java refused"]), ("I write Go, but no Java", ["go stated", "java refused"]),
    ("no Java, PHP or Ruby", ["java refused", "php refused", "ruby refused"]),
    ("not only Go", ["go stated"]), ("Kafka is not needed", ["kafka optional"]),
    ("Go или Python будет плюсом", ["go optional", "python optional"]),
    ("I don't do Java any more", ["java former"]), ("I'd love to learn Rust", ["rust wish"]),
    ("раньше был php", ["php former"]), ("не знаю Java", ["java denied"]),
    ("not interested in crypto or Solidity", ["solidity refused"]),
    ("Go, не Java", ["go stated", "java refused"]),
    ("I don't like PHP, I like Go", ["php refused", "go stated"]),
    ("не только Kafka, но и Redis", ["kafka stated", "redis stated"]),
    ("не люблю ORM, люблю PostgreSQL", ["postgresql stated"]),
  ])
  func `Negations reach what they are about`(_ text: String, _ expected: [String]) {
    let analysed = AnalysedText(text)
    let scopes = NegationScopes(analysed)
    let found = Skills.mentions(in: analysed).map { "\($0.skill.id) \(scopes.polarity(of: $0.positions))" }
    #expect(found == expected)
  }
}
