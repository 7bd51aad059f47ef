import BuiltInReasoning
import Domain
import Ports
import Testing

/// What others did, what is refused by a pronoun, and idioms that negate nothing.
@Suite struct WhoseDeedTests {
  private static func found(_ kind: String, _ text: String, _ role: Role, asked: InterviewTopic? = nil)
    -> [String]
  {
    let isRussian = text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    return FindingNotation.read(text, roles: [role], asked: asked, language: isRussian ? .russian : .english)
      .filter { $0.contains(".\(kind)") }
  }

  @Test(
    arguments: [
      "Оля с первой линии сама освоила графану, но это её личный подвиг.",
      "Раньше кодил Влад на анриле.", "Платы развожу не я, это Палыч в альтиуме.",
      "Настя вообще давно перешла на Laravel.", "Ставлю задачи разработке (5 Java-разработчиков).",
      "Марина из соседней комнаты когда-то прикрутила Jenkins.", "Ellen who's leaving did things in Python.",
      "Oliver from the second floor somehow kept Jenkins alive.", "Yara draws the boards in Altium.",
      "Deploys are not me, it's Martin with Ansible.", "I hand tasks to four React developers.",
      "Сети это к сетевикам.",
    ])
  func `What somebody else did is no skill of the author`(_ text: String) {
    #expect(Self.found("skill", text, .seeker) == [])
  }

  @Test(arguments: [
    "The agency made us something with Ionic in 2023.", "Our contractor built it in Angular, and left.",
    "A freelancer wrote the old one in Perl.",
    "Ellen who's leaving did things in Python, we can't read any of it.",
    "Оля вообще сама освоила графану, но от новенького не ждём.", "Раньше кодил Влад, он писал на анриле.",
  ])
  func `What others did for a team is not asked for`(_ text: String) {
    #expect(Self.found("skill", text, .provider, asked: .skills) == [])
  }

  @Test(arguments: [
    ("Крутится в кубере, но кубер держат девопсы.", [String]()),
    ("Всё лежит в Kafka, но Kafka держит отдельная команда.", []),
    ("Я пишу на Go и держу кубер.", ["seeker.offers.skill go", "seeker.offers.skill kubernetes"]),
  ])
  func `A tool that the sentence says to be others' is theirs`(text: String, expected: [String]) {
    #expect(Self.found("offers.skill", text, .seeker) == expected)
  }

  @Test(arguments: [
    ("Objc читаю со слезами, писать на нём не буду.", ["objective-c"]),
    ("Jira была в прошлой жизни на стройке, больше её не хочу.", ["jira"]),
    ("Вордпресс умею, но больше к нему не вернусь.", ["wordpress"]),
    ("С джавой работал три года. Больше её не хочу.", ["java"]),
    ("Был у нас Jenkins и Puppet, их больше не предлагайте.", ["jenkins", "puppet"]),
    ("I used Jenkins at the agency, would not go back.", ["jenkins"]),
    ("I did PHP for years, I don't want it again.", ["php"]),
    ("We had Perl and PHP, I don't want them again.", ["perl", "php"]),
    ("I know Magento well. Never again.", ["magento"]),
    ("I like React, I'd rather not move.", []),
    ("React люблю, в офис не хочу.", []),
  ])
  func `A pronoun refuses what stands before it`(text: String, expected: [String]) {
    #expect(
      Self.found("refusedSkill", text, .seeker).map { String($0.split(separator: " ").last ?? "") }
        == expected)
  }

  @Test(arguments: [
    ("PyTorch, no discussion.", "pytorch"), ("Python goes without saying.", "python"),
    ("Docker, no exceptions.", "docker"), ("Kafka, no ifs or buts.", "kafka"),
    ("PostgreSQL without question.", "postgresql"), ("Docker без вариантов.", "docker"),
    ("Kafka не обсуждается.", "kafka"), ("PostgreSQL, без разговоров.", "postgresql"),
    ("Python, без исключений.", "python"),
  ])
  func `Idioms of insistence rule nothing out`(text: String, skill: String) {
    #expect(Self.found("skill", text, .provider, asked: .skills) == ["provider.wants.skill \(skill)"])
  }

  @Test(arguments: ["Олег сказал, от 180 до 220 на руки", "Марина говорит, от 180 до 220 на руки"])
  func `What somebody of the team says holds`(_ text: String) {
    #expect(
      Self.found("pay", text, .provider, asked: .pay) == [
        "provider.practical.pay 180000-220000 RUB month net"
      ])
  }

  @Test(arguments: [
    "чтоб дизайнер в команде знал про гайды", "чтобы тестировщик у них был свой",
    "чтоб аналитик писал требования",
    "чтобы в команде дизайнер знал код", "чтоб девопс в команде был живой",
  ])
  func `A colleague who is wished for tells nothing of the author's trade`(_ text: String) {
    #expect(Self.found("trade", text, .seeker, asked: .wants) == [])
  }

  @Test(arguments: [
    "Да, тимлид передумал: возьмём мидла.", "Лид решил: возьмём мидла.", "Тимлид согласен, возьмём мидла.",
    "The team lead decided: a mid is enough.", "Our lead agreed: a mid is enough.",
  ])
  func `Who decided is not who is looked for`(_ text: String) {
    #expect(!Self.found("seniority", text, .provider).contains { $0.contains("lead") })
  }

  @Test(arguments: [
    ("Рада работать в команде с дизайнером из Figma.", [String]()),
    ("го хочу выучить", ["seeker.wants.skill go"]), ("го давно хочу освоить", ["seeker.wants.skill go"]),
    ("го в кино", []), ("ну го созвонимся", []),
  ])
  func `A short name is a language where it is to be learnt`(text: String, expected: [String]) {
    #expect(Self.found("wants.skill", text, .seeker) == expected)
  }
}
