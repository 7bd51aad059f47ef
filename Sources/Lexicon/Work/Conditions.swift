/// When somebody could begin.
package enum StartTime: Sendable, Equatable {
  case now
  case weeks(Int)
  case justLooking
}

/// How somebody is employed.
package enum EmploymentForm: String, Sendable, CaseIterable {
  case fullTime, partTime, contract, internship, cofounder
}

/// A condition of work named in a text.
package struct ConditionMention<Value: Sendable & Equatable>: Sendable, Equatable {
  package let value: Value
  package let range: Range<String.Index>
  package let positions: Range<Int>

  init(_ value: Value, _ positions: Range<Int>, _ text: AnalysedText) {
    self.value = value
    self.positions = positions
    range = text.range(of: positions)
  }
}

/// Finds when somebody could begin: "right away", "two weeks' notice", «выйду через месяц», «просто смотрю».
package enum Availability {
  /// The times named in `text`. Weeks and months count only beside a word about beginning or leaving, unless a
  /// question about it was just asked (`isAnswer`).
  package static func mentions(in text: AnalysedText, isAnswer: Bool = false) -> [ConditionMention<StartTime>]
  {
    text.cache.value(isAnswer ? \.startsOfAnswer : \.starts) { look(in: text, isAnswer: isAnswer) }
  }

  private static func look(in text: AnalysedText, isAnswer: Bool) -> [ConditionMention<StartTime>] {
    var result = table.matches(in: text).filter { hit in
      if hit.value.0 == .now,
        ["после", "after", "как", "upon"].contains(text.folded(hit.positions.upperBound))
      {
        return false
      }
      if ["every", "each", "каждый"].contains(text.folded(hit.positions.lowerBound - 1)) { return false }
      return isAnswer || hit.value.1 || hasCue(hit.positions, text)
    }
    .map { ConditionMention($0.value.0, $0.positions, text) }
    let covered = Set(result.flatMap(\.positions))
    var floor = 0
    for position in text.tokens.indices where position >= floor {
      guard let found = duration(at: position, text) else { continue }
      guard isAnswer || found.weeks > 0 && hasCue(found.positions, text) else { continue }
      floor = found.positions.upperBound
      if found.positions.contains(where: covered.contains) { continue }
      result.append(ConditionMention(.weeks(found.weeks), found.positions, text))
    }
    return result.sorted { $0.positions.lowerBound < $1.positions.lowerBound }
  }

  /// The times named in `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [ConditionMention<StartTime>] {
    mentions(in: AnalysedText(text))
  }

  /// Phrases; the second value tells whether they need no cue beside them.
  private static let table: PhraseTable<(StartTime, Bool)> = {
    var table = PhraseTable<(StartTime, Bool)>(.folded)
    for phrase in [
      "available now", "available immediately", "can start immediately", "can start now", "start right away",
      "can start tomorrow", "start tomorrow", "start asap",
      "start immediately", "хоть завтра", "готов выйти сразу", "готова выйти сразу", "выйду сразу",
      "могу начать сразу", "готов начать сразу", "выйти сразу", "immediate start", "free already",
      "already free", "available already", "уже свободен", "уже свободна",
      "already available",
      "no notice period", "available right away", "available asap", "free now", "без отработки",
      "start as soon as possible", "можно сразу", "начать сразу",
      "готова начать сразу", "готов приступить сразу", "свободен сейчас", "свободна сейчас", "выйти завтра",
      "can join immediately", "join immediately", "immediate joiner", "free immediately", "free right now",
      "any time now",
      "as soon as you like", "as early as possible", "start any day", "хоть сегодня", "прямо сейчас готов",
      "могу сразу",
      "как можно скорее", "как можно быстрее", "как можно раньше", "вышел бы сразу", "сразу готов",
      "сразу готова",
      "срочно нужен", "срочно нужна", "срочно ищем", "нужен вчера", "needed yesterday",
      "available straight away", "as soon as we find", "as soon as they can", "as soon as you want",
      "as soon as possible", "the day we sign", "free as a bird", "free from today", "free since",
      "can begin at once",
      "could begin at once", "could start today", "can start today", "start today",
      "nothing holds me", "nothing keeps me", "from the day you say", "the day you say yes", "it's urgent",
      "urgently", "ничего не держит", "ничто не держит", "я свободен", "я свободна", "свободен как птица",
      "хоть сейчас", "да хоть вчера", "прямо с понедельника",
      "прямо с завтрашнего дня",
    ] { table.insert(phrase, (.now, true)) }
    for phrase in [
      "сижу без работы", "без работы сижу", "без работы", "уже уволился", "уже уволилась", "когда скажете",
      "хоть вчера", "чем раньше",
      "immediatly", "immediatelly", "immediatley", "imediately", "immediatelyy", "instantly", "today",
      "2moro", "2morrow",
      "tomorrow morning", "as soon as they like", "as soon as you like", "as soon as we find them", "asap",
      "immediately", "right away", "now", "сразу", "сейчас", "немедленно", "завтра", "at once",
      "any time", "anytime", "whenever", "в любой день", "в любое время", "когда угодно",
      "tomorrow", "as soon as possible", "tmrw", "срочно", "any day", "straight away", "чем скорее тем лучше",
      "чем раньше тем лучше", "the sooner the better",
    ] {
      table.insert(phrase, (.now, false))
    }
    for phrase in [
      "just looking", "just looking around", "just browsing", "not actively looking", "not in a hurry",
      "no rush", "просто смотрю", "присматриваюсь", "не тороплюсь", "пассивный поиск",
      "в пассивном поиске", "не спешу", "passively looking", "смотрю по сторонам", "only looking around",
      "just curious", "не горит", "просто присматриваюсь", "not urgent", "no hurry", "not actively searching",
      "only looking", "just having a look", "just seeing what's out there", "seeing what's out there",
      "not in any hurry", "in no hurry", "in no rush", "not in a rush", "not in any rush",
      "no particular hurry",
      "keeping my eyes open", "keep my eyes open", "keeping an eye out", "keeping an eye open",
      "no great hurry", "no great rush", "no real rush", "no big rush", "no big hurry", "no need to rush",
      "no need to hurry", "не к спеху", "без спешки", "не горим",
      "no real hurry", "no pressure", "taking my time", "not hurrying", "no particular rush",
      "there's no rush",
      "exploring the market", "exploring my options", "testing the waters", "пассивно ищу", "пассивно смотрю",
      "спешки нет", "спешить некуда", "некуда спешить", "торопиться некуда", "не срочно", "никуда не спешу",
      "никуда не тороплюсь", "просто изучаю рынок",
      "изучаю рынок",
      "only curious", "when the right thing comes along", "whenever the right thing comes along",
      "if the right thing comes along", "happy where i am", "смотрю рынок", "присматриваюсь к рынку",
      "активно не ищу", "не ищу активно",
    ] { table.insert(phrase, (.justLooking, true)) }
    for phrase in [
      "monday", "понедельник", "next week", "next monday", "from monday", "on monday", "со следующей недели",
      "на следующей неделе",
      "с понедельника",
      "через неделю", "in a week",
    ] { table.insert(phrase, (.weeks(1), false)) }
    for phrase in [
      "в течение месяца", "в течении месяца", "within a month", "within the month",
      "next month", "со следующего месяца", "в следующем месяце", "standard notice", "standard notice period",
    ] {
      table.insert(phrase, (.weeks(4), false))
    }
    return table
  }()

  private static let cues: Set<String> = Set(
    Stems.stems([
      "start", "starting", "begin", "join", "notice", "available", "выйти", "выйду", "выход", "начать",
      "начну", "приступить", "отработка", "отработать", "увольнение", "увольняюсь", "старт", "доступен",
      "доступна", "уведомление", "free", "свободен", "свободна", "отработать", "отрабатывать", "выхожу",
      "выходить", "onboard", "ready",
      "needed", "нужен", "нужна", "передавать", "передать", "доработать", "отпустят", "отпустили",
      "отпускают", "отпустит",
    ]))

  static func hasCue(_ positions: Range<Int>, _ text: AnalysedText) -> Bool {
    let sentence = text.sentence(at: positions.lowerBound)
    let near =
      max(sentence.lowerBound, positions.lowerBound - 6)..<min(sentence.upperBound, positions.upperBound + 3)
    return near.contains {
      cues.contains(text.stem($0))
        // "To begin with", "to start with"
        && !(["begin", "start"].contains(text.folded($0)) && text.folded($0 + 1) == "with")
    }
  }

  private static let unitWeeks: [String: Double] = [
    "week": 1, "weeks": 1, "week's": 1, "weeks'": 1, "неделя": 1, "недели": 1, "неделю": 1, "недель": 1,
    "нед": 1, "fortnight": 2, "month": 52.0 / 12, "months": 52.0 / 12, "month's": 52.0 / 12,
    "months'": 52.0 / 12, "месяц": 52.0 / 12, "месяца": 52.0 / 12, "месяцев": 52.0 / 12, "мес": 52.0 / 12,
    "day": 1.0 / 7, "days": 1.0 / 7, "день": 1.0 / 7,
    "дня": 1.0 / 7, "дней": 1.0 / 7,
  ]

  /// What stands behind days of an office week.
  private static let ofWeek: Set<String> = [
    "office", "onsite", "on-site", "home", "remote", "remotely", "week", "офис", "офисе", "офиса", "дома",
    "удаленно",
    "удаленки", "удаленка", "неделю", "неделе",
  ]

  private static let neededFor: Set<String> = [
    "мне", "нам", "нужен", "нужна", "понадобится", "потребуется", "уйдет", "отработки", "отработка",
    "отработать",
    "отрабатывать", "хватит", "и", "придется", "обязательно",
  ]

  private static let roughly: Set<String> = [
    "примерно", "около", "где-то", "наверное", "максимум", "минимум", "ровно", "roughly", "max", "tops",
  ]

  /// "two weeks", «месяц», "a month": a count and a unit, or a unit alone behind "a", «через», «за».
  private static func duration(at position: Int, _ text: AnalysedText) -> (weeks: Int, positions: Range<Int>)?
  {
    let sentence = text.sentence(at: position)
    // "A three-month notice"
    let joint = Numerals.count(in: text, at: position).map { count in
      text.folded(count.positions.upperBound) == "-"
        ? count.positions.upperBound + 1 : count.positions.upperBound
    }
    if let count = Numerals.count(in: text, at: position), !count.isOrdinal, count.value <= 180,
      let joint, joint < sentence.upperBound, let unit = unitWeeks[text.folded(joint)]
    {
      let end = joint + 1
      if ["ago", "назад", "a", "в", "per"].contains(text.folded(end)) { return nil }
      // "Twelve months to begin with", "four days out of five"
      if text.folded(end) == "to", ["begin", "start"].contains(text.folded(end + 1)),
        text.folded(end + 2) == "with"
      {
        return nil
      }
      if text.folded(end) == "out", text.folded(end + 1) == "of" { return nil }
      // "Three days in the office" is a way of working.
      if unit < 1,
        (end..<min(end + 4, sentence.upperBound)).contains(where: { ofWeek.contains(text.folded($0)) })
      {
        return nil
      }
      return (Int(count.value * unit + 0.5), position..<end)
    }
    // "A couple of weeks", "a few weeks"
    if ["couple", "few"].contains(text.folded(position)) {
      let end = position + (text.folded(position + 1) == "of" ? 2 : 1)
      if end < sentence.upperBound, let unit = unitWeeks[text.folded(end)], text.folded(end + 1) != "ago" {
        let count = text.folded(position) == "few" ? 3.0 : 2.0
        return (Int(count * unit + 0.5), position..<end + 1)
      }
    }
    if text.folded(position) == "fortnight" { return (2, position..<position + 1) }
    // «Месяц примерно»
    if ["месяц", "month", "неделя", "неделю", "week"].contains(text.folded(position)),
      !["a", "per", "в"].contains(text.folded(position - 1)),
      roughly.contains(text.folded(position + 1)) || roughly.contains(text.folded(position - 1)),
      let unit = unitWeeks[text.folded(position)]
    {
      return (Int(unit + 0.5), position..<position + 1)
    }
    // «Месяц», «отработка будет месяц, а не две недели»
    if ["месяц", "неделя", "неделю"].contains(text.folded(position)),
      let unit = unitWeeks[text.folded(position)],
      sentence.filter({ text.tokens[$0].kind != .sign }).count == 1
        || ["будет", "нужен", "нужна"].contains(text.folded(position - 1))
        || ["а", ","].contains(text.folded(position + 1))
          && ["не", "а"].contains(text.folded(position + 2))
          && !["в", "за"].contains(text.folded(position - 1))
    {
      return (Int(unit + 0.5), position..<position + 1)
    }
    // «Мне ещё месяц дела передавать»
    if ["месяц", "неделю", "неделя"].contains(text.folded(position)), text.folded(position - 1) == "еще",
      let unit = unitWeeks[text.folded(position)]
    {
      return (Int(unit + 0.5), position..<position + 1)
    }
    // «Недели через шесть»
    if ["недели", "недель", "месяца", "месяцев", "неделю", "месяц", "дней"].contains(text.folded(position)),
      text.folded(position + 1) == "через", let unit = unitWeeks[text.folded(position)],
      let count = Numerals.count(in: text, at: position + 2), !count.isOrdinal, count.value <= 60
    {
      return (Int(count.value * unit + 0.5), position..<count.positions.upperBound)
    }
    // «Месяц мне нужен», «месяц на отработку», «две недели отработки»: the answer opens with it.
    if ["месяц", "неделя", "неделю"].contains(text.folded(position)), position == sentence.lowerBound,
      position + 1 < sentence.upperBound, neededFor.contains(text.folded(position + 1)),
      let unit = unitWeeks[text.folded(position)]
    {
      return (Int(unit + 0.5), position..<position + 1)
    }
    // «Месяц, не две недели»
    if ["месяц", "month", "неделя", "неделю", "week"].contains(text.folded(position)),
      position == sentence.lowerBound,
      position + 1 < sentence.upperBound, text.folded(position + 1) == ",",
      let unit = unitWeeks[text.folded(position)]
    {
      return (Int(unit + 0.5), position..<position + 1)
    }
    guard ["a", "one", "через", "за", "within"].contains(text.folded(position)),
      position + 1 < sentence.upperBound,
      let unit = unitWeeks[text.folded(position + 1)], unit >= 1,
      !["ago", "назад"].contains(text.folded(position + 2))
    else { return nil }
    // "15 hours a week", "twice a month"
    if text.folded(position) == "a",
      ["hours", "hrs", "h", "days", "day", "hour", "times", "once", "twice", "time"].contains(
        text.folded(position - 1))
    {
      return nil
    }
    // "5,000 a month" is pay.
    if text.folded(position) == "a", position > 0, text.tokens[position - 1].kind != .word { return nil }
    if text.folded(position) == "a", position > 0, Currencies.named(by: text.tokens[position - 1]) != nil {
      return nil
    }
    return (Int(unit + 0.5), position..<position + 2)
  }
}

