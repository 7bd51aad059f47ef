import Foundation
import Testing

/// What two people say in a story, and what a model that listens well makes of it.
struct StoryScript: Sendable, CustomTestStringConvertible {
  /// Something that a model finds in somebody's words, and those words.
  struct Finding: Sendable {
    let section: String
    let kind: String
    let value: String
    let words: String

    init(_ section: String, _ kind: String, _ value: String, _ words: String) {
      self.section = section
      self.kind = kind
      self.value = value
      self.words = words
    }

    /// A sentence for the card.
    init(_ section: String, story words: String) { self.init(section, "story", "", words) }
  }

  /// A message, the answer to it, and what is in it.
  struct Line: Sendable {
    let says: String
    let answer: String
    let findings: [Finding]
    var showsProfile = false

    /// As the answer's `facts`.
    func factsJSON(of role: String) -> String {
      let facts = findings.map { finding in
        let members = [
          ("role", role), ("section", finding.section), ("kind", finding.kind), ("change", "add"),
          ("value", finding.value), ("words", finding.words),
        ]
        return "{" + members.map { "\"\($0)\":\(PlayedProvider.json($1))" }.joined(separator: ",") + "}"
      }
      return "[" + facts.joined(separator: ",") + "]"
    }
  }

  struct Person: Sendable {
    let role: String
    let lines: [Line]
    let contact: String
  }

  let language: String
  let seeker: Person
  let provider: Person
  let rationale: String
  /// Before and after the other's own words.
  let introduction: (before: String, after: String)
  /// How it is said that a reply is tried again, and that the rules have made it.
  let triesAgain: String
  let standIn: String

  var testDescription: String { language }
  var people: [Person] { [seeker, provider] }

  func person(_ role: String) -> Person { role == "seeker" ? seeker : provider }

  /// What the plain story has people say, on buttons and in answers.
  var words: PlainStoryTests.Pair {
    PlainStoryTests.pairs.first { $0.language == language } ?? PlainStoryTests.pairs[0]
  }

  func introduction(to reader: String, quoting words: String) -> String {
    "\(introduction.before) “\(words)” \(introduction.after)"
  }

  static let all = [english, russian]

