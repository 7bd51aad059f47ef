import Lexicon

/// The words by which a clause is doubted, and of what.
enum DoubtWords {
  struct Rule: Sendable {
    let kinds: Doubts.Kinds
    let reach: Reach
    let who: Speaker
  }

  enum Reach: Sendable {
    case clause, behind, before, sentence
    /// The clause of the words where it names something itself, else the one before it: "…, but that's not my job".
    case back
    /// What stands behind the words, up to what it was left for: "moved from Jenkins to GitHub Actions".
    case object
  }

  enum Speaker: Sendable {
    case anybody, seeker, provider
    /// Not of somebody who has only begun: what a student did at university is what they have.
    case grownUp
  }

  /// The rules of all phrases that begin at `position`; a phrase may stand under several.
  static func rules(at position: Int, in text: AnalysedText) -> [Rule] {
    guard let candidates = table[text.folded(position)] else { return [] }
    return candidates.compactMap { entry in
      var last = position
      for word in entry.words.dropFirst() {
        guard let next = text.continuation(after: last), text.folded(next) == word else { return nil }
        last = next
      }
      return entry.rule
    }
  }

  private static let table: [String: [(words: [String], rule: Rule)]] = {
    var table: [String: [(words: [String], rule: Rule)]] = [:]
    func add(_ kinds: Doubts.Kinds, _ reach: Reach, _ who: Speaker, _ phrases: [String]) {
      for phrase in phrases {
        let words = Tokenizer.tokens(of: phrase).filter { $0.kind != .sign }.map(\.folded)
        guard let first = words.first else { continue }
        let rule = Rule(kinds: kinds, reach: reach, who: who)
        table[first, default: []].append((words, rule))
        // "dont count it", typed without the apostrophe.
        let bare = words.map { $0.replacing("n't", with: "nt") }
        if bare != words { table[bare[0], default: []].append((bare, rule)) }
      }
    }
    // Little more than a look.
    add(
      .work, .clause, .anybody,
      [
        "i did one", "did one", "one project with", "one project in", "opened it once", "half a year of",
        "i tried", "we tried", "have tried", "i've tried", "for a weekend", "a book about", "a book on",
        "the book on", "read the book", "read about", "reading list", "reading up", "a tutorial",
        "tutorials", "once or twice", "a couple of times", "from afar", "from a distance", "i hear",
        "i heard", "i've heard", "heard that", "talk of", "talked about moving", "interviewed for",
        "interviewed at", "interviewed with", "applied for", "applied at", "next to nothing",
        "nothing about", "dabbled", "toyed with", "played around with", "played with", "a hello world",
        "in theory", "never got round", "never got around", "never had the chance", "before my time",
        "would have to learn", "would need to learn", "have to google", "had to google", "copy and paste",
        "copy paste", "allergic",
      ])
    add(
      .work, .clause, .anybody,
      [
        "looked over", "nodded at", "glanced at", "peeked at", "waved at", "seen it on", "seen it in",
        "read it aloud", "keep my distance", "not let near", "aren't let near", "can't get near", "fit on a",
        "with a scholarship", "made the first one", "built the first one", "wrote the first one", "workshop",
        "a taster", "fooled around", "messed around", "messed about", "mucked about", "on a napkin",
        "поставил посмотреть", "поставила посмотреть", "потыкал", "потыкала", "потрогал", "потрогала",
        "тыкал", "тыкала", "щупал", "щупала", "ради интереса", "снес", "снесла", "дальше туториала",
        "на один вечер", "на один джем", "для сертификации", "на сертификацию", "пару раз открывал",
        "пару раз открывала", "последний раз открывал", "последний раз открывала", "учил на курсах",
        "учила на курсах", "отличаю только", "только отличаю",
      ])
    add(
      .work, .back, .anybody,
      [
        "no more than that", "not in anger", "belongs to", "belong to",
        "is looked after by", "are looked after by", "is run by", "are run by", "is done by", "are done by",
        "is handled by", "are handled by", "is owned by", "are owned by", "that's theirs", "is theirs",
        "are theirs", "that's his", "that's hers", "is his", "is hers", "их ведет", "его ведет", "ее ведет",
        "сюда не вносите", "не вносите", "это не ко мне", "это к коллеге", "этим занимается",
        "этим занимаются",
        "забыл быстрее", "забыла быстрее", "все забыл", "все забыла", "давно забыл", "давно забыла",
      ])
    for row in ofOthersAndMoods { add(row.kinds, row.reach, row.who, row.phrases) }
    add(
      [.craft, .refusal], .clause, .provider,
      [
        "the developers have", "other teams have", "if we ever", "one day we", "some day we", "throwing away",
        "we're throwing", "for some other year", "грозит", "скорее всего не", "когда-нибудь потом",
      ])
    add(
      [.start], .clause, .anybody,
      ["a course", "the course", "classes", "lessons", "на курс", "учеба", "учебу"])
    add([.form], .sentence, .anybody, ["для души", "семинары", "факультатив"])
    add(
      [.craft, .refusal], .clause, .provider,
      [
        "only know", "who only", "knows only", "know only", "знают только", "умеют только", "кроме как",
        "ничего кроме",
      ])
    add(
      [.craft], .back, .provider,
      [
        "needn't touch", "don't need to touch", "won't touch", "won't have to touch", "needn't know",
        "never touch",
        "nothing they'd", "don't have to touch", "doesn't have to touch", "туда не пустим", "трогать не надо",
        "трогать не нужно", "трогать не придется", "трогать его не", "его не трогаем", "ее не трогаем",
      ])
    add(
      .work, .clause, .seeker,
      [
        "лазил один раз", "лазила один раз", "заходил один раз", "заходила один раз", "один раз открыл",
        "одним глазом",
      ])
    add(
      [.craft, .years, .level], .sentence, .provider,
      [
        "был кандидат", "была кандидатка", "приходил кандидат", "приходила кандидатка", "собеседовали одного",
        "had a candidate", "interviewed a", "one candidate", "interviewed one",
      ])
    add(
      [.level], .clause, .provider,
      ["уже брали", "дважды брали", "раз брали", "не вывез", "не потянул", "не вытянул"])
    add([.mode], .clause, .provider, ["when i say", "say to candidates", "tell candidates"])
    add(
      [.level], .sentence, .provider, ["we took a", "we hired a", "we had a", "we tried a", "last year we"])
    add([.language], .clause, .anybody, ["i only sing", "only sing", "survived", "reo is up"])
    add(
      [.form], .clause, .seeker,
      ["i juggled", "i freelanced", "i contracted", "i temped", "worked as a freelancer", "was freelancing"])
    add(
      [.craft, .level], .clause, .anybody,
      [
        "i believe", "i gather", "i suppose it's", "rumour", "rumor", "rumours", "rumors", "apparently",
        "supposedly",
        "якобы", "кажется", "говорят что", "ходят слухи",
      ])
    add(
      .work, .clause, .anybody,
      [
        "looked at", "we tried", "toyed", "flirted with", "for a week", "for a fortnight", "for a day",
        "за выходные",
      ])
    // What is long over.
    add(
      .work, .clause, .seeker,
      [
        "forgotten all", "forgot everything", "there was", "there were", "was the previous",
        "the previous team", "the previous place",
        "my previous team", "before the pandemic", "in another life", "way back", "a while back",
        "i once", "once did", "once built", "one summer", "for a summer", "long time ago", "a lifetime ago",
        "in the nineties", "in the 90s", "decades ago", "last century", "my first job was", "first job was",
        "old job was",
        "at my first", "before that", "the job before", "the one before", "a course on", "a course in",
        "took a course",
        "my blog", "a talk about", "talks about", "i'd even", "would even", "even write", "paid me enough",
      ])
    add(
      .work, .object, .anybody,
      [
        "migrated from", "moved from", "ported from", "switched from", "rewrote from", "migrated off",
        "moved off",
        "moved away from", "came from", "replaced", "got rid of", "killed off", "switched off",
      ])
    // What is not said of oneself.
    add(
      .work, .clause, .anybody,
      [
        "people assume", "people think", "everyone thinks", "everybody thinks", "everyone assumes",
        "recruiters", "linkedin says", "linkedin still", "linkedin thinks", "on linkedin", "job title",
        "title says", "job ad", "the ad said", "the advert", "job description said", "on my cv it says",
        "named after", "keeps telling me", "keep telling me", "keeps asking me", "they'd make me",
        "would make me", "want me to be", "wanted me to", "asked me to",
      ])
    add(
      .work, .clause, .anybody,
      [
        "on the same floor", "on another floor", "on the floor below", "on the floor above", "upstairs",
        "downstairs",
        "across the hall", "across the corridor", "in the next room", "the office next door",
        "in another building",
        "on the other side of the", "a different department", "different job", "another department",
      ])
    add(
      .work, .clause, .seeker,
      [
        "they've got", "they have got", "they use", "they run on", "they're on", "is what they",
        "what they use",
        "one does", "one uses", "one writes", "one runs", "roommate", "roomie", "roomies", "flatmate",
        "flatmates",
        "everyone else", "everybody else", "the rest of the team", "the others do", "the others use",
        "people keep asking", "keep saying", "keeps saying", "we'll get", "they'll get", "we might get",
      ])
    add(.work, .behind, .seeker, ["the other does", "and the other", "the others"])
    add(
      [.craft], .clause, .provider,
      [
        "half the team", "half of the team", "half of us", "some of us", "most of us", "one of us",
        "two of us",
        "the old system", "the old app", "the old code", "would be a minus", "is a minus", "a minus is",
        "rewrite it",
        "rewrite everything", "we've had one", "cvs i", "cv i", "the last two", "the last three",
        "the last candidate",
        "applicants", "i sent them", "sent us", "were all", "switched off", "switched it off", "we left",
        "we've left",
        "has touched", "is looked after by", "are looked after by",
      ])
    add(
      [.craft], .back, .provider,
      [
        "i'd teach", "we'd teach", "i'll teach", "we'll teach", "don't make it a condition",
        "not a condition", "can learn here",
      ])
    add([.form], .clause, .seeker, ["the title", "my title", "title of", "my role is"])
    add(
      [.craft, .refusal], .clause, .provider,
      ["don't write", "don't put", "don't note", "they can learn", "can learn it here"])
    add([.form], .clause, .provider, ["keep writing", "keeps writing", "keep calling", "keep applying"])
    add(
      [.language], .clause, .seeker,
      [
        "sing in", "i sing", "swear in", "curse in", "pray in", "dream in", "at weddings", "in-laws",
        "in laws",
        "my gran", "my grandmother", "my grandma", "newspaper", "newspapers", "with a dictionary", "menu",
        "menus",
        "can read", "i read", "read out", "got no clue", "no clue", "for ordering", "im urlaub", "apologise",
        "apologize", "mostly nod", "lyrics", "subtitles", "stays in the kitchen", "my swedish", "for fun",
      ])
    // A supposition.
    add(
      .work, .clause, .seeker,
      [
        "my team is into", "my team uses", "my team writes", "my team codes", "my team has a",
        "my team has an",
        "i'd have", "i would have", "would've", "had you asked", "could learn", "could pick",
        "could also learn", "could get into",
        "could write", "could do", "might learn", "might try", "if needed", "if necessary", "if need be",
        "if i have to", "if i had to", "if i must", "if you force me", "at gunpoint", "wouldn't say",
        "would not say", "wouldn't call", "would not call", "can't say", "cannot say", "couldn't say",
        "can't claim", "wouldn't claim", "wouldn't dare", "wouldn't mind", "would not mind", "don't mind",
        "won't say no", "wouldn't say no", "nothing against", "not against", "no objection",
        "not much", "not a lot of", "not so much", "hardly any", "barely any", "very little",
      ])
    add(
      [.craft, .level], .clause, .seeker, ["in five years", "in ten years", "in a few years", "one fine day"])
    add(
      [.craft, .refusal], .clause, .provider,
      [
        "also had a", "that's gone", "is gone", "has taken those", "has taken that", "took those over",
        "took that over",
        "не пишите", "команда спорит", "пока спорим", "еще не решили", "ещё не решили",
        "по старой памяти", "знать не нужно", "знать не надо", "начинали", "бросили", "пробовали",
        "не воскрешаем", "делает другой", "делает другая", "делают другие", "умер", "это мое", "это мой",
        "это я сам",
        "это на мне",
        "вам это знать не нужно", "похоронили", "выпилили", "съезжаем с", "уходим с",
      ])
    add(
      [.craft, .level, .years], .clause, .provider,
      ["сам я", "я сам", "сама я", "я сама", "i used to", "i was a", "back when i"])
    add(
      [.refusal, .craft], .back, .anybody,
      [
        "mixing that up", "mix them up", "mix that up", "confuse them", "confuse the two", "все путают",
        "путают",
      ])
    add([.craft], .clause, .provider, ["we thought about", "we considered", "thought of", "we tried"])
    // Said behind it that it does not count.
    add(
      .work, .back, .anybody,
      [
        "a hobby", "since forgotten",
        "just a hobby", "twice a year", "once a year", "since forgotten", "don't sell me as",
        "not sell me as", "yet to do",
        "yet to use", "yet to try", "yet to touch", "don't count it", "not count it yet", "can't write it",
        "that's another floor", "another floor", "down the hall", "never touched it", "never touched that",
        "never touched them", "never touch it", "never used it",
        "is my roomies", "is my roommate's", "is my flatmate's", "my roomies thing", "never needed it",
        "never see", "not my job", "isn't my job", "not my part", "not my area",
        "not my department", "not my call", "not my business", "not my problem", "not mine", "isn't mine",
        "wasn't me", "that's not me", "someone else's", "somebody else's", "nothing came of",
        "nothing came out of", "stayed with", "decided against", "gave up", "gave it up", "ignore that",
        "ignore it", "didn't stick", "didn't last", "don't count", "doesn't count", "not count that",
        "not count it", "wouldn't call it", "wouldn't call that", "wouldn't count", "titles are cheap",
        "turned out to be", "long forgotten", "all forgotten", "forgot all of it", "forgotten most",
      ])
    // What is not there.
    add(
      .work, .behind, .anybody,
      ["nobody", "no one", "doesn't", "does not", "without having to", "don't have to"])
    add([.language], .behind, .anybody, ["nobody", "no one", "none of us", "никто"])
    add(
      [.craft, .level], .back, .anybody,
      [
        "done with it", "done with that", "had enough of it", "had enough of that", "sick of it",
        "over it now", "good riddance",
        "put it behind me", "left it behind",
      ])
    add(
      .work, .clause, .anybody,
      [
        "never liked", "never loved", "never took to", "never got on with", "never warmed to", "в теории",
        "теоретически",
        "по книжкам", "по статьям", "краем глаза", "издалека", "если бы попросили", "если попросят",
        "мне до него", "до него как",
        "по чужой инструкции", "died years ago", "is dead", "в прошлой жизни",
      ])
    add(
      [.mode], .clause, .seeker, ["я видел", "я видела", "мне хватило", "наелся", "наелась", "хватит с меня"])
    // A reason is no fact of its own.
    add([.craft], .behind, .seeker, ["because"])
    add([.refusal], .clause, .anybody, ["not another", "not only", "not just"])
    add(.work, .behind, .provider, ["scared of", "coming from"])
    add(
      [.craft], .clause, .anybody,
      ["cat named", "dog named", "dog called", "cat called", "named ruby", "named java"])
    add(
      .work, .clause, .grownUp,
      [
        "at university", "at uni", "in college", "at college", "at school", "in school", "in high school",
        "for my thesis", "for my degree", "as a student", "as a kid", "as a child", "as a teenager",
      ])
    // What the team has and nobody who comes needs.
    add(
      [.craft, .refusal], .clause, .provider,
      [
        "is being retired", "being retired", "being phased out", "phased out", "phasing out", "moving off",
        "moving away from", "migrating off", "migrating away", "getting rid of", "being rewritten",
        "on its way out", "is going away", "will be gone", "being replaced", "replacing", "don't care about",
        "not important", "isn't important", "not interested in whether", "doesn't matter", "myself",
        "himself", "herself", "themselves", "it says", "the ad says", "the ad said", "our ad", "on our site",
        "was made in", "had made it", "had built it", "was built in", "they had", "we fired", "teach it",
        "can learn",
        "they can learn", "can learn here", "they'll learn", "they will learn", "learn here", "can be taught",
        "i'd teach", "bits are in", "parts are in", "backend is in",
        "frontend is in", "is written in", "are written in", "is loaded by", "our side is", "because of a",
        "i do the", "i write the", "not to worry about", "so you know", "for context",
      ])
    add(
      [.level], .clause, .provider,
      [
        "would drown", "would be bored", "would be lost", "would be wasted", "would struggle",
        "would get bored",
        "would be overkill", "would run away", "could not", "couldn't", "can't do it", "would be too",
        "is overkill", "is too much", "is too little", "wouldn't cope", "would not cope", "can't afford",
      ])
    add(
      [.level], .clause, .seeker,
      ["under a", "who teaches me", "next to a", "hate to be", "was promised", "if i stayed"])
    add(
      [.level], .clause, .seeker,
      ["did an internship", "had an internship", "after an internship", "internship at", "my internship"])
    add(
      [.mode], .clause, .seeker,
      [
        "years of remote", "years of office", "i've done", "i did", "used to go", "my wardrobe",
        "is a wardrobe",
      ])
    add([.pay], .clause, .seeker, ["% more", "percent more", "more than i", "i'm on now", "i am on now"])
    add(
      [.craft, .level], .back, .seeker,
      ["forgotten it", "forgot it", "forgotten most of it", "forgotten how", "wasn't for me", "never again"])
    add([.craft, .level], .clause, .seeker, ["was my last", "was my previous", "were my last"])
    add(
      .work, .clause, .seeker,
      [
        "if someone", "if somebody", "if anyone", "if anybody", "if you insist", "if you pay", "at a push",
        "in a pinch",
      ])
    add(
      [.form], .clause, .seeker,
      ["my last", "my previous", "last gig", "last job", "maybe part", "perhaps part", "one day"])
    add(
      [.craft, .level, .refusal], .back, .provider,
      ["к делу не относится", "это к делу не", "which is beside the point"])
    // Begun and left, or never begun.
    add(
      .work, .back, .anybody,
      [
        "прогулял", "прогуляла", "проспал", "проспала", "ни строчки", "не зашло", "skipped it",
        "skipped that",
        "skipped them", "slept through", "never written a line", "never wrote a line", "not a line of it",
        "not written a line", "never got to it", "never got that far",
      ])
    add(
      [.craft], .back, .provider,
      [
        "выкидываем", "выбрасываем", "выкинем", "выкинули", "сносим", "burning it", "binning it",
        "scrapping it",
        "throwing it", "throwing that", "это бонусом", "но бонусом", "но необязательно", "но не обязательно",
        "но это плюсом", "но это плюс",
      ])
    add(
      [.craft], .clause, .provider,
      [
        "cherry on", "icing on", "the old site", "the old shop", "старый сайт", "старый сервис", "старый был",
        "старая система", "старая была", "прежний сайт", "то ли на",
      ])
    add(
      [.form], .clause, .provider,
      [
        "freelance recruiter", "freelance headhunter", "of us have", "of us work", "day jobs", "двое у нас",
        "трое у нас", "один у нас", "половина у нас",
      ])
    add(
      [.form], .clause, .seeker,
      [
        "i contracted", "contracted for", "работал по", "работала по", "трудился по", "трудилась по",
        "full time perhaps", "full time maybe", "full time later", "full time once", "full time when",
        "perhaps full", "maybe full", "perhaps later", "maybe later", "фултайм потом", "полный день потом",
      ])
    add([.level], .clause, .seeker, ["did two internships", "internships during", "my internships"])
    add([.level], .clause, .seeker, ["of them as lead", "of those as lead", "last four as lead"])
    add(
      [.mode], .behind, .anybody,
      ["nobody", "no one", "никто", "tells me remote", "tell me remote", "tells me the office"])
    add(
      [.mode], .clause, .anybody,
      [
        "is our office", "is my office", "is their office", "офисом зовем", "офисом называем",
        "офисом служит",
        "вместо офиса у нас",
      ])
    add(
      [.mode], .clause, .seeker,
      [
        "my current place", "my current office", "current employer", "насиделся", "насиделась", "наездился",
        "наездилась", "сводит с ума", "drives me mad", "drives me crazy", "drives me nuts", "drives me up",
        "makes me sad", "makes me lonely", "не для меня", "надоел", "надоела", "надоело", "осточертел",
        "осточертела", "is the future",
      ])
    add(
      [.pay], .clause, .anybody,
      [
        "the advert", "advert said", "i could ask", "could ask for", "i could get", "you could get",
        "told me i",
        "says i could", "turned down", "i refused", "i declined", "в вакансии", "было написано", "звали на",
        "отказался", "отказалась", "конкуренты", "бюджет проекта", "whole budget", "budget for the project",
        "project budget", "grant comes", "grant lands", "if it lands", "if we get", "once we raise",
        "дадут грант",
        "если грант", "competitors",
      ])
    // Money that is not the pay.
    add(
      [.pay], .clause, .provider,
      ["it says", "the ad", "our ad", "would have cost", "the agency", "the agency took"])
    add(
      [.pay], .clause, .anybody,
      [
        "headhunter", "whispered", "hinted", "something about", "somebody said", "someone said", "offered me",
        "i'd be on", "be on", "had i stayed", "they offered", "was offered", "got offered", "been offered",
        "an offer of",
        "an offer for", "rent", "mortgage", "market is", "market here", "market rate", "market pays",
        "i was on", "was making", "used to make", "used to earn", "i've heard", "i heard", "i hear",
        "a friend", "they pay", "they paid", "is worth", "revenue", "runway", "funding", "seed round",
        "we raised", "turnover", "our budget for the year", "grant", "savings", "loan", "my colleagues",
        "others get", "people get", "people make", "glassdoor", "levels.fyi", "last one wanted",
        "asked for", "wanted more", "used to pay", "we paid", "bonus of", "signing bonus", "a year ago",
        "started at", "started on", "childcare", "tuition",
      ])
    add(
      [.pay], .clause, .anybody,
      [
        "после раунда", "бог даст", "в перспективе", "со временем", "через год", "через полгода", "обещают",
        "обещали",
        "предлагали", "предложили", "сватали", "на рынке", "по рынку", "кореш", "друг получает",
        "вон получает", "коллеги получают",
        "on the table", "waved", "dangled", "if it came with", "in front i'd want", "twice that", "half that",
      ])
    add(
      [.mode], .clause, .anybody,
      [
        "rumour", "rumor", "rumours", "rumors", "called back to", "call us back", "calling us back",
        "we tried", "tried remote", "half of the jokes",
        "was called back", "want everyone back", "wants everyone back", "слухи", "грозятся", "грозят",
        "пугают",
      ])
    add([.mode], .clause, .seeker, ["если бы", "would i like an"])
    add(
      [.place], .clause, .anybody,
      [
        "nothing to do with", "зовет в", "зовут в", "звали в", "сестра в", "брат в", "родители в", "дача",
        "мама в", "had asked me", "asked me in", "for the weekend", "long weekends",
      ])
    add(
      [.language], .clause, .anybody,
      [
        "argue in", "argue with", "joke in", "gossip in", "gossips in", "argues in", "jokes in", "swears in",
        "мат понимаю", "только мат", "со словарем", "с гуглом", "chat in", "shout at", "shouts at", "yell at",
        "coffee machine",
        "at lunch", "with my grandmother", "с бабушкой", "с тещей", "the way i read", "isn't compulsory",
        "not compulsory",
        "you pick up",
      ])
    // A way of working that was, or that is another's.
    add(
      [.mode], .clause, .seeker,
      [
        "the office thing", "i did the", "my current job", "my current role", "my current company",
        "my job is", "my last job", "last job",
        "old job", "was remote", "were remote", "was all remote", "were all remote", "worked remotely",
        "worked from home", "worked well", "was in the office", "was hybrid", "during covid",
        "in the pandemic", "during the pandemic", "i've been remote", "have been remote",
        "the last two years", "the last three years", "before covid", "works from home", "we have an office",
      ])
    add(
      [.mode], .behind, .seeker,
      ["if the office", "wants us at", "wants us in", "want us in", "wants everyone in"])
    add(
      [.mode], .clause, .provider,
      [
        "candidates keep", "candidates ask", "people ask", "everyone asks", "everybody asks", "keep asking",
        "i work", "i'm in the", "i am in the", "i sit", "we had an office", "we used to", "if the office",
        "during covid", "we were",
      ])
    // Times and places of something else.
    add(
      [.start], .clause, .anybody,
      [
        "wedding", "my lease", "want me to stay", "like me to stay", "asked me to stay", "took us",
        "last time",
        "my exams", "thesis", "surgery", "honeymoon", "holiday", "vacation", "launches", "goes live", "visa",
        "was unemployed", "ago", "took", "lasted", "i was",
      ])
    add(
      [.place], .clause, .anybody,
      [
        "i did", "for a year in", "i spent", "we had a", "a guy in", "thinking about", "annex", "sales only",
        "another office", "second office", "visiting", "on holiday", "on vacation", "nearly moved",
        "almost moved", "thought about moving",
        "thinking of moving", "for the weekend", "my parents", "conference", "grew up", "studied in",
        "flew to",
        "commute to", "travel to", "used to live", "investors", "customers are", "clients are", "our clients",
      ])
    add(
      [.years], .clause, .anybody,
      [
        "previous company", "previous job", "in a previous", "before that", "i sold", "been around",
        "in this flat", "in this city", "in this house", "in this country", "in this town",
        "codebase", "my contract", "the contract", "company is", "company has", "product is", "app is",
        "the system is", "mortgage", "took a break", "year off", "career break", "parental leave", "my boss",
        "since school",
        "on the market", "had kids", "in business", "as a hobby", "of marriage", "our cto", "our lead",
      ])
    add([.years, .level], .clause, .provider, ["i've been", "i have been", "i've done", "myself"])
    // What somebody's work was called, not what they look for.
    add(
      [.form], .clause, .seeker,
      [
        "so far", "until now", "up to now", "all in consulting", "in consulting", "my current contract",
        "current contract", "contract ends", "contract runs", "contract is for", "contracting for",
        "last contract", "done with it", "i was", "i've been", "used to", "did an internship",
        "had an internship", "internship at", "my internship", "started as",
      ])
    add(
      [.form], .clause, .provider,
      ["our last hire", "our contractor", "our freelancer", "our intern", "works part", "last freelancer"])
    add([.language], .clause, .seeker, ["the team speaks", "my team speaks", "the office speaks"])
    add(
      [.language], .clause, .anybody,
      [
        "they speak", "clients speak", "customers speak", "our clients", "our customers",
        "our users", "forgot", "forgotten", "terrible", "awful", "horrible", "rubbish", "non-existent",
        "only understand", "order a beer", "order beer", "order coffee", "restaurant", "duolingo",
        "a few words", "at school", "in school", "used to speak", "translates", "translator",
      ])
    return table
  }()
}
