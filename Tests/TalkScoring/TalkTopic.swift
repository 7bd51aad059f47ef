import Domain
import Ports

/// What a question of Mitko's in a labelled conversation is about.
enum TalkTopic {
  /// The topic by the words of the question; nil where they tell none. The order of the rows is that of the check.
  static func topic(of words: String) -> InterviewTopic? {
    let folded = words.lowercased()
    return rows.first { $0.1.contains { folded.contains($0) } }?.0
  }

  /// Whose facts a question is about, of somebody who takes both roles; nil where its words do not tell.
  static func role(of words: String) -> Role? {
    // "Work, or people?" is about neither yet.
    if topic(of: words) == .role { return nil }
    let folded = words.lowercased()
    if ofProvider.contains(where: folded.contains) { return .provider }
    return ofSeeker.contains(where: folded.contains) ? .seeker : nil
  }

  private static let ofProvider = [
    "whom", "the person", "somebody move", "you pay", "they ", "the team", "the junior", "кого", "человек",
    "платите", "платить",
    "команд", "вакансии",
  ]
  private static let ofSeeker = [
    "yourself", "what do you do", "for you", "your rate", "would you move", "вас", "вам", "чем занимаетесь",
    "хотите", "себе", "себя",
  ]

  private static let rows: [(InterviewTopic, [String])] = [
    (
      .role,
      [
        "looking for work, or", "for work or for", "work or people", "ищете работу", "работу или",
        "вы ищете", "hiring, or", "or hiring", "work, or", "work or", "работу, или", "людей или",
        "who are you here for",
      ]
    ),
    (
      .refusals,
      [
        "you don't want", "you do not want", "nobody offer", "rather not see", "rather not", "to avoid",
        "would avoid", "wouldn't want",
        "не хочется", "не хотелось",
        "не хотите", "не хотели", "чего избега", "не предлагать", "чего точно не", "что исключ", "не подойд",
      ]
    ),
    (.contact, ["contact", "контакт", "как вас зовут", "ваше имя", "вас зовут", "reach you", "your name"]),
    (
      .languages,
      [
        "languages do you", "working language", "language of the team", "which languages", "what languages",
        "языки", "языками", "языках", "английский", "немецкий", "english at", "your english",
        "на каком языке", "рабочий язык",
      ]
    ),
    (
      .availability,
      [
        "when could", "when can", "how soon", "notice", "start date", "когда мож", "когда смож",
        "когда готов", "когда мог", "когда смог", "как скоро", "когда нужен", "когда нужна",
        "когда удобно начать",
        "когда нужно",
        "когда начать", "when would", "by when", "when should", "from when",
      ]
    ),
    (
      .employment,
      [
        "full time?", "full-time?", "as a contractor", "full time or", "full-time or", "contract or",
        "kind of employment", "полная занятость или",
        "занятость", "в штат или", "full time, part",
      ]
    ),
    (
      .years,
      [
        "number of years", "years of", "how long have", "for how long", "how many years", "сколько лет",
        "how much experience",
      ]
    ),
    (
      .pay,
      ["pay", "salary", "rate", "money", "сколько", "деньги", "суммы", "денег", "зарплат", "вилк", "доход"]
    ),
    (.relocation, ["would you move", "relocat", "переезд", "переехать", "help somebody move"]),
    (
      .place,
      [
        "where are you", "where would they", "where do you live", "где вы", "где человек", "где он",
        "в каком городе", "which city", "what city", "where is the", "откуда вы",
        "how would you like to work",
      ]
    ),
    (
      .mode,
      [
        "удалённо, в офисе", "remote or", "remotely or", "remote, ", "удалённо или", "офис или", "формат",
        "from an office",
      ]
    ),
    (.seniority, ["junior", "say senior", "level", "уровень", "уровня"]),
    (
      .wants,
      [
        "whom do you need", "next", "what are you looking for", "who are you looking for", "new colleague",
        "кого", "хотелось", "хочется", "какую работу", "какую команду", "о человеке", "что ищете",
        "who would fit", "что человек должен", "кто подойд", "кто подош",
        "what would you like", "what kind of work", "what kind of person", "хотите научиться",
        "хотите прийти",
      ]
    ),
    (
      .skills,
      [
        "which tools", "too?", "пользуетесь", "what stack", "which stack", "какой стек", "на чём",
        "what tools",
      ]
    ),
    (
      .offers,
      [
        "what do you do", "what does the team", "what runs", "расскажите", "что делали", "чем занимаетесь",
        "tell me", "about yourself", "what have you", "about the team", "чем занимается",
      ]
    ),
  ]
}
