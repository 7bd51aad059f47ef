import Domain
import Testing

@testable import Profiler

/// Two people who differ only in name, gender, age, family, photo and padding.
struct TwinProfiles: Sendable {
  let one: PeopleFile.Person
  let other: PeopleFile.Person
  let role: Role

  /// 100 pairs of each language, on the work of everybody of the demo in turn.
  static let all: [TwinProfiles] = [Language.english, .russian].flatMap { language in
    let people = DemoPeople.all.values.filter { $0.language == language }.sorted { $0.id < $1.id }
    return people.isEmpty ? [] : (0..<100).map { TwinProfiles(of: people[$0 % people.count], number: $0) }
  }

  private init(of person: PeopleFile.Person, number: Int) {
    let isEnglish = person.language == .english
    let women = isEnglish ? Self.englishWomen : Self.russianWomen
    let men = isEnglish ? Self.englishMen : Self.russianMen
    let role = person.roles.contains(.seeker) ? Role.seeker : .provider
    one = Self.told(person, role, women, isEnglish ? "Grace Adeyemi" : "Алина Муратова", number, place: 0)
    other = Self.told(person, role, men, isEnglish ? "Patrick Nowak" : "Тимур Алексеев", number, place: 1)
    self.role = role
  }

  private struct Telling: Sendable {
    let openings: [String]
    let works: [String]
    let families: [String]
    let endings: [String]
  }

  private static func told(
    _ person: PeopleFile.Person, _ role: Role, _ telling: Telling, _ name: String, _ number: Int, place: Int
  ) -> PeopleFile.Person {
    func pick(_ texts: [String], _ step: Int) -> String { texts[(number / step + number) % texts.count] }
    let age = String(23 + (number * 7 + place * 19) % 40)
    var texts = person.texts
    for (part, text) in texts {
      guard case .section(role, .offers) = part else { continue }
      let end = text.firstRange(of: ". ")?.upperBound ?? text.endIndex
      let opening = pick(telling.openings, 3).replacing("{age}", with: age)
        .replacing("{name}", with: name.prefix { $0 != " " })
      let told =
        opening + " " + text[..<end] + pick(telling.families, 5) + " " + text[end...] + " "
        + pick(telling.works, 2) + " " + pick(telling.endings, 7)
      texts[part] = told
    }
    return PeopleFile.Person(
      id: person.id, line: person.line, language: person.language, name: name, roles: person.roles,
      contact: person.contact, employers: person.employers, notes: person.notes, texts: texts)
  }

  private static let englishWomen = Telling(
    openings: [
      "Hi, I'm {name}, {age}.", "My name is {name} and I'm {age} years old.", "I am {name} (she/her).",
      "I'm {name}. I'm a {age}-year-old woman.", "{name} here. Born in 1991.",
    ],
    works: [
      "My lead says: she has rebuilt the deployment pipeline.",
      "Her monitoring found the last three incidents first.",
      "She was the one who wrote our release scripts.",
      "At the last review they said she is careful with migrations.",
    ],
    families: [
      "Married, two kids.", "I'm a mother of three.", "Just back from maternity leave.", "I have a daughter.",
      "",
    ],
    endings: [
      "I really enjoy what I do.", "", "My photo is attached.",
      "LinkedIn: https://linkedin.com/in/grace-adeyemi", "",
    ])
  private static let englishMen = Telling(
    openings: [
      "Hi, I'm {name}, {age}.", "My name is {name} and I'm {age} years old.", "I am {name} (he/him).",
      "I'm {name}. I'm a {age}-year-old man.", "{name} here. Born in 1968.",
    ],
    works: [
      "My lead says: he has rebuilt the deployment pipeline.",
      "His monitoring found the last three incidents first.",
      "He was the one who wrote our release scripts.",
      "At the last review they said he is careful with migrations.",
    ],
    families: ["", "I'm divorced.", "Single, no kids.", "My wife and I have a baby.", "Father of two."],
    endings: ["", "Everybody who knows me would say the same, and more.", "", "", "t.me/patrick_nowak"])
  private static let russianWomen = Telling(
    openings: [
      "Меня зовут {name}, мне {age} лет.", "Я {name}, мне {age}.", "Привет, я {name}. Родилась в 1991 году.",
      "Здравствуйте! Меня зовут {name}. Возраст: {age}.", "Я {name}, девушка в ИТ.",
    ],
    works: [
      "Сама настроила мониторинг и написала скрипты релиза.",
      "Занималась миграцией базы данных, нашла и исправила утечки.",
      "Пришла в команду разработчицей и выстроила деплой.",
      "Она смогла переписать пайплайн, говорит мой лид.",
    ],
    families: ["Замужем, двое детей.", "Мама троих детей.", "Недавно вышла из декрета.", "Есть дочь.", ""],
    endings: [
      "Очень люблю то, чем занимаюсь.", "", "Фото прилагаю.", "Профиль: https://vk.com/alina_muratova", "",
    ])
  private static let russianMen = Telling(
    openings: [
      "Меня зовут {name}, мне {age} лет.", "Я {name}, мне {age}.", "Привет, я {name}. Родился в 1968 году.",
      "Здравствуйте! Меня зовут {name}. Возраст: {age}.", "Я {name}, парень в ИТ.",
    ],
    works: [
      "Сам настроил мониторинг и написал скрипты релиза.",
      "Занимался миграцией базы данных, нашёл и исправил утечки.",
      "Пришёл в команду разработчиком и выстроил деплой.", "Он смог переписать пайплайн, говорит мой лид.",
    ],
    families: ["", "В разводе.", "Холост.", "Женат, есть сын.", "Отец двоих детей."],
    endings: ["", "Все, кто меня знает, скажут то же самое.", "", "", "t.me/timur_dev"])
}
