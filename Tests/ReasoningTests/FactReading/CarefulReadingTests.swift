import BuiltInReasoning
import Domain
import Ports
import Testing

/// Words that are easily read as more than they say, or as something else.
@Suite struct CarefulReadingTests {
  typealias Case = FactReaderTests.Case

  private func expect(_ example: Case, _ found: [String]) {
    #expect(found == example.expected, "\(example.text)")
  }

  // MARK: Pay

  private static let known = Pay(least: 4500, most: nil, currency: "USD", period: .month, tax: .net)

  static let changesOfPay: [Case] = [
    Case("теперь от 5000", ["seeker.practical.pay 5000- USD month net"]),
    Case("теперь хочу 5 тысяч", ["seeker.practical.pay 5000- USD month net"]),
    Case("now at least 5000", ["seeker.practical.pay 5000- USD month net"]),
    Case("I now want from 6k", ["seeker.practical.pay 6000- USD month net"]),
    Case("from 5000 now, not less", ["seeker.practical.pay 5000- USD month net"]),
    Case("from 5000 EUR now", ["seeker.practical.pay 5000- EUR month unknown"]),
    Case("теперь от 5000 до вычета налогов", ["seeker.practical.pay 5000- USD month gross"]),
    Case("set my pay to 5500", ["seeker.practical.pay 5500- USD month net"]),
    Case("76–88k\nEUR a year gross", ["seeker.practical.pay 76000-88000 EUR year gross"]),
    Case("I want\nEUR\n5000", ["seeker.practical.pay 5000- EUR month unknown"]),
    Case("хочу 3500 долларов, минимум 3000", ["seeker.practical.pay 3000- USD month net"]),
    Case("our service has from 5000 users", []),
    Case("сервис держит от 5000 запросов", []),
    Case("I worked there from 2019", []),
    Case("from 9 to 18", []),
    Case("в команде от 4500 человек", []),
  ]

  @Test(arguments: changesOfPay)
  func `An amount alone is in the currency that was told before`(_ example: Case) {
    expect(example, FindingNotation.read(example.text, pay: [.seeker: Self.known]))
  }

