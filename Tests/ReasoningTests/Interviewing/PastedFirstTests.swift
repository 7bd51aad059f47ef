import BuiltInReasoning
import Domain
import Ports
import Testing

/// A whole vacancy or résumé, or a word about the other role, as the first thing that somebody says.
@Suite struct PastedFirstTests {
  private static let vacancies = [
    """
    Android Developer (middle or senior)
    Tartu, Estonia

    We make a ticket app for regional trains. Half a million people swear at it every month.

    What we expect:
    • 4+ years of Android development
    • Kotlin, Jetpack Compose

    We offer:
    • €3,800 - €4,600 gross per month, full-time
    • hybrid, two days a week in our Tartu office

    Our working language is English. Apply: jobs@example.org
    """,
    """
    Добрый день, ищем программиста. Копирую нашу вакансию:
    Программист 1С (ERP)
    от 220 000 до 300 000 ₽ за месяц, на руки
    Опыт работы: 3–6 лет
    Полная занятость
    Формат работы: на месте работодателя или гибрид
    Москва, метро Тульская

    Чем предстоит заниматься:
    • дорабатывать 1С:ERP
    • поддерживать обмены с сайтом и складом

    Что мы ждём:
    • опыт программирования в 1С:Предприятие 8.3 от 3 лет
    • базовый SQL
    """,
    """
    Ищем! Вот текст, который в канал ушёл:
    Gameplay Programmer / студия «Мокрый енот»
    Делаем кооперативный хоррор для PC, 14 человек, издатель есть.

    Без чего никак:
    * C++ и Unreal Engine, минимум один доведённый до релиза проект
    * коммерческий опыт от 2 лет

    Что взамен:
    * до 3200 EUR в месяц, до налогов
    * офис в Белграде
    Писать: @enot_jobs_demo
    """,
    "Не работу точно. Ищу напарника: вечерами пилю сервис, который узнаёт болезни растений.",
  ]

  private static let résumés = [
    """
    ЯНА СОЛНЦЕВА
    Бэкенд-разработчик
    Опыт работы
    2020 — настоящее время. Банк, разработчик
    — Перевела расчёты на Go
    — Работа в команде из восьми человек
    Навыки: Go, PostgreSQL, Kafka
    """,
    """
    JANE MILLER
    Backend developer
    Experience
    2020 - present: Some Bank, developer
    - Moved settlement to Go
    - Helped to hire two people for the team
    Skills: Go, PostgreSQL, Kafka
    """,
  ]

  private func roles(behind text: String) async throws -> [Role] {
    let isRussian = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    let talk = Conversation(BuiltInInterviewer.shipped(), language: isRussian ? .russian : .english)
    try await talk.start()
    try await talk.say(text)
    return talk.known.roles
  }

  @Test(arguments: vacancies)
  func whoPastesAVacancyLooksForPeople(text: String) async throws {
    #expect(try await roles(behind: text) == [.provider])
  }

  @Test(arguments: résumés)
  func whoPastesARésuméLooksForWork(text: String) async throws {
    #expect(try await roles(behind: text) == [.seeker])
  }
}
