import Domain
import Ports
import Testing

/// What is said of others, of a time that is over, on a condition or in passing is no evidence: it is left out, so that it
/// can be asked for.
@Suite struct EvidenceTests {
  private func kinds(_ text: String, _ role: Role, _ asked: InterviewTopic? = nil) -> [String] {
    FindingNotation.read(
      text, roles: [role], asked: asked,
      language: text.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) } ? .russian : .english)
  }

  private func has(_ found: [String], _ kind: String) -> Bool {
    found.contains { $0.contains(".\(kind) ") && !$0.hasPrefix("not ") }
  }

  @Test(arguments: [
    "I took two years off to look after my dad.", "I was away for eighteen months with a bad back.",
    "I spent five years as a postman before any of this.", "My mentor has thirty years of experience.",
    "If I had ten years of experience I'd ask for more.", "I've been married for twelve years.",
    "Eight years in retail management taught me patience.", "Our product is nine years old and it shows.",
    "I want to lead a team in three years or so.", "They say it takes ten years to learn Haskell properly.",
    "Моя команда существует шесть лет.", "Ипотеку платить ещё двенадцать лет.", "Пять лет учился на физика.",
    "Восемь лет проработал таксистом, потом ушёл в код.", "Начальник у меня с двадцатилетним стажем.",
    "До пенсии три года, шучу.", "Шесть лет в продажах, менеджером по работе с клиентами.",
    "Два года сидела в декрете, теперь возвращаюсь.", "Выпал на три года по здоровью, вернулся весной.",
    "Был бы у меня десять лет опыта, просил бы больше.", "Последние четыре года мы живём в Омске.",
  ])
  func `Years that are not of the trade are no experience`(_ text: String) {
    #expect(!has(kinds(text, .seeker), "years"))
  }

  @Test(arguments: [
    "До релиза осталось полгода.", "Проект рассчитан на два года.", "Мы на рынке двенадцать лет.",
    "Сам я в профессии пятнадцать лет.", "The company has been around for fourteen years.",
    "We've funding for two years.", "The lady who left had been with us six years.",
    "It's a one year contract.",
  ])
  func `Years that nobody is asked for are no demand`(_ text: String) {
    #expect(!has(kinds(text, .provider), "years"))
  }

  @Test(arguments: [
    ("Занимаюсь бэкендом девять лет.", "seeker.offers.years 9"),
    ("Шесть лет в тестировании.", "seeker.offers.years 6"),
    ("Пять лет в продукте.", "seeker.offers.years 5"),
    ("Seven years in software.", "seeker.offers.years 7"),
    ("Four years as a data engineer.", "seeker.offers.years 4"),
  ])
  func `Years beside a word of the trade are of it`(text: String, expected: String) {
    #expect(kinds(text, .seeker).contains(expected))
  }

  @Test(arguments: [
    "The advert said 95k euros a year, ha.", "I turned down 4,000 euros last year.",
    "My rent alone is 1,800 euros.", "They paid me 70k euros a year before, never again.",
    "В вакансии было написано 350, я посмеялся.", "Звали на 300, отказалась.", "Сейчас у меня 180 тысяч.",
    "Брат вон в Яндексе 500 получает.", "Прошлый работодатель платил 210.",
    "Сколько дадут, столько и возьму.",
  ])
  func `A sum that is not asked for is no pay`(_ text: String) {
    #expect(!has(kinds(text, .seeker, .pay), "pay"))
  }

  @Test(arguments: [
    "Конкуренты дают 400, мы столько не можем.", "Бюджет проекта два миллиона.",
    "Пока ничего, после раунда будет 3000 долларов.", "Our whole budget for the project is 200,000 euros.",
    "If the grant comes, 3,000 euros a month. Until then nothing.",
  ])
  func `A sum that nobody would be paid is no pay`(_ text: String) {
    #expect(!has(kinds(text, .provider, .pay), "pay"))
  }

  @Test(arguments: [
    (
      "Знакомый получает 400 тысяч, мне хватит 250 тысяч на руки.",
      "seeker.practical.pay 250000- RUB month net"
    ),
    ("Если с переработками, то 350, а так 300 на руки.", "seeker.practical.pay 300000- RUB month net"),
    ("Ниже 270 на руки не пойду.", "seeker.practical.pay 270000- RUB month net"),
    ("140 thousand dollars a year gross, Canadian ones.", "seeker.practical.pay 140000- CAD year gross"),
  ])
  func `The sum that is asked for is told from those beside it`(text: String, expected: String) {
    #expect(kinds(text, .seeker, .pay) == [expected])
  }

  @Test(arguments: [
    "Hobbies: climbing, Go (the board game), baking.", "The guys upstairs do everything in Scala.",
    "Python was on the syllabus but I skipped it.", "Rust sounds nice, I've never written a line of it.",
    "Фронт у нас пишут на Angular другие ребята.", "Программисты у нас на Java, я в код не лезу.",
    "На курсах был ещё Kotlin, но я его прогуляла.", "Увлечения: шахматы, Rust (игра, не язык).",
    "Нас трое братьев. Старший, Илья, пишет на Scala.", "Соседний отдел держит всё на Oracle.",
    "Кубер видел только на чужом экране.", "О Kafka только слышал.",
  ])
  func `A tool that the author does not work with is no skill`(_ text: String) {
    #expect(!has(kinds(text, .seeker), "skill"))
  }

  @Test(arguments: [
    ("Django. I do the app myself, in Swift.", "django"), ("Go. Our data people use R.", "go"),
    ("C#. Knowing Unreal would be a cherry on top.", "csharp"),
    ("Vue. The old site was in jQuery and we're burning it.", "vue"),
    ("Go. Фронт (Vue) делает отдельная команда.", "go"),
    ("Swift. Докер знает — хорошо, но необязательно.", "swift"),
    ("Java. Старый сервис был на Perl, его выкидываем.", "java"),
    ("Сам я пишу на Delphi, а нужен C#.", "csharp"),
  ])
  func `A tool that nobody needs is not asked for`(text: String, skill: String) {
    let skills = kinds(text, .provider, .skills).filter { $0.contains(".skill ") }
    #expect(skills == ["provider.wants.skill \(skill)"])
  }

  @Test(arguments: [
    "Nobody here ever sees an office.", "My kitchen is our office.", "Офисом зовём гараж моего деда.",
    "Была у нас удалёнка, не прижилась.", "Half of us used to be remote before the merger.",
  ])
  func `A way of working that nobody asks for is no condition`(_ text: String) {
    #expect(!has(kinds(text, .provider), "workMode"))
  }

  @Test(arguments: [
    ("My current place is fully remote and I hate it. In an office, please.", "office"),
    ("Everyone tells me remote is the future. I want people around me: office.", "office"),
    ("В офисе насиделась, теперь только удалённо.", "remote"),
    ("Гибрид. Полная удалёнка сводит с ума.", "hybrid"),
  ])
  func `A way of working that somebody has had enough of is no wish`(text: String, mode: String) {
    let modes = kinds(text, .seeker, .mode).filter { $0.contains(".workMode ") }
    #expect(modes.map { $0.split(separator: " ").last.map(String.init) } == [mode])
  }

  @Test(arguments: [
    "I contracted for a year once and hated it.", "My contract with the bank ends in May.",
    "My sister works part time at a bakery.", "Работал по договору, обманули.", "Жена на полставки в школе.",
  ])
  func `A form of employment that was or is another's is not looked for`(_ text: String) {
    #expect(!has(kinds(text, .seeker), "employment"))
  }

  @Test(arguments: [
    ("Born in Leeds, raised in York.", false), ("Сочи бы, конечно.", false), ("Осел в Перми.", true),
  ])
  func `Where somebody would be or was is not where they are`(text: String, isTold: Bool) {
    #expect(has(kinds(text, .seeker, .place), "place") == isTold)
  }

  @Test func `A contract's length is no start`() {
    let found = kinds("A six month contract, starting in two weeks.", .provider, .availability)
    #expect(found.filter { $0.contains("availability") } == ["provider.practical.availability 2 weeks"])
  }

  @Test(arguments: [
    ("Ищу, кто сделает мне сайт для пекарни.", "role provider"),
    ("Надо, чтобы кто-то переписал нашу бухгалтерию.", "role provider"),
    ("What I don't have is somebody for the firmware.", "role provider"),
    ("Freelance recruiter, for a client of mine.", "role provider"),
    ("Ищу, кто меня возьмёт.", "role seeker"),
  ])
  func `Whoever seeks somebody by what they are to do looks for people`(text: String, expected: String) {
    let found = FindingNotation.read(text, roles: [], asked: .role).filter { $0.hasPrefix("role") }
    #expect(found == [expected] || expected == "role seeker" && found != ["role provider"])
  }
}