  @Test(arguments: [
    ("уточнила: до 380", ["provider.practical.pay -380000 RUB month net"]),
    ("теперь до 450", ["provider.practical.pay -450000 RUB month net"]),
    ("до 420 на руки", ["provider.practical.pay -420000 RUB month net"]),
    ("теперь до 450 тысяч рублей", ["provider.practical.pay -450000 RUB month net"]),
    ("до 6000 евро", ["provider.practical.pay -6000 EUR month unknown"]),
  ])
  func `Thousands left out once are left out again`(text: String, expected: [String]) {
    let pay = Pay(least: nil, most: 400_000, currency: "RUB", period: .month, tax: .net)
    #expect(
      FindingNotation.read(text, roles: [.provider], pay: [.provider: pay], language: .russian) == expected)
  }

  @Test(arguments: ["теперь от 5000", "now at least 5000", "from 5000 now"])
  func `Without a currency known an amount alone is no pay`(text: String) {
    #expect(FindingNotation.read(text) == [])
  }

  // MARK: Forms of employment

  static let employment: [Case] = [
    Case("Employment contract", ["seeker.practical.employment fullTime"]),
    Case("Трудовой договор", ["seeker.practical.employment fullTime"]),
    Case(
      "B2B contract or employment contract",
      [
        "seeker.practical.employment contract", "seeker.practical.employment fullTime",
      ]),
    Case(
      "6,500 EUR a month gross on B2B.",
      ["seeker.practical.employment contract", "seeker.practical.pay 6500- EUR month gross"]),
    Case("B2B is fine", ["seeker.practical.employment contract"]),
    Case("по B2B", ["seeker.practical.employment contract"]),
    Case("remote, B2B", ["seeker.practical.employment contract", "seeker.practical.workMode remote"]),
    Case("I want a B2B product", []),
    Case("our B2B payments product", ["seeker.offers.domain Payments"]),
    Case("опыт в B2B и ритейле", []),
    Case("B2B-сервисы, b2b продажи", []),
    Case("I managed contracts with vendors", []),
    Case("smart contracts and data contracts", ["seeker.offers.skill blockchain"]),
    Case("contract-first APIs", []),
    Case("work at a consulting company", []),
    Case("contract work only", ["seeker.practical.employment contract"]),
    Case("контракт подойдёт", ["seeker.practical.employment contract"]),
  ]

  @Test(arguments: employment)
  func `A contract of employment is told from other contracts and other B2B`(_ example: Case) {
    expect(example, FindingNotation.read(example.text))
  }

  // MARK: What a negation reaches

  static let negations: [Case] = [
    Case("Пишу без ORM, PostgreSQL, Kafka", ["seeker.offers.skill postgresql", "seeker.offers.skill kafka"]),
    Case("Без фанатизма пишу на Go и Kafka", ["seeker.offers.skill go", "seeker.offers.skill kafka"]),
    Case("без переработок, Go, Kafka", ["seeker.offers.skill go", "seeker.offers.skill kafka"]),
    Case("5 лет без перерыва пишу на Go", ["seeker.offers.skill go", "seeker.offers.years 5"]),
    Case("without overtime, Go, Kafka", ["seeker.offers.skill go", "seeker.offers.skill kafka"]),
    Case(
      "Five years without a break with Go and Kafka",
      ["seeker.offers.skill go", "seeker.offers.skill kafka", "seeker.offers.years 5"]),
    Case("no meetings, Go, Kafka", ["seeker.offers.skill go", "seeker.offers.skill kafka"]),
    Case(
      "Go, без Java, Kafka",
      ["seeker.offers.skill go", "seeker.offers.skill kafka", "seeker.wants.refusedSkill java"]),
    Case(
      "Go, no Java, Kafka",
      ["seeker.offers.skill go", "seeker.offers.skill kafka", "seeker.wants.refusedSkill java"]),
    Case(
      "без Java, PHP и Ruby",
      [
        "seeker.wants.refusedSkill java", "seeker.wants.refusedSkill php", "seeker.wants.refusedSkill ruby",
      ]),
    Case(
      "Go, but no Java, PHP or Ruby",
      [
        "seeker.offers.skill go", "seeker.wants.refusedSkill java", "seeker.wants.refusedSkill php",
        "seeker.wants.refusedSkill ruby",
      ]),
    Case(
      "Go, только без Java, PHP или Ruby",
      [
        "seeker.offers.skill go", "seeker.wants.refusedSkill java", "seeker.wants.refusedSkill php",
        "seeker.wants.refusedSkill ruby",
      ]),
    Case(
      "не рассматриваю аутсорс, Go, Kafka",
      ["seeker.offers.skill go", "seeker.offers.skill kafka", "seeker.wants.refusedSkill agencies"]),
    Case(
      "не люблю Java, PHP и Ruby",
      [
        "seeker.wants.refusedSkill java", "seeker.wants.refusedSkill php", "seeker.wants.refusedSkill ruby",
      ]),
    Case("не боюсь Kubernetes", ["seeker.offers.skill kubernetes"]),
    Case("not afraid of Kubernetes", ["seeker.offers.skill kubernetes"]),
    Case("без опыта в Kafka", ["not seeker.offers.skill kafka"]),
    Case(
      "without Kafka experience, but with Go", ["seeker.offers.skill go", "seeker.wants.refusedSkill kafka"]),
    Case("I'm not looking for Java jobs", ["seeker.wants.refusedSkill java"]),
    Case("Go, SQL; Kafka — плюс", ["seeker.offers.skill go", "seeker.offers.skill sql"]),
    Case("Go, Kafka (nice to have)", ["seeker.offers.skill go"]),
    Case("без офиса", ["not seeker.practical.workMode office"]),
    Case("без обязательного офиса", ["not seeker.practical.workMode office"]),
  ]

  @Test(arguments: negations)
  func `A negation refuses what it stands before and nothing behind that`(_ example: Case) {
    expect(example, FindingNotation.read(example.text, asked: .offers))
  }

  @Test(arguments: [
    ("не нужны джуны", ["not provider.wants.seniority junior"]),
    ("we're not looking for juniors", ["not provider.wants.seniority junior"]),
    ("мы больше не ищем людей", ["no role provider"]), ("we're not hiring any more", ["no role provider"]),
  ])
  func `Whoever rules somebody out still looks for others`(text: String, expected: [String]) {
    #expect(FindingNotation.read(text, roles: [.provider]) == expected)
  }

  @Test(arguments: [
    ("убери React и добавь Vue", ["not seeker.offers.skill react", "seeker.offers.skill vue"]),
    ("remove React and add Vue", ["not seeker.offers.skill react", "seeker.offers.skill vue"]),
    (
      "add Vue, remove React and Kafka",
      [
        "not seeker.offers.skill kafka", "not seeker.offers.skill react", "seeker.offers.skill vue",
      ]
    ),
  ])
  func `Each order of a sentence has its own objects`(text: String, expected: [String]) {
    #expect(FindingNotation.read(text) == expected)
  }

  @Test(arguments: [
    (
      "Relocation: no. Office: no. Remote: yes",
      [
        "not seeker.practical.workMode office", "seeker.practical.relocation no",
        "seeker.practical.workMode remote",
      ]
    ),
    (
      "Переезд: нет. Офис: нет. Удалёнка: да",
      [
        "not seeker.practical.workMode office", "seeker.practical.relocation no",
        "seeker.practical.workMode remote",
      ]
    ),
    (
      "Офис - нет, удалёнка - да",
      [
        "not seeker.practical.workMode office", "seeker.practical.workMode remote",
      ]
    ),
    ("Relocation: yes", ["seeker.practical.relocation yes"]),
    ("PHP — нет, Go — да", ["seeker.offers.skill go", "seeker.wants.refusedSkill php"]),
    (
      "moving no. 5,000 EUR a month net on B2B",
      [
        "seeker.practical.employment contract", "seeker.practical.pay 5000- EUR month net",
        "seeker.practical.relocation no",
      ]
    ),
  ])
  func `A bare no is of what it stands behind`(text: String, expected: [String]) {
    #expect(FindingNotation.read(text) == expected)
  }

  @Test(arguments: [
    ("хочу перейти с Java на Kotlin", ["seeker.wants.skill kotlin"]),
    ("I want to move from Java to Kotlin", ["seeker.wants.skill kotlin"]),
    ("I'd like to move to Kotlin", ["seeker.wants.skill kotlin"]),
    ("работаю на Go", ["seeker.offers.skill go"]),
    ("работаю в Oracle", ["shared.employer Oracle"]),
  ])
  func `What somebody wants to leave is no wish, and what they work with no employer`(
    text: String, expected: [String]
  ) {
    #expect(FindingNotation.read(text).filter { !$0.contains("skill oracle") } == expected)
  }

  @Test(arguments: ["тестирую мобилки", "I test mobile apps"])
  func `What is tested is not the tester's trade`(text: String) {
    #expect(!FindingNotation.read(text).contains("seeker.offers.trade mobile"))
  }

  // MARK: Employers

  @Test(arguments: [
    ("работаю в Яндексе", "Яндекс"), ("работал в Сбере", "Сбер"), ("ушёл из Яндекса", "Яндекс"),
    ("работаю в Точке", "Точка"), ("работала в Пятёрочке", "Пятёрочка"), ("работаю в Ленте", "Лента"),
    ("работаю в Альфа-Банке", "Альфа-Банк"), ("работаю в Касперском", "Касперский"),
    ("ушла из Ромашки", "Ромашка"), ("работаю в Авито", "Авито"), ("работаю в Тинькофф", "Тинькофф"),
    ("работаю в компании «Ромашка»", "Ромашка"), ("работаю в Google", "Google"),
    ("работаю в Лаборатории Касперского", "Лаборатория Касперского"), ("I work at Acme", "Acme"),
    ("работаю в Озоне, Озон растёт", "Озон"), ("работаю в компании Яндекс", "Яндекс"),
    ("работаю на Фейсбук", "Фейсбук"), ("инженером в Мегафоне", "Мегафон"), ("Тимлид в Озоне", "Озон"),
    ("работаю во ВКонтакте", "ВКонтакте"),
  ])
  func `An employer is kept by its name, not by the form that the sentence gave it`(
    text: String, name: String
  ) {
    #expect(
      FindingNotation.read(text, language: .russian).filter { $0.contains("employer") } == [
        "shared.employer \(name)"
      ])
  }

  // MARK: Languages

  static let languages: [Case] = [
    Case(
      "Java, 5 лет, русский",
      ["seeker.offers.skill java", "seeker.offers.years 5", "shared.spokenLanguage ru"]),
    Case(
      "React, Warsaw, English",
      ["seeker.offers.skill react", "shared.place warsaw", "shared.spokenLanguage en"]),
    Case("I write Go. English", ["seeker.offers.skill go", "shared.spokenLanguage en"]),
    Case(
      "пишу на Go. Русский, английский",
      [
        "seeker.offers.skill go", "shared.spokenLanguage en", "shared.spokenLanguage ru",
      ]),
    Case("удалённо, английский", ["seeker.practical.workMode remote", "shared.spokenLanguage en"]),
    Case("I'm Anton, Russian", ["shared.name Anton"]),
    Case("I write Go for the Russian market", ["seeker.offers.skill go"]),
    Case("My English is bad, I write Go", ["seeker.offers.skill go"]),
    Case("I don't speak German", []),
    Case("не владею английским", []),
    Case(
      "English required, React", as: [.provider], ["provider.wants.skill react", "shared.spokenLanguage en"]),
    Case("нужен английский", as: [.provider], ["shared.spokenLanguage en"]),
    Case("Norwegian isn't needed", as: [.provider], []),
    Case("знание английского", as: [.provider], ["shared.spokenLanguage en"]),
  ]

  @Test(arguments: languages)
  func `A language alone between other facts is spoken`(_ example: Case) {
    expect(example, FindingNotation.read(example.text, roles: example.roles))
  }

  // MARK: Products

  @Test(arguments: [
    ("VictoriaMetrics", "victoriametrics"), ("InfluxDB", "influxdb"), ("TimescaleDB", "timescaledb"),
    ("Pinia", "pinia"), ("Vuex", "vuex"), ("Vitest", "vitest"), ("Jest", "jest"), ("Mocha", "mocha"),
    ("MariaDB", "mariadb"), ("MySQL", "mysql"), ("Scylla", "scylladb"), ("OpenSearch", "opensearch"),
    ("Podman", "podman"), ("HAProxy", "haproxy"), ("Traefik", "traefik"), ("Heroku", "heroku"),
    ("Hetzner", "hetzner"), ("CircleCI", "circleci"), ("CloudFormation", "cloudformation"),
    ("Dagster", "dagster"), ("Polars", "polars"), ("Metabase", "metabase"), ("Keras", "keras"),
    ("Flux CD", "fluxcd"), ("SaltStack", "saltstack"), ("Proxmox", "proxmox"), ("Tomcat", "tomcat"),
    ("Nagios", "nagios"), ("New Relic", "new-relic"), ("etcd", "etcd"), ("Redpanda", "redpanda"),
    ("Insomnia", "insomnia"), ("TestRail", "testrail"), ("Vulkan", "vulkan"), ("Qdrant", "qdrant"),
  ])
  func `A product is recorded as itself`(name: String, id: String) {
    #expect(FindingNotation.read(name, asked: .skills) == ["seeker.offers.skill \(id)"])
  }

  @Test(arguments: [
    ("I'm a Go developer looking for work", ["seeker.offers.skill go", "seeker.offers.trade backend"]),
    ("Я Go-разработчик", ["seeker.offers.skill go", "seeker.offers.trade backend"]),
    ("I'm a Swift developer", ["seeker.offers.skill swift", "seeker.offers.trade mobile"]),
    ("Я разработчик на Go", ["seeker.offers.skill go", "seeker.offers.trade backend"]),
    ("Разработчик C#", ["seeker.offers.skill csharp", "seeker.offers.trade backend"]),
    ("Go and Kafka", ["seeker.offers.skill go", "seeker.offers.skill kafka"]),
    ("I'm ready to go and see", []), ("let me have a go at it", []),
  ])
  func `A language that is an ordinary word is heard beside the words of the trade`(
    text: String, expected: [String]
  ) {
    #expect(FindingNotation.read(text) == expected)
  }

  // MARK: Two roles

  static let both: [Case] = [
    Case(
      "Ищу работу на Go, и нам нужен тестировщик на Python", as: [.seeker, .provider],
      ["seeker.wants.skill go", "provider.wants.trade qa", "provider.wants.skill python"]),
    Case(
      "I write Go and look for a job, and we need a React developer", as: [.seeker, .provider],
      ["seeker.offers.skill go", "provider.wants.trade frontend", "provider.wants.skill react"]),
    Case(
      "I'm a Go developer looking for work and hiring a junior tester", as: [],
      [
        "role seeker", "role provider", "seeker.offers.trade backend", "seeker.offers.skill go",
        "provider.wants.trade qa", "provider.wants.seniority junior",
      ]),
    Case(
      "мне от 5000 евро, ему до 3000 евро", as: [.seeker, .provider],
      ["seeker.practical.pay 5000- EUR month unknown", "provider.practical.pay -3000 EUR month unknown"]),
  ]

  @Test(arguments: both)
  func `What one role says is not recorded for the other`(_ example: Case) {
    expect(example, FindingNotation.read(example.text, roles: example.roles))
  }

  @Test(arguments: [
    (
      "Kotlin, Compose, от трёх лет", Role.provider,
      [
        "provider.wants.skill jetpack-compose", "provider.wants.skill kotlin", "provider.wants.years 3",
      ]
    ),
    ("Kotlin, Compose", Role.seeker, ["seeker.wants.skill jetpack-compose", "seeker.wants.skill kotlin"]),
  ])
  func `An answer belongs to the role that was asked`(text: String, role: Role, expected: [String]) {
    #expect(
      FindingNotation.read(text, roles: [.seeker, .provider], asked: .wants, askedRole: role) == expected)
  }

  // MARK: A level that stands for a person

  static let levels: [Case] = [
    Case("ищем сеньора", as: [], asked: .role, ["role provider", "provider.wants.seniority senior"]),
    Case(
      "ищем сеньора на Go", as: [], asked: .role,
      [
        "role provider", "provider.wants.seniority senior", "provider.wants.skill go",
      ]),
    Case(
      "Нужен синьор или мидл, Kotlin", as: [], asked: .role,
      [
        "role provider", "provider.wants.seniority senior", "provider.wants.seniority mid",
        "provider.wants.skill kotlin",
      ]),
    Case(
      "ищем сеньора с опытом от 5 лет", as: [],
      ["role provider", "provider.wants.seniority senior", "provider.wants.years 5"]),
    Case(
      "Сеньора ищем, на React", as: [],
      ["role provider", "provider.wants.seniority senior", "provider.wants.skill react"]),
    Case(
      "We need a senior, Go and Kafka", as: [],
      [
        "role provider", "provider.wants.seniority senior", "provider.wants.skill go",
        "provider.wants.skill kafka",
      ]),
    Case("looking for a senior for our team", as: [], ["role provider", "provider.wants.seniority senior"]),
    Case("hiring seniors", as: [], ["role provider", "provider.wants.seniority senior"]),
    Case(
      "ищу в свой стартап бэкендера", as: [], ["role provider", "provider.wants.trade backend"]),
    Case("я senior, ищу стартап", as: [], ["role seeker", "seeker.offers.seniority senior"]),
    Case("хочу стать тимлидом", []),
    Case("I'd like to become a team lead", []),
    Case("looking for a senior role", as: [], ["role seeker", "seeker.wants.seniority senior"]),
    Case("ищу позицию сеньора", as: [], ["role seeker", "seeker.wants.seniority senior"]),
  ]

  @Test(arguments: levels)
  func `Who looks for a senior looks for people`(_ example: Case) {
    expect(example, FindingNotation.read(example.text, roles: example.roles, asked: example.asked))
  }
}
