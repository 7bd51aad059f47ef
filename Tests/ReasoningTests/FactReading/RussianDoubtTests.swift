import Ports
import Testing

/// Sentences in Russian that name something and claim nothing of it: what is over, others', only imagined, tried or told.
@Suite struct RussianDoubtTests {
  typealias Case = TalkChange.Case

  static let levels: [Case] = [
    Case(.seeker, ["[seniority] мидл плюс, до сеньора пока не дотягиваю"], ["+seeker.seniority = mid"]),
    Case(.seeker, ["jQuery я больше не трогаю, хватило на первой работе"], []),
    Case(.seeker, ["у нас в команде два сеньора и я"], []),
    Case(.seeker, ["работаю под руководством сеньора"], []),
    Case(.seeker, ["начинал джуном в Яндексе"], []),
    Case(.seeker, ["пришёл джуном, теперь мидл"], ["+seeker.seniority = mid"]),
    Case(.seeker, ["тимлид из меня так себе"], []),
    Case(.seeker, ["исполняю обязанности тимлида, но официально сеньор"], ["+seeker.seniority = senior"]),
    Case(.seeker, ["формально я старший разработчик, на деле мидл"], ["+seeker.seniority = mid"]),
    Case(.seeker, ["звали тимлидом, отказался"], []),
    Case(.seeker, ["предлагали сеньора, но я не пошёл"], []),
    Case(.seeker, ["готов пойти и джуном, если задачи интересные"], []),
    Case(.seeker, ["меня собеседовали на сеньора, взяли мидлом"], ["+seeker.seniority = mid"]),
    Case(.seeker, ["[wants] команду с сильным тимлидом"], []),
    Case(.seeker, ["[wants] чтобы рядом были сеньоры"], []),
    Case(.seeker, ["[seniority] говорят, сеньор"], []),
    Case(
      .seeker, ["мидл", "Да, мне вчера дали сеньора! Пишите сеньор."],
      ["+seeker.seniority = senior", "-seeker.seniority = mid"]),
    Case(
      .provider, ["ищем аналитика. я сам тимлид, в команде два мидла и джун"],
      ["+provider.trade = system-analysis"]),
    Case(.provider, ["нужен девопс. Сеньор или тимлид — избыточно"], ["+provider.trade = devops"]),
    Case(
      .provider, ["[wants] от крепкого мидла. Синьору обрадуемся, но боюсь, не потянем"],
      ["+provider.seniority = mid"]),
  ]

  @Test(arguments: levels)
  func `A level is taken of whom it is said to be`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let skills: [Case] = [
    Case(.seeker, ["[skills] джаваскрипт только чтобы админку поправить, не считайте"], []),
    Case(.seeker, ["[skills] Кафку видел только на схемах"], []),
    Case(.seeker, ["[skills] с кубером знаком шапочно"], []),
    Case(.seeker, ["[skills] React, а Vue так, потыкал"], ["+seeker.skill = React"]),
    Case(.seeker, ["[skills] Kotlin; Java читать умею, писать — увольте"], ["+seeker.skill = Kotlin"]),
    Case(.seeker, ["[skills] Figma. Вёрстку понимаю, верстать не буду."], ["+seeker.skill = Figma"]),
    Case(.seeker, ["[skills] си плюс плюс, питон"], ["+seeker.skill = C++", "+seeker.skill = Python"]),
    Case(.seeker, ["[offers] в вакансии был Python, а по факту пишу SQL"], ["+seeker.skill = SQL"]),
    Case(
      .seeker, ["[offers] компания переходит на Kotlin, но я до сих пор на Java"], ["+seeker.skill = Java"]),
    Case(.seeker, ["[offers] переписал сервис с PHP на Go"], ["+seeker.skill = Go"]),
    Case(.seeker, ["[offers] прикрутили бы Kafka, если бы дали время"], []),
    Case(.seeker, ["[offers] собеседовался в Авито на Go, не прошёл"], []),
    Case(.seeker, ["[offers] диплом писал на Prolog"], []),
    Case(.seeker, ["[offers] команда была 22 человека: бэк на Go, фронт на ангуляре"], []),
    Case(.seeker, ["[wants] всё равно, хоть PHP"], []),
    Case(.seeker, ["[wants] ничего против PHP не имею, но хочу Go"], ["+seeker.wants = Go"]),
    Case(
      .seeker, ["[refusals] да вроде Java нормально, а вот PHP нет"],
      ["+seeker.refuses = PHP", "+seeker.skill = Java"]),
    Case(
      .seeker, ["[refusals] вебку. Мне бы ближе к железу, C и STM32"],
      ["+seeker.skill = C", "+seeker.skill = STM32"]),
    Case(
      .seeker, ["[refusals] Go мой основной, от Java откажусь"],
      ["+seeker.refuses = Java"]),
    Case(
      .seeker, ["[wants] кубер, терраформ, ансибл, питон немного"],
      [
        "+seeker.skill = Ansible", "+seeker.skill = Kubernetes", "+seeker.skill = Python",
        "+seeker.skill = Terraform",
      ]),
    Case(.provider, ["Мы одного взяли без MQTT, хороший парень, месяц продержался."], []),
    Case(.provider, ["Ищем аналитика. Джаву не спрашиваем"], ["+provider.trade = system-analysis"]),
  ]

