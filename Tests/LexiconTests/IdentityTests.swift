import Testing

@testable import Lexicon

@Suite struct IdentityTests {
  @Test(arguments: [
    ("write to daniel.smith@mail.com.", [("email", "daniel.smith@mail.com")]),
    ("name at mail dot com", [("email", "name@mail.com")]),
    ("name (собака) mail.ru", [("email", "name@mail.ru")]),
    ("ivan собака яндекс точка ру", [("email", "ivan@яндекс.ру")]),
    ("john dot doe at gmail dot com", [("email", "john.doe@gmail.com")]),
    ("me [at] site [dot] org", [("email", "me@site.org")]), ("a.b @ mail . ru", [("email", "a.b@mail.ru")]),
    ("call +7 (921) 123-45-67", [("phone", "+79211234567")]), ("8 921 123 45 67", [("phone", "89211234567")]),
    ("ring me on +1 555 0188", [("phone", "+15550188")]), ("+10 000 000 downloads", []),
    ("+1 415-555-2671", [("phone", "+14155552671")]), ("тел: 123-45-67", [("phone", "1234567")]),
    ("https://github.com/x/y?a=1", [("link", "https://github.com/x/y?a=1")]),
    ("t.me/igor_dev", [("link", "t.me/igor_dev")]),
    ("linkedin.com/in/daniel-smith", [("link", "linkedin.com/in/daniel-smith")]),
    ("(see www.site.dev)", [("link", "www.site.dev")]),
    ("telegram @igor_dev", [("handle", "@igor_dev")]), ("tg: igor_dev", [("handle", "@igor_dev")]),
    ("skype: live_daniel", [("handle", "@live_daniel")]), ("мой ник в телеграме: superdev", []),
    ("ник: superdev", [("handle", "@superdev")]),
    (
      "my github is jdoe42 and my handle everywhere is jdoe42",
      [("handle", "@jdoe42"), ("handle", "@jdoe42")]
    ),
    ("mail a@b.io and t.me/x_y", [("email", "a@b.io"), ("link", "t.me/x_y")]),
    ("ASP.NET, Node.js, Socket.io", []), ("I work at Booking", []), ("from 300 000 to 350 000", []),
    ("2015-2019", []),
    ("от 80 000 - 90 000 рублей", []), ("meet at noon", []), ("", []), ("@", []), ("telegram bots", []),
    ("I am at home. Call me", []),
  ])
  func `What identifies somebody is found`(_ text: String, _ expected: [(String, String)]) {
    let found = Identifiers.find(in: text).map { "\($0.kind.rawValue) \($0.value)" }
    #expect(found == expected.map { "\($0.0) \($0.1)" })
  }

  @Test(arguments: [
    ("I'm Daniel Smith, mail d@s.com", ["Daniel Smith"], [], "I'm [name], mail [e-mail]"),
    ("Меня зовут Игорь Петров. Пишите Игорю!", ["Игорь Петров"], [], "Меня зовут [имя]. Пишите [имя]!"),
    ("И. Петров, опыт у Петрова", ["Игорь Петров"], [], "[имя], опыт у [имя]"),
    ("работаю в Яндексе, раньше в ЯНДЕКС", [], ["Яндекс"], "работаю в [компания], раньше в [компания]"),
    ("работаю в Яндексе, Яндекс большой", [], ["Яндексе"], "работаю в [компания], [компания] большой"),
    ("At Ferrovia Pay's office", [], ["Ferrovia Pay"], "At [employer]'s office"),
    ("I will do it. Will knows.", ["Will"], [], "I will do it. [name] knows."),
    ("ООО «Ромашка» и Ромашке", [], ["ООО «Ромашка»"], "ООО «[компания]» и [компания]"),
    ("Google LLC and google", [], ["Google LLC"], "[employer] and [employer]"),
    ("Мария у Марии с Марией", ["Мария"], [], "[имя] у [имя] с [имя]"),
    ("Acmeology is not Acme", [], ["Acme"], "Acmeology is not [employer]"),
    ("nothing here", ["Daniel"], ["Acme"], "nothing here"),
    ("DANIEL'S code", ["Daniel"], [], "[name]'S code"),
    ("", ["Daniel"], ["Acme"], ""),
  ])
  func `Masking leaves nothing of the person`(
    _ text: String, _ names: [String], _ employers: [String], _ masked: String
  ) {
    #expect(IdentityMask(names: names, employers: employers).masked(text) == masked)
  }

