import Domain
import Localization
import ScreenParts
import TerminalKit
import TestSupport

@testable import ChatScreens

/// A person in the middle of things: a conversation, three matches, a profile; in English or Russian.
struct World {
  let language: Language

  init(_ language: Language) { self.language = language }

  private func say(_ english: String, _ russian: String) -> String {
    language == .russian ? russian : english
  }

  static func surroundings(_ columns: Int, _ rows: Int, now: Timestamp = Samples.now) -> Surroundings {
    Surroundings(
      size: Size(columns: columns, rows: rows), now: now, utcOffset: 4 * 3_600, phrasebooks: .shipped)
  }

  static let waiting: MatchID = Samples.id(501)
  static let connected: MatchID = Samples.id(502)
  static let expired: MatchID = Samples.id(503)

  var user: User {
    Samples.user(
      language, stage: .active, contact: Contact(kind: .email, value: "vera@example.org"))
  }

  var messages: [Message] {
    let introduction = say(
      """
      I think I've found a team for you.
      You asked for a small backend team that owns production; they are seven people who ship ferry bookings in Go \
      and carry their own pager.
      They asked for a senior who has kept payments correct; you split a monolith so that no transfer doubled.
      Open: pay hasn't been told by both sides.
      """,
      """
      Кажется, нашлась команда для тебя.
      Тебе нужна небольшая команда, которая сама отвечает за прод: их семеро, пишут на Go бронирование паромов и сами \
      дежурят.
      Им нужен сеньор, у которого деньги сходятся; у тебя за плечами распил монолита, после которого ни один платёж не \
      задвоился.
      Не ясно: деньги назвали не обе стороны.
      """)
    return [
      Samples.message(
        1, .mitko,
        say(
          "Hi, I'm Mitko, a bot that introduces people in IT to each other. Who are you, and whom would you like to meet?",
          "Привет, я Митко, бот. Знакомлю людей из IT. Расскажи: кто ты и с кем хочется познакомиться?"),
        actions: [.tellPitch], used: true, minutesAgo: 1_500),
      Samples.message(
        2, .user,
        say(
          "Backend, Go, seven years. I kept transfers at a bank correct: outbox, idempotency keys, nightly checks. 漢字もOK 👍🏽",
          "Бэкенд, Go, семь лет. В банке веду переводы: outbox, ключи идемпотентности, ночная сверка. 漢字もOK 👍🏽"
        ),
        minutesAgo: 1_498),
      Samples.message(
        3, .mitko,
        say("Good. Where are you, and how do you like to work?", "Хорошо. Где ты и как удобно работать?"),
        minutesAgo: 1_498),
      Samples.message(
        4, .user,
        say(
          "Tbilisi, remote only.\nFrom 4500 USD a month, net.",
          "Тбилиси, только удалёнка.\nОт 4500 долларов на руки."),
        minutesAgo: 180),
      Samples.message(
        5, .mitko,
        say(
          "Matching is on. I'll write as soon as I've found somebody.",
          "Поиск включён. Напишу, как только найдётся человек."),
        kind: .notice, minutesAgo: 178),
      Samples.message(
        6, .mitko, introduction, kind: .introduction(Self.waiting),
        actions: MessageAction.Intent.proposal(Self.waiting), minutesAgo: 12),
    ]
  }

  /// Two that Vera asked, and one that she was asked.
  var questions: [CardQuestion] {
    let rows: [(Role, String, MatchQuestionState, String?)] = [
      (
        .seeker, say("Do you use Kafka?", "У вас есть Kafka?"), .shown,
        say("· Kafka: “Kafka for bookings”", "· Kafka: «брони через Kafka»")
      ),
      (.seeker, say("How often does the pager ring?", "Как часто звонит пейджер?"), .put, nil),
      (
        .provider, say("Have you led people?", "Доводилось руководить людьми?"), .answered,
        say("Two juniors, for a year", "Двумя джунами, год")
      ),
    ]
    return rows.enumerated().compactMap { number, row in
      CardQuestion(
        MatchQuestion(
          id: Samples.id(810 + number), match: Self.waiting, asker: row.0, text: row.1,
          source: Samples.id(820 + number), state: row.2, answer: row.3, askedAt: Samples.now),
        reader: .seeker)
    }
  }

  private func fact(_ english: (String, String), _ russian: (String, String), _ quote: (String, String))
    -> NamedFact
  {
    language == .russian
      ? NamedFact(label: russian.0, value: russian.1, quote: quote.1)
      : NamedFact(label: english.0, value: english.1, quote: quote.0)
  }

