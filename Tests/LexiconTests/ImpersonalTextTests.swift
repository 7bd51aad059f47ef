import Testing

@testable import Lexicon

@Suite struct ImpersonalTextTests {
  /// What was written, and what is left of it.
  static let phrases: [(String, String)] = [
    // Names
    ("I'm Daniel, a backend developer with Go.", "a backend developer with Go."),
    ("My name is Anna Lee. I build pipelines in Python.", "I build pipelines in Python."),
    ("I'm [name] and I do dense B2B screens", "I do dense B2B screens"),
    ("Меня зовут Игорь, пишу на Go.", "пишу на Go."),
    ("Меня зовут [имя]. Веду сервис переводов.", "Веду сервис переводов."),
    ("Анна, 32 года, бэкендер.", "бэкендер."),
    // Age
    ("I'm 34, React developer.", "React developer."),
    ("I am 34 years old and I write Rust.", "I write Rust."),
    ("A 41-year-old engineer from Porto", "A engineer from Porto"),
    ("Born in 1990. Java since 2012.", "Java since 2012."),
    ("Date of birth: 01.02.1990. Kotlin developer.", "Kotlin developer."),
    ("In my late thirties, DevOps.", "DevOps."),
    ("Мне 27 лет, пишу на Python.", "пишу на Python."),
    ("Мне 27, тестирую мобильные приложения.", "тестирую мобильные приложения."),
    ("Возраст: 45 лет. Администрирую Linux.", "Администрирую Linux."),
    ("Родилась 5 мая 1990 года. Аналитик.", "Аналитик."),
    ("1985 г.р., инженер по данным", "инженер по данным"),
    ("27-летний разработчик", "разработчик"),
    // Family
    ("Married, two kids. Eight years of Java.", "Eight years of Java."),
    ("Backend developer, mother of three, based in Berlin.", "Backend developer, based in Berlin."),
    ("I have two kids. I lead a platform team.", "I lead a platform team."),
    ("Just back from maternity leave, I write TypeScript.", "I write TypeScript."),
    ("I'm single, no kids, and ship Kubernetes operators.", "ship Kubernetes operators."),
    ("Замужем, двое детей. Семь лет на Java.", "Семь лет на Java."),
    ("Женат, есть сын. Пишу прошивки.", "Пишу прошивки."),
    ("Мама двоих детей, тестировщик.", "тестировщик."),
    ("Вышла из декрета, пишу автотесты на Python.", "пишу автотесты на Python."),
    ("Семейное положение: холост. DevOps.", "DevOps."),
    // Photo and profiles
    ("Go developer. LinkedIn: https://linkedin.com/in/anna-lee", "Go developer."),
    ("Портфолио: https://vk.com/anna и t.me/anna_dev", "Портфолио"),
    ("My photo is at https://avatars.githubusercontent.com/u/1. I write C++.", "I write C++."),
    ("Фото прилагаю. Верстаю письма.", "Верстаю письма."),
    // Pronouns and gender
    (
      "She has led the billing team; her services run on Go.",
      "They have led the billing team; their services run on Go."
    ),
    ("He is known for his Rust crates.", "They are known for their Rust crates."),
    ("Frontend engineer (she/her), React.", "Frontend engineer, React."),
    ("A woman in security, SOC analyst.", "A person in security, SOC analyst."),
    ("Разработчица на Go, искала монолит попроще.", "Разработчик на Go, искал монолит попроще."),
    ("Сама распиливала монолит, готова к переезду", "Сам распиливал монолит, готов к переезду"),
    ("тестировщица, начинающая", "тестировщик, начинающий"),
    ("Готов(а) выйти сразу", "Готов выйти сразу"),
    ("Занималась поиском, нашла утечку, смогла ускорить", "Занимался поиском, нашел утечку, смог ускорить"),
    ("Работала программисткой и руководительницей", "Работал программистом и руководителем"),
    ("Она руководила отделом", "Он руководил отделом"),
  ]

  @Test(arguments: phrases)
  func whatTellsWhoSomebodyIsGoes(_ written: String, _ left: String) {
    #expect(ImpersonalText(written).text == left)
  }