  @Test func `Of what was masked nothing is left to mask`() {
    let text =
      "Daniel Smith of Acme: d@acme.com, +49 170 1234567, @dan_s, https://dan.dev. Даниэлю Смиту привет."
    let mask = IdentityMask(names: ["Daniel Smith", "Даниэль Смит"], employers: ["Acme"])
    let masked = mask.masked(text)
    for part in ["aniel", "mith", "cme", "170", "dan", "аниэл", "мит"] { #expect(!masked.contains(part)) }
    #expect(mask.masked(masked) == masked)
  }

  @Test(arguments: [
    ("Hi, I'm Daniel. I write Go", ["Daniel"]), ("my name is daniel", ["daniel"]),
    ("Меня зовут Игорь, пишу бэкенд", ["Игорь"]),
    ("I'm Daniel Smith and I live here", ["Daniel Smith"]), ("I'm a developer", []),
    ("I'm Senior Java Developer", []),
    ("I'm based in Berlin", []), ("I am Ukrainian developer", []), ("я Анна, дизайнер", ["Анна"]),
    ("Я тимлид", []),
    ("Я ищу работу", []), ("I'm looking for a job", []),
    ("Меня зовут Анна-Мария Иванова", ["Анна-Мария Иванова"]), ("", []),
    ("I'm in Berlin", []), ("I'm Berlin based", []), ("это Игорь", ["Игорь"]),
    ("Hey, Ann Zebrova, backend engineer.", ["Ann Zebrova"]),
    ("Vladislav here, backend engineer.", ["Vladislav"]),
    ("Привет, Аня Зебрина, бэкендер.", ["Аня Зебрина"]), ("Hi Mitko, I look for work", []),
    ("Hi, Mitko, I look for work", []), ("Hi, I'm Anna, a senior backend developer", ["Anna"]),
    ("Привет, Я Аня, бэкендер.", ["Аня"]), ("Hello, I've got Go, Kafka", []),
    ("Hi, I'm Senior, not junior", []),
    ("Marta, iOS dev from Porto", ["Marta"]), ("Привет! Анна, ищу работу", ["Анна"]),
    ("Иван, 35 лет, джавист", ["Иван"]), ("i'm jane, I write Go", ["jane"]), ("я саша, джавист", ["саша"]),
    ("Ruby, backend developer", []), ("Urgent, backend developer wanted", []),
    ("Will, backend developer", []),
    ("i'm tired, looking for work", []), ("Logistics, senior backend developer", []),
    ("Backend developer here, 5 years", []), ("Hello, Remote, Go, Berlin", []),
    ("Hi, Berlin, Go and remote", []),
    ("Привет, Ищу работу, Go", []), ("Hey, Senior Go developer, remote", []), ("Here, in Berlin", []),
  ])
  func `The person's own name is read`(_ text: String, _ names: [String]) {
    #expect(NameReader.ownNames(in: text).map(\.name) == names)
  }

  @Test(arguments: [
    ("I work at Acme", ["Acme"]), ("работаю в Яндексе", ["Яндекс"]), ("работаю в Берлине", []),
    ("ex-Google", ["Google"]),
    ("Ferrovia Pay is hiring a Senior Engineer", ["Ferrovia Pay"]), ("Наш стартап ищет", []),
    ("работаю в компании «Ромашка»", ["Ромашка"]),
    ("I work at a startup", []), ("Яндекс ищет разработчика", ["Яндекс"]),
    ("worked for Big Blue Corp. since 2018", ["Big Blue Corp"]), ("", []),
    ("AdTech-компания переехала в Белград", []), ("We are Acme Labs", ["Acme Labs"]),
    ("8 years of Go and PostgreSQL at Quuxcorp, payments", ["Quuxcorp"]),
    ("our company Blorpbank looks for a senior engineer", ["Blorpbank"]),
    ("We are hiring: Blorpbank is looking for a senior engineer", ["Blorpbank"]),
    ("a startup called Blorp Labs, ten people", ["Blorp Labs"]),
    ("I joined our firm Zaxby in 2019", ["Zaxby"]),
    ("good at Kafka and at Kubernetes", []), ("a Series A company at Series B", []),
    ("I want a small company\nPython only", []), ("I'm at Berlin, at a startup", []),
    ("fluent at English", []),
    ("My employer, Quuxcorp, does payments", ["Quuxcorp"]), ("I was with Quuxcorp for 5 years", ["Quuxcorp"]),
    ("I'm with Go since 2015", []), ("Аня, бэкенд в Кваксбанке", ["Кваксбанк"]),
  ])
  func `Employers are read`(_ text: String, _ employers: [String]) {
    #expect(NameReader.employers(in: text).map(\.name) == employers)
  }
}
