import Domain
import Testing

/// What a team would be glad of and does not ask for: read as a wish of its own, moved by what is said later.
@Suite struct WelcomeSkillTests {
  private typealias Case = TalkChange.Case

  private static let english: [Case] = [
    Case(.provider, ["k6 nice to have"], ["+provider.nice = k6"]),
    Case(
      .provider, ["[skills] Playwright and TypeScript. k6 is a nice-to-have"],
      ["+provider.nice = k6", "+provider.skill = Playwright", "+provider.skill = TypeScript"]),
    Case(.provider, ["[skills] Ansible is an advantage only"], ["+provider.nice = Ansible"]),
    Case(.provider, ["[skills] Kafka would be a plus"], ["+provider.nice = Kafka"]),
    Case(.provider, ["[skills] bonus: Docker"], ["+provider.nice = Docker"]),
    Case(
      .provider, ["[skills] Go and PostgreSQL, preferably with Grafana"],
      ["+provider.nice = Grafana", "+provider.skill = Go", "+provider.skill = PostgreSQL"]),
    Case(
      .provider, ["[skills] Go and PostgreSQL. Kafka would be a nice extra"],
      ["+provider.nice = Kafka", "+provider.skill = Go", "+provider.skill = PostgreSQL"]),
    Case(.provider, ["[skills] scala would be sweet"], ["+provider.nice = Scala"]),
    // A must that is softened, and the reverse.
    Case(
      .provider, ["[skills] Go, Ansible", "Ansible is an advantage only"],
      ["+provider.nice = Ansible", "-provider.skill = Ansible"]),
    Case(
      .provider,
      [
        "[skills] Python, Go",
        "Python not any more. Take it off the musts and put it among the nice-to-haves.",
      ],
      ["+provider.nice = Python", "-provider.skill = Python"]),
    Case(
      .provider, ["[skills] Ansible is a plus", "Ansible is a must now"],
      ["+provider.skill = Ansible", "-provider.nice = Ansible"]),
    Case(.provider, ["[skills] k6 is a plus", "we don't need k6 any more"], ["-provider.nice = k6"]),
    Case(.provider, ["[skills] k6 is a plus", "remove k6"], ["-provider.nice = k6"]),
    Case(
      .provider, ["[skills] Kafka is a plus", "[correct] NATS instead of Kafka"],
      ["+provider.nice = NATS", "-provider.nice = Kafka"]),
    // Named in passing it becomes no must, and what is not needed is not welcome by that.
    Case(.provider, ["[skills] Docker is a plus", "we use Docker and Go in the team"], []),
    Case(.provider, ["[skills] Redux is not needed, and it's not a plus either"], []),
    Case(.provider, ["[skills] Go. Java isn't required"], ["+provider.skill = Go"]),
    // Of the work that somebody looks for every wish is one already.
    Case(.seeker, ["[wants] Kubernetes would be a plus"], ["+seeker.wants = Kubernetes"]),
  ]

  private static let russian: [Case] = [
    Case(.provider, ["[skills] некст плюсом"], ["+provider.nice = Next.js"]),
    Case(
      .provider, ["[skills] Go и постгрес, Docker будет плюсом"],
      ["+provider.nice = Docker", "+provider.skill = Go", "+provider.skill = PostgreSQL"]),
    Case(.provider, ["[skills] желательно Kafka"], ["+provider.nice = Kafka"]),
    Case(.provider, ["[skills] Ансибл приветствуется, но не требуется"], ["+provider.nice = Ansible"]),
    Case(.provider, ["[skills] Терраформ хорошо бы"], ["+provider.nice = Terraform"]),
    Case(.provider, ["[skills] если умеет fastlane, это прям песня"], ["+provider.nice = Fastlane"]),
    Case(
      .provider, ["[skills] Go, Ansible", "ансибл теперь просто плюсом"],
      ["+provider.nice = Ansible", "-provider.skill = Ansible"]),
    Case(
      .provider, ["[skills] некст плюсом", "теперь некст обязательно"],
      ["+provider.skill = Next.js", "-provider.nice = Next.js"]),
    Case(
      .provider, ["[skills] Kafka желательно", "[correct] кафка больше не нужна"], ["-provider.nice = Kafka"]),
    Case(.provider, ["[skills] Kafka желательно", "убери кафку"], ["-provider.nice = Kafka"]),
    Case(.provider, ["[skills] Redux не обязателен, плюсом тоже не считайте"], []),
    Case(.seeker, ["[wants] Kubernetes будет плюсом"], ["+seeker.wants = Kubernetes"]),
  ]

  private static let cases = english + russian

  @Test(arguments: cases.indices)
  func `A wish is read, and moved by what is said later`(_ index: Int) {
    let talk = Self.cases[index]
    #expect(talk.found == talk.expected, "\(talk.turns)")
  }

  @Test(arguments: [
    ("Requirements\n- Go\n- PostgreSQL\n\nNice to have\n- Rust\n- Kafka", Language.english),
    ("Must have: Go, PostgreSQL\nNice to have: Rust, Kafka", .english),
    ("Требования:\n— Go\n— PostgreSQL\n\nБудет плюсом:\n— Rust\n— Kafka", .russian),
    ("Обязательно: Go, PostgreSQL\nЖелательно: Rust, Kafka", .russian),
  ])
  func `A vacancy's part of what is nice to have is a wish of its own`(text: String, language: Language) {
    let found = FindingNotation.read(text, roles: [.provider], language: language)
    #expect(
      found.filter { $0.contains("kill") } == [
        "provider.wants.skill go", "provider.wants.skill postgresql", "provider.wants.welcomeSkill kafka",
        "provider.wants.welcomeSkill rust",
      ])
  }

  @Test func `What is required stays so where it is named among the pluses too`() {
    let found = FindingNotation.read(
      "Requirements\n- Kubernetes\n\nNice to have\n- operators for Kubernetes\n- Rust", roles: [.provider])
    #expect(
      found.filter { $0.contains("kill") } == [
        "provider.wants.skill kubernetes", "provider.wants.welcomeSkill rust",
      ])
  }
}