  @Test(arguments: [
    "8 years of Go, the last four as a senior engineer.", "I'm 8 years in backend.",
    "I am 12 years into DevOps.",
    "Our codebase is 15 years old.", "We maintain a 20-year-old monolith.",
    "Six people, 40 services, 30 deployments a day.", "The product was born in 2015.",
    "Parent company in Berlin, child processes in Rust.", "We build apps for kids.",
    "An app for children and parents.",
    "A family of microservices.", "Single page applications, single sign-on.", "man pages and shell scripts",
    "80 ms at the 99th percentile", "https://github.com/anna/ledger", "Photo hosting on S3",
    "photo editor for iOS",
    "Опыт 8 лет, из них 5 на Go.", "10-летний опыт в Java.", "Мне 20 лет опыта хватило, чтобы понять Oracle.",
    "Курсы для детей на React.", "Растущая команда, возрастающая нагрузка.",
    "Школа, шкала, формула, файла, отдела.",
    "Scala и Скала", "Семья продуктов для банков.", "Команда из 15 человек.", "с начала 2019 года",
    "Живу в Туле, готов к гибриду.", "В Яндексе с 2015 года.", "Писал на Go, строил пайплайны.", "",
    "I write Ada, Julia and Ruby.", "Java and Python, German C1.", "I'm 50/50 backend and infra.",
    "On call 24/7.",
    "An app that works with children.", "Worked at Oracle and SAP in Berlin and Lisbon.",
    "Пять лет в Сбере и Озоне, Казань.", "Пишу на Аде и Руби, живу в Георгиевске.",
    "UTC+6. 2500–3800 долларов на руки.", "Сначала тесты, потом релиз.",
  ])
  func whatTellsOfWorkStays(_ written: String) {
    #expect(ImpersonalText(written).text == written)
  }

  @Test func quotesLeadBackToWhatWasWritten() throws {
    let written = "Меня зовут Анна, мне 31 год. Сама писала сервис на Go, замужем. Готова к переезду."
    let text = ImpersonalText(written)
    #expect(text.text == "Сам писал сервис на Go. Готов к переезду.")
    for (quote, literal) in [
      ("сервис на Go", "сервис на Go"), ("Сам писал сервис", "Сама писала сервис"),
      ("Готов к переезду", "Готова к переезду"),
      ("писал", "писала"), ("Go. Готов", "Go, замужем. Готова"),
    ] {
      #expect(text.literal(try #require(text.text.firstRange(of: quote))) == literal)
      #expect(written.contains(literal))
    }
  }

  /// Whoever reads the result once more finds nothing to change.
  @Test(arguments: phrases)
  func nothingIsLeftToStrip(_ written: String, _ left: String) {
    #expect(ImpersonalText(left).text == left)
  }

  @Test(arguments: phrases)
  func noSkillIsLost(_ written: String, _ left: String) {
    func skills(_ text: String) -> [String] { Skills.mentions(in: text).map(\.skill.id) }
    #expect(skills(ImpersonalText(written).text) == skills(written))
  }

  /// Words that lead somewhere, at the ends of texts and in any order.
  static let cues = [
    "guy", "man", "girl", "he", "she is", "his", "her", "married to a", "single", "status", "marital status",
    "mother",
    "of", "two", "kids", "my", "little ones", "aged", "34", "years old", "-", "year", "I'm", "age:",
    "born in", "1990",
    "in my", "40s", "maternity", "leave", "(she/her)", "/", "(", ")", ",", ".", "\n", "[name]", "[e-mail]",
    "name",
    "here", "Anna", "LinkedIn:", "https://vk.com/a", "@anna", "photo attached", "мне", "27", "лет", "летний",
    "г.р.",
    "родилась", "5", "мая", "замужем", "в", "разводе", "семейное положение", "двое", "детей", "мама", "с",
    "женой",
    "отпуска", "по уходу за", "ребёнком", "декрете", "готов(а)", "искал/а", "сама", "писала", "разработчица",
    "Go", "я",
  ]

  @Test func anyWordsInAnyOrderAreRead() {
    var texts = Self.cues.flatMap { one in Self.cues.map { one + " " + $0 } } + Self.cues
    var state: UInt64 = 1
    func next() -> String {
      // Knuth's generator: the same texts on every machine.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Self.cues[Int(state >> 33) % Self.cues.count]
    }
    texts += (0..<2_000).map { _ in (0..<12).map { _ in next() }.joined(separator: " ") }
    for written in texts {
      let text = ImpersonalText(written)
      let whole = text.literal(text.text.startIndex..<text.text.endIndex)
      #expect(written.contains(whole), "\(written)")
    }
  }
}
