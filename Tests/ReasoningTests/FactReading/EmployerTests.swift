import Domain
import Ports
import Testing

/// Employers as résumés list them: in every layout, in both languages, also where the firm is called as its tool.
@Suite struct EmployerTests {
  private func found(_ text: String) -> [String] {
    let isRussian = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    return FindingNotation.read(text, language: isRussian ? .russian : .english)
  }

  private func employers(_ text: String) -> [String] {
    found(text).filter { $0.hasPrefix("shared.employer ") }.map { String($0.dropFirst(16)) }
  }

  @Test(arguments: [
    // The firm, the title and the dates on one line.
    ("Brightwater Mutual, Senior Backend Engineer, Mar 2020 - Present", ["Brightwater Mutual"]),
    ("Quantexa, Backend Engineer, 2015 - 2020", ["Quantexa"]),
    ("Backend Engineer, Quantexa, 2015 - 2020", ["Quantexa"]),
    ("Senior Data Engineer | Northwind Traders | 2018 – 2022", ["Northwind Traders"]),
    ("Northwind Traders | Senior Data Engineer | 2018 – 2022", ["Northwind Traders"]),
    ("Helmsley Re — QA Engineer — 03/2019 - 05/2021", ["Helmsley Re"]),
    ("2016-2019: Data Analyst, Helmsley Re, pricing of storms", ["Helmsley Re"]),
    ("- Quantexa, Backend Engineer, 2015 - 2020", ["Quantexa"]),
    ("• Frontend Developer · Pinfold Insurance · Jun 2018 - Feb 2021 · 2 yrs 9 mos", ["Pinfold Insurance"]),
    ("Backend Engineer, Brightwater GmbH (2017–2021)", ["Brightwater GmbH"]),
    ("Mar 2020 - Present\tBrightwater Mutual\tSenior Backend Engineer", ["Brightwater Mutual"]),
    ("IBM, Backend Engineer, 2015 - 2020", ["IBM"]),
    ("London — Brightwater — Platform Engineer — 2020–2022", ["Brightwater"]),
    ("Software Engineer, Bank of Veerland, 2011 - 2014", ["Bank of Veerland"]),
    ("Security Engineer, Lumo (2019)", ["Lumo"]),
    // A preposition.
    ("Senior Backend Engineer at Brightwater Mutual (2020 - 2022)", ["Brightwater Mutual"]),
    ("Go dev at Stripe, previously Zalando and Delivery Hero.", ["Delivery Hero", "Stripe", "Zalando"]),
    ("Platform Engineer @ Oracle, 2015 - 2020", ["Oracle"]),
    ("DevOps engineer at GitLab, five years", ["GitLab"]),
    ("I'm a database developer at MongoDB", ["MongoDB"]),
    ("SRE at Elastic, before that developer at Docker", ["Docker", "Elastic"]),
    // A firm that is called as its tool.
    ("Stripe, Backend Engineer, 2019 - 2021", ["Stripe"]),
    ("Oracle | Backend Engineer | 2019 - 2021", ["Oracle"]),
    ("Backend Engineer, Elastic, 2019 - 2021", ["Elastic"]),
    ("Docker, Platform Engineer, Mar 2020 - Present", ["Docker"]),
    // Lines of their own.
    ("Brightwater Mutual\nSenior Backend Engineer\nMar 2020 - Present", ["Brightwater Mutual"]),
    ("Senior Backend Engineer\nBrightwater Mutual\nMar 2020 - Present", ["Brightwater Mutual"]),
    ("Brightwater | Mar 2020 - Present\nSenior Backend Engineer", ["Brightwater"]),
    ("Mar 2020 - Present\nBrightwater\nSenior Backend Engineer\nGo, Kafka", ["Brightwater"]),
    ("GitLab\nBackend Engineer\n2019 - 2021\n- Ruby and Go", ["GitLab"]),
    (
      "Experience\n\nBackend Engineer, 2020 - Present\nLumo\nBuilt payments with Go.\nQA Engineer, 2015 - 2020\nPinfold",
      ["Lumo", "Pinfold"]
    ),
    ("Experience\nLumo, Backend Engineer\nPinfold, QA Engineer", ["Lumo", "Pinfold"]),
  ])
  func englishListsOfJobsTellTheEmployers(text: String, expected: [String]) {
    #expect(employers(text) == expected)
  }

