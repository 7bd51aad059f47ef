import Lexicon
import Testing

@Suite struct UnfamiliarNamesTests {
  private func names(in text: String) -> [String] {
    let analysed = AnalysedText(text)
    return UnfamiliarNames.spans(in: analysed).map { analysed.quote($0) }
  }

  @Test(arguments: [
    ("Backend developer, five years, currently Brightwater.", ["Brightwater"]),
    ("I do payments at Brightwater, before that Helmsley Re.", ["Brightwater", "Helmsley Re"]),
    ("Moved here from Brightwater two years ago.", ["Brightwater"]),
    ("Python, Django, Celery at Northwind Traders since 2019", ["Northwind Traders"]),
    ("Five years at Acme & Sons: React, TypeScript", ["Acme & Sons"]),
    ("At work I run what Moscow trades: five years at Moscow Exchange", ["Moscow Exchange"]),
    ("Managed the SRE team at HSBC and JPMorgan Chase", ["HSBC", "JPMorgan Chase"]),
    ("BrightWater is where I write Go", ["BrightWater"]),
    ("i work at brightwater as a backend dev", ["brightwater"]),
    ("I'm a QA engineer at acme, 4 years", ["acme"]),
    ("worked at google, then at a startup", ["google"]),
    ("Делаю платежи в Ромашке, Go и Kafka.", ["Ромашке"]),
    ("Платежи в Ромашка Банк, раньше Тинькофф", ["Ромашка Банк", "Тинькофф"]),
    ("Сейчас в Ромашке, пишу на Go.", ["Ромашке"]),
    ("Живу в Тбилиси, работал в Альфа-Банке и в Точке", ["Альфа-Банке", "Точке"]),
    ("работаю в ромашке тестировщиком", ["ромашке"]),
    ("бэкендер в сбере, до этого яндекс", ["сбере", "яндекс"]),
    ("ex-yandex, before that sold it to google", ["yandex", "google"]),
    ("I work at stripe on payments", ["stripe"]),
    ("we sold it to acme, I'm at initech now", ["acme", "initech"]),
    ("ушёл из тинька, пилю платежи в тинёк", ["тинька", "тинёк"]),
    ("экс-яндекс, продал гуглу сервис", ["яндекс", "гуглу"]),
    ("постмортемы пишу, а не «виноват Вася»", ["Вася"]),
  ])
  func whatMayNameAnEmployerOrAPersonIsFound(text: String, expected: [String]) {
    #expect(names(in: text) == expected)
  }

  @Test(arguments: [
    "Senior backend engineer, eight years of Go, Kafka and PostgreSQL, on AWS since January.",
    "Kotlin, Ktor, Exposed and Postgres; Gradle, Testcontainers, jOOQ by choice.",
    "i work at home, joined early, left because of layoffs; sold it to investors",
    "ex-founder, worked in teams, at night; ушёл из найма, работаю в финтехе",
    "Looking for a team that uses Gleam, Elixir or Erlang",
    "C on nRF52 with Zephyr, BLE from advertising to LE Audio; INT8 on a Jetson Orin.",
    "I brought Largest Contentful Paint under two seconds; SLA, KPI and B2B are no strangers.",
    "Berlin Kreuzberg, hybrid, or Stuttgart-Vaihingen; Tokyo, Nakano; English B2, Swahili and Welsh.",
    "I lead three people at work and at home I write Rust. I work at a bank as a data engineer.",
    "Central European hours, Monday to Thursday. I'm from Portugal.",
    "Менеджер состояний любой: Effector, Redux/MobX, React Query.",
    "Удалённо по Европе, переезд в Европу возможен. Питер, Петроградский район.",
    "Работаю в офисе, в команде пять человек; работал в финтехе и в ритейле.",
    "Linux, PostgreSQL в кластере (Patroni), Active Directory, Kerberos, U-Boot.",
    "Мобильный банк для стран Кавказа, СНГ и ЕС. Созвоны по МСК.",
  ])
  func toolsPlacesLanguagesAndOrdinaryWordsAreNone(text: String) {
    #expect(names(in: text) == [])
  }

  @Test(arguments: [
    ("Brightwater Mutual, Senior Backend Engineer, Mar 2020 - Present", ["Brightwater Mutual"]),
    ("Quantexa, Backend Engineer, 2015 - 2020", ["Quantexa"]),
    ("Backend Engineer, Quantexa, Go, 2015 - 2020", ["Quantexa"]),
    ("Quantexa 2015-2020 backend, Python and Django", ["Quantexa"]),
    ("Zalando, 2012 – 2014: Java", ["Zalando"]),
    ("Яндекс, разработчик, 2015 — 2020", ["Яндекс"]),
    ("Яндекс 2015–2020, Лютик 2020–2022, бэкенд", ["Яндекс", "Лютик"]),
    ("Stripe, Backend Engineer, 2019 - 2021", ["Stripe"]),
    ("Go dev at Stripe, previously Zalando and Delivery Hero.", ["Stripe", "Zalando", "Delivery Hero"]),
    ("Engineer at Oracle", ["Oracle"]),
    ("Разработчик в Elastic, пишу на Go", ["Elastic"]),
    ("Developer at GitLab and MongoDB, I write Ruby", ["GitLab", "MongoDB"]),
  ])
  func whatStandsBesideTheTimesOfAJobOrBehindATitleIsFound(text: String, expected: [String]) {
    #expect(names(in: text) == expected)
  }

  @Test(arguments: [
    "Senior Backend Engineer, Go, Kafka and PostgreSQL, 2015 - 2020",
    "Lead Software Engineer, Mar 2020 - Present, remote, Berlin, Germany",
    "Backend: Docker, Kubernetes, Elastic, MongoDB, 2015 - 2020",
    "Head of Data, 2019 - 2021, English C1",
    "I wrote Go from 2015 to 2020 and Rust since then",
    "Ведущий системный аналитик, июль 2019 — февраль 2022, Москва",
    "Март 2020 — настоящее время, Go, Kafka, Kubernetes",
    "Старший разработчик Python, Санкт-Петербург, 2018 — 2021, удалённо",
    "Integrated Stripe payments, moved Oracle to PostgreSQL, GitLab CI.",
  ])
  func titlesToolsAndCitiesBesideTheTimesOfAJobStay(text: String) {
    #expect(names(in: text) == [])
  }

  @Test func aNameFoundInOneTextIsKnownAtTheStartOfAnother() {
    let first = AnalysedText("I work at Brightwater.")
    let known = UnfamiliarNames.stems(of: UnfamiliarNames.spans(in: first), in: first)
    let second = AnalysedText("Brightwater moves money for shops.")
    #expect(UnfamiliarNames.spans(in: second) == [])
    #expect(UnfamiliarNames.spans(in: second, alsoNamed: known) == [0..<1])
  }
}