  static let english = StoryScript(
    language: "en",
    seeker: Person(
      role: "seeker",
      lines: [
        Line(
          says:
            "Hi, I'm Daniel. I'm a senior backend developer, eight years of Go, PostgreSQL and Kafka, and I'm open to work.",
          answer: "Eight years is a long road, Daniel. What would you like to build next, and with whom?",
          findings: [
            Finding("offers", "role", "seeker", "I'm open to work"),
            Finding("offers", "name", "Daniel", "I'm Daniel"),
            Finding("offers", "trade", "backend", "a senior backend developer"),
            Finding("offers", "seniority", "senior", "a senior backend developer"),
            Finding("offers", "years", "8", "eight years of Go"),
            Finding("offers", "skill", "Go", "eight years of Go, PostgreSQL and Kafka"),
            Finding("offers", "skill", "PostgreSQL", "eight years of Go, PostgreSQL and Kafka"),
            Finding("offers", "skill", "Kafka", "eight years of Go, PostgreSQL and Kafka"),
            Finding(
              "offers", story: "I'm a senior backend developer, eight years of Go, PostgreSQL and Kafka"),
          ]),
        Line(
          says:
            "I'd like to join a small product team that builds backend services in Go, as a senior engineer.",
          answer: "A small team it is. Where are you, and what has to be right for you to say yes?",
          findings: [
            Finding("wants", "trade", "backend", "builds backend services in Go"),
            Finding("wants", "seniority", "senior", "as a senior engineer"),
            Finding("wants", "skill", "Go", "builds backend services in Go"),
            Finding("wants", story: "a small product team that builds backend services in Go"),
          ]),
        Line(
          says:
            "I live in Berlin, remote only, from 5000 euros net a month. I speak English and German and could start now.",
          answer: "That is all I need. Have a look at your card, and say when I may begin.",
          findings: [
            Finding("practical", "place", "Berlin", "I live in Berlin"),
            Finding("practical", "work_mode", "remote", "remote only"),
            Finding("practical", "pay", "from 5000 EUR a month net", "from 5000 euros net a month"),
            Finding("practical", "language", "English", "I speak English and German"),
            Finding("practical", "language", "German", "I speak English and German"),
            Finding("practical", "availability", "now", "could start now"),
          ], showsProfile: true),
      ], contact: "daniel@example.org"),
    provider: Person(
      role: "provider",
      lines: [
        Line(
          says:
            "Hello! We're hiring: our team needs a senior backend engineer with Go, PostgreSQL and Kafka.",
          answer: "Somebody senior, got it. And who are you as a team, what do you make?",
          findings: [
            Finding("wants", "role", "provider", "We're hiring"),
            Finding("wants", "trade", "backend", "needs a senior backend engineer"),
            Finding("wants", "seniority", "senior", "needs a senior backend engineer"),
            Finding("wants", "skill", "Go", "with Go, PostgreSQL and Kafka"),
            Finding("wants", "skill", "PostgreSQL", "with Go, PostgreSQL and Kafka"),
            Finding("wants", "skill", "Kafka", "with Go, PostgreSQL and Kafka"),
            Finding("wants", story: "our team needs a senior backend engineer with Go, PostgreSQL and Kafka"),
          ]),
        Line(
          says: "We're a small product team in Berlin that builds payment services in Go on Kubernetes.",
          answer: "Money on the move, then. On what terms would they work with you?",
          findings: [
            Finding("practical", "place", "Berlin", "a small product team in Berlin"),
            Finding("offers", "skill", "Go", "builds payment services in Go"),
            Finding("offers", "skill", "Kubernetes", "in Go on Kubernetes"),
            Finding("offers", "domain", "payments", "builds payment services"),
            Finding(
              "offers",
              story: "a small product team in Berlin that builds payment services in Go on Kubernetes"),
          ]),
        Line(
          says: "Fully remote, up to 6500 euros net a month, full time. We work in English.",
          answer: "Clear terms, thank you. Here is your card; the search begins when you say so.",
          findings: [
            Finding("practical", "work_mode", "remote", "Fully remote"),
            Finding("practical", "pay", "up to 6500 EUR a month net", "up to 6500 euros net a month"),
            Finding("practical", "employment", "fullTime", "full time"),
            Finding("practical", "language", "English", "We work in English"),
          ], showsProfile: true),
      ], contact: "@go_team_demo"),
    rationale: "Both sides describe the same work, and want it at the same level.",
    introduction: (
      "I thought of you two because you talk about the same work. This is how they put it:",
      "That answers what you asked me for, and the terms that I know of go together as well. What is still open is how your days would look; that is best found out by talking."
    ),
    triesAgain: "I'm trying again", standIn: "(by my own rules: the model is not available)")

