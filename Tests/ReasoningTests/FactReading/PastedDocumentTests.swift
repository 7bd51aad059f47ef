import Domain
import Ports
import Testing

/// Résumés and vacancies as they are pasted: headings say what is asked, welcome, past or only told.
@Suite struct PastedDocumentTests {
  @Test func `What is nice to have is not asked for, and the company's years are nobody's`() {
    let found = FindingNotation.read(
      """
      About us
      Founded 9 years ago, 60 people, we use Scala.

      Requirements
      - 4+ years of experience
      - Python, PyTorch

      Nice to have
      - Rust

      We offer
      - hybrid work in Zurich, 3 days in the office
      """, roles: [.provider])
    #expect(found.contains("provider.wants.skill python"))
    #expect(found.contains("provider.wants.years 4"))
    #expect(!found.contains("provider.wants.skill rust"))
    #expect(found.contains("provider.wants.welcomeSkill rust"))
    #expect(!found.contains("provider.wants.skill scala"))
    #expect(!found.contains("provider.wants.years 9"))
    #expect(found.contains("shared.place zurich"))
  }

  @Test func `Whoever pastes a vacancy looks for people, and whoever pastes a résumé for work`() {
    #expect(
      FindingNotation.read("Требования:\n— Go от 4 лет\nУсловия:\n— удалёнка", roles: [], language: .russian)
        .contains("role provider"))
    #expect(
      FindingNotation.read(
        "Опыт работы\nМарт 2020 — настоящее время\nGo, Kafka", roles: [], language: .russian
      )
      .contains("role seeker"))
  }

  @Test func `Years follow from the dates of jobs where nobody says them`() {
    let found = FindingNotation.read(
      """
      Experience
      Data Engineer
      Mar 2021 - Present
      Spark, Airflow
      Analyst
      Jun 2018 - Feb 2021
      Hadoop
      Education
      2014 - 2018 University
      """)
    #expect(found.contains("seeker.offers.years 8"))
    #expect(found.contains("seeker.offers.skill spark"))
    #expect(!found.contains("seeker.offers.skill hadoop"))
  }

  @Test(arguments: [
    "Looking for remote work with Go.", "I would like remote work with Go.",
    "Now I want remote work with Go.",
    "Ищу удалёнку на Go.", "Я хочу удалённую работу на Go.",
  ])
  func whatSomebodyWantsBehindTheirLastJobIsNotOver(wish: String) {
    let found = FindingNotation.read(
      "Experience\nLumo, Backend Engineer, 2015 - 2020\nJava\n\n\(wish)")
    #expect(found.contains("seeker.practical.workMode remote"))
    #expect(found.contains { $0.hasSuffix(".skill go") })
    #expect(!found.contains { $0.hasSuffix(".skill java") })
  }

  @Test(arguments: ["Looking after Java services.", "I wrote Java services.", "Java services."])
  func whatSomebodyDidBehindAnEmptyLineStaysOver(job: String) {
    let found = FindingNotation.read("Experience\nLumo, Backend Engineer, 2015 - 2020\n\n\(job)")
    #expect(!found.contains { $0.hasSuffix(".skill java") })
  }
}

/// Documents in the shape of the sites that they come from.
@Suite struct PastedShapeTests {
  private static let resume = """
    Желаемая должность и зарплата
    Backend-разработчик
    300 000 руб. на руки
    Занятость: полная занятость
    График работы: удаленная работа

    Опыт работы — 7 лет 4 месяца
    Март 2021 — настоящее время
    ООО «Ромашка»
    Ведущий разработчик
    Нанимаю разработчиков, пишу сервисы на Go и Kafka

    Образование
    МГУ, 2016

    Ключевые навыки
    Go PostgreSQL Docker
    """

  @Test func `A résumé of a job site is a seeker's, and the wished pay its floor`() {
    let found = FindingNotation.read(Self.resume, roles: [], language: .russian)
    #expect(found.contains("role seeker"))
    #expect(!found.contains("role provider"))
    #expect(found.contains("seeker.practical.pay 300000- RUB month net"))
    #expect(found.contains("seeker.offers.trade backend"))
    #expect(found.contains("seeker.offers.skill postgresql"))
    #expect(found.contains("seeker.practical.workMode remote"))
  }

  @Test(arguments: [
    ("You won't: write PHP, maintain Perl", Language.english),
    ("We don't\n- use PHP\n- write Perl", .english),
    ("Чего не будет:\n- PHP\n- Perl", .russian), ("Не нужно: PHP, Perl", .russian),
  ])
  func whatAVacancyHasNoneOfIsNeitherAskedForNorRuledOut(part: String, language: Language) {
    let opening =
      language == .russian
      ? "Ищем Go-разработчика.\nТребования:\n- PostgreSQL\n" : "We are hiring.\nRequirements:\n- PostgreSQL\n"
    let found = FindingNotation.read(opening + part, roles: [.provider], language: language)
    #expect(found.contains("provider.wants.skill postgresql"))
    #expect(!found.contains { $0.contains("php") || $0.contains("perl") }, "\(found)")
  }

  @Test(arguments: [
    (
      "TECH STACK\nGo, Kafka\nWHAT I DID\nAcme, 2019 - present\nBuilt billing\nWHAT I AM LOOKING FOR\nA small product team",
      Language.english
    ),
    ("МОЙ СТЕК\nGo, Kafka\nЧТО ДЕЛАЛ\nБиллинг и миграция\nЧЕГО ХОЧУ\nМаленькая команда", .russian),
  ])
  func headingsOfOnesOwnMakeARésumé(text: String, language: Language) {
    let found = FindingNotation.read(text, roles: [], language: language)
    #expect(found.contains("role seeker"))
    #expect(found.contains("seeker.offers.skill go"))
    #expect(found.contains("seeker.offers.skill kafka"))
  }
}
