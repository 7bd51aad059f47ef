import Testing

/// What people say in Russian of their work and wishes: other people, the past, refusals, idioms with words of IT.
@Suite struct RussianStoriesTests {
  typealias Case = TalkChange.Case

  static let stories: [Case] = [
    Case(
      .seeker, ["[offers] бэк, го, постгря, 6 лет"],
      ["+seeker.skill = Go", "+seeker.skill = PostgreSQL", "+seeker.trade = backend", "+seeker.years = 6.0"]),
    Case(
      .seeker, ["[offers] раст и немного плюсов, встраиваемые системы"],
      ["+seeker.skill = C++", "+seeker.skill = Rust", "+seeker.trade = embedded"]),
    Case(
      .seeker, ["[offers] фронт на вью, лет пять"],
      ["+seeker.skill = Vue", "+seeker.trade = frontend", "+seeker.years = 5.0"]),
    Case(
      .seeker, ["[offers] девопс, кубер, терраформ, ансибл"],
      [
        "+seeker.skill = Ansible", "+seeker.skill = Kubernetes", "+seeker.skill = Terraform",
        "+seeker.trade = devops",
      ]),
    Case(.seeker, ["[offers] тестирую руками, учу питон"], ["+seeker.trade = qa", "+seeker.wants = Python"]),
    Case(
      .seeker, ["[offers] безопасник, восемь лет в аудите"],
      ["+seeker.trade = security", "+seeker.years = 8.0"]),
    Case(.seeker, ["[offers] занимаюсь ИБ в банке"], ["+seeker.trade = security"]),
    Case(
      .seeker, ["[offers] я аналитик данных, SQL и табло"],
      ["+seeker.skill = SQL", "+seeker.skill = Tableau", "+seeker.trade = data-science"]),
    Case(
      .seeker, ["[skills] джанго, селери, редис"],
      ["+seeker.skill = Celery", "+seeker.skill = Django", "+seeker.skill = Redis"]),
    Case(.seeker, ["[skills] плюсы и кьют"], ["+seeker.skill = C++", "+seeker.skill = Qt"]),
    Case(.seeker, ["[skills] C, не C++"], ["+seeker.skill = C"]),
    Case(.seeker, ["[skills] джаваскрипт, не джава"], ["+seeker.skill = JavaScript"]),
    Case(.seeker, ["[refusals] битрикс и пхп"], ["+seeker.refuses = Bitrix", "+seeker.refuses = PHP"]),
    Case(
      .seeker, ["[refusals] казино, ставки, крипту"], ["+seeker.field = crypto", "+seeker.field = gambling"]),
    Case(
      .seeker, ["[refusals] госуху и банки"], ["+seeker.field = banking", "+seeker.field = publicSector"]),
    Case(.seeker, ["[refusals] оборонку"], ["+seeker.field = defence"]),
    Case(.seeker, ["[refusals] ничего, я всеядный"], []),
    Case(.seeker, ["только не в банк"], ["+seeker.field = banking"]),
    Case(.seeker, ["без крипты, пожалуйста"], ["+seeker.field = crypto"]),
    Case(
      .seeker, ["табачку и микрозаймы не предлагайте"],
      ["+seeker.field = lending", "+seeker.field = tobacco"]),
    Case(.seeker, ["на военку работать не буду"], ["+seeker.field = defence"]),
    Case(.seeker, ["[offers] по спринту мы всегда впереди, а пишу я на скале"], ["+seeker.skill = Scala"]),
    Case(.seeker, ["[offers] я как раст-аман, спокойный. Тестировщик."], ["+seeker.trade = qa"]),
    Case(.seeker, ["[wants] хочу в команду, где не надо объяснять, зачем тесты"], []),
    Case(.seeker, ["[wants] чтобы лид не орал и ревью делали"], []),
    Case(
      .seeker, ["[offers] ноль опыта в вебе, зато пять лет на сях"],
      ["+seeker.skill = C", "+seeker.years = 5.0"]),
    Case(.seeker, ["[offers] реакция у меня быстрая, дежурю по ночам, SRE"], ["+seeker.trade = devops"]),
    Case(.seeker, ["[wants] с лидом по-человечески, с задачами по-взрослому"], []),
    Case(.seeker, ["[wants] свежие команды, старые стены"], []),
    Case(
      .seeker, ["[offers] дотнет, куда ж без него. шарпы с 2013 года"],
      ["+seeker.skill = .NET", "+seeker.skill = C#", "+seeker.years = 13.0"]),
    Case(.seeker, ["[wants] идти в гору, а не на пенсию"], []),
    Case(
      .seeker, ["[offers] учился на ошибках, своих и чужих. бэкенд на ноде"],
      ["+seeker.skill = Node.js", "+seeker.trade = backend"]),
    Case(
      .seeker, ["[offers] муж у меня на го пишет, а я дизайнер, фигма"],
      ["+seeker.skill = Figma", "+seeker.trade = design"]),
    Case(.seeker, ["[offers] у нас все на котлине, я один на джаве"], ["+seeker.skill = Java"]),
    Case(.seeker, ["[offers] раньше был на пхп, теперь на го, слава богу"], ["+seeker.skill = Go"]),
    Case(.seeker, ["[offers] я не тимлид, хоть и веду троих"], []),
    Case(
      .seeker, ["[offers] на раст смотрел, не пошло. Питон, фастапи"],
      ["+seeker.skill = FastAPI", "+seeker.skill = Python"]),
    Case(.seeker, ["[offers] брат в Лондоне, я в Твери"], ["+place = Tver"]),
    Case(
      .seeker, ["[offers] сын учит скретч, я учу сына. А работаю дата-инженером, спарк"],
      ["+seeker.skill = Apache Spark", "+seeker.trade = data-engineering"]),
    Case(
      .seeker, ["[offers] десять лет поваром и два года фронтендером"],
      ["+seeker.trade = frontend", "+seeker.years = 2.0"]),
    Case(
      .seeker, ["[offers] бывший препод, сейчас мл-инженер, пайторч"],
      ["+seeker.skill = PyTorch", "+seeker.trade = ml"]),
    Case(
      .seeker, ["[offers] наш архитектор топит за скалу, я за простоту. котлин"], ["+seeker.skill = Kotlin"]),
    Case(.seeker, ["[wants] хотелось бы потрогать раст"], ["+seeker.wants = Rust"]),
    Case(.seeker, ["[wants] джуном куда угодно"], ["+seeker.seniority = junior"]),
    Case(
      .provider, ["[wants] нужен тестировщик, можно джуна"],
      ["+provider.seniority = junior", "+provider.trade = qa"]),
    Case(
      .provider, ["[wants] андроидщика взамен ушедшего в Яндекс"],
      ["+provider.skill = Android", "+provider.trade = mobile"]),
    Case(
      .provider, ["[wants] девопса с опытом от трёх лет"],
      ["+provider.trade = devops", "+provider.years = 3.0"]),
    Case(.provider, ["[wants] без джунов, пожалуйста"], []),
    Case(
      .provider, ["[wants] дизайнер, фигма обязательно"],
      ["+provider.skill = Figma", "+provider.trade = design"]),
    Case(.provider, ["[offers] мы в Иннополисе, двенадцать человек, пишем на скале"], ["+place = Innopolis"]),
    Case(
      .provider, ["я рекрутёр, закрываю вакансию джависта в Алматы, гибрид, до 3000 долларов"],
      [
        "+place = Almaty", "+provider.mode = hybrid", "+provider.pay = -3000 USD month unknown",
        "+provider.skill = Java", "+provider.trade = backend",
      ]),
    Case(
      .provider, ["стартап, двое, ищем третьего: мобильщик на флаттер"],
      ["+provider.skill = Flutter", "+provider.trade = mobile"]),
    Case(
      .both, ["сам я бэкендер на питоне, а в команду нужен фронт на вью"],
      [
        "+provider.skill = Vue", "+provider.trade = frontend", "+seeker.skill = Python",
        "+seeker.trade = backend",
      ]),
    Case(.seeker, ["[offers] извините, а моё имя все увидят?"], []),
    Case(
      .seeker, ["[terms] Калининград. Сама из Омска, но как увидела море, так и осталась"],
      ["+place = Kaliningrad"]),
    Case(.seeker, ["[skills] на C++ думал перейти, но передумал"], []),
    Case(.seeker, ["[offers] Я напоминание про прививки придумала сама, с младшим на руках"], []),
    Case(
      .both, ["И то и другое! Себе подработку, по вечерам, а в своё приложение андроидщика"],
      ["+provider.skill = Android", "+provider.trade = mobile", "+seeker.employment = partTime"]),
    Case(.seeker, ["[wants] Ставки и казино не предлагайте"], ["+seeker.field = gambling"]),
    Case(.seeker, ["[contact] Поехали. Гагарин тоже с этого начинал."], []),
    Case(
      .seeker, ["[offers] мой тимлид говорит, что я уже сеньор, а по бумагам мидл. Питон."],
      ["+seeker.seniority = mid", "+seeker.skill = Python"]),
    Case(
      .seeker, ["[offers] работал с сеньорами, сам пока джун, реакт"],
      ["+seeker.seniority = junior", "+seeker.skill = React"]),
    Case(
      .seeker, ["[offers] наставник у меня принципал, а я стажёр в тестировании"],
      ["+seeker.seniority = entry", "+seeker.trade = qa"]),
    Case(.seeker, ["[refusals] вордпресс"], ["+seeker.refuses = WordPress"]),
    Case(.seeker, ["[refusals] да всё равно"], []),
    Case(.seeker, ["[refusals] легаси и созвоны по утрам"], []),
    Case(.seeker, ["[refusals] не хочу больше джаву, наелась"], ["+seeker.refuses = Java"]),
    Case(.seeker, ["[wants] без битрикса, остальное обсудим"], ["+seeker.refuses = Bitrix"]),
    Case(.seeker, ["[wants] не надо мне офисов и дресс-кода"], []),
    Case(.seeker, ["[wants] команду без Java-легаси"], []),
    Case(.seeker, ["[wants] чтобы код ревьюили, а не ругали"], []),
    Case(.seeker, ["[wants] интересна кафка и всё вокруг"], ["+seeker.wants = Kafka"]),
    Case(.seeker, ["[offers] кафку не люблю, но умею"], ["+seeker.skill = Kafka"]),
    Case(.seeker, ["[offers] от пыхи отошёл, теперь нода"], ["+seeker.skill = Node.js"]),
    Case(.seeker, ["[offers] джаву помню смутно, основное — шарп"], ["+seeker.skill = C#"]),
  ]

  @Test(arguments: stories)
  func `A story tells its author’s facts and nobody else’s`(_ example: Case) {
    #expect(example.found == example.expected, "\(example.turns)")
  }
}
