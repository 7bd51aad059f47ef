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
    ("знаю питон и джанго", ["python", "django"]), ("пишу на питоне и го, 7 лет", ["python", "go"]),
    ("знаю питон, и го созвонимся", ["python"]), ("ну го", []),
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

  @Test(arguments: [
    ("Go, постгря, кубик", ["go", "postgresql", "kubernetes"]),
    ("постгра и редиска", ["postgresql", "redis"]),
    ("монга, эластик, кликхаус", ["mongodb", "elasticsearch", "clickhouse"]),
    ("нода и реакт нейтив", ["nodejs", "react-native"]),
    ("дженкинс, ансибл, терраформ", ["jenkins", "ansible", "terraform"]),
    ("ищу гошника", ["go"]), ("нужен питонист", ["python"]), ("джависта", ["java"]), ("шарпист", ["csharp"]),
    ("дотнет", ["dotnet"]), ("на расте и плюсах", ["rust", "cpp"]), ("писал на гошке", ["go"]),
    ("андроидщика", ["android"]), ("вырастил редиску", []),
  ])
  func `Slang is understood`(_ text: String, _ skills: [String]) {
    #expect(Skills.mentions(in: text).map(\.skill.id) == skills)
  }

  @Test(arguments: [
    ("kuberentes", "kubernetes"), ("postgressql", "postgresql"), ("javasript", "javascript"),
    ("typscript", "typescript"), ("kubernets", "kubernetes"), ("terrafrom", "terraform"),
    ("Elasticsaerch", "elasticsearch"), ("clickhose", "clickhouse"), ("promethues", "prometheus"),
    ("anguler", "angular"), ("grafanna", "grafana"), ("openshft", "openshift"),
  ])
  func `A long name is found with one slip`(_ text: String, _ skill: String) {
    #expect(Skills.mentions(in: "I know \(text) well").map(\.skill.id) == [skill])
  }

  @Test(arguments: [
    "The closure of a persona", "smart signals", "he would flatter a mosquito", "vertical posture",
    "kafkaesque",
    "a dashboard of one payment", "magenta aspects", "ranches", "plastic", "clutter",
  ])
  func `Ordinary words that are near a name are not it`(_ text: String) {
    #expect(Skills.mentions(in: text).map(\.skill.id) == [])
  }

  @Test(arguments: [
    "a swift reply", "spring 2024", "the rust belt", "express delivery", "a react to the news", "го обсудим",
    "C level",
    "R&D", "Next step: a call", "less is more", "throw a dart", "spark joy", "a flask of coffee",
    "a shell company",
    "the eclipse of the sun", "start from scratch", "an act of subversion",
    "a lean team",
    "the doctrine of fair use", "a canvas bag", "access to the roof",
    "salt and pepper",
    "the chef cooked", "сети магазинов", "надёжность людей", "our notion of quality",
  ])
  func `Ordinary words are no skills`(_ text: String) {
    #expect(Skills.mentions(in: text).map(\.skill.id) == [])
  }

  @Test(arguments: [
    ("Java, JavaScript", ["java", "javascript"]), ("not Java but JavaScript", ["java", "javascript"]),
    ("React Native, not React", ["react-native", "react"]), ("let's go and write Go", ["go"]),
    ("IBM DataStage and Pentaho", ["datastage", "pentaho"]),
    ("John the Ripper, Nessus", ["john-the-ripper", "nessus"]),
    ("Jboss, Joomla и Moodle", ["jboss", "joomla", "moodle"]), ("регулярки и XPath", ["regex", "xpath"]),
    ("OLAP cubes", ["olap"]), ("САПР, AutoCAD", ["cad", "cad"]),
    ("реляционные базы данных", ["relational-databases"]),
  ])
  func `Names of ESCO and ours stand side by side`(_ text: String, _ skills: [String]) {
    #expect(Skills.mentions(in: text).map(\.skill.id) == skills)
  }

  @Test(arguments: [
    ("nextjs", "react", SkillRelation.implies), ("react", "nextjs", .impliedBy),
    ("react-native", "react", .unrelated),
    ("java", "javascript", .unrelated), ("postgresql", "mysql", .alike), ("kafka", "kafka", .same),
    ("spring-boot", "java", .implies), ("typescript", "javascript", .implies), ("go", "figma", .unrelated),
    ("postgresql", "relational-databases", .implies), ("nosql", "mongodb", .impliedBy),
    ("mongodb", "cassandra", .unrelated), ("haskell", "functional-programming", .implies),
    ("metasploit", "pentest", .unrelated), ("owasp-zap", "pentest", .implies), ("aws", "gcp", .alike),
    ("timescaledb", "relational-databases", .implies),
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
