import Testing

@testable import Lexicon

@Suite struct SkillsTests {
  @Test(arguments: [
    ("Go, Kafka, Postgres", ["go", "kafka", "postgresql"]),
    ("I write Go", ["go"]),
    ("six years almost entirely in Golang", ["go"]),
    ("let's go", []), ("I want to go home", []), ("ready to go to Berlin", []), ("Go ahead", []),
    ("good to go", []),
    ("пишу на Go", ["go"]), ("Go-разработчик", ["go"]), ("бэкенд на го", ["go"]), ("Go developer", ["go"]),
    ("React Native", ["react-native"]), ("React and Redux", ["react", "redux"]),
    ("I react to changes quickly", []),
    ("JavaScript but no Java", ["javascript", "java"]),
    ("Java/Spring Boot", ["java", "spring-boot"]),
    ("this spring I moved", []), ("Java, Spring, Hibernate", ["java", "spring", "hibernate"]),
    ("знаю питон и джанго", ["python", "django"]),
    ("работала с постгрей и редисом", ["postgresql", "redis"]),
    ("опыт с кубером и докером", ["kubernetes", "docker"]),
    ("k8s, tf, aws", ["kubernetes", "terraform", "aws"]),
    ("C++ and C", ["cpp", "c"]), ("plan C", []), ("vitamin c", []), ("C, C++, Rust", ["c", "cpp", "rust"]),
    ("Rust never sleeps", []), ("moved from Go to Rust", ["go", "rust"]), ("a swift reply", []),
    ("Swift developer", ["swift"]), ("R&D department", []), ("Python, R, SQL", ["python", "r", "sql"]),
    ("my CV is attached", []), ("the rest of the team", []), ("REST, gRPC", ["rest", "grpc"]),
    ("digital nomad", []), ("Consul, Vault, Nomad, Terraform", ["consul", "vault", "nomad", "terraform"]),
    ("1С:Предприятие 8.3", ["1c"]), ("ASP.NET Core и C#", ["aspnet", "csharp"]),
    ("Node.js and nestjs", ["nodejs", "nestjs"]),
    ("опыт нагрузочного тестирования, jmeter", ["load-testing", "jmeter"]),
    ("реакт нейтив", ["react-native"]), ("CI/CD в GitLab CI", ["ci-cd", "gitlab-ci"]),
    ("Vue 3, TypeScript, Pinia, Vite", ["vue", "typescript", "pinia", "vite"]),
    ("на плюсах", ["cpp"]), ("есть плюсы", []), ("живу на Кубе", []),
    ("A/B-тесты и CJM", ["ab-testing", "cjm"]),
    ("автотесты на Java, Selenide", ["test-automation", "java", "selenide"]),
    ("FreeRTOS on STM32", ["freertos", "stm32"]), ("", []),
  ])
  func `Skills are found in the words people use`(_ text: String, _ skills: [String]) {
    var seen: [String] = []
    for id in Skills.mentions(in: text).map(\.skill.id) where !seen.contains(id) { seen.append(id) }
    #expect(seen == skills)
  }

  @Test func `A lone ordinary word is a skill only as an answer`() {
    #expect(Skills.mentions(in: AnalysedText("Go")).isEmpty)
    #expect(Skills.mentions(in: AnalysedText("Go"), isAnswer: true).map(\.skill.id) == ["go"])
    #expect(
      Skills.mentions(in: AnalysedText("rust, swift"), isAnswer: true).map(\.skill.id) == ["rust", "swift"])
  }

  @Test func `A mention quotes the text literally`() {
    let text = "Люблю Реакт Нейтив!"
    #expect(Skills.mentions(in: text).map { String(text[$0.range]) } == ["Реакт Нейтив"])
  }

  @Test func `The table holds at least 350 skills with unique ids whose references exist`() {
    let all = Skills.all
    #expect(all.count >= 350)
    #expect(Set(all.map(\.id)).count == all.count)
    let dangling = all.flatMap(\.implies).filter { Skills.skill($0) == nil }
    #expect(dangling == [])
  }

  @Test func `No line of the table is malformed, and every trade in it is known`() {
    for line in SkillTable.rows.joined(separator: "\n").split(separator: "\n") {
      let fields = TableText.fields(line.utf8)
      #expect(fields.count == 6, "\(line)")
      guard fields.count == 6 else { continue }
      for trade in TableText.words(fields[5]) { #expect(Trade(rawValue: trade) != nil, "\(trade)") }
    }
  }

  @Test(arguments: [
    ("nextjs", "react", SkillRelation.implies), ("react", "nextjs", .impliedBy),
    ("react-native", "react", .unrelated),
    ("java", "javascript", .unrelated), ("postgresql", "mysql", .alike), ("kafka", "kafka", .same),
    ("spring-boot", "java", .implies), ("typescript", "javascript", .implies), ("go", "figma", .unrelated),
  ])
  func `Relations are told apart`(_ one: String, _ other: String, _ relation: SkillRelation) {
    #expect(Skills.relation(of: one, to: other) == relation)
  }

  @Test(arguments: [
    ("golang", "go"), ("Постгрес", "postgresql"), ("React Native", "react-native"), ("go", "go"),
  ])
  func `A name names its skill`(_ name: String, _ id: String) {
    #expect(Skills.named(name)?.id == id)
  }

  @Test(arguments: ["", "nothing", "Go Kafka", ".", "🙂"])
  func `Other words name none`(_ name: String) {
    #expect(Skills.named(name) == nil)
  }
}
