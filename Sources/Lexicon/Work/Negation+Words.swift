/// The words that negate, refuse or wish, and how far they reach.
extension NegationScopes {
  /// Adverbs that stand between a no and its verb.
  private static let between: [String: [String]] = {
    var table: [String: [String]] = ["не": ["особо", "очень", "толком", "совсем", "вообще"]]
    for no in ["don't", "can't", "didn't", "haven't", "never", "wouldn't"] {
      table[no] = ["really", "actually", "even"]
    }
    return table
  }()

  /// Words of the past that before these are none.
  static let adverbs: [String: Set<String>] = [
    "давно": [
      "хочу", "хотел", "хотела", "хочется", "хотелось", "мечтаю", "собираюсь", "пора", "присматриваюсь",
    ],
    "забыл": ["добавить", "сказать", "написать", "указать", "упомянуть", "дописать", "про"],
    "забыла": ["добавить", "сказать", "написать", "указать", "упомянуть", "дописать", "про"],
  ]

  static let table: PhraseTable<Cue> = {
    var table = PhraseTable<Cue>(.folded)
    func add(_ polarity: Polarity, _ reach: Reach, _ phrases: [String]) {
      for phrase in phrases {
        table.insert(phrase, Cue(polarity: polarity, reach: reach))
        // "dont want", typed without the apostrophe.
        let bare = phrase.replacing("n't", with: "nt")
        if bare != phrase { table.insert(bare, Cue(polarity: polarity, reach: reach)) }
        // "Can't really do", «не особо люблю»: an adverb between the two changes nothing.
        let words = phrase.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let adverbs = between[String(words[0])] else { continue }
        for adverb in adverbs {
          table.insert("\(words[0]) \(adverb) \(words[1])", Cue(polarity: polarity, reach: reach))
        }
      }
    }
    add(
      .refused, .forward,
      [
        "no", "not", "non", "nothing with", "nothing where", "nothing that", "nothing in",
        "nothing to do with", "nobody who", "none of", "except", "other than", "кроме", "rather than",
        "instead of", "вместо", "anything but", "не", "ни", "nor", "neither", "никакой", "никаких",
        "никакого",
        "никакую", "never",
      ])
    add(.refused, .forward, ["nowhere near", "far from", "подальше от"])
    add(.denied, .forward, ["zero", "ноль"])
    add(.refused, .object, ["without", "без", "isn't", "aren't"])
    add(
      .refused, .forward,
      [
        "i decline", "would decline", "i'd decline", "would also decline", "decline to do", "what i decline",
        "i refuse",
        "i'd refuse", "would refuse", "steer clear of", "keep me away from", "keep away from", "spare me",
        "keep clear of", "draw the line at", "turn down", "i'd skip", "i'll pass on", "i pass on",
        "had my fill of",
        "done enough", "no desire to", "no wish to", "don't send me", "don't bother me with", "not another",
        "what i don't want is", "no more",
      ])
    add(.denied, .clause, ["no at all", "none at all", "not one line", "is a closed book"])
    add(.refused, .forward, ["not a fan of", "not into", "not keen on", "not crazy about"])
    // What somebody wants to leave is no wish.
    add(
      .former, .object,
      [
        "перейти с", "перейти из", "уйти с", "уйти из", "уйти от", "ухожу от", "слезть с", "move from",
        "switch from", "moving away from", "move away from", "get away from", "want out of", "get out of",
        "out of love with",
      ])
    add(
      .denied, .forward,
      [
        "какой я", "какая я", "какой из меня", "какая из меня",
        "without experience", "without any experience", "без опыта", "без особого опыта",
        "без коммерческого опыта",
      ])
    add(
      .refused, .clause,
      [
        "don't want", "do not want", "don't like", "do not like", "hate", "avoid", "not interested in",
        "not interested", "tired of", "fed up with", "won't", "will not", "wouldn't", "would not",
        "rather not",
        "больше не хочу", "больше не буду", "больше не предлагать", "is hell", "is death", "is a nightmare",
        "is torture", "is a no", "is a no-go", "is evil",
        "это смерть",
        "это ад", "это боль", "это зло", "это каторга", "это кошмар", "смерть", "каторга",
        "не к нам", "не ко мне", "не наш вариант", "не наш случай", "отменяется", "отменяем", "отпадает",
        "отпал", "отпала",
        "can't come", "вычеркиваем",
        "don't offer", "please no", "need not apply", "not welcome", "не беспокоить", "не звать", "не писать",
        "можно не предлагать", "не откликаться", "не подаваться", "проходите мимо", "идут мимо", "идет мимо",
        "please don't", "not for me", "not my thing", "i'm not looking for",
        "i am not looking for", "i'm not interested in", "i'm not into", "i'm not a fan of", "dislike",
        "stay away from",
        "can't stand", "no longer want", "not looking for", "don't need", "do not need", "isn't for me",
        "aren't for me", "done with", "had enough of", "had it with", "up to here with", "sick of",
        "hard pass", "no thanks", "no thank you",
        "would never",
        "i'd never", "hated", "didn't like", "never again", "out of the question", "not an option", "no way",
        "no go",
        "isn't my thing", "aren't my thing", "not my cup of tea", "don't count", "ни за какие деньги",
        "ни за что",
        "ни в коем случае", "больше никогда", "уже хватит", "хватит уже", "откажусь", "отказываюсь",
        "не уговаривайте", "не приживается", "не прижился", "не прижилась", "не прижилось", "накушался",
        "накушалась", "бессмысленно", "бессмысленный", "бессмысленна", "ни к чему", "не потяну", "не потянем",
        "не тянем",
        "нам хватит",
        "не хочу", "не хочется", "не люблю", "не пойду", "не предлагать", "не предлагайте", "не рассматриваю",
        "не интересно", "не интересует", "не интересуют", "не надо", "не нужно", "не нужен", "не нужна",
        "не нужны",
        "не буду", "терпеть не могу", "ненавижу", "надоел", "надоела", "надоело", "надоели", "устал от",
        "устала от", "не моё", "не мое", "избегаю", "против", "не возьмем", "не возьмём", "не берем",
        "не берём", "не готов", "не готова",
        "не нравится", "не планирую", "не ищу", "не ищем", "не подходит", "не подходят", "не возьму",
        "не вернусь", "не хотел бы", "не хотела бы", "кроме как не", "исключено", "не для меня", "не зовите",
        "не предлагать", "мимо", "ни ногой", "уволь", "увольте", "не понравилось", "не понравился",
        "не понравилась",
        "не зашло", "не зашел",
        "не зашла", "намучился", "намучилась", "зарубил", "зарубили", "зарубила", "запретил", "запретили",
        "запретила", "не разрешают",
        "не притронусь", "не прикоснусь", "завязал", "завязала", "не открою", "не возьмусь", "не сяду",
        "не полезу",
        "даже за деньги", "не показывайте", "не показывай", "не подпускайте", "не подпускай", "наелись",
        "боже упаси", "упаси боже",
        "чур меня",
        "избавьте", "держите подальше", "даже не предлагайте", "не подсовывайте", "оставьте археологам",
        "оставьте другим", "оставьте любителям", "оставлю другим", "оставлю молодым", "выкинь из списка",
        "выкиньте из списка", "не вернусь", "не трону", "больше не моё", "больше не мое", "хватит с меня",
        "наелся", "наелась", "сыт по горло", "сыта по горло", "никогда больше",
        "тошнит от", "не мой", "не моя", "только не", "не беру", "не связываюсь", "не рассматриваем",
      ])
    add(
      .denied, .clause,
      [
        "don't speak", "do not speak", "can't speak", "не говорю", "не владею",
        "don't have", "do not have", "have no", "haven't", "don't know", "do not know", "never used",
        "never worked", "never tried", "don't use", "no experience with", "no experience in",
        "not me", "not by me", "не я", "не мной", "не мною", "from the outside", "belong to", "belongs to",
        "мельком",
        "только со стороны", "туда не хожу", "туда не лезу", "не считайте", "не верьте", "никто",
        "не применял", "не применяла", "не хожу", "не касаюсь", "не ставьте",
        "не указывайте",
        "wouldn't claim", "would not claim", "wouldn't put", "can't claim", "can read", "only read",
        "only seen",
        "heard of", "only heard", "have only seen", "не стал бы писать", "не стала бы писать",
        "только слышал", "только слышала", "это другое", "в соседней команде", "у соседей",
        "в соседнем отделе",
        "у смежников", "некому", "не актуальна", "не актуален", "не актуально", "неактуально", "неактуальна",
        "только читал", "только читала", "видел краем глаза", "не моё дело", "не мое дело", "не лезу",
        "не лез",
        "не особо знаю", "не скажу что знаю", "знать не знаю",
        "can't say i know", "can't do", "cannot do", "don't do", "do not do", "didn't", "no experience",
        "помню смутно", "смутно помню", "едва помню", "почти не помню", "barely remember", "hardly remember",
        "vaguely remember", "can barely remember",
        "не дорос", "не доросла", "не дотягиваю", "не дотянул", "не дотянула",
        "не дружу", "не знаю", "не умею", "не работал", "не работала", "не писал", "не писала", "не пишу",
        "нет опыта",
        "опыта нет", "не пробовал", "не пробовала", "не использую", "не используем", "не имею опыта", "нету",
        "у нас нет", "дела не имел", "дела не имела", "не доводилось", "не приходилось", "не трогал",
        "не трогала",
        "не касался", "не касалась", "не щупал", "не щупала", "не занимаюсь", "не занимался", "не занималась",
        "не делаю",
        "never touched", "never did", "never had", "never got", "never learned", "never learnt", "never been",
        "never really used", "haven't used", "haven't touched", "haven't tried", "have never", "i've never",
        "hardly know",
        "barely know", "know no", "knows no", "can't code", "can't write", "know nothing of",
        "know nothing about", "не знаком",
        "не знакома", "не пользовался", "не пользуюсь", "не сталкивался", "i'm not",
        "i am not", "not a", "я не", "не было",
      ])
    add(
      .former, .clause,
      [
        "used to", "until last", "until recently", "до недавнего", "until january", "until february",
        "until march",
        "until april", "until may", "until june", "until july", "until august", "until september",
        "until october",
        "until november", "until december", "until this", "previously", "formerly", "in the past",
        "once upon", "any more", "anymore", "no longer",
        "not any more", "years ago", "year ago", "earlier", "before that", "back then",
        "раньше", "прежде", "когда-то", "когда то", "в прошлом", "больше не", "уже не", "лет назад",
        "года назад", "год назад", "до этого", "давно", "ранее", "тогда", "stopped using", "stopped doing",
        "перестал", "перестала", "бросил", "бросила", "шапочно", "понаслышке", "в анамнезе", "потыкал",
        "потыкала", "тыкал", "тыкала", "видел на", "видел только", "видела на", "видела только",
        "только видел",
        "только видела", "в институте видел", "в институте видела", "в универе видел", "в универе видела",
        "видел во сне", "видела во сне",
        "с тех пор ни разу", "с тех пор не", "на картинках", "хелловорлд", "хелло ворлд", "диплом писал",
        "диплом писала",
        "диплом на", "диплом был", "в универе", "в институте был", "в институте была", "в институте учил",
        "в институте учила", "в институте читали", "в вузе", "прошел курс", "прошла курс", "курс по",
        "собеседовался", "собеседовалась", "в вакансии был", "в вакансии была",
        "в вакансии стоял", "в вакансии писали", "в резюме написан", "в резюме написана", "читать умею",
        "читать могу", "начинал", "начинала", "поверхностно", "по верхам", "выбор между", "выбирали между",
        "выпилили", "выпилил", "выпилила", "отказались от", "избавились от", "выкинули", "back in the day",
        "back in the days", "back when",
        "ages ago",
        "long ago", "a decade ago", "in a previous life", "in my previous life", "in a past life",
        "in my past life",
        "outgrown", "grew out of", "перерос", "переросла", "отошел", "отошла", "слез", "слезла", "завязал",
        "завязала",
        "распрощался", "распрощалась", "расстался", "рассталась", "once touched", "once tried",
        "once played with", "tried once",
        "touched once", "однажды",
        "пару раз трогал",
        "пару раз трогала", "started with", "started out with", "started off with", "once wrote", "once used",
        "have forgotten",
        "i started in", "i started at", "i started as", "we had",
        "had one", "был один", "была одна", "ушел оттуда", "ушла оттуда", "сел писать", "села писать",
        "после универа",
        "после института", "после университета",
        "больше ни за что", "until last", "until january", "until february", "until march", "until april",
        "until may",
        "until june", "until july", "until august", "until september", "until october", "until november",
        "until december", "at school", "в школе писал",
        "давным-давно", "в прошлой жизни", "по молодости", "в молодости", "начинал с", "начинала с",
        "начинал на",
        "начинала на", "забыл", "забыла", "в студенчестве", "в университете писал", "в школе",
      ])
    add(
      .optional, .clause,
      [
        "not needed", "not required", "not necessary", "isn't needed", "isn't necessary", "aren't needed",
        "aren't required", "not a must", "optional", "nice to have", "a plus", "is welcome",
        "bonus", "can live without", "could live without", "can wait", "подождет", "only if", "только если",
        "если умеет", "если умеешь", "не обяз", "unless", "не обязательно", "необязательно", "не спрашиваем",
        "не спрашиваю", "не требуем", "не критичен",
        "не критична", "не критичны", "избыточно", "неплохо", "неплохо бы", "будет плюсом",
        "плюсом будет", "как плюс", "желательно", "не обязателен", "не обязательна", "не требуется",
        "приветствуется", "плюсом", "would help", "isn't required", "are a plus", "welcome but not needed",
        "плюс", "если был", "если делал", "хорошо если был", "even better", "if they know", "if you know",
        "if they have", "if you have", "would be ideal", "is a bonus", "a bonus", "helps", "but not required",
        "but not needed", "not mandatory", "isn't mandatory", "good to have", "preferred but", "desirable",
        "also good",
        "если знает", "если знаете", "если есть опыт", "еще лучше", "будет здорово", "будет круто",
        "будет преимуществом",
        "doesn't have to know", "don't have to know", "doesn't need to know", "needn't know", "not relevant",
        "irrelevant",
        "doesn't have to", "need not", "можно не знать", "можно не уметь", "можно и не знать", "необязателен",
        "необязательна", "необязательны", "научу", "научим", "will teach", "can teach", "we'd teach",
        "we teach",
        "an advantage", "advantage only", "on hold", "отложим", "отложили", "отложить", "откладываем",
        "only a plus",
        "just a plus", "isn't a must", "not essential", "isn't essential", "negotiable", "not a deal breaker",
        "nice if", "out of the list", "off the list", "no longer on the list", "would be a plus",
        "would be welcome", "are welcome", "be very welcome", "bonus points",
        "would be appreciated", "a nice extra", "not important", "isn't important", "wouldn't hurt",
        "won't hurt",
        "needn't be", "doesn't have to be", "no longer has to be", "do not need to be", "don't need to be",
        "можно без нее", "можно без него", "можно без них", "обойдемся без", "обойдемся и без",
        "без этого обойдемся",
        "can be learned", "can be learnt", "learn on the job", "great if", "if they happen", "not a blocker",
        "подождут", "не сейчас", "не главное", "не так важно",
        "плюсиком", "жирным плюсом", "приятным дополнением", "преимуществом", "преимущество", "бонусом",
        "не критично", "опционально", "было бы плюсом",
        "хорошо бы", "был бы полезен", "была бы полезна", "пригодился бы", "пригодилась бы",
      ])
    add(
      .wish, .ahead,
      [
        "хочу перекатиться в", "хотел бы перекатиться в", "хотела бы перекатиться в", "перекатываюсь в",
        "хочу перейти на",
        "хотел бы перейти на", "хотела бы перейти на", "want to switch to", "want to move to",
        "want to move into",
        "would like to switch to", "hope to switch to",
        "teach myself", "teaching myself", "get acquainted with", "get to know", "get my teeth into",
        "love a shot at",
        "a shot at", "have a go at", "a go at", "a chance at", "let me near", "would let me",
        "to try my hand at",
        "try my hand at", "move towards", "get deeper into", "a closer look at", "get into",
        "be nice to learn",
        "now learning", "learning automation", "learning test", "learning how", "want to learn",
        "love to learn", "like to learn", "would like to try", "want to try",
        "willing to learn", "wanna learn", "eager to learn", "plan to learn", "planning to learn",
        "interested in learning", "started learning", "just learning", "currently learning",
        "хочу выучить", "хочу изучить", "хочу попробовать", "хочу освоить", "изучаю", "хотел бы выучить",
        "хотела бы выучить", "планирую изучить", "тянет в", "тянет к", "душа лежит к", "посмотрел бы на",
        "посмотрела бы на", "потрогать бы", "мечтаю", "хотел бы попробовать", "хотела бы попробовать",
        "учусь", "начинаю изучать", "хочу научиться", "учу", "подучить", "хочу учить", "to learn",
        "learn more",
        "i'm learning", "am learning", "to get into", "to touch", "love to touch", "to try", "to try out",
        "to pick up",
        "to dive into", "get my hands on", "get better at", "to improve my", "go deeper into", "go deeper in",
        "go deeper with", "to dig into", "to explore",
        "if anybody lets me", "if anyone lets me", "if they let me", "if you let me", "если дадут",
        "если пустят",
        "начал ковырять", "начала ковырять", "только ковыряю",
        "to play with", "to switch to", "to move to", "to move into", "to transition to",
        "to transition into",
        "curious about", "interested in", "fascinated by", "wanna try", "wanna get into", "gonna learn",
        "keen to learn",
        "keen to try", "hoping to learn", "dream of", "wish i knew", "studying",
        "выучить", "изучить", "освоить", "подтянуть", "научиться", "попробовать", "потрогать", "пощупать",
        "поучить",
        "прокачать", "прокачаться", "вкатиться", "вкатываюсь", "уйти в", "перейти в", "перейти на",
        "перейти бы",
        "перелезть", "перекатиться", "переехать на", "интересен", "интересна", "интересны", "интересует",
        "интересуют",
        "интересуюсь", "присматриваюсь к", "смотрю в сторону", "смотрю на", "развиваться в",
        "развиваться в сторону",
        "копать в сторону", "погрузиться в", "погружаться в", "поработать с", "поработать на", "любопытен",
        "любопытно",
        "осваиваю", "прохожу курс", "прохожу курсы", "would be lovely", "would be nice", "would be great",
        "would be cool", "would be fun", "would be interesting", "would be a dream", "i'd love",
        "nice thing to learn",
        "бы попробовал", "бы попробовала", "попробовал бы", "попробовала бы", "бы поработал", "бы поработала",
        "поработал бы",
        "поработала бы", "пощупал бы", "пощупала бы", "взялся бы", "взялась бы", "начал ковырять",
        "начала ковырять", "присматриваю", "хочу в сторону", "в сторону", "мечу", "мечу в",
        "начал учить", "начала учить", "учить начал", "учить начала", "соглашусь", "хотелось бы туда",
        "интересно",
      ])
    return table
  }()

