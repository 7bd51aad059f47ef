/// Doubts about what colleagues do, what is forgotten, what a team does not ask for, and ways of working that do no good.
extension DoubtWords {
  static let ofOthersAndMoods: [(kinds: Doubts.Kinds, reach: Reach, who: Speaker, phrases: [String])] = [
    (
      [.craft, .level, .refusal], .back, .seeker,
      [
        "это к", "к смежникам", "ничего не помню", "ничего уже не помню", "уже не помню", "мало что помню",
        "вспоминать не хочу", "forgotten all of it", "forgot all of it", "don't remember any of it",
        "remember nothing of it", "remember none of it",
      ]
    ),
    (
      [.craft], .clause, .seeker,
      [
        "ковырял один раз", "ковыряла один раз", "один раз ковырял", "один раз ковыряла", "один раз делал",
        "один раз делала", "делал один раз", "делала один раз", "один раз поднимал", "один раз поднимала",
        "один раз настраивал", "один раз настраивала", "настраивал один раз", "один раз для",
        "once for a client",
        "одним глазком",
      ]
    ),
    (
      [.craft], .back, .provider,
      [
        "от новенького не ждем", "от новичка не ждем", "от него не ждем", "от нее не ждем", "этого не ждем",
        "не его забота", "не ее забота", "это не его забота", "не входит в задачи", "личный подвиг",
        "личная инициатива", "we can't read any of it", "nobody can read it", "can't read any of it",
        "laughed at it", "nobody expects that", "don't expect that", "wouldn't expect that",
      ]
    ),
    // A way that does somebody no good.
    (
      [.mode], .clause, .anybody,
      [
        "makes me weird", "makes me lonely", "makes me sad", "makes me crazy", "makes me mad",
        "makes me sick",
        "makes me anxious", "makes me miserable", "makes me unhappy", "makes me depressed", "makes me go mad",
        "makes me lazy", "drives me crazy", "drives me mad", "drives me nuts", "drives me insane",
        "gets me down",
        "drives me up the wall", "kills me", "killed me", "wears me out", "wore me out", "сводит с ума",
        "меня убивает", "меня угнетает", "нагоняет тоску", "вгоняет в тоску", "на стену лезу", "дичаю",
        "одичал",
        "одичала", "закисаю", "скисаю",
      ]
    ),
    // What was not done, and what others had.
    (
      [.craft, .level], .clause, .anybody,
      [
        "could have been", "could have become", "would have been", "would have become", "nearly became",
        "almost became", "мог бы стать", "могла бы стать", "мог стать", "могла стать", "чуть не стал",
        "чуть не стала", "everybody around", "everyone around", "все вокруг", "все кругом",
      ]
    ),
    (
      [.craft, .level, .years], .sentence, .seeker,
      [
        "у прошлого", "у прежнего", "у бывшего", "у моего начальника", "у моего шефа", "у моей начальницы",
        "у знакомых", "у знакомого", "у подруги", "у приятеля", "у соседа", "у соседки", "читал что",
        "читала что",
        "слышал что", "слышала что", "пишут что", "в новостях", "in the news", "made the news",
      ]
    ),
    (
      [.craft, .level, .mode, .place, .pay], .sentence, .provider,
      [
        "у знакомых", "у знакомого", "у друзей", "у приятеля", "a friend's", "были бы деньги",
        "был бы бюджет",
        "будь у нас деньги", "будь деньги", "had we the money", "if we had the money", "if money were",
      ]
    ),
    (
      [.years, .level, .craft], .sentence, .provider,
      [
        "a candidate with", "an applicant with", "one applicant", "wrote to us", "applied to us",
        "writes to us",
        "писал тут кандидат", "писал кандидат", "писала кандидатка", "откликался", "откликалась",
      ]
    ),
    // Things of everyday life that bear the names of tools, and tools that only get on somebody's nerves.
    (
      [.craft], .clause, .seeker,
      [
        "drives me", "drive me", "ate my", "broke my", "crashes on me", "crashed on me", "my phone",
        "my car",
        "my laptop", "my bank's", "my bank", "for my son", "for my daughter", "for my kid", "for the kids",
        "my son", "my daughter", "to my son", "i drink", "a cup of", "a mug of", "sent me a", "my garden",
        "меня бесит", "бесит меня", "меня бесят", "опять съел", "опять съела", "опять упал", "опять упала",
        "опять лег", "опять легла", "обновилась и", "обновился и", "телефон у меня", "мой телефон",
        "ноутбук у меня", "сыну купил", "сыну купила", "дочке купил", "дочке купила", "моего банка",
        "у бати", "у бабушки", "у деда", "на даче", "прислал мне", "прислала мне",
      ]
    ),
    (
      [.language], .sentence, .anybody,
      ["depending on the beer", "depending on how much", "смотря сколько", "смотря по", "after two beers"]
    ),
    ([.form, .level], .clause, .provider, ["the intern", "our intern", "the interns", "our interns"]),
    // Asked back, and meant as a no; and what everybody wants is not what a team gives.
    (
      [.mode], .clause, .anybody,
      [
        "какой офис", "какой еще офис", "какой уж офис", "какая удаленка", "какая еще удаленка",
        "what office",
      ]
    ),
    (
      [.mode], .clause, .provider,
      [
        "все хотят", "всем хочется", "все просят", "everybody wants", "everyone wants", "they all want",
        "all of them want", "some director wants",
      ]
    ),
    // What is next door.
    (
      [.craft, .level], .clause, .anybody,
      [
        "у соседней команды", "у соседнего отдела", "у соседей", "у смежной команды", "у смежников",
        "у другой команды", "у другого отдела", "соседняя команда", "соседний отдел", "соседней командой",
        "соседнем отделе", "смежная команда", "другая команда", "другой отдел", "другие ребята",
        "другие пацаны",
        "другие люди", "силами подрядчика", "силами подрядчиков", "подрядчики делали", "делали подрядчики",
        "is for the red team", "has its own team", "have their own team",
      ]
    ),
    (
      [.craft, .level], .clause, .provider, ["пишут другие", "ведут другие", "пишет другой", "пишет другая"]
    ),
    (
      [.craft, .level], .back, .provider,
      [
        "лезть не придется", "лезть не надо", "лезть не нужно", "that's me", "that's only me",
        "that's just me",
        "doesn't need it", "don't need it", "won't need it", "never mind that", "so never mind",
      ]
    ),
    (
      [.craft, .level], .clause, .provider,
      [
        "i live in", "of the bunch", "kicked out", "we ditched", "threw out", "thrown out", "chucked out",
        "выгнали", "выгоняем", "отказались от",
      ]
    ),
    // A place that is filled looks for nobody.
    (
      [.craft, .level, .years, .pay, .mode, .form, .refusal], .sentence, .provider,
      [
        "filled on", "filled last", "filled this", "filled already", "already filled", "is filled",
        "been filled",
        "was filled", "уже закрыли", "уже закрыта", "уже закрыт", "ту закрыли", "ту уже нашли",
      ]
    ),
    ([.level], .behind, .seeker, ["learn from", "learning from", "учиться у", "научиться у"]),
    (.work, .behind, .anybody, ["nobody's", "no one's", "nobody has", "nobody ever"]),
    // With whom somebody talked.
    (
      [.level], .object, .anybody,
      [
        "с начальником", "с начальницей", "с руководителем", "с руководительницей", "с тимлидом", "с лидом",
        "с нашим лидом", "с моим лидом", "with the lead", "with our lead", "with my lead", "with the head",
        "with my manager", "with our manager",
      ]
    ),
    // Times of what has happened, and what is earned now.
    (
      [.start], .clause, .anybody,
      [
        "недели как", "неделя как", "недель как", "месяц как", "месяца как", "месяцев как", "дня как",
        "дней как", "год как", "полгода как", "weeks since", "months since",
      ]
    ),
    ([.start], .behind, .anybody, ["since last"]),
    ([.start], .clause, .anybody, ["in my heart", "in my dreams", "в мечтах", "в душе"]),
    ([.start], .clause, .seeker, ["i get", "i earn", "i'm getting", "i'm earning", "получаю"]),
    ([.pay], .clause, .seeker, ["раньше", "old job", "last job", "previous job", "when i was"]),
    ([.pay], .back, .seeker, ["другая жизнь", "another life", "другие времена", "other times"]),
    // A few words of a language are none.
    (
      [.language], .clause, .anybody,
      [
        "считай что нет", "считайте что нет", "считай нет", "считайте нет", "считай ноль", "в объеме",
        "пара слов", "пару слов", "два слова", "three words", "two words", "enough to say",
        "hello and goodbye",
        "everything is forgotten", "all is forgotten",
      ]
    ),
    // Named, and then said to be untouched.
    ([.craft, .level, .refusal], .back, .seeker, untouched),
    // How long others tried something, or something was tried.
    (
      [.years], .clause, .anybody,
      [
        "пытались", "пытался", "пыталась", "уговаривали", "уговаривал", "упрашивали", "тянули", "мучились",
        "мучился", "мучилась", "спорили", "спорил", "воевали", "tried to make", "tried to turn",
        "argued about",
        "talked me into",
      ]
    ),
  ]

  /// «Сам я его не касался», «её не открывал»: a pronoun for what the clause before names, and a no.
  private static let untouched: [String] = [
    "его", "ее", "их", "этого", "этим", "к нему", "к ней", "с ним", "с ней",
  ]
  .flatMap { pronoun in
    [
      "касался", "касалась", "трогал", "трогала", "видел", "видела", "открывал", "открывала", "писал",
      "писала", "использовал", "использовала", "прикасался", "прикасалась", "подходил", "подходила",
      "работал", "работала", "занимался", "занималась", "сталкивался", "сталкивалась",
    ].map { "\(pronoun) не \($0)" }
  }
}