/// Finds whether somebody would move, or helps others to.
package enum Relocation {
  /// The statements of `text`: true for "ready to relocate", «помогаем с переездом»; false for "not moving",
  /// «переезжать не планирую». A move that was made («переехала в Тбилиси») is none.
  package static func mentions(in text: AnalysedText, isAnswer: Bool = false) -> [ConditionMention<Bool>] {
    var result: [ConditionMention<Bool>] = []
    for position in text.tokens.indices where isMove(position, text, isAnswer: isAnswer) {
      let clause = withAnswer(Clauses.clause(at: position, in: text), text)
      if let last = result.last, clause.contains(last.positions.lowerBound) { continue }
      guard let value = value(clause, position, text, isAnswer: isAnswer) else { continue }
      result.append(ConditionMention(value, clause, text))
    }
    return result
  }

  /// The statements of `text`; see the method for analysed text.
  package static func mentions(in text: String) -> [ConditionMention<Bool>] {
    mentions(in: AnalysedText(text))
  }

  /// With the word behind a colon or a dash: "Relocation: no", «Переезд — да».
  private static func withAnswer(_ clause: Range<Int>, _ text: AnalysedText) -> Range<Int> {
    let answer = clause.upperBound + 1
    guard answer < text.tokens.count, text.sentence(at: clause.lowerBound).contains(answer),
      [":", "—", "–"].contains(where: { text.tokens[clause.upperBound].isSign($0) }),
      noWords.contains(text.folded(answer)) || yesWords.contains(text.folded(answer))
    else { return clause }
    return clause.lowerBound..<answer + 1
  }

  private static func isMove(_ position: Int, _ text: AnalysedText, isAnswer: Bool) -> Bool {
    let word = text.folded(position)
    if word.hasPrefix("relocat") { return word != "relocated" }
    if word.hasPrefix("релокац") || word.hasPrefix("релокат") || word.hasPrefix("релокейт") { return true }
    if ["переезжал", "переезжала", "переезжали"].contains(word) { return false }
    // «В Питер бы переехал»
    if ["переехал", "переехала"].contains(word) {
      return Clauses.clause(at: position, in: text).contains { text.folded($0) == "бы" }
    }
    // «В Германию готов ехать», «чтобы перевезли в Берлин»
    if ["ехать", "поехать", "уехать", "перебраться", "перевезли", "перевезти"].contains(word) {
      let clause = Clauses.clause(at: position, in: text)
      return clause.contains { willingly.contains(text.folded($0)) }
        && Places.mentions(in: text).contains { clause.contains($0.positions.lowerBound) }
    }
    if word.hasPrefix("переезж") || word.hasPrefix("переезд") || word == "переехать" || word == "перееду"
      || word == "переедем"
    {
      return true
    }
    guard word == "move" || word == "moving" else { return false }
    // "Wouldn't move for less than 80": to another employer.
    if text.folded(position + 1) == "for",
      ["less", "more", "money", "anything"].contains(text.folded(position + 2))
        || Numerals.count(in: text, at: position + 2) != nil
        || position + 2 < text.tokens.count && Currencies.named(by: text.tokens[position + 2]) != nil
    {
      return false
    }
    // "I won't move my chair for less": whoever moves something stays where they are, but for those who live with them.
    if word == "move", ["my", "a", "the"].contains(text.folded(position + 1)),
      moved.contains(text.folded(position + 2))
    {
      return false
    }
    // "Help us finish the move of our ledger off a monolith"
    if word == "move", ["of", "off"].contains(text.folded(position + 1)) { return false }
    // "Move from Java to Kotlin", "move to backend"
    if ["to", "from", "into"].contains(text.folded(position + 1)), position + 2 < text.tokens.count,
      SkillTable.shared.hit(in: text, at: position + 2) != nil
        || TradeTable.phrases.match(in: text, at: position + 2) != nil
    {
      return false
    }
    let before = text.folded(position - 1)
    let beforeThat = text.folded(position - 2)
    let willing = [
      "to", "not", "would", "wouldn't", "won't", "i'd", "id", "we'd", "could", "can", "can't", "no", "will",
      "you", "the",
      "a", "i", "your", "somebody", "only", "never", "be", "happily", "gladly", "consider",
    ]
    // "We do help with moving"
    if before == "with", beforeThat.hasPrefix("help") { return true }
    guard willing.contains(before) || isAnswer else { return false }
    if before == "to" {
      return [
        "ready", "willing", "open", "happy", "want", "plan", "planning", "able", "going", "like", "have",
        "need", "prepared", "looking",
      ].contains(beforeThat) || isAnswer
    }
    return !["fast", "quickly", "forward", "on", "things", "away", "from", "the"].contains(
      text.folded(position + 1)) || before == "not"
  }

  private static let moved: Set<String> = [
    "chair", "desk", "finger", "fingers", "muscle", "seat", "mouse", "needle", "bottom", "feet", "servers",
    "code", "deadline", "meeting", "project", "date", "button", "pixel", "ticket",
  ]

  private static let willingly: Set<String> = [
    "готов", "готова", "готовы", "согласен", "согласна", "хочу", "чтобы", "хотел", "хотела", "хотелось",
    "желательно",
  ]
  private static let noWords: Set<String> = [
    "no", "not", "won't", "wouldn't", "can't", "cannot", "don't", "never", "without", "не", "без", "нет",
    "isn't", "doesn't", "aren't", "against", "против", "невозможен", "исключен", "исключён", "isn't",
    "neither", "ни", "никаких", "никакого", "хватит", "наездился", "наездилась", "надоело", "напереезжался",
    "передумал",
    "передумала", "передумали", "отменяется", "устал", "устала", "отменяем", "отменился", "отменен", "off",
    "cancelled",
    "canceled",
  ]
  private static let yesWords: Set<String> = [
    "ready", "willing", "open", "happy", "would", "could", "can", "i'd", "we'd", "help", "package", "support",
    "possible", "ok", "okay", "yes", "fine", "consider", "considering", "welcome", "offer", "want", "like",
    "assistance",
    "готов", "готова", "готовы", "рассматриваю", "рассмотрю", "возможен", "возможна", "могу", "можем", "мог",
    "могла", "помогаем", "поможем", "помощь", "пакет", "хочу", "планирую", "да", "ок", "интересна",
    "интересует", "не против", "поддержка", "оплачиваем", "приветствуется", "помогаю", "планируем", "оплатим",
    "перееду", "бы", "хотел", "хотела", "согласен", "согласна", "релокационный", "sponsor", "cover", "pay",
    "interested", "open to", "maybe", "может", "чтобы", "компенсируем", "компенсируют", "оплачивают",
    "оплатят", "можно", "реален", "реально", "рассмотрим",
  ]
  private static let paying: Set<String> = [
    "компенсируем", "компенсируют", "оплачивают", "оплатят", "оплачиваем", "оплатим", "помогаем", "поможем",
  ]

  private static func value(_ clause: Range<Int>, _ position: Int, _ text: AnalysedText, isAnswer: Bool)
    -> Bool?
  {
    let words = clause.map(text.folded)
    if words.contains("обсуждаем") || words.contains("обсудим") { return nil }
    // «не против переезда» is a yes.
    for (index, word) in words.enumerated()
    where word == "не" && index + 1 < words.count && words[index + 1] == "против" {
      return true
    }
    if words.contains("unless") || words.contains("если") { return nil }
    if words.contains(where: noWords.contains) { return false }
    if words.contains(where: yesWords.contains) { return true }
    // «Релокацию, кстати, компенсируют»
    if clause.count == 1 {
      let sentence = text.sentence(at: position)
      let behind = sentence.filter { $0 > position }.map { text.folded($0) }
      if behind.contains(where: paying.contains), !behind.contains("не") { return true }
    }
    // "Remote or relocation", «удалёнка или переезд»
    if ["or", "или", "либо"].contains(text.folded(position - 1)) { return true }
    // "Relocation: yes", a bare «релокация» in a list of what suits.
    return isAnswer || words.count <= 2 && text.folded(position).hasPrefix("relocat") ? true : nil
  }
}