  private var mine: FacetSheet {
    FacetSheet(
      offers: PartSheet(
        facts: [
          fact(("Field", "Backend"), ("Область", "Бэкенд"), ("Backend, Go", "Бэкенд, Go")),
          fact(("Level", "Senior"), ("Уровень", "Сеньор"), ("senior", "сеньор")),
          fact(("Skills", "Go"), ("Навыки", "Go"), ("Go, seven years", "Go, семь лет")),
          fact(("Skills", "PostgreSQL"), ("Навыки", "PostgreSQL"), ("4 TB of postgres", "постгря на 4 ТБ")),
        ],
        words: [
          say(
            "I split a monolith so that no payment doubled.",
            "Распиливала монолит так, чтобы ни один платёж не задвоился.")
        ]),
      wants: PartSheet(
        facts: [fact(("Skills", "Go"), ("Навыки", "Go"), ("Go first", "Go основной язык"))],
        words: [
          say("A small team that owns production.", "Небольшую команду, где бэкенд сам отвечает за прод.")
        ]),
      practical: PartSheet(facts: [
        fact(("Place", "Tbilisi"), ("Место", "Тбилиси"), ("I live in Tbilisi", "Живу в Тбилиси")),
        fact(("Mode", "remote"), ("Формат", "удалённо"), ("remote only", "только удалёнка")),
      ]))
  }

  private var theirs: FacetSheet {
    FacetSheet(
      offers: PartSheet(
        facts: [
          fact(("Field", "Backend"), ("Область", "Бэкенд"), ("", "")),
          fact(("Skills", "Go"), ("Навыки", "Go"), ("everything in Go", "всё на Go")),
          fact(("Skills", "Kafka"), ("Навыки", "Kafka"), ("Kafka for bookings", "брони через Kafka")),
          fact(("Subject", "ferries"), ("Тема", "паромы"), ("", "")),
        ],
        words: [
          say(
            "Seven people, our own pager, ferry bookings in twelve countries.",
            "Семь человек, свой пейджер, бронирование паромов в двенадцати странах.")
        ]),
      wants: PartSheet(facts: [
        fact(("Level", "Senior"), ("Уровень", "Сеньор"), ("", "")),
        fact(("Skills", "Go"), ("Навыки", "Go"), ("", "")),
      ]),
      practical: PartSheet(facts: [
        fact(("Mode", "remote"), ("Формат", "удалённо"), ("", "")),
        fact(("Languages", "English"), ("Языки", "английский"), ("", "")),
      ]))
  }

  private func match(_ id: MatchID, _ status: MatchStatus, daysAgo: Int, seen: Bool = true) -> MatchCard {
    let since = daysAgo == 0 ? Samples.now - .minutes(12) : Samples.now - .days(daysAgo)
    return MatchCard(
      id: id, reader: .seeker, status: status,
      score: PairScore(seekerToProvider: 0.91, providerToSeeker: 0.74), introduction: "", mine: mine,
      theirs: theirs, isOpenToQuestions: !status.hasEnded,
      outcomes: [
        .place: .passed, .pay: .unknown, .seniority: .passed, .refusedSkills: .passed, .language: .passed,
        .employment: .unknown,
      ],
      silentSides: [.employment: .seeker], pay: .fits, sharedContact: user.contact,
      theirContact: Contact(kind: .telegram, value: "@arseny_demo"), introducedAt: since,
      seenAt: seen ? since : nil, endedAt: status.hasEnded ? since + .hours(5) : nil,
      answerBy: status.hasEnded ? nil : since + .days(7), isDemo: true)
  }

  var matches: [MatchCard] {
    [
      match(Self.waiting, .qualified, daysAgo: 0, seen: false), match(Self.connected, .connected, daysAgo: 9),
      match(Self.expired, .expired, daysAgo: 40),
    ]
  }

  /// What the other side shows otherwise by now, as the house tells it.
  var changes: [String] {
    [
      say("Level: Middle → Senior", "Уровень: Мидл → Сеньор"), say("+ Skills: Kafka", "+ Навыки: Kafka"),
      say("1 thing is hidden now", "1 пункт теперь скрыт"),
    ]
  }

  /// What a look came to, as the house tells it.
  var outlook: OutlookNote {
    OutlookNote(
      isOfSearch: true,
      paragraphs: [
        say("On the other side: at least 50 people.", "На другой стороне: не меньше 50 человек."),
        say(
          "Those whose work fits and who are new to you: at least 20 people.",
          "Из них подходят по работе и тебе ещё не встречались: не меньше 20 человек."),
        say(
          "What keeps them away is mostly what you ask for:", "Чаще всего мешают твои собственные условия:"),
        say(
          "• where and how you work: keeps away at least 10 people; by that alone: at least 5 people",
          "• где и как работать: отпадает не меньше 10 человек; только из-за этого: не меньше 5 человек"),
        say("• your pay: keeps away at least 3 people", "• деньги: отпадает не меньше 3 человек"),
      ],
      suggestions: [
        .init(
          label: say("Also hybrid", "Ещё и гибрид"),
          opens: say("adds at least 5 people", "добавится не меньше 5 человек"),
          draft: say("Hybrid works for me too.", "Гибрид мне тоже подходит.")),
        .init(
          label: say("Pay from $4,000 a month, net", "Деньги: от 4 000 $ в месяц, на руки"),
          opens: say("adds at least 3 people", "добавится не меньше 3 человек"),
          draft: say(
            "My pay now: from $4,000 a month, net.", "Теперь моя зарплата от 4 000 $ в месяц, на руки.")),
      ])
  }