  /// Negations that negate nothing: "not only", "no problem", «не только», «не менее».
  static let harmless: PhraseTable<Bool> = {
    var table = PhraseTable<Bool>(.folded)
    for phrase in [
      "not only", "not just", "no problem", "no problems", "no less than", "no more than", "not less than",
      "not more than", "not more", "no matter", "not sure", "why not", "no doubt", "not to mention",
      "not bad", "no rush",
      "if not", "or not", "not necessarily", "no later",
      "не только", "не менее", "не меньше", "не более", "не больше", "не позже", "не важно", "не против",
      "не просто", "если не", "не раз", "не столько", "не принципиально", "не страшно", "не проблема",
      "не считая", "пока не", "ничего против", "ничего не имею против", "не имею ничего против",
      "чуть ли не", "no longer than", "won't do", "wouldn't do", "won't cut it",
      "won't say no", "wouldn't say no",
      "wouldn't mind", "won't mind", "wouldn't hurt", "won't hurt", "nothing against", "not below",
      "not under", "nothing below",
      "nothing under", "not short of", "no fewer than", "not far", "не далеко", "не вопрос",
      "не первый", "not that", "не боюсь", "not afraid", "не впервые", "не новичок", "not new to",
      "not a stranger", "не прочь", "не возражаю", "не откажусь", "не отказался бы", "не отказалась бы",
      "no issue", "no issues", "no worries", "no hurry", "no discussion", "no question", "no questions asked",
      "no debate", "no argument", "no buts", "no ifs", "no ifs or buts", "no exceptions", "no exception",
      "no compromise", "no compromises", "no excuses", "no two ways about it", "without saying",
      "without question", "without discussion", "without exception", "without a doubt", "without doubt",
      "no kidding", "no joke", "no surprise", "no secret", "without fail", "не обсуждается", "не обсуждаются",
      "без вариантов", "без разговоров", "без обсуждений", "без исключений", "без вопросов",
      "без компромиссов",
      "без шуток", "без сомнений", "без сомнения", "без преувеличения",
      "not in a hurry", "not actively", "not limited to", "no strings", "не спешу", "не тороплюсь",
      "не горит",
      "не срочно", "не исключаю", "не исключено", "не помешает", "не хватает", "не суть", "не считается",
      "без проблем", "без вопросов", "мидл плюс", "миддл плюс", "middle plus",
      "джун плюс", "сеньор плюс", "mid plus", "senior plus", "плюс минус", "не то чтобы",
      "не менее чем", "не раньше", "не ранее", "не позднее", "не ниже", "не приоритет", "не в приоритете",
      "not a priority", "not the priority",
    ] { table.insert(phrase, true) }
    return table
  }()
}