  static let noes: [Case] = [
    Case(.seeker, ["без Kubernetes тут никуда"], []),
    Case(.seeker, ["не Java, а Kotlin"], ["+seeker.skill = Kotlin"]),
    Case(.seeker, ["никакой другой язык, кроме Python, не нужен"], []),
    Case(.provider, ["Мы не пишем на PHP"], []),
    Case(.seeker, ["С Oracle расстался без сожаления"], []),
  ]

  @Test(arguments: noes)
  func `A no that refuses nothing is no refusal`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  @Test(arguments: skills)
  func `A tool is taken of whoever has it, wants it or refuses it`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  static let terms: [Case] = [
    Case(.seeker, ["[mode] удалёнка. а в офис только на корпоративы"], ["+seeker.mode = remote"]),
    Case(.seeker, ["компания загоняет всех в офис, поэтому ухожу"], []),
    Case(.seeker, ["у нас отменили удалёнку"], []),
    Case(.seeker, ["сейчас работаю в офисе, хочу удалёнку"], ["+seeker.mode = remote"]),
    Case(.seeker, ["[place] Тверь. офис был в Москве"], ["+place = Tver"]),
    Case(.seeker, ["заказчики из Лондона"], []),
    Case(
      .seeker, ["[place] Лимасол", "[relocation] Если студия мечты. Хоть Варшава, хоть Барселона"],
      ["+seeker.relocation = yes"]),
    Case(.seeker, ["[relocation] не исключаю"], []),
    Case(.seeker, ["[relocation] В Москву могу, если проект стоит того."], ["+seeker.relocation = yes"]),
    Case(.provider, ["[place] офис в Перми, но ездить туда не надо"], ["+place = Perm"]),
    Case(.provider, ["[place] Офис в Туле, но все по домам"], ["+place = Tula", "+provider.mode = remote"]),
    Case(.provider, ["[mode] гибрид. Полную удалёнку заказчик зарубил"], ["+provider.mode = hybrid"]),
    Case(
      .seeker, ["[pay] от 200 до 250, ближе к верхней"], ["+seeker.pay = 200000-250000 RUB month unknown"]),
    Case(.seeker, ["[pay] ипотека 60 тысяч, так что от 180"], ["+seeker.pay = 180000- RUB month unknown"]),
    Case(
      .seeker, ["[pay] 85k в год gross, euro", "95k пишите, уже не 85"],
      ["+seeker.pay = 95000- EUR year gross", "-seeker.pay = 85000- EUR year gross"]),
    Case(
      .seeker, ["[pay] от 230 на руки", "меньше 260 смысла нет дёргаться, поставьте 260"],
      ["+seeker.pay = 260000- RUB month net", "-seeker.pay = 230000- RUB month net"]),
    Case(.seeker, ["проекту 10 лет"], []),
    Case(.seeker, ["три года чертила подвалы"], []),
    Case(.seeker, ["работала из Питера до 22 года, потом уже отсюда"], []),
    Case(.seeker, ["[years] с весны 2021"], ["+seeker.years = 5.0"]),
    Case(.seeker, ["[availability] месяц"], ["+seeker.availability = 4 weeks"]),
    Case(
      .seeker, ["[availability] через 2 недели", "отработка будет месяц а не 2 недели"],
      ["+seeker.availability = 4 weeks", "-seeker.availability = 2 weeks"]),
    Case(.seeker, ["Всё поменялось за неделю"], []),
    Case(.seeker, ["работал на фрилансе, хочу в штат"], ["+seeker.employment = fullTime"]),
    Case(.seeker, ["стажировку проходил в Сбере"], []),
    Case(.seeker, ["работаю полный день, ищу подработку"], ["+seeker.employment = partTime"]),
    Case(.seeker, ["[years] 2 года фултайм и год стажировки"], ["+seeker.years = 2.0"]),
    Case(.seeker, ["[years] с 14-го года в деле"], ["+seeker.years = 12.0"]),
    Case(.seeker, ["[relocation] с удовольствием"], ["+seeker.relocation = yes"]),
    Case(.seeker, ["[relocation] исключено"], ["+seeker.relocation = no"]),
    Case(
      .provider,
      ["Парт-тайм для начала", "Партнёр говорит, парт-тайм бессмысленный. Переделайте на полную занятость"],
      ["+provider.employment = fullTime", "-provider.employment = partTime"]),
    Case(
      .seeker,
      [
        "[languages] Английский A2, русский родной, татарский",
        "[languages] Уже не верно, сдал на B2. Замените.",
      ],
      ["+language = English B2", "-language = English A2"]),
  ]

  @Test(arguments: terms)
  func `Terms are taken as conditions and not as news`(_ example: Case) {
    #expect(example.found == example.expected)
  }

  @Test func `Work and people joined by an and are both`() {
    #expect(
      FindingNotation.read("И работу, и человека.", roles: [], asked: .role) == [
        "role provider", "role seeker",
      ])
  }

  @Test(arguments: [
    ("хочу сменить контору", ["role seeker"]), ("я ищу, куда уйти", ["role seeker"]),
    ("в поиске", ["role seeker"]), ("мне бы стажировку", ["role seeker"]),
    ("нам бы админа", ["role provider"]),
    ("у нас вакансия", ["role provider"]),
  ])
  func `The side is told without a word for work or people`(text: String, expected: [String]) {
    #expect(FindingNotation.read(text, roles: [], asked: .role).filter { $0.hasPrefix("role") } == expected)
  }
}