  var profile: ProfileSheet {
    var shown = mine
    for index in shown.offers.facts.indices { shown.offers.facts[index].quote = "" }
    return ProfileSheet(
      id: Samples.id(900), number: 3, createdAt: Samples.now - .hours(3),
      shared: [
        fact(("Name", "Vera Sokolova"), ("Имя", "Вера Соколова"), ("I'm Vera Sokolova", "Я Вера Соколова")),
        fact(("Languages", "Russian, native"), ("Языки", "русский, родной"), ("", "Русский родной")),
        fact(("Languages", "English, B2"), ("Языки", "английский, B2"), ("English B2", "английский B2")),
      ],
      roles: [.init(.seeker, mine)], publicRoles: [.init(.seeker, shown)],
      choices: PublicChoices(hiddenWords: ["Apollo"]))
  }

  var snapshot: ChatSnapshot {
    ChatSnapshot(
      user: user, messages: messages, hasOlder: false, matches: matches, profile: profile)
  }

  /// Earlier: something is known, and no profile can be made of it yet.
  var beginning: ChatSnapshot {
    var user = user
    user.stage = .onboarding
    user.contact = nil
    var facet = mine
    facet.practical = PartSheet()
    return ChatSnapshot(
      user: user, messages: Array(messages.prefix(3)), hasOlder: false,
      draft: DraftSheet(
        shared: Array(profile.shared.prefix(1)), roles: [.init(.seeker, facet)],
        missing: [say("the terms (remote or office, where)", "условия (удалённо или офис, где)")]))
  }

  /// A little later: the profile is whole, and its card has just come.
  var withCard: ChatSnapshot {
    var user = user
    user.stage = .ready
    let card = say(
      """
      Your card

      What you bring
        Trade: backend
        Level: senior
        Skills: Go, PostgreSQL
        “I split a monolith so that no payment doubled.”

      What you look for
        Skills: Go
        “A small team that owns production.”

      Terms
        Place: Tbilisi
        Mode: remote
        Pay: from 4,500 USD a month, net

      What others will see

      What they bring
        Trade: backend
        Skills: Go, PostgreSQL
      """,
      """
      Твоя карточка

      Что у тебя есть
        Профессия: бэкенд
        Уровень: сеньор
        Навыки: Go, PostgreSQL
        «Распиливала монолит так, чтобы ни один платёж не задвоился.»

      Что ищешь
        Навыки: Go
        «Небольшую команду, где бэкенд сам отвечает за прод.»

      Условия
        Место: Тбилиси
        Формат: удалённо
        Деньги: от 4500 $ в месяц, на руки

      Что увидят другие

      Что умеет
        Профессия: бэкенд
        Навыки: Go, PostgreSQL
      """)
    let said = [
      Samples.message(
        5, .mitko,
        say(
          "That's enough to start. Your card is here: check that it's you, change what isn't, and press Start matching.",
          "Этого хватит для начала. Вот карточка: проверь, что это про тебя, поправь, что не так, и нажми «Начать поиск»."
        )),
      Samples.message(6, .mitko, card, kind: .profileCard(Samples.id(900)), actions: [.activate]),
    ]
    return ChatSnapshot(
      user: user, messages: Array(messages.prefix(4)) + said, hasOlder: false, profile: profile)
  }

  /// The program after its first snapshot.
  func app(_ surroundings: Surroundings) -> ChatApp {
    var app = ChatApp(language: language)
    _ = app.update(.snapshotArrived(snapshot), in: surroundings)
    return app
  }
}

extension ChatApp {
  /// Presses keys one after the other; returns what all of them asked for.
  @discardableResult
  mutating func keys(_ keys: [KeyEvent], _ surroundings: Surroundings) -> [ChatEffect] {
    keys.flatMap { update(.key($0), in: surroundings) }
  }

  /// Types a text, a key a character.
  @discardableResult
  mutating func type(_ text: String, _ surroundings: Surroundings) -> [ChatEffect] {
    keys(text.map { .text(String($0)) }, surroundings)
  }
}
