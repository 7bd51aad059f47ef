import Domain
import Ports

/// What a question of Mitko's in a labelled conversation is about.
enum TalkTopic {
  /// The topic by the words of the question; nil where they tell none. The order of the rows is that of the check.
  static func topic(of words: String) -> InterviewTopic? {
    let folded = asking(words.lowercased())
    let topic = (rows + loose).first { $0.1.contains { folded.contains($0) } }?.0
    // "What would you like to learn, and what would you rather not do?" begins with the wish.
    if topic == .refusals, let joint = folded.firstRange(of: ", and ") ?? folded.firstRange(of: ", а "),
      let first = Self.topic(of: String(folded[..<joint.lowerBound])), first == .wants
    {
      return first
    }
    return topic
  }

  /// `words` without the sentences in which Mitko tells what it does: "I'll let you know when I find a team."
  private static func asking(_ words: String) -> String {
    var rest: [Substring] = []
    var sentence = words.startIndex
    for position in words.indices where ".?!".contains(words[position]) {
      rest.append(words[sentence...position])
      sentence = words.index(after: position)
    }
    rest.append(words[sentence...])
    return rest.filter { part in
      part.hasSuffix("?") || !telling.contains { part.contains($0) }
    }.joined()
  }

  private static let telling = [
    "i'll ", "i will ", "i have noted", "i have put", "i have changed", "записал", "поправил",
  ]

  /// Whose facts a question is about, of somebody who takes both roles; nil where its words do not tell.
  static func role(of words: String) -> Role? {
    // "Work, or people?" is about neither yet.
    if topic(of: words) == .role { return nil }
    let folded = words.lowercased()
    if ofProvider.contains(where: folded.contains) { return .provider }
    return ofSeeker.contains(where: folded.contains) ? .seeker : nil
  }

  /// Whether a question asks what is to be corrected or is new: "Is anything to be corrected?", «Что-нибудь поправить?»
  static func invitesChange(_ words: String) -> Bool {
    let folded = words.lowercased()
    return folded.contains("?") && inviting.contains { folded.contains($0) }
  }

  private static let inviting = [
    "correct", "change", "put right", "out of date", "up to date", "anything new", "got wrong", "amend",
    "still right",
    "all right as", "that's old", "поправ", "исправ", "измен", "поменя", "уточн", "актуальн", "по-прежнему",
    "в силе",
    "что нового", "есть новости", "ещё новости", "по-старому", "всё верно", "всё ли верно",
  ]