  @Test(arguments: [
    ("Яндекс, разработчик, 2015 — 2020\nЛютик, разработчик", ["Лютик", "Яндекс"]),
    ("Ромашка Софт, бэкенд-разработчик, 2018 — настоящее время", ["Ромашка Софт"]),
    ("Бэкенд-разработчик, Ромашка Софт, 2018–2021", ["Ромашка Софт"]),
    ("2015-2018 — Лютик, тестировщик", ["Лютик"]),
    ("Старший разработчик | Лютик | 2015–2018", ["Лютик"]),
    ("— «Тихий берег», системный аналитик, июль 2019 — февраль 2022", ["Тихий берег"]),
    ("ООО «Тихий берег», системный аналитик, 2019 — 2022", ["Тихий берег"]),
    ("Март 2022 — настоящее время\nООО «Тихий берег», Москва\nВедущий системный аналитик", ["Тихий берег"]),
    ("Лютик\nРазработчик Go\n2015 — 2018", ["Лютик"]),
    ("Разработчик в Stripe (2019–2021)", ["Stripe"]),
    ("Девопс в Elastic, до этого Docker и Лютик", ["Docker", "Elastic", "Лютик"]),
    ("Опыт работы\nЛютик, разработчик\nOracle, администратор баз данных, 2012–2015", ["Oracle", "Лютик"]),
  ])
  func russianListsOfJobsTellTheEmployers(text: String, expected: [String]) {
    #expect(employers(text) == expected)
  }

  @Test(arguments: [
    "Backend Engineer, Go, Kafka, 2015 - 2020, remote from Berlin",
    "DevOps Engineer, Docker, Terraform, 2019 - 2021",
    "Senior QA Engineer, 2019 - 2022, Selenide, Allure, English B2",
    "Python developer, Berlin, full-time, 2018 - 2021",
    "Experience\nData Engineer\nMar 2021 - Present\nSpark, Airflow",
    "I worked as a backend engineer from 2015 to 2020, mostly Kafka.",
    "Java developer, good at Kafka; ex Java architect, now Kotlin.",
    "2014 - 2018 University, Computer Science",
    "Разработчик Go, удалённо, 2018 — 2021, Москва",
    "Тестировщик, 2019 — 2021, полная занятость, Selenium и Postman",
    "Эксперт в Java, разработчик в Москве, живу в Тбилиси.",
    "Опыт работы\nМарт 2020 — настоящее время\nGo, Kafka",
    "Работал разработчиком с 2015 по 2020, потом учился.",
  ])
  func titlesPlacesTermsAndToolsAreNoEmployers(text: String) {
    #expect(employers(text) == [])
  }

  @Test(arguments: [
    ("Go dev at Stripe, previously Zalando.", "payments"), ("SRE at Elastic, Go", "elasticsearch"),
    ("Developer at MongoDB", "mongodb"), ("Stripe, Backend Engineer, 2019 - Present", "payments"),
    ("Разработчик в Oracle", "oracle"),
  ])
  func theNameOfAnEmployerIsNoSkill(text: String, skill: String) {
    #expect(!found(text).contains { $0.lowercased().contains("skill \(skill)") || $0.contains("domain") })
  }

  @Test(arguments: [
    "I integrated Stripe and wrote PL/SQL for Oracle", "Backend Engineer, Docker, Terraform, 2019 - Present",
    "Backend developer: Elastic, MongoDB and Docker",
  ])
  func toolsOfThatNameStaySkills(text: String) {
    #expect(employers(text) == [])
    #expect(found(text).contains { $0.hasPrefix("seeker.offers.skill ") })
  }

  @Test(arguments: [
    "Brightwater GmbH, Senior Backend Engineer, Mar 2020 - Present", "Brightwater GmbH, Backend Engineer",
    "Ромашка Софт, бэкенд-разработчик, 2018 — настоящее время",
    "Looking for work.\nBrightwater Mutual, Backend Engineer, 2020 - Present",
    "Experience\nBrightwater Mutual, Backend Engineer",
    "Backend Engineer, 2015 - 2020\nBrightwater Mutual, Backend Engineer",
  ])
  func aFirmIsNobodysName(text: String) {
    #expect(!found(text).contains { $0.hasPrefix("shared.name ") })
  }

  @Test(arguments: [
    ("Ann Leigh, backend engineer", "Ann Leigh"),
    ("Ann Leigh\nBackend engineer\n\nExperience\nLumo, Backend Engineer, 2019 - 2021", "Ann Leigh"),
    ("Анна Зебрина, бэкенд-разработчик\n\nЛютик, разработчик, 2015 — 2018", "Анна Зебрина"),
  ])
  func theHeadOfAResumeIsItsAuthorsName(text: String, name: String) {
    #expect(found(text).contains("shared.name \(name)"))
  }
}