  static let russian = StoryScript(
    language: "ru",
    seeker: Person(
      role: "seeker",
      lines: [
        Line(
          says:
            "Привет, меня зовут Игорь. Я senior бэкенд-разработчик, восемь лет пишу на Go, PostgreSQL и Kafka, ищу работу.",
          answer: "Восемь лет — это солидно, Игорь. Что хочется делать дальше и с кем?",
          findings: [
            Finding("offers", "role", "seeker", "ищу работу"),
            Finding("offers", "name", "Игорь", "меня зовут Игорь"),
            Finding("offers", "trade", "backend", "senior бэкенд-разработчик"),
            Finding("offers", "seniority", "senior", "senior бэкенд-разработчик"),
            Finding("offers", "years", "8", "восемь лет пишу на Go"),
            Finding("offers", "skill", "Go", "пишу на Go, PostgreSQL и Kafka"),
            Finding("offers", "skill", "PostgreSQL", "пишу на Go, PostgreSQL и Kafka"),
            Finding("offers", "skill", "Kafka", "пишу на Go, PostgreSQL и Kafka"),
            Finding(
              "offers", story: "Я senior бэкенд-разработчик, восемь лет пишу на Go, PostgreSQL и Kafka"),
          ]),
        Line(
          says: "Хочу в небольшую продуктовую команду, которая пишет бэкенд на Go, на позицию сеньора.",
          answer: "Небольшая команда, понятно. Где ты и что для тебя важно в условиях?",
          findings: [
            Finding("wants", "trade", "backend", "пишет бэкенд на Go"),
            Finding("wants", "seniority", "senior", "на позицию сеньора"),
            Finding("wants", "skill", "Go", "пишет бэкенд на Go"),
            Finding("wants", story: "в небольшую продуктовую команду, которая пишет бэкенд на Go"),
          ]),
        Line(
          says:
            "Живу в Белграде, только удалённо, от 4000 евро на руки в месяц. Говорю по-русски и по-английски, могу выйти сразу.",
          answer: "Этого хватает. Загляни в карточку и скажи, когда начинать.",
          findings: [
            Finding("practical", "place", "Belgrade", "Живу в Белграде"),
            Finding("practical", "work_mode", "remote", "только удалённо"),
            Finding("practical", "pay", "from 4000 EUR a month net", "от 4000 евро на руки в месяц"),
            Finding("practical", "language", "Russian", "Говорю по-русски и по-английски"),
            Finding("practical", "language", "English", "Говорю по-русски и по-английски"),
            Finding("practical", "availability", "now", "могу выйти сразу"),
          ], showsProfile: true),
      ], contact: "igor@example.org"),
    provider: Person(
      role: "provider",
      lines: [
        Line(
          says: "Здравствуй! Мы ищем в команду senior бэкенд-разработчика: Go, PostgreSQL, Kafka.",
          answer: "Нужен сеньор, ясно. А что вы за команда и что делаете?",
          findings: [
            Finding("wants", "role", "provider", "Мы ищем в команду"),
            Finding("wants", "trade", "backend", "senior бэкенд-разработчика"),
            Finding("wants", "seniority", "senior", "senior бэкенд-разработчика"),
            Finding("wants", "skill", "Go", "Go, PostgreSQL, Kafka"),
            Finding("wants", "skill", "PostgreSQL", "Go, PostgreSQL, Kafka"),
            Finding("wants", "skill", "Kafka", "Go, PostgreSQL, Kafka"),
            Finding("wants", story: "Мы ищем в команду senior бэкенд-разработчика: Go, PostgreSQL, Kafka"),
          ]),
        Line(
          says: "Мы небольшая продуктовая команда в Белграде, делаем платёжные сервисы на Go в Kubernetes.",
          answer: "Деньги в пути, значит. А на каких условиях к вам?",
          findings: [
            Finding("practical", "place", "Belgrade", "команда в Белграде"),
            Finding("offers", "skill", "Go", "сервисы на Go в Kubernetes"),
            Finding("offers", "skill", "Kubernetes", "сервисы на Go в Kubernetes"),
            Finding("offers", "domain", "payments", "делаем платёжные сервисы"),
            Finding(
              "offers",
              story: "небольшая продуктовая команда в Белграде, делаем платёжные сервисы на Go в Kubernetes"),
          ]),
        Line(
          says: "Полностью удалённо, до 5500 евро на руки в месяц, полная занятость. Работаем на русском.",
          answer: "Условия ясны, спасибо. Вот карточка; искать начну, когда скажешь.",
          findings: [
            Finding("practical", "work_mode", "remote", "Полностью удалённо"),
            Finding("practical", "pay", "up to 5500 EUR a month net", "до 5500 евро на руки в месяц"),
            Finding("practical", "employment", "fullTime", "полная занятость"),
            Finding("practical", "language", "Russian", "Работаем на русском"),
          ], showsProfile: true),
      ], contact: "@go_belgrade_demo"),
    rationale: "Both sides describe the same work, and want it at the same level.",
    introduction: (
      "Мне показалось, что вы говорите об одной и той же работе. Вот как об этом сказано своими словами:",
      "Это отвечает тому, чего тебе хотелось, и условия, о которых я знаю, тоже сходятся. Осталось понять, как будут выглядеть рабочие дни, — об этом лучше поговорить напрямую."
    ),
    triesAgain: "пробую ещё раз", standIn: "(по моим собственным правилам: модель недоступна)")
}