  private static let ofProvider = [
    "whom", "who should", "the person", "somebody move", "pay them", "pair of hands", "for the tester",
    "you pay", "they ", "the team", "the junior", "кого", "человек",
    "платите", "платить",
    "successor", "the tester", "the developer", "the new", "help them", "команд", "вакансии", "сервисе",
    "помощник", "он нужен", "он будет", "у него условия", "должен уметь", "должен знать",
  ]
  private static let ofSeeker = [
    "yourself", "what do you do", "for you", "do you work", "a contract pay", "in your own", "your rate",
    "do you need", "would you move", "вас", "вам", "чем занимаетесь",
    "хотите", "себе", "себя", "вы сами", "ваша ставка", "could you start", "can you start", "you be paid",
    "have you been", "would you like to be paid", "your own", "take you", "кто вы", "кем вы",
    "вашей работе", "о вас",
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
      .wants,
      [
        "кого не хватает", "кого вам не хватает", "кого у вас не хватает", "who is missing",
        "what will they do",
      ]
    ),
    (
      .refusals,
      [
        "won't you do", "won't you", "won't do", "won't work on", "wouldn't you want", "не присылать",
        "кого не ", "не звать",
        "you don't want", "you do not want", "nobody offer", "rather not see", "rather not", "to avoid",
        "would avoid", "not want", "not like to", "decline", "чего не надо", "не надо", "wouldn't want",
        "would not want", "you'd refuse", "you would decline",
        "you would refuse", "you'd decline", "turn down",
        "не хочется", "не хотелось",
        "не хотите", "не хотели", "чего избега", "не предлагать", "чего точно не", "что исключ", "не подойд",
        "не подход", "поперёк", "не по душе", "не возьмёте", "не рассматрив", "не нрав",
        "не стоит предлагать",
      ]
    ),
    (.contact, ["contact", "контакт", "как вас зовут", "ваше имя", "вас зовут", "reach you", "your name"]),
    (
      .languages,
      [
        "languages do you", "must they speak", "working language", "language of the team", "which languages",
        "what languages",
        "языки", "языками", "языках", "английский", "немецкий", "english at", "your english",
        "which language", "what language", "any languages", "and languages", "your languages",
        "на каком языке", "рабочий язык", "язык в команде", "язык команды", "язык?", "английским", "языки?",
      ]
    ),
    (
      .availability,
      [
        "when could", "when can", "how soon", "notice", "start date", "когда мож", "когда смож",
        "когда готов", "когда мог", "когда смог", "как скоро", "когда нужен", "когда нужна",
        "когда удобно начать",
        "когда нужно", "когда выйд", "когда вы смож", "когда вы гото", "когда вы мог", "когда человек",
        "когда он",
        "когда она", "когда ждёте", "когда начин", "когда присту", "когда возьм", "когда сами", "сами когда",
        "когда вам",
        "когда старт", "когда выход", "срок", "сроки", "срок выход", "срока выход", "к какому сроку",
        "какие сроки",
        "когда вас", "когда тебя",
        "как быстро", "когда начать", "when would", "by when", "when should", "from when",
      ]
    ),
    (
      .employment,
      [
        "full time?", "full-time?", "as a contractor", "full time or", "full-time or", "contract or",
        "kind of employment", "полная занятость или",
        "занятость", "оформл", "как оформ", "full-time", "full time", "полный день", "в штат или",
        "full time, part", "permanent, or",
      ]
    ),
    (
      .years,
      [
        "since when", "с какого года",
        "number of years", "years of", "how long", "how many years", "сколько лет",
        "how much experience", "how experienced",
        "сколько опыта", "какой опыт", "какой нужен опыт", "опыт нужен", "стаж",
        "как давно",
        "давно ли", "и давно", "сколько времени зан", "сколько времени вы", "сколько вы всего",
        "какой у вас опыт",
        "какой у тебя опыт", "сколько уже",
      ]
    ),
    (
      .relocation,
      [
        "would you move", "relocat", "переехал", "переберётесь", "перебраться", "переезд", "переехать",
        "переезж", "приезжим", "help somebody move",
        "help people who would move", "help with moving", "из другого города",
      ]
    ),
    (
      .pay,
      [
        "pay", "salary", "before tax", "after tax", "net or gross", "gross or net", "you charge", "на руки",
        "до вычета", "your rate", "the rate", "what rate", "money", "remuneration", "the budget", "сколько",
        "деньги",
        "суммы", "денег", "зарплат", "вилк", "доход",
        "сумм", "ставк", "оплат", "чем платите", "бюджет",
      ]
    ),
    (
      .mode,
      [
        "from home", "in an office", "office or home", "home or office", "home, office", "which arrangement",
        "how would you work", "how would they work", "how do you want to work", "where and how",
      ]
    ),
    (
      .place,
      [
        "where are you", "where would they", "where do you live", "где вы", "где человек", "где он",
        "где жив", "где обита", "где сид", "где наход", "где вас", "где ты", "где прожив", "где труд",
        "город и",
        "в каком городе", "which city", "what city", "where is the", "откуда вы",
        "how would you like to work", "where do you sit", "where does the work", "where do you work",
        "where would", "where's the team", "where do they",
      ]
    ),
    (
      .mode,
      [
        "удалённо, в офисе", "remote or", "remotely or", "remote, ", "удалённо или", "офис или", "формат",
        "откуда работ", "откуда будет", "откуда он", "удобнее работать", "удобнее по", "хотите работать",
        "как работаете",
        "предпочитаете работать", "как с офисом",
        "from an office",
      ]
    ),
    (.seniority, ["how senior", "junior", "say senior", "level", "уровень", "уровня", "уровне", "грейд"]),
    (
      .wants,
      [
        "мечта", "dream", "whom do you need", "who should it be", "next", "get into", "do more of",
        "what sort of job",
        "would you want", "what are you looking for", "who are you looking for", "new colleague",
        "кого", "хотелось", "хочется", "какую работу", "какую команду", "о человеке", "что ищете",
        "who would fit", "что человек должен", "кто подойд", "кто подош",
        "what would you like", "what kind of work", "what kind of person", "хотите научиться",
        "хотите прийти", "чему хот", "хотели бы учиться", "хотели бы научиться", "хочешь дальше",
        "хотели бы работать", "чем хотели бы", "чем хотите заняться", "чем хочется",
        "хотите учиться", "куда хотите", "хотите двигаться",
      ]
    ),
    (
      .skills,
      [
        "which tools", "what do you use", "what do you work with", "what else do you work with",
        "anything else needed", "should the person know", "должен уметь", "должен знать", "must they know",
        "must the person", "the person know", "should they know", "do you write it in",
        "too?", "пользуетесь", "what stack", "which stack", "какой стек", "на чём",
        "инструмент", "навык", "should they bring", "стек", "что умеете", "с чем работ", "технолог",
        "что нужно знать", "с чем вы",
        "что вы уже умеете", "что у вас в ходу", "что в ходу", "протокол",
        "what tools",
      ]
    ),
    (
      .offers,
      [
        "what do you do", "what does the team", "what runs", "расскажите", "что делали", "чем занимаетесь",
        "tell me", "about yourself", "what have you", "about the team", "чем занимается", "чем занимаешься",
        "что делаешь", "что вы делаете", "кем работа",
      ]
    ),
  ]

  /// Single words that tell the topic where no row above does.
  private static let loose: [(InterviewTopic, [String])] = [
    (.languages, ["language", "язык"]),
    (.pay, ["paid", "budget", "can you offer", "деньг", "бюджет"]),
    (.availability, ["when ", "start", "когда", "срок"]),
    (.years, ["years", "experience", "опыт"]),
    (.seniority, ["senior"]),
    (.relocation, ["move", "abroad"]),
    (.mode, ["office", "home", "remote", "how is the work done", "that person work", "удалён", "офис"]),
    (.place, ["where", "где", "откуда", "город"]),
    (
      .wants,
      [
        "whom", "who would", "fancy", "learn", "hoping for", "to try next", "освоить", "научиться",
        "стремитесь",
      ]
    ),
    (.skills, ["know", "tools", " use", "work with", "around it", "знать", "умеет", "обязательн"]),
    (.offers, ["what are you", "кто вы", "кем вы", "your job"]),
  ]
}
