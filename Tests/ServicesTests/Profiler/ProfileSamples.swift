import Domain

/// Profiles that the tests of the profiler share.
enum ProfileSamples {
  static let message = MessageID(high: 9, low: 1)

  static func said(_ quote: String) -> Evidence { Evidence(message: message, quote: quote) }

  static func fact(_ value: FactValue, _ quote: String) -> Fact { Fact(value, source: said(quote)) }

  /// A seeker who wrote name, employer, contact and pay into her own words.
  static let vera = Profile(
    shared: [
      fact(.name("Вера Соколова"), "Вера Соколова"),
      fact(.employer("Орион Банк"), "В Орион Банке"),
      fact(.spokenLanguage(code: "en", level: "B2"), "английский B2"),
      fact(.place(Place(id: "tbilisi", country: "GE", timeZone: "Asia/Tbilisi")), "Живу в Тбилиси"),
    ],
    facets: [
      .seeker: Facet(
        offers: FacetPart(
          facts: [
            fact(.trade("backend"), "Бэкендер"), fact(.seniority(.senior), "сеньор"),
            fact(.years(7), "семь лет"),
            fact(.skill("go"), "на Go"), fact(.skill("postgresql"), "постгря на 4 ТБ"),
          ],
          words: [
            said("Бэкендер, сеньор, на Go семь лет"),
            said(
              "В Орион Банке веду сервис переводов, пишите Вере Соколовой на vera@example.org или @vera_demo"),
          ]),
        wants: FacetPart(
          facts: [fact(.domain("платежи"), "платежи"), fact(.refusedSkill("java"), "на Java не пойду")],
          words: [said("Небольшую команду, где бэкенд сам отвечает за прод")]),
        practical: FacetPart(
          facts: [
            fact(.workMode(.remote), "только удалёнка"),
            fact(
              .pay(Pay(least: 4500, most: nil, currency: "USD", period: .month, tax: .net)),
              "От 4500 долларов в месяц на руки"),
          ],
          words: [said("Живу в Тбилиси, только удалёнка"), said("От 4500 долларов в месяц на руки")]))
    ],
    privateNotes: ["Начальник пока не знает."])

  /// A provider who hires for a company.
  static let arseny = Profile(
    shared: [
      fact(.name("Арсений Лапин"), "Арсений Лапин"), fact(.employer("Паромщик"), "«Паромщик»"),
      fact(.spokenLanguage(code: "ru", level: nil), "Рабочий язык русский"),
    ],
    facets: [
      .provider: Facet(
        offers: FacetPart(
          facts: [
            fact(.skill("go"), "Go, PostgreSQL, Kafka"), fact(.skill("kafka"), "Go, PostgreSQL, Kafka"),
          ],
          words: [said("«Паромщик» — диспетчерская грузовых перевозок"), said("В «Паромщике» нас шестеро")]),
        wants: FacetPart(
          facts: [
            fact(.seniority(.senior), "Сеньора на Go"), fact(.skill("go"), "Сеньора на Go"),
            fact(.years(5), "от пяти лет"),
          ],
          words: [said("Сеньора на Go, от пяти лет")]),
        practical: FacetPart(
          facts: [
            fact(.workMode(.remote), "Удалённо из любой страны"),
            fact(
              .pay(Pay(least: nil, most: 5200, currency: "USD", period: .month, tax: .net)),
              "До 5200 долларов в месяц на руки"),
          ], words: [said("Удалённо из любой страны")]))
    ])
}
